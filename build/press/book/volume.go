package book

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"

	"jilid/build/plan"
	"jilid/build/plan/view"
	"jilid/build/press/frame"
	"jilid/build/press/page"
	"jilid/build/text/lang"
)

// volume is a book being made: its parts in the order they are bound.
type volume struct {
	c      *composer
	book   *view.Book
	front  []*unit
	body   []*unit
	ending []*unit // appendices

	contents []*part // lists of contents, tables, figures, abbreviations
	sources  *part   // the bibliography, nil if nothing is cited
	last     *part   // the index, nil if there is none
	parts    []*part
	pages    int
	places   *places
	facts    facts
}

// part is some pages that belong together: a unit, a list, the cover.
type part struct {
	unit    *unit
	set     *set
	single  func(f *frame.Frame, root *frame.Tag) // draws a page without text flow: cover, title page …
	name    string                                // of such a page
	recto   bool                                  // begins on a right-hand page
	verso   bool                                  // begins on a left-hand page
	folios  folios
	restart bool   // folios begin at 1
	prefix  string // before its folios: "II-"
	head    string

	first int    // index of the first page
	begin int    // folio number of the first page
	dest  string // of a single page
}

type folios int

const (
	noFolios folios = iota
	romanFolios
	arabicFolios
)

const (
	coverDest = "sampul"
	titleDest = "judul"
)

func (c *composer) volume(b *view.Book) *volume {
	v := &volume{c: c, book: b, facts: c.facts(b)}
	v.front, v.body, v.ending = c.units(b)
	return v
}

func (v *volume) units() []*unit {
	return append(append(append([]*unit(nil), v.front...), v.body...), v.ending...)
}

// apparatus makes, once the chapters are set, the parts around them and the order of all.
func (v *volume) apparatus() {
	right := v.c.plan.Print.ChapterStart != "any" || v.c.look.fixed.edition.For == plan.Press
	v.sources = v.bibliography()
	add := func(p *part) { v.parts = append(v.parts, p) }
	add(&part{single: v.cover, name: "cover", recto: true, dest: coverDest})
	add(&part{single: v.titlePage, name: "title", recto: true, folios: romanFolios, restart: true, dest: titleDest})
	add(&part{single: v.imprint, name: "imprint", folios: romanFolios})
	for i, u := range v.front {
		add(&part{unit: u, folios: romanFolios, recto: i == 0})
	}
	first := len(v.parts)
	for i, u := range v.body {
		add(&part{unit: u, folios: arabicFolios, recto: right || i == 0, restart: i == 0})
	}
	if v.sources != nil {
		v.sources.folios, v.sources.recto = arabicFolios, right
		v.sources.restart = len(v.body) == 0
		add(v.sources)
	}
	for _, u := range v.ending {
		add(&part{unit: u, folios: arabicFolios, recto: right, restart: len(v.body) == 0 && v.sources == nil && u == v.ending[0]})
	}
	v.places = &places{}
	if v.last = v.index(); v.last != nil {
		v.last.folios, v.last.recto = arabicFolios, right
		add(v.last)
	}
	add(&part{single: v.backCover, name: "back", verso: true})
	for _, p := range v.parts {
		if p.unit != nil {
			p.set = p.unit.out
		}
	}
	if v.c.plan.Print.ByChapter {
		for _, p := range v.parts {
			if p.folios == arabicFolios {
				p.restart, p.prefix = true, v.folioPrefix(p)
			}
		}
	}
	v.contents = v.lists()
	for i, p := range v.contents {
		p.folios, p.recto = romanFolios, i == 0
	}
	v.parts = append(v.parts[:first:first], append(v.contents, v.parts[first:]...)...)
}

// unset forgets the sets of units; number finds them again.
func (v *volume) unset() {
	for _, p := range v.parts {
		if p.unit != nil {
			p.set = nil
		}
	}
}

func (p *part) count() int {
	if p.set != nil {
		return len(p.set.pages)
	}
	return 1
}

// number gives every page its place in the PDF and its folio, and collects the
// places of destinations and references.
func (v *volume) number() {
	v.places = &places{dest: map[string]Place{}, mark: map[*unit]map[string]int{}}
	at, folio := 0, 0
	for _, p := range v.parts {
		switch {
		case p.unit != nil:
			p.set = p.unit.out
		case p == v.last:
			p.set = v.index().set // all that it names has its folio by now
		}
		if !v.c.look.oneSided && (p.recto && at%2 == 1 || p.verso && at%2 == 0) {
			at, folio = at+1, folio+1
		}
		if p.restart {
			folio = 1
		}
		p.first, p.begin = at, folio
		if p.dest != "" {
			v.places.dest[p.dest] = Place{at, p.folio(0)}
		}
		if p.set != nil {
			v.collect(p)
		}
		at, folio = at+p.count(), folio+p.count()
	}
	v.pages = at
}

// folio is what is printed on the i-th page of a part.
func (p *part) folio(i int) string {
	switch p.folios {
	case romanFolios:
		return strings.ToLower(lang.Roman(p.begin + i))
	case arabicFolios:
		return p.prefix + strconv.Itoa(p.begin+i)
	}
	return ""
}

// folioPrefix is what stands before the folios of a part where every chapter has
// its own: its number, or the first letters of its title's words – of a word alone,
// its beginning, which can't be taken for a number.
func (v *volume) folioPrefix(p *part) string {
	title, number := cmp.Or(p.head, p.set.title), ""
	if p.unit != nil {
		if t := v.c.refs.Chapter(p.unit.texts[0].Chapter); t != nil {
			number = t.Number
		}
		if number != "" && p.unit.kind == plan.Part {
			number = lang.Part.In(v.c.look.lang)[:1] + "." + number // beside that of a chapter with the same
		}
	}
	if number == "" {
		words := strings.Fields(title)
		if len(words) == 1 {
			return strings.ToUpper(string([]rune(words[0])[:min(3, utf8.RuneCountInString(words[0]))])) + "-"
		}
		for _, word := range words[:min(len(words), 4)] {
			letter, _ := utf8.DecodeRuneInString(word)
			number += strings.ToUpper(string(letter))
		}
	}
	return number + "-"
}

// collect notes the places of a part's marks.
func (v *volume) collect(p *part) {
	marks := map[string]int{}
	for i := range p.set.pages {
		note := func(m string) {
			if dest, ok := strings.CutPrefix(m, "d:"); ok {
				if _, taken := v.places.dest[dest]; !taken {
					v.places.dest[dest] = Place{p.first + i, p.folio(i)}
				}
			} else {
				marks[m] = p.first + i
			}
		}
		eachMark(&p.set.pages[i], note)
	}
	if p.unit != nil {
		v.places.mark[p.unit] = marks
	}
}

func eachMark(p *page.Page, f func(string)) {
	for _, b := range p.Boxes {
		for _, m := range b.Box.Marks {
			f(m)
		}
	}
	for _, n := range p.Notes {
		for _, l := range n.Note.Lines[n.From:n.To] {
			for _, m := range l.Marks {
				f(m)
			}
		}
	}
}
