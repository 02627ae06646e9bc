package doc

import (
	"reflect"
	"testing"
)

func cells(spans ...[2]int) (row Row) {
	for _, s := range spans {
		row.Cells = append(row.Cells, Cell{ColSpan: s[0], RowSpan: s[1]})
	}
	return row
}

func TestStarts(t *testing.T) {
	table := &Table{Columns: make([]Column, 5)}
	for _, c := range []struct {
		rows []Row
		want [][]int
	}{
		{nil, [][]int{}},
		{[]Row{cells([2]int{1, 1}, [2]int{}, [2]int{3, 1})}, [][]int{{0, 1, 2}}},
		{[]Row{cells([2]int{1, 2}, [2]int{2, 1}, [2]int{1, 3}, [2]int{1, 1}), cells([2]int{1, 1}, [2]int{1, 1}, [2]int{1, 1}), cells([2]int{3, 1}, [2]int{1, 1}), cells([2]int{5, 1})},
			[][]int{{0, 1, 3, 4}, {1, 2, 4}, {0, 4}, {0}}},
		{[]Row{cells([2]int{1, 9}), cells([2]int{9, 1}, [2]int{1, 1})}, [][]int{{0}, {1, 10}}}, // more than there is
	} {
		if got := table.Starts(c.rows); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v, want %v", got, c.want)
		}
	}
}

// TestNumeric: a column is one of numbers by what stands in it, also beside and
// below cells that span.
func TestNumeric(t *testing.T) {
	text := func(s string, columns, rows int) Cell { return Cell{Blocks: Para(s), ColSpan: columns, RowSpan: rows} }
	table := &Table{Columns: make([]Column, 4), Rows: []Row{
		{Kind: GroupRow, Cells: []Cell{text("Misi 1", 4, 1)}},
		{Cells: []Cell{text("A", 1, 2), text("1.250", 1, 1), text("7", 1, 2), text("satu", 1, 1)}},
		{Cells: []Cell{text("–", 1, 1), text("9", 1, 1)}},
		{Kind: TotalRow, Cells: []Cell{text("Jumlah", 2, 1), text("Rp 8", 1, 1), text("", 1, 1)}},
	}}
	if got, want := table.Numeric(), []bool{false, true, true, false}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
