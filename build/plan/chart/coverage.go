package chart

import (
	"fmt"
	"strconv"
	"strings"

	"jilid/build/text/lang"
	"jilid/build/text/scene"
)

// CoverageData is how many programs there are by two keys: rows such as
// sub-dimensions under their dimensions, columns such as agencies. Sums are given,
// because a program may be in several of both, as in years.
type CoverageData struct {
	Title   string
	Lang    lang.Lang
	Columns []CoverageColumn
	Groups  []CoverageGroup
	Sum     int
}

// CoverageColumn is a column with the number of programs in it.
type CoverageColumn struct {
	Name string
	Sum  int
}

// CoverageGroup is rows under one heading; Name may be empty.
type CoverageGroup struct {
	Name string
	Role scene.Role
	Rows []CoverageRow
}

// CoverageRow has a count for every column, and how many programs these are.
type CoverageRow struct {
	Name   string
	Counts []int
	Sum    int
}

const (
	coverageColumns = 22 // that fit beside the names of rows
	coverageRows    = 38 // that fit a page, headings counted
	coverageRow     = 13.0
	coverageNames   = 122.0
	coverageSum     = 26.0
	coverageHead    = 78.0
)

// Coverage draws a grid of the counts with their sums, so that gaps are seen: an
// empty cell is one, and a row or column that sums up to nothing is marked. What
// is too wide or too long for one picture becomes several.
func Coverage(d CoverageData) []*scene.Scene {
	var out []*scene.Scene
	for _, groups := range d.pages() {
		parts := max(1, (len(d.Columns)+coverageColumns-1)/coverageColumns)
		for i := range parts {
			from, to := i*len(d.Columns)/parts, (i+1)*len(d.Columns)/parts
			p := &picture{data: Data{Lang: d.Lang}}
			height := d.draw(p, groups, from, to)
			out = append(out, &scene.Scene{Width: RoadmapWidth, Height: round(height), Title: d.Title, Desc: d.describe(groups, from, to), Items: p.items})
		}
	}
	return out
}

// pages deals the groups out to pictures; a group may go on in the next.
func (d CoverageData) pages() [][]CoverageGroup {
	var out [][]CoverageGroup
	var page []CoverageGroup
	used := 0
	for _, g := range d.Groups {
		for len(g.Rows) > 0 {
			if used+2 > coverageRows {
				out, page, used = append(out, page), nil, 0
			}
			n := min(len(g.Rows), coverageRows-used-1)
			part := g
			part.Rows, g.Rows = g.Rows[:n], g.Rows[n:]
			page, used = append(page, part), used+n+1
		}
	}
	if len(page) > 0 {
		out = append(out, page)
	}
	return out
}

func (d CoverageData) draw(p *picture, groups []CoverageGroup, from, to int) float64 {
	slot := (RoadmapWidth - coverageNames - coverageSum) / float64(max(to-from, 1))
	slot = min(slot, 30)
	x := func(i int) float64 { return coverageNames + slot*(float64(i-from)+0.5) }
	end := coverageNames + slot*float64(to-from)
	head := 0.0
	for _, c := range d.Columns[from:to] {
		head = max(head, TextWidth(clip(c.Name, small, false, coverageHead), small, false))
	}
	head += 8
	for i := from; i < to; i++ {
		name := clip(d.Columns[i].Name, small, false, coverageHead)
		p.items = append(p.items, &scene.Text{X: round(x(i) + 2.6), Y: round(head - 4), Size: small, Fill: fill(ink), Rotate: -90, Value: name})
	}
	p.text(end+coverageSum, head-4, small, true, scene.End, muted, lang.Total.In(d.Lang))
	p.hairline(0, head, end+coverageSum, head, ink, 0.8)
	y := head
	for _, g := range groups {
		if g.Name != "" {
			p.text(0, y+10.4, normal, true, scene.Start, g.Role, clip(g.Name, normal, true, end))
			y += coverageRow
		}
		for _, r := range g.Rows {
			d.row(p, g, r, from, to, y, slot, x)
			d.sum(p, end+coverageSum, y+9.6, scene.End, r.Sum)
			y += coverageRow
		}
		p.hairline(0, y, end+coverageSum, y, rule, 0.5)
	}
	p.text(0, y+10.4, small, true, scene.Start, muted, lang.Total.In(d.Lang))
	for i := from; i < to; i++ {
		d.sum(p, x(i), y+10.4, scene.Middle, d.Columns[i].Sum)
	}
	d.sum(p, end+coverageSum, y+10.4, scene.End, d.Sum)
	return y + 15
}

func (d CoverageData) row(p *picture, g CoverageGroup, r CoverageRow, from, to int, y, slot float64, x func(int) float64) {
	p.text(6, y+9.6, small, false, scene.Start, ink, clip(r.Name, small, false, coverageNames-12))
	for i := from; i < to; i++ {
		n := r.Counts[i]
		if n == 0 {
			p.items = append(p.items, &scene.Circle{X: round(x(i)), Y: round(y + 7), R: 0.7, Fill: fill(rule)})
			continue
		}
		paint := fill(g.Role)
		paint.Tint = min(14+12*n, 44)
		p.rect(x(i)-slot/2+0.7, y+0.9, slot-1.4, coverageRow-1.8, 1.5, paint)
		p.text(x(i), y+9.6, small, true, scene.Middle, ink, strconv.Itoa(n))
	}
}

// sum writes the sum of a row or column; none at all is a gap.
func (d CoverageData) sum(p *picture, x, y float64, anchor scene.Anchor, n int) {
	if n == 0 {
		p.text(x, y, small, true, anchor, clove, "0")
		return
	}
	p.text(x, y, small, false, anchor, ink, strconv.Itoa(n))
}

func (d CoverageData) describe(groups []CoverageGroup, from, to int) string {
	var b strings.Builder
	rows := 0
	var empty []string
	for _, g := range groups {
		for _, r := range g.Rows {
			if rows++; r.Sum == 0 {
				empty = append(empty, r.Name)
			}
		}
	}
	for _, c := range d.Columns[from:to] {
		if c.Sum == 0 {
			empty = append(empty, c.Name)
		}
	}
	fmt.Fprintf(&b, coverageShows.In(d.Lang), lang.ProgramCount.Count(d.Sum, d.Lang), rows, to-from)
	if len(empty) > 0 {
		fmt.Fprintf(&b, " "+coverageEmpty.In(d.Lang), lang.Join(empty, d.Lang))
	}
	return b.String()
}

var (
	coverageShows = lang.Word{ID: "Cakupan: %s di %d baris dan %d kolom.", EN: "Coverage: %s in %d rows and %d columns."}
	coverageEmpty = lang.Word{ID: "Tanpa program: %s.", EN: "Without programs: %s."}
)
