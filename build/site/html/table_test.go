package html

import (
	"strings"
	"testing"

	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// matrix is a table of a program with two indicators: heads on two levels, cells
// over two rows, a group and a sum.
func matrix() *doc.Table {
	cell := func(text string, columns, rows int) doc.Cell {
		return doc.Cell{Blocks: doc.Para(text), ColSpan: columns, RowSpan: rows}
	}
	center := cell("2020", 2, 1)
	center.Align = doc.AlignCenter
	right := doc.Column{Align: doc.AlignRight}
	return &doc.Table{
		Columns: []doc.Column{{Key: true, NoWrap: true}, {}, {Key: true}, {}, {NoWrap: true, Align: doc.AlignRight}, {}, right},
		Head: []doc.Row{
			{Cells: []doc.Cell{cell("Kode", 1, 2), cell("Program", 1, 2), cell("Indikator", 1, 2), center, cell("Akhir", 1, 2), cell("OPD", 1, 2)}},
			{Cells: []doc.Cell{cell("Target", 1, 1), cell("Rp", 1, 1)}},
		},
		Rows: []doc.Row{
			{Kind: doc.GroupRow, Cells: []doc.Cell{cell("Misi 1", 7, 1)}},
			{Cells: []doc.Cell{cell("A-1", 1, 2), cell("Portal layanan untuk semua warga", 1, 2), cell("Layanan", 1, 1), cell("8", 1, 1), cell("650", 1, 2), cell("satu", 1, 1), cell("X", 1, 2)}},
			{Cells: []doc.Cell{cell("Kepuasan", 1, 1), cell("74", 1, 1), cell("dua", 1, 1)}},
			{Kind: doc.TotalRow, Cells: []doc.Cell{cell("Jumlah", 4, 1), cell("650", 1, 1), {}, {}}},
		},
	}
}

// TestTable: cells below spanning ones are set and named as their own columns are.
func TestTable(t *testing.T) {
	got := string(Render(&doc.Document{Blocks: []doc.Block{matrix()}}, lang.ID).html)
	const want = `<figure class="table wide">
<div class="scroll" tabindex="0" role="group" aria-label="Tabel"><table>
<thead>
<tr><th scope="col" rowspan="2" class="key">Kode</th><th scope="col" rowspan="2" class="long">Program</th><th scope="col" rowspan="2">Indikator</th><th scope="colgroup" colspan="2" class="c">2020</th><th scope="col" rowspan="2">Akhir</th><th scope="col" rowspan="2" class="r">OPD</th></tr>
<tr><th scope="col" class="r">Target</th><th scope="col" class="r">Rp</th></tr>
</thead>
<tbody>
<tr class="group"><th scope="rowgroup" colspan="7"><span class="stay">Misi 1</span></th></tr>
<tr><th scope="row" rowspan="2" class="nw key">A-1</th><td rowspan="2">Portal layanan untuk semua warga</td><th scope="row">Layanan</th><td class="r">8</td><td rowspan="2" class="r nw">650</td><td>satu</td><td rowspan="2" class="r">X</td></tr>
<tr><th scope="row">Kepuasan</th><td class="r">74</td><td>dua</td></tr>
<tr class="total"><th scope="row" colspan="4"><span class="stay">Jumlah</span></th><td class="r nw">650</td><td></td><td class="r"></td></tr>
</tbody>
</table></div>
</figure>
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	narrow := matrix()
	narrow.Columns, narrow.Head, narrow.Rows = narrow.Columns[:2], nil, []doc.Row{{Cells: []doc.Cell{{Blocks: doc.Para("A")}, {Blocks: doc.Para("B")}}}}
	if got := string(Render(&doc.Document{Blocks: []doc.Block{narrow}}, lang.ID).html); strings.Contains(got, "wide") || strings.Contains(got, "key") {
		t.Errorf("a narrow table scrolls: %s", got)
	}
}
