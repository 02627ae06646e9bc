package book

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"jilid/build/diag"
	"jilid/build/memo"
	"jilid/build/plan"
	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/typeset"
	"jilid/build/text/lang"
	"jilid/build/theme"
)

// Look is a theme made ready for setting: fonts read, colours in both inks, the
// page's measures. It is shared by all books and, but for the drawn bands and the
// pictures and the like that it remembers, immutable.
type Look struct {
	theme *theme.Theme
	fixed settings
	set   *typeset.Setter
	lang  lang.Lang
	dims  map[string]frame.Color // of dimensions with a colour of their own

	serif, serifItalic, serifBold, serifBoldItalic  *font.Font
	sans, sansItalic, sansLight, sansSemi, sansBold *font.Font
	mono, monoBold, monoItalic                      *font.Font
	math                                            *font.Math // nil: formulas are set as text

	ink, muted, rule, tint, sea, clove frame.Color

	sizes theme.Type // fit for the paper

	paper                     geom.Size
	inner, outer, top, bottom geom.Length
	measure, height, wide     geom.Length // of the text block; of wide tables
	grid                      geom.Length
	bleed                     geom.Length // 0 where there is no sheet around the page
	oneSided                  bool        // every page is a right-hand one
	mirrored                  bool        // left-hand pages have the margins of right-hand ones the other way round
	topBound                  bool
	gutter                    geom.Length // in the bound margin

	mu       sync.Mutex
	bands    map[bandKey]*frame.Frame
	pictures memo.Memo[pictureKey, func() (art, error)]

	single  singles
	sighted memo.Memo[sightsKey, []sight]
}

// settings are all that a look has of a plan.
type settings struct {
	edition  Edition
	version  string
	language string
	print    plan.Print
	colors   string // of dimensions
}

func settingsOf(p *plan.Plan, e Edition) settings {
	var b strings.Builder
	for _, d := range p.Dimensions {
		fmt.Fprintf(&b, "%q %q\n", d.ID, d.Color)
	}
	return settings{e, p.Version, p.Language, p.Print, b.String()}
}

// Suits tells whether NewLook would make an equal look again.
func (k *Look) Suits(t *theme.Theme, p *plan.Plan, e Edition) bool {
	return k.fixed == settingsOf(p, e) && k.theme.Prints(t)
}

// Turn begins another composition: pictures and documents that the last one didn't show are forgotten.
func (k *Look) Turn() {
	k.pictures.Turn()
	k.sighted.Turn()
}

// NewLook prepares a theme for an edition of a plan. A face that can't be read is reported
// and replaced by the text face; without that there is no book, and ok is false.
func NewLook(t *theme.Theme, p *plan.Plan, e Edition) (k *Look, ds []diag.Diagnostic, ok bool) {
	k = &Look{theme: t, fixed: settingsOf(p, e), lang: lang.Of(p.Language), dims: map[string]frame.Color{}, bands: map[bandKey]*frame.Frame{}}
	var list diag.List
	read := func(data []byte, name string, or *font.Font) *font.Font {
		f, err := font.Parse(data)
		if err != nil {
			why, isText := err.(diag.Text)
			if !isText {
				why = diag.Text{ID: err.Error(), EN: err.Error()}
			}
			at := t.Named(name)
			if at.File == nil {
				at.File = p.File
			}
			list.Add(diag.BadTheme, at, diag.T("fon %s dari tema %q tidak dapat dipakai: %s", "font %s of theme %q can't be used: %s", name, t.Name, why),
				diag.T("periksa berkas fon tema; yang diterima adalah TrueType (.ttf)", "check the theme's font file; TrueType (.ttf) is accepted"))
			return or
		}
		return f
	}
	f := &t.Fonts
	k.serif = read(f.Text, "text", nil)
	if k.serif == nil {
		return nil, list.All(), false
	}
	k.serifItalic = read(f.TextItalic, "text_italic", k.serif)
	k.serifBold = read(f.TextBold, "text_bold", k.serif)
	k.serifBoldItalic = read(f.TextBoldItalic, "text_bold_italic", k.serifBold)
	k.sans = read(f.Sans, "sans", k.serif)
	k.sansItalic = read(f.SansItalic, "sans_italic", k.sans)
	k.sansLight = read(f.SansLight, "sans_light", k.sans)
	k.sansSemi = read(f.SansSemibold, "sans_semibold", k.sans)
	k.sansBold = read(f.SansBold, "sans_bold", k.sans)
	k.mono = read(f.Mono, "mono", k.sans)
	k.monoBold = read(f.MonoBold, "mono_bold", k.mono)
	k.monoItalic = read(f.MonoItalic, "mono_italic", k.mono)
	mathFont := read(f.Math, "math", k.serif)
	if k.math, ok = mathFont.Math(); !ok && mathFont != k.serif {
		list.Add(diag.BadTheme, t.Named("math"), diag.T("fon math dari tema %q tidak punya tabel MATH", "font math of theme %q has no MATH table", t.Name),
			diag.T("pakai fon TrueType untuk matematika, misalnya STIX Two Math", "use a TrueType font for mathematics, such as STIX Two Math"))
	}
	k.set = typeset.New(k.serif, k.sans, k.mono, // then the others, so that what any font of the theme has can be shown
		k.serifItalic, k.serifBold, k.serifBoldItalic, k.sansItalic, k.sansLight, k.sansSemi, k.sansBold, k.monoItalic, k.monoBold, mathFont)

	for _, d := range p.Dimensions {
		if c, good := parseHex(d.Color); good {
			k.dims[d.ID] = c
		}
	}
	k.ink, k.muted, k.rule = k.color("ink"), k.color("muted"), k.color("rule")
	k.tint, k.sea, k.clove = k.color("tint"), k.color("sea"), k.color("clove")
	k.measures(p)
	return k, list.All(), true
}

