package view

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/plan/sheet"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// grid is the table of a data file: its head – of several rows where cells are
// merged – and its rows, all of one length.
type grid struct {
	heads [][]field
	rows  [][]field
}

// field is a cell of a data file with its place.
type field struct {
	text    string
	span    source.Span
	numeric bool    // a number in its workbook, of which text is what it shows
	number  float64 // if numeric
	merged  int     // which merged range it is part of, from 1; 0: none
}

// most a data file can hold and still be meant for a printed page.
const (
	maxRows    = 20_000
	maxColumns = 200
	maxCell    = 32_767 // characters, as in a cell of Excel
)

// data reads the data file that a body names, relative to the file the view
// stands in: CSV, or a sheet of a workbook.
func (j *job) data() (grid, bool) {
	at := j.at("data")
	name := j.relative(j.body.Text("data"))
	if !sheet.DataFile(name) {
		j.diags.Add(diag.BadData, at, diag.T("`%s` bukan berkas CSV atau buku kerja", "`%s` is not a CSV file or workbook", path.Base(name)),
			diag.T("simpan lembar itu sebagai .xlsx, .ods, atau CSV UTF-8", "save the sheet as .xlsx, .ods or CSV UTF-8"))
		return grid{}, false
	}
	var f *source.File
	if j.plan.Files != nil {
		f = j.plan.Files.File(name)
	}
	if f == nil {
		j.diags.AddAbsent("file "+name, diag.MissingFile, at, diag.T("berkas data `%s` tidak ada", "data file `%s` doesn't exist", name), j.nearFile(name))
		return grid{}, false
	}
	wanted := sheet.Wanted{Name: j.body.Text("sheet"), At: at}
	if wanted.Name != "" {
		wanted.At = j.at("sheet")
	}
	t, ds := sheet.Data(f, wanted, j.lang)
	j.diags.Append(ds...)
	if t == nil || len(ds) > 0 {
		return grid{}, false
	}
	return j.grid(t)
}

// nearFile suggests a data file for one that isn't there.
func (j *job) nearFile(name string) diag.Text {
	var known, written []string
	if j.plan.Files != nil {
		for _, f := range j.plan.Files.Under("content") {
			if sheet.DataFile(f.Path) {
				known, written = append(known, f.Path), append(written, source.Relative(j.here(), f.Path))
			}
		}
	}
	if near, ok := diag.NearestPath(name, known); ok {
		return diag.T("maksudnya `%s`?", "did you mean `%s`?", source.Relative(j.here(), near))
	}
	return j.nearest(name, written)
}

// grid gives a table's rows one length: that of the head. What lies beside it
// would be lost and is reported. A title above the table is left out.
func (j *job) grid(t *sheet.Table) (grid, bool) {
	if len(t.Rows) == 0 {
		return j.noRows(t)
	}
	first := maxColumns
	for _, row := range t.Rows {
		first = min(first, int(row.Cells[0].Column))
	}
	rows := belowTitles(t.Rows, first)
	last, head := headOf(t, rows)
	if len(rows)-head > maxRows || last-first >= maxColumns {
		j.diags.Add(diag.BadData, t.At(rows[min(len(rows)-1, maxRows)].Cells[0]), diag.T("berkas data lebih dari %d baris atau %d kolom", "the data file has more than %d rows or %d columns", maxRows, maxColumns),
			diag.T("ringkas dahulu: sebanyak itu tidak termuat di halaman", "sum it up first: so much fits on no page"))
		return grid{}, false
	}
	merged := mergedCells(t, rows, first, last)
	var g grid
	for i, row := range rows {
		if bad := j.outside(t, row, rows[0], last); bad {
			return grid{}, false
		}
		made := make([]field, last-first+1)
		for k := range made {
			made[k] = fieldOf(t, row, first+k, merged)
			if at := made[k].span; len(made[k].text) > maxCell && utf8.RuneCountInString(made[k].text) > maxCell {
				at.End = at.Start
				j.diags.Add(diag.BadData, at, diag.T("sel ini memuat lebih dari %d huruf", "this cell has more than %d characters", maxCell),
					diag.T("simpan data dengan pemisah kolom dan baris yang benar, atau tulis teks sepanjang itu di bab", "save the data with the right marks between columns and rows, or write so long a text in a chapter"))
				return grid{}, false
			}
		}
		if i < head {
			g.heads = append(g.heads, made)
		} else {
			g.rows = append(g.rows, made)
		}
	}
	if len(g.rows) == 0 {
		return j.noRows(t)
	}
	if len(merged) == 0 {
		if at, text, hint := badHead(g.heads[0], j.lang); at.File != nil {
			j.diags.Add(diag.BadData, at, text, hint)
			return grid{}, false
		}
		j.twice(g.rows)
	}
	return g, true
}

