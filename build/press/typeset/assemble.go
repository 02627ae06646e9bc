package typeset

import (
	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// piece is what stands in a line from left to right.
type piece struct {
	kind            kind // box, glue or fill
	span            *Span
	marks, lastMark int32
	word            *word // nil: a picture
	width           geom.Length
	stretch, shrink geom.Length
	soft            bool // the word ends in a hyphen that isn't the text's
}

// assembler puts lines into frames.
type assembler struct {
	w     *worker
	p     *Paragraph
	frame *frame.Frame
	base  geom.Length // the baseline's distance from the line's top

	x      geom.Length
	span   *Span // of the run being collected
	font   *font.Font
	start  geom.Length
	text   []byte
	glyphs []font.Glyph
	soft   bool
	track  geom.Length // added to each letter of a loose line
	placed []placed    // runs and pictures that have links or rules
}

func (w *worker) assemble(p *Paragraph, measure, first, rest geom.Length, ends []int) ([]Line, Quality) {
	var q Quality
	lines := make([]Line, len(ends))
	list := w.items.list
	a := &w.assembler
	*a = assembler{w: w, p: p, text: a.text[:0], glyphs: a.glyphs[:0], placed: a.placed[:0]}
	start := 0
	for i, end := range ends {
		start = nextBox(list, start)
		width, indent := rest, p.Style.Left
		if i == 0 {
			width, indent = first, indent+p.Style.First
		}
		loose := a.line(&lines[i], start, end, measure, width, indent, i == 0)
		tolerance := p.Style.Tolerance
		if tolerance == 0 {
			tolerance = 150
		}
		if loose > tolerance {
			q.Loose = append(q.Loose, Loose{i, loose})
		}
		if x := &list[end]; x.cut {
			next := &list[end+1]
			q.Cut = append(q.Cut, Cut{int(next.span), int(next.offset)})
		}
		start = end + 1
	}
	return lines, q
}

// line sets the items from start to end and gives the looseness of its spaces in per cent.
func (a *assembler) line(l *Line, start, end int, measure, width, indent geom.Length, first bool) (loose int) {
	w, st := a.w, &a.p.Style
	list := w.items.list
	stop := &list[end]
	pieces := w.gather(a.p, start, end)
	var natural, stretch, shrink geom.Length
	fills := 0
	above, below := st.strut()
	for i := range pieces {
		pc := &pieces[i]
		natural += pc.width
		stretch += pc.stretch
		shrink += pc.shrink
		switch {
		case pc.kind == fill:
			fills++
		case pc.kind == box && pc.word == nil:
			above, below = pc.span.enclose(above, below)
		}
	}
	a.track = 0
	var left, right geom.Length
	justify := st.Align == Justify
	if justify && !st.NoProtrude {
		left, right = edges(pieces, stop)
	}
	room := width + left + right - natural
	x := indent - left
	extra := geom.Length(0) // to be shared out among the spaces
	switch {
	case fills > 0:
		stretch, shrink = 0, 0
	case room < 0:
		extra = room
	case justify && stop.kind != force:
		if room > stretch && !st.NoProtrude {
			a.track = tracking(pieces, room-stretch)
			room -= a.track * letters(pieces)
		}
		extra = room
		if stretch > 0 {
			loose = int(room * 100 / stretch)
		} else if room > width/20 {
			loose = 1000
		}
	case st.Align == Center:
		x += room / 2
	case st.Align == Right:
		x += room
	}
	*l = Line{Height: above, Depth: below, Hyphen: stop.kind == penalty && stop.hyphen}
	a.frame = &frame.Frame{Size: geom.Size{W: measure, H: above + below}, Baseline: above, Items: make([]frame.Placed, 0, 2)}
	a.base, a.x, a.placed = above, x, a.placed[:0]
	if first && len(a.p.Label) > 0 {
		a.label(indent)
	}
	var done, given geom.Length // of the stretch, of the extra
	give := stretch
	if extra < 0 {
		give = shrink
	}
	for i := range pieces {
		pc := &pieces[i]
		a.marks(l, pc, x)
		switch {
		case pc.kind == fill:
			gap := pc.width + max(room, 0)/geom.Length(fills)
			a.leaders(pc.span, gap)
			a.x += gap
		case pc.kind == glue:
			advance := pc.width
			if give > 0 {
				if extra < 0 {
					done += pc.shrink
				} else {
					done += pc.stretch
				}
				share := extra * done / give
				advance += share - given
				given = share
			}
			a.add(pc, advance)
		case pc.word == nil:
			a.picture(pc)
		default:
			a.add(pc, -1)
		}
	}
	l.Width = a.x - x
	if stop.kind == glue {
		// The words of two lines must not run together when the text is read out of the page.
		span := &a.p.Spans[stop.span]
		a.add(&piece{kind: glue, span: span, word: w.word(span, " ")}, 0)
	}
	a.flush()
	if extra < 0 && given != extra {
		squeeze(a.frame, extra-given)
	}
	a.ornaments()
	l.Frame = a.frame
	return loose
}

// tracking is the little space between letters that helps a loose line: no
// more than 15 thousandths of an em, which nobody sees.
func tracking(pieces []piece, want geom.Length) geom.Length {
	n := letters(pieces)
	if n == 0 {
		return 0
	}
	most := geom.Length(1) << 40
	for i := range pieces {
		most = min(most, pieces[i].span.Size*15/1000)
	}
	return min(most, want/n)
}

// letters counts the glyphs of words.
func letters(pieces []piece) geom.Length {
	n := 0
	for i := range pieces {
		if pc := &pieces[i]; pc.kind == box && pc.word != nil && !pc.span.Code {
			for j := range pc.word.parts {
				n += len(pc.word.parts[j].glyphs)
			}
		}
	}
	return geom.Length(n)
}

// squeeze takes the little that a line is too long, because a divided word is
// another word with other kerning, off its last glyph's side.
func squeeze(f *frame.Frame, over geom.Length) {
	for i := len(f.Items) - 1; i >= 0; i-- {
		if g, ok := f.Items[i].Item.(*frame.Glyphs); ok && g.Run.Len() > 1 {
			run := g.Run.AppendTo(nil)
			n := geom.Length(len(run) - 1)
			for j := range run[:n] {
				run[j].Advance += over*geom.Length(j+1)/n - over*geom.Length(j)/n
			}
			g.Run = font.NewRun(run)
			return
		}
	}
}

// gather joins the items of a line: what the breaker had in pieces because of
// possible hyphens is one word again, and what was divided is shaped anew.
func (w *worker) gather(p *Paragraph, start, end int) []piece {
	list := w.items.list
	pieces := w.line[:0]
	hyphen := list[end].kind == penalty && list[end].hyphen
	for i := start; i < end; i++ {
		x := &list[i]
		span := &p.Spans[x.span]
		switch {
		case x.kind == glue:
			pieces = append(pieces, piece{kind: glue, span: span, marks: -1, word: w.word(span, " "), width: x.width, stretch: x.stretch, shrink: x.shrink})
		case x.kind == fill:
			pieces = append(pieces, piece{kind: fill, span: span, marks: -1, width: x.width})
		case x.kind == box && x.word == nil:
			pieces = append(pieces, piece{kind: box, span: span, marks: x.marks, lastMark: x.lastMark, width: x.width})
		case x.kind == box:
			to := x.to
			for j := i + 1; j < end; j++ {
				if list[j].kind == penalty {
					continue
				}
				if list[j].kind != box || list[j].word != x.word || list[j].from != to {
					break
				}
				i, to = j, list[j].to
			}
			pc := piece{kind: box, span: span, marks: x.marks, lastMark: list[i].lastMark, word: x.word}
			pc.soft = hyphen && i == end-1
			if x.from > 0 || int(to) < len(x.word.text) {
				text := x.word.text[x.from:to]
				if pc.soft {
					text += "-"
				}
				pc.word = w.word(span, text)
			}
			pc.width = pc.word.width
			pieces = append(pieces, pc)
		}
	}
	w.line = pieces
	return pieces
}

// edges is how far the line stands out on both sides.
func edges(pieces []piece, stop *item) (left, right geom.Length) {
	if len(pieces) == 0 {
		return 0, 0
	}
	if f := &pieces[0]; f.kind == box && f.word != nil {
		left = f.word.left
	}
	if l := &pieces[len(pieces)-1]; l.kind == box && l.word != nil {
		right = l.word.right
		if l.soft {
			right = stop.out
		}
	}
	return left, right
}

func baseline(f *frame.Frame) geom.Length {
	if f.Baseline == 0 {
		return f.Size.H
	}
	return f.Baseline
}
