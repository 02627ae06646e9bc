package sheet

import (
	"encoding/xml"
	"io"
	"math"
	"strconv"
	"strings"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/lang"
)

// between stands between the cells of a row in the text that messages quote.
const between = " │ "

// sheet reads the filled cells of a sheet: numbers as one would type them, or as
// the sheet shows them in a language.
func (b *workbook) sheet(part sheetPart, show *lang.Lang) (*sheetReader, error) {
	r := &sheetReader{workbook: b, show: show, table: &Table{}}
	if err := b.scan(part.part, r.element); err != nil && err != io.EOF {
		return nil, err
	}
	return r, nil
}

// finish makes the table of what was read, and reports the cells that can't be used.
func (r *sheetReader) finish(name string) (*Table, []diag.Diagnostic) {
	t := r.table
	t.File = source.NewSheet(r.file, name, r.text, r.starts)
	var l diag.List
	for _, p := range r.problems {
		l.Add(diag.BadCell, t.At(p.cell), p.text, p.hint)
	}
	return t, l.All()
}

// sheetReader collects a sheet's cells, and their text as messages quote it:
// row n on line n.
type sheetReader struct {
	*workbook
	show        *lang.Lang
	table       *Table
	row, column int
	cells       int
	text        []byte
	line        int // of the text's end, from 0
	starts      []source.CellStart
	problems    []problem
}

// problem is a cell that can't be used.
type problem struct {
	cell       Cell
	text, hint diag.Text
}

func (r *sheetReader) element(s *scanner, e xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		r.row, r.column = r.row+1, 0
		if n, err := strconv.Atoi(attr(e, "r")); err == nil && n >= r.row && n <= maxRow {
			r.row = n
		}
		if r.row > maxRow {
			return errTooLarge
		}
	case "c":
		return r.cell(s, e)
	case "mergeCell":
		a, z, _ := strings.Cut(attr(e, "ref"), ":")
		row, column, ok := cellRef(a)
		lastRow, lastColumn, ok2 := cellRef(z)
		if ok && ok2 && len(r.table.Merged) < maxCells {
			r.table.Merged = append(r.table.Merged, Range{row, column, lastRow, lastColumn})
		}
	}
	return nil
}

// cell reads a cell: its type, style, value and whether it is a formula.
func (r *sheetReader) cell(s *scanner, e xml.StartElement) error {
	r.column++
	if row, column, ok := cellRef(attr(e, "r")); ok && column >= r.column && row == r.row {
		r.column = column
	}
	if r.column > maxColumn {
		return errTooLarge
	}
	kind, style := attr(e, "t"), attr(e, "s")
	var value string
	var formula, filled bool
	for depth := s.depth; s.depth >= depth; {
		t, err := s.next()
		if err != nil {
			return err
		}
		child, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch child.Name.Local {
		case "v":
			filled = true
			value, err = s.text()
		case "is":
			filled = true
			value, err = s.richText()
		case "f":
			formula = true
			_, err = s.text()
		}
		if err != nil {
			return err
		}
	}
	switch {
	case kind == "e":
		wrong, hint := formulaError(value)
		r.add(diag.Clip(value), wrong, hint)
		return r.limits()
	case formula && !filled:
		wrong, hint := formulaUnknown()
		r.add("=", wrong, hint)
		return r.limits()
	}
	if kind == "s" && !r.shared(value) {
		r.add(diag.Clip(value), diag.T("teks sel ini tidak ada di dalam buku kerja", "the text of this cell is not in the workbook"),
			diag.T("buka berkas di Excel atau LibreOffice, periksa sel ini, dan simpan lagi", "open the file in Excel or LibreOffice, look at this cell and save it again"))
		return r.limits()
	}
	number, err := strconv.ParseFloat(trim(value), 64)
	numeric := (kind == "" || kind == "n") && err == nil && !math.IsNaN(number) && !math.IsInf(number, 0)
	text := trim(r.convert(kind, style, value))
	if numeric && r.show != nil {
		text = unbroken(shown(number, r.format(style).code, *r.show, r.epoch))
	} else if kind == "b" && r.show != nil {
		text = strings.ToUpper(text)
	}
	if text != "" {
		c := r.add(text, diag.Text{}, diag.Text{})
		c.Number = numeric && r.format(style).kind != date
		if c.Value = number; r.format(style).kind == percent {
			c.Value *= 100
		}
	}
	return r.limits()
}

