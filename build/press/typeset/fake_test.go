package typeset

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// fake is a font in which every character is half an em wide. It lacks 'ʘ',
// which only the font named "more" has; nobody has 'Ж'. "fi" is a ligature one em wide.
type fake struct{}

var (
	plain = &font.Font{Name: "plain"}
	more  = &font.Font{Name: "more"}
)

func (fake) Shape(f *font.Font, text string, size geom.Length, o font.Options) []font.Glyph {
	var run []font.Glyph
	skip := false
	for i, r := range text {
		if skip {
			skip = false
			continue
		}
		g := font.Glyph{ID: uint16(r), Advance: size / 2, Cluster: int32(i)}
		switch {
		case unicode.Is(unicode.M, r):
			g.Advance = 0
		case strings.HasPrefix(text[i:], "fi") && !o.NoLigatures:
			g.Advance, g.ID, skip = size, 0xfb01, true
		case r == 'Ж' || r == 'ʘ' && f != more:
			g.ID = 0
		}
		run = append(run, g)
	}
	return run
}

// The fake's type size: a character is 1 pt wide, so widths are numbers of characters.
const em = 2 * geom.Pt

func setter() *Setter { return WithShaper(func() Shaper { return fake{} }, more) }

func span(text string) Span { return Span{Text: text, Font: plain, Size: em} }

func par(text string, st Style) *Paragraph {
	if st.Leading == 0 {
		st.Leading = 3 * geom.Pt
	}
	return &Paragraph{Spans: []Span{span(text)}, Style: st}
}

// show writes a line's words with the widths of its spaces that are not a
// character wide, and what stands before it.
func show(l *Line) string {
	var b strings.Builder
	x := geom.Length(0)
	for _, it := range l.Frame.Items {
		g, ok := it.Item.(*frame.Glyphs)
		if !ok {
			continue
		}
		if gap := it.At.X - x; gap > 0 {
			fmt.Fprintf(&b, "[%v]", gap.Points())
		}
		x = it.At.X
		run := g.Run.AppendTo(nil)
		for i, gl := range run {
			x += gl.Advance
			end := len(g.Text)
			if i+1 < len(run) {
				end = int(run[i+1].Cluster)
			}
			s := g.Text[gl.Cluster:end]
			if s == " " && gl.Advance == 0 {
				continue
			}
			b.WriteString(s)
			if s == "" {
				b.WriteByte('-')
			}
			if s == " " && gl.Advance != geom.Pt {
				fmt.Fprintf(&b, "(%v)", gl.Advance.Points())
			}
		}
	}
	return b.String()
}

func text(lines []Line) string {
	var b strings.Builder
	for i := range lines {
		for _, it := range lines[i].Frame.Items {
			if g, ok := it.Item.(*frame.Glyphs); ok {
				b.WriteString(g.Text)
			}
		}
	}
	return b.String()
}

func check(t *testing.T, got []Line, want ...string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		g, w := "(no line)", "(no line)"
		if i < len(got) {
			g = show(&got[i])
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("line %d: %s\n        want %s", i, g, w)
		}
	}
}
