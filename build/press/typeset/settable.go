package typeset

import (
	"strings"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/text/lang"
)

// rowLine is one row of the table within a SetRow.
type rowLine struct {
	y, height geom.Length // with the rule below
	rule      geom.Length // thickness of that rule
	strong    bool        // in the strong colour
	keep      bool
	tint      *frame.Color
}

// setCell is a cell with its lines broken.
type setCell struct {
	*gridCell
	x, width  geom.Length // of the cell
	left      geom.Length // of its content, from x
	top, last int         // rows it covers, counted in its SetRow
	lines     []cellLine
	low       bool // stands at the foot of its rows, as heads do
}

// cellLine is a line, or a picture, at its place below the cell's upper padding.
type cellLine struct {
	x, y, height geom.Length
	block        int
	frame        *frame.Frame
	marks        []Mark
}

func (c *setCell) height() geom.Length {
	if n := len(c.lines); n > 0 {
		return c.lines[n-1].y + c.lines[n-1].height
	}
	return 0
}

// tableLayout breaks the cells' paragraphs and stacks the rows.
type tableLayout struct {
	w        *worker
	grid     *grid
	set      *SetTable
	decimals []geom.Length
	dry      bool // only the heights are wanted
}

// section lays out rows; those that a cell ties together become one SetRow, as
// do all rows of a head.
func (l *tableLayout) section(s section, head bool) []*SetRow {
	var out []*SetRow
	x := make([]geom.Length, l.grid.columns+1)
	for i, w := range l.set.Widths {
		x[i+1] = x[i] + w
	}
	for r := 0; r < len(s.rows); {
		end := r + 1
		for i := r; i < end; i++ {
			for _, c := range s.cells[s.first[i]:s.first[i+1]] {
				end = max(end, c.last+1)
			}
		}
		if head {
			end = len(s.rows)
		}
		out = append(out, l.rows(s, r, end, head, x))
		r = end
	}
	return out
}

// rows lays out the rows from r up to end as one.
func (l *tableLayout) rows(s section, r, end int, head bool, x []geom.Length) *SetRow {
	st := &l.set.style
	row := &SetRow{Rows: end - r, style: st, width: l.set.Measure, Last: !head && end == len(s.rows), head: head}
	row.lines = make([]rowLine, end-r)
	for i := range row.lines {
		source := &s.rows[r+i]
		ln := &row.lines[i]
		next := Body
		if r+i+1 < len(s.rows) {
			next = s.rows[r+i+1].Kind
		}
		ln.rule = st.Hairline
		ln.strong = next == Total && source.Kind != Total
		ln.keep = source.Keep || source.Kind == Group || next == Total
		ln.tint = source.Tint
		switch {
		case ln.tint != nil:
		case head:
			ln.tint = &st.HeadTint
		case source.Kind == Group:
			ln.tint = &st.GroupTint
		case source.Kind == Total:
			ln.tint = &st.TotalTint
		}
		if r+i == len(s.rows)-1 {
			ln.keep, ln.strong = source.Keep, true
			if !head {
				ln.rule = st.Strong
			}
		}
	}
	for i := s.first[r]; i < s.first[end]; i++ {
		c := &s.cells[i]
		sc := setCell{gridCell: c, x: x[c.from], width: x[c.to] - x[c.from], top: c.row - r, last: c.last - r, low: head}
		left, right := st.pads(c.from, c.to, l.grid.columns)
		sc.left = left
		l.cell(&sc, max(sc.width-left-right, 1), head)
		row.cells = append(row.cells, sc)
		for _, ln := range sc.lines {
			for _, m := range ln.marks {
				row.Marks = append(row.Marks, Mark{m.Name, m.X + sc.x + sc.left + ln.x})
			}
		}
	}
	row.stack()
	return row
}

// stack gives the rows their heights: each as high as its cells, the last of
// the rows below a spanning cell higher if that cell needs it.
func (r *SetRow) stack() {
	pad := 2 * r.style.PadY
	for i := range r.lines {
		r.lines[i].height = pad + r.lines[i].rule
	}
	for spans := 0; spans <= 1; spans++ {
		for i := range r.cells {
			c := &r.cells[i]
			if (c.last > c.top) != (spans == 1) {
				continue
			}
			need := c.height() + pad + r.lines[c.last].rule
			for j := c.top; j < c.last; j++ {
				need -= r.lines[j].height
			}
			r.lines[c.last].height = max(r.lines[c.last].height, need)
		}
	}
	var y geom.Length
	for i := range r.lines {
		r.lines[i].y = y
		y += r.lines[i].height
	}
	r.Height = y
	r.Rows = len(r.lines)
	r.Keep = r.lines[len(r.lines)-1].keep
}

