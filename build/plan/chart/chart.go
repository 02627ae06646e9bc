// Package chart draws numbers: [Draw] makes a scene of bars, lines, a radar or
// a pie, [Roadmap] makes the scenes of a Gantt chart. It knows nothing of plans
// or printers: data goes in, a [scene.Scene] in roles of colour comes out, and
// site and book print the same picture.
//
// The rules of a chart, which the code obeys:
//   - A label stands at the thing it names; a legend only where that can't be.
//   - What is labelled with its number needs no axis; what isn't has a light one.
//   - Bars begin at zero; a line may not, where it would be flat. Nothing is told by colour alone: series differ in
//     pattern, mark or dash as well, and slices and ends of lines have names.
//   - Texts never overlap and never leave the frame; a long label wraps, and
//     one that is too long even so ends in an ellipsis (the data table behind
//     the figure has all of it).
package chart

import (
	"math"

	"jilid/build/text/lang"
	"jilid/build/text/scene"
)

// Width is the width of a chart: a little less than the measure of an A4 book.
const Width = 402

// Kind of a chart.
type Kind int

const (
	Bar     Kind = iota // a bar per label, beside each other for several series
	Stacked             // the series of a label on top of each other
	Line
	Radar
	Pie
)

// MostLabels is how many labels a chart of a kind and a number of series can
// have and still fit a page.
func MostLabels(kind Kind, series int) int {
	if (kind == Bar || kind == Radar) && series > 1 {
		return min(56/min(series, MostSeries), 40)
	}
	return 40
}

// MostSeries is how many series can be told apart.
const MostSeries = 8

// Data is what a chart shows. Every series has a value per label.
type Data struct {
	Title  string
	Unit   string // "ribu jiwa"; may be empty
	Lang   lang.Lang
	Labels []string
	Roles  []scene.Role // colours by label, for charts of one series; nil: one colour
	Series []Series
	Max    float64 // end of the scale where it is known (a score's 4); 0: from the numbers
}

// Series is a row of numbers.
type Series struct {
	Name   string
	Role   scene.Role // "": the chart's own sequence of colours
	Values []Value
}

// Value is a number, or that there is none.
type Value struct {
	Number  float64
	Missing bool
}

// Draw draws a chart. Data without any number gives an empty frame that says so.
func Draw(kind Kind, d Data) *scene.Scene {
	d = d.tidy(kind)
	p := &picture{data: d, decimals: decimals(d)}
	var height float64
	switch {
	case d.empty():
		p.text(Width/2, 22, normal, false, scene.Middle, muted, nothing.In(d.Lang))
		height = 36
	case kind == Line:
		height = p.line()
	case kind == Radar:
		height = p.radar()
	case kind == Pie:
		height = p.pie()
	case p.columnsFit(kind == Stacked):
		height = p.columns(kind == Stacked)
	default:
		height = p.bars(kind == Stacked)
	}
	return &scene.Scene{Width: Width, Height: round(height), Title: d.Title, Desc: describe(kind, d, p.decimals), Items: p.items}
}

// tidy makes every series as long as the labels and keeps to what can be drawn.
func (d Data) tidy(kind Kind) Data {
	d.Labels = d.Labels[:min(len(d.Labels), MostLabels(kind, len(d.Series)))]
	series := make([]Series, 0, len(d.Series))
	for i, s := range d.Series {
		if i == MostSeries {
			break
		}
		values := make([]Value, len(d.Labels))
		for j := range values {
			if j >= len(s.Values) || s.Values[j].Missing || math.IsNaN(s.Values[j].Number) || math.Abs(s.Values[j].Number) > 1e15 {
				values[j] = Value{Missing: true}
				continue
			}
			values[j] = s.Values[j]
		}
		if s.Role == "" {
			s.Role = seriesRoles[i]
		}
		s.Values = values
		series = append(series, s)
	}
	d.Series = series
	return d
}

func (d Data) empty() bool {
	for _, s := range d.Series {
		for _, v := range s.Values {
			if !v.Missing {
				return false
			}
		}
	}
	return true
}

// extent is the least and the greatest number of all series.
func (d Data) extent() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, s := range d.Series {
		for _, v := range s.Values {
			if !v.Missing {
				low, high = min(low, v.Number), max(high, v.Number)
			}
		}
	}
	return low, high
}

// stackExtent is the same for stacks: negative numbers pile up downwards.
func (d Data) stackExtent() (low, high float64) {
	for j := range d.Labels {
		var down, up float64
		for _, s := range d.Series {
			if v := s.Values[j].Number; v < 0 {
				down += v
			} else {
				up += v
			}
		}
		low, high = min(low, down), max(high, up)
	}
	return low, high
}

// color is the role of a value: its label's in a chart of one series, else its series'.
func (d Data) color(series, label int) scene.Role {
	if len(d.Series) == 1 && label < len(d.Roles) && d.Roles[label] != "" {
		return d.Roles[label]
	}
	return d.Series[series].Role
}

var nothing = lang.Word{ID: "Belum ada angka", EN: "No numbers yet"}
