package judge

import (
	"slices"
	"strings"
)

var contentRules = []Rule{
	{"A6.2.2-1", "an operator that PDF doesn't define", nil},
	{"A6.2.2-2", "content without resources of its own", nil},
	{"P7.7.3", "the page tree isn't as it must be", nil},
	{"P7.8.2", "content that can't be read", nil},
	{"P7.8.3", "a name isn't in the resources", nil},
	{"P8.2", "an operator where it may not stand", nil},
	{"P8.4.2", "q and Q aren't in pairs", nil},
	{"P14.6", "marks aren't in pairs, or cross the bounds of a text", nil},
	{"A6.1.13-8", "q nests more than 28 deep", nil},
	{"M01-003", "an artifact within tagged content", nil},
	{"M01-004", "tagged content within an artifact", nil},
	{"M01-005", "content that is neither tagged nor an artifact", nil},
	{"J-marks", "tagged content within tagged content, or not numbered in its order", nil},
	{"J-inline", "an image within the content", nil},
	{"J-running", "words stand outside of the text, and on no page are they said to be a running head or foot", func(d *Document, say func(string, ...any)) { // ISO 14289-1, 7.8
		beside := slices.IndexFunc(d.Pages, func(p Page) bool { return p.beside })
		if beside >= 0 && !slices.ContainsFunc(d.Pages, func(p Page) bool { return p.running }) {
			say("%s", page(beside))
		}
	}},
	{"M10-001 A6.2.11.7-2", "a glyph that stands for no character", func(d *Document, say func(string, ...any)) {
		d.unclear(func(where string, u unclear, e *Element) {
			if !u.private && e.up("Formula") == nil {
				say("%s: glyph %d of %s", where, u.code, u.font.name)
			}
		})
	}},
	{"M17-003", "a glyph of a formula that stands for no character", func(d *Document, say func(string, ...any)) {
		d.unclear(func(where string, u unclear, e *Element) {
			if !u.private && e.up("Formula") != nil {
				say("%s: glyph %d of %s", where, u.code, u.font.name)
			}
		})
	}},
	{"A6.2.11.7-3", "a glyph for a character of one's own use, without words for it", func(d *Document, say func(string, ...any)) {
		d.unclear(func(where string, u unclear, e *Element) {
			for ; e != nil; e = e.Parent {
				if e.actual != "" {
					return
				}
			}
			if u.private {
				say("%s: %+q", where, u.font.text[u.code])
			}
		})
	}},
}

// reading is the reading of a page's content stream, or of one within.
type reading struct {
	*Document
	page      *Page
	where     string
	resources Dict

	text   strings.Builder
	state  graphics
	saved  []graphics
	marks  []mark
	base   int // marks of the content that this is drawn in
	mcid   int // of the marked content; -1: none
	named  int // marks that name a language
	told   int // marks that tell their own text
	level  level
	shown  int   // glyphs
	inside []Ref // the forms that this is in
}

// drawing is a form in a kind of place; one without text is read there only once.
type drawing struct {
	form   Ref
	marked bool
}

// manyForms are as many as are read: those with words can hold one another over and over.
const manyForms = 20000

// graphics is what q keeps.
type graphics struct {
	font         *Font
	mode         int
	fill, stroke []Name // the devices' own spaces that the colours need
}

// level is where an operator stands.
type level int

const (
	onPage level = iota
	inPath
	inText
)

// Where operators may stand, and what they do.
type class int

const (
	anywhere  class = iota // but in a path
	textOnly               // between BT and ET
	pageOnly               // neither in text nor in a path
	pathBegin              // begins a path, or goes on with it
	pathOnly
	paint // ends a path
)

