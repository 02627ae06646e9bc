// Package svg turns an SVG file into a frame: its paths as vectors, its words
// as real text in the theme's fonts, so that they can be searched and read aloud.
//
// It reads what drawing programs (Inkscape, draw.io, Illustrator, PowerPoint,
// matplotlib, QGIS) write: shapes, paths, transformations, groups, use and symbol,
// markers, gradients, patterns, clip paths, masks, opacity and blend modes, text
// along paths, style sheets, embedded pictures, shadows. Whatever can't be drawn, or not
// as it was meant, is told as a [Note].
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

	within int // depth of drawings that stand in others as pictures
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
	manyUses     = 16      // of one thing by another
	manyRules    = 2000    // of style sheets
	allStops     = 200_000 // of gradients, each use counted
	largestSide  = 14400   // points, 5 m: the largest page of a PDF
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
		options: o, byID: map[string]*node{}, heirs: map[*node]style{}, variables: map[string]string{}, cells: map[cellKey]*frame.Frame{}, ways: map[*node][]stop{}, told: map[string]bool{},
		drawing: &Drawing{Frame: &frame.Frame{}}, stopsLeft: allStops, painting: 2 * allPainted,
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
	top := context{matrix: m, alpha: 1}
	var self own
	top.style, self = d.resolve(root, initial())
	if c, ok := parseColor(self.ground); ok && c.clear < 1 {
		whole := rect{0, 0, size.W.Points(), size.H.Points()}
		d.add(0, 0, &frame.Shape{Path: placed(whole.path(), unit), Fill: color(c, 1)})
	}
	d.effects(root, top, &self, func(c context) {
		for _, k := range root.kids {
			d.draw(k, c)
		}
	})
	d.clipToPage(size)
	slices.SortStableFunc(d.drawing.Notes, func(a, b Note) int { return cmp.Compare(a.Line, b.Line) })
	return d.drawing, nil
}

// clipToPage cuts off what sticks out of the drawing, as a browser does.
func (d *drawer) clipToPage(size geom.Size) {
	const slack = 0.5 // points
	b := d.covered
	if !b.any || b.x1 > -slack && b.y1 > -slack && b.x2 < size.W.Points()+slack && b.y2 < size.H.Points()+slack {
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
	options   Options
	byID      map[string]*node
	rules     []rule
	vw, vh    float64 // viewport in user units, what percentages are of
	target    *frame.Frame
	elements  int
	uses      int // depth of references being followed
	covered   reach
	heirs     map[*node]style
	variables map[string]string // of style sheets
	cells     map[cellKey]*frame.Frame
	ways      map[*node][]stop // of gradients
	painting  int              // pixels of shadows that may still be painted
	stopsLeft int
	told      map[string]bool
	drawing   *Drawing

	measuring  bool // only how far things reach is wanted
	silhouette bool // all is painted black, as the edge of a clip path
}

// context is what an element inherits.
type context struct {
	style  style
	matrix matrix
	alpha  float64 // of the paints of the one shape or text that is drawn next
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

// add puts an item into the drawing.
func (d *drawer) add(x, y geom.Length, it frame.Item) { d.target.Add(x, y, it) }

func point(x, y float64) geom.Point { return geom.Point{X: length(x), Y: length(y)} }

// length is a number of points as the press counts.
func length(points float64) geom.Length {
	const far = 1e6 // beyond any page
	if !(points > -far) {
		points = -far
	}
	return geom.Points(min(points, far))
}
