// Package theme is the look's values: colours by role, faces, sizes and the
// page. One token file (theme.yaml) feeds the site's CSS and the press, so the
// two are one family. [Load] reads it: a plan's own themes/NAME/ first, file by
// file, then the built-in theme of that name.
package theme

import (
	"fmt"
	"reflect"

	"jilid/build/press/geom"
	"jilid/build/source"
)

// Theme is a loaded theme. It is immutable.
type Theme struct {
	Name   string
	Colors []Color // in the order of the token file
	Fonts  Fonts
	Type   Type
	Page   Page
	Site   Site

	files func(name string) ([]byte, bool)
	own   func(name string) bool
	faces map[string]face // the fonts that the theme's own file names, by their keys
}

// Named is where the theme's token file names the font of a key, such as "text_bold";
// nowhere if the built-in theme's stands.
func (t *Theme) Named(font string) source.Span { return t.faces[font].at }

// FontFile is the file that the theme's token file names for a key; "" if the built-in theme's stands.
func (t *Theme) FontFile(font string) string { return t.faces[font].file }

// face is a font that the theme's token file names.
type face struct {
	at   source.Span
	file string
}

// Prints tells whether another theme looks the same in print.
func (t *Theme) Prints(like *Theme) bool {
	if t == like {
		return true
	}
	a, b := *t, *like
	for _, x := range []*Theme{&a, &b} {
		x.Site, x.files, x.own, x.faces = Site{}, nil, nil, nil
	}
	return reflect.DeepEqual(a, b)
}

// RGB is a screen colour.
type RGB struct{ R, G, B uint8 }

// Hex is the colour as CSS writes it.
func (c RGB) Hex() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Color is one role's values: on the light ground, on the dark ground, and in
// print (C, M, Y, K in per cent).
type Color struct {
	Role        string
	Light, Dark RGB
	CMYK        [4]uint8
}

// Fonts are the bytes of the faces of the books.
type Fonts struct {
	Text, TextItalic, TextBold, TextBoldItalic          []byte
	Sans, SansItalic, SansLight, SansSemibold, SansBold []byte
	Mono, MonoBold, MonoItalic                          []byte
	Math                                                []byte // with a MATH table
}

// Face is a size on a leading.
type Face struct{ Size, Leading geom.Length }

// Type is the type scale of the books.
type Type struct {
	Text, Note, Caption, Table, TableSmall, Code, Running, Folio Face
	ChapterNumber, ChapterTitle, Heading2, Heading3, Heading4    Face
	CoverTitle, CoverSubtitle                                    Face
}

// faces are the sizes by their names in the theme's file.
func (t *Type) faces() map[string]*Face {
	return map[string]*Face{
		"text": &t.Text, "note": &t.Note, "caption": &t.Caption, "table": &t.Table, "table_small": &t.TableSmall,
		"code": &t.Code, "running": &t.Running, "folio": &t.Folio,
		"chapter_number": &t.ChapterNumber, "chapter_title": &t.ChapterTitle,
		"heading2": &t.Heading2, "heading3": &t.Heading3, "heading4": &t.Heading4,
		"cover_title": &t.CoverTitle, "cover_subtitle": &t.CoverSubtitle,
	}
}

// Scaled is the scale for running text of another size. Nothing becomes smaller
// than least that wasn't.
func (t Type) Scaled(text, least geom.Length) Type {
	of := t.Text.Size
	for _, f := range t.faces() {
		size := max(f.Size.Scale(int64(text), int64(of)), min(f.Size, least))
		*f = Face{size, f.Leading.Scale(int64(size), int64(f.Size))}
	}
	return t
}

// Page is the page of the books. Inner is the margin at the spine; Wide the
// width that tables and figures may take.
type Page struct {
	Inner, Outer, Top, Bottom, Wide geom.Length
}

// Site are sizes of the site: text and leading in pixels, the measure in characters.
type Site struct{ Text, Leading, Measure float64 }

// Color is the colour of a role.
func (t *Theme) Color(role string) (Color, bool) {
	for _, c := range t.Colors {
		if c.Role == role {
			return c, true
		}
	}
	return Color{}, false
}

// File is a file of the theme, such as "site.css" or "fonts/a.woff2".
func (t *Theme) File(name string) ([]byte, bool) { return t.files(name) }

// Own tells whether a file is the plan's own, and not the built-in theme's.
func (t *Theme) Own(name string) bool { return t.own(name) }