// operators are the operators of PDF with the number of their operands; -1: any.
var operators = map[operator]struct {
	class class
	n     int
}{
	"w": {anywhere, 1}, "J": {anywhere, 1}, "j": {anywhere, 1}, "M": {anywhere, 1}, "d": {anywhere, 2}, "ri": {anywhere, 1}, "i": {anywhere, 1}, "gs": {anywhere, 1},
	"q": {pageOnly, 0}, "Q": {pageOnly, 0}, "cm": {pageOnly, 6},
	"m": {pathBegin, 2}, "re": {pathBegin, 4}, "l": {pathOnly, 2}, "c": {pathOnly, 6}, "v": {pathOnly, 4}, "y": {pathOnly, 4}, "h": {pathOnly, 0},
	"W": {pathOnly, 0}, "W*": {pathOnly, 0},
	"S": {paint, 0}, "s": {paint, 0}, "f": {paint, 0}, "F": {paint, 0}, "f*": {paint, 0}, "B": {paint, 0}, "B*": {paint, 0}, "b": {paint, 0}, "b*": {paint, 0}, "n": {paint, 0},
	"BT": {pageOnly, 0}, "ET": {textOnly, 0}, "Td": {textOnly, 2}, "TD": {textOnly, 2}, "Tm": {textOnly, 6}, "T*": {textOnly, 0},
	"Tj": {textOnly, 1}, "TJ": {textOnly, 1}, "'": {textOnly, 1}, "\"": {textOnly, 3},
	"Tc": {anywhere, 1}, "Tw": {anywhere, 1}, "Tz": {anywhere, 1}, "TL": {anywhere, 1}, "Tf": {anywhere, 2}, "Tr": {anywhere, 1}, "Ts": {anywhere, 1},
	"CS": {anywhere, 1}, "cs": {anywhere, 1}, "SC": {anywhere, -1}, "SCN": {anywhere, -1}, "sc": {anywhere, -1}, "scn": {anywhere, -1},
	"G": {anywhere, 1}, "g": {anywhere, 1}, "RG": {anywhere, 3}, "rg": {anywhere, 3}, "K": {anywhere, 4}, "k": {anywhere, 4},
	"sh": {pageOnly, 1}, "Do": {pageOnly, 1}, "BI": {pageOnly, 0},
	"MP": {anywhere, 1}, "DP": {anywhere, 2}, "BMC": {anywhere, 1}, "BDC": {anywhere, 2}, "EMC": {anywhere, 0},
	"BX": {anywhere, 0}, "EX": {anywhere, 0},
}

var gray, rgb, cmyk = []Name{"DeviceGray"}, []Name{"DeviceRGB"}, []Name{"DeviceCMYK"}

// read reads a stream from its beginning to its end.
func (c *reading) read(data []byte) {
	l := &lexer{b: data, content: true, fault: func(id, what string) { c.fault(id, "%s: %s", c.where, what) }}
	if err := c.operate(l); err != nil {
		c.fault("P7.8.2", "%s: %v", c.where, err)
		return
	}
	if len(c.marks) > c.base {
		c.fault("P14.6", "%s: %d marks don't end", c.where, len(c.marks)-c.base)
	}
	if len(c.saved) > 0 {
		c.fault("P8.4.2", "%s: %d q without Q", c.where, len(c.saved))
	}
	if c.level != onPage {
		c.fault("P8.2", "%s: a text or a path doesn't end", c.where)
	}
}

func (c *reading) operate(l *lexer) (err error) {
	defer catch(&err)
	var args []any
	for !l.end() {
		v := l.value()
		op, ok := v.(operator)
		if !ok {
			args = append(args, v)
			continue
		}
		about, known := operators[op]
		if !known {
			c.fault("A6.2.2-1", "%s: %s", c.where, op)
			args = args[:0]
			continue
		}
		if about.n >= 0 && about.n != len(args) {
			c.fault("P7.8.2", "%s: %s with %d operands", c.where, op, len(args))
		} else {
			c.place(op, about.class)
			c.do(op, args, l)
		}
		args = args[:0]
	}
	return nil
}

