package typeset

import (
	"slices"

	"jilid/build/press/geom"
)

// Column widths come in three steps: how narrow and how wide each column's
// content can be (CSS 2.1 §17.5.2.2), a first division of the measure in proportion to that,
// and then a search that gives width to the columns which make the table high.

// sizes are the widths that columns ask for, padding included.
type sizes struct {
	syllables []geom.Length // divided wherever possible
	words     []geom.Length // no word divided but a very long one
	lines     []geom.Length // every paragraph on one line
	rigid     []bool        // gains nothing by being wider: codes, numbers
	cells     []cellSize
	rows      int
}

// cellSize is a cell as the search sees it.
type cellSize struct {
	row, from, to int
	line          geom.Length // its paragraphs on one line each, the sum of them
	paragraphs    int
	leading       geom.Length
	pad           geom.Length
	extra         geom.Length // height of pictures
}

// longWord is how many em a word may be wide before it is thought better divided
// than a reason for a wide column.
const longWord = 7

func (w *worker) measure(g *grid, st *TableStyle) *sizes {
	n := g.columns
	z := &sizes{
		syllables: make([]geom.Length, n), words: make([]geom.Length, n), lines: make([]geom.Length, n), rigid: make([]bool, n),
	}
	type span struct {
		from, to               int
		syllables, words, line geom.Length
	}
	var spans []span
	for h, sec := range g.sections() {
		for i := range sec.cells {
			c := &sec.cells[i]
			left, right := st.pads(c.from, c.to, n)
			pad := left + right
			cs := cellSize{row: z.rows + c.row, from: c.from, to: c.to, pad: pad}
			var syllables, words, line geom.Length
			for j := range c.Blocks {
				b := &c.Blocks[j]
				if b.Frame != nil {
					syllables, words = max(syllables, b.Frame.Size.W/2), max(words, b.Frame.Size.W)
					line = max(line, b.Frame.Size.W)
					cs.extra += b.Frame.Size.H
					continue
				}
				s, wd, l := w.widths(&b.Paragraph)
				if em := b.Style.Leading * longWord * 3 / 4; wd > em { // about seven em: leading is 4/3 em
					wd = max(s, em)
				}
				if h == 1 && g.column(c.from).NoWrap && c.to == c.from+1 {
					s, wd = l, l
				}
				syllables, words, line = max(syllables, s), max(words, wd), max(line, l)
				cs.line += l
				cs.paragraphs++
				cs.leading = b.Style.Leading
			}
			syllables, words, line = syllables+pad, words+pad, line+pad
			z.cells = append(z.cells, cs)
			if c.to > c.from+1 {
				spans = append(spans, span{c.from, c.to, syllables, words, line})
				continue
			}
			z.syllables[c.from] = max(z.syllables[c.from], syllables)
			z.words[c.from] = max(z.words[c.from], words)
			z.lines[c.from] = max(z.lines[c.from], line)
		}
		z.rows += len(sec.rows)
	}
	for i := range n {
		col := g.column(i)
		z.rigid[i] = col.NoWrap || col.Decimal
		if col.Decimal {
			z.lines[i] += st.PadX / 2 // commas below each other may need a little more
		}
		if col.Width > 0 {
			z.syllables[i], z.words[i], z.lines[i], z.rigid[i] = col.Width, col.Width, col.Width, true
		}
		if l, r := st.pads(i, i+1, n); z.lines[i] == 0 {
			z.syllables[i], z.words[i], z.lines[i] = l+r, l+r, l+r
		}
	}
	for _, s := range spans { // what a spanning cell lacks, its columns share by their size
		widen(z.syllables[s.from:s.to], s.syllables)
		widen(z.words[s.from:s.to], s.words)
		widen(z.lines[s.from:s.to], s.line)
	}
	for i := range n {
		z.words[i] = max(z.words[i], z.syllables[i])
		z.lines[i] = max(z.lines[i], z.words[i])
	}
	return z
}

// total is the table's width with each column as wide as its words want.
func (z *sizes) total() geom.Length { return total(z.words) }

func total(list []geom.Length) geom.Length {
	var t geom.Length
	for _, l := range list {
		t += l
	}
	return t
}

// widen makes columns wider in proportion until they are w wide together.
func widen(cols []geom.Length, w geom.Length) {
	have := total(cols)
	if have >= w {
		return
	}
	share(cols, cols, w-have)
}

// share adds an amount to columns in proportion to weights, to the last thousandth.
func share(cols, weights []geom.Length, amount geom.Length) {
	sum := total(weights)
	if sum == 0 {
		weights = make([]geom.Length, len(cols))
		for i := range weights {
			weights[i] = 1
		}
		sum = geom.Length(len(cols))
	}
	weights = slices.Clone(weights) // it may be cols itself
	var done, given geom.Length
	for i := range cols {
		done += weights[i]
		part := amount * done / sum
		cols[i] += part - given
		given = part
	}
}

