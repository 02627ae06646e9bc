package stress

import (
	"fmt"
	"strings"
)

// A column of a table has one of these kinds of cells.
var cells = []func(c *chapter, length int) string{
	func(c *chapter, length int) string { return c.sentence(1 + c.IntN(length)) },
	func(c *chapter, length int) string { return c.sentence(1 + c.IntN(length)) },
	func(c *chapter, length int) string { return c.word() },
	func(c *chapter, _ int) string {
		return fmt.Sprintf("%d.%03d,%d", c.IntN(990), c.IntN(1000), c.IntN(10))
	},
	func(c *chapter, _ int) string { return fmt.Sprintf("K-%03d", c.IntN(1000)) },
	func(c *chapter, _ int) string { return fmt.Sprint(2000 + c.IntN(40)) },
	func(c *chapter, _ int) string { return fmt.Sprintf("%d,%d%%", c.IntN(100), c.IntN(10)) },
	func(c *chapter, _ int) string { return "" },
}

// table makes a table of any shape: of one cell, of 20 columns, of 500 rows, with
// rows higher than a page.
func (c *chapter) table() {
	id := fmt.Sprintf("tbl-%d", len(c.tables)+1)
	c.tables = append(c.tables, id)
	if c.chance(0.6) {
		c.add("%s @%s.", c.noted(10+c.IntN(40)), id)
	}
	if c.chance(0.08) {
		c.add("{.landscape}")
	}
	columns := 1 + c.IntN([]int{4, 7, 7, 20}[c.IntN(4)])
	length := 2 + c.IntN([]int{4, 15, 60, 250 / columns}[c.IntN(4)]+1)
	rows := c.some(c.rows)
	if length > 40 {
		rows = min(rows, 12)
	}
	kind := make([]int, columns)
	var head, line strings.Builder
	for i := range kind {
		kind[i] = c.IntN(len(cells))
		fmt.Fprintf(&head, "| %s ", c.title(1+c.IntN(3)))
		line.WriteString([]string{"|---", "|---", "|---:", "|:---:"}[c.IntN(4)])
	}
	kind[0] = c.IntN(2) * 4 // there is something in every row
	fmt.Fprintf(&c.out, "%s|\n%s|\n", head.String(), line.String())
	for range rows {
		for i, k := range kind {
			s := cells[k](c, length)
			if i < 3 && c.chance(0.05) {
				s += c.mark()
			}
			c.out.WriteString("| " + s + " ")
		}
		c.out.WriteString("|\n")
	}
	caption := c.title(1 + c.IntN(25))
	if c.chance(0.2) {
		caption += c.mark()
	}
	if c.marks%4 == 3 {
		id += " notes=table"
	}
	fmt.Fprintf(&c.out, "\n: %s {#%s}\n", caption, id)
	if c.chance(0.5) {
		fmt.Fprintf(&c.out, ": Sumber: %s\n", c.title(1+c.IntN(9)))
	}
	c.out.WriteString("\n")
}

// view makes a table or chart from the plan's programs, or from the view's own body.
func (c *chapter) view() {
	var b strings.Builder
	id := fmt.Sprintf("tbl-%d", len(c.tables)+1)
	common := func(name string) { fmt.Fprintf(&b, "%s\nid: %s\ncaption: %s\n", name, id, c.title(2+c.IntN(12))) }
	list := func(key string, n, length int) {
		b.WriteString(key + ":\n")
		for range n {
			fmt.Fprintf(&b, "  - %s\n", c.title(1+c.IntN(length)))
		}
	}
	n := 3 + c.IntN(8)
	if len(c.programs) == 0 {
		n = c.IntN(3)
	}
	group := []string{"dimension", "part", "agency", "none"}[c.IntN(4)]
	switch n {
	case 0:
		common("swot")
		for _, key := range []string{"strengths", "weaknesses", "opportunities", "threats"} {
			list(key, 1+c.IntN(9), 20)
		}
	case 1:
		common("scores")
		fmt.Fprintf(&b, "scale: 4\nshow: table\nitems:\n")
		for range 10 {
			fmt.Fprintf(&b, "  - {name: %s, weight: 10%%, score: %d.%d}\n", c.title(2+c.IntN(6)), c.IntN(4), c.IntN(10))
		}
	case 2:
		common("table")
		fmt.Fprintf(&b, "data: data/d%d.csv\n", len(c.tables))
		var csv strings.Builder
		columns := 2 + c.IntN(9)
		for row := range 1 + c.some(c.rows) {
			for i := range columns {
				if i > 0 {
					csv.WriteString(";")
				}
				if i > 1 && row > 0 {
					fmt.Fprint(&csv, c.IntN(100000))
				} else {
					csv.WriteString(c.title(1 + c.IntN(3)))
				}
			}
			csv.WriteString("\n")
		}
		c.put(fmt.Sprintf("%sdata/d%d.csv", c.dir, len(c.tables)), "%s", csv.String())
	case 3:
		common("programs")
		fmt.Fprintf(&b, "group_by: %s\ncolumns: [id, name, agency, years, budget, outputs, activities]\n", group)
	case 4:
		common("programs")
		fmt.Fprintf(&b, "group_by: %s\n", group)
	case 5:
		common("budget")
		fmt.Fprintf(&b, "by: [%s, year]\nunit: juta\nshow: table\n", []string{"program", "dimension", "source"}[c.IntN(3)])
	case 6:
		common("indicators")
		fmt.Fprintf(&b, "group_by: %s\n", group)
	case 7:
		common("dimensions")
	case 8:
		common("gap")
		b.WriteString("rows:\n")
		for range 1 + c.IntN(14) {
			fmt.Fprintf(&b, "  - {aspect: %s, current: %s, wanted: %s, gap: %s, programs: [%s]}\n", c.title(3), c.title(9), c.title(12), c.title(15), c.programs[c.IntN(len(c.programs))])
		}
	case 9:
		c.add("```program-sheet\nprogram: %s\n```", c.programs[c.IntN(len(c.programs))])
		return
	default:
		id = fmt.Sprintf("fig-%d", len(c.figures)+1)
		c.figures = append(c.figures, id)
		common("roadmap")
		fmt.Fprintf(&b, "group_by: %s\n", group)
		c.add("```%s```", b.String())
		return
	}
	c.tables = append(c.tables, id)
	c.add("```%s```", b.String())
}

// chart makes a chart of some series.
func (c *chapter) chart() {
	id := fmt.Sprintf("fig-%d", len(c.figures)+1)
	c.figures = append(c.figures, id)
	n := 3 + c.IntN(9)
	shape := []string{"bar", "stacked", "line", "radar", "pie"}[c.IntN(5)]
	rows := 1 + c.IntN(4)
	if shape == "pie" {
		rows = 1
	}
	var labels, series strings.Builder
	for i := range n {
		if i > 0 {
			labels.WriteString(", ")
		}
		labels.WriteString(c.title(1 + c.IntN(3)))
	}
	for range rows {
		fmt.Fprintf(&series, "  %s: [", c.name())
		for i := range n {
			if i > 0 {
				series.WriteString(", ")
			}
			fmt.Fprint(&series, 1+c.IntN(900))
		}
		series.WriteString("]\n")
	}
	c.add("```chart\ntype: %s\nid: %s\ncaption: %s\nlabels: [%s]\nseries:\n%s```", shape, id, c.title(2+c.IntN(9)), labels.String(), series.String())
}
