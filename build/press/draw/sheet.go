package draw

import (
	"crypto/sha256"
	"slices"
	"sync"

	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/pdf"
)

// sheet is a drawn frame of a page: its content, and what it adds to the
// document. It depends on the frame alone and never changes.
type sheet struct {
	content []byte   // packed; nil: nothing is drawn
	sum     [32]byte // hash of the content before it was packed
	marks   []*frame.Tag
	links   []link
	places  []pdf.Place
	fonts   []use
	uses    []*resource // in the order of their names
	through bool        // something shows what lies below it
	boxes   map[*frame.Tag][4]geom.Length
}

// link is a link annotation; mark is the number of marks on the page when it was met.
type link struct {
	to   pdf.Link
	tag  *frame.Tag
	mark int
}

// artist draws a sheet.
type artist struct {
	sheet
	stock  *stock
	c      *pdf.Content
	height geom.Length  // of the page
	margin bool         // nothing is part of the text
	kind   string       // of artifacts in the margin: "Header" or "Footer"
	open   bool         // a piece of marked content is open
	tag    *frame.Tag   // of it; nil: an artifact
	within bool         // a form is drawn: what is in it is marked where it is used
	light  bool         // a mask is drawn, of which only the light counts
	run    []font.Glyph // that is being shown
}

// ground is where a frame's items are put.
type ground struct {
	x, y   geom.Length // of the frame's corner, y downwards
	base   geom.Length // what y counts from, upwards from the origin of the coordinates in force
	page   matrix      // from the coordinates in force to the page's
	own    matrix      // to those of the content stream: the page's, or a form's
	tag    *frame.Tag
	inline []*frame.Tag
}

// contents are streams whose memory can be used again.
var contents = sync.Pool{New: func() any { return new(pdf.Content) }}

// draw draws a frame. It leaves the state of the graphics as it was, for what is
// drawn on the same page after it.
func (s *stock) draw(key sheetKey) *sheet {
	content := contents.Get().(*pdf.Content)
	defer contents.Put(content)
	content.Reset()
	a := artist{stock: s, c: content, height: key.height, margin: key.margin}
	if key.frame != nil && len(key.frame.Items) > 0 {
		a.c.Save()
		a.frame(key.frame, ground{base: key.height, page: identity, own: identity})
		a.unmark()
		a.c.Restore()
		a.sum = sha256.Sum256(a.c.Bytes())
		if a.content = s.packed[a.sum]; a.content == nil {
			a.content = pdf.Deflate(a.c.Bytes())
		}
	}
	a.uses = sorted(a.uses)
	a.through = slices.ContainsFunc(a.uses, (*resource).through)
	done := a.sheet
	return &done
}

func (a *artist) frame(f *frame.Frame, g ground) {
	for i := range f.Items {
		p := &f.Items[i]
		x, y := g.x+p.At.X, g.base-(g.y+p.At.Y) // y upwards from here
		if a.margin {
			a.head(g.page.apply(x, y))
		}
		switch it := p.Item.(type) {
		case *frame.Glyphs:
			if it.Run.Len() > 0 && !it.Color.None {
				a.mark(g.tagged(nil, it.Inline))
				a.glyphs(it, x, y, g)
			}
		case *frame.Shape:
			a.shape(it, x, y, g)
		case *frame.Image:
			a.mark(g.tag)
			a.image(it, x, y)
		case *frame.Group:
			a.group(it, g.x+p.At.X, g.y+p.At.Y, g)
		case *frame.Link:
			a.link(it, x, y, g)
		case *frame.Dest:
			_, py := g.page.apply(x, y)
			// A little above, so that the line that is named doesn't stick to the window's edge.
			const air = 6 * geom.Pt
			a.places = append(a.places, pdf.Place{Name: it.Name, Y: min(py+air, a.height)})
		}
	}
}

// tagged is the tag of an item: its own, that of an inline element, or the group's.
func (g *ground) tagged(own *frame.Tag, inline int) *frame.Tag {
	if own != nil {
		return own
	}
	if inline > 0 && inline <= len(g.inline) && g.inline[inline-1] != nil {
		return g.inline[inline-1]
	}
	return g.tag
}

// mark sees to it that what is drawn next belongs to a tag.
func (a *artist) mark(tag *frame.Tag) {
	if a.margin {
		tag = nil
	}
	if a.within || a.open && a.tag == tag {
		return
	}
	a.unmark()
	a.open, a.tag = true, tag
	if tag == nil {
		a.c.Artifact(a.kind)
		return
	}
	a.c.Mark(a.stock.space.role(tag), len(a.marks))
	a.marks = append(a.marks, tag)
}

// head tells running heads from feet: by the half of the page that they stand in.
func (a *artist) head(_, y geom.Length) {
	kind := "Header"
	if y < a.height/2 {
		kind = "Footer"
	}
	if kind != a.kind {
		a.unmark()
		a.kind = kind
	}
}

func (a *artist) unmark() {
	if a.open && !a.within {
		a.c.EndMark()
		a.open = false
	}
}

