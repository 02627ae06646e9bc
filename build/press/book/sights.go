package book

import (
	"jilid/build/press/font"
	"jilid/build/press/mathset"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/formula"
	"jilid/build/text/scene"
)

// sight is something to look at before a document is set: a text with characters that the fonts may
// lack, the label of a reference, or a picture. Nearly all texts have only characters that the fonts
// have, and needn't be read again after an edit elsewhere.
type sight struct {
	at      source.Span // of the block
	text    string
	font    *font.Font // the only one that may be used for the text; nil: any
	target  string     // the id whose label is shown
	picture *source.File
}

// sightsKey is a document, and what it stands in until its first block says where it is.
type sightsKey struct {
	doc *doc.Document
	at  source.Span
}

// sights are those of a document in the order of reading.
func (k *Look) sights(d *doc.Document, at source.Span) []sight {
	return k.sighted.Do(sightsKey{d, at}, func() []sight {
		s := &sightseer{look: k, at: at}
		doc.Visit(d, doc.Visitor{Block: s.block, Inline: s.inline})
		return s.seen
	})
}

// sightseer finds the sights of a document.
type sightseer struct {
	look *Look
	at   source.Span // of the block it is in
	seen []sight
}

func (s *sightseer) see(x sight) {
	x.at = s.at
	s.seen = append(s.seen, x)
}

func (s *sightseer) text(text string) {
	if !s.look.hasAll(text) {
		s.see(sight{text: text})
	}
}

func (s *sightseer) block(b doc.Block) bool {
	if at := spanOf(b); at.File != nil {
		s.at = at
	}
	switch b := b.(type) {
	case *doc.Table:
		s.text(b.Unit)
	case *doc.Figure:
		switch {
		case b.Scene != nil:
			s.scene(b.Scene)
			v := doc.Visitor{Inline: s.inline} // not the numbers behind it, which only the site shows
			v.Inlines(b.Caption)
			v.Inlines(b.Source)
			return false
		case b.Image != nil:
			s.picture(b.Image, b.Span)
		default:
			s.text(b.Alt)
		}
	case *doc.Code:
		s.text(b.Text)
	case *doc.View:
		s.text(b.Text)
	case *doc.Math:
		s.formula(b.Formula)
	case *doc.HTML:
		if b.Raw {
			s.text(withoutMarkup(b.Text))
		} else {
			s.text(b.Text)
		}
	}
	return true
}

func (s *sightseer) inline(n doc.Inline) bool {
	switch n := n.(type) {
	case *doc.Text:
		s.text(n.Value)
	case *doc.CodeSpan:
		s.text(n.Value)
	case *doc.MathSpan:
		s.formula(n.Formula)
	case *doc.Abbr:
		s.text(n.Short)
	case *doc.HTMLSpan:
		if !n.Raw {
			s.text(n.Text)
		}
	case *doc.Computed:
		s.text(n.Expr)
	case *doc.Ref:
		if len(n.Text) == 0 {
			s.see(sight{target: n.ID})
		}
	case *doc.Cite:
		for _, it := range n.Items {
			s.text(it.Locator)
		}
	case *doc.Image:
		if n.File != nil {
			s.picture(n.File, n.Span)
			return false // its text is for readers who don't see it
		}
	}
	return true
}

// formula looks at what the font of formulas can't set.
func (s *sightseer) formula(r *formula.Row) {
	if s.look.math == nil {
		s.text(formula.Plain(r))
		return
	}
	for _, words := range mathset.Words(r, s.look.math) {
		s.text(words)
	}
}

// scene looks at the words of a chart, which are set in the sans face alone.
func (s *sightseer) scene(of *scene.Scene) {
	for _, it := range of.Items {
		if t, ok := it.(*scene.Text); ok {
			f := s.look.sans
			if t.Bold {
				f = s.look.sansSemi
			}
			for _, r := range t.Value {
				if lacks(f, r) {
					s.see(sight{text: t.Value, font: f})
					break
				}
			}
		}
	}
}

// picture looks at a picture, which has a place of its own.
func (s *sightseer) picture(file *source.File, at source.Span) {
	s.seen = append(s.seen, sight{at: at, picture: file})
}
