// Package diag holds what the compiler has to say about a plan: diagnostics
// with a stable code, a place, what is wrong and how to mend it. They are
// values; nothing here prints or stops. Texts exist in both languages of the
// program and the printer chooses one.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"jilid/build/source"
)

// Text is one sentence in each language of the program: lower case at the
// beginning, no full stop at the end.
type Text struct{ ID, EN string }

// T makes a Text; args are formatted into both languages, as by fmt.Sprintf.
// An argument that is itself a Text appears in the language it is put into. What
// a file has that isn't UTF-8 becomes �, as a message may go where only UTF-8 can.
func T(id, en string, args ...any) Text {
	if len(args) == 0 {
		return Text{id, en}
	}
	a, b := slices.Clone(args), slices.Clone(args)
	for i, arg := range args {
		if t, ok := arg.(Text); ok {
			a[i], b[i] = t.ID, t.EN
		}
	}
	return Text{strings.ToValidUTF8(fmt.Sprintf(id, a...), "\uFFFD"), strings.ToValidUTF8(fmt.Sprintf(en, b...), "\uFFFD")}
}

// In is the text in a language, "id" or "en".
func (t Text) In(lang string) string {
	if lang == "en" {
		return t.EN
	}
	return t.ID
}

// Error makes a Text an error, so that a reader of fonts or pictures can return
// one and its caller can put it into another T, where it keeps both languages.
func (t Text) Error() string { return t.EN }

// Clip shortens a text of the writer's for a message: its first line, 48 characters at most.
func Clip(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	if r := []rune(s); len(r) > 48 {
		return string(r[:47]) + "…"
	}
	return s
}

// Severity tells what a diagnostic does to a build.
type Severity int

const (
	Error   Severity = iota // the plan is wrong; exit 1
	Warning                 // the plan is poorer than it should be
	Hint                    // something a typographer would like to know
)

// Related is a second place that belongs to a diagnostic.
type Related struct {
	Span source.Span
	Text Text
}

// Diagnostic is one thing to say about the plan.
type Diagnostic struct {
	Code     Code
	Severity Severity
	Span     source.Span // where; the zero Span for the plan as a whole
	Text     Text        // what is wrong
	Hint     Text        // how to mend it; may be empty
	Related  []Related

	// Absent is what isn't there, by its sort and name: "agency diskominfo",
	// "file content/buku-1/a.csv". It is empty where something else is the matter.
	Absent string

	// Often is the hint if the absent thing is named in several places: then its
	// name is no slip, and the Related place of what it may be is left out. It is
	// empty where Hint holds anyway.
	Often Text
}

// Has tells whether one of the diagnostics is that severe.
func Has(ds []Diagnostic, s Severity) bool {
	return slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Severity == s })
}

// List collects diagnostics. The zero value is empty. It is not safe for
// concurrent use: parallel stages keep a list each and append them in order.
type List struct{ all []Diagnostic }

// Errorf-like helpers: the code decides the severity.

// Add reports something at a place, with a hint that may be the zero Text.
func (l *List) Add(code Code, at source.Span, text, hint Text, related ...Related) {
	l.all = append(l.all, Diagnostic{Code: code, Severity: code.Severity(), Span: at, Text: text, Hint: hint, Related: related})
}

// AddAbsent reports that something isn't there which is named at a place.
func (l *List) AddAbsent(what string, code Code, at source.Span, text, hint Text, related ...Related) {
	l.Add(code, at, text, hint, related...)
	l.all[len(l.all)-1].Absent = what
}

// IfOften gives the last diagnostic another hint, see [Diagnostic].Often.
func (l *List) IfOften(hint Text) { l.all[len(l.all)-1].Often = hint }

// Append takes over diagnostics found elsewhere.
func (l *List) Append(ds ...Diagnostic) { l.all = append(l.all, ds...) }

// All are the diagnostics in the order they were added.
func (l *List) All() []Diagnostic { return l.all }

// Len is the number of diagnostics.
func (l *List) Len() int { return len(l.all) }

// Count counts the diagnostics of a severity.
func (l *List) Count(s Severity) int {
	n := 0
	for _, d := range l.all {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Sorted are the diagnostics by file, place and code, without doubles.
func (l *List) Sorted() []Diagnostic {
	out := slices.Clone(l.all)
	slices.SortStableFunc(out, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(filePath(a.Span), filePath(b.Span)),
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Text.EN, b.Text.EN),
		)
	})
	return slices.CompactFunc(out, func(a, b Diagnostic) bool {
		return a.Code == b.Code && a.Span == b.Span && a.Text == b.Text
	})
}

func filePath(s source.Span) string {
	if s.File == nil {
		return ""
	}
	return s.File.Path
}
