package view_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jilid/build/source"
)

// workbook makes a workbook of a text: a line is a row, its cells parted by |,
// numbers as numbers. Lines that begin with ! are about the sheet: a new one by
// its name, its being hidden, merged cells, a number format, a formula.
func workbook(t *testing.T, text string) []byte {
	t.Helper()
	if !strings.HasPrefix(text, "!") {
		return []byte(text) // no workbook at all
	}
	f := excelize.NewFile()
	defer f.Close()
	do := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	sheet, row, last := "", 0, ""
	var hidden []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		order, rest, _ := strings.Cut(line, " ")
		switch order {
		case "!sheet":
			last, row = rest, 0
			if sheet == "" {
				do(f.SetSheetName("Sheet1", last))
			} else {
				_, err := f.NewSheet(last)
				do(err)
			}
			sheet = last
		case "!hide":
			hidden = append(hidden, sheet)
		case "!merge":
			a, z, _ := strings.Cut(rest, ":")
			do(f.MergeCell(sheet, a, z))
		case "!format":
			cells, code, _ := strings.Cut(rest, " ")
			a, z, _ := strings.Cut(cells, ":")
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
			do(err)
			do(f.SetCellStyle(sheet, a, z, style))
		case "!formula": // without a value, as a program that computes nothing leaves it
			cell, formula, _ := strings.Cut(rest, " ")
			do(f.SetCellFormula(sheet, cell, formula))
		default:
			row++
			for i, cell := range strings.Split(line, "|") {
				at, cell := source.CellName(row, i+1), strings.ReplaceAll(strings.TrimSpace(cell), `\n`, "\n")
				if v, err := strconv.ParseFloat(cell, 64); err == nil {
					do(f.SetCellFloat(sheet, at, v, -1, 64))
				} else if cell != "" {
					do(f.SetCellStr(sheet, at, cell))
				}
			}
		}
	}
	f.SetActiveSheet(len(f.GetSheetList()) - 1) // which can't be hidden
	for _, name := range hidden {
		do(f.SetSheetVisible(name, false))
	}
	var b bytes.Buffer
	do(f.Write(&b))
	return b.Bytes()
}
