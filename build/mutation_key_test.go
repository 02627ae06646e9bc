package build_test

import (
	"strings"

	"jilid/build/source"
	"jilid/build/text/yaml"
)

// keyMutators hurt the keys of YAML, whatever their values are.
var keyMutators = []mutator{
	{"key left out", ofFields(func(e entry) []mutant {
		start, end := e.extent()
		if start >= end {
			return nil
		}
		return []mutant{e.gone(change(e.file, e.class, start, end, ""))}
	})},
	{"key misspelt", ofFields(func(e entry) (out []mutant) {
		for _, bad := range misspelt(e.key.Text, e.record.Names()) {
			out = append(out, e.rekey(bad).says(e.key.Text))
		}
		return out
	})},
	{"key capitalised", ofFields(func(e entry) []mutant {
		return []mutant{e.rekey(strings.ToUpper(e.key.Text[:1]) + e.key.Text[1:]).says(e.key.Text)}
	})},
	{"key unknown", ofFields(func(e entry) []mutant {
		return []mutant{e.gone(e.rekey("xyzzy_plugh"))}
	})},
	{"key twice", ofFields(func(e entry) []mutant {
		if e.flow() {
			again := ", " + e.file.Span(e.key.Span.Start, e.value.Span.End).Text()
			return []mutant{change(e.file, e.class, e.value.Span.End, e.value.Span.End, again)}
		}
		start, end := e.extent()
		if e.dashed() {
			return nil
		}
		m := change(e.file, e.class, end, end, e.file.Span(start, end).Text())
		return []mutant{m}
	})},
	{"key in both languages", ofFields(func(e entry) []mutant {
		other := e.field.Alias
		if other == e.key.Text {
			other = e.field.Name
		}
		if other == "" || !e.oneLine() {
			return nil
		}
		again := other + ": " + e.value.Span.Text()
		if e.flow() {
			return []mutant{change(e.file, e.class, e.value.Span.End, e.value.Span.End, ", "+again)}
		}
		m := change(e.file, e.class, e.value.Span.End, e.value.Span.End, "\n"+strings.Repeat(" ", e.key.Span.Position().Column-1)+again)
		return []mutant{m}
	})},
	{"no blank after the colon", ofFields(func(e entry) []mutant {
		if !e.oneLine() || e.value.Span.Start == e.key.Span.End+1 {
			return nil
		}
		return []mutant{e.home(change(e.file, e.class, e.key.Span.End, e.value.Span.Start, ":"))}
	})},
	{"no colon", ofFields(func(e entry) []mutant {
		return []mutant{e.home(change(e.file, e.class, e.key.Span.End, e.key.Span.End+1, ""))}
	})},
	{"non-breaking space after the colon", ofFields(func(e entry) []mutant {
		if !e.oneLine() || e.value.Span.Start == e.key.Span.End+1 {
			return nil
		}
		return []mutant{e.home(change(e.file, e.class, e.key.Span.End, e.value.Span.Start, ":\u00a0"))}
	})},
	{"no value", ofFields(func(e entry) []mutant {
		if e.flow() {
			return []mutant{e.gone(change(e.file, e.class, e.value.Span.Start, e.value.Span.End, ""))}
		}
		_, end := e.extent()
		at := e.key.Span.End + 1
		text := "\n"
		if e.dashed() && len(e.owner.Pairs) > 1 {
			text += strings.Repeat(" ", e.key.Span.Position().Column-1)
		}
		return []mutant{e.gone(change(e.file, e.class, at, end, text))}
	})},
	{"one blank more before the key", ofFields(indented(" "))},
	{"one blank less before the key", ofFields(func(e entry) []mutant {
		if e.flow() || e.dashed() || e.key.Span.Position().Column == 1 {
			return nil
		}
		return []mutant{nearby(change(e.file, e.class, e.key.Span.Start-1, e.key.Span.Start, ""), e)}
	})},
	{"tab before the key", ofFields(indented("\t"))},
	{"non-breaking space before the key", ofFields(indented("\u00a0"))},
	{"blank within the dash", ofFields(func(e entry) []mutant {
		if !e.dashed() {
			return nil
		}
		return []mutant{e.home(change(e.file, e.class, e.key.Span.Start-1, e.key.Span.Start, ""))}
	})},
}

// ofFields makes mutants of every entry that is a field of a record.
func ofFields(make func(e entry) []mutant) func(*specimen, *source.File) []mutant {
	return func(s *specimen, f *source.File) (out []mutant) {
		for _, e := range s.entries(f) {
			if e.field != nil {
				out = append(out, make(e)...)
			}
		}
		return out
	}
}

// rekey is the entry with another key.
func (e entry) rekey(key string) mutant {
	return change(e.file, e.class, e.key.Span.Start, e.key.Span.End, key)
}

// indented puts something before a key that begins its line.
func indented(with string) func(entry) []mutant {
	return func(e entry) []mutant {
		if e.flow() || e.dashed() {
			return nil
		}
		return []mutant{nearby(change(e.file, e.class, e.key.Span.Start, e.key.Span.Start, with), e)}
	}
}

// nearby allows the neighbours of an entry, too: of two lines that don't agree
// in their indentation either may be the one that is wrong.
func nearby(m mutant, e entry) mutant {
	m = e.home(m)
	if e.index > 0 {
		m = m.or(e.file.Path, e.owner.Pairs[e.index-1].Key.Span.Position().Line)
		m = m.or(e.file.Path, e.owner.Pairs[e.index-1].Value.Span.EndPosition().Line)
	}
	if e.index+1 < len(e.owner.Pairs) {
		m = m.or(e.file.Path, e.owner.Pairs[e.index+1].Key.Span.Position().Line)
	}
	if e.value.Kind == yaml.Map || e.value.Kind == yaml.List {
		m = m.or(e.file.Path, e.value.Span.Position().Line)
	}
	return m
}
