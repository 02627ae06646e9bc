package build_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/yaml"
)

// valueMutators hurt the values of YAML, by what kind of value it is.
var valueMutators = []mutator{
	{"value in a list", ofScalars(func(e entry) string {
		if slices.Contains([]schema.Kind{schema.Texts, schema.Enums, schema.Years}, e.field.Kind) {
			return ""
		}
		return "[" + e.value.Span.Text() + "]"
	})},
	{"value in a map", ofScalars(func(e entry) string { return "{isi: " + e.value.Span.Text() + "}" })},
	{"text that YAML takes for a truth", ofKinds(func(e entry) string { return "no" }, schema.Text)},
	{"word for a number", ofKinds(func(e entry) string { return "banyak" }, schema.Year, schema.Years, schema.Date, schema.Money, schema.Percent, schema.Number, schema.ByYear, schema.Series)},
	{"word for a truth", ofKinds(func(e entry) string { return "mungkin" }, schema.Bool)},
	{"text for a collection", ofKinds(func(e entry) string { return "seadanya" }, schema.Many, schema.Keyed, schema.ByYear, schema.Named, schema.Series, schema.One)},
	{"list for a map", ofKinds(func(e entry) string { return "[satu, dua]" }, schema.ByYear, schema.Named, schema.Series, schema.One)},
	{"map for a list", ofKinds(func(e entry) string { return "{satu: dua}" }, schema.Texts, schema.Enums, schema.Many, schema.Years)},

	{"year of two digits", ofKinds(func(e entry) string { return "20" }, schema.Year, schema.Years)},
	{"year with the letter O", ofKinds(func(e entry) string { return strings.Replace(e.value.Text, "0", "O", 1) }, schema.Year)},
	{"year as a date", ofKinds(func(e entry) string { return e.value.Text + "-07-01" }, schema.Year)},
	{"year with its digits exchanged", ofKinds(func(e entry) string {
		return e.value.Text[:1] + e.value.Text[2:3] + e.value.Text[1:2] + e.value.Text[3:]
	}, schema.Year)},
	{"year outside the period", ofKinds(func(e entry) string { return "2035" }, schema.Year)},
	{"date as people write it", ofKinds(func(e entry) string { return "11/07/2019" }, schema.Date)},
	{"date that doesn't exist", ofKinds(func(e entry) string { return "2019-02-30" }, schema.Date)},

	{"money with a bare point", ofKinds(func(e entry) string { return "1.250" }, schema.Money)},
	{"money with a bare decimal comma", ofKinds(func(e entry) string { return "1,25 miliar" }, schema.Money)},
	{"money below zero", ofKinds(func(e entry) string { return "-" + strings.Trim(e.value.Span.Text(), `"`) }, schema.Money)},
	{"money with its unit misspelt", ofKinds(func(e entry) string { return "750 jtua" }, schema.Money)},
	{"money with a unit too many", ofKinds(func(e entry) string { return "750 juta juta" }, schema.Money)},
	{"money with a letter for a digit", ofKinds(func(e entry) string { return "75O juta" }, schema.Money)},
	{"number below zero", ofKinds(func(e entry) string { return "-3" }, schema.Percent, schema.Number)},
	{"number far too large", ofKinds(func(e entry) string { return "300" }, schema.Percent, schema.Number)},
	{"number with two points", ofKinds(func(e entry) string { return "3.6.1" }, schema.Percent, schema.Number)},

	{"word misspelt", func(s *specimen, f *source.File) (out []mutant) {
		for _, e := range s.entries(f) {
			if e.field == nil || e.field.Kind != schema.Enum && e.field.Kind != schema.Enums && len(e.field.Words) == 0 {
				continue
			}
			var known []string
			for _, w := range e.field.Words {
				known = append(known, w.Name, w.Alias)
			}
			for _, n := range append(e.value.Items, e.value) {
				if n.Kind == yaml.Scalar {
					for _, bad := range misspelt(n.Text, known) {
						out = append(out, e.replace(n, bad).says(n.Text))
					}
				}
			}
		}
		return out
	}},
	{"word that isn't one of the choices", ofKinds(func(e entry) string { return "xyzzy" }, schema.Enum, schema.Enums)},

	{"quotes left out", ofQuoted(func(text string) string { return text[1 : len(text)-1] })},
	{"closing quote left out", ofQuoted(func(text string) string { return text[:len(text)-1] })},
	{"opening quote left out", ofQuoted(func(text string) string { return text[1:] })},
	{"typographer's quotes", ofQuoted(func(text string) string { return "“" + text[1:len(text)-1] + "”" })},
	{"closing bracket left out", ofBracketed(func(text string) string { return text[:len(text)-1] })},
	{"opening bracket left out", ofBracketed(func(text string) string { return text[1:] })},
	{"closing bracket twice", ofBracketed(func(text string) string { return text + text[len(text)-1:] })},
	{"closing bracket of the other kind", ofBracketed(func(text string) string {
		return text[:len(text)-1] + map[byte]string{'[': "}", '{': "]"}[text[0]]
	})},
	{"comma left out", ofBracketed(func(text string) string { return strings.Replace(text, ", ", " ", 1) })},
	{"zero-width space in a value", ofScalars(func(e entry) string { return within(e.value.Span.Text(), "\u200b") })},
	{"byte order mark in a value", ofScalars(func(e entry) string { return within(e.value.Span.Text(), "\ufeff") })},
	{"colon and blank in a value", ofKinds(func(e entry) string { return "Satu: dua" }, schema.Text)},

	{"item twice", func(s *specimen, f *source.File) (out []mutant) {
		for _, e := range s.entries(f) {
			if items := e.value.Items; len(items) > 0 {
				out = append(out, e.itemTwice(items[len(items)/2]))
			}
		}
		return out
	}},
	{"key of a map twice", func(s *specimen, f *source.File) (out []mutant) {
		for _, e := range s.entries(f) {
			if e.field != nil {
				continue
			}
			start, end := e.extent()
			if e.flow() {
				out = append(out, change(f, e.class, e.value.Span.End, e.value.Span.End, ", "+f.Span(e.key.Span.Start, e.value.Span.End).Text()))
			} else {
				out = append(out, change(f, e.class, end, end, f.Span(start, end).Text()))
			}
		}
		return out
	}},
	{"year of a map outside the period", ofYearKeys(func(key string) string { return "2035" })},
	{"year of a map with the letter O", ofYearKeys(func(key string) string { return strings.ReplaceAll(key, "0", "O") })},
	{"years of a map the wrong way round", ofYearKeys(func(key string) string { return "2022-2021" })},
	{"years the wrong way round", ofKinds(func(e entry) string {
		if first, last, ok := strings.Cut(e.value.Text, "-"); ok {
			return last + "-" + first
		}
		return "2023-2021"
	}, schema.Years)},
	{"weights not a hundred together", func(s *specimen, f *source.File) (out []mutant) {
		for _, e := range s.entries(f) {
			if e.field != nil && e.field.Name == "weight" {
				n, _ := strconv.Atoi(strings.TrimSuffix(e.value.Text, "%"))
				m := e.replace(e.value, fmt.Sprint(n+5))
				if items := e.root.Get("items"); items != nil {
					m = m.or(f.Path, items.Span.Position().Line-1)
				}
				out = append(out, m.or(f.Path, e.line()-2).or(f.Path, e.line()-1).or(f.Path, e.line()-3).or(f.Path, e.line()-4).or(f.Path, e.line()-5))
			}
		}
		return out
	}},
}

