package book

import (
	"cmp"
	"strings"

	"jilid/build/diag"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/page"
	"jilid/build/press/typeset"
	"jilid/build/text/doc"
)

// fineDPI is the resolution below which a picture looks soft in print.
const fineDPI = 150

// figure sets a picture with its caption below. In running text it floats.
func (w *walker) figure(b *doc.Figure) {
	if w.label != nil {
		w.strayLabel()
	}
	target := w.target(b)
	art := w.drawing(b)
	tag := w.tag.Kid("Figure")
	tag.Alt = cmp.Or(b.Alt, doc.Plain(b.Caption), missingAlt(w, b))

	widest := w.wideFor(art)
	measure := max(w.width, min(art.Size.W, widest))
	fc := w.k.sansFace(w.k.sizes.Caption)
	var lines []typeset.Line
	var tags []*frame.Tag
	var caption *frame.Tag
	if len(b.Caption) > 0 {
		caption = tag.Kid("Caption")
		in := w.inlines(fc, caption)
		in.short = true
		if target != nil {
			in.spans = append(in.spans, fc.in(w.main).boldSpan(labelled(target)), fc.span("\u2002"))
		}
		in.add(b.Caption, markup{})
		lines, tags = w.lines(in.paragraph(typeset.Center), measure), in.tags
	}
	var sourceLines []typeset.Line
	var sourceTag *frame.Tag
	var sourceTags []*frame.Tag
	if len(b.Source) > 0 {
		ty := w.k.sizes.Caption
		ty.Size = ty.Size.Scale(90, 100)
		sourceTag = tag.Kid("P")
		in := w.inlines(w.k.sansFace(ty).in(w.k.muted), sourceTag)
		in.short = true
		in.add(b.Source, markup{})
		sourceLines, sourceTags = w.lines(in.paragraph(typeset.Center), measure), in.tags
	}
	w.layNotes()

	words := 7*geom.Pt + height(lines) + height(sourceLines)
	if len(lines)+len(sourceLines) == 0 {
		words = 0
	}
	room := w.k.height - words
	if w.landscape {
		room = w.k.landscapeHeight() - words
	}
	art = fitInto(art, widest, room)
	hang := max(art.Size.W-w.width, 0)
	width := max(w.width, art.Size.W)

	f := &frame.Frame{Size: geom.Size{W: width, H: art.Size.H + words}}
	f.Add((width-art.Size.W)/2, 0, &frame.Group{Frame: art, Tag: tag})
	x, y := (width-measure)/2, art.Size.H+7*geom.Pt // all in the middle, below each other
	y += putLines(f, x, y, lines, caption, tags)
	putLines(f, x, y, sourceLines, sourceTag, sourceTags)

	w.mark(w.figureDest(b, target))
	box := page.Box{X: w.left, Hang: hang, Above: w.k.grid, Height: f.Size.H, Below: w.k.grid, Item: &frame.Group{Frame: f},
		Float: len(w.areas) == 0 && w.depth == 0 && !w.landscape, Depth: w.deep()}
	if target != nil {
		box.Series = page.Figures
	}
	for _, l := range append(lines[:len(lines):len(lines)], sourceLines...) {
		for _, m := range l.Marks {
			box.Marks = append(box.Marks, m.Name)
		}
	}
	w.push(box)
}

func missingAlt(w *walker, b *doc.Figure) string {
	if b.Image != nil {
		return b.Image.Base()
	}
	return "–"
}

func (w *walker) figureDest(b *doc.Figure, t *target) string {
	switch {
	case t != nil:
		return t.dest
	case b.ID != "":
		return w.local(b.ID)
	}
	return ""
}

func height(lines []typeset.Line) geom.Length {
	var h geom.Length
	for _, l := range lines {
		h += l.Height + l.Depth
	}
	return h
}

// wideFor lets a drawing that is wider than the text use the outer margin.
func (w *walker) wideFor(art *frame.Frame) geom.Length {
	if art.Size.W > w.width && len(w.areas) == 0 && w.depth == 0 && !w.landscape {
		return w.k.wide
	}
	return w.width
}

