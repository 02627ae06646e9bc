package book

import (
	"cmp"
	"slices"
	"strings"

	"jilid/build/plan"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/page"
	"jilid/build/press/typeset"
)

// bind draws the pages of a numbered volume and puts the structure tree and the
// bookmarks together.
func (v *volume) bind() Volume {
	out := Volume{Book: v.book.Book, Root: &frame.Tag{Role: "Document"}, Places: v.places.dest, Margins: v.c.look.margins()}
	var last *frame.Part
	put := func(p *frame.Page) {
		last.Pages, out.Pages = append(last.Pages, p), append(out.Pages, p)
	}
	for _, p := range v.parts {
		for len(out.Pages) < p.first {
			put(&frame.Page{Size: v.c.look.paper, Frame: v.plate(&part{}).frame})
		}
		last = &frame.Part{}
		out.Parts = append(out.Parts, last)
		if p.single != nil {
			plate := v.plate(p)
			last.Root = plate.root
			put(&frame.Page{Size: v.c.look.paper, Label: p.folio(0), Frame: plate.frame})
		} else {
			last.Root = p.set.root
			for i := range p.set.pages {
				put(v.draw(p, i))
			}
		}
		if last.Root != nil {
			out.Root.Kids = append(out.Root.Kids, last.Root)
		}
	}
	out.Outline = v.outline()
	if v.c.look.bleed > 0 {
		v.sheets(&out)
	}
	return out
}

// draw draws one page of a part's flow, or finds it as it was.
func (v *volume) draw(p *part, i int) *frame.Page {
	pg := &p.set.pages[i]
	left := v.c.look.mirrored && (p.first+i)%2 == 1
	b := v.c.look.block(pg.Setup == landscapeSetup, left)
	body := v.c.standing.bodies.Do(bodyKey{p.set, i, left, v.folios(pg)}, func() *frame.Frame { return v.lay(pg, b, left) })
	head := ""
	if i > 0 {
		switch {
		case !left:
			head = v.section(p, i)
		case len(v.c.plan.Books) > 1:
			head = v.book.Title
		default: // there is no other book that a page could be of
			head = v.chapter(p)
		}
	}
	margin := v.c.standing.margins.Do(marginKey{b, left, i == 0, p.folio(i), head}, func() *frame.Frame { return v.c.look.margin(b, left, i == 0, p.folio(i), head) })
	return &frame.Page{Size: b.paper, Label: p.folio(i), Frame: body, Margin: margin}
}

// bodyKey is all that the drawing of a page depends on.
type bodyKey struct {
	set    *set
	page   int
	left   bool
	folios string // in lists
}

// marginKey is all that a running head and a folio depend on.
type marginKey struct {
	block         block
	left, opening bool
	folio, head   string
}

// block is where the text stands on a page.
type block struct {
	paper               geom.Size
	x, y, width, height geom.Length
}

// block is that of a kind of page. A landscape page is bound at its head, or, if the
// book is bound at the head, at its left.
func (k *Look) block(landscape, left bool) block {
	if !landscape {
		return block{k.paper, k.left(left), k.top, k.measure, k.height}
	}
	size, width := k.landscape(), k.landscapeWidth()
	x := (size.W - width) / 2
	if k.topBound {
		x = k.top
	}
	return block{size, x, k.landscapeTop(), width, k.landscapeHeight()}
}

// lay draws what stands on a page, but for its running head and folio.
func (v *volume) lay(pg *page.Page, block block, left bool) *frame.Frame {
	k, x := v.c.look, block.x
	f := &frame.Frame{Size: block.paper}
	y := block.y
	paintAreas(f, pg, x, y, left)
	for _, b := range pg.Boxes {
		bx := x + b.Box.X
		if left {
			bx -= b.Box.Hang
		}
		addDests(f, bx, y+b.Y, b.Box.Marks)
		if b.Box.Item != nil {
			f.Add(bx, y+b.Y, b.Box.Item)
		}
		if ll, ok := b.Box.Data.(*listLine); ok {
			v.folio(f, bx, y+b.Y, ll)
		}
	}
	if len(pg.Notes) > 0 {
		line(f, x, y+pg.NoteY-6*geom.Pt, block.width/4, 500, k.muted)
	}
	for _, n := range pg.Notes {
		ny := y + n.Y
		for _, l := range n.Note.Lines[n.From:n.To] {
			addDests(f, x+l.X, ny+l.Drop, l.Marks)
			f.Add(x+l.X, ny+l.Drop, l.Item)
			ny += l.Height
		}
	}
	if k.draft() && pg.Setup == portraitSetup {
		k.countLines(f, pg, x+block.width, y)
	}
	return f
}

