package sheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"math"
	"strconv"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/lang"
)

// An .ods file, as LibreOffice saves sheets (OpenDocument 1.3, part 3): all
// sheets in one part, rows and cells that are alike written once with a count.

var errNoOpenDocument = errors.New("no OpenDocument sheet")

// readOpenDocument is readWorkbook of an .ods file.
func readOpenDocument(f *source.File, program *schema.Record, l *diag.List) (tables []*Table, origin *Table) {
	b := &workbook{file: f, left: maxUnpacked}
	var sheets []*openSheet
	err := b.unzip()
	if err == nil {
		sheets, err = b.openSheets(nil)
	}
	if err != nil {
		b.broken(err, ".ods", l)
		return nil, nil
	}
	var all collection
	for _, s := range sheets {
		t, problems := s.finish(s.name)
		all.add(t, problems, s.hidden, program, l)
	}
	return all.finish(f, l)
}

// openSheet is a sheet that is being read.
type openSheet struct {
	sheetReader
	name   string
	hidden bool
}

// openSheets reads all sheets: values as one would type them, or – in any language –
// as the sheet shows them, which the file has as text.
func (b *workbook) openSheets(show *lang.Lang) ([]*openSheet, error) {
	if b.parts["content.xml"] == nil {
		return nil, errNoOpenDocument
	}
	var sheets []*openSheet
	hidden, style := map[string]bool{}, ""
	err := b.scan("content.xml", func(s *scanner, e xml.StartElement) error {
		switch e.Name.Local {
		case "style":
			style = attr(e, "name")
		case "table-properties":
			hidden[style] = attr(e, "display") == "false"
		case "table":
			sheets = append(sheets, &openSheet{sheetReader: sheetReader{workbook: b, show: show, table: &Table{}}, name: sheetName(e, len(sheets)), hidden: hidden[attr(e, "style-name")]})
		case "table-row":
			if len(sheets) > 0 {
				return sheets[len(sheets)-1].openRow(s, e)
			}
		}
		return nil
	})
	return sheets, err
}

// openRow reads a row, which may stand for several.
func (r *openSheet) openRow(s *scanner, e xml.StartElement) error {
	r.row, r.column = r.row+1, 0
	if r.row > maxRow {
		return errTooLarge
	}
	for depth := s.depth; s.depth >= depth; {
		t, err := s.next()
		if err != nil {
			return err
		}
		switch child, ok := t.(xml.StartElement); {
		case !ok:
		case child.Name.Local == "table-cell":
			if err := r.openCell(s, child); err != nil {
				return err
			}
		case child.Name.Local == "covered-table-cell":
			r.column += repeated(child, "number-columns-repeated")
		}
	}
	times := repeated(e, "number-rows-repeated")
	rows := r.table.Rows
	if len(rows) == 0 || rows[len(rows)-1].Number != r.row {
		r.row = min(r.row+times-1, maxRow) // of empty ones
		return nil
	}
	for cells := rows[len(rows)-1].Cells; times > 1; times-- {
		if r.row++; r.row > maxRow {
			return errTooLarge
		}
		for _, c := range cells {
			r.column = int(c.Column)
			again := r.add(c.Text, diag.Text{}, diag.Text{})
			again.Number, again.Value = c.Number, c.Value
		}
		if err := r.limits(); err != nil {
			return err
		}
	}
	return nil
}

