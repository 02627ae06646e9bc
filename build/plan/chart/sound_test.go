package chart_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"jilid/build/plan/chart"
	"jilid/build/text/lang"
	"jilid/build/text/scene"
)

// box is where a text stands.
type box struct {
	x1, y1, x2, y2 float64
	value          string
}

func textBox(t *scene.Text) box {
	w := chart.TextWidth(t.Value, t.Size, t.Bold)
	x := t.X
	switch t.Anchor {
	case scene.Middle:
		x -= w / 2
	case scene.End:
		x -= w
	}
	if t.Rotate == -90 { // upwards
		return box{t.X - 0.74*t.Size, t.Y - w, t.X + 0.12*t.Size, t.Y, t.Value}
	}
	// From the height of capitals to a little below the baseline.
	return box{x, t.Y - 0.74*t.Size, x + w, t.Y + 0.12*t.Size, t.Value}
}

// sound checks what must hold for every picture: nothing outside the frame, no
// text upon another, every coordinate a number of two decimals, words for those
// who can't see it.
func sound(t *testing.T, name string, s *scene.Scene) {
	t.Helper()
	const slack = 0.75
	if s.Title == "" || s.Desc == "" || strings.Contains(s.Desc, "%!") {
		t.Errorf("%s: title %q, description %q", name, s.Title, s.Desc)
	}
	in := func(what string, x, y float64) {
		t.Helper()
		if math.IsNaN(x) || math.IsNaN(y) || x < -slack || y < -slack || x > s.Width+slack || y > s.Height+slack {
			t.Errorf("%s: %s at %v, %v is outside of %v × %v", name, what, x, y, s.Width, s.Height)
		}
		for _, v := range []float64{x, y} {
			if math.Abs(v*100-math.Round(v*100)) > 1e-6 {
				t.Errorf("%s: %s at %v is not rounded", name, what, v)
			}
		}
	}
	var texts []box
	for _, it := range s.Items {
		switch it := it.(type) {
		case *scene.Text:
			b := textBox(it)
			in("text "+it.Value, it.X, it.Y)
			if b.x1 < -slack || b.x2 > s.Width+slack || b.y1 < -slack || b.y2 > s.Height+slack {
				t.Errorf("%s: text %q %+v leaves the frame %v × %v", name, it.Value, b, s.Width, s.Height)
			}
			for _, o := range texts {
				if b.x1 < o.x2-slack && o.x1 < b.x2-slack && b.y1 < o.y2-slack && o.y1 < b.y2-slack {
					t.Errorf("%s: %q overlaps %q (%.1f %.1f, %.1f %.1f)", name, it.Value, o.value, b.x1, b.y1, o.x1, o.y1)
				}
			}
			texts = append(texts, b)
		case *scene.Rect:
			in("rectangle", it.X, it.Y)
			if it.W < 0 || it.H < 0 || it.X+it.W > s.Width+slack || it.Y+it.H > s.Height+slack {
				t.Errorf("%s: rectangle %+v in %v × %v", name, it, s.Width, s.Height)
			}
		case *scene.Line:
			in("line", it.X1, it.Y1)
			in("line", it.X2, it.Y2)
		case *scene.Circle:
			in("circle", it.X, it.Y)
		case *scene.Path:
			for _, op := range it.Ops {
				in("path", op.X, op.Y)
			}
		default:
			panic(fmt.Sprintf("%T", it))
		}
	}
}

var someWords = strings.Fields("Smart Governance Pelayanan Publik Terpadu Kependudukan Keamanan dan Kesiapsiagaan Bencana Diskominfo Persentase rumah tangga berakses internet tetap berkecepatan tinggi 2020 A B C Ke-1 Infrastruktur Pertanggungjawaban")

func someName(r *rand.Rand) string {
	var words []string
	for range 1 + r.IntN(1+r.IntN(9)) {
		words = append(words, someWords[r.IntN(len(someWords))])
	}
	return strings.Join(words, " ")
}

