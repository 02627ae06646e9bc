package typeset

import (
	"jilid/build/press/font"
	"jilid/build/press/geom"
)

// Fonts is what typesetting asks of fonts; tests give a fake.
type Fonts interface {
	// Shape sets text, which is part of one word or one space, in a font.
	Shape(f *font.Font, text string, size geom.Length, features Features) []font.Glyph
	// Has tells whether the font has a glyph for the character.
	Has(f *font.Font, r rune) bool
}

// Features are the OpenType features a span can ask for.
type Features struct {
	Tabular, SmallCaps, NoLigatures bool
	English                         bool // language system; otherwise Indonesian
}

// Setter sets paragraphs and tables. It may be used by many goroutines at once;
// they share the shapes of words.
type Setter struct {
	// Fallback is searched in order for characters that a span's font lacks.
	Fallback []*font.Font

	fonts Fonts
}

// New makes a Setter that shapes with fonts.
func New(fonts Fonts, fallback ...*font.Font) *Setter {
	return &Setter{fonts: fonts, Fallback: fallback}
}

// Key stands for everything that Lines reads of a paragraph and measure, so
// that the lines can be remembered from build to build.
type Key [32]byte

// Key of a paragraph set to a measure.
func (p *Paragraph) Key(measure geom.Length) Key { return Key{} }

// Lines breaks a paragraph into lines no wider than the measure. It is a pure
// function of its arguments; an empty paragraph has no lines.
func (s *Setter) Lines(p *Paragraph, measure geom.Length) ([]Line, Quality) { return nil, Quality{} }

// Width is the length of the paragraph set on one line, up to its longest
// line where it has hard breaks.
func (s *Setter) Width(p *Paragraph) geom.Length { return 0 }

// MinWidth is the length of the paragraph's longest part that does not break.
func (s *Setter) MinWidth(p *Paragraph) geom.Length { return 0 }
