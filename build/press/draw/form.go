package draw

import (
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/pdf"
)

// manySteps makes a path long enough to become a form: it may be drawn more than
// once, such as the woven band over every chapter, and is then in the file only
// once. A form has no colours: those are in force where it is drawn. (Which paths
// really are drawn again is known only when all pages have been seen; a shorter
// path is as well written again as named.)
const manySteps = 256

// painting is how a path is painted.
type painting struct{ fill, stroke, evenOdd bool }

func paintingOf(it *frame.Shape) painting {
	return painting{!frame.Unseen(it.Fill), !frame.Unseen(it.Stroke) && it.Width > 0, it.EvenOdd}
}

// pathKey finds a path by where it is in memory.
type pathKey struct {
	first *frame.Op
	n     int
	paint painting
}

// formOf is the form that a shape is drawn by, nil if it has none.
func (a *artist) formOf(it *frame.Shape) *resource {
	if len(it.Path) < manySteps || !opaque(it.Fill) || !opaque(it.Stroke) {
		return nil // patterns don't reach into forms
	}
	s := a.stock
	key := pathKey{&it.Path[0], len(it.Path), paintingOf(it)}
	s.mu.Lock()
	defer s.mu.Unlock()
	if known := s.forms[key]; known != nil {
		return known
	}
	const edge = 100 * geom.Pt // room for any stroke
	form := a.form(pdf.PlainForm(extent(it.Path, 0, 0, edge)), func() {
		a.path(it.Path, 0, 0)
		a.c.Paint(key.paint.fill, key.paint.stroke, key.paint.evenOdd)
	})
	form.seal()
	s.forms[key] = form
	return form
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