// cell breaks a cell's paragraphs.
func (l *tableLayout) cell(c *setCell, width geom.Length, head bool) {
	var y geom.Length
	for i := range c.Blocks {
		b := &c.Blocks[i]
		if i > 0 {
			y += b.Space
		}
		if b.Frame != nil {
			y += c.picture(b.Frame, i, y, width, l.grid.align(c.gridCell))
			continue
		}
		p := b.Paragraph
		p.Style.Align = l.grid.align(c.gridCell)
		p.Style.Hyphenate = false // only words that don't fit are divided: a narrow ragged column gains nothing by more
		if p.Style.MinLast == 0 {
			p.Style.MinLast = 1 // short last lines are no fault in narrow columns
		}
		if p.Style.Ascent == 0 {
			p.Style.Ascent = p.Style.Leading * 73 / 100 // in the middle between two rules, to the eye
		}
		var dx geom.Length
		if !head && c.Align == nil && c.to == c.from+1 && l.grid.column(c.from).Decimal && len(c.Blocks) == 1 {
			dx = l.decimal(&p, c.from, width)
		}
		if l.dry {
			for _, h := range l.w.heights(&p, width) {
				c.lines = append(c.lines, cellLine{y: y, height: h})
				y += h
			}
			continue
		}
		lines, q := l.w.lines(&p, width)
		l.set.Quality.Add(q)
		for _, ln := range lines {
			c.lines = append(c.lines, cellLine{x: dx, y: y, height: ln.Height + ln.Depth, block: i, frame: ln.Frame, marks: ln.Marks})
			y += ln.Height + ln.Depth
		}
	}
}

// picture places a frame; one that is too wide is made smaller.
func (c *setCell) picture(f *frame.Frame, block int, y, width geom.Length, a Align) geom.Length {
	g := &frame.Group{Frame: f}
	size := f.Size
	if size.W > width {
		scale := int64(width) * 1000000 / int64(size.W)
		g.Scale = [6]int64{scale, 0, 0, scale, 0, 0}
		size = geom.Size{W: width, H: size.H * geom.Length(scale) / 1000000}
	}
	x := geom.Length(0)
	switch a {
	case Center:
		x = (width - size.W) / 2
	case Right:
		x = width - size.W
	}
	around := &frame.Frame{Size: size}
	around.Add(0, 0, g)
	c.lines = append(c.lines, cellLine{x: x, y: y, height: size.H, block: block, frame: around})
	return size.H
}

// decimal prepares a number for its column: set from the left and moved so
// that its comma stands at the column's. Text that isn't a number of one line is left alone.
func (l *tableLayout) decimal(p *Paragraph, column int, width geom.Length) geom.Length {
	tail, ok := l.w.tail(p)
	if !ok {
		return 0
	}
	_, _, natural := l.w.widths(p)
	if natural > width {
		return 0
	}
	p.Style.Align = Left
	return max(min(width-l.decimals[column]-(natural-tail), width-natural), 0)
}

// alignDecimals gives for each decimal column the longest part from the comma on.
func (w *worker) alignDecimals(g *grid, z *sizes) []geom.Length {
	tails := make([]geom.Length, g.columns)
	for i := range g.body.cells {
		c := &g.body.cells[i]
		if c.to != c.from+1 || !g.column(c.from).Decimal || c.Align != nil || len(c.Blocks) != 1 || c.Blocks[0].Frame != nil {
			continue
		}
		if tail, ok := w.tail(&c.Blocks[0].Paragraph); ok {
			tails[c.from] = max(tails[c.from], tail)
		}
	}
	return tails
}

// tail is the width of a number from its decimal comma on, or of what follows
// its last digit. A paragraph without digits is no number, a lone dash is.
func (w *worker) tail(p *Paragraph) (geom.Length, bool) {
	var b strings.Builder
	comma := byte(',')
	for i := range p.Spans {
		if p.Spans[i].Box != nil || p.Spans[i].Fill != 0 {
			return 0, false
		}
		if lang.Base(p.Spans[i].Lang) == string(lang.EN) {
			comma = '.'
		}
		b.WriteString(p.Spans[i].Text)
	}
	at, ok := decimalAt(b.String(), comma)
	if !ok {
		return 0, false
	}
	rest := *p
	rest.Spans, rest.Label = nil, nil
	for _, s := range p.Spans {
		if at >= len(s.Text) {
			at -= len(s.Text)
			continue
		}
		s.Text, at = s.Text[at:], 0
		rest.Spans = append(rest.Spans, s)
	}
	_, _, width := w.widths(&rest)
	return width, true
}

// decimalAt finds the comma between two digits, or the end of the last digit.
func decimalAt(s string, comma byte) (int, bool) {
	digit := func(i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }
	last, letters := -1, 0
	for i := range len(s) {
		switch {
		case s[i] == comma && digit(i-1) && digit(i+1):
			return i, true
		case digit(i):
			last = i + 1
		case s[i] >= 'a' && s[i] <= 'z' || s[i] >= 'A' && s[i] <= 'Z':
			letters++
		}
	}
	if last < 0 {
		t := strings.TrimSpace(s)
		return len(s), t == "–" || t == "—" || t == "-"
	}
	return last, letters <= 12
}
