package book

import (
	"path"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/press/font"
	"jilid/build/press/typeset"
	"jilid/build/source"
)

// letters finds the characters that no font of the theme has. One is reported
// once in each file, where it is first written: in the chapter, or, if a
// view brought it there, in the program or data file that it comes from.
type letters struct {
	diag.List
	look   *Look
	plan   *plan.Plan
	told   map[finding]bool
	strays []stray // characters that aren't written where they are shown
}

type finding struct {
	file *source.File
	r    rune
}

type stray struct {
	r  rune
	at source.Span
}

func newLetters(p *plan.Plan, k *Look) *letters {
	return &letters{look: k, plan: p, told: map[finding]bool{}}
}

// records are the files that views take their texts from.
func (l *letters) records() []*source.File {
	known := map[*source.File]bool{nil: true}
	var list []*source.File
	add := func(f *source.File) {
		if !known[f] {
			known[f] = true
			list = append(list, f)
		}
	}
	add(l.plan.File)
	for _, g := range l.plan.Programs {
		add(g.Span.File)
	}
	if l.plan.Files != nil {
		for _, f := range l.plan.Files.Under("content") {
			switch strings.ToLower(path.Ext(f.Path)) {
			case ".csv", ".tsv", ".bib", ".yaml", ".yml":
				add(f)
			}
		}
	}
	return list
}

// text looks at a text that is set as running text is, at a place.
func (l *letters) text(s string, at source.Span) {
	if !l.look.hasAll(s) {
		for _, m := range l.look.set.Missing(typeset.Span{Text: s, Font: l.look.serif, Size: 1000}) {
			l.missing(m.Rune, at)
		}
	}
}

// only looks at a text that is set in one font, without help from others.
func (l *letters) only(f *font.Font, s string, at source.Span) {
	for _, r := range s {
		if lacks(f, r) {
			l.missing(r, at)
		}
	}
}

// lacks tells whether a font can't show a character by itself.
func lacks(f *font.Font, r rune) bool { return r >= 0x80 && !unicode.IsSpace(r) && !f.HasRune(r) }

// singles are the characters that the fonts of running text have, or haven't, one by one.
type singles struct {
	mu    sync.Mutex
	shown map[rune]bool
	ascii bool // they have all of these
}

// hasAll tells whether each character of a text can be shown by itself.
func (k *Look) hasAll(s string) bool {
	c := &k.single
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.shown == nil {
		c.shown, c.ascii = map[rune]bool{}, true
		for r := ' '; r <= '~'; r++ {
			c.ascii = k.has(r) && c.ascii
		}
	}
	for _, r := range s {
		if (r >= 0x80 || !c.ascii) && !k.has(r) {
			return false
		}
	}
	return true
}

// has tells whether a character can be shown by itself; its user holds single.
func (k *Look) has(r rune) bool {
	has, known := k.single.shown[r]
	if !known {
		has = len(k.set.Missing(typeset.Span{Text: string(r), Font: k.serif, Size: 1000})) == 0
		k.single.shown[r] = has
	}
	return has
}

func (l *letters) missing(r rune, at source.Span) {
	if r == utf8.RuneError { // in place of a byte that is no UTF-8, which is reported
		return
	}
	if f := at.File; f != nil {
		if l.told[finding{f, r}] {
			return
		}
		i := strings.IndexRune(string(f.Data[at.Start:]), r)
		if i < 0 { // a note's text may stand before its mark
			i = strings.IndexRune(string(f.Data[:at.Start]), r) - at.Start
		}
		if i += at.Start; i >= 0 {
			l.tell(r, f.Span(i, i+utf8.RuneLen(r)))
			return
		}
	}
	l.strays = append(l.strays, stray{r, at})
}

func (l *letters) tell(r rune, at source.Span) {
	if l.told[finding{at.File, r}] {
		return
	}
	l.told[finding{at.File, r}] = true
	l.Add(diag.MissingGlyph, at, diag.T("huruf %q (U+%04X) tidak ada dalam fon", "no font has the character %q (U+%04X)", r, r),
		diag.T("ganti hurufnya, atau tambahkan fon yang memilikinya pada tema", "use another character, or a theme font that has it"))
}

// report is everything that was found, with the strays traced to where they
// are written.
func (l *letters) report() []diag.Diagnostic {
	if len(l.strays) == 0 {
		return l.All()
	}
	traced, records := map[rune]bool{}, l.records()
	for _, s := range l.strays {
		found, known := traced[s.r]
		if !known {
			for _, f := range records {
				if i := strings.IndexRune(string(f.Data), s.r); i >= 0 {
					l.tell(s.r, f.Span(i, i+utf8.RuneLen(s.r)))
					found = true
				}
			}
			traced[s.r] = found
		}
		if !found { // written as &#…; or computed
			l.tell(s.r, s.at)
		}
	}
	return l.All()
}
