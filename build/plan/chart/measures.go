package chart

import (
	"fmt"
	"strconv"
	"strings"

	"jilid/build/text/lang"
	"jilid/build/text/scene"
)

// MeasuresData is indicators with their targets and what was reached.
type MeasuresData struct {
	Title  string
	Lang   lang.Lang
	Panels []Measure
}

// Measure is one indicator: a value per year of Years for both lines.
type Measure struct {
	Name, Unit      string
	Role            scene.Role
	Years           []int
	Baseline        Value
	Targets, Actual []Value
}

const (
	panelGap   = 22.0 // between two beside each other
	panelWidth = (Width - panelGap) / 2
	panelPlot  = 58.0
	panelLine  = 9.6
	panelFoot  = 26.0 // the years, and a gap
)

// Measures draws every indicator as a small picture of its own, two in a row: the
// targets a dashed line, what was reached a full one with discs, both from where it began. It
// gives as many pictures as need a page each, and which indicators each of them shows.
func Measures(d MeasuresData) (scenes []*scene.Scene, shows [][]Measure) {
	const legend = 16.0
	var rows [][]Measure
	for i := 0; i < len(d.Panels); i += 2 {
		rows = append(rows, d.Panels[i:min(i+2, len(d.Panels))])
	}
	for len(rows) > 0 {
		p := &picture{data: Data{Lang: d.Lang}}
		d.legend(p)
		y, n := legend, 0
		var shown []Measure
		for _, row := range rows {
			h := d.rowHeight(row)
			if n > 0 && y+h > roadmapHeight {
				break
			}
			for i, m := range row {
				d.panel(p, m, float64(i)*(panelWidth+panelGap), y, h)
			}
			y, n, shown = y+h, n+1, append(shown, row...)
		}
		rows = rows[n:]
		scenes = append(scenes, &scene.Scene{Width: Width, Height: round(y - panelFoot + 16), Title: d.Title, Desc: d.describe(shown), Items: p.items})
		shows = append(shows, shown)
	}
	return scenes, shows
}

func (d MeasuresData) legend(p *picture) {
	const y = 9.0
	x := 0.0
	p.items = append(p.items, &scene.Line{X1: 0, Y1: y - 2.8, X2: 14, Y2: y - 2.8, Stroke: fill(muted), Width: 1.2, Dash: []float64{3, 2}})
	x = 18 + d.word(p, 18, y, targetWord)
	p.items = append(p.items, &scene.Line{X1: round(x), Y1: y - 2.8, X2: round(x + 14), Y2: y - 2.8, Stroke: fill(ink), Width: 1.6})
	p.items = append(p.items, &scene.Circle{X: round(x + 7), Y: y - 2.8, R: 2.2, Fill: fill(ink)})
	x += 18
	x += d.word(p, x, y, actualWord)
	p.items = append(p.items, &scene.Circle{X: round(x + 3), Y: y - 2.8, R: 2, Fill: fill(paper), Stroke: fill(muted), Width: 1})
	d.word(p, x+9, y, baselineWord)
}

// word writes a word of the legend and gives the room it takes.
func (d MeasuresData) word(p *picture, x, y float64, w lang.Word) float64 {
	p.text(x, y, normal, false, scene.Start, ink, w.In(d.Lang))
	return TextWidth(w.In(d.Lang), normal, false) + 16
}

func nameOf(m Measure) []string { return Wrap(m.Name, normal, true, panelWidth, 2) }

func (d MeasuresData) rowHeight(row []Measure) float64 {
	lines := 0
	for _, m := range row {
		lines = max(lines, len(nameOf(m)))
	}
	return float64(lines)*panelLine + panelLine + 8 + panelPlot + panelFoot
}

// panel draws one indicator into a row of a height; plots of a row end at one line.
func (d MeasuresData) panel(p *picture, m Measure, left, top, height float64) {
	y := top + 8
	for _, l := range nameOf(m) {
		p.text(left, y, normal, true, scene.Start, ink, l)
		y += panelLine
	}
	p.text(left, y, small, false, scene.Start, muted, clip(m.Unit, small, false, panelWidth))
	foot := top + height - panelFoot
	low, high, numbers := m.extent(d.Lang)
	room := 0.0
	for _, s := range []string{numbers.text(m.Baseline), numbers.text(last(m.Targets)), numbers.text(last(m.Actual))} {
		room = max(room, TextWidth(s, small, true))
	}
	room = min(max(room+5, 12), 52)
	s := newScale(low, high, 3).onto(foot-2, foot-panelPlot)
	slot := (panelWidth - 2*room) / float64(max(len(m.Years), 1))
	x := func(i int) float64 { return left + room + slot*float64(i+1) } // the baseline is at -1
	p.hairline(left, foot, left+panelWidth, foot, rule, 0.6)
	d.years(p, m, foot+10, slot, x)
	d.line(p, m.Baseline, m.Targets, s, x, fill(muted), 1.2, []float64{3, 2}, false)
	d.line(p, m.Baseline, m.Actual, s, x, fill(m.Role), 1.7, nil, true)
	if !m.Baseline.Missing {
		p.items = append(p.items, &scene.Circle{X: round(x(-1)), Y: round(s.at(m.Baseline.Number)), R: 2, Fill: fill(paper), Stroke: fill(muted), Width: 1})
		p.text(x(-1)-4.5, s.at(m.Baseline.Number)+2.6, small, false, scene.End, muted, clip(numbers.text(m.Baseline), small, false, room-4))
	}
	d.ends(p, m, s, x, room, slot, numbers)
}

