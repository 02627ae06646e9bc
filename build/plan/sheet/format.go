package sheet

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
)

// format is what a cell's style says of the number in it.
type format int

const (
	plain format = iota
	date
	percent
)

// numberFormat is how a cell style shows numbers.
type numberFormat struct {
	kind format
	code string // "": as many digits as there are
}

// readStyles learns how cell styles show numbers.
func (b *workbook) readStyles(part string) error {
	own := map[int]string{}
	inCells := false
	return b.scan(part, func(s *scanner, e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			if id, err := strconv.Atoi(attr(e, "numFmtId")); err == nil {
				own[id] = attr(e, "formatCode")
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
			code, ok := own[id]
			if !ok {
				code = builtIn[id]
			}
			if b.formats = append(b.formats, numberFormat{formatOf(code), code}); len(b.formats) > maxCells {
				return errTooLarge
			}
		}
		return nil
	})
}

// dayMonthYear is the short date, which a workbook leaves to each reader's country.
const dayMonthYear = "dd/mm/yyyy"

// builtIn are the codes of the formats that a workbook doesn't write down
// (ECMA-376 part 1, §18.8.30).
var builtIn = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
	14: dayMonthYear, 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: dayMonthYear + " h:mm",
	27: dayMonthYear, 28: dayMonthYear, 29: dayMonthYear, 30: dayMonthYear, 31: dayMonthYear, 32: "h:mm", 33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 36: dayMonthYear,
	37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)",
	41: `#,##0;(#,##0);"-"`, 42: `"Rp"* #,##0;("Rp"* #,##0);"Rp"* "-"`, 43: `#,##0.00;(#,##0.00);"-"`, 44: `"Rp"* #,##0.00;("Rp"* #,##0.00);"Rp"* "-"`,
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "0.0E+0",
	50: dayMonthYear, 51: dayMonthYear, 52: dayMonthYear, 53: dayMonthYear, 54: dayMonthYear, 55: dayMonthYear, 56: dayMonthYear, 57: dayMonthYear, 58: dayMonthYear,
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
		if v < 1 || v > lastDay {
			break
		}
		return day(math.Trunc(v), epoch1904).Format("2006-01-02")
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
