package draw

import (
	"fmt"
	"hash/fnv"
	"slices"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/pdf"
)

// form is a long path that the document draws more than once, such as the
// woven band over every chapter. It is written once, without colours: those
// are in force where it is used.
type form struct {
	path   []frame.Op
	paint  painting
	number int // -1: drawn only once, and so where it stands
	ref    pdf.Ref
}

// painting is how a path is painted.
type painting struct{ fill, stroke, evenOdd bool }

func paintingOf(it *frame.Shape) painting {
	return painting{!frame.Unseen(it.Fill), !frame.Unseen(it.Stroke) && it.Width > 0, it.EvenOdd}
}

// manySteps makes a path long enough to be worth a form of its own.
const manySteps = 64

func (m *form) name() string { return fmt.Sprint("Fm", m.number) }

// pathKey finds a path by where it is in memory.
type pathKey struct {
	first *frame.Op
	n     int
	paint painting
}

func keyOf(it *frame.Shape) pathKey { return pathKey{&it.Path[0], len(it.Path), paintingOf(it)} }

// repeat notes a long path of the survey.
func (b *book) repeat(it *frame.Shape) {
	if len(it.Path) < manySteps || !opaque(it.Fill) || !opaque(it.Stroke) {
		return // patterns don't reach into forms
	}
	key := keyOf(it)
	if m := b.forms[key]; m != nil {
		b.again(m)
		return
	}
	h := fnv.New64a()
	var buf [8]byte
	for _, o := range it.Path {
		for _, v := range [7]geom.Length{geom.Length(o.Kind), o.P1.X, o.P1.Y, o.P2.X, o.P2.Y, o.To.X, o.To.Y} {
			if v == 0 {
				continue // lines have no control points
			}
			for i := range buf {
				buf[i] = byte(v >> (8 * i))
			}
			h.Write(buf[:])
		}
	}
	sum := h.Sum64()
	for _, m := range b.paths[sum] {
		if m.paint == key.paint && slices.Equal(m.path, it.Path) {
			b.forms[key] = m
			b.again(m)
			return
		}
	}
	m := &form{path: it.Path, paint: key.paint, number: -1}
	b.forms[key] = m
	b.paths[sum] = append(b.paths[sum], m)
}

func (b *book) again(m *form) {
	if m.number < 0 {
		m.number = len(b.repeated)
		b.repeated = append(b.repeated, m)
	}
}

// formOf is the form that a shape is drawn by, nil if it has none.
func (b *book) formOf(it *frame.Shape) *form {
	if len(it.Path) < manySteps || !opaque(it.Fill) || !opaque(it.Stroke) {
		return nil
	}
	if m := b.forms[keyOf(it)]; m != nil && m.number >= 0 {
		return m
	}
	return nil
}

// writeForms writes the paths that are drawn more than once.
func (b *book) writeForms() {
	for _, m := range b.repeated {
		var a artist
		a.path(m.path, 0, 0)
		a.c.Paint(m.paint.fill, m.paint.stroke, m.paint.evenOdd)
		const edge = 100 * geom.Pt // room for any stroke
		box := extent(m.path, 0, 0, edge)
		m.ref = b.file.Form(a.c.Bytes(), box[0], box[1], box[2], box[3])
	}
}

// extent is the box around a path that stands at a point, y upwards, and so much more on all sides.
func extent(path []frame.Op, x, y, more geom.Length) [4]geom.Length {
	var box [4]geom.Length
	first := true
	for _, o := range path {
		points := []geom.Point{o.To}
		if o.Kind == 'C' {
			points = []geom.Point{o.P1, o.P2, o.To}
		}
		if o.Kind == 'Z' {
			continue
		}
		for _, p := range points {
			if first {
				box, first = [4]geom.Length{p.X, -p.Y, p.X, -p.Y}, false
			}
			box = [4]geom.Length{min(box[0], p.X), min(box[1], -p.Y), max(box[2], p.X), max(box[3], -p.Y)}
		}
	}
	return [4]geom.Length{x + box[0] - more, y + box[1] - more, x + box[2] + more, y + box[3] + more}
}
