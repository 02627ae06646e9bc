package pdf

import (
	"fmt"
	"slices"
	"strconv"

	"jilid/build/press/geom"
)

// Content is a page's content stream under construction. Coordinates are the
// page's, in thousandths of a point, y upwards from the lower edge. Operators
// that would repeat the state (font, colour, width) are left out.
type Content struct {
	b     []byte
	state graphics
	saved []graphics

	text  bool           // between BT and ET
	array bool           // within the array of a TJ operator
	str   bool           // within a string of that array
	line  [2]geom.Length // start of the text line: what Td counts from
	pen   int64          // where the next glyph would go, in millionths of a point
}

// graphics is what q saves and Q brings back.
type graphics struct {
	fill, stroke Ink
	inked        [2]bool // false: not set since the page's begin
	font         string
	size         geom.Length
	rise         geom.Length
	width        geom.Length
	widthSet     bool
	dash         []geom.Length
	into         geom.Length
	corners      corners
	mode         int
}

// corners are the ends and corners of lines, by PDF's numbers; limit 0 stands for its own, 10.
type corners struct {
	cap, join int
	limit     int64
}

// Ink is a colour in a device space, or a pattern.
type Ink struct {
	Space   byte     // 'G' grey, 'R' RGB, 'C' CMYK, 'P' pattern
	V       [4]uint8 // 0–255; per cent for CMYK
	Pattern string   // its resource
}

// Reset makes an empty stream of it that uses the same memory: the bytes of the one
// before are lost.
func (c *Content) Reset() { *c = Content{b: c.b[:0]} }

// Bytes is the finished stream. Everything that was opened must be closed.
func (c *Content) Bytes() []byte {
	c.endText()
	return c.b
}

func (c *Content) op(name string) { c.b = append(append(c.b, name...), '\n') }

func (c *Content) numbers(vs ...geom.Length) {
	for _, v := range vs {
		c.b = append(appendLength(c.b, v), ' ')
	}
}

// Mark opens a piece of content of the structure tree, by its number on the page.
func (c *Content) Mark(role string, mcid int) {
	c.endText()
	c.b = appendName(c.b, role)
	c.b = append(c.b, "<</MCID "...)
	c.b = strconv.AppendInt(c.b, int64(mcid), 10)
	c.op(">>BDC")
}

// Artifact opens a piece of content that isn't in the structure tree: of a
// running "Header" or "Footer", or of no such kind, "".
func (c *Content) Artifact(kind string) {
	c.endText()
	if kind == "" {
		c.op("/Artifact BMC")
		return
	}
	c.b = append(c.b, "/Artifact<</Type/Pagination/Subtype"...)
	c.b = appendName(c.b, kind)
	c.op(">>BDC")
}

// EndMark closes what Mark or Artifact opened.
func (c *Content) EndMark() {
	c.endText()
	c.op("EMC")
}

// Actual opens glyphs that stand for another text than they show.
func (c *Content) Actual(text string) {
	c.beginText()
	c.endArray()
	c.b = append(c.b, "/Span<</ActualText"...)
	c.b = appendText(c.b, text)
	c.op(">>BDC")
}

// EndActual closes what Actual opened.
func (c *Content) EndActual() {
	c.endArray()
	c.op("EMC")
}

// Save keeps the state of the graphics until Restore.
func (c *Content) Save() {
	c.endText()
	c.saved = append(c.saved, c.state)
	c.op("q")
}

// Restore brings back what Save kept.
func (c *Content) Restore() {
	c.endText()
	c.state = c.saved[len(c.saved)-1]
	c.saved = c.saved[:len(c.saved)-1]
	c.op("Q")
}

// Transform puts a matrix before the present one: m in millionths, then a shift.
func (c *Content) Transform(m [4]int64, x, y geom.Length) {
	c.endText()
	for _, v := range m {
		c.b = append(appendMillionths(c.b, v), ' ')
	}
	c.numbers(x, y)
	c.op("cm")
}

// Fill sets the colour of areas and text.
func (c *Content) Fill(k Ink) {
	if !c.state.inked[0] || c.state.fill != k {
		c.state.inked[0], c.state.fill = true, k
		c.ink(k, map[byte]string{'G': "g", 'R': "rg", 'C': "k", 'P': "scn"}, "/Pattern cs")
	}
}

// Stroke sets the colour of lines.
func (c *Content) Stroke(k Ink) {
	if !c.state.inked[1] || c.state.stroke != k {
		c.state.inked[1], c.state.stroke = true, k
		c.ink(k, map[byte]string{'G': "G", 'R': "RG", 'C': "K", 'P': "SCN"}, "/Pattern CS")
	}
}

func (c *Content) ink(k Ink, ops map[byte]string, pattern string) {
	c.endArray()
	if k.Space == 'P' {
		c.op(pattern)
		c.b = append(appendName(c.b, k.Pattern), ' ')
	}
	n, whole := k.components()
	for _, v := range k.V[:n] {
		c.numbers(part(v, whole))
	}
	c.op(ops[k.Space])
}

// Width sets the width of lines.
func (c *Content) Width(w geom.Length) {
	if !c.state.widthSet || c.state.width != w {
		c.endText()
		c.state.widthSet, c.state.width = true, w
		c.numbers(w)
		c.op("w")
	}
}

// Corners sets the ends and corners of lines by PDF's numbers – 0 butt or mitered, 1 round,
// 2 square or bevelled – and how far, in thousandths of the width, a miter may reach; 0: its own limit of ten.
func (c *Content) Corners(end, join int, limit int64) {
	want := corners{end, join, limit}
	if c.state.corners == want {
		return
	}
	c.endText()
	had := c.state.corners
	c.state.corners = want
	if had.cap != end || had.join != join {
		c.b = fmt.Appendf(c.b, "%d J %d j\n", end, join)
	}
	if had.limit != limit {
		if limit == 0 {
			limit = 10_000
		}
		c.numbers(geom.Length(limit))
		c.op("M")
	}
}

