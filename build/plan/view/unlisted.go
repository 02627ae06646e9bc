package view

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"jilid/build/source"
	"jilid/build/text/doc"
)

// Unlisted is a word in running text that looks like an abbreviation and isn't
// in the plan's list. What it may be instead – an agency, a unit – isn't looked at.
type Unlisted struct {
	Short string
	Long  string // what the text itself says it stands for, or ""
	Span  source.Span
}

// capitals finds the abbreviations among a text's words. Three words in
// capitals in a row are somebody shouting, or a heading.
type capitals struct {
	text   string
	listed func(string) bool
	end    int      // of the last word
	row    int      // words in capitals up to there
	held   []string // those of the row that aren't listed
	out    []string
}

func (c *capitals) add(start, end int) {
	word := c.text[start:end]
	loud := utf8.RuneCountInString(word) > 1 && strings.IndexFunc(word, func(r rune) bool { return !unicode.IsUpper(r) }) < 0
	if !loud || strings.Trim(c.text[c.end:start], " \n") != "" {
		c.close()
	}
	c.end = end
	if loud {
		c.row++
	}
	if i := strings.IndexByte(word, '-'); i > 0 && small(word[i+1:]) {
		word = word[:i]
	}
	if acronym(word) && !numbered(c.text[end:]) && len(parts(word, c.listed)) == 0 {
		c.held = append(c.held, word)
	}
}

func (c *capitals) close() {
	if c.row < 3 {
		c.out = append(c.out, c.held...)
	}
	c.row, c.held = 0, c.held[:0]
}

func (c *capitals) found() []string {
	c.close()
	return c.out
}

// numbered tells whether a number follows: ISO 37122, UU Nomor 25, RT 03 are names.
func numbered(after string) bool {
	after = strings.TrimLeft(after, " \n\u00a0")
	for _, s := range []string{"Nomor ", "No. ", "No "} {
		if rest, ok := strings.CutPrefix(after, s); ok {
			after = rest
		}
	}
	return after != "" && after[0] >= '0' && after[0] <= '9'
}

// unknown notes the abbreviations of the paragraph that aren't listed.
func (x *marker) unknown(words []string) {
	for _, w := range words {
		i := slices.IndexFunc(x.unlisted, func(u Unlisted) bool { return u.Short == w })
		if i < 0 {
			i = len(x.unlisted)
			x.unlisted = append(x.unlisted, Unlisted{Short: w, Span: wordIn(x.paragraph.Span, w)})
		}
		if x.unlisted[i].Long == "" {
			x.unlisted[i].Long = spelling(x.says(), w)
		}
	}
}

// wordIn is where a word stands in a place.
func wordIn(at source.Span, word string) source.Span {
	s := at.Text()
	for start, end := nextWord(s, 0); start >= 0; start, end = nextWord(s, end) {
		if s[start:end] == word {
			return at.File.Span(at.Start+start, at.Start+end)
		}
	}
	return at
}

// missing are the noted words of the document but those that it also has in
// small letters: TIDAK is no abbreviation.
func (x *marker) missing(d *doc.Document) []Unlisted {
	if len(x.unlisted) == 0 {
		return nil
	}
	seen := map[string]bool{}
	for _, u := range x.unlisted {
		seen[strings.ToLower(u.Short)] = false
	}
	doc.Visit(d, doc.Visitor{Inline: func(n doc.Inline) bool {
		if t, ok := n.(*doc.Text); ok {
			for start, end := nextWord(t.Value, 0); start >= 0; start, end = nextWord(t.Value, end) {
				if _, asked := seen[t.Value[start:end]]; asked {
					seen[t.Value[start:end]] = true
				}
			}
		}
		return true
	}})
	return slices.DeleteFunc(x.unlisted, func(u Unlisted) bool { return seen[strings.ToLower(u.Short)] })
}