// color is a role's colour in both inks; black where the theme has none.
func (k *Look) color(role string) frame.Color {
	if id, ok := dimensionRole(role); ok {
		if c, own := k.dims[id]; own {
			return c
		}
	}
	c, ok := k.theme.Color(role)
	if !ok {
		if _, dim := dimensionRole(role); dim {
			return k.color("sea")
		}
		return frame.Black
	}
	return frame.Color{R: c.Light.R, G: c.Light.G, B: c.Light.B, C: c.CMYK[0], M: c.CMYK[1], Y: c.CMYK[2], K: c.CMYK[3]}
}

func dimensionRole(role string) (id string, ok bool) {
	if len(role) > 4 && role[:4] == "dim-" {
		return role[4:], true
	}
	return "", false
}

// wash is a colour thinned to so many per cent on white paper.
func wash(c frame.Color, percent int) frame.Color {
	light := func(v uint8) uint8 { return uint8(255 - (255-int(v))*percent/100) }
	ink := func(v uint8) uint8 { return uint8((int(v)*percent + 50) / 100) }
	return frame.Color{R: light(c.R), G: light(c.G), B: light(c.B), C: ink(c.C), M: ink(c.M), Y: ink(c.Y), K: ink(c.K)}
}

// parseHex reads "#1f6f8b"; its inks are the plain conversion, for a plan that
// gives a colour has no press in mind.
func parseHex(s string) (frame.Color, bool) {
	if len(s) != 7 || s[0] != '#' {
		return frame.Color{}, false
	}
	var v [3]uint8
	for i := range 6 {
		d := slices.Index([]byte("0123456789abcdef"), s[1+i]|0x20)
		if d < 0 {
			return frame.Color{}, false
		}
		v[i/2] = v[i/2]<<4 | uint8(d)
	}
	top := max(v[0], v[1], v[2])
	c := frame.Color{R: v[0], G: v[1], B: v[2], K: uint8((255 - int(top)) * 100 / 255)}
	if top > 0 {
		part := func(x uint8) uint8 { return uint8((int(top) - int(x)) * 100 / int(top)) }
		c.C, c.M, c.Y = part(v[0]), part(v[1]), part(v[2])
	}
	return c, true
}

// face is a family at a size: what running text, a caption or a cell is set in.
type face struct {
	roman, italic, bold, boldItalic *font.Font
	size, leading                   geom.Length
	color                           frame.Color
	tabular                         bool
}

func (k *Look) text() face { return k.serifFace(k.sizes.Text) }
func (k *Look) note() face { return k.serifFace(k.sizes.Note) }

func (k *Look) serifFace(f theme.Face) face {
	return face{k.serif, k.serifItalic, k.serifBold, k.serifBoldItalic, f.Size, f.Leading, k.ink, false}
}

func (k *Look) sansFace(f theme.Face) face {
	return face{k.sans, k.sansItalic, k.sansSemi, k.sansSemi, f.Size, f.Leading, k.ink, false}
}

// boldFace is for headings: all of it bold.
func (k *Look) boldFace(f theme.Face) face {
	return face{k.sansBold, k.sansBold, k.sansBold, k.sansBold, f.Size, f.Leading, k.ink, false}
}

func (f face) in(c frame.Color) face { f.color = c; return f }

// span is a plain stretch of the face.
func (f face) span(s string) typeset.Span {
	return typeset.Span{Text: s, Font: f.roman, Size: f.size, Color: f.color, Tabular: f.tabular}
}

func (f face) boldSpan(s string) typeset.Span {
	p := f.span(s)
	p.Font = f.bold
	return p
}

// style is a plain paragraph of the face.
func (f face) style(a typeset.Align) typeset.Style {
	return typeset.Style{Align: a, Leading: f.leading}
}
