// Package font reads TrueType fonts, shapes text with them and writes the
// subset that a PDF embeds. It is the only importer of go-text/typesetting.
package font

import "jilid/build/press/geom"

// Font is a parsed font; immutable and safe to share.
type Font struct {
	Name string // PostScript name
	impl *face
}

// Glyph is one glyph of a shaped run, at a size.
type Glyph struct {
	ID      uint16
	Advance geom.Length // with kerning
	X, Y    geom.Length // offset of the drawing from the pen; y downwards
	Cluster int         // byte offset in the run's text of the first character it stands for
}

type face struct{}
