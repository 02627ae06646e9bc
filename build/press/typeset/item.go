package typeset

import "jilid/build/press/geom"

// kind is one of the three things Knuth and Plass make paragraphs of, or one of
// the two that a paragraph of ours has besides.
type kind uint8

const (
	box     kind = iota // a piece of a word, or a picture
	glue                // a space; a line may end here
	penalty             // within a word; a line may end here at a price
	fill                // leaders: takes up all room
	force               // a line ends here
)

// item is a step of the paragraph.
type item struct {
	kind    kind
	hyphen  bool  // penalty: a hyphen appears
	flagged bool  // penalty: the line ends in a hyphen, visible in the text or not
	cut     bool  // penalty: a division by force
	tie     bool  // glue, penalty: no line should end here
	span    int32 // index
	price   int32 // penalty

	// A box brings along the marks and names of the spans marks to lastMark; -1: of none.
	marks, lastMark int32

	width           geom.Length // penalty: of the hyphen
	stretch, shrink geom.Length
	out             geom.Length // penalty: how much of the hyphen stands out into the margin

	word     *word // box: nil for a picture
	from, to int32 // box: the part of the word
	offset   int32 // box: of the part in the span's text

	// What stands before the item from the paragraph's beginning.
	x, xStretch, xShrink geom.Length
	xFill                int32
}

// left and right are how far a box that begins or ends a line stands out into the margin.
func (x *item) left() geom.Length {
	if x.word == nil || x.from != 0 {
		return 0
	}
	return x.word.left
}

func (x *item) right() geom.Length {
	if x.word == nil || int(x.to) != len(x.word.text) {
		return 0
	}
	return x.word.right
}

// sum fills in what stands before each item.
func sum(list []item) {
	var x, stretch, shrink geom.Length
	var fills int32
	for i := range list {
		it := &list[i]
		it.x, it.xStretch, it.xShrink, it.xFill = x, stretch, shrink, fills
		switch it.kind {
		case box:
			x += it.width
		case glue:
			x += it.width
			stretch += it.stretch
			shrink += it.shrink
		case fill:
			x += it.width
			fills++
		}
	}
}

func longestBox(list []item) geom.Length {
	var most geom.Length
	for i := range list {
		if list[i].kind == box {
			most = max(most, list[i].width)
		}
	}
	return most
}
