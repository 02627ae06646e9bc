package exchange

import (
	"bytes"
	"strings"

	"jilid/build/plan"
	"jilid/build/text/lang"
)

// CSV writes the plan's programs as a sheet, in the plan's language: in
// Indonesian parted by semicolons, as office programs there expect it. It begins
// with a byte order mark, without which they take it for another encoding.
func CSV(p *plan.Plan) []byte {
	records := Records(p)
	cols := columns(p, records)
	var b bytes.Buffer
	b.WriteString("\xEF\xBB\xBF")
	sep := byte(';')
	if p.Language == "en" {
		sep = ','
	}
	row := make([]string, len(cols))
	for i, c := range cols {
		row[i] = lang.Capital(c.Header(p.Language))
	}
	writeRow(&b, row, sep)
	for _, r := range records {
		for i, c := range cols {
			row[i] = cellOf(r.Object, c, p.Language).text
		}
		writeRow(&b, row, sep)
	}
	return b.Bytes()
}

// writeRow writes a row; a cell is put in quotes where it needs them.
func writeRow(b *bytes.Buffer, row []string, sep byte) {
	for i, s := range row {
		if i > 0 {
			b.WriteByte(sep)
		}
		b.WriteString(quoted(s, sep))
	}
	b.WriteByte('\n')
}

func quoted(s string, sep byte) string {
	if !strings.ContainsAny(s, "\"\r\n,;\t"+string(sep)) && strings.TrimSpace(s) == s {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}
