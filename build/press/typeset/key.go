package typeset

import (
	"crypto/sha256"
	"encoding/binary"
	"hash/maphash"
	"sync"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// Key stands for everything that setting reads of a paragraph and its measure, or of a
// table, so that what was set can be remembered. It means something
// within one run of the program only: fonts and pictures count by identity.
type Key [32]byte

var identity = maphash.MakeSeed()

// Key of a paragraph set to a measure.
func (p *Paragraph) Key(measure geom.Length) Key {
	k := keyers.Get().(*keyer)
	k.lengths(measure)
	k.paragraph(p)
	return k.sum()
}

// Key of a table, whatever its tags.
func (t *Table) Key() Key {
	k := keyers.Get().(*keyer)
	k.lengths(geom.Length(len(t.Columns)), geom.Length(len(t.Head)), geom.Length(len(t.Rows)))
	for _, c := range t.Columns {
		k.lengths(geom.Length(c.Align), c.Width)
		k.flags(c.NoWrap, c.Key, c.Decimal)
	}
	for _, rows := range [][]Row{t.Head, t.Rows} {
		for i := range rows {
			k.row(&rows[i])
		}
	}
	return k.sum()
}

// keyer writes down what a key stands for.
type keyer struct {
	b    []byte
	last *frame.Link
}

var keyers = sync.Pool{New: func() any { return new(keyer) }}

// sum is the key, and gives the keyer back.
func (k *keyer) sum() Key {
	sum := sha256.Sum256(k.b)
	k.b, k.last = k.b[:0], nil
	keyers.Put(k)
	return sum
}

func (k *keyer) row(r *Row) {
	k.lengths(geom.Length(len(r.Cells)), geom.Length(r.Kind))
	k.flags(r.Keep)
	k.tint(r.Tint)
	for i := range r.Cells {
		c := &r.Cells[i]
		k.lengths(geom.Length(len(c.Blocks)), geom.Length(c.ColSpan), geom.Length(c.RowSpan))
		k.flags(c.Header, c.Align != nil)
		if c.Align != nil {
			k.lengths(geom.Length(*c.Align))
		}
		k.tint(c.Tint)
		for j := range c.Blocks {
			b := &c.Blocks[j]
			k.identity(b.Frame)
			k.lengths(b.Space)
			k.paragraph(&b.Paragraph)
		}
	}
}

func (k *keyer) tint(c *frame.Color) {
	k.flags(c != nil)
	if c != nil {
		k.color(*c)
	}
}

func (k *keyer) paragraph(p *Paragraph) {
	st := &p.Style
	k.lengths(st.First, st.Left, st.Right, st.Leading, st.Ascent, st.MinLast, p.LabelGap,
		geom.Length(st.Align), geom.Length(st.Tolerance), geom.Length(len(p.Label)), geom.Length(len(p.Spans)))
	k.flags(st.Hyphenate, st.Heading, st.NoProtrude, p.LabelLeft)
	for i := range p.Label {
		k.span(&p.Label[i])
	}
	for i := range p.Spans {
		k.span(&p.Spans[i])
	}
}

func (k *keyer) span(s *Span) {
	k.text(s.Text)
	k.text(s.Lang)
	k.text(s.Dest)
	k.text(s.Mark)
	k.lengths(s.Size, s.Raise, s.Letterspace, geom.Length(s.Inline), geom.Length(s.Fill), geom.Length(s.Price), s.Space)
	k.identity(s.Font)
	k.identity(s.Box)
	k.color(s.Color)
	k.flags(s.Tabular, s.SmallCaps, s.Superior, s.Code, s.NoBreak, s.NoHyphen, s.Titled, s.Underline, s.Strike, s.HardBreak, s.Link != nil)
	if s.Link != nil {
		k.link(s.Link)
	}
}

func (k *keyer) link(l *frame.Link) {
	k.text(l.Dest)
	k.text(l.Book)
	k.text(l.URI)
	k.text(l.Alt)
	k.lengths(geom.Length(l.Inline))
	k.flags(l == k.last) // neighbours with one link share an area
	k.last = l
}

func (k *keyer) color(c frame.Color) {
	k.b = append(k.b, c.R, c.G, c.B, c.C, c.M, c.Y, c.K)
	k.flags(c.None)
}

// identity writes where something is in memory. Whoever remembers what was set keeps
// hold of it, or else another thing might come to stand there.
func (k *keyer) identity(p any) {
	k.b = binary.LittleEndian.AppendUint64(k.b, maphash.Comparable(identity, p))
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