// between gives widths that are on the way from low to high and measure wide together.
func between(low, high []geom.Length, measure geom.Length) []geom.Length {
	cols := slices.Clone(low)
	room := make([]geom.Length, len(low))
	for i := range room {
		room[i] = high[i] - low[i]
	}
	share(cols, room, measure-total(low))
	return cols
}

// even gives the columns of numbers under one head – years, mostly – the same
// width, where that costs little of the measure.
func (z *sizes) even(g *grid, measure geom.Length) *sizes {
	out := *z
	out.syllables, out.words, out.lines = slices.Clone(z.syllables), slices.Clone(z.words), slices.Clone(z.lines)
	for i := range g.head.cells {
		c := &g.head.cells[i]
		if c.to < c.from+3 || slices.Contains(z.rigid[c.from:c.to], false) {
			continue
		}
		for _, widths := range [][]geom.Length{out.syllables, out.words, out.lines} {
			most := slices.Max(widths[c.from:c.to])
			for k := c.from; k < c.to; k++ {
				widths[k] = most
			}
		}
	}
	if w := out.total(); w > measure || w-z.total() > measure/16 {
		return z
	}
	return &out
}

// divide gives the columns their widths.
func (z *sizes) divide(g *grid, measure geom.Length, st *TableStyle) []geom.Length {
	z = z.even(g, measure)
	switch {
	case total(z.lines) <= measure: // all on one line: the rest of the room goes to the text
		cols := slices.Clone(z.lines)
		weights := slices.Clone(z.lines)
		soft := false
		for i := range weights {
			if z.rigid[i] {
				weights[i] = 0
			}
			soft = soft || !z.rigid[i]
		}
		if !soft {
			weights = slices.Clone(z.lines)
		}
		share(cols, weights, measure-total(cols))
		return cols
	case total(z.words) <= measure:
		return z.balance(between(z.words, z.lines, measure), measure)
	case total(z.syllables) <= measure:
		return between(z.syllables, z.words, measure)
	}
	least := make([]geom.Length, len(z.syllables))
	for i := range least { // cut evenly, but leave every column its padding
		l, r := st.pads(i, i+1, len(least))
		least[i] = l + r
	}
	if total(least) < measure {
		return between(least, z.syllables, measure)
	}
	clear(least)
	share(least, z.syllables, measure)
	return least
}

// sample bounds the rows that the search looks at.
const sample = 160

// balance moves width from column to column as long as the table gets lower.
func (z *sizes) balance(cols []geom.Length, measure geom.Length) []geom.Length {
	cells := z.cells
	if z.rows > sample { // every k-th row
		k := (z.rows + sample - 1) / sample
		cells = nil
		for _, c := range z.cells {
			if c.row%k == 0 || c.row < 8 {
				cells = append(cells, c)
			}
		}
	}
	best := z.cost(cells, cols)
	for step := measure / 12; step >= 2*geom.Pt; {
		from, to, least := -1, -1, best
		for i := range cols {
			if z.rigid[i] && cols[i]-step < z.lines[i] || cols[i]-step < z.words[i] {
				continue
			}
			for j := range cols {
				if i == j || z.rigid[j] && cols[j] >= z.lines[j] {
					continue
				}
				cols[i], cols[j] = cols[i]-step, cols[j]+step
				if c := z.cost(cells, cols); c < least {
					from, to, least = i, j, c
				}
				cols[i], cols[j] = cols[i]+step, cols[j]-step
			}
		}
		if from < 0 {
			step /= 2
			continue
		}
		cols[from], cols[to] = cols[from]-step, cols[to]+step
		best = least
	}
	return cols
}

// cost estimates the table's height: of each row the highest cell, and a little
// for every line of the others so that ties are decided for the airier layout.
func (z *sizes) cost(cells []cellSize, cols []geom.Length) int64 {
	var sum, row, rest int64
	at := -1
	for i := range cells {
		c := &cells[i]
		if c.row != at {
			sum += row
			row, at = 0, c.row
		}
		width := -c.pad
		for j := c.from; j < c.to; j++ {
			width += cols[j]
		}
		width = max(width, 1)
		lines := geom.Length(c.paragraphs)
		if c.line > width { // words don't fill lines: count a tenth more
			lines += (c.line + c.line/10) / width
		}
		h := int64(lines*c.leading + c.extra)
		row = max(row, h)
		rest += h
	}
	return (sum+row)*64 + rest
}
