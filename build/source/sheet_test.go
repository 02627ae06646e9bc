package source

import "testing"

func TestSheetPlaces(t *testing.T) {
	book := NewFile("content/programs.xlsx", []byte("PK"))
	f := NewSheet(book, "Program", []byte("\n\nkode │ nama\n"), []CellStart{{2, 3, 1}, {11, 3, 28}})
	for _, c := range []struct {
		start int
		want  string
	}{{0, "content/programs.xlsx: Program!A1"}, {2, "content/programs.xlsx: Program!A3"}, {5, "content/programs.xlsx: Program!A3"}, {11, "content/programs.xlsx: Program!AB3"}} {
		if got := f.Span(c.start, c.start+1).Position().String(); got != c.want {
			t.Errorf("%d: got %s, want %s", c.start, got, c.want)
		}
	}
	for column, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 702: "ZZ", 703: "AAA", 16384: "XFD"} {
		if got := ColumnName(column); got != want {
			t.Errorf("%d: got %s, want %s", column, got, want)
		}
	}
	if f.Hash != book.Hash || f.Sheet() != "Program" {
		t.Error("a sheet has its workbook's hash")
	}
}
