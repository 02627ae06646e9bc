package doc

// HeadingID is a heading's level and anchor.
type HeadingID struct {
	Level int
	ID    string
}

// Headings are those of a document in reading order, without its title.
func Headings(d *Document) []HeadingID {
	var out []HeadingID
	Visitor{Block: func(b Block) bool {
		if h, ok := b.(*Heading); ok {
			out = append(out, HeadingID{h.Level, h.ID})
		}
		return true
	}}.Blocks(d.Blocks)
	return out
}
