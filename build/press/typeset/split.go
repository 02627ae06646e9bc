package typeset

import "jilid/build/press/geom"

// fewLines are the lines that a split leaves at least in the first part of a row
// tied to others by a spanning cell, and generally for one after.
const fewLines = 4

// Split cuts a row so that the first part is no higher than height: between two
// of the table's rows if it holds several, else between lines. ok is false if
// nothing fits. Content spanning several rows goes on in the second part.
func (r *SetRow) Split(height geom.Length) (top, rest *SetRow, ok bool) {
	for k := len(r.lines) - 1; k > 0; k-- {
		if r.lines[k].y <= height && !r.lines[k-1].keep {
			top, rest = r.between(k)
			if top.Height <= height {
				return top, rest, true
			}
		}
	}
	least := 1
	if len(r.lines) > 1 {
		least = fewLines
	}
	return r.within(height, least)
}

// between cuts before row k.
func (r *SetRow) between(k int) (top, rest *SetRow) {
	top, rest = r.parts()
	top.lines = append(top.lines, r.lines[:k]...)
	rest.lines = append(rest.lines, r.lines[k:]...)
	for i := range r.cells {
		c := r.cells[i]
		switch {
		case c.last < k:
			top.cells = append(top.cells, c)
		case c.top >= k:
			c.top, c.last = c.top-k, c.last-k
			rest.cells = append(rest.cells, c)
		default:
			room := r.lines[k].y - r.lines[c.top].y - 2*r.style.PadY - r.lines[k-1].rule
			above, below := c, c
			above.lines, below.lines = cut(c.lines, c.fitting(room, 0))
			above.last = k - 1
			below.top, below.last = 0, c.last-k
			top.cells = append(top.cells, above)
			rest.cells = append(rest.cells, below)
		}
	}
	top.settle()
	rest.settle()
	return top, rest
}

// within cuts the first row between lines.
func (r *SetRow) within(height geom.Length, least int) (top, rest *SetRow, ok bool) {
	top, rest = r.parts()
	top.lines = append(top.lines, r.lines[0])
	top.lines[0].keep, top.lines[0].rule, top.lines[0].strong = false, r.style.Hairline, false
	rest.lines = append(rest.lines, r.lines...)
	room := height - 2*r.style.PadY - r.lines[0].rule
	most, more := 0, false
	for i := range r.cells {
		c := r.cells[i]
		if c.top > 0 {
			rest.cells = append(rest.cells, c)
			continue
		}
		n := c.fitting(room, 2)
		most, more = max(most, n), more || n < len(c.lines)
		above, below := c, c
		above.lines, below.lines = cut(c.lines, n)
		above.last = 0
		top.cells = append(top.cells, above)
		rest.cells = append(rest.cells, below)
	}
	if most < least || !more {
		return nil, nil, false
	}
	top.settle()
	rest.settle()
	return top, rest, top.Height <= height
}

func (r *SetRow) parts() (top, rest *SetRow) {
	return &SetRow{style: r.style, width: r.width}, &SetRow{style: r.style, width: r.width, Last: r.Last}
}

// settle computes the height of a part and finds its marks.
func (r *SetRow) settle() {
	r.stack()
	for i := range r.cells {
		c := &r.cells[i]
		for _, ln := range c.lines {
			for _, m := range ln.marks {
				r.Marks = append(r.Marks, Mark{m.Name, m.X + c.x + c.left + ln.x})
			}
		}
	}
}

// fitting is the number of a cell's lines that fit into a height. With a
// minimum, no fewer lines of a paragraph are left on either side where that can be.
func (c *setCell) fitting(room geom.Length, minimum int) int {
	n := 0
	for n < len(c.lines) && c.lines[n].y+c.lines[n].height <= room {
		n++
	}
	if minimum == 0 || n == len(c.lines) || n == 0 {
		return n
	}
	block := c.lines[n].block
	first, end := n, n // of the paragraph that is cut
	for first > 0 && c.lines[first-1].block == block {
		first--
	}
	for end < len(c.lines) && c.lines[end].block == block {
		end++
	}
	if end-n < minimum && end-minimum > first {
		n = end - minimum
	}
	if n > first && n-first < minimum {
		if first > 0 {
			return first
		}
	}
	return n
}

// cut divides lines; those after the cut begin at the top again.
func cut(lines []cellLine, n int) (above, below []cellLine) {
	above = lines[:n:n]
	for i := n; i < len(lines); i++ {
		l := lines[i]
		l.y -= lines[n].y
		below = append(below, l)
	}
	return above, below
}
