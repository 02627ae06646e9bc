package chart

import (
	"fmt"
	"strconv"
	"strings"

	"jilid/build/text/lang"
	"jilid/build/text/scene"
)

// RoadmapWidth is the width of a roadmap, which may use the outer margin of an A4 book.
const RoadmapWidth = 482

// roadmapHeight is what fits a page together with a caption.
const roadmapHeight = 580

// RoadmapData is a plan's programs over its years.
type RoadmapData struct {
	Title       string
	Lang        lang.Lang
	First, Last int // years
	Groups      []RoadmapGroup
}

// RoadmapGroup is programs under one heading; Name may be empty.
type RoadmapGroup struct {
	Name string
	Role scene.Role
	Bars []RoadmapBar
}

// RoadmapBar is one program.
type RoadmapBar struct {
	ID, Name    string
	Role        scene.Role
	First, Last int
	QuickWin    bool
	Phases      []RoadmapPhase
}

// RoadmapPhase is what is done in some years of a program.
type RoadmapPhase struct {
	First, Last int
	Text        string
}

// RoadmapPart is one picture of a roadmap: as many groups as fit a page.
type RoadmapPart struct {
	Scene  *scene.Scene
	Groups []RoadmapGroup // what it shows; a group that goes on in the next part is in both, with its own bars
}

const (
	yearsHeight  = 19.0
	groupHeight  = 18.0
	nameHeight   = 10.2
	barHeight    = 10.4
	tallBar      = 17.8 // with phases in two lines
	rowGap       = 4.6
	legendHeight = 14.0
	phaseSize    = 6.8
)

// Roadmap draws bars over columns of years: the program's code and name above
// its bar, its phases within. It is split into pictures that fit a page each,
// between groups where possible.
func Roadmap(d RoadmapData) []RoadmapPart {
	if d.Last < d.First {
		d.Last = d.First
	}
	var out []RoadmapPart
	for _, groups := range d.split() {
		p := &picture{data: Data{Lang: d.Lang}}
		height := d.draw(p, groups)
		out = append(out, RoadmapPart{
			Scene:  &scene.Scene{Width: RoadmapWidth, Height: round(height), Title: d.Title, Desc: d.describe(groups), Items: p.items},
			Groups: groups,
		})
	}
	return out
}

func (d RoadmapData) slot() float64 { return RoadmapWidth / float64(d.Last-d.First+1) }

// x is where a year begins.
func (d RoadmapData) x(year int) float64 {
	return float64(min(max(year, d.First), d.Last+1)-d.First) * d.slot()
}

// split deals the groups out to pictures: fewest first, then about equally tall.
func (d RoadmapData) split() [][]RoadmapGroup {
	room := roadmapHeight - yearsHeight - legendHeight
	total := 0.0
	for _, g := range d.Groups {
		total += d.groupHeight(g)
	}
	parts := int(total/room) + 1
	fair := total/float64(parts) + 1
	var out [][]RoadmapGroup
	var part []RoadmapGroup
	used := 0.0
	flush := func() {
		if len(part) > 0 {
			out, part, used = append(out, part), nil, 0
		}
	}
	for _, g := range d.Groups {
		h := d.groupHeight(g)
		if used > 0 && (used+h > room || used+h/2 > fair) {
			flush()
		}
		for h > room { // a group taller than a page
			first, rest := d.cut(g, room)
			part = append(part, first)
			flush()
			g, h = rest, d.groupHeight(rest)
		}
		part, used = append(part, g), used+h
	}
	flush()
	return out
}

// cut takes as many bars of a group as fit.
func (d RoadmapData) cut(g RoadmapGroup, room float64) (first, rest RoadmapGroup) {
	used, n := groupHeight, 0
	for n < len(g.Bars) && (n == 0 || used+d.rowHeight(g.Bars[n]) <= room) {
		used += d.rowHeight(g.Bars[n])
		n++
	}
	first, rest = g, g
	first.Bars, rest.Bars = g.Bars[:n], g.Bars[n:]
	return first, rest
}

func (d RoadmapData) groupHeight(g RoadmapGroup) float64 {
	h := 0.0
	if g.Name != "" {
		h = groupHeight
	}
	for _, b := range g.Bars {
		h += d.rowHeight(b)
	}
	return h
}

func (d RoadmapData) rowHeight(b RoadmapBar) float64 { return nameHeight + d.barHeight(b) + rowGap }

// barHeight is that of two lines only where a phase needs and fits them.
func (d RoadmapData) barHeight(b RoadmapBar) float64 {
	for _, f := range b.Phases {
		w := d.x(f.Last+1) - d.x(f.First) - 7
		if TextWidth(f.Text, phaseSize, false) > w && wrapsWhole(f.Text, phaseSize, false, w, 2) {
			return tallBar
		}
	}
	return barHeight
}

func (d RoadmapData) draw(p *picture, groups []RoadmapGroup) float64 {
	height := yearsHeight
	marked := false
	for _, g := range groups {
		height += d.groupHeight(g)
		for _, b := range g.Bars {
			marked = marked || b.QuickWin
		}
	}
	d.years(p, height)
	y := yearsHeight
	for _, g := range groups {
		if g.Name != "" {
			p.hairline(0, y+14.8, RoadmapWidth, y+14.8, g.Role, 0.8)
			p.text(2, y+11, 8.6, true, scene.Start, g.Role, clip(g.Name, 8.6, true, RoadmapWidth-4))
			y += groupHeight
		}
		for _, b := range g.Bars {
			d.bar(p, b, y)
			y += d.rowHeight(b)
		}
	}
	if marked {
		p.lozenge(5, y+7, clove)
		p.text(12, y+9.6, small, false, scene.Start, muted, lang.QuickWin.In(d.Lang))
		y += legendHeight
	}
	return y
}

