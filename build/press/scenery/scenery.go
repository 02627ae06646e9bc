// Package scenery turns a scene – a chart or roadmap in shapes and words, its
// colours named by role – into a frame for the press. It is the counterpart of
// the site's SVG: the same scene, and so the same picture.
package scenery

import (
	"math"

	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/text/scene"
)

// Options are what a scene is set with.
type Options struct {
	Color         func(scene.Role) frame.Color // a role's full colour
	Regular, Bold *font.Font                   // the sans face
	Shaper        *font.Shaper
	Lang          string
}

// Frame draws a scene at its natural size.
func Frame(s *scene.Scene, o Options) *frame.Frame {
	f := &frame.Frame{Size: geom.Size{W: length(s.Width), H: length(s.Height)}}
	p := painter{o, f}
	for _, it := range s.Items {
		switch it := it.(type) {
		case *scene.Rect:
			p.paint(rect(it.X, it.Y, it.W, it.H, it.Radius), it.Fill, it.Stroke, it.Width, nil)
		case *scene.Line:
			p.paint([]frame.Op{move(it.X1, it.Y1), line(it.X2, it.Y2)}, scene.Paint{}, it.Stroke, it.Width, it.Dash)
		case *scene.Circle:
			p.paint(circle(it.X, it.Y, it.R), it.Fill, it.Stroke, it.Width, nil)
		case *scene.Path:
			p.paint(path(it.Ops), it.Fill, it.Stroke, it.Width, it.Dash)
		case *scene.Text:
			p.text(it)
		}
	}
	return f
}

type painter struct {
	o Options
	f *frame.Frame
}

// color is a paint's colour; a paint without a role paints nothing.
func (p *painter) color(s scene.Paint) frame.Color {
	if s.Role == "" {
		return frame.Color{None: true}
	}
	c := p.o.Color(s.Role)
	if s.Tint > 0 && s.Tint < 100 && !c.None {
		c = tint(c, s.Tint)
	}
	return c
}

// tint is so many per cent of a colour on white.
func tint(c frame.Color, percent int) frame.Color {
	if c == (frame.Color{}) { // the zero colour is black
		c.K = 100
	}
	light := func(v uint8) uint8 { return uint8(255 - ((255-int(v))*percent+50)/100) }
	ink := func(v uint8) uint8 { return uint8((int(v)*percent + 50) / 100) }
	return frame.Color{R: light(c.R), G: light(c.G), B: light(c.B), C: ink(c.C), M: ink(c.M), Y: ink(c.Y), K: ink(c.K)}
}

func (p *painter) paint(ops []frame.Op, fill, stroke scene.Paint, width float64, dash []float64) {
	s := &frame.Shape{Path: ops, Fill: p.color(fill), Stroke: p.color(stroke), Width: length(width)}
	if s.Width <= 0 {
		s.Stroke = frame.Color{None: true}
	}
	if fill.Pattern != scene.Solid && !frame.Unseen(s.Fill) {
		// The pattern lies between the filling and the edge.
		p.f.Add(0, 0, &frame.Shape{Path: ops, Fill: s.Fill, Stroke: frame.Color{None: true}})
		p.pattern(ops, fill.Pattern)
		s.Fill = frame.Color{None: true}
	}
	if frame.Unseen(s.Fill) && frame.Unseen(s.Stroke) {
		return
	}
	for _, d := range dash {
		s.Dash = append(s.Dash, length(d))
	}
	p.f.Add(0, 0, s)
}

// The patterns, in points: paper-coloured lines or dots on the filling.
const (
	patternStep = 4 * geom.Pt
	patternLine = 900
	patternDot  = 1.1 // radius
)

// pattern covers what a path encloses.
func (p *painter) pattern(ops []frame.Op, kind scene.Pattern) {
	x1, y1, x2, y2 := bounds(ops)
	paper := p.o.Color("paper")
	inner := &frame.Frame{Size: p.f.Size}
	none := frame.Color{None: true}
	// Patterns count from the scene's corner, so that neighbours match.
	down := func(v geom.Length) geom.Length { return v - (v%patternStep+patternStep)%patternStep }
	if kind == scene.Dots {
		var dots []frame.Op
		for y := down(y1); y <= y2; y += patternStep {
			shift := geom.Length(0)
			if (y/patternStep)%2 != 0 {
				shift = patternStep / 2
			}
			for x := down(x1) - shift; x <= x2; x += patternStep {
				dots = append(dots, circle(x.Points(), y.Points(), patternDot)...)
			}
		}
		inner.Add(0, 0, &frame.Shape{Path: dots, Fill: paper, Stroke: none})
	} else {
		var lines []frame.Op
		at := func(kind byte, x, y geom.Length) {
			lines = append(lines, frame.Op{Kind: kind, To: geom.Point{X: x, Y: y}})
		}
		// Rising lines are those of one x + y, falling ones of one x - y.
		for sum := down(x1 + y1); sum <= x2+y2; sum += patternStep {
			at('M', sum-y2, y2)
			at('L', sum-y1, y1)
		}
		if kind == scene.CrossHatch {
			for diff := down(x1 - y2); diff <= x2-y1; diff += patternStep {
				at('M', diff+y1, y1)
				at('L', diff+y2, y2)
			}
		}
		inner.Add(0, 0, &frame.Shape{Path: lines, Fill: none, Stroke: paper, Width: patternLine})
	}
	p.f.Add(0, 0, &frame.Shape{Path: ops, Clip: inner})
}

