package font

import (
	"unicode/utf8"

	otf "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"

	"jilid/build/press/geom"
)

// Glyph is one glyph of a shaped run, at a size.
type Glyph struct {
	Advance geom.Length // with kerning
	X, Y    int32       // offset of the drawing from the pen, lengths as all; y downwards
	Cluster int32       // byte offset in the run's text of the first character it stands for
	ID      uint16
}

// Options choose among the forms a font has. The zero value is running text:
// kerning, standard ligatures, the font's own figures.
type Options struct {
	Lang        string // BCP 47, "id" if empty
	Tabular     bool   // lining figures of one width, for tables
	NoLigatures bool   // for tracked text and codes
	SmallCaps   bool   // where the font has them
	Superior    bool   // raised small figures, where the font has them
}

// Shaper turns text into glyphs. It isn't safe for concurrent use: one for each
// goroutine. Two shapers give the same glyphs.
type Shaper struct {
	buffer *harfbuzz.Buffer
	fonts  map[*Font]*harfbuzz.Font
	langs  map[string]language.Language
}

// NewShaper makes a shaper.
func NewShaper() *Shaper {
	return &Shaper{
		buffer: harfbuzz.NewBuffer(),
		fonts:  map[*Font]*harfbuzz.Font{},
		langs:  map[string]language.Language{},
	}
}

// Shape sets a text of one font and direction, such as a word or a short run.
// A character that the font doesn't have becomes glyph 0. The glyphs are the
// caller's to change.
func (s *Shaper) Shape(f *Font, text string, size geom.Length, o Options) []Glyph {
	if text == "" {
		return nil
	}
	hb := s.fonts[f]
	if hb == nil {
		hb = harfbuzz.NewFont(otf.NewFace(f.shaping))
		mend(hb)
		s.fonts[f] = hb
	}
	script := language.Latin
	found := false
	b := s.buffer
	b.Clear()
	for i, r := range text {
		b.AddRune(r, i)
		if !found {
			if sc := language.LookupScript(r); sc != language.Common && sc != language.Inherited && sc != language.Unknown {
				script, found = sc, true
			}
		}
	}
	b.Props.Script = script
	b.Props.Direction = direction(script)
	b.Props.Language = s.language(o.Lang)
	if !shapeSafely(b, hb, features(o)) {
		return missing(f, text, size)
	}
	run := make([]Glyph, len(b.Info))
	for i, info := range b.Info {
		p := b.Pos[i]
		run[i] = Glyph{
			ID:      uint16(info.Glyph),
			Advance: f.at(int64(p.XAdvance), size),
			X:       int32(f.at(int64(p.XOffset), size)),
			Y:       -int32(f.at(int64(p.YOffset), size)),
			Cluster: int32(info.Cluster),
		}
	}
	return run
}

// shapeSafely shields the press from a font whose layout tables mislead the shaper.
func shapeSafely(b *harfbuzz.Buffer, f *harfbuzz.Font, features []harfbuzz.Feature) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	b.Shape(f, features)
	return true
}

// missing is a text of which nothing can be shown.
func missing(f *Font, text string, size geom.Length) []Glyph {
	run := make([]Glyph, 0, utf8.RuneCountInString(text))
	for i := range text {
		run = append(run, Glyph{Advance: f.Width(0, size), Cluster: int32(i)})
	}
	return run
}

func (s *Shaper) language(tag string) language.Language {
	if tag == "" {
		tag = "id"
	}
	l, ok := s.langs[tag]
	if !ok {
		l = language.NewLanguage(tag)
		s.langs[tag] = l
	}
	return l
}

func direction(s language.Script) harfbuzz.Direction {
	switch s {
	case language.Arabic, language.Hebrew, language.Syriac, language.Thaana, language.Nko:
		return harfbuzz.RightToLeft
	}
	return harfbuzz.LeftToRight
}

func features(o Options) []harfbuzz.Feature {
	if o == (Options{Lang: o.Lang}) {
		return nil
	}
	var fs []harfbuzz.Feature
	set := func(tag string, value uint32) {
		fs = append(fs, harfbuzz.Feature{
			Tag: opentype.MustNewTag(tag), Value: value,
			Start: harfbuzz.FeatureGlobalStart, End: harfbuzz.FeatureGlobalEnd,
		})
	}
	if o.Tabular {
		set("tnum", 1)
		set("lnum", 1)
	}
	if o.NoLigatures {
		set("liga", 0)
		set("clig", 0)
	}
	if o.SmallCaps {
		set("smcp", 1)
	}
	if o.Superior {
		set("sups", 1)
	}
	return fs
}
