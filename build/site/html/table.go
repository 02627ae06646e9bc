package html

import (
	"html"
	"strconv"

	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// table prints a table as a figure: its caption above, the unit at the upper
// right, the source below. The table scrolls by itself where it is too wide
// for the window, and can be scrolled with the keyboard.
func (r *renderer) table(t *doc.Table) {
	r.s(`<figure class="table`)
	if len(t.Columns) > 6 || t.Wide {
		r.s(" wide")
	}
	r.s(`"`)
	r.id(t.ID)
	r.s(">\n")
	if len(t.Caption) > 0 {
		r.s("<figcaption>")
		r.hole(numberHole, t, "")
		r.inlines(t.Caption)
		r.s("</figcaption>\n")
	}
	r.unit(t.Unit)
	r.grid(t)
	r.source(t.Source)
	r.s("</figure>\n")
}

func (r *renderer) unit(text string) {
	if text != "" {
		r.s(`<p class="unit">`)
		r.text(text)
		r.s("</p>\n")
	}
}

func (r *renderer) grid(t *doc.Table) {
	label := doc.Plain(t.Caption)
	if label == "" {
		label = lang.Table.In(r.lang)
	}
	r.s(`<div class="scroll" tabindex="0" role="group"`)
	r.attr("aria-label", label)
	r.s("><table>\n")
	numeric := t.Numeric()
	if len(t.Head) > 0 {
		r.s("<thead>\n")
		starts := t.Starts(t.Head)
		for i, row := range t.Head {
			r.row(t, row, starts[i], numeric, true)
		}
		r.s("</thead>\n")
	}
	r.s("<tbody>\n")
	starts := t.Starts(t.Rows)
	for i, row := range t.Rows {
		r.row(t, row, starts[i], numeric, false)
	}
	r.s("</tbody>\n</table></div>\n")
}

func (r *renderer) row(t *doc.Table, row doc.Row, starts []int, numeric []bool, head bool) {
	class := ""
	switch row.Kind {
	case doc.GroupRow:
		class = "group"
	case doc.TotalRow:
		class = "total"
	}
	if row.Dimension != "" {
		if class != "" {
			class += " "
		}
		class += "dim-" + row.Dimension
	}
	r.s("<tr")
	r.attr("class", class)
	r.s(">")
	for i, c := range row.Cells {
		r.cell(t, row, c, starts[i], numeric, head)
	}
	r.s("</tr>\n")
}

func (r *renderer) cell(t *doc.Table, row doc.Row, c doc.Cell, col int, numeric []bool, head bool) {
	var column doc.Column
	if col < len(t.Columns) {
		column = t.Columns[col]
	}
	tag, scope := "td", ""
	switch {
	case head && len(c.Blocks) == 0: // an empty header says nothing to a screen reader
	case head && max(c.ColSpan, 1) > 1:
		tag, scope = "th", "colgroup"
	case head:
		tag, scope = "th", "col"
	case row.Kind == doc.GroupRow && max(c.ColSpan, 1) > 1:
		tag, scope = "th", "rowgroup"
	case c.Header || column.Key:
		tag, scope = "th", "row"
	}
	align := c.Align
	if align == doc.AlignDefault {
		align = column.Align
	}
	class := ""
	switch align {
	case doc.AlignRight:
		class = "r"
	case doc.AlignCenter:
		class = "c"
	case doc.AlignDefault:
		if col < len(numeric) && numeric[col] && c.ColSpan <= 1 {
			class = "r"
		}
	}
	if column.NoWrap && max(c.ColSpan, 1) == 1 && !head {
		if class != "" {
			class += " "
		}
		class += "nw"
	}
	r.s("<", tag)
	r.attr("scope", scope)
	if c.ColSpan > 1 {
		r.attr("colspan", strconv.Itoa(c.ColSpan))
	}
	if c.RowSpan > 1 {
		r.attr("rowspan", strconv.Itoa(c.RowSpan))
	}
	r.attr("class", class)
	r.s(">")
	if p, ok := single(c.Blocks); ok {
		r.inlines(p.Text)
	} else {
		r.blocks(c.Blocks)
	}
	r.s("</", tag, ">")
}

func (r *renderer) source(text []doc.Inline) {
	if len(text) > 0 {
		r.s(`<p class="source">`)
		r.inlines(text)
		r.s("</p>\n")
	}
}

// figure prints a picture with its caption below; a chart brings its numbers
// along, one tap away.
func (r *renderer) figure(f *doc.Figure) {
	r.s(`<figure class="figure`)
	if f.Scene != nil {
		r.s(" chart")
	}
	r.s(`"`)
	r.id(f.ID)
	r.s(">\n")
	switch {
	case f.Scene != nil:
		r.s(`<div class="scroll" tabindex="0" role="group"`)
		r.attr("aria-label", f.Scene.Title)
		r.s(">")
		r.scene(f.Scene)
		r.s("</div>\n")
	case f.Image != nil:
		r.picture(f)
	default:
		r.s(`<p class="missing">`)
		r.text(f.Alt)
		r.s("</p>\n")
	}
	r.legend(f)
	r.s("</figure>\n")
}

// legend is what stands below a picture: its caption, source and numbers.
func (r *renderer) legend(f *doc.Figure) {
	if len(f.Caption) == 0 && len(f.Source) == 0 && f.Data == nil {
		return
	}
	r.s("<figcaption>")
	if len(f.Caption) > 0 {
		r.hole(numberHole, f, "")
		r.inlines(f.Caption)
		r.s("\n")
	}
	r.source(f.Source)
	if f.Data != nil {
		r.s(`<details class="data"><summary>`, theNumbers.In(r.lang), "</summary>\n")
		r.unit(f.Data.Unit)
		r.grid(f.Data)
		r.s("</details>\n")
	}
	r.s("</figcaption>\n")
}

// picture prints a figure's file: a plain drawing within the page, anything
// else as a file.
func (r *renderer) picture(f *doc.Figure) {
	width := ""
	if f.Width > 0 {
		width = "w" + strconv.Itoa((f.Width+50)/100*10)
	}
	if svg, ok := drawing(f.Image, f.Alt); ok {
		r.s(`<div class="scroll`)
		if width != "" {
			r.s(" ", width)
		}
		r.s(`" tabindex="0" role="group"`)
		r.attr("aria-label", f.Alt)
		r.s(">", svg, "</div>\n")
		return
	}
	r.s(`<img src="`)
	r.hole(assetHole, nil, f.Image.Path)
	r.s(`" alt="`, html.EscapeString(f.Alt), `" loading="lazy"`)
	r.dimensions(f.Image)
	r.attr("class", width)
	r.s(">\n")
}

var theNumbers = lang.Word{ID: "Angka di balik gambar ini", EN: "The numbers behind this figure"}
