package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jilid/build/press/geom"
)

// itemizer turns spans into boxes, glue and penalties.
type itemizer struct {
	list    []item
	missing []Missing

	limit    geom.Length // what is longer is cut
	justify  bool
	hyphens  bool
	last     string // the word before the space we are at
	space    int    // index of that space, -1: no space since the last box
	sentence bool   // the next word begins a sentence
	marks    int32  // first span whose marks are not yet in a box, -1: none
	divs     []division
}

// Prices of line ends, on the scale of TeX's penalties.
const (
	priceHyphen = 60
	priceStub   = 110 // a hyphen after two letters
	priceShort  = 170 // a hyphen in a word of five
	priceCut    = 3000
)

// leastSpace is the least space between words, in hundredths of an em, in small
// type and in larger: typefaces made for signs and screens have too little of it
// for a table.
const (
	leastSpace      = 23
	leastLargeSpace = 22
)

func (w *worker) itemize(p *Paragraph, limit geom.Length) {
	it := &w.items
	*it = itemizer{
		list: it.list[:0], divs: it.divs[:0],
		limit: limit, justify: p.Style.Align == Justify, hyphens: p.Style.Hyphenate,
		space: -1, sentence: true, marks: -1,
	}
	for i := range p.Spans {
		s := &p.Spans[i]
		if it.marks < 0 && (s.Mark != "" || s.Dest != "") {
			it.marks = int32(i)
		}
		switch {
		case s.Box != nil:
			it.last = ""
			it.box(item{kind: box, span: int32(i), width: min(s.Box.Size.W, limit)})
			if s.Price > 0 {
				it.list = append(it.list, item{kind: penalty, span: int32(i), marks: -1, price: int32(s.Price)},
					item{kind: glue, span: int32(i), marks: -1, width: s.Space, tie: true})
			}
		case s.Fill != 0:
			it.dropSpace()
			it.list = append(it.list, item{kind: fill, span: int32(i), width: min(s.Size, limit/2), marks: -1})
			it.last = ""
		default:
			w.text(s, int32(i))
		}
		if s.HardBreak {
			it.force(int32(i))
		}
	}
	if it.marks >= 0 {
		it.lateMarks(int32(len(p.Spans) - 1))
	}
	if n := len(it.list); n > 0 && it.list[n-1].kind != force {
		it.force(int32(len(p.Spans) - 1))
	}
	sum(it.list)
}

func (it *itemizer) box(x item) {
	if n := len(it.list); n > 0 && it.list[n-1].kind == box {
		// Words of several spans don't part, unless they are longer than a line together.
		it.list = append(it.list, item{kind: penalty, tie: true, cut: true, span: x.span, marks: -1, price: priceCut})
	}
	x.marks, x.lastMark = it.marks, x.span
	it.marks = -1
	it.list = append(it.list, x)
	it.space = -1
}

// lateMarks gives the marks of spans without text at the paragraph's end to its last box.
func (it *itemizer) lateMarks(last int32) {
	n := len(it.list)
	for n > 0 && it.list[n-1].kind != box {
		n--
	}
	if n == 0 {
		it.box(item{kind: box, span: last})
		return
	}
	if x := &it.list[n-1]; x.marks < 0 {
		x.marks = it.marks
	}
	it.list[n-1].lastMark = last
}

func (it *itemizer) dropSpace() {
	if it.space >= 0 {
		it.list = it.list[:it.space]
		it.space = -1
	}
}

// force ends a line; space before the end is dropped.
func (it *itemizer) force(span int32) {
	it.dropSpace()
	it.list = append(it.list, item{kind: force, span: span, marks: -1})
	it.last, it.sentence = "", true
}

