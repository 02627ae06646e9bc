package view

import (
	"slices"
	"strings"
	"unicode"

	"jilid/build/diag"
	"jilid/build/plan/money"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
	"jilid/build/text/yaml"
)

// inline expands {{sum budget …}} and {{count programs …}}.
func (x *expansion) inline(i doc.Inline) (doc.Inline, bool) {
	c, ok := i.(*doc.Computed)
	if !ok {
		return nil, false
	}
	text := &doc.Text{Value: x.compute(c)}
	x.made.value(text)
	return text, true
}

// What is computed, by the words writers use: a verb and its object.
var computations = []struct {
	verbs, objects []string
	record         *schema.Record
	run            func(*expander, filter, *schema.Object) string
}{
	{[]string{"sum", "jumlah"}, []string{"budget", "anggaran"}, schema.SumView, (*expander).sumBudget},
	{[]string{"count", "banyak", "hitung"}, []string{"programs", "program"}, schema.CountView, (*expander).countPrograms},
}

func (x *expansion) compute(c *doc.Computed) string {
	words := x.words(c)
	if len(words) >= 2 {
		for _, k := range computations {
			if slices.Contains(k.verbs, words[0].Text) && slices.Contains(k.objects, words[1].Text) {
				n, ok := x.pairs(words[2:], c.Span)
				if !ok {
					return "…"
				}
				before := x.diags.Count(diag.Error)
				o := schema.Decode(x.plan.Records.Of(k.record), n, &x.diags)
				f := x.filter(o)
				if x.diags.Count(diag.Error) > before {
					return "…"
				}
				return k.run(x.expander, f, o)
			}
		}
	}
	at := c.Span
	if len(words) > 0 {
		at = words[0].Span
	}
	x.diags.Add(diag.BadComputed, at, diag.T("`{{%s}}` tidak dikenal", "`{{%s}}` is not known", c.Expr),
		diag.T("yang ada: `{{sum budget …}}` dan `{{count programs …}}`, dengan saringan seperti `dimension=governance`", "there are `{{sum budget …}}` and `{{count programs …}}`, with filters like `dimension=governance`"))
	return "…"
}

// words parts an expression at blanks; quotes hold words together. Each knows
// its place in the file, if the expression stands there as written.
func (x *expansion) words(c *doc.Computed) []schema.Str {
	base := strings.Index(c.Span.Text(), c.Expr)
	var out []schema.Str
	start, quote := -1, rune(0)
	for i, r := range c.Expr + " " {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '"' || r == '\'':
			quote = r
			if start < 0 {
				start = i
			}
		case unicode.IsSpace(r):
			if start >= 0 {
				out = append(out, schema.Str{Text: c.Expr[start:i], Span: place(c.Span, base, start, i)})
			}
			start = -1
		case start < 0:
			start = i
		}
	}
	if start >= 0 { // a quote that is never closed
		out = append(out, schema.Str{Text: c.Expr[start:], Span: place(c.Span, base, start, len(c.Expr))})
	}
	return out
}

// place is a part of an expression in its file, or all of it where it isn't
// found as written.
func place(s source.Span, base, start, end int) source.Span {
	if base < 0 || s.File == nil {
		return s
	}
	return s.File.Span(s.Start+base+start, s.Start+base+end)
}

// pairs makes a YAML map of key=value words, so that filters in the text are
// read and checked by the same table as filters of views.
func (x *expansion) pairs(words []schema.Str, all source.Span) (*yaml.Node, bool) {
	n := &yaml.Node{Kind: yaml.Map, Span: all}
	for _, w := range words {
		key, value, found := strings.Cut(w.Text, "=")
		if !found || key == "" || value == "" {
			x.diags.Add(diag.BadComputed, w.Span, diag.T("`%s` bukan saringan", "`%s` is no filter", w.Text),
				diag.T("tulis `kunci=nilai` tanpa spasi, misalnya `year=2020`", "write `key=value` without blanks, like `year=2020`"))
			return nil, false
		}
		at := w.Span
		if at.Text() == w.Text {
			at.Start += len(key) + 1
		}
		keyNode := &yaml.Node{Kind: yaml.Scalar, Text: key, Span: w.Span}
		if w.Span.Text() == w.Text {
			keyNode.Span.End = w.Span.Start + len(key)
		}
		list := &yaml.Node{Kind: yaml.List, Span: at}
		for _, v := range strings.Split(strings.Trim(value, `"'`), ",") {
			list.Items = append(list.Items, &yaml.Node{Kind: yaml.Scalar, Text: strings.TrimSpace(v), Span: at})
		}
		node := list
		if len(list.Items) == 1 {
			node = list.Items[0]
		}
		n.Pairs = append(n.Pairs, yaml.Pair{Key: keyNode, Value: node})
	}
	return n, true
}

func (e *expander) sumBudget(f filter, o *schema.Object) string {
	var total money.Rupiah
	costed := false
	sources := o.Texts("source")
	for _, g := range e.programs(f) {
		for _, l := range g.Budget {
			if l.Costed && f.money(l) && (len(sources) == 0 || slices.ContainsFunc(sources, func(s string) bool { return strings.EqualFold(s, l.Source) })) {
				total, costed = total+l.Amount, true
			}
		}
	}
	if !costed {
		return lang.NotCosted.In(e.lang)
	}
	if u, ok := unit(o); ok {
		return total.About(u, e.lang)
	}
	return total.Short(e.lang)
}

func (e *expander) countPrograms(f filter, _ *schema.Object) string {
	return lang.Int(int64(len(e.programs(f))), e.lang)
}