// place checks where an operator stands.
func (c *reading) place(op operator, k class) {
	ok := true
	switch k {
	case anywhere:
		ok = c.level != inPath
	case textOnly:
		ok = c.level == inText
	case pageOnly:
		ok = c.level == onPage
	case pathBegin:
		ok = c.level != inText
		c.level = inPath
	case pathOnly:
		ok = c.level == inPath
	case paint:
		ok = c.level == inPath
		c.level = onPage
	}
	if !ok {
		c.fault("P8.2", "%s: %s", c.where, op)
	}
}

func (c *reading) do(op operator, args []any, l *lexer) {
	switch op {
	case "q":
		c.saved = append(c.saved, c.state)
		if len(c.saved) > 28 {
			c.fault("A6.1.13-8", "%s", c.where)
		}
	case "Q":
		if len(c.saved) == 0 {
			c.fault("P8.4.2", "%s: Q without q", c.where)
			return
		}
		c.state = c.saved[len(c.saved)-1]
		c.saved = c.saved[:len(c.saved)-1]
	case "BT":
		c.level = inText
	case "ET":
		c.level = onPage
	case "BMC":
		c.open(args[0], nil)
	case "BDC":
		props, ok := args[1].(Dict)
		if !ok {
			props = c.Dict(c.resource("Properties", args[1]))
		}
		c.open(args[0], props)
	case "EMC":
		c.close()
	case "g":
		c.state.fill = c.device(gray)
	case "G":
		c.state.stroke = c.device(gray)
	case "rg":
		c.state.fill = c.device(rgb)
	case "RG":
		c.state.stroke = c.device(rgb)
	case "k":
		c.state.fill = c.device(cmyk)
	case "K":
		c.state.stroke = c.device(cmyk)
	case "cs":
		c.state.fill = c.space(args[0], c.resources, 0)
	case "CS":
		c.state.stroke = c.space(args[0], c.resources, 0)
	case "sc", "scn", "SC", "SCN":
		c.pattern(op, args)
	case "gs":
		mask := c.Dict(c.Dict(c.resource("ExtGState", args[0]))["SMask"])
		c.aside(mask["G"])
	case "ri":
		if n, _ := args[0].(Name); !slices.Contains(renderings, n) {
			c.fault("A6.2.6-1", "%s: %v", c.where, args[0])
		}
	case "Tf":
		c.setFont(args)
	case "Tr":
		n, _ := args[0].(float64)
		c.state.mode = int(n)
	case "Td", "TD":
		if args[1] != 0.0 {
			c.newLine()
		}
	case "T*":
		c.newLine()
	case "'":
		c.newLine()
		c.show(op, args[0])
	case "\"":
		c.newLine()
		c.show(op, args[2])
	case "Tj":
		c.show(op, args[0])
	case "TJ":
		a, _ := args[0].(Array)
		c.painted(op, false, false)
		for _, part := range a {
			if s, ok := part.(string); ok {
				c.glyphs(s)
			}
		}
	case "S", "s":
		c.painted(op, false, true)
	case "f", "F", "f*":
		c.painted(op, true, false)
	case "B", "B*", "b", "b*":
		c.painted(op, true, true)
	case "sh":
		c.painted(op, false, false)
		if s := c.Dict(c.resource("Shading", args[0])); s != nil {
			c.uses(c.space(s["ColorSpace"], c.resources, 0))
		}
	case "Do":
		c.object(args[0])
	case "BI":
		c.fault("J-inline", "%s", c.where)
		c.painted(op, false, false)
		for !l.end() && !l.has("EI") {
			l.at++
		}
		l.at = min(l.at+2, len(l.b))
	}
}

// resource is a named resource.
func (c *reading) resource(kind Name, v any) any {
	name, _ := v.(Name)
	r, ok := c.Dict(c.resources[kind])[name]
	if !ok {
		c.fault("P7.8.3", "%s: %s %v", c.where, kind, v)
	}
	return r
}