// text itemizes a span word by word.
func (w *worker) text(s *Span, span int32) {
	it := &w.items
	t := s.Text
	for at := 0; at < len(t); {
		r, size := rune(t[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(t[at:])
		}
		if space(r, s.Code) {
			w.space(s, span, r)
			at += size
			continue
		}
		end := at + size
		for end < len(t) {
			r, size := rune(t[end]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(t[end:])
			}
			if space(r, s.Code) {
				break
			}
			end += size
		}
		word := t[at:end]
		if it.space >= 0 && it.last != "" && tied(it.last, word) {
			it.list[it.space].tie = true
		}
		w.token(s, span, word, at)
		it.last = word
		it.sentence = endsSentence(word)
		at = end
	}
}

func space(r rune, code bool) bool {
	switch {
	case r == ' ' || r == '\t' || r == '\n' || r == '\r':
		return true
	case r == '\u00a0':
		return !code // in code it keeps columns apart
	}
	return fixedSpace(r) > 0
}

const figureSpace = '\u2007'

// fixedSpace is the width of the spaces that have one, in sixtieths of an em.
func fixedSpace(r rune) int {
	switch r {
	case '\u2000', '\u2002': // en
		return 30
	case '\u2001', '\u2003': // em
		return 60
	case '\u2004':
		return 20
	case '\u2005':
		return 15
	case '\u2006', '\u2009', '\u202f': // thin
		return 10
	case figureSpace: // unless it stands behind another one
		return 30
	case '\u2008', '\u200a':
		return 5
	}
	return 0
}

func (w *worker) space(s *Span, span int32, r rune) {
	it := &w.items
	n := len(it.list)
	tie := r == '\u00a0' || r == figureSpace || r == '\u2009' || r == '\u202f'
	if n == 0 || it.list[n-1].kind == force || it.list[n-1].kind == fill {
		if r == '\u00a0' { // at a line's beginning it is there to keep a distance
			w.token(s, span, "\u00a0", 0)
		}
		return
	}
	if it.space >= 0 {
		before := &it.list[it.space]
		before.tie = before.tie || tie
		if r == figureSpace { // in the place of a figure, behind whatever space
			before.width += w.word(s, "0").width
		}
		return
	}
	x := item{kind: glue, span: span, marks: -1, tie: tie || s.NoBreak}
	if fixed := fixedSpace(r); fixed > 0 {
		x.width = s.Size * geom.Length(fixed) / 60
	} else {
		x.width = w.word(s, " ").width
		least := geom.Length(leastSpace)
		if s.Size >= 12*geom.Pt {
			least = leastLargeSpace
		}
		x.width = max(x.width, s.Size*least/100)
		if it.justify && !s.Code {
			x.stretch, x.shrink = max(x.width/2, s.Size*15/100), x.width/4
		}
	}
	it.space = n
	it.list = append(it.list, x)
}

// token makes the boxes of a word.
func (w *worker) token(s *Span, span int32, text string, offset int) {
	it := &w.items
	it.divs = it.divs[:0]
	code := s.Code || address(text) // a hyphen would be taken for a part of it
	switch {
	case s.NoBreak:
	case code:
		it.divs = addressDivisions(text, it.divs)
	default:
		it.divs = divisions(text, it.divs)
	}
	hyphenate := it.hyphens && !s.NoHyphen && (it.sentence || s.Titled || !capital(text)) &&
		!beforeNumber[text] // "Gam-bar 3.9" is no way to refer to anything
	from := 0
	for i := 0; i <= len(it.divs); i++ {
		to := len(text)
		if i < len(it.divs) {
			to = it.divs[i].at
		}
		w.pieces(s, span, strings.TrimRight(text[from:to], "\u200b"), offset+from, hyphenate && !code, code)
		if i < len(it.divs) {
			d := it.divs[i]
			it.list = append(it.list, item{kind: penalty, span: span, marks: -1, price: d.price, flagged: d.flagged})
		}
		from = to
	}
}

// pieces makes boxes of a word, or part of one, between its hyphens.
func (w *worker) pieces(s *Span, span int32, text string, offset int, hyphenate, code bool) {
	it := &w.items
	if text == "" {
		return
	}
	var soft []int // the author's own soft hyphens rule
	if strings.Contains(text, "\u00ad") {
		text, soft = softHyphens(text)
		if text == "" {
			return
		}
	}
	d := w.word(s, text)
	for _, at := range d.missing {
		r, _ := utf8.DecodeRuneInString(text[at:])
		it.missing = append(it.missing, Missing{r, int(span), offset + at})
	}
	points := soft
	switch {
	case s.NoBreak:
		points = nil
	case points == nil && (hyphenate || d.width > it.limit && !code): // rather divide a name than cut it
		points = d.hyphens
	}
	along := &ruler{word: d}
	if len(points) == 0 {
		w.piece(span, along, 0, len(d.text), offset)
		return
	}
	hyphen := w.word(s, "-").width
	from := 0
	limit := it.limit
	for _, at := range points {
		it.limit = limit - hyphen
		w.piece(span, along, from, at, offset)
		it.limit = limit
		price := int32(priceHyphen)
		if from == 0 && lettersBefore(text[:at]) < 3 {
			price = priceStub
		}
		if lettersBefore(text[:at])+lettersAfter(text[at:]) <= 5 {
			price = priceShort
		}
		it.list = append(it.list, item{kind: penalty, hyphen: true, flagged: true, span: span, marks: -1, price: price, width: hyphen, out: min(hyphen/4, s.Size*maxProtrusion/100)})
		from = at
	}
	w.piece(span, along, from, len(d.text), offset)
}

// piece makes one box, or many if the piece is longer than a line.
func (w *worker) piece(span int32, along *ruler, from, to, offset int) {
	it := &w.items
	d := along.word
	x := item{kind: box, span: span, word: d, from: int32(from), to: int32(to), offset: int32(offset + from)}
	start := along.upTo(from)
	within := *along // for the places before the end
	end := along.upTo(to)
	x.width = end - start
	if x.width <= it.limit {
		it.box(x)
		return
	}
	for i, r := range d.text[from:to] {
		i += from
		if i == from || unicode.Is(unicode.M, r) {
			continue
		}
		x.to = int32(i)
		x.width = within.upTo(i) - start
		it.box(x)
		it.list = append(it.list, item{kind: penalty, cut: true, span: span, marks: -1, price: priceCut})
		x.from, x.offset = x.to, int32(offset+i)
		start += x.width
	}
	x.to = int32(to)
	x.width = end - start
	it.box(x)
}

func softHyphens(text string) (plain string, at []int) {
	at = []int{}
	for i, part := range strings.Split(text, "\u00ad") {
		if i > 0 && plain != "" {
			at = append(at, len(plain))
		}
		plain += part
	}
	for len(at) > 0 && at[len(at)-1] >= len(plain) {
		at = at[:len(at)-1]
	}
	return plain, at
}

// capital tells whether the first letter of a word is one.
func capital(text string) bool {
	i := strings.IndexFunc(text, unicode.IsLetter)
	if i < 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsUpper(r)
}

func endsSentence(text string) bool {
	text = strings.TrimRight(text, `”’"')]»`)
	r, _ := utf8.DecodeLastRuneInString(text)
	return r == '.' || r == '!' || r == '?' || r == ':'
}
