// Package bib reads bibliographies – BibTeX by [Parse], CSL-YAML by [CSL] – and
// writes their entries as the plan's books print them: [Format] gives every
// entry its label for the text ("Giffinger dkk. 2007", "Perpres 95/2018") and
// its line in the bibliography, in Indonesian or English.
//
// Laws and regulations are what a plan cites most. They have no authors: they
// are known by kind, number and year, and are set that way.
package bib

import (
	"strings"

	"jilid/build/source"
)

// Entry is one source as written.
type Entry struct {
	Type   string // "article", "book", "misc" …, in small letters
	Key    string
	Fields []Field // in written order
	Span   source.Span
}

// Field is one field of an entry.
type Field struct {
	Name  string // in small letters
	Value string // TeX, without the outer braces
	Span  source.Span
}

// Get is the value of the first of the named fields that is there, or "".
func (e *Entry) Get(names ...string) string {
	for _, name := range names {
		for _, f := range e.Fields {
			if f.Name == name && strings.TrimSpace(f.Value) != "" {
				return strings.TrimSpace(f.Value)
			}
		}
	}
	return ""
}

// at is where the first of the named fields stands, or the entry.
func (e *Entry) at(names ...string) source.Span {
	for _, name := range names {
		for _, f := range e.Fields {
			if f.Name == name {
				return f.Span
			}
		}
	}
	return e.Span
}
