package book

import (
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
	v.fillLists()
	out := Volume{Book: v.book.Book, Root: &frame.Tag{Role: "Document"}, Places: v.places.dest}
	var last *frame.Part
	put := func(p *frame.Page) {
		last.Pages, out.Pages = append(last.Pages, p), append(out.Pages, p)
	}
	for _, p := range v.parts {
		for len(out.Pages) < p.first {
			put(&frame.Page{Size: v.c.look.paper, Frame: &frame.Frame{Size: v.c.look.paper}})
		}
		last = &frame.Part{}
		out.Parts = append(out.Parts, last)
		if p.single != nil {
			f := &frame.Frame{Size: v.c.look.paper}
			if p.dest != "" {
				f.Add(0, 0, &frame.Dest{Name: p.dest})
			}
			root := &frame.Tag{Role: "Sect"}
			p.single(p, f, root)
			if len(root.Kids) > 0 {
				last.Root = root
			}
			put(&frame.Page{Size: v.c.look.paper, Label: p.folio(0), Frame: f})
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
	return out
}

// draw draws one page of a part's flow.
func (v *volume) draw(p *part, i int) *frame.Page {
	k, pg := v.c.look, &p.set.pages[i]
	left := (p.first+i)%2 == 1
	size, x, width := k.paper, k.inner, k.measure
	height := k.height
	if pg.Setup == landscapeSetup {
		size = k.landscape()
		x, width, height = (size.W-k.landscapeWidth())/2, k.landscapeWidth(), k.landscapeHeight()
	} else if left {
		x = k.outer
	}
	f := &frame.Frame{Size: size}
	y := k.top
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
	}
	if len(pg.Notes) > 0 {
		line(f, x, y+pg.NoteY-6*geom.Pt, width/4, 500, k.muted)
	}
	for _, n := range pg.Notes {
		ny := y + n.Y
		for _, l := range n.Note.Lines[n.From:n.To] {
			addDests(f, x+l.X, ny+l.Drop, l.Marks)
			f.Add(x+l.X, ny+l.Drop, l.Item)
			ny += l.Height
		}
	}
	margin := &frame.Frame{Size: size}
	v.running(margin, p, i, x, width, height, left)
	return &frame.Page{Size: size, Label: p.folio(i), Frame: f, Margin: margin}
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

// running sets the running head and the folio: on left-hand pages the book, on
// right-hand ones the section; none on openings. They are artifacts.
func (v *volume) running(f *frame.Frame, p *part, i int, x, width, height geom.Length, left bool) {
	k, ty := v.c.look, v.c.look.theme.Type
	align := typeset.Right
	if left {
		align = typeset.Left
	}
	fc := k.sansFace(ty.Folio)
	fc.roman, fc.tabular = k.sansSemi, true
	foot := f.Size.H - (f.Size.H-k.top-height)/2
	if f.Size.W > f.Size.H {
		foot = f.Size.H - 24*geom.Pt
	}
	k.words(f, x, foot-fc.leading, width, p.folio(i), fc, align, nil)
	if i == 0 {
		return
	}
	head := v.book.Title
	if !left {
		head = v.section(p, i)
	}
	rf := k.sansFace(ty.Running).in(k.muted)
	y := k.top - 27*geom.Pt
	par := &typeset.Paragraph{Spans: []typeset.Span{rf.span(head)}, Style: rf.style(align)}
	par.Style.NoProtrude = true
	lines, _ := k.set.Lines(par, width)
	if len(lines) > 1 { // too long: what fits on one line, and an ellipsis
		lines = k.shortened(head, rf, align, width)
	}
	putLines(f, x, y, lines, nil, nil)
	line(f, x, y+rf.leading+4*geom.Pt, width, 400, k.rule)
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

// section is what a right-hand running head names: the first section that begins
// on the page, else the last that began before it, else the chapter.
func (v *volume) section(p *part, i int) string {
	head := firstOf(p.head, p.set.title)
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
				if inParts && level == 1 && (p.folios == romanFolios || p == v.sources || slices.Contains(v.ending, p.unit)) {
					level = 0 // beside the parts, not below one
				}
				add(level, strings.TrimSpace(e.number+"  "+e.title), e.dest)
			}
		}
	}
	return root.Kids
}