// Dash sets the pattern of lines, and how far into it a line begins; none is a solid line.
func (c *Content) Dash(dash []geom.Length, into geom.Length) {
	if slices.Equal(c.state.dash, dash) && c.state.into == into {
		return
	}
	c.endText()
	c.state.dash, c.state.into = slices.Clone(dash), into
	c.b = append(c.b, '[')
	for i, d := range dash {
		if i > 0 {
			c.b = append(c.b, ' ')
		}
		c.b = appendLength(c.b, d)
	}
	c.b = append(c.b, ']')
	c.numbers(into)
	c.op("d")
}

// Mode sets how letters are painted, by PDF's numbers: 0 filled, 1 stroked, 2 both, 3 not at all.
func (c *Content) Mode(mode int) {
	if c.state.mode != mode {
		c.endArray()
		c.state.mode = mode
		c.b = strconv.AppendInt(c.b, int64(mode), 10)
		c.op(" Tr")
	}
}

// Plain brings lines and letters to how they are when a page begins, as a form takes them over from where it is drawn.
func (c *Content) Plain() {
	c.endText()
	c.Dash(nil, 0)
	c.Corners(0, 0, 0)
	c.Mode(0)
	if c.state.rise != 0 {
		c.state.rise = 0
		c.op("0 Ts")
	}
}

// State puts a set of parameters of the graphics into force: transparency, a mask.
func (c *Content) State(name string) {
	c.endText()
	c.b = appendName(c.b, name)
	c.op(" gs")
}

// Move begins a part of a path.
func (c *Content) Move(x, y geom.Length) { c.endText(); c.numbers(x, y); c.op("m") }

// Line draws on to a point.
func (c *Content) Line(x, y geom.Length) { c.numbers(x, y); c.op("l") }

// Curve draws on along a Bézier curve.
func (c *Content) Curve(x1, y1, x2, y2, x, y geom.Length) {
	c.numbers(x1, y1, x2, y2, x, y)
	c.op("c")
}

// Close closes the part of the path.
func (c *Content) Close() { c.op("h") }

// Paint fills and strokes the path that was drawn.
func (c *Content) Paint(fill, stroke, evenOdd bool) {
	switch {
	case fill && stroke && evenOdd:
		c.op("B*")
	case fill && stroke:
		c.op("B")
	case fill && evenOdd:
		c.op("f*")
	case fill:
		c.op("f")
	case stroke:
		c.op("S")
	default:
		c.op("n")
	}
}

// Clip makes the path that was drawn the edge of all that follows.
func (c *Content) Clip(evenOdd bool) {
	if evenOdd {
		c.op("W* n")
	} else {
		c.op("W n")
	}
}

// Whole is the factor 1 of a matrix, which has the form of lengths here.
const Whole = geom.Pt

// Object draws an image or form through a matrix. An image fills the unit
// square, so that a and d are its width and height.
func (c *Content) Object(name string, a, b, cc, d, x, y geom.Length) {
	c.endText()
	c.op("q")
	c.numbers(a, b, cc, d, x, y)
	c.op("cm")
	c.b = appendName(c.b, name)
	c.op(" Do")
	c.op("Q")
}

// Font sets the font of the glyphs that follow.
func (c *Content) Font(name string, size geom.Length) {
	if c.state.font == name && c.state.size == size {
		return
	}
	c.endArray()
	c.state.font, c.state.size = name, size
	c.b = append(appendName(c.b, name), ' ')
	c.numbers(size)
	c.op("Tf")
}

// Show shows a glyph with its origin at a point. width is the glyph's own, in
// thousandths of an em: a glyph that doesn't stand where the one before it
// ended is moved there. Less than two thousandths of an em, which nobody sees,
// are left to the next glyph: they never add up.
func (c *Content) Show(glyph uint16, width int, x, baseline, rise geom.Length) {
	c.beginText()
	if c.line[1] != baseline || c.pen == nowhere {
		c.endArray()
		c.numbers(x-c.line[0], baseline-c.line[1])
		c.op("Td")
		c.line = [2]geom.Length{x, baseline}
		c.pen = int64(x) * 1000
	}
	if c.state.rise != rise {
		c.endArray()
		c.state.rise = rise
		c.numbers(rise)
		c.op("Ts")
	}
	if !c.array {
		c.b = append(c.b, '[')
		c.array = true
	}
	size := int64(c.state.size)
	if move := nearest(int64(x)*1000-c.pen, size); move > 1 || move < -1 {
		c.endString()
		c.b = strconv.AppendInt(c.b, -move, 10)
		c.pen += move * size
	}
	if !c.str {
		c.b = append(c.b, '(')
		c.str = true
	}
	c.b = appendByte(appendByte(c.b, byte(glyph>>8)), byte(glyph))
	c.pen += int64(width) * size
}

// nowhere is the pen before the first Td of a text object.
const nowhere = -1 << 62

func nearest(n, d int64) int64 {
	if n < 0 {
		return -((-n + d/2) / d)
	}
	return (n + d/2) / d
}

func (c *Content) beginText() {
	if !c.text {
		c.op("BT")
		c.text = true
		c.line = [2]geom.Length{}
		c.pen = nowhere
	}
}

func (c *Content) endString() {
	if c.str {
		c.b = append(c.b, ')')
		c.str = false
	}
}

func (c *Content) endArray() {
	if c.array {
		c.endString()
		c.op("]TJ")
		c.array = false
	}
}

func (c *Content) endText() {
	if c.text {
		c.endArray()
		c.op("ET")
		c.text = false
	}
}
