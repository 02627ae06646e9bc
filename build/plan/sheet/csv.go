package sheet

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"jilid/build/diag"
	"jilid/build/source"
)

// readCSV reads CSV as office programs write it: parted by commas, semicolons
// or tabs, cells in quotes where they need them, any line ends, with or without
// a byte order mark. Line breaks in quotes belong to the cell. It returns nil
// if the file is not text at all.
func readCSV(f *source.File, l *diag.List) *Table {
	p := &csvReader{data: f.Data, file: f, list: l, line: 1}
	if !p.encoding() {
		return nil
	}
	p.separator()
	t := &Table{File: f}
	for p.at < len(p.data) {
		row := Row{Number: p.line}
		for column := int32(1); ; column++ {
			c, more := p.cell()
			if c.Text != "" || c.Bad {
				c.Column = column
				row.Cells = append(row.Cells, c)
			}
			row.Width = int(column)
			if row.Cut = p.cut(c, more); row.Cut || !more {
				break
			}
		}
		if len(row.Cells) > 0 {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

type csvReader struct {
	data []byte
	file *source.File
	list *diag.List
	at   int
	line int
	sep  byte
}

// encoding reports what is not UTF-8: old office programs write Windows' or
// UTF-16.
func (p *csvReader) encoding() bool {
	hint := diag.T("simpan sebagai *CSV UTF-8*", "save it as *CSV UTF-8*")
	if bytes.HasPrefix(p.data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(p.data, []byte{0xFE, 0xFF}) {
		p.list.Add(diag.NotUTF8, p.file.Span(0, 0), diag.T("berkas ini UTF-16, bukan UTF-8", "the file is UTF-16, not UTF-8"), hint)
		return false
	}
	if bytes.HasPrefix(p.data, []byte("PK\x03\x04")) {
		p.list.Add(diag.BadSheet, p.file.Span(0, 0), diag.T("berkas ini buku kerja, bukan CSV", "the file is a workbook, not CSV"),
			diag.T("ganti akhiran namanya menjadi .xlsx, atau simpan sebagai *CSV UTF-8*", "change the end of its name to .xlsx, or save it as *CSV UTF-8*"))
		return false
	}
	for i := 0; i < len(p.data); {
		r, n := utf8.DecodeRune(p.data[i:])
		if r == utf8.RuneError && n == 1 {
			p.list.Add(diag.NotUTF8, p.file.Span(i, i+1), diag.T("byte 0x%02x bukan UTF-8", "byte 0x%02x is not UTF-8", p.data[i]), hint)
			return false
		}
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0x7F {
			p.list.Add(diag.BadSheet, p.file.Span(i, i+n), diag.T("karakter kendali U+%04X tidak diizinkan", "control character U+%04X is not allowed", r),
				diag.T("hapus karakter yang tidak tampak itu", "delete the invisible character"))
			return false
		}
		i += n
	}
	p.at = len(p.data) - len(bytes.TrimPrefix(p.data, []byte("\xEF\xBB\xBF")))
	return true
}

// separator finds what parts the cells: as a first line `sep=;` says, else the
// mark that is most frequent in the first line that isn't empty.
func (p *csvReader) separator() {
	rest := p.data[p.at:]
	if len(rest) >= 5 && strings.EqualFold(string(rest[:4]), "sep=") && (len(rest) == 5 || rest[5] == '\r' || rest[5] == '\n') {
		p.sep = rest[4]
		if p.at += 5; p.at < len(p.data) {
			p.lineEnd()
		}
		return
	}
	counts := map[byte]int{}
	quoted, filled := false, false
	for _, c := range rest {
		if c == '"' {
			quoted = !quoted
		}
		if quoted {
			continue
		}
		if (c == '\n' || c == '\r') && filled {
			break
		}
		filled = filled || c > ' '
		counts[c]++
	}
	p.sep = ','
	for _, c := range []byte(";\t") {
		if counts[c] > counts[p.sep] {
			p.sep = c
		}
	}
}

// cut tells whether a quote that is missing has swallowed what follows a cell. The rest of its line, if there is
// more, is skipped.
func (p *csvReader) cut(c Cell, more bool) bool {
	if !c.Bad || p.at < len(p.data) && !strings.ContainsAny(c.Text, string(p.sep)+"\n") {
		return false
	}
	if more {
		p.skipLine()
	}
	return true
}

// skipLine steps over the rest of a line.
func (p *csvReader) skipLine() {
	for p.at < len(p.data) && p.data[p.at] != '\n' && p.data[p.at] != '\r' {
		p.at++
	}
	if p.at < len(p.data) {
		p.lineEnd()
	}
}

// lineEnd steps over a line end.
func (p *csvReader) lineEnd() {
	if p.data[p.at] == '\r' && p.at+1 < len(p.data) && p.data[p.at+1] == '\n' {
		p.at++
	}
	p.at++
	p.line++
}

// cell reads a cell and what ends it; more tells that another one follows in
// the row.
func (p *csvReader) cell() (c Cell, more bool) {
	for p.at < len(p.data) && p.data[p.at] == ' ' {
		p.at++
	}
	start := p.at
	if p.at < len(p.data) && p.data[p.at] == '"' {
		c.Text, c.Bad = p.quoted()
	} else {
		for p.at < len(p.data) && p.data[p.at] != p.sep && p.data[p.at] != '\n' && p.data[p.at] != '\r' {
			p.at++
		}
		c.Text = string(p.data[start:p.at])
		p.strayQuote(start, c.Text)
	}
	c.Start, c.End = int32(start), int32(p.at)
	for c.End > c.Start && p.data[c.End-1] == ' ' {
		c.End--
	}
	c.Text = trim(strings.ReplaceAll(c.Text, "\r\n", "\n"))
	switch {
	case p.at == len(p.data):
	case p.data[p.at] == p.sep:
		p.at++
		return c, true
	default:
		p.lineEnd()
	}
	return c, false
}

// strayQuote reports a quote in a cell without quotes that has no other. After a
// number it means inches.
func (p *csvReader) strayQuote(start int, text string) {
	i := strings.IndexByte(text, '"')
	if i < 0 || strings.Count(text, `"`)%2 == 0 || inches(text[:i]) {
		return
	}
	p.list.Add(diag.BadCell, p.file.Span(start+i, start+i+1), diag.T("tanda kutip ini tidak punya pasangan", "this quote has no counterpart"),
		diag.T("hapus, atau tulis pasangannya", "delete it, or write the other one"))
}

// inches tells whether a text ends in a number that stands alone.
func inches(s string) bool {
	number := s[strings.LastIndexByte(s, ' ')+1:]
	return number != "" && strings.Trim(number, "0123456789.,") == ""
}

// quoted reads a cell in quotes; a quote within is written twice.
func (p *csvReader) quoted() (text string, bad bool) {
	open := p.at
	var b strings.Builder
	for p.at++; p.at < len(p.data); p.at++ {
		if p.data[p.at] == '\n' {
			p.line++
		}
		if p.data[p.at] != '"' {
			b.WriteByte(p.data[p.at])
			continue
		}
		if p.at+1 < len(p.data) && p.data[p.at+1] == '"' {
			b.WriteByte('"')
			p.at++
			continue
		}
		p.at++
		after := p.at
		for p.at < len(p.data) && p.data[p.at] != p.sep && p.data[p.at] != '\n' && p.data[p.at] != '\r' {
			p.at++
		}
		if rest := strings.TrimSpace(string(p.data[after:p.at])); rest != "" {
			p.list.Add(diag.BadCell, p.file.Span(after, p.at), diag.T("ada teks sesudah tanda kutip penutup: `%s`", "there is text after the closing quote: `%s`", diag.Clip(rest)),
				diag.T("tanda kutip di dalam sel ditulis dua kali: `\"\"`", "a quote within a cell is written twice: `\"\"`"))
			return b.String(), true
		}
		return b.String(), false
	}
	p.list.Add(diag.BadCell, p.file.Span(open, open+1), diag.T("tanda kutip ini tidak pernah ditutup", "this quote is never closed"),
		diag.T("tutup dengan `\"`; tanda kutip di dalam sel ditulis dua kali: `\"\"`", "close it with `\"`; a quote within a cell is written twice: `\"\"`"))
	return b.String(), true
}

// CSVCell is where a cell of a row stands, empty ones too, and what parts the
// cells. If the row ends before the cell, the place is the row's end, and fill
// what must come between.
func CSVCell(f *source.File, row Row, column int) (start, end int, sep byte, fill string) {
	var ignored diag.List
	p := &csvReader{data: f.Data, file: f, list: &ignored, line: 1}
	if !p.encoding() {
		return 0, 0, ',', ""
	}
	p.separator()
	for p.at < len(p.data) {
		line := p.line
		for n := 1; ; n++ {
			c, more := p.cell()
			if line == row.Number && n == column {
				return int(c.Start), int(c.End), p.sep, ""
			}
			if p.cut(c, more) || !more {
				if line == row.Number {
					return int(c.End), int(c.End), p.sep, strings.Repeat(string(p.sep), column-n)
				}
				break
			}
		}
	}
	return len(f.Data), len(f.Data), p.sep, ""
}
