package doc

import "jilid/build/source"

// InLanguage is a block whose text is in a language of its own: running text and
// headings as what they were, with the language on their text, any other block in a
// group. at is where the language was given.
func InLanguage(b Block, lang string, at source.Span) Block {
	switch b := b.(type) {
	case *Paragraph:
		n := *b
		n.Text = []Inline{&Foreign{Lang: lang, Text: b.Text}}
		return &n
	case *Heading:
		n := *b
		n.Text = []Inline{&Foreign{Lang: lang, Text: b.Text}}
		return &n
	case *PageBreak, *Rule:
		return b
	}
	return &Group{Lang: lang, Blocks: []Block{b}, Span: at}
}