// fitInto makes a drawing smaller where it is wider or higher than the room.
func fitInto(f *frame.Frame, width, height geom.Length) *frame.Frame {
	num, den := int64(1), int64(1)
	if f.Size.W > width {
		num, den = int64(width), int64(f.Size.W)
	}
	if h := f.Size.H.Scale(num, den); h > height {
		num, den = int64(height), int64(f.Size.H)
	}
	return scaled(f, num, den)
}

func scaled(f *frame.Frame, num, den int64) *frame.Frame {
	if num == den || den == 0 {
		return f
	}
	s := num * 1_000_000 / den
	out := &frame.Frame{Size: geom.Size{W: f.Size.W.Scale(num, den), H: f.Size.H.Scale(num, den)}}
	out.Add(0, 0, &frame.Group{Frame: f, Scale: [6]int64{s, 0, 0, s, 0, 0}})
	return out
}

// drawing is the figure's picture at the size it asks for, or a placeholder that
// nobody overlooks.
func (w *walker) drawing(b *doc.Figure) *frame.Frame {
	if b.Scene != nil {
		return w.sized(w.k.sceneFrame(b.Scene), b.Width)
	}
	if b.Image == nil {
		return w.placeholder(b.Alt)
	}
	art, err := w.k.picture(b.Image)
	if err != nil {
		return w.placeholder(b.Image.Path)
	}
	out := w.sized(art.frame, b.Width)
	if b.Width == 0 && art.pixels.W > 0 && out.Size.W > w.width {
		out = scaled(out, int64(w.width), int64(out.Size.W))
	}
	if art.pixels.W > 0 {
		dpi := int(art.pixels.W * 72 * geom.Pt / max(out.Size.W, 1))
		if dpi < fineDPI {
			w.diags.Append(diag.Diagnostic{Code: diag.BadImage, Severity: diag.Hint, Span: b.Span,
				Text: diag.T("gambar %s hanya %d titik per inci pada ukuran cetaknya", "image %s has only %d dots per inch at its printed size", b.Image.Path, dpi),
				Hint: diag.T("pakai gambar yang lebih besar, atau kecilkan dengan width=…%%", "use a larger image, or make it smaller by width=…%%")})
		}
	}
	return out
}

// sized sets a drawing to so many per mille of the column; 0 keeps its size.
func (w *walker) sized(f *frame.Frame, permille int) *frame.Frame {
	if permille <= 0 || f.Size.W <= 0 {
		return f
	}
	return scaled(f, int64(w.width)*int64(permille), int64(f.Size.W)*1000)
}

// placeholder stands where a picture is missing.
func (w *walker) placeholder(what string) *frame.Frame {
	wd, h := w.width, min(w.width*2/5, 160*geom.Pt)
	f := &frame.Frame{Size: geom.Size{W: wd, H: h}}
	c := w.k.color("caution")
	rect(f, 0, 0, wd, h, wash(c, 5))
	outline(f, 0, 0, wd, h, 700, c)
	fc := w.k.sansFace(w.k.sizes.Caption).in(c)
	w.k.words(f, 14*geom.Pt, h/2-fc.leading, wd-28*geom.Pt, missingPicture.In(w.k.lang)+": "+strings.TrimSpace(what), fc, typeset.Center, nil)
	return f
}

// inlinePicture is a small picture in a line, nil if it can't be shown.
func (w *walker) inlinePicture(n *doc.Image, size geom.Length) *frame.Frame {
	if n.File == nil {
		return nil
	}
	art, err := w.k.picture(n.File)
	if err != nil {
		return nil
	}
	f := fitInto(art.frame, w.width/2, size*14/10)
	out := &frame.Frame{Size: f.Size, Baseline: f.Size.H * 82 / 100}
	out.Items = f.Items
	if f == art.frame {
		out.Items = nil
		out.Add(0, 0, &frame.Group{Frame: f})
	}
	return out
}

// cellPicture is a picture in a table's cell.
func (w *walker) cellPicture(b *doc.Figure, size geom.Length) *frame.Frame {
	if b.Scene != nil {
		return fitInto(w.k.sceneFrame(b.Scene), w.width/2, 8*size)
	}
	if b.Image == nil {
		return nil
	}
	art, err := w.k.picture(b.Image)
	if err != nil {
		return nil
	}
	return fitInto(art.frame, w.width/3, 8*size)
}
