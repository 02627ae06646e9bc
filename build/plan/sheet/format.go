package sheet

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"time"
)

// format is what a cell's style says of the number in it.
type format int

const (
	plain format = iota
	date
	percent
)

// readStyles learns which cell styles show dates and percentages.
func (b *workbook) readStyles(part string) error {
	own := map[int]format{}
	inCells := false
	return b.scan(part, func(s *scanner, e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			if id, err := strconv.Atoi(attr(e, "numFmtId")); err == nil {
				own[id] = formatOf(attr(e, "formatCode"))
			}
		case "cellXfs":
			inCells = true
		case "cellStyleXfs", "cellStyles", "dxfs":
			inCells = false
		case "xf":
			if !inCells {
				return nil
			}
			id, _ := strconv.Atoi(attr(e, "numFmtId"))
			f, ok := own[id]
			if !ok {
				f = builtIn(id)
			}
			if b.formats = append(b.formats, f); len(b.formats) > maxCells {
				return errTooLarge
			}
		}
		return nil
	})
}

// builtIn is one of the formats that need no code.
func builtIn(id int) format {
	switch {
	case id == 9, id == 10:
		return percent
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		return date
	}
	return plain
}

// formatOf reads a format's code: letters of days, months and years outside
// quotes and brackets make a date.
func formatOf(code string) format {
	code, _, _ = strings.Cut(strings.ToLower(code), ";")
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '\\', '_', '*':
			i++
		case '"', '[':
			end := strings.IndexByte(code[i+1:], map[byte]byte{'"': '"', '[': ']'}[c])
			if end < 0 {
				return plain
			}
			i += end + 1
		case 'd', 'y', 'm':
			return date
		case '%':
			return percent
		}
	}
	return plain
}

// number is a number as a person would type it: whole numbers with all their
// digits, dates as 2019-07-11. Beyond fifteen digits a sheet's numbers are noise.
func number(s string, f format, epoch1904 bool) string {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return s
	}
	switch f {
	case date:
		if v < 1 || v > 2_958_465 {
			break
		}
		from := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC) // 1900 was no leap year, but sheets believe so
		if epoch1904 {
			from = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
		} else if v < 60 {
			v++
		}
		return from.AddDate(0, 0, int(v)).Format("2006-01-02")
	case percent:
		return digits(v*100) + "%"
	}
	return digits(v)
}

func digits(v float64) string {
	if v == 0 {
		return "0"
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil || math.Abs(short) > 1e21 || math.Abs(short) < 1e-9 {
		return strconv.FormatFloat(v, 'g', 15, 64)
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}
