package scenery

import (
	"bytes"
	"strings"
	"testing"

	"jilid/build/press/draw"
	"jilid/build/press/font"
	"jilid/build/press/font/fonttest"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/judge"
	"jilid/build/text/scene"
	"jilid/themes"
)

func options(t testing.TB) Options {
	load := func(name string) *font.Font { return fonttest.Load(t, themes.FS, name) }
	return Options{
		Regular: load("PlusJakartaSans_400Regular.ttf"), Bold: load("PlusJakartaSans_600SemiBold.ttf"),
		Shaper: font.NewShaper(), Lang: "id",
		Color: func(r scene.Role) frame.Color {
			if r == "paper" {
				return frame.Color{R: 255, G: 255, B: 255}
			}
			return frame.Color{R: 10, G: 90, B: 110, C: 90, M: 45, Y: 40, K: 25}
		},
	}
}

func chart() *scene.Scene {
	s := &scene.Scene{Width: 300, Height: 140, Title: "Anggaran"}
	for i, p := range []scene.Pattern{scene.Solid, scene.Stripes, scene.Dots, scene.CrossHatch} {
		x := 20 + 60*float64(i)
		s.Items = append(s.Items,
			&scene.Rect{X: x, Y: 20, W: 40, H: 90, Radius: 3, Fill: scene.Paint{Role: "series-1", Pattern: p}, Stroke: scene.Paint{Role: "ink"}, Width: 0.5},
			&scene.Text{X: x + 20, Y: 122, Size: 8, Anchor: scene.Middle, Value: "2020", Fill: scene.Paint{Role: "ink"}})
	}
	return &scene.Scene{Width: s.Width, Height: s.Height, Title: s.Title, Items: append(s.Items,
		&scene.Line{X1: 10, Y1: 110, X2: 290, Y2: 110, Stroke: scene.Paint{Role: "rule"}, Width: 0.5, Dash: []float64{2, 1}},
		&scene.Circle{X: 280, Y: 20, R: 8, Fill: scene.Paint{Role: "sea", Tint: 30}},
		&scene.Path{Ops: []scene.Op{{Kind: 'M', X: 10, Y: 60}, {Kind: 'C', X1: 100, Y1: 10, X2: 200, Y2: 110, X: 290, Y: 60}}, Stroke: scene.Paint{Role: "clove"}, Width: 1},
		&scene.Text{X: 10, Y: 100, Size: 8, Rotate: -90, Bold: true, Value: "juta rupiah"},
	)}
}

// TestFrame holds a scene's frame to what a finished page must be: all words
// found, all painting within the figure, nothing beyond the scene's edge.
func TestFrame(t *testing.T) {
	f := Frame(chart(), options(t))
	if f.Size != (geom.Size{W: 300 * geom.Pt, H: 140 * geom.Pt}) {
		t.Errorf("size %v", f.Size)
	}
	root := &frame.Tag{Role: "Sect"}
	fig := root.Kid("Figure")
	fig.Alt = "Anggaran per tahun"
	page := &frame.Frame{Size: f.Size}
	page.Add(0, 0, &frame.Group{Frame: f, Tag: fig})
	d := &draw.Document{Title: "Bagan", Parts: []*frame.Part{{Root: root, Pages: []*frame.Page{{Size: f.Size, Frame: page}}}}}
	for _, problem := range draw.Check(d) {
		t.Error(problem)
	}
	var buf bytes.Buffer
	if err := draw.Write(&buf, d); err != nil {
		t.Fatal(err)
	}
	b, err := judge.Read(buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range b.Judge(judge.Archive...) {
		t.Error(problem)
	}
	text := b.Tree.Find("Figure")[0].Text()
	if strings.Count(text, "2020") != 4 || !strings.Contains(text, "juta rupiah") {
		t.Errorf("the figure reads %q", text)
	}
}

func TestAnchors(t *testing.T) {
	o := options(t)
	at := func(a scene.Anchor) geom.Length {
		f := Frame(&scene.Scene{Width: 100, Height: 20, Items: []scene.Item{&scene.Text{X: 50, Y: 10, Size: 9, Anchor: a, Value: "tengah"}}}, o)
		return f.Items[0].At.X
	}
	start, middle, end := at(scene.Start), at(scene.Middle), at(scene.End)
	if start != 50*geom.Pt || !(end < middle && middle < start) || start+end-2*middle > 1 {
		t.Errorf("start %d, middle %d, end %d", start, middle, end)
	}
}

func TestTint(t *testing.T) {
	c := tint(frame.Color{R: 0, G: 55, B: 255, C: 80, K: 20}, 25)
	if want := (frame.Color{R: 191, G: 205, B: 255, C: 20, K: 5}); c != want {
		t.Errorf("a quarter is %v, want %v", c, want)
	}
	if c := tint(frame.Color{}, 10); c.K != 10 || c.R != 229 {
		t.Errorf("a tenth of black is %v", c)
	}
}
