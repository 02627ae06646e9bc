package sheet

import (
	"fmt"
	"strings"
	"testing"

	"jilid/build/source"
	"jilid/build/text/lang"
)

const openSheetsXML = `<office:document-content xmlns:office="o" xmlns:style="s" xmlns:table="t" xmlns:text="x">
<style:style style:name="h"><style:table-properties table:display="false"/></style:style>
<table:table table:name="Catatan" table:style-name="h"><table:table-row><table:table-cell office:value-type="string"><text:p>rahasia</text:p></table:table-cell></table:table-row></table:table>
<table:table table:name="Data">
<table:table-row><table:table-cell office:value-type="string"><text:p>Zona</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Jiwa</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p> Teluk </text:p></table:table-cell><table:table-cell office:value-type="float" office:value="12345.6"><text:p>12,346 jiwa</text:p></table:table-cell><table:table-cell office:value-type="percentage" office:value="0.125"><text:p>12.5%</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2019-07-11"><text:p>11 Juli 2019</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>#DIV/0!</text:p></table:table-cell></table:table-row>
</table:table></office:document-content>`

// TestDataOpenDocument: an .ods file's numbers are as it shows them, in the marks
// of the plan's language; hidden sheets are passed over; errors have their cell.
func TestDataOpenDocument(t *testing.T) {
	f := source.NewFile("content/a/data.ods", pack([]section{{"content.xml", openSheetsXML}}))
	table, ds := Data(f, Wanted{}, lang.ID)
	var got []string
	for _, row := range table.Rows {
		for _, c := range row.Cells {
			got = append(got, fmt.Sprintf("%s %q %v %v", source.CellName(row.Number, int(c.Column)), c.Text, c.Number, c.Value))
		}
	}
	want := []string{`A1 "Zona" false 0`, `B1 "Jiwa" false 0`, `A2 "Teluk" false 0`, `B2 "12.346\u00a0jiwa" true 12345.6`, `C2 "12,5%" true 12.5`, `D2 "11\u00a0Juli\u00a02019" false 0`, `A3 "#DIV/0!" false 0`}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(ds) != 1 || ds[0].Span.Position().String() != "content/a/data.ods: Data!A3" {
		t.Errorf("%v", ds)
	}
	at := f.Span(0, 0)
	for name, text := range map[string]string{"data": "", "CATATAN": "tersembunyi", "Dat": "tidak ada"} {
		_, ds := Data(f, Wanted{Name: name, At: at}, lang.ID)
		if text == "" && len(ds) != 1 || text != "" && (len(ds) != 1 || !strings.Contains(ds[0].Text.ID, text)) {
			t.Errorf("%s: %v", name, ds)
		}
	}
}