// ends writes the last target and the last value reached at their points.
func (d MeasuresData) ends(p *picture, m Measure, s scale, x func(int) float64, room, slot float64, numbers figures) {
	t, a := lastAt(m.Targets), lastAt(m.Actual)
	var want []float64
	var texts []func(y float64)
	put := func(i int, v Value, bold bool, role scene.Role) {
		want = append(want, s.at(v.Number))
		texts = append(texts, func(y float64) {
			p.text(x(i)+4.5, y+2.6, small, bold, scene.Start, role, clip(numbers.text(v), small, bold, room-4))
		})
	}
	reached := numbers.text(last(m.Actual))
	half := TextWidth(reached, small, true) / 2
	near := t >= 0 && a >= 0 && x(t)-x(a) < half+8 // both stand in one column
	switch {
	case near && s.at(m.Targets[t].Number) > s.at(m.Actual[a].Number):
		put(a, m.Actual[a], true, m.Role)
		put(t, m.Targets[t], false, muted)
	case near:
		put(t, m.Targets[t], false, muted)
		put(a, m.Actual[a], true, m.Role)
	case t >= 0:
		put(t, m.Targets[t], false, muted)
	}
	for i, y := range spread(want, even(len(want), 9), s.to-4, s.from+4) {
		texts[i](y)
	}
	if a < 0 || near || 2*half > 1.7*slot || x(a)+half > x(len(m.Years)-1)+room {
		return
	}
	y := s.at(m.Actual[a].Number)
	if above := !m.Targets[a].Missing && m.Targets[a].Number > m.Actual[a].Number; above && y+11 < s.from || y-12 < s.to-6 {
		y += 10.5
	} else {
		y -= 5
	}
	p.text(x(a), y, small, true, scene.Middle, m.Role, reached)
}

// line draws a line from the baseline over the values there are.
func (d MeasuresData) line(p *picture, from Value, values []Value, s scale, x func(int) float64, paint scene.Paint, width float64, dash []float64, marks bool) {
	var run []point
	if !from.Missing {
		run = append(run, point{x(-1), s.at(from.Number)})
	}
	for i, v := range values {
		if !v.Missing {
			run = append(run, point{x(i), s.at(v.Number)})
		}
	}
	if len(run) > 1 {
		p.path(run, false, scene.Paint{}, paint, width, dash)
	}
	for i, v := range values {
		if v.Missing {
			continue
		}
		c := &scene.Circle{X: round(x(i)), Y: round(s.at(v.Number)), R: 1.5, Fill: fill(paper), Stroke: paint, Width: 0.8}
		if marks {
			c = &scene.Circle{X: c.X, Y: c.Y, R: 2.3, Fill: paint}
		}
		p.items = append(p.items, c)
	}
}

// years writes the years below, of many only some.
func (d MeasuresData) years(p *picture, m Measure, y, slot float64, x func(int) float64) {
	every := 1
	for slot*float64(every) < TextWidth("2020", small, false)+4 && every < len(m.Years) {
		every++
	}
	for i := len(m.Years) - 1; i >= 0; i -= every {
		p.text(x(i), y, small, false, scene.Middle, muted, strconv.Itoa(m.Years[i]))
	}
}

// figures writes the numbers of an indicator with as many decimals as they have.
type figures struct {
	decimals int
	lang     lang.Lang
}

func (f figures) text(v Value) string {
	if v.Missing {
		return ""
	}
	return formatNumber(v.Number, f.decimals, f.lang)
}

func (m Measure) extent(l lang.Lang) (low, high float64, numbers figures) {
	d := Data{Lang: l, Series: []Series{{Values: append([]Value{m.Baseline}, m.Targets...)}, {Values: m.Actual}}}
	low, high = d.extent()
	if low > 0 && low < 0.6*high {
		low = 0
	}
	return low, high, figures{decimals(d), l}
}

// lastAt is the index of the last value there is, or -1.
func lastAt(values []Value) int {
	for i := len(values) - 1; i >= 0; i-- {
		if !values[i].Missing {
			return i
		}
	}
	return -1
}

func last(values []Value) Value {
	if i := lastAt(values); i >= 0 {
		return values[i]
	}
	return Value{Missing: true}
}

func (d MeasuresData) describe(shown []Measure) string {
	var b strings.Builder
	b.WriteString(measuresShow.In(d.Lang))
	for _, m := range shown {
		_, _, numbers := m.extent(d.Lang)
		fmt.Fprintf(&b, " %s", m.Name)
		if m.Unit != "" {
			fmt.Fprintf(&b, " (%s)", m.Unit)
		}
		var parts []string
		if !m.Baseline.Missing {
			parts = append(parts, baselineWord.In(d.Lang)+" "+numbers.text(m.Baseline))
		}
		if i := lastAt(m.Targets); i >= 0 {
			parts = append(parts, fmt.Sprintf("%s %d %s", targetWord.In(d.Lang), m.Years[i], numbers.text(m.Targets[i])))
		}
		if i := lastAt(m.Actual); i >= 0 {
			parts = append(parts, fmt.Sprintf("%s %d %s", actualWord.In(d.Lang), m.Years[i], numbers.text(m.Actual[i])))
		}
		b.WriteString(": " + strings.Join(parts, ", ") + ".")
	}
	return b.String()
}

var (
	targetWord   = lang.Word{ID: "target", EN: "target"}
	actualWord   = lang.Word{ID: "realisasi", EN: "actual"}
	baselineWord = lang.Word{ID: "awal", EN: "baseline"}
	measuresShow = lang.Word{ID: "Garis target dan realisasi.", EN: "Lines of targets and actual values."}
)
