package typeset

import (
	"crypto/sha256"
	"encoding/binary"
	"hash/maphash"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// Key stands for everything that Lines reads of a paragraph and measure, so
// that the lines can be remembered from build to build. It means something
// within one run of the program only: fonts and inline pictures count by identity.
type Key [32]byte

var identity = maphash.MakeSeed()

// Key of a paragraph set to a measure.
func (p *Paragraph) Key(measure geom.Length) Key {
	k := keyer{b: make([]byte, 0, 512)}
	st := &p.Style
	k.lengths(measure, st.First, st.Left, st.Right, st.Leading, st.Ascent, st.MinLast, p.LabelGap,
		geom.Length(st.Align), geom.Length(st.Tolerance))
	k.flags(st.Hyphenate, st.Heading, st.NoProtrude, p.LabelLeft)
	k.lengths(geom.Length(len(p.Label)))
	for i := range p.Label {
		k.span(&p.Label[i])
	}
	for i := range p.Spans {
		k.span(&p.Spans[i])
	}
	return sha256.Sum256(k.b)
}

type keyer struct {
	b    []byte
	last *frame.Link
}

func (k *keyer) span(s *Span) {
	k.text(s.Text)
	k.text(s.Lang)
	k.text(s.Dest)
	k.text(s.Mark)
	k.lengths(s.Size, s.Raise, s.Letterspace, geom.Length(s.Inline), geom.Length(s.Fill))
	k.b = binary.LittleEndian.AppendUint64(k.b, maphash.Comparable(identity, s.Font))
	k.b = binary.LittleEndian.AppendUint64(k.b, maphash.Comparable(identity, s.Box))
	c := s.Color
	k.b = append(k.b, c.R, c.G, c.B, c.C, c.M, c.Y, c.K)
	k.flags(c.None, s.Tabular, s.SmallCaps, s.Superior, s.Code, s.NoBreak, s.NoHyphen, s.Titled, s.Underline, s.Strike, s.HardBreak, s.Link != nil)
	if s.Link != nil {
		k.link(s.Link)
	}
}

func (k *keyer) link(l *frame.Link) {
	k.text(l.Dest)
	k.text(l.Book)
	k.text(l.URI)
	k.text(l.Alt)
	k.flags(l == k.last) // neighbours with one link share an area
	k.last = l
}

func (k *keyer) text(s string) {
	k.b = binary.AppendUvarint(k.b, uint64(len(s)))
	k.b = append(k.b, s...)
}

func (k *keyer) lengths(list ...geom.Length) {
	for _, l := range list {
		k.b = binary.AppendVarint(k.b, int64(l))
	}
}

func (k *keyer) flags(list ...bool) {
	bits := uint64(0)
	for i, f := range list {
		if f {
			bits |= 1 << i
		}
	}
	k.b = binary.AppendUvarint(k.b, bits)
}
