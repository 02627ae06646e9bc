package doc

import (
	"strings"

	"jilid/build/source"
	"jilid/build/text/formula"
)

// Inline is one of *Text, *Emph, *Strong, *Strike, *CodeSpan, *Link, *Image,
// *NoteRef, *Ref, *Cite, *Computed, *MathSpan, *Break, *HTMLSpan, *Anchor, *Abbr,
// *Foreign, *IndexMark.
type Inline interface{ inline() }

// Text is a run of characters. Soft line ends are a newline in it.
type Text struct{ Value string }

// Emph is emphasis, Strong strong emphasis, Strike struck out.
type (
	Emph   struct{ Text []Inline }
	Strong struct{ Text []Inline }
	Strike struct{ Text []Inline }
)

// CodeSpan is code in a line.
type CodeSpan struct{ Value string }

// Link is a link as written. What Dest means – another chapter, an asset, an
// address – is for refs to say (refs.Table.Link).
type Link struct {
	Dest  string
	Title string
	Text  []Inline
	Auto  bool // the text is the address
	Span  source.Span
}

// Image is a picture within a line (alone in its paragraph it is a Figure).
type Image struct {
	Dest  string
	Title string
	Alt   []Inline
	File  *source.File // nil for an address outside the plan or a missing file
	Attr  Attr
	Span  source.Span
}

// NoteRef is the mark of a footnote.
type NoteRef struct {
	Note *Note
	Use  int // 1 for the first mention of the note, 2 for the second …
	Span source.Span
}

// Ref is a cross-reference: @fig-x, @tbl-x, @sec-x, @eq-x, @prg-ID, @dim-id, @opd-id.
type Ref struct {
	ID   string   // with its prefix, without the @
	Text []Inline // from [text](@id)-like forms; usually nil: the label is made by refs
	Span source.Span
}

// Cite is a citation: [@a; @b, hlm. 4].
type Cite struct {
	Items []CiteItem
	Span  source.Span
}

// CiteItem is one source in a citation.
type CiteItem struct {
	Key     string
	Locator string // "hlm. 4", or ""
	Span    source.Span
}

// Computed is {{sum budget …}} or {{count programs …}}: view.Expand turns it into Text.
type Computed struct {
	Expr string // between the braces, trimmed
	Span source.Span
}

// MathSpan is a formula in a line.
type MathSpan struct {
	TeX     string
	Formula *formula.Row
	Display bool // written between $$
	Span    source.Span
}

// Break is a hard line break.
type Break struct{}

// HTMLSpan is raw inline HTML, passed through if Raw, else shown as text.
type HTMLSpan struct {
	Text string
	Raw  bool
}

// Anchor is an empty target.
type Anchor struct{ ID string }

// Abbr is an abbreviation of the plan's list in the text.
type Abbr struct {
	Short, Long string
	First       bool // its first use in the chapter: it is printed with its long form, see Around
}

// Foreign is text in another language than what stands around it.
type Foreign struct {
	Lang string // a tag of BCP 47: "en"
	Text []Inline
}

// IndexMark is a place that the index names. What is printed there stands behind it.
type IndexMark struct {
	ID   string   // an anchor of the chapter; "" if only See is said
	Term []string // an entry, and the entries below it
	See  string   // another term, or ""
	Span source.Span
}

// Around is what stands before and after the short form where the long one is
// printed too: "Organisasi Perangkat Daerah (" and ")". A long form that ends in
// a gloss of its own takes the short form in there: "Corporate Social
// Responsibility (CSR, tanggung jawab sosial perusahaan)".
func (a *Abbr) Around() (before, after string) {
	name, gloss := a.Parts()
	if gloss != "" {
		return name + " (", ", " + gloss + ")"
	}
	return name + " (", ")"
}

// Parts are the long form without a gloss in parentheses at its end, and that
// gloss. A short form in there, which the list needn't repeat, is no part of it.
func (a *Abbr) Parts() (name, gloss string) {
	rest, ok := strings.CutSuffix(a.Long, ")")
	at := strings.LastIndex(rest, " (")
	if !ok || at < 0 || strings.Contains(rest[at:], ")") {
		return a.Long, ""
	}
	name, gloss = strings.TrimSpace(rest[:at]), rest[at+2:]
	if gloss == a.Short {
		return name, ""
	}
	return name, strings.TrimPrefix(gloss, a.Short+", ")
}

func (*Text) inline()      {}
func (*Emph) inline()      {}
func (*Strong) inline()    {}
func (*Strike) inline()    {}
func (*CodeSpan) inline()  {}
func (*Link) inline()      {}
func (*Image) inline()     {}
func (*NoteRef) inline()   {}
func (*Ref) inline()       {}
func (*Cite) inline()      {}
func (*Computed) inline()  {}
func (*MathSpan) inline()  {}
func (*Break) inline()     {}
func (*HTMLSpan) inline()  {}
func (*Anchor) inline()    {}
func (*Abbr) inline()      {}
func (*Foreign) inline()   {}
func (*IndexMark) inline() {}

// Plain is the text of inlines without any mark-up.
func Plain(text []Inline) string {
	if len(text) == 1 {
		if t, ok := text[0].(*Text); ok && !strings.Contains(t.Value, "\n") {
			return t.Value
		}
	}
	var short [512]byte
	return string(AppendPlain(short[:0], text))
}

// AppendPlain appends what Plain is.
func AppendPlain(b []byte, text []Inline) []byte {
	for _, n := range text {
		switch n := n.(type) {
		case *Text:
			b = append(b, strings.ReplaceAll(n.Value, "\n", " ")...)
		case *Emph:
			b = AppendPlain(b, n.Text)
		case *Strong:
			b = AppendPlain(b, n.Text)
		case *Strike:
			b = AppendPlain(b, n.Text)
		case *CodeSpan:
			b = append(b, n.Value...)
		case *Link:
			b = AppendPlain(b, n.Text)
		case *Foreign:
			b = AppendPlain(b, n.Text)
		case *Image:
			b = AppendPlain(b, n.Alt)
		case *Ref:
			b = AppendPlain(b, n.Text)
		case *MathSpan:
			b = append(b, formula.Plain(n.Formula)...)
		case *Break:
			b = append(b, ' ')
		case *Abbr: // as it is printed
			if n.First {
				before, after := n.Around()
				b = append(b, before+n.Short+after...)
			} else {
				b = append(b, n.Short...)
			}
		case *HTMLSpan:
			if !n.Raw {
				b = append(b, n.Text...)
			}
		}
	}
	return b
}

// Str makes inlines of a plain text.
func Str(s string) []Inline {
	if s == "" {
		return nil
	}
	return []Inline{&Text{Value: s}}
}

// Para makes a block list of one plain paragraph; the empty text gives no block.
func Para(s string) []Block {
	if s == "" {
		return nil
	}
	return []Block{&Paragraph{Text: Str(s)}}
}