// text sets a line of words, in tabular figures, turned if it must be.
func (p *painter) text(t *scene.Text) {
	f := p.o.Regular
	if t.Bold {
		f = p.o.Bold
	}
	color := p.color(t.Fill)
	if t.Fill.Role == "" {
		color = p.o.Color("ink")
	}
	g := &frame.Glyphs{Font: f, Size: length(t.Size), Color: color, Text: t.Value}
	g.Run = font.NewRun(p.o.Shaper.Shape(f, t.Value, g.Size, font.Options{Lang: p.o.Lang, Tabular: true}))
	wide := g.Run.Width()
	var back geom.Length
	switch t.Anchor {
	case scene.Middle:
		back = wide / 2
	case scene.End:
		back = wide
	}
	if t.Rotate == 0 {
		p.f.Add(length(t.X)-back, length(t.Y), g)
		return
	}
	sin, cos := math.Sincos(t.Rotate * math.Pi / 180)
	million := func(v float64) int64 { return int64(math.Round(v * 1e6)) }
	turned := &frame.Frame{Size: geom.Size{W: wide, H: g.Size}}
	turned.Add(-back, 0, g)
	p.f.Add(length(t.X), length(t.Y), &frame.Group{
		Frame: turned,
		Scale: [6]int64{million(cos), million(sin), -million(sin), million(cos), 0, 0},
	})
}

func length(points float64) geom.Length { return geom.Points(points) }

func point(x, y float64) geom.Point { return geom.Point{X: length(x), Y: length(y)} }

func move(x, y float64) frame.Op { return frame.Op{Kind: 'M', To: point(x, y)} }

func line(x, y float64) frame.Op { return frame.Op{Kind: 'L', To: point(x, y)} }

func curve(x1, y1, x2, y2, x, y float64) frame.Op {
	return frame.Op{Kind: 'C', P1: point(x1, y1), P2: point(x2, y2), To: point(x, y)}
}

func path(steps []scene.Op) []frame.Op {
	ops := make([]frame.Op, 0, len(steps))
	for _, s := range steps {
		switch s.Kind {
		case 'M':
			ops = append(ops, move(s.X, s.Y))
		case 'L':
			ops = append(ops, line(s.X, s.Y))
		case 'C':
			ops = append(ops, curve(s.X1, s.Y1, s.X2, s.Y2, s.X, s.Y))
		case 'Z':
			ops = append(ops, frame.Op{Kind: 'Z'})
		}
	}
	return ops
}

// quarter is how far the control points of a quarter of a circle lie, for radius 1.
const quarter = 0.5522847498

func circle(x, y, r float64) []frame.Op {
	k := r * quarter
	return []frame.Op{
		move(x+r, y),
		curve(x+r, y+k, x+k, y+r, x, y+r),
		curve(x-k, y+r, x-r, y+k, x-r, y),
		curve(x-r, y-k, x-k, y-r, x, y-r),
		curve(x+k, y-r, x+r, y-k, x+r, y),
		{Kind: 'Z'},
	}
}

func rect(x, y, w, h, r float64) []frame.Op {
	r = min(r, w/2, h/2)
	if r <= 0 {
		return []frame.Op{move(x, y), line(x+w, y), line(x+w, y+h), line(x, y+h), {Kind: 'Z'}}
	}
	k := r * (1 - quarter)
	return []frame.Op{
		move(x+r, y),
		line(x+w-r, y), curve(x+w-k, y, x+w, y+k, x+w, y+r),
		line(x+w, y+h-r), curve(x+w, y+h-k, x+w-k, y+h, x+w-r, y+h),
		line(x+r, y+h), curve(x+k, y+h, x, y+h-k, x, y+h-r),
		line(x, y+r), curve(x, y+k, x+k, y, x+r, y),
		{Kind: 'Z'},
	}
}

// bounds is the upright rectangle around a path's points.
func bounds(ops []frame.Op) (x1, y1, x2, y2 geom.Length) {
	first := true
	for _, o := range ops {
		if o.Kind == 'Z' {
			continue
		}
		points := []geom.Point{o.To}
		if o.Kind == 'C' {
			points = []geom.Point{o.P1, o.P2, o.To}
		}
		for _, p := range points {
			if first {
				x1, y1, x2, y2, first = p.X, p.Y, p.X, p.Y, false
			}
			x1, y1, x2, y2 = min(x1, p.X), min(y1, p.Y), max(x2, p.X), max(y2, p.Y)
		}
	}
	return x1, y1, x2, y2
}