// twice reports rows that are in a table already.
func (j *job) twice(rows [][]field) {
	seen := map[string]source.Span{}
	for _, row := range rows {
		var b strings.Builder
		for _, f := range row {
			b.WriteString(f.text + "\x00")
		}
		if before, twice := seen[b.String()]; twice {
			j.diags.Add(diag.Repeated, row[0].span, diag.T("baris ini sudah ada di berkas yang sama", "this row is in the same file already"),
				diag.T("hapus salah satunya, atau perbaiki bila maksudnya yang lain", "delete one of them, or mend it if another was meant"),
				diag.Related{Span: before, Text: diag.T("yang pertama di sini", "the first one is here")})
		}
		seen[b.String()] = row[0].span
	}
}

// badHead tells what is wrong with a head: two columns of one name, or the
// figures of a row where names should be. Years are names.
func badHead(head []field, l lang.Lang) (at source.Span, text, hint diag.Text) {
	seen := map[string]bool{}
	figures := len(head) > 1
	for i, f := range head {
		if seen[f.text] && f.text != "" {
			return f.span, diag.T("dua kolom bernama `%s`", "two columns are named `%s`", diag.Clip(f.text)), diag.T("beri nama lain pada salah satunya", "give one of them another name")
		}
		seen[f.text] = true
		if v, ok := number(f.text, l); i > 0 && (!ok || v.Missing || v.Number >= 1900 && v.Number < 3000) {
			figures = false
		}
	}
	if figures {
		return head[0].span, diag.T("baris pertama berisi angka, bukan nama kolom", "the first line has figures, not the names of columns"),
			diag.T("tulis nama kolom di baris pertama; datanya mulai di baris kedua", "write the names of the columns on the first line; the data begins on the second")
	}
	return source.Span{}, diag.Text{}, diag.Text{}
}

func (j *job) noRows(t *sheet.Table) (grid, bool) {
	j.diags.Add(diag.BadData, t.File.Span(0, 0), diag.T("berkas data tidak berisi baris", "the data file has no rows"), diag.T("baris pertama adalah judul kolom, selebihnya data", "the first line is the head, the others are data"))
	return grid{}, false
}

// belowTitles are the rows of a workbook's table without the titles above it: a
// single cell at the left each, and none of what comes below is like that.
func belowTitles(rows []sheet.Row, first int) []sheet.Row {
	for i, row := range rows {
		if len(row.Cells) > 1 || int(row.Cells[0].Column) > first || row.Width > 0 {
			return rows[i:]
		}
	}
	return rows
}

// headOf finds the last column of the head and how many rows it has: more than
// one, if cells of it are merged over rows, or over columns with heads of their
// own below.
func headOf(t *sheet.Table, rows []sheet.Row) (last, count int) {
	cells := rows[0].Cells
	last = max(int(cells[len(cells)-1].Column), rows[0].Width)
	top, bottom := rows[0].Number, rows[0].Number
	for _, m := range t.Merged {
		if m.Row == top {
			last = max(last, m.LastColumn)
			if bottom = max(bottom, m.LastRow); m.LastColumn > m.Column {
				bottom = max(bottom, m.LastRow+1)
			}
		}
	}
	for count < len(rows) && rows[count].Number <= bottom {
		count++
	}
	return min(last, int(cells[0].Column)+maxColumns), count
}

// mergedCells are the merged ranges by the cells they cover. No cell is in two.
func mergedCells(t *sheet.Table, rows []sheet.Row, first, last int) map[[2]int]int {
	out := map[[2]int]int{}
	for n, m := range t.Merged {
		at, _ := slices.BinarySearchFunc(rows, m.Row, byNumber)
		for ; at < len(rows) && rows[at].Number <= m.LastRow; at++ {
			for c := max(m.Column, first); c <= min(m.LastColumn, last); c++ {
				where := [2]int{rows[at].Number, c}
				if out[where] > 0 {
					return out // no workbook of an office program
				}
				out[where] = n + 1
			}
		}
	}
	return out
}

func byNumber(r sheet.Row, number int) int { return r.Number - number }

// outside reports a row that is wider than the head, or in CSV has fewer cells.
func (j *job) outside(t *sheet.Table, row, head sheet.Row, last int) bool {
	for _, c := range row.Cells {
		if row.Width == 0 && int(c.Column) > last {
			j.diags.Add(diag.BadData, t.At(c), diag.T("`%s` berada di kolom tanpa judul", "`%s` is in a column without a head", diag.Clip(c.Text)),
				diag.T("beri judul pada kolom itu, atau hapus isinya; baris pertama tabel adalah judul kolomnya", "give the column a head, or delete what is in it; a table's first row is its head"))
			return true
		}
	}
	if row.Width == head.Width {
		return false
	}
	j.diags.Add(diag.BadData, t.At(row.Cells[0]), diag.T("baris ini berisi %d kolom, judulnya %d", "this row has %d columns, the head has %d", row.Width, head.Width),
		diag.T("isi atau hapus kolom; isian yang memuat pemisah kolom perlu tanda kutip", "fill in or delete columns; a field with the separator in it needs quotes"))
	return true
}

