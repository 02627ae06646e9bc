package typeset

import (
	"sync"

	"jilid/build/press/font"
	"jilid/build/press/geom"
)

// Shaper turns text into glyphs; *font.Shaper is one, tests give a fake. It is
// used by one goroutine at a time.
type Shaper interface {
	Shape(f *font.Font, text string, size geom.Length, o font.Options) []font.Glyph
}

// Setter sets paragraphs and tables. It may be used by many goroutines at once;
// they share the shapes of words.
type Setter struct {
	fallback []*font.Font
	shapers  sync.Pool
}

// New makes a Setter. Characters that a span's font lacks are looked for in the
// fallback fonts, in order.
func New(fallback ...*font.Font) *Setter {
	return WithShaper(func() Shaper { return font.NewShaper() }, fallback...)
}

// WithShaper makes a Setter with shapers of another make, one for each goroutine that needs one.
func WithShaper(shaper func() Shaper, fallback ...*font.Font) *Setter {
	return &Setter{fallback: fallback, shapers: sync.Pool{New: func() any { return shaper() }}}
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