// painted notes that something was painted in the colours in force.
func (c *reading) painted(op operator, fill, stroke bool) {
	if !c.marked() {
		c.fault("M01-005", "%s: %s", c.where, op)
	}
	if fill {
		c.uses(c.state.fill)
	}
	if stroke {
		c.uses(c.state.stroke)
	}
}

// uses notes where the devices' own colours are used.
func (c *reading) uses(spaces []Name) {
	for _, s := range spaces {
		if len(c.devices[s]) < manyFindings && !slices.Contains(c.devices[s], c.where) {
			c.devices[s] = append(c.devices[s], c.where)
		}
	}
}

// device is a device's own space, unless the resources put another in its place.
func (c *reading) device(s []Name) []Name {
	if c.Dict(c.resources["ColorSpace"])["Default"+s[0][len("Device"):]] != nil {
		return nil
	}
	return s
}

// object draws an image or a form.
func (c *reading) object(v any) {
	r := c.resource("XObject", v)
	s, ok := c.Get(r).(*Stream)
	if !ok {
		return
	}
	switch c.name(s.Dict["Subtype"]) {
	case "Image":
		c.painted("Do", c.Get(s.Dict["ImageMask"]) == true, false)
		if cs := s.Dict["ColorSpace"]; cs != nil {
			c.uses(c.space(cs, c.resources, 0))
		}
	case "Form":
		ref, _ := r.(Ref)
		c.Document.forms[ref]++
		c.form(ref, s)
	default:
		c.painted("Do", false, false)
	}
}

// form reads a form, or a pattern, in the place where it is drawn. One that
// shows no text says the same wherever it is.
func (c *reading) form(ref Ref, s *Stream) {
	once := drawing{ref, c.marked()}
	if c.drawn[once] {
		return
	}
	if c.draws++; slices.Contains(c.inside, ref) || len(c.inside) > 20 || c.draws > manyForms {
		c.fault("P8.2", "%s: form %d draws itself, or there are too many", c.where, ref)
		return
	}
	in := *c
	in.inside = append(slices.Clone(c.inside), ref)
	in.saved, in.level, in.base = nil, onPage, len(c.marks)
	in.marks = slices.Clone(c.marks)
	in.text = strings.Builder{}
	if in.resources = c.Dict(s.Dict["Resources"]); in.resources == nil {
		c.fault("A6.2.2-2", "form %d", ref)
		in.resources = c.resources
	}
	if cs := c.Dict(s.Dict["Group"])["CS"]; cs != nil {
		c.uses(c.space(cs, in.resources, 0))
	}
	in.read(s.Data)
	c.text.WriteString(in.text.String())
	if in.shown == c.shown {
		c.drawn[once] = true
	}
	c.shown = in.shown
}

// pattern sets a colour; the last operand may be a pattern's name.
func (c *reading) pattern(op operator, args []any) {
	if len(args) == 0 {
		return
	}
	n, ok := args[len(args)-1].(Name)
	if !ok {
		return
	}
	r := c.resource("Pattern", n)
	c.aside(r)
	if p, ok := c.Get(r).(Dict); ok {
		spaces := c.space(c.Dict(p["Shading"])["ColorSpace"], c.resources, 0)
		if op == "sc" || op == "scn" {
			c.state.fill = spaces
		} else {
			c.state.stroke = spaces
		}
	}
}

// aside reads a stream that gives a colour or a mask. It is no content: nobody
// asks whose it is, and its words aren't read.
func (c *reading) aside(v any) {
	s, ok := c.Get(v).(*Stream)
	if !ok {
		return
	}
	in := *c
	in.text = strings.Builder{}
	in.marks, in.base = append(slices.Clone(c.marks), mark{kind: artifact}), len(c.marks)+1
	in.told++
	ref, _ := v.(Ref)
	in.form(ref, s)
}
