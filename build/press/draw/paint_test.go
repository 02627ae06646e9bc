package draw

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/judge"
	"jilid/build/press/presstest"
)

// paints is a page with all ways to paint, for tests and to be looked at.
func paints(t testing.TB) *Document {
	p := newPress(t)
	f := &frame.Frame{Size: geom.Size{W: 300000, H: 300000}}
	red, blue := frame.Color{R: 220, G: 30, B: 30}, frame.Color{R: 20, G: 60, B: 200}
	faint := blue
	faint.Clear = 230
	way := &frame.Gradient{To: geom.Point{X: 80000}, Stops: []frame.Stop{{At: 0, Color: red}, {At: 500000, Color: red}, {At: 500000, Color: blue}, {At: 1000000, Color: frame.Color{G: 160}}}}
	round := &frame.Gradient{Radial: true, From: geom.Point{X: 30000, Y: 20000}, To: geom.Point{X: 40000, Y: 25000}, Out: 25000,
		Matrix: frame.Matrix{1200000, 0, 0, 800000, 0, 0}, Stops: []frame.Stop{{At: 0, Color: frame.Color{R: 255, G: 255, B: 255}}, {At: 1000000, Color: red}}}
	veiled := &frame.Gradient{To: geom.Point{X: 80000}, Stops: []frame.Stop{{At: 0, Color: red}, {At: 1000000, Color: faint}}}
	cell := &frame.Frame{Size: geom.Size{W: 10000, H: 10000}}
	cell.Add(0, 0, &frame.Shape{Path: box(5000, 5000), Fill: blue})
	cell.Add(5000, 5000, &frame.Shape{Path: box(5000, 5000), Fill: round})
	tiles := &frame.Pattern{Cell: cell, Matrix: frame.Matrix{700000, 700000, -700000, 700000, 0, 0}}

	f.Add(10000, 10000, &frame.Shape{Path: box(80000, 50000), Fill: way, Stroke: frame.Black, Width: 1000})
	f.Add(110000, 10000, &frame.Shape{Path: box(80000, 50000), Fill: round})
	f.Add(210000, 10000, &frame.Shape{Path: box(80000, 50000), Fill: tiles})
	f.Add(10000, 80000, &frame.Shape{Path: box(80000, 50000), Fill: veiled})
	f.Add(110000, 80000, &frame.Shape{Path: box(80000, 50000), Fill: frame.Color{R: 220, G: 30, B: 30, Clear: 128}, Stroke: frame.Color{B: 200, Clear: 128}, Width: 10000})
	f.Add(210000, 80000, &frame.Shape{Path: box(60000, 40000), Stroke: way, Width: 12000, Dash: []geom.Length{20000, 8000}, Into: 10000, Cap: frame.Square, Join: frame.Bevel, Limit: 4000})

	over := &frame.Frame{Size: geom.Size{W: 80000, H: 60000}}
	over.Add(0, 0, &frame.Shape{Path: box(50000, 40000), Fill: red})
	over.Add(20000, 20000, &frame.Shape{Path: box(50000, 40000), Fill: blue})
	over.Add(5000, 30000, p.text(p.sans, 12000, "bersama"))
	cut := &frame.Frame{}
	cut.Add(0, 0, &frame.Shape{Path: box(20000, 20000), Fill: frame.Color{G: 150}})
	over.Add(55000, 0, &frame.Shape{Path: box(10000, 10000), Clip: cut})
	over.Add(55000, 45000, &frame.Group{Frame: cut, Scale: frame.Matrix{500000, 0, 0, 500000, 0, 0}})
	mask := &frame.Frame{Size: over.Size}
	mask.Add(0, 0, &frame.Shape{Path: box(80000, 60000), Fill: &frame.Gradient{To: geom.Point{X: 80000}, Stops: []frame.Stop{{At: 0, Color: frame.Color{}}, {At: 1000000, Color: frame.Color{R: 255, G: 255, B: 255}}}}})
	f.Add(10000, 150000, &frame.Group{Frame: over, Effect: &frame.Effect{Clear: 128}})
	f.Add(110000, 150000, &frame.Group{Frame: over, Effect: &frame.Effect{Mask: &frame.Mask{Frame: mask}}})
	f.Add(210000, 150000, &frame.Shape{Path: box(80000, 30000), Fill: frame.Color{R: 255, G: 220}})
	f.Add(210000, 150000, &frame.Group{Frame: over, Effect: &frame.Effect{Blend: "Multiply", Mask: &frame.Mask{Frame: over, Alpha: true}}})

	turned := &frame.Frame{Size: geom.Size{W: 200000, H: 60000}}
	turned.Add(0, 0, &frame.Shape{Path: box(80000, 30000), Fill: way})
	turned.Add(100000, 0, &frame.Shape{Path: box(60000, 30000), Fill: tiles})
	f.Add(20000, 225000, &frame.Group{Frame: turned, Scale: frame.Matrix{900000, 100000, -100000, 900000, 0, 0}})
	word := p.text(p.sans, 30000, "Gradasi")
	word.Style = &frame.Shape{Fill: way, Stroke: frame.Color{}, Width: 700}
	f.Add(170000, 280000, word)
	faded := p.text(p.sans, 12000, "samar")
	faded.Color = frame.Color{R: 200, Clear: 128}
	f.Add(240000, 240000, faded)
	return &Document{Parts: []*frame.Part{{Pages: []*frame.Page{{Size: f.Size, Frame: f}}}}, Title: "Cat"}
}

