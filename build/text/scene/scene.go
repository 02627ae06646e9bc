// Package scene is a small vector picture: what a chart or roadmap looks like,
// in shapes and words, before anyone prints it. plan/chart draws scenes;
// site/html writes them as SVG and press as PDF operators, so a chart can't
// look different on paper.
//
// Colours are roles of the theme, never values: the site follows the reader's
// light or dark, the press has CMYK.
package scene

// Scene is a picture of Width × Height points (1/72 inch), origin at the upper
// left, y downwards. Text of 8 to 9 points is right for print at natural size.
type Scene struct {
	Width, Height float64
	Title         string // a short name for assistive technology
	Desc          string // what the picture shows, in a sentence or three
	Items         []Item
}

// Item is one of *Rect, *Line, *Path, *Circle, *Text.
type Item interface{ item() }

// Paint is how a shape is filled or stroked. The zero Paint paints nothing.
type Paint struct {
	Role    Role
	Tint    int // per cent of the colour on the ground; 0 means 100
	Pattern Pattern
}

// Role is a colour's role in the theme: "ink", "muted", "rule", "paper",
// "tint", "sea", "clove", "dim-governance" … (dim- and a dimension's id), and
// "series-1" … "series-8" for the series of a chart.
type Role string

// Pattern tells series apart without colour.
type Pattern int

const (
	Solid Pattern = iota
	Stripes
	Dots
	CrossHatch
)

// Rect is a rectangle, its corners rounded by Radius.
type Rect struct {
	X, Y, W, H, Radius float64
	Fill, Stroke       Paint
	Width              float64 // of the stroke, points
}

// Line is a straight line.
type Line struct {
	X1, Y1, X2, Y2 float64
	Stroke         Paint
	Width          float64
	Dash           []float64
}

// Circle is a disc or ring.
type Circle struct {
	X, Y, R      float64
	Fill, Stroke Paint
	Width        float64
}

// Path is a polygon, polyline or curve.
type Path struct {
	Ops          []Op
	Fill, Stroke Paint
	Width        float64
	Dash         []float64
}

// Op is one step of a path: Kind 'M' and 'L' use X, Y; 'C' uses the two control
// points X1 Y1, X2 Y2 and X, Y; 'Z' closes.
type Op struct {
	Kind                 byte
	X1, Y1, X2, Y2, X, Y float64
}

// Anchor is where a text's X is.
type Anchor int

const (
	Start Anchor = iota
	Middle
	End
)

// Text is one line of words on a baseline, in the sans face of the theme.
type Text struct {
	X, Y   float64 // on the baseline
	Size   float64 // points
	Bold   bool
	Anchor Anchor
	Fill   Paint
	Rotate float64 // degrees, clockwise, around X, Y
	Value  string
}

func (*Rect) item()   {}
func (*Line) item()   {}
func (*Path) item()   {}
func (*Circle) item() {}
func (*Text) item()   {}
