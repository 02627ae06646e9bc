package html

import (
	"html"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// table prints a table as a figure: its caption above, the unit at the upper
// right, the source below. The table scrolls by itself where it is too wide
// for the window, and can be scrolled with the keyboard.
func (r *renderer) table(t *doc.Table) {
	r.s(`<figure class="table`)
	if wide(t) {
		r.s(" wide")
	}
	r.s(`"`)
	r.id(t.ID)
	r.s(">\n")
	if len(t.Caption) > 0 {
		r.s("<figcaption>")
		r.hole(numberHole, t, "")
		r.inlines(t.Caption)
		r.permalink(t.ID, linkTable, t.Caption)
		r.s("</figcaption>\n")
	}
	r.unit(t.Unit)
	r.grid(t)
	if below := t.NotesBelow(); len(below) > 0 {
		r.notes(below)
	}
	r.source(t.Source)
	r.s("</figure>\n")
}

// wide tells a table that will scroll on most windows.
func wide(t *doc.Table) bool { return len(t.Columns) > 6 || t.Wide }

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
	p := tablePrinter{renderer: r, table: t, numeric: t.Numeric(), key: -1}
	if wide(t) {
		p.key, p.long = max(slices.IndexFunc(t.Columns, func(c doc.Column) bool { return c.Key }), 0), longColumns(t)
	}
	if len(t.Head) > 0 {
		r.s("<thead>\n")
		for i, starts := range t.Starts(t.Head) {
			p.row(t.Head[i], starts, true)
		}
		r.s("</thead>\n")
	}
	r.s("<tbody>\n")
	for i, starts := range t.Starts(t.Rows) {
		p.row(t.Rows[i], starts, false)
	}
	r.s("</tbody>\n</table></div>\n")
}

// tablePrinter prints the rows of a table.
type tablePrinter struct {
	*renderer
	table   *doc.Table
	numeric []bool
	key     int    // the column that stays in sight when the table scrolls, or -1
	long    []bool // columns of running text, which want a width
}

// longColumns tells the columns with texts that would make high rows if they
// were as narrow as a wide table makes them.
func longColumns(t *doc.Table) []bool {
	out := make([]bool, len(t.Columns))
	for r, starts := range t.Starts(t.Rows) {
		for i, col := range starts {
			c := &t.Rows[r].Cells[i]
			if col >= len(out) || c.ColSpan > 1 || t.Columns[col].NoWrap {
				continue
			}
			_, one := single(c.Blocks)
			if len(c.Blocks) > 0 && !one || utf8.RuneCountInString(c.Plain()) > 24 {
				out[col] = true
			}
		}
	}
	return out
}

func (p *tablePrinter) row(row doc.Row, starts []int, head bool) {
	var class []string
	switch row.Kind {
	case doc.GroupRow:
		class = append(class, "group")
	case doc.TotalRow:
		class = append(class, "total")
	}
	if row.Dimension != "" {
		class = append(class, "dim-"+row.Dimension)
	}
	p.s("<tr")
	p.attr("class", strings.Join(class, " "))
	p.s(">")
	for i, c := range row.Cells {
		p.cell(row, c, starts[i], head)
	}
	p.s("</tr>\n")
}

func (p *tablePrinter) cell(row doc.Row, c doc.Cell, col int, head bool) {
	var column doc.Column
	if col < len(p.table.Columns) {
		column = p.table.Columns[col]
	}
	spans := max(c.ColSpan, 1) > 1
	tag, scope := "td", ""
	switch {
	case head && len(c.Blocks) == 0: // an empty header says nothing to a screen reader
	case head && spans:
		tag, scope = "th", "colgroup"
	case head:
		tag, scope = "th", "col"
	case row.Kind == doc.GroupRow && spans:
		tag, scope = "th", "rowgroup"
	case c.Header || column.Key:
		tag, scope = "th", "row"
	}
	align := c.Align
	if align == doc.AlignDefault {
		align = column.Align
	}
	var class []string
	switch {
	case align == doc.AlignRight, align == doc.AlignDefault && !spans && col < len(p.numeric) && p.numeric[col]:
		class = append(class, "r")
	case align == doc.AlignCenter:
		class = append(class, "c")
	}
	if column.NoWrap && !spans && !head {
		class = append(class, "nw")
	}
	if head && !spans && col < len(p.long) && p.long[col] {
		class = append(class, "long")
	}
	if col == p.key && !spans {
		class = append(class, "key")
	}
	p.s("<", tag)
	p.attr("scope", scope)
	if c.ColSpan > 1 {
		p.attr("colspan", strconv.Itoa(c.ColSpan))
	}
	if c.RowSpan > 1 {
		p.attr("rowspan", strconv.Itoa(c.RowSpan))
	}
	p.attr("class", strings.Join(class, " "))
	p.s(">")
	stays := p.key >= 0 && spans && !head && len(c.Blocks) > 0 // its words, not the cell
	if stays {
		p.s(`<span class="stay">`)
	}
	if para, ok := single(c.Blocks); ok {
		p.inlines(para.Text)
	} else {
		p.blocks(c.Blocks)
	}
	if stays {
		p.s("</span>")
	}
	p.s("</", tag, ">")
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
		r.permalink(f.ID, linkFigure, f.Caption)
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
	width, percent := "", 100
	if f.Width > 0 {
		percent = (f.Width + 50) / 100 * 10
		width = "w" + strconv.Itoa(percent)
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
	r.s(`"`)
	r.choices(f.Image, percent)
	r.s(` alt="`, html.EscapeString(f.Alt), `" loading="lazy" decoding="async"`)
	r.dimensions(f.Image)
	r.attr("class", width)
	r.s(">\n")
}

var theNumbers = lang.Word{ID: "Angka di balik gambar ini", EN: "The numbers behind this figure"}
