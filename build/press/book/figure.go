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

	var below []*legend
	fc := w.k.sansFace(w.k.sizes.Caption)
	if len(b.Caption) > 0 {
		tag := tag.Kid("Caption")
		in := w.inlines(fc, tag)
		in.short = true
		if target != nil {
			in.spans = append(in.spans, fc.in(w.main).boldSpan(labelled(target)), fc.span("\u2002"))
		}
		in.add(b.Caption, markup{})
		below = append(below, &legend{in: in, tag: tag})
	}
	if len(b.Source) > 0 {
		fc.size = fc.size.Scale(90, 100)
		tag := tag.Kid("P")
		in := w.inlines(fc.in(w.k.muted), tag)
		in.short = true
		in.add(b.Source, markup{})
		below = append(below, &legend{in: in, tag: tag})
	}
	w.layNotes()
	art, words, measure := w.fitFigure(art, below)
	hang := max(art.Size.W-w.width, 0)
	width := max(w.width, art.Size.W)

	f := &frame.Frame{Size: geom.Size{W: width, H: art.Size.H + words}}
	f.Add((width-art.Size.W)/2, 0, &frame.Group{Frame: art, Tag: tag})
	y := art.Size.H + aboveLegend
	for _, l := range below {
		y += putLines(f, (width-measure)/2, y, l.lines, l.tag, l.in.tags) // all in the middle, below each other
	}

	w.mark(w.figureDest(b, target))
	box := page.Box{X: w.left, Hang: hang, Above: w.k.grid, Height: f.Size.H, Below: w.k.grid, Item: &frame.Group{Frame: f},
		Float: len(w.areas) == 0 && w.depth == 0 && !w.landscape, Depth: w.deep()}
	if target != nil {
		box.Series = page.Figures
	}
	for _, l := range below {
		for _, line := range l.lines {
			for _, m := range line.Marks {
				box.Marks = append(box.Marks, m.Name)
			}
		}
	}
	w.push(box)
}

// legend is a text below a picture: its caption, its source.
type legend struct {
	in    *inlines
	tag   *frame.Tag
	lines []typeset.Line
}

// aboveLegend is the space between a picture and its texts.
const aboveLegend = 7 * geom.Pt

// fitFigure makes a picture as large as it wants to be and as it may be above its texts, and sets these.
// They are as wide as a picture that is wider than the text; where it is too high for
// that, they are as wide as the text.
func (w *walker) fitFigure(art *frame.Frame, below []*legend) (fitted *frame.Frame, words, measure geom.Length) {
	widest := w.wideFor(art)
	room := w.k.height
	if w.landscape {
		room = w.k.landscapeHeight()
	}
	room = max(room-w.kept(), room/2)
	measure = max(w.width, min(art.Size.W, widest))
	for {
		words = 0
		var q typeset.Quality
		for _, l := range below {
			var said typeset.Quality
			l.lines, said = w.g.Lines(l.in.paragraph(typeset.Center), measure)
			q.Add(said)
			words += height(l.lines)
		}
		if words > 0 {
			words += aboveLegend
		}
		fitted = fitInto(art, widest, room-words)
		if measure <= max(w.width, fitted.Size.W) {
			w.remarks(q)
			return fitted, words, measure
		}
		measure = w.width
	}
}

// kept is the height of what stays on one page with the next box: headings above it, the label of its item,
// the areas it stands in.
func (w *walker) kept() geom.Length {
	var high geom.Length
	if head := w.boxes[w.headed(len(w.boxes)):]; len(head) > 0 {
		high = stacked(head) + w.k.grid
	}
	for _, a := range w.areas {
		high += a.Top + a.Bottom
	}
	return high
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