// years draws the columns: every second one tinted, its year on top.
func (d RoadmapData) years(p *picture, height float64) {
	every := 1
	for float64(every)*d.slot() < 26 {
		every++
	}
	for year := d.First; year <= d.Last; year++ {
		x := d.x(year)
		if (year-d.First)%2 == 0 {
			p.rect(x, 0, d.slot(), height, 0, fill(tint))
		}
		if (year-d.First)%every == 0 {
			p.text(x+d.slot()/2, 12, 8.6, true, scene.Middle, ink, strconv.Itoa(year))
		}
	}
	p.hairline(0, yearsHeight-1, RoadmapWidth, yearsHeight-1, muted, 0.6)
}

func (d RoadmapData) bar(p *picture, b RoadmapBar, y float64) {
	x1, x2 := d.x(b.First)+1.5, d.x(b.Last+1)-1.5
	mark := 0.0
	if b.QuickWin {
		mark = 10
	}
	idWidth := TextWidth(b.ID, small, true) + 4
	room := RoadmapWidth - 4 - idWidth - mark
	label := clip(b.Name, small, false, room)
	width := mark + idWidth + TextWidth(label, small, false)
	x := min(x1+0.5, RoadmapWidth-2-width)
	base := y + 7.8
	if b.QuickWin {
		p.lozenge(x+3.5, base-2.6, clove)
	}
	p.text(x+mark, base, small, true, scene.Start, ink, b.ID)
	p.text(x+mark+idWidth, base, small, false, scene.Start, ink, label)

	top, h := y+nameHeight, d.barHeight(b)
	paint := fill(b.Role)
	at := x1
	for _, f := range d.phases(b) {
		from, to := max(d.x(f.First)+1.5, x1), min(d.x(f.Last+1)-1.5, x2)
		if f.First > b.First {
			from -= 2.2 // phases are parted by a thin gap only
		}
		from = max(from, at)
		p.rect(from, top, to-from, h, 1.5, paint)
		at = to + 0.8
		if lines := Wrap(f.Text, phaseSize, false, to-from-5, 2); len(lines) == 1 || len(lines) == 2 && h > barHeight && wrapsWhole(f.Text, phaseSize, false, to-from-5, 2) {
			first := top + h/2 - float64(len(lines)-1)*3.9 + 2.4
			p.lines((from+to)/2, first, phaseSize, 7.8, scene.Middle, paper, lines)
		}
	}
}

// phases are a bar's pieces over all its years: where the program says nothing,
// a piece without text.
func (d RoadmapData) phases(b RoadmapBar) []RoadmapPhase {
	var out []RoadmapPhase
	year := b.First
	for _, f := range b.Phases {
		f.First, f.Last = max(f.First, year), min(f.Last, b.Last)
		if f.Last < f.First {
			continue
		}
		if f.First > year {
			out = append(out, RoadmapPhase{First: year, Last: f.First - 1})
		}
		out = append(out, f)
		year = f.Last + 1
	}
	if year <= b.Last {
		out = append(out, RoadmapPhase{First: year, Last: b.Last})
	}
	return out
}

// lozenge is the mark of a quick win: a stepped lozenge, as woven.
func (p *picture) lozenge(x, y float64, role scene.Role) {
	const a, b = 1.2, 3.6
	p.path([]point{
		{x - a, y - b}, {x + a, y - b}, {x + a, y - a*2}, {x + a*2, y - a*2}, {x + a*2, y - a}, {x + b, y - a},
		{x + b, y + a}, {x + a*2, y + a}, {x + a*2, y + a*2}, {x + a, y + a*2}, {x + a, y + b}, {x - a, y + b},
		{x - a, y + a*2}, {x - a*2, y + a*2}, {x - a*2, y + a}, {x - b, y + a}, {x - b, y - a}, {x - a*2, y - a}, {x - a*2, y - a*2}, {x - a, y - a*2},
	}, true, fill(role), scene.Paint{}, 0, nil)
}

func (d RoadmapData) describe(groups []RoadmapGroup) string {
	var b strings.Builder
	n := 0
	for _, g := range groups {
		n += len(g.Bars)
	}
	fmt.Fprintf(&b, roadmapShows.In(d.Lang), lang.ProgramCount.Count(n, d.Lang), d.First, d.Last)
	for _, g := range groups {
		if g.Name != "" {
			fmt.Fprintf(&b, " %s:", g.Name)
		}
		for i, bar := range g.Bars {
			sep := ";"
			if i == len(g.Bars)-1 {
				sep = "."
			}
			years := strconv.Itoa(bar.First)
			if bar.Last > bar.First {
				years += "–" + strconv.Itoa(bar.Last)
			}
			fmt.Fprintf(&b, " %s %s%s", bar.ID, years, sep)
		}
	}
	return b.String()
}

var roadmapShows = lang.Word{ID: "Peta jalan %s, %d–%d.", EN: "Roadmap of %s, %d–%d."}
