// Package frame is the result of layout: things at fixed places. typeset makes
// frames of lines and tables, book puts them on pages, draw walks them. A frame
// decides nothing.
//
// Structure for assistive technology travels with the items: a page item or
// group carries a *[Tag], an element of the structure tree that the content
// walk built in reading order. Items without a tag, and not in a group with one, are artifacts
// (running heads, rules, tints). A remembered frame holds no tags of its own:
// its items count inline elements (Glyphs.Inline) and the group that places it says which tags those are.
package frame

import (
	"jilid/build/press/font"
	"jilid/build/press/geom"
)

// Frame is a size and what is in it.
type Frame struct {
	Size     geom.Size
	Baseline geom.Length // of the first line, from the top; 0 where it means nothing
	Items    []Placed
}

// Placed is an item at a point of its frame.
type Placed struct {
	At   geom.Point
	Item Item
}

// Add puts an item into the frame.
func (f *Frame) Add(x, y geom.Length, it Item) {
	f.Items = append(f.Items, Placed{geom.Point{X: x, Y: y}, it})
}

// Item is one of *Glyphs, *Shape, *Image, *Group, *Link, *Dest.
type Item interface{ item() }

// Glyphs is a run of one font on a baseline: its point is the baseline's start.
type Glyphs struct {
	Font   *font.Font
	Size   geom.Length
	Run    font.Run // shaped; advances include justification and tracking
	Text   string   // what the run says; clusters in Run index into it
	Style  *Shape   // not nil: painted as this shape without a path, not in Color
	Inline int      // 0: the text itself; n: the n-th inline element of the group's Tags
	Color  Color
	Soft   bool // ends in a hyphen that the text doesn't have (/ActualText)
}

// Color is a theme colour in both inks. The zero Color is black (K 100).
type Color struct {
	R, G, B    uint8
	C, M, Y, K uint8 // per cent
	None       bool  // paint nothing
	Clear      uint8 // how much shows through: 0 nothing, 255 everything
}

// Black is text ink.
var Black = Color{K: 100}

// Shape is a path, filled, stroked or both. Points are relative to the item's point.
type Shape struct {
	Path    []Op
	Fill    Paint
	Stroke  Paint
	Width   geom.Length
	Dash    []geom.Length
	Into    geom.Length // how far into the dashes the line begins
	Cap     Cap
	Join    Join
	Limit   int64 // of mitered corners, in thousandths of the width; 0: ten widths
	EvenOdd bool
	Clip    *Frame // not nil: the path clips this frame instead of being painted
}

// Op is a step of a path: 'M', 'L', 'C' (two control points, then the end), 'Z'.
type Op struct {
	Kind       byte
	P1, P2, To geom.Point
}

// Image is a raster picture of a size.
type Image struct {
	Picture Picture
	Size    geom.Size
}

// Picture is a raster image that the PDF writer can embed; *image.Picture is.
type Picture interface{ PixelSize() (w, h int) }

// Group places a frame in another.
type Group struct {
	Frame  *Frame
	Tag    *Tag    // structure element of what is inside, nil: inherited
	Tags   []*Tag  // of the inline elements: Glyphs.Inline n is Tags[n-1]
	Inline int     // as Glyphs.Inline, when Tag is nil
	Scale  Matrix  // zero: none
	Effect *Effect // not nil: painted as one
}

// Link is an area that goes somewhere: exactly one of Dest (in this book), Book+Dest (in another PDF) or URI.
type Link struct {
	Size   geom.Size
	Dest   string
	Book   string // file name of the other PDF: "buku-1.pdf"
	URI    string
	Alt    string // what the link says, for /Contents
	Tag    *Tag
	Inline int // as Glyphs.Inline, when Tag is nil
}

// Dest is a named place; its page is known once the frame is on one.
type Dest struct{ Name string }

func (*Glyphs) item() {}
func (*Shape) item()  {}
func (*Image) item()  {}
func (*Group) item()  {}
func (*Link) item()   {}
func (*Dest) item()   {}

// Tag is an element of the structure tree (PDF 1.7 §14.7; PDF/UA-1). Kids are
// in reading order; marked content is attached by the writer when it meets the
// items that carry the tag.
type Tag struct {
	Role    string // "Document", "Sect", "H1", "P", "Table", "TR", "TH", "TD", "Figure", "Link", "Note", …
	Kids    []*Tag
	Alt     string
	Lang    string // if not the document's
	Title   string
	ID      string
	Actual  string   // replacement text
	Scope   string   // of TH: "Column", "Row"
	Headers []string // IDs of a TD's header cells
	Numbers string   // how an L counts: "Decimal", "Disc" … (ISO 32000-1, 14.8.5.5)
	ColSpan int
	RowSpan int
}

// Kid adds an element below t and gives it back.
func (t *Tag) Kid(role string) *Tag {
	k := &Tag{Role: role}
	t.Kids = append(t.Kids, k)
	return k
}

// Page is one finished page.
type Page struct {
	Size   geom.Size
	Edge   geom.Length // so far within the sheet, on every side, the page is cut out of it; 0: the sheet is the page
	Bleed  geom.Length // so far beyond that cut the page is printed
	Label  string      // folio as printed: "iv", "34", or "" on pages that show none but count
	Frame  *Frame
	Margin *Frame // running head and folio, over Frame: what may change while the page stays the same; nil for none
}

// Part is some pages in succession that belong together, such as a chapter, with
// their element of the structure tree, which no page of another part has content
// of. A blank page belongs to the part before it.
type Part struct {
	Pages []*Page
	Root  *Tag // below the document's; nil: all on the pages is artifacts
}

// Outline is one bookmark; Dest is a Dest.Name.
type Outline struct {
	Title string
	Dest  string
	Kids  []*Outline
	Open  bool
}