// openCell reads a cell, which may stand for several.
func (r *openSheet) openCell(s *scanner, e xml.StartElement) error {
	first := r.column + 1
	r.column = min(r.column+repeated(e, "number-columns-repeated"), 2*maxColumn)
	text, err := s.paragraphs()
	if err != nil {
		return err
	}
	failed := false
	for _, a := range e.Attr {
		failed = failed || a.Name.Local == "value-type" && a.Value == "error"
	}
	kind := attr(e, "value-type")
	var wrong, hint diag.Text
	switch {
	case failed || attr(e, "formula") != "" && strings.HasPrefix(text, "#"):
		text = strings.TrimSpace(text)
		wrong, hint = formulaError(text)
	case attr(e, "formula") != "" && kind == "":
		text = "="
		wrong, hint = formulaUnknown()
	case r.show == nil || text == "":
		text = trim(openValue(kind, text, e))
	case kind != "string" && kind != "":
		text = unbroken(trim(text))
	default:
		text = trim(text)
	}
	value, numeric := openNumber(kind, e)
	if numeric && r.show != nil {
		text = translated(text, value, *r.show)
	}
	if text == "" && wrong == (diag.Text{}) {
		return nil
	}
	if r.column > maxColumn {
		return errTooLarge
	}
	if rows, columns := repeated(e, "number-rows-spanned"), repeated(e, "number-columns-spanned"); rows > 1 || columns > 1 {
		r.table.Merged = append(r.table.Merged, Range{r.row, first, r.row + rows - 1, first + columns - 1})
	}
	last := r.column
	for r.column = first; r.column <= last; r.column++ {
		c := r.add(text, wrong, hint)
		c.Number, c.Value = numeric && !c.Bad, value
	}
	r.column = last
	return r.limits()
}

// openNumber is a cell's number, of a percentage what stands before the sign.
func openNumber(kind string, e xml.StartElement) (float64, bool) {
	v, err := strconv.ParseFloat(attr(e, "value"), 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return 0, false
	}
	switch kind {
	case "float", "currency":
		return v, true
	case "percentage":
		return v * 100, true
	}
	return 0, false
}

// openValue is a cell's value as a person would type it.
func openValue(kind, text string, e xml.StartElement) string {
	if v, ok := openNumber(kind, e); ok {
		if kind == "percentage" {
			return digits(v) + "%"
		}
		return digits(v)
	}
	switch kind {
	case "date":
		day, _, _ := strings.Cut(attr(e, "date-value"), "T")
		return day
	case "boolean":
		return attr(e, "boolean-value")
	}
	return text
}

// repeated is a count of an element, at least one.
func repeated(e xml.StartElement, name string) int {
	if n, err := strconv.Atoi(attr(e, name)); err == nil && n > 1 {
		return min(n, maxRow)
	}
	return 1
}

// encrypted tells a password: each part is scrambled, and the manifest says how.
func (b *workbook) encrypted() bool {
	found := false
	b.left = max(b.left, 1<<20)
	err := b.scan("meta-inf/manifest.xml", func(_ *scanner, e xml.StartElement) error {
		found = found || e.Name.Local == "encryption-data"
		return nil
	})
	return found && err == nil
}

// paragraphs reads the text of a cell to its end, a line for each paragraph.
// Comments and drawings in it are left out.
func (s *scanner) paragraphs() (string, error) {
	var b bytes.Buffer
	inside, skip := 0, 0 // depths at which a paragraph and what is left out began
	for depth := s.depth; s.depth >= depth; {
		t, err := s.next()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch {
			case skip > 0:
			case t.Name.Local == "annotation" || strings.HasSuffix(t.Name.Space, ":drawing:1.0"):
				skip = s.depth
			case inside == 0 && t.Name.Local == "p":
				if b.Len() > 0 {
					b.WriteByte('\n')
				}
				inside = s.depth
			case inside > 0 && t.Name.Local == "s":
				n, err := strconv.Atoi(attr(t, "c"))
				if err != nil {
					n = 1
				}
				b.WriteString(strings.Repeat(" ", min(max(n, 1), 1000)))
			case inside > 0 && t.Name.Local == "tab":
				b.WriteByte('\t')
			case inside > 0 && t.Name.Local == "line-break":
				b.WriteByte('\n')
			}
		case xml.CharData:
			if inside > 0 && skip == 0 {
				b.Write(t)
			}
		case xml.EndElement:
			if s.depth < skip {
				skip = 0
			}
			if s.depth < inside {
				inside = 0
			}
		}
		if b.Len() > maxText {
			return "", errTooLarge
		}
	}
	return b.String(), nil
}
