package typeset

import (
	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// Paragraph is text of one or more spans that is broken into lines together.
type Paragraph struct {
	Spans []Span
	Style Style

	// Label stands in front of the first line, ending LabelGap before its
	// left indent: the number or bullet of a list item. It makes no lines of
	// its own. LabelLeft puts it at the left edge of the measure instead.
	Label     []Span
	LabelGap  geom.Length
	LabelLeft bool
}

// Span is a stretch of text in one style. White space at its ends counts: the
// words of two spans that meet without a space are one word.
type Span struct {
	Text   string // runs of spaces, tabs and line feeds are one space, U+00A0 one that does not break
	Font   *font.Font
	Size   geom.Length
	Color  frame.Color
	Lang   string      // tag of BCP 47; "": Indonesian
	Inline int         // goes into Glyphs.Inline and Link.Inline
	Raise  geom.Length // above the baseline (superscripts); negative: below

	Letterspace geom.Length // added after each letter; ligatures off
	Tabular     bool        // figures of one width
	SmallCaps   bool        // small letters as small capitals, where the font has them
	Superior    bool        // raised small figures of the font, for note references
	Code        bool        // may break without hyphen after / . _ - & = ? and the like, never hyphenated
	NoBreak     bool        // stays on one line
	NoHyphen    bool        // its words are not hyphenated
	Titled      bool        // its words begin with capitals as a title's do, and are hyphenated like others
	Underline   bool
	Strike      bool

	// Box is set in place of Text, its Baseline on the line (0: its foot). If
	// Price isn't 0, the line may end behind it at that price, on the scale of
	// TeX's penalties; if it doesn't, Space parts it from what follows.
	Box   *frame.Frame
	Price int
	Space geom.Length
	// HardBreak ends the line after this span.
	HardBreak bool
	// Fill is a gap as wide as the line has room for: 1 empty, '.' leaders.
	// What follows is pushed to the right edge. Text is not set.
	Fill rune
	// Link makes the span's area a link; its Size is filled in per line. Spans
	// of equal neighbours with the same pointer share one area.
	Link *frame.Link
	// Dest names the place where the span starts.
	Dest string
	// Mark is handed back in Line.Marks of the line on which the span starts:
	// the key of a note, an index entry – whatever the page builder must find again.
	Mark string
}

// Align is how the lines of a paragraph or cell use the measure.
type Align uint8

const (
	Justify Align = iota
	Left
	Center
	Right
)

// Style is how a paragraph is set. Only Leading must be given.
type Style struct {
	Align      Align
	First      geom.Length // more indent of the first line; negative hangs it out
	Left       geom.Length // indent of all lines
	Right      geom.Length
	Leading    geom.Length // from baseline to baseline
	Ascent     geom.Length // of the baseline below the line's top; 0: seven tenths of Leading
	Hyphenate  bool
	Tolerance  int         // looseness in per cent of the spaces' stretch that goes unreported; 0: 150
	MinLast    geom.Length // the last line is made at least so long where that is possible; 0: 2 em
	Heading    bool        // lines are balanced in length (left or centred setting)
	NoProtrude bool        // hyphens and points don't hang into the margin, letters of loose lines keep their distance
}

// Line is one finished line.
type Line struct {
	// Frame is the measure wide and Height + Depth high, its Baseline is
	// Height. It holds no tags; it may be shared and must not be changed.
	Frame *frame.Frame
	// Height and Depth are above and below the baseline. They add up to the leading,
	// or to more where a picture in the line is higher.
	Height, Depth geom.Length
	Width         geom.Length // of the text from its left edge, without trailing space
	Marks         []Mark
	Hyphen        bool // ends in a hyphen that the text doesn't have
}

// Mark is a place in a line that the paragraph's author asked for.
type Mark struct {
	Name string      // of Span.Mark
	X    geom.Length // from the line's left
}

// Quality is what a careful typesetter would tell the author about a paragraph.
type Quality struct {
	Loose []Loose // lines that had to be set wider than the tolerance
	Cut   []Cut   // words that fitted no line and were cut
}

// Loose is a line that is too wide between its words.
type Loose struct {
	Line  int // index
	Ratio int // of the stretch used to the stretch there is, in per cent; 100 is the font's own limit
}

// Cut is a word that was broken by force because no line could hold it.
type Cut struct {
	Span   int
	Offset int // in bytes of the span's text
}

// Missing is a character that neither the span's font nor a fallback has.
type Missing struct {
	Rune   rune
	Span   int
	Offset int // in bytes of the span's text
}

// Add collects another paragraph's remarks.
func (q *Quality) Add(o Quality) {
	q.Loose = append(q.Loose, o.Loose...)
	q.Cut = append(q.Cut, o.Cut...)
}
