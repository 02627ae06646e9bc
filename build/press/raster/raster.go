// Package raster paints how much of each pixel a frame covers: what its shadow
// is made of. Print is made of vectors; this is for the few things that PDF
// can't blur by itself.
package raster

import (
	"math"
	"slices"
)

// Mask is how much of each pixel is covered, from 0 to 255, row by row from the top.
type Mask struct {
	W, H int
	Pix  []uint8
}

// NewMask is a mask of nothing.
func NewMask(w, h int) *Mask { return &Mask{w, h, make([]uint8, w*h)} }

// point is a place in pixels.
type point struct{ x, y float64 }

// rows and columns of samples in a pixel.
const rows, columns = 4, 64

// edge is a side of a polygon, from its upper to its lower end.
type edge struct {
	x, y, end float64
	slope     float64
	way       int // 1 downwards, -1 upwards
}

// fill covers what polygons enclose. What is clear by opacity counts less.
func (m *Mask) fill(polygons [][]point, evenOdd bool, opacity int, clip *Mask) {
	var edges []edge
	for _, p := range polygons {
		for i, a := range p {
			b := p[(i+1)%len(p)]
			way := 1
			if a.y > b.y {
				a, b, way = b, a, -1
			}
			if !(b.y > a.y) || b.y < 0 || a.y > float64(m.H) {
				continue
			}
			edges = append(edges, edge{a.x, a.y, b.y, (b.x - a.x) / (b.y - a.y), way})
		}
	}
	slices.SortStableFunc(edges, func(a, b edge) int {
		switch {
		case a.y < b.y:
			return -1
		case a.y > b.y:
			return 1
		}
		return 0
	})
	if len(edges) == 0 {
		return
	}
	// Only the part of the mask that the polygons reach into is looked at.
	left, right, low := math.Inf(1), math.Inf(-1), 0.0
	for _, e := range edges {
		end := e.x + (e.end-e.y)*e.slope
		left, right, low = min(left, e.x, end), max(right, e.x, end), max(low, e.end)
	}
	first, last := int(min(max(left, 0), float64(m.W))), int(min(max(right+1, 0), float64(m.W)))
	type crossing struct{ x, way int }
	var active []edge
	var cross []crossing
	sums := make([]int, m.W+1)
	next := 0
	for y := int(max(edges[0].y, 0)); y < m.H && float64(y) < low; y++ {
		clear(sums[first:min(last+1, len(sums))])
		any := false
		for sub := range rows {
			at := float64(y) + (float64(sub)+0.5)/rows
			for next < len(edges) && edges[next].y <= at {
				active = append(active, edges[next])
				next++
			}
			active = slices.DeleteFunc(active, func(e edge) bool { return e.end <= at })
			cross = cross[:0]
			for _, e := range active {
				x := (e.x + (at-e.y)*e.slope) * columns
				cross = append(cross, crossing{int(math.Floor(min(max(x, 0), float64(m.W*columns)) + 0.5)), e.way})
			}
			slices.SortFunc(cross, func(a, b crossing) int { return a.x - b.x })
			wind := 0
			for i, c := range cross {
				in := wind != 0
				if evenOdd {
					in = wind&1 != 0
				}
				if in {
					span(sums, cross[i-1].x, c.x)
					any = true
				}
				wind += c.way
			}
		}
		if !any {
			continue
		}
		line := m.Pix[y*m.W:][:m.W]
		for x := first; x < last; x++ {
			cover := sums[x] * 255 / (rows * columns) * opacity / 255
			if clip != nil {
				cover = cover * int(clip.Pix[y*m.W+x]) / 255
			}
			if cover > 0 {
				line[x] = over(line[x], cover)
			}
		}
	}
}

// over is what is covered by two things one above the other.
func over(below uint8, above int) uint8 {
	return uint8(255 - (255-int(below))*(255-above)/255)
}

// span adds the samples from one column to another to the pixels they are in.
func span(sums []int, from, to int) {
	if from >= to {
		return
	}
	a, b := from/columns, to/columns
	if a == b {
		sums[a] += to - from
		return
	}
	sums[a] += (a+1)*columns - from
	for x := a + 1; x < b; x++ {
		sums[x] += columns
	}
	sums[b] += to - b*columns
}

// Blur spreads a mask by standard deviations in pixels, as three boxes do (Filter
// Effects, feGaussianBlur).
func (m *Mask) Blur(dx, dy float64) {
	for _, side := range boxes(dx) {
		m.box(side, m.W, m.H, 1, m.W)
	}
	for _, side := range boxes(dy) {
		m.box(side, m.H, m.W, m.W, 1)
	}
}

// boxes are three boxes that together spread as a bell does: how far each reaches to both sides.
func boxes(deviation float64) [][2]int {
	d := int(math.Floor(deviation*3*math.Sqrt(2*math.Pi)/4 + 0.5))
	switch {
	case d <= 1:
		return nil
	case d%2 == 1:
		return [][2]int{{d / 2, d / 2}, {d / 2, d / 2}, {d / 2, d / 2}}
	}
	return [][2]int{{d / 2, d/2 - 1}, {d/2 - 1, d / 2}, {d / 2, d / 2}}
}

// box takes means along lines of n pixels, a step apart; the lines are a stride apart.
func (m *Mask) box(reach [2]int, n, lines, step, stride int) {
	whole := reach[0] + reach[1] + 1
	line := make([]int, n)
	for l := range lines {
		at := l * stride
		sum := 0
		for i := range n {
			line[i] = int(m.Pix[at+i*step])
		}
		for i := 0; i < reach[1] && i < n; i++ {
			sum += line[i]
		}
		for i := range n {
			if k := i + reach[1]; k < n {
				sum += line[k]
			}
			m.Pix[at+i*step] = uint8((sum + whole/2) / whole)
			if k := i - reach[0]; k >= 0 {
				sum -= line[k]
			}
		}
	}
}