func (a *artist) group(it *frame.Group, x, y geom.Length, g ground) {
	if it.Frame == nil {
		return
	}
	in := g
	in.x, in.y = x, y
	tag := it.Tag
	if it.Inline > 0 {
		tag = g.tagged(it.Tag, it.Inline)
	}
	if tag != nil {
		in.tag = tag
	}
	if it.Tags != nil {
		in.inline = it.Tags
	}
	content := func(in ground) {
		a.box(tag, it.Frame.Size, in)
		if it.Effect != nil {
			a.effect(it, in)
			return
		}
		a.frame(it.Frame, in)
	}
	m := it.Scale
	if m == (frame.Matrix{}) {
		content(in)
		return
	}
	// The matrix is for y downwards; turned round, b and c change their signs.
	up := [4]int64{m[0], -m[1], -m[2], m[3]}
	dx, dy := x+geom.Length(m[4]), g.base-(y+geom.Length(m[5]))
	a.unmark()
	a.c.Save()
	a.c.Transform(up, dx, dy)
	in.x, in.y, in.base = 0, 0, 0
	here := matrix{up[0], up[1], up[2], up[3], dx, dy}
	in.page, in.own = g.page.after(here), g.own.after(here)
	content(in)
	a.unmark()
	a.c.Restore()
}

// box remembers where a figure stands; the structure tree must say so.
func (a *artist) box(tag *frame.Tag, size geom.Size, g ground) {
	if tag == nil || tag.Role != "Figure" && tag.Role != "Formula" {
		return
	}
	r := g.page.bounds(g.x, g.base-g.y-size.H, g.x+size.W, g.base-g.y)
	if old, known := a.boxes[tag]; known { // a formula in several pieces
		r = [4]geom.Length{min(old[0], r[0]), min(old[1], r[1]), max(old[2], r[2]), max(old[3], r[3])}
	}
	if a.boxes == nil {
		a.boxes = map[*frame.Tag][4]geom.Length{}
	}
	a.boxes[tag] = r
}

func (a *artist) shape(it *frame.Shape, x, y geom.Length, g ground) {
	if len(it.Path) == 0 {
		return
	}
	if it.Clip != nil {
		a.unmark()
		a.c.Save()
		a.path(it.Path, x, y)
		a.c.Clip(it.EvenOdd)
		in := g
		in.x, in.y = x, g.base-y
		a.frame(it.Clip, in)
		a.unmark()
		a.c.Restore()
		return
	}
	how := paintingOf(it)
	if !how.fill && !how.stroke {
		return
	}
	a.mark(g.tag)
	m := a.formOf(it)
	var box [4]geom.Length
	if !opaque(it.Fill) || !opaque(it.Stroke) {
		box = extent(it.Path, x, y, 5*it.Width) // corners reach far
	}
	a.painted(it, g, x, y, box, true, func(fill, stroke bool) {
		if m != nil {
			a.c.Object(a.named(m).name, pdf.Whole, 0, 0, pdf.Whole, x, y)
			return
		}
		a.path(it.Path, x, y)
		a.c.Paint(fill, stroke, it.EvenOdd)
	})
}

func (a *artist) path(ops []frame.Op, x, y geom.Length) {
	for i, op := range ops {
		if i == 0 && op.Kind != 'M' {
			a.c.Move(x, y) // a path begins somewhere
		}
		switch op.Kind {
		case 'M':
			a.c.Move(x+op.To.X, y-op.To.Y)
		case 'L':
			a.c.Line(x+op.To.X, y-op.To.Y)
		case 'C':
			a.c.Curve(x+op.P1.X, y-op.P1.Y, x+op.P2.X, y-op.P2.Y, x+op.To.X, y-op.To.Y)
		case 'Z':
			a.c.Close()
		}
	}
}

func (a *artist) image(it *frame.Image, x, y geom.Length) {
	m := a.named(a.stock.picture(it.Picture))
	w, h := it.Size.W, it.Size.H
	y -= h // of the lower edge
	// A photograph taken sideways is turned here. The corner of the samples'
	// origin and the directions of their sides, by the values of EXIF:
	switch m.turned {
	case 2:
		a.c.Object(m.name, -w, 0, 0, h, x+w, y)
	case 3:
		a.c.Object(m.name, -w, 0, 0, -h, x+w, y+h)
	case 4:
		a.c.Object(m.name, w, 0, 0, -h, x, y+h)
	case 5:
		a.c.Object(m.name, 0, -h, -w, 0, x+w, y+h)
	case 6:
		a.c.Object(m.name, 0, -h, w, 0, x, y+h)
	case 7:
		a.c.Object(m.name, 0, h, w, 0, x, y)
	case 8:
		a.c.Object(m.name, 0, h, -w, 0, x+w, y)
	default:
		a.c.Object(m.name, w, 0, 0, h, x, y)
	}
}

func (a *artist) link(it *frame.Link, x, y geom.Length, g ground) {
	l := link{tag: g.tagged(it.Tag, it.Inline), mark: len(a.marks)}
	l.to = pdf.Link{URI: it.URI, File: it.Book, Dest: it.Dest, Words: it.Alt}
	if a.margin || a.stock.space == CMYK {
		return // nothing can be touched on paper
	}
	r := g.page.bounds(x, y-it.Size.H, x+it.Size.W, y)
	l.to.X1, l.to.Y1, l.to.X2, l.to.Y2 = r[0], r[1], r[2], r[3]
	if l.to.Words == "" {
		l.to.Words = it.URI + it.Dest
	}
	a.links = append(a.links, l)
}