func someData(r *rand.Rand) chart.Data {
	d := chart.Data{Title: "Uji", Lang: lang.ID}
	if r.IntN(2) == 0 {
		d.Unit = someName(r)
	}
	if r.IntN(4) == 0 {
		d.Lang = lang.EN
	}
	labels := 1 + r.IntN(1+r.IntN(45))
	plain := r.IntN(2) == 0
	for i := range labels {
		if plain {
			d.Labels = append(d.Labels, fmt.Sprint(2000+i))
		} else {
			d.Labels = append(d.Labels, someName(r))
		}
	}
	size := math.Pow(10, float64(r.IntN(12))-3)
	negative := r.IntN(5) == 0
	for range 1 + r.IntN(1+r.IntN(10)) {
		s := chart.Series{Name: someName(r)}
		if r.IntN(3) == 0 {
			s.Role = dimRoles[r.IntN(len(dimRoles))]
		}
		for range labels + r.IntN(3) - 1 {
			v := chart.Value{Number: r.Float64() * size, Missing: r.IntN(12) == 0}
			if negative {
				v.Number -= size / 3
			}
			if r.IntN(10) == 0 {
				v.Number = 0
			}
			s.Values = append(s.Values, v)
		}
		d.Series = append(d.Series, s)
	}
	if r.IntN(3) == 0 {
		d.Max = size
	}
	return d
}

// TestRandomCharts: pictures of anything are sound.
func TestRandomCharts(t *testing.T) {
	for seed := range uint64(1500) {
		r := rand.New(rand.NewPCG(seed, 7))
		d := someData(r)
		for _, kind := range []chart.Kind{chart.Bar, chart.Stacked, chart.Line, chart.Radar, chart.Pie} {
			name := fmt.Sprintf("seed %d kind %d", seed, kind)
			s := chart.Draw(kind, d)
			sound(t, name, s)
			if s.Height > 674 {
				t.Errorf("%s: %v high", name, s.Height)
			}
			if t.Failed() {
				writePreview(t, fmt.Sprintf("failed-%d-%d", seed, kind), s)
				return
			}
		}
	}
}

// TestRandomRoadmaps: every bar is drawn once, and no picture is taller than a page.
func TestRandomRoadmaps(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 9))
		d := chart.RoadmapData{Title: "Uji", First: 2020, Last: 2020 + r.IntN(20)}
		bars := 0
		for range 1 + r.IntN(6) {
			g := chart.RoadmapGroup{Role: dimRoles[r.IntN(6)]}
			if r.IntN(5) > 0 {
				g.Name = someName(r)
			}
			for range r.IntN(1 + r.IntN(50)) {
				bars++
				b := chart.RoadmapBar{ID: fmt.Sprintf("GOV-%02d", bars), Name: someName(r), Role: g.Role, QuickWin: r.IntN(6) == 0}
				b.First = d.First + r.IntN(d.Last-d.First+1)
				b.Last = b.First + r.IntN(d.Last-b.First+1)
				for y := b.First; y <= b.Last; y++ {
					if r.IntN(2) == 0 {
						f := chart.RoadmapPhase{First: y, Last: min(y+r.IntN(3), b.Last), Text: someName(r)}
						b.Phases = append(b.Phases, f)
						y = f.Last
					}
				}
				g.Bars = append(g.Bars, b)
			}
			d.Groups = append(d.Groups, g)
		}
		drawn := 0
		for i, part := range chart.Roadmap(d) {
			name := fmt.Sprintf("seed %d part %d", seed, i)
			sound(t, name, part.Scene)
			if part.Scene.Height > 600 {
				t.Errorf("%s: %v high", name, part.Scene.Height)
			}
			for _, g := range part.Groups {
				drawn += len(g.Bars)
			}
			if t.Failed() {
				writePreview(t, "failed-roadmap", part.Scene)
				return
			}
		}
		if drawn != bars {
			t.Fatalf("seed %d: %d bars of %d", seed, drawn, bars)
		}
	}
}
