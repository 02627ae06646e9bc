// Package page breaks a vertical list of boxes into pages. It knows heights,
// spaces and the cost of a break after each box, footnotes, floats and framed
// areas that go on over pages, and nothing of documents or plans: press/book
// makes the list and draws what [Break] placed.
//
// A page is filled box by box, and each way to end it has a cost: what is left
// empty, the break itself, notes and floats that have to wait. Some of the
// cheapest are followed up together, so that a page may be left a little early
// for the sake of those behind it: Plass, "Optimal Pagination Techniques for
// Automatic Typesetting Systems" (1981), with few ways instead of all. What
// Break promises, and a property test holds it to: every box is placed exactly
// once, boxes that don't float in order; nothing reaches below the text block;
// no break where the cost is Never – or else a [Fault] says so.
package page

import (
	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// Cost of a page break after a box. The unit is a quarter of the square of the
// lines left empty, four to a line: 100 is worth a hole of five lines.
type Cost int

const (
	Never Cost = 100_000 // Never and above forbid a break; the higher, the worse where nothing else is left
	Force Cost = -100_000
	Poor       = Never / 4 // worse than any hole, but allowed where there is no other way
)

// Box is one thing of the list: a line of text, a table's row, a figure with its caption.
type Box struct {
	X     geom.Length // from the left of the text block
	Hang  geom.Length // how far it reaches into the outer margin: shifted so much on left-hand pages
	Item  frame.Item  // what is drawn at the box's place; may be nil
	Marks []string    // names of places in it, for the caller to find
	Data  any         // the caller's own

	Above  geom.Length // space above, dropped at the top of a page; the larger of Below and Above counts
	Height geom.Length
	Below  geom.Length
	Snap   bool // put on the baseline grid (only outside areas): the box's top, or what is Lead below it
	Lead   geom.Length

	Room   geom.Length // wanted on the page from the box's top down, else it goes to a new one
	Break  Cost        // of a page break after the box
	Notes  []*Note     // whose marks stand in it
	Areas  []*Area     // it stands in, outermost first
	Float  bool        // may move to the top of a page while the boxes around it close up
	Flow   []Box       // of a float: what may stand in its place, broken over pages like any boxes
	Series Series      // of what the box holds or begins: one series keeps its order
	Depth  int         // of a float or insert: how deep the section is that it stands in
	Stops  int         // not 0: no float or insert of this depth or deeper, still waiting, is passed by the box: a section begins; an insert that has it is passed by nothing
	// Split cuts a box that may go on over pages: the top is no higher than the
	// height, the rest comes next. nil: the box is never cut.
	Split  func(height geom.Length) (top, rest *Box, ok bool)
	Within Cost // of a page break within the box
	Own    *Own // not nil: no box but pages of their own, coming in as soon as a page is full
}

// Series are kinds of numbered things that each stay in order, whether they float or not.
type Series uint8

const (
	Tables Series = 1 << iota
	Figures
)

// Area frames a run of boxes: the tint of an alert, a table. Broken over pages it
// is closed and opened again.
type Area struct {
	Above, Below geom.Length // space around it
	Top, Bottom  geom.Length // space within it, before its first and behind its last box on each page
	Again        geom.Length // height of the head repeated where it goes on: "Tabel 3.1 (lanjutan)" and head rows
	Data         any         // the caller's own
}

// Own is a list with pages of another setup: a table on landscape pages.
type Own struct {
	Setup int
	List  []Box
}

// Note is a footnote in lines; it can be split with two lines on each side.
type Note struct {
	Lines []Line
}

// Line of a note.
type Line struct {
	Height geom.Length // with the space above
	Drop   geom.Length // the space above in it
	X      geom.Length
	Item   frame.Item
	Marks  []string
	Keep   bool // the next line stands on the same page
}

// Setup is a kind of page.
type Setup struct {
	Height  geom.Length // of the text block
	Grid    geom.Length // the leading
	NoteGap geom.Length // from the text to the first note, with the rule in it
	Slack   geom.Length // by which some pages may be higher if that saves a last page of few lines
}

// Page is what stands on one page.
type Page struct {
	Setup  int
	Boxes  []Placed
	Areas  []Part
	Notes  []NotePart
	NoteY  geom.Length // top of the notes, behind the gap; the text block's height if there are none
	Bottom geom.Length // of the lowest box, with the areas closed
}

// Placed is a box at its height on the page.
type Placed struct {
	Box *Box
	Y   geom.Length
}

// Part is the stretch of an area on one page.
type Part struct {
	Area        *Area
	Top, Bottom geom.Length
	Continued   bool // it began on an earlier page
	Continues   bool // it goes on on a later one
}

// NotePart is the lines [From, To) of a note, the first of them at Y.
type NotePart struct {
	Note     *Note
	From, To int
	Y        geom.Length
}

// Trouble is what could not be kept.
type Trouble int

const (
	TooTall   Trouble = iota // the box is taller than the page and reaches below it
	BadBreak                 // a break after the box, where the cost is Never
	NoteMoved                // the box's note begins on a later page than its mark
)

// Fault is a rule that could not be kept.
type Fault struct {
	Page    int // index into the pages
	Trouble Trouble
	Box     *Box
}
