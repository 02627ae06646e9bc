// Package svg turns an SVG file into a frame: its paths as vectors, its words
// as real text in the theme's fonts, so that they can be searched and read aloud.
//
// It reads what drawing programs (Inkscape, draw.io, Illustrator) write for
// diagrams: shapes, paths, transformations, groups, use and symbol, markers, text,
// simple style sheets, clip paths, embedded PNG and JPEG. Printing wants no
// transparency, so opacity is mixed with white; a gradient becomes its mean
// colour. Whatever can't be drawn, or not as it was meant, is told as a [Note].
//
// A file can't reach outside itself: external pictures, style sheets and
// entities are never opened. Depth, size and the number of elements are bounded.
package svg

import (
	"cmp"
	"slices"

	"jilid/build/diag"
	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// Options are what a drawing is made with.
type Options struct {
	// Fonts gives the font for a family's name ("" if the file names none).
	Fonts  func(family string, bold, italic, mono bool) *font.Font
	Shaper *font.Shaper
	Lang   string
}

// Drawing is a drawn SVG file.
type Drawing struct {
	Frame       *frame.Frame
	Title, Desc string // what the file says about itself
	Notes       []Note // in the order of lines
}

// Note tells of something that couldn't be drawn as it was meant.
type Note struct {
	Line int // in the file, from 1
	Text diag.Text
	Lost bool // something isn't drawn at all, not just in another way
}

// Limits of a drawing: far beyond what a person draws.
const (
	manyElements = 200_000 // drawn, each use counted anew
	manyLevels   = 100
	largestSide  = 14400 // points, 5 m: the largest page of a PDF
)

// pointsPerPixel: SVG's pixel is 1/96 inch.
const pointsPerPixel = 0.75

// Read draws an SVG file. The error is a [diag.Text].
func Read(data []byte, o Options) (*Drawing, error) {
	root, err := parse(data)
	if err != nil {
		return nil, err
	}
	d := &drawer{
		options: o, byID: map[string]*node{}, told: map[string]bool{},
		drawing: &Drawing{Frame: &frame.Frame{}},
	}
	d.index(root)
	w, h, box := d.viewport(root)
	size := geom.Size{W: length(w * pointsPerPixel), H: length(h * pointsPerPixel)}
	if !(size.W > 0 && size.H > 0 && w*pointsPerPixel <= largestSide && h*pointsPerPixel <= largestSide) {
		return nil, diag.T("ukuran gambar SVG tidak wajar: %.4g × %.4g piksel", "the SVG image's size is out of range: %.4g × %.4g pixels", w, h)
	}
	d.drawing.Frame.Size = size
	d.target = d.drawing.Frame

	m := matrix{pointsPerPixel, 0, 0, pointsPerPixel, 0, 0}
	if box != nil {
		m = m.times(fit(*box, w, h, root.attr("preserveAspectRatio")))
		d.vw, d.vh = box[2], box[3]
	} else {
		d.vw, d.vh = w, h
	}
	top := context{style: initial(), matrix: m, alpha: 1}
	top.style = d.styled(root, top.style, &top.alpha)
	for _, k := range root.kids {
		d.draw(k, top)
	}
	d.clipToPage(size)
	slices.SortStableFunc(d.drawing.Notes, func(a, b Note) int { return cmp.Compare(a.Line, b.Line) })
	return d.drawing, nil
}

// clipToPage cuts off what sticks out of the drawing, as a browser does.
func (d *drawer) clipToPage(size geom.Size) {
	const slack = 500 // half a point
	b := d.reach
	if !d.reached || b[0] > -slack && b[1] > -slack && b[2] < float64(size.W)+slack && b[3] < float64(size.H)+slack {
		return
	}
	inner := &frame.Frame{Size: size, Items: d.drawing.Frame.Items}
	d.drawing.Frame.Items = nil
	d.drawing.Frame.Add(0, 0, &frame.Shape{Clip: inner, Path: []frame.Op{
		{Kind: 'M'}, {Kind: 'L', To: geom.Point{X: size.W}}, {Kind: 'L', To: geom.Point{X: size.W, Y: size.H}}, {Kind: 'L', To: geom.Point{Y: size.H}}, {Kind: 'Z'},
	}})
}

// viewport is the drawing's size in pixels and its viewBox.
func (d *drawer) viewport(root *node) (w, h float64, box *[4]float64) {
	box = viewBox(root.attr("viewBox"))
	side := func(name string, fallback float64) float64 {
		if v, percent, ok := measure(root.attr(name), 16); ok && !percent {
			return v
		}
		return fallback
	}
	if box == nil {
		return side("width", 300), side("height", 150), nil
	}
	w, h = side("width", 0), side("height", 0)
	switch { // one side alone gives the other by the box's shape
	case w == 0 && h == 0:
		w, h = box[2], box[3]
	case w == 0:
		w = h * box[2] / box[3]
	case h == 0:
		h = w * box[3] / box[2]
	}
	return w, h, box
}

// drawer draws one file.
type drawer struct {
	options  Options
	byID     map[string]*node
	rules    []rule
	vw, vh   float64 // viewport in user units, what percentages are of
	target   *frame.Frame
	elements int
	uses     int // depth of references being followed
	reach    [4]float64
	reached  bool
	told     map[string]bool
	drawing  *Drawing
}

// context is what an element inherits.
type context struct {
	style  style
	matrix matrix
	alpha  float64 // opacity of the groups it is in
	depth  int
}

// index finds the elements with an ID, and the style sheets.
func (d *drawer) index(n *node) {
	if id := n.attr("id"); id != "" && d.byID[id] == nil {
		d.byID[id] = n
	}
	switch n.name {
	case "style":
		d.sheet(n)
	case "title":
		if n.depth == 1 && d.drawing.Title == "" {
			d.drawing.Title = n.words()
		}
	case "desc":
		if n.depth == 1 && d.drawing.Desc == "" {
			d.drawing.Desc = n.words()
		}
	}
	for _, k := range n.kids {
		d.index(k)
	}
}

// note tells of a thing that is drawn otherwise than meant.
func (d *drawer) note(n *node, id, en string, args ...any) {
	d.tell(Note{Line: n.line, Text: diag.T(id, en, args...)})
}

// lost tells of a thing that is missing from the drawing.
func (d *drawer) lost(n *node, id, en string, args ...any) {
	d.tell(Note{Line: n.line, Text: diag.T(id, en, args...), Lost: true})
}

func (d *drawer) tell(n Note) {
	if d.told[n.Text.EN] {
		return // once is enough
	}
	d.told[n.Text.EN] = true
	d.drawing.Notes = append(d.drawing.Notes, n)
}

// add puts an item into the drawing and notes how far it reaches.
func (d *drawer) add(x, y geom.Length, it frame.Item) { d.target.Add(x, y, it) }

func (d *drawer) touch(x, y float64) {
	x, y = x*1000, y*1000
	if !d.reached {
		d.reach, d.reached = [4]float64{x, y, x, y}, true
	}
	d.reach = [4]float64{min(d.reach[0], x), min(d.reach[1], y), max(d.reach[2], x), max(d.reach[3], y)}
}

// length is a number of points as the press counts.
func length(points float64) geom.Length {
	const far = 1e6 // beyond any page
	if !(points > -far) {
		points = -far
	}
	return geom.Points(min(points, far))
}