func TestPaints(t *testing.T) {
	for _, space := range []Space{RGB, CMYK} {
		d := paints(t)
		d.Space = space
		data := write(t, d)
		b, err := judge.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		norms := []judge.Norm{judge.UA, judge.Syntax}
		if space == RGB {
			norms = append(norms, judge.A2)
		}
		for _, p := range b.Judge(norms...) {
			t.Error(p)
		}
		kinds := map[string]int{}
		for _, o := range b.Objects {
			if s, ok := o.(*judge.Stream); ok && space == CMYK && s.Dict["Subtype"] == judge.Name("Form") && bytes.Contains(s.Data, []byte(" rg\n")) {
				t.Error("a colour of the screen in the printing edition")
			}
			if s, ok := o.(*judge.Stream); ok {
				o = s.Dict
			}
			if dict, ok := o.(judge.Dict); ok {
				switch {
				case dict["Shading"] != nil:
					shading := b.Dict(dict["Shading"])
					if space := shading["ColorSpace"]; space == judge.Name("DeviceRGB") && d.Space == CMYK {
						t.Error("a gradient of screen colours in the printing edition")
					}
					kinds["shading"]++
				case dict["PatternType"] != nil:
					kinds["tiling"]++
				case dict["SMask"] != nil:
					kinds["mask"]++
				case dict["Group"] != nil && dict["Subtype"] != nil:
					kinds["group"]++
				}
			}
		}
		for kind, least := range map[string]int{"shading": 5, "tiling": 2, "mask": 3, "group": 5} {
			if kinds[kind] < least {
				t.Errorf("%d of %s, want at least %d", kinds[kind], kind, least)
			}
		}
	}
}

// TestPaintsOnce: what pages paint alike is in the file once, whoever drew it first.
func TestPaintsOnce(t *testing.T) {
	d := paints(t)
	first := write(t, d)
	d.Parts = append(d.Parts, d.Parts[0], d.Parts[0])
	more := write(t, d)
	count := func(data []byte) (n int) {
		b, err := judge.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range b.Objects {
			if s, ok := o.(*judge.Stream); ok {
				o = s.Dict
			}
			if dict, ok := o.(judge.Dict); ok && (dict["PatternType"] != nil || dict["Group"] != nil && dict["Subtype"] != nil) {
				n++
			}
		}
		return n
	}
	if a, b := count(first), count(more); a != b {
		t.Errorf("%d objects on one page, %d on three like it", a, b)
	}
	if err := presstest.Same(more, write(t, d)); err != nil {
		t.Error("a second time:", err)
	}
}

// TestPaintedWords: words that are painted in a special way are words still, and stand there once.
func TestPaintedWords(t *testing.T) {
	data := write(t, paints(t))
	if out := presstest.Run(t, data, "qpdf", "--check"); strings.Contains(out, "WARNING") {
		t.Error(out)
	}
	out := presstest.Run(t, data, "pdftotext")
	for word, times := range map[string]int{"Gradasi": 1, "samar": 1} {
		if n := len(regexp.MustCompile(word).FindAllString(out, -1)); n != times {
			t.Errorf("%q is in the text %d times, want %d:\n%s", word, n, times, out)
		}
	}
	if !strings.Contains(out, "bersama") {
		t.Errorf("a word in a group that is painted as one can't be found:\n%s", out)
	}
}
