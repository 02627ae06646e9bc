// Package schema is the one table of what a writer can type as YAML: the
// fields of plan.yaml, of a chapter's front matter, of a program and of every
// view, with their English and Indonesian names, their types and what they
// mean. [Decode] reads a YAML tree by it and reports what doesn't fit; the
// manual and the editors' schemas are made from the same table.
package schema

import (
	"slices"
	"strings"

	"jilid/build/diag"
)

// Kind is the type of a field's value.
type Kind int

const (
	Text    Kind = iota // one text; numbers are taken as written
	Texts               // a list of texts, or one
	Bool                // true, yes, ya …
	Year                // 2020
	Years               // 2020, 2020-2029, or a list of years
	Date                // 2019-07-11
	Enum                // one of Words
	Enums               // a list of Words, or one
	Money               // 750 juta
	Percent             // 45%
	Number              // 3.6
	Length              // 210mm
	Color               // "#1f6f8b"
	ByYear              // a map from years or ranges of years to texts
	Named               // a map from names to texts
	Series              // a map from names to lists of numbers
	Levels              // a map from codes of diagnostics to severities, which are the Words
	One                 // a record
	Many                // a list of records
	Keyed               // records by their id: a map from ids to records, or a list of records with an id
)

// Field is one key of a record.
type Field struct {
	Name     string // English; what code asks for
	Alias    string // Indonesian; "" if it is the same word
	Kind     Kind
	Required bool
	Doc      diag.Text

	Least, Most int64 // of Percent and Number: in thousandths; 0 and 0 for any number

	Of      *Record // of One, Many, Keyed
	Words   []Word  // of Enum, Enums, Levels; of One and Keyed: words that may stand instead
	Repeats bool    // of Texts, Enums: the same may come again
	Short   string  // of One, Many, Keyed: the field that a plain text stands for
	Flag    bool    // of One: true and false may stand instead
	Own     *Own    // of a field that the plan itself defines
}

// Label is the field's name in the language of a message.
func (f *Field) Label() diag.Text { return label(f.Name, f.Alias) }

func label(name, alias string) diag.Text {
	if alias == "" {
		alias = name
	}
	return diag.Text{ID: alias, EN: name}
}

// Word is one accepted word in both languages.
type Word struct{ Name, Alias string }

// Record is a set of fields that belong together.
type Record struct {
	Name   string    // in code and in schema files: "program"
	Title  diag.Text // in messages: "di program", "in a program"
	Key    string    // the field that a Keyed map's keys fill
	Open   bool      // there may be fields that couldn't be read: unknown keys are not reported
	Fields []Field

	original *Record // of a translation: what it translates
}

// Field is the field with a name as typed: in either language, and with spaces,
// hyphens and underscores alike, so that `dasar hukum` is `dasar_hukum`.
func (r *Record) Field(typed string) *Field {
	for i := range r.Fields {
		if f := &r.Fields[i]; alike(f.Name, typed) || f.Alias != "" && alike(f.Alias, typed) {
			return f
		}
	}
	return nil
}

// All are the built-in records.
func All() []*Record {
	roots := []*Record{Plan, Chapter, Program, PlanTranslation, ChapterTranslation, ProgramTranslation, SumView, CountView}
	for _, v := range Views {
		roots = append(roots, v.Record)
	}
	return within(roots...)
}

// within are records and all that they can hold.
func within(roots ...*Record) []*Record {
	all := slices.Clone(roots)
	for i := 0; i < len(all); i++ {
		for _, f := range all[i].Fields {
			if f.Of != nil && !slices.Contains(all, f.Of) {
				all = append(all, f.Of)
			}
		}
	}
	return all
}

// Names are all names of all fields, for messages that suggest one.
func (r *Record) Names() []string {
	var out []string
	for _, f := range r.Fields {
		out = append(out, f.Name)
		if f.Alias != "" {
			out = append(out, f.Alias)
		}
	}
	return out
}

// alike tells whether two names are the same but for blanks, hyphens and
// underscores. It is asked for every key of every program, hence no folding.
func alike(a, b string) bool {
	i, j := 0, 0
	for {
		for i < len(a) && gap(a[i]) {
			i++
		}
		for j < len(b) && gap(b[j]) {
			j++
		}
		if i == len(a) || j == len(b) {
			return i == len(a) && j == len(b)
		}
		if a[i] != b[j] {
			return false
		}
		i, j = i+1, j+1
	}
}

func gap(c byte) bool { return c == ' ' || c == '-' || c == '_' }

// word is the canonical form of an accepted word as typed, in any capitals.
func word(words []Word, typed string) (string, bool) {
	typed = strings.ToLower(typed)
	for _, w := range words {
		if alike(strings.ToLower(w.Name), typed) || w.Alias != "" && alike(strings.ToLower(w.Alias), typed) {
			return w.Name, true
		}
	}
	return "", false
}

func wordNames(words []Word) []string {
	var out []string
	for _, w := range words {
		out = append(out, w.Name)
		if w.Alias != "" {
			out = append(out, w.Alias)
		}
	}
	return out
}