// unbroken keeps a number or date on one line, as a sheet does.
func unbroken(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

func formulaError(value string) (text, hint diag.Text) {
	return diag.T("rumus di sel ini menghasilkan galat `%s`", "the formula in this cell gives the error `%s`", diag.Clip(value)),
		diag.T("perbaiki rumusnya, atau ganti dengan nilainya", "mend the formula, or put its value in its place")
}

func formulaUnknown() (text, hint diag.Text) {
	return diag.T("rumus di sel ini belum dihitung", "the formula in this cell was never computed"),
		diag.T("buka berkas di Excel atau LibreOffice dan simpan lagi, atau ganti rumus dengan nilainya", "open the file in Excel or LibreOffice and save it again, or put the value in its place")
}

func (r *sheetReader) limits() error {
	if r.cells > maxCells || len(r.text) > maxText {
		return errTooLarge
	}
	return nil
}

// shared tells whether there is a text of a number.
func (r *sheetReader) shared(value string) bool {
	i, err := strconv.Atoi(trim(value))
	return err == nil && i >= 0 && i < len(r.strings)
}

// convert is a cell's value as a person would type it.
func (r *sheetReader) convert(kind, style, value string) string {
	switch kind {
	case "s":
		i, _ := strconv.Atoi(trim(value))
		return r.strings[i]
	case "str", "inlineStr":
		return value
	case "b":
		if trim(value) == "1" {
			return "true"
		}
		return "false"
	case "d":
		day, _, _ := strings.Cut(value, "T")
		return day
	}
	return number(trim(value), r.format(style).kind, r.epoch)
}

// format is a style's number format.
func (r *sheetReader) format(style string) numberFormat {
	if i, err := strconv.Atoi(style); err == nil && i >= 0 && i < len(r.formats) {
		return r.formats[i]
	}
	return numberFormat{}
}

// add takes over a cell; with a text it is one that can't be used.
func (r *sheetReader) add(text string, wrong, hint diag.Text) *Cell {
	rows := r.table.Rows
	if len(rows) == 0 || rows[len(rows)-1].Number != r.row {
		r.table.Rows = append(rows, Row{Number: r.row})
		for ; r.line < r.row-1; r.line++ {
			r.text = append(r.text, '\n')
		}
	} else {
		r.text = append(r.text, between...)
	}
	row := &r.table.Rows[len(r.table.Rows)-1]
	start := len(r.text)
	r.text = append(r.text, oneLine.Replace(text)...)
	c := Cell{Column: int32(r.column), Start: int32(start), End: int32(len(r.text)), Text: strings.ReplaceAll(text, "\r\n", "\n"), Bad: wrong != (diag.Text{})}
	row.Cells = append(row.Cells, c)
	r.starts = append(r.starts, source.CellStart{Offset: int32(start), Row: int32(r.row), Column: int32(r.column)})
	r.cells++
	if c.Bad {
		r.problems = append(r.problems, problem{c, wrong, hint})
	}
	return &row.Cells[len(row.Cells)-1]
}

var oneLine = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ")

// cellRef reads C7.
func cellRef(s string) (row, column int, ok bool) {
	i := 0
	for ; i < len(s) && i < 4 && s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z'; i++ {
		column = column*26 + int(s[i]|0x20-'a') + 1
	}
	row, err := strconv.Atoi(s[i:])
	return row, column, err == nil && i > 0 && column <= maxColumn && row > 0 && row <= maxRow
}

// unescape decodes _x000D_, which is how a workbook writes what XML can't hold.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 || len(s) < i+7 {
			b.WriteString(s)
			return b.String()
		}
		if n, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil && s[i+6] == '_' {
			b.WriteString(s[:i])
			if n >= 0x20 || n == '\t' || n == '\n' {
				b.WriteRune(rune(n))
			}
			s = s[i+7:]
			continue
		}
		b.WriteString(s[:i+2])
		s = s[i+2:]
	}
}