// within puts something into the middle of a value, but not into a letter.
func within(text, what string) string {
	r := []rune(text)
	return string(r[:len(r)/2]) + what + string(r[len(r)/2:])
}

// replace is a node of the entry's value written otherwise.
func (e entry) replace(n *yaml.Node, text string) mutant {
	return change(e.file, e.class, n.Span.Start, n.Span.End, text)
}

// ofScalars rewrites every value that is one scalar on its key's line.
func ofScalars(text func(entry) string) func(*specimen, *source.File) []mutant {
	return ofFields(func(e entry) []mutant {
		if e.value.Kind != yaml.Scalar || !e.oneLine() {
			return nil
		}
		return e.rewritten(text(e))
	})
}

// ofKinds rewrites the values of fields of some kinds.
func ofKinds(text func(entry) string, kinds ...schema.Kind) func(*specimen, *source.File) []mutant {
	return ofFields(func(e entry) []mutant {
		if !slices.Contains(kinds, e.field.Kind) {
			return nil
		}
		if (e.value.Kind == yaml.List || e.value.Kind == yaml.Map) && !e.oneLine() {
			start, end := e.extent()
			if e.dashed() {
				return nil
			}
			lead := e.file.Span(start, e.key.Span.End).Text()
			m := change(e.file, e.class, start, end, lead+": "+text(e)+"\n")
			m.at = m.at[:1]
			return []mutant{m}
		}
		if !e.oneLine() || e.value.Kind == yaml.List && e.field.Kind == schema.Year {
			return nil
		}
		return e.rewritten(text(e))
	})
}

