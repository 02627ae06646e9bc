package proof

import "strings"

// Spoken: whoever hears a book hears it whole and in order. The paragraphs,
// headings, items and lines of code of every chapter follow each other in the
// structure tree, and every note, caption and cell is there.
func (p *Proofs) Spoken(b *Book) Findings {
	var f Findings
	tree := Bare(b.File.Tree.Text())
	at := 0
	for _, chapter := range b.Text.Texts {
		first := at
		for _, want := range p.passages(chapter).all {
			from := at
			if want.free {
				from = first
			}
			f.saw("passages")
			if end := want.end(tree, from); end < 0 {
				f.say("%s, %s: not in the book, or not there: %s", b.Path, chapter.Address, want)
			} else if !want.free {
				at = end
			}
		}
	}
	return f
}

// end is where the first occurrence of a passage from a place on ends, -1 if there is none.
func (p passage) end(text string, from int) int {
	for {
		k := strings.Index(text[from:], p.parts[0])
		if k < 0 {
			return -1
		}
		from += k
		if end := p.rest(text, from+len(p.parts[0])); end >= 0 {
			return end
		}
		from++
	}
}

// rest looks for the parts behind the first, each close behind the one before it.
func (p passage) rest(text string, at int) int {
	for _, s := range p.parts[1:] {
		k := strings.Index(text[at:min(len(text), at+p.space+len(s))], s)
		if k < 0 {
			return -1
		}
		at += k + len(s)
	}
	return at
}
