package doc

// HeadingID is a heading's level and anchor, and whether its writer named it so that others can refer to it.
type HeadingID struct {
	Level int
	ID    string
	Named bool
}

// Headings are those of a document in reading order, without its title.
func Headings(d *Document) []HeadingID {
	var out []HeadingID
	Visitor{Block: func(b Block) bool {
		if h, ok := b.(*Heading); ok {
			out = append(out, HeadingID{h.Level, h.ID, h.Attr.ID != ""})
		}
		return true
	}}.Blocks(d.Blocks)
	return out
}
