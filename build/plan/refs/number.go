package refs

import (
	"strconv"
	"strings"
	"sync"

	"jilid/build/plan"
	"jilid/build/text/lang"
)

// counter numbers what stands in one chapter and its section files.
type counter struct {
	prefix string // "3", "A", or "" in an unnumbered chapter
	counts [7]int // sections by level, from 2
	last   int    // level of the last numbered heading
	mute   int    // level of an unnumbered heading that is still open, or 0

	tables, figures, formulas int
}

func newCounter(prefix string) *counter { return &counter{prefix: prefix, last: 1} }

// deepest is the deepest level of headings with a number: 3.1.1.1.
const deepest = 4

// section is the number of the next heading of a level (2 is the first below
// the chapter's title). A skipped level gives no zero in the number.
func (c *counter) section(level int, unnumbered bool) string {
	level = max(2, min(level, len(c.counts)-1))
	if c.prefix == "" {
		return ""
	}
	if unnumbered {
		if c.mute == 0 || level < c.mute {
			c.mute = level
		}
		return ""
	}
	if c.mute > 0 && level > c.mute {
		return "" // below an unnumbered heading
	}
	c.mute = 0
	level = min(level, c.last+1)
	c.last = level
	c.counts[level]++
	clear(c.counts[level+1:])
	if level > deepest {
		return ""
	}
	parts := []string{c.prefix}
	for _, n := range c.counts[2 : level+1] {
		parts = append(parts, strconv.Itoa(n))
	}
	return strings.Join(parts, ".")
}

func (c *counter) next(n *int) string {
	*n++
	if c.prefix == "" {
		return strconv.Itoa(*n)
	}
	return c.prefix + "." + strconv.Itoa(*n)
}

// bookNumbers numbers the chapters of a book.
type bookNumbers struct {
	lang                        lang.Lang
	parts, chapters, appendices int
	loose                       *group // all unnumbered chapters together
}

// newGroup is a group without texts.
func newGroup(l lang.Lang, prefix string) *group { return &group{lang: l, count: newCounter(prefix)} }

// chapter is a chapter's own number and label, and the group that it begins or belongs to.
func (n *bookNumbers) chapter(c *plan.Chapter) (number, label string, in *group) {
	if c.Unnumbered {
		return "", c.Title, n.loose
	}
	switch c.Kind {
	case plan.Body:
		n.chapters++
		number = lang.Roman(n.chapters)
		return number, lang.ChapterRef.In(n.lang) + " " + number, newGroup(n.lang, strconv.Itoa(n.chapters))
	case plan.Appendix:
		n.appendices++
		number = letters(n.appendices)
		return number, lang.Appendix.In(n.lang) + " " + number, newGroup(n.lang, number)
	case plan.Part:
		n.parts++
		number = lang.Roman(n.parts)
		return number, lang.Part.In(n.lang) + " " + number, n.loose
	}
	return "", c.Title, n.loose
}

// letters counts A, B … Z, AA, AB …
func letters(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// group are the texts whose numbers count on from one to the next: a chapter with its section
// files, or all unnumbered chapters of a book. They are numbered when one of them is asked for.
type group struct {
	once  sync.Once
	lang  lang.Lang
	count *counter
	texts []*Text
}

// number makes the targets of a group's texts.
func (g *group) number() {
	g.once.Do(func() {
		for _, x := range g.texts {
			x.number(g.lang, g.count)
		}
	})
}

// number makes the targets of a text.
func (x *Text) number(l lang.Lang, count *counter) {
	if x.own.Sort == SectionTarget {
		x.own.Number = count.section(x.chapter.Depth+1, x.chapter.Unnumbered)
		x.own.Label = sectionLabel(&x.own, l)
	}
	x.targets = make([]Target, len(x.things))
	for i := range x.things {
		of, t := &x.things[i], &x.targets[i]
		*t = Target{Sort: of.sort, ID: of.anchor, Title: of.title, Book: x.own.Book, Chapter: x.chapter, Address: x.own.Address, Anchor: of.anchor}
		numbered := func(w lang.Word, n *int) {
			t.Number = count.next(n)
			t.Label = w.In(l) + " " + t.Number
		}
		switch {
		case !of.counted:
			t.Label = of.anchor
		case of.sort == TableTarget:
			numbered(lang.Table, &count.tables)
		case of.sort == FigureTarget:
			numbered(lang.Figure, &count.figures)
		case of.sort == EquationTarget:
			numbered(lang.Equation, &count.formulas)
		default:
			t.ID = of.id
			t.Number = count.section(of.level+x.depth(), of.unnumbered)
			t.Label = sectionLabel(t, l)
		}
	}
}

// sectionLabel is what a section is called in a sentence.
func sectionLabel(t *Target, l lang.Lang) string {
	if t.Number == "" {
		return t.Title
	}
	return lang.Section.In(l) + " " + t.Number
}