func (e entry) rewritten(text string) []mutant {
	if text == "" || text == e.value.Span.Text() {
		return nil
	}
	return []mutant{e.replace(e.value, text)}
}

// ofQuoted rewrites every text in quotes.
func ofQuoted(text func(string) string) func(*specimen, *source.File) []mutant {
	return everyValue(func(e entry, n *yaml.Node) []mutant {
		if s := n.Span.Text(); n.Kind == yaml.Scalar && len(s) > 2 && s[0] == '"' {
			return []mutant{e.replace(n, text(s))}
		}
		return nil
	})
}

// ofBracketed rewrites every [list] and {map}.
func ofBracketed(text func(string) string) func(*specimen, *source.File) []mutant {
	return everyValue(func(e entry, n *yaml.Node) []mutant {
		if s := n.Span.Text(); n.Kind != yaml.Scalar && len(s) > 2 && (s[0] == '[' || s[0] == '{') && text(s) != s {
			return []mutant{e.replace(n, text(s)).or(e.file.Path, e.line()+1)}
		}
		return nil
	})
}

// everyValue looks at the values of all fields, and at the items of those that are lists.
func everyValue(make func(e entry, n *yaml.Node) []mutant) func(*specimen, *source.File) []mutant {
	return ofFields(func(e entry) (out []mutant) {
		for _, n := range append(slices.Clone(e.value.Items), e.value) {
			if n.Span.Position().Line == n.Span.EndPosition().Line {
				out = append(out, make(e, n)...)
			}
		}
		return out
	})
}

var yearKey = regexp.MustCompile(`^\d{4}(-\d{4})?$`)

// ofYearKeys rewrites the keys of maps by year.
func ofYearKeys(key func(string) string) func(*specimen, *source.File) []mutant {
	return func(s *specimen, f *source.File) (out []mutant) {
		for _, e := range s.entries(f) {
			if e.field == nil && yearKey.MatchString(e.key.Text) {
				out = append(out, e.rekey(key(e.key.Text)))
			}
		}
		return out
	}
}

// itemTwice repeats an item of a list.
func (e entry) itemTwice(item *yaml.Node) mutant {
	if strings.HasPrefix(e.value.Span.Text(), "[") {
		return change(e.file, e.class, item.Span.End, item.Span.End, ", "+item.Span.Text())
	}
	first := item.Span.Position().Line
	last := item.Span.EndPosition().Line
	var text strings.Builder
	for n := first; n <= last; n++ {
		text.WriteString(e.file.Line(n) + "\n")
	}
	at := e.file.Offset(last+1, 1)
	m := change(e.file, e.class, at, at, text.String())
	m.at = m.at[:last-first+1]
	return m
}