// paintAreas draws what lies behind or holds the boxes: tints, tables.
func paintAreas(f *frame.Frame, pg *page.Page, x, y geom.Length, left bool) {
	for _, a := range pg.Areas {
		paint, ok := a.Area.Data.(painter)
		if !ok {
			continue
		}
		var boxes []page.Placed
		for _, b := range pg.Boxes {
			for _, in := range b.Box.Areas {
				if in == a.Area {
					boxes = append(boxes, page.Placed{Box: b.Box, Y: b.Y})
				}
			}
		}
		ax := x
		if left && len(boxes) > 0 {
			ax -= boxes[0].Box.Hang
		}
		paint(f, ax, y+a.Top, a, boxes)
	}
}

func addDests(f *frame.Frame, x, y geom.Length, marks []string) {
	for _, m := range marks {
		if dest, ok := strings.CutPrefix(m, "d:"); ok {
			f.Add(x, max(y-6*geom.Pt, 0), &frame.Dest{Name: dest})
		}
	}
}

// margin sets the running head and the folio: on left-hand pages the book, on
// right-hand ones the section; none on openings. They are artifacts.
func (k *Look) margin(b block, left, opening bool, folio, head string) *frame.Frame {
	ty := k.sizes
	f := &frame.Frame{Size: b.paper}
	if k.draft() {
		k.stamp(f)
	}
	align := typeset.Right
	if left {
		align = typeset.Left
	}
	fc := k.sansFace(ty.Folio)
	fc.roman, fc.tabular = k.sansSemi, true
	foot := f.Size.H - (f.Size.H-b.y-b.height)/2
	if f.Size.W > f.Size.H {
		foot = f.Size.H - 24*geom.Pt
	}
	k.words(f, b.x, foot-fc.leading, b.width, folio, fc, align, nil)
	if opening {
		return f
	}
	rf := k.sansFace(ty.Running).in(k.muted)
	y := b.y - 27*geom.Pt
	par := &typeset.Paragraph{Spans: []typeset.Span{rf.span(head)}, Style: rf.style(align)}
	par.Style.NoProtrude = true
	lines, _ := k.set.Lines(par, b.width)
	if len(lines) > 1 { // too long: what fits on one line, and an ellipsis
		lines = k.shortened(head, rf, align, b.width)
	}
	putLines(f, b.x, y, lines, nil, nil)
	line(f, b.x, y+rf.leading+4*geom.Pt, b.width, 400, k.rule)
	return f
}

// shortened is the beginning of a text that fits on one line.
func (k *Look) shortened(s string, fc face, a typeset.Align, width geom.Length) []typeset.Line {
	words := strings.Fields(s)
	for n := len(words) - 1; n > 0; n-- {
		p := &typeset.Paragraph{Spans: []typeset.Span{fc.span(strings.Join(words[:n], " ") + " …")}, Style: fc.style(a)}
		if lines, _ := k.set.Lines(p, width); len(lines) == 1 {
			return lines
		}
	}
	return nil
}

// chapter is what a left-hand running head names in a plan of one book.
func (v *volume) chapter(p *part) string {
	if len(p.set.entries) > 0 && p.set.entries[0].level <= 1 {
		return strings.TrimSpace(p.set.entries[0].number + "  " + p.set.entries[0].title)
	}
	return cmp.Or(p.head, p.set.title)
}

// section is what a right-hand running head names: the first section that begins
// on the page, else the last that began before it, else the chapter.
func (v *volume) section(p *part, i int) string {
	head := cmp.Or(p.head, p.set.title)
	for _, e := range p.set.entries {
		if e.level != 2 {
			continue
		}
		at, ok := v.places.dest[e.dest]
		if !ok || at.Page > p.first+i {
			continue
		}
		head = strings.TrimSpace(e.number + "  " + e.title)
		if at.Page == p.first+i {
			break
		}
	}
	return head
}

// outline makes the bookmarks: parts, chapters, sections nested.
func (v *volume) outline() []*frame.Outline {
	root := &frame.Outline{}
	stack := []*frame.Outline{root}
	levels := []int{-1}
	add := func(level int, title, dest string) {
		for len(levels) > 1 && levels[len(levels)-1] >= level {
			stack, levels = stack[:len(stack)-1], levels[:len(levels)-1]
		}
		o := &frame.Outline{Title: title, Dest: dest}
		top := stack[len(stack)-1]
		top.Kids = append(top.Kids, o)
		stack, levels = append(stack, o), append(levels, level)
	}
	inParts := slices.ContainsFunc(v.body, func(u *unit) bool { return u.kind == plan.Part })
	for _, p := range v.parts {
		if p.dest == coverDest {
			add(1, coverWord.In(v.c.look.lang), coverDest)
		}
		if p.set == nil {
			continue
		}
		for _, e := range p.set.entries {
			if e.level <= 3 {
				level := e.level
				if inParts && level == 1 && (p.folios == romanFolios || p == v.sources || p == v.last || slices.Contains(v.ending, p.unit)) {
					level = 0 // beside the parts, not below one
				}
				add(level, strings.TrimSpace(e.number+"  "+e.title), e.dest)
			}
		}
	}
	return root.Kids
}
