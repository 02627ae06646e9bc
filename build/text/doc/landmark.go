package doc

// Landmark is a node that something else may want to know of: whatever can be numbered, linked
// to, looked up or shown instead of its words. One of Block and Inline is set.
type Landmark struct {
	Block  Block
	Inline Inline
	Part   Part
	Next   int // index of the first landmark that isn't within this one
}

// Part is one of the parts of a document.
type Part int

// The parts, in the order in which they are visited.
const (
	InTitle Part = iota
	InText
	InNotes
)

// Landmarks are the landmarks of a document in the order of [Visit]. A document has a
// hundred words for each, so those who are after landmarks needn't walk through the text; being
// immutable, a document always has the same.
func Landmarks(d *Document) []Landmark {
	var list []Landmark
	part := InTitle
	var v Visitor
	v = Visitor{
		Block: func(b Block) bool {
			if !notable(b) {
				return true
			}
			i := len(list)
			list = append(list, Landmark{Block: b, Part: part})
			v.into(b)
			list[i].Next = len(list)
			return false
		},
		Inline: func(n Inline) bool {
			switch n := n.(type) {
			case *Anchor, *Cite, *IndexMark:
				list = append(list, Landmark{Inline: n, Part: part, Next: len(list) + 1})
			case *Ref, *Link, *Image:
				i := len(list)
				list = append(list, Landmark{Inline: n, Part: part})
				v.Inlines(within(n))
				list[i].Next = len(list)
				return false
			}
			return true
		},
	}
	v.Inlines(d.Title)
	part = InText
	v.Blocks(d.Blocks)
	part = InNotes
	for _, n := range d.Notes {
		v.Blocks(n.Blocks)
	}
	return list
}

func notable(b Block) bool {
	switch b := b.(type) {
	case *Heading, *Table, *Figure, *Math, *Group, *Definitions:
		return true
	case *Paragraph:
		return b.Attr().ID != ""
	}
	return false
}

func within(n Inline) []Inline {
	switch n := n.(type) {
	case *Ref:
		return n.Text
	case *Link:
		return n.Text
	case *Image:
		return n.Alt
	}
	return nil
}