// fieldOf is a cell of a row; one that is covered by a merged range says what the
// range's first cell does.
func fieldOf(t *sheet.Table, row sheet.Row, column int, merged map[[2]int]int) field {
	n := merged[[2]int{row.Number, column}]
	c, ok := row.Cell(column)
	if n > 0 {
		m := t.Merged[n-1]
		if i, found := slices.BinarySearchFunc(t.Rows, m.Row, byNumber); found {
			c, ok = t.Rows[i].Cell(m.Column)
		}
	}
	if !ok {
		at := t.At(row.Cells[0])
		at.End = at.Start
		return field{span: at, merged: n}
	}
	return field{text: c.Text, span: t.At(c), numeric: c.Number, number: c.Value, merged: n}
}

// names are the columns' names: of a head of several rows, what stands above each other.
func (g grid) names() []string {
	out := make([]string, len(g.heads[0]))
	for k := range out {
		var parts []string
		for _, row := range g.heads {
			if s := strings.Join(strings.Fields(row[k].text), " "); s != "" && (len(parts) == 0 || parts[len(parts)-1] != s) {
				parts = append(parts, s)
			}
		}
		out[k] = strings.Join(parts, " ")
	}
	return out
}

// choose keeps the columns asked for, in that order.
func (j *job) choose(g grid, columns []schema.Str) grid {
	if len(columns) == 0 {
		return g
	}
	names := g.names()
	var at []int
	for _, c := range columns {
		found := slices.IndexFunc(names, func(name string) bool { return strings.EqualFold(name, strings.Join(strings.Fields(c.Text), " ")) })
		if found < 0 {
			j.diags.Add(diag.BadView, c.Span, diag.T("kolom `%s` tidak ada dalam berkas data", "the data file has no column `%s`", c.Text), j.nearest(c.Text, names))
			continue
		}
		at = append(at, found)
	}
	pick := func(rows [][]field) [][]field {
		out := make([][]field, len(rows))
		for r, row := range rows {
			for _, k := range at {
				out[r] = append(out[r], row[k])
			}
		}
		return out
	}
	return grid{pick(g.heads), pick(g.rows)}
}

// table sets a data file as a table. Columns of numbers are set right; the first
// column names the rows.
func (j *job) table() []doc.Block {
	if !j.body.Has("data") {
		return nil
	}
	g, ok := j.data()
	if !ok {
		return nil
	}
	g = j.choose(g, j.body.Strs("columns"))
	if len(g.heads[0]) == 0 {
		return nil
	}
	id, _ := j.ids(true, false)
	t := j.newTable(id)
	for k := range g.heads[0] {
		c := doc.Column{Key: k == 0}
		if g.numbers(k) {
			c.Align = doc.AlignRight
		}
		t.Columns = append(t.Columns, c)
	}
	t.Head, t.Rows = j.gridRows(g.heads, true), j.gridRows(g.rows, false)
	return []doc.Block{t}
}

// numbers tells whether all that is in a column are numbers of a workbook,
// however they are shown.
func (g grid) numbers(column int) bool {
	some := false
	for _, row := range g.rows {
		f := row[column]
		if across(row) {
			continue
		}
		if f.text != "" && !f.numeric && f.text != "-" && f.text != "–" {
			return false
		}
		some = some || f.numeric
	}
	return some
}

// across tells a row that is one cell.
func across(row []field) bool {
	return len(row) > 1 && !slices.ContainsFunc(row, func(f field) bool { return f.merged == 0 || f.merged != row[0].merged })
}

// gridRows makes rows of fields; those of a merged range are one cell. A cell
// across the whole table is a heading for the rows below.
func (j *job) gridRows(rows [][]field, head bool) []doc.Row {
	var out []doc.Row
	same := func(a, b field) bool { return a.merged > 0 && a.merged == b.merged }
	for r, row := range rows {
		made := doc.Row{}
		for k, f := range row {
			if k > 0 && same(f, row[k-1]) || r > 0 && same(f, rows[r-1][k]) {
				continue
			}
			c := j.gridCell(f, head)
			for k+c.ColSpan < len(row) && same(f, row[k+c.ColSpan]) {
				c.ColSpan++
			}
			for r+c.RowSpan < len(rows) && same(f, rows[r+c.RowSpan][k]) {
				c.RowSpan++
			}
			switch {
			case c.ColSpan > 1 && head:
				c.Align = doc.AlignCenter
			case across(row) && c.RowSpan <= 1:
				made.Kind, c.Align = doc.GroupRow, doc.AlignLeft
			}
			made.Cells = append(made.Cells, c)
		}
		out = append(out, made)
	}
	return out
}

// gridCell is the cell of a field: a number as it is shown, a text line by line.
func (j *job) gridCell(f field, head bool) doc.Cell {
	switch {
	case f.numeric:
		return word(f.text)
	case head:
		return word(strings.Join(strings.Fields(f.text), " "))
	}
	var c doc.Cell
	for line := range strings.SplitSeq(f.text, "\n") {
		if text := j.rich(strings.TrimSpace(line), f.span); len(text) > 0 {
			c.Blocks = append(c.Blocks, &doc.Paragraph{Text: text})
		}
	}
	return c
}
