package frame

import "jilid/build/press/geom"

// Paint is what areas, lines and letters are painted with: a [Color], a
// *[Gradient] or a *[Pattern]. Nil paints nothing.
type Paint interface{ paint() }

func (Color) paint()     {}
func (*Gradient) paint() {}
func (*Pattern) paint()  {}

// Unseen tells whether a paint leaves no trace.
func Unseen(p Paint) bool {
	c, plain := p.(Color)
	return p == nil || plain && (c.None || c.Clear == 255)
}

// Gradient goes from one colour to others along a line, or between two circles.
// Beyond its ends it keeps the colours it has there. Places are those of the
// item that it paints.
type Gradient struct {
	Radial     bool
	From, To   geom.Point  // ends of the line, or centres of the circles
	Inner, Out geom.Length // radii of the circles
	Matrix     Matrix      // from the places above to those of the item; zero: none
	Stops      []Stop      // at least two, rising
	Clear      uint8       // as that of a Color, besides that of its stops
}

// Stop is a place of a gradient, in millionths of its way, and the colour there.
type Stop struct {
	At    int64
	Color Color
}

// Pattern repeats a frame to both sides. The frame's size is what is seen of it.
type Pattern struct {
	Cell   *Frame
	Step   geom.Size // from one to the next; zero: the cell's size
	Matrix Matrix    // from the cell to the places of the item that is painted; zero: none
	Clear  uint8
}

// Matrix is a b c d e f, y downwards: a–d in millionths, the shift e f in thousandths of a point.
type Matrix = [6]int64

// Effect is how a group comes onto what lies below it: first it is painted for
// itself, and then as one picture, cut off at its frame's edge. Whatever it
// holds belongs to the tag of the group; tags within don't count.
type Effect struct {
	Clear uint8
	Blend string // a blend mode by its name in PDF, "Multiply"; "" is the normal one
	Mask  *Mask
}

// Mask is a frame, at the same place and in the same coordinates as the one it
// masks, that shows it where it is light (or, Alpha, where it is painted at all).
type Mask struct {
	Frame *Frame
	Alpha bool
}

// Cap is the end of a line.
type Cap uint8

// The ends, as PDF counts them.
const (
	Butt Cap = iota
	RoundCap
	Square
)

// Join is the corner of a line.
type Join uint8

// The corners, as PDF counts them.
const (
	Miter Join = iota
	RoundJoin
	Bevel
)
