package site

import (
	"strconv"

	"jilid/build/plan"
	"jilid/build/text/lang"
	"jilid/build/text/scene"
)

// Measures of the home page's roadmap, in points.
const (
	mapWidth  = 720.0
	mapLabels = 150.0 // room for the dimensions' names
	mapHead   = 22.0
	mapBar    = 5.0
	mapStep   = 7.5
	mapGap    = 9.0
)

// smallRoadmap is the roadmap in small: every program one thin bar, grouped by
// dimension, so that the shape of the plan is seen at a glance. The full one,
// with names, is in the books.
func (s *site) smallRoadmap() *scene.Scene {
	years := s.Plan.Period.List()
	if len(years) == 0 || len(s.Plan.Programs) == 0 {
		return nil
	}
	slot := (mapWidth - mapLabels) / float64(len(years))
	x := func(year int) float64 { return mapLabels + slot*float64(year-years[0]) }
	var marks, columns []scene.Item
	y := mapHead + mapGap
	for _, d := range s.Plan.Dimensions {
		role := scene.Role("dim-" + d.ID)
		programs := s.filter(func(p *plan.Program) bool { return p.Dimension == d.ID && p.Start > 0 })
		if len(programs) == 0 {
			continue
		}
		marks = append(marks, &scene.Text{X: 0, Y: y + 9, Size: 10.5, Bold: true, Fill: scene.Paint{Role: role}, Value: d.Name})
		top := y
		for _, p := range programs {
			first, last := max(p.Start, years[0]), min(max(p.End, p.Start), years[len(years)-1])
			if last < first {
				continue
			}
			marks = append(marks, &scene.Rect{X: x(first) + 2, Y: y, W: x(last+1) - x(first) - 4, H: mapBar, Radius: 1, Fill: scene.Paint{Role: role}})
			if p.QuickWin != nil {
				cx, cy := x(first)+2, y+mapBar/2
				marks = append(marks, &scene.Path{Ops: []scene.Op{{Kind: 'M', X: cx, Y: cy - 5.5}, {Kind: 'L', X: cx + 5.5, Y: cy}, {Kind: 'L', X: cx, Y: cy + 5.5}, {Kind: 'L', X: cx - 5.5, Y: cy}, {Kind: 'Z'}},
					Fill: scene.Paint{Role: "clove"}, Stroke: scene.Paint{Role: "paper"}, Width: 1})
			}
			y += mapStep
		}
		y = max(y, top+14) + mapGap
	}
	for i, year := range years {
		if i%2 == 0 {
			columns = append(columns, &scene.Rect{X: x(year), Y: mapHead, W: slot, H: y - mapHead, Fill: scene.Paint{Role: "tint"}})
		}
		columns = append(columns, &scene.Text{X: x(year) + slot/2, Y: 14, Size: 10.5, Bold: true, Anchor: scene.Middle, Fill: scene.Paint{Role: "ink"}, Value: strconv.Itoa(year)})
	}
	columns = append(columns, &scene.Line{X1: 0, Y1: mapHead, X2: mapWidth, Y2: mapHead, Stroke: scene.Paint{Role: "ink"}, Width: 0.8})
	desc := lang.Word{
		ID: "Setiap garis satu program dari tahun mulai sampai tahun selesai, dikelompokkan menurut dimensi; belah ketupat menandai quick win. Daftar lengkapnya ada di halaman Program.",
		EN: "Every line is one program from its first to its last year, grouped by dimension; a lozenge marks a quick win. The full list is on the page Programs.",
	}.In(s.lang)
	return &scene.Scene{Width: mapWidth, Height: y, Title: s.words.Roadmap, Desc: desc, Items: append(columns, marks...)}
}
