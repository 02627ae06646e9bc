package exchange

import (
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"jilid/build/diag"
	"jilid/build/plan/sheet"
	"jilid/build/text/lang"
)

// steps are the instructions for whoever fills in the form.
var steps = []diag.Text{
	diag.T("Isi satu baris untuk setiap program. Program baru ditulis di baris kosong di bawahnya, dengan kode yang belum dipakai. Kode program yang sudah ada jangan diubah.",
		"Fill in a row for every program. A new program goes into an empty row below, with an id that isn't used yet. Leave the ids of programs that are there as they are."),
	diag.T("Kolom berwarna kuning wajib diisi. Sel yang dikosongkan berarti isinya dihapus; tanda - sama dengan kosong.",
		"Yellow columns are required. Emptying a cell takes away what was there; a - is as good as empty."),
	diag.T("Kolom dengan daftar pilihan diisi dari daftarnya. Arti setiap kode ada di lembar %s.", "Columns with drop-downs are filled in from their list. Sheet %s tells what every code means.", sheetLists),
	diag.T("Uang ditulis dalam rupiah: 750000000, 750 juta, atau 1,25 miliar. Jika jumlahnya belum diketahui, tulis %s; itu berbeda dari 0.", "Money is in rupiah: 750000000, 750 million or 1.25 billion. If an amount isn't known yet, write %s; that is not 0.", diag.Text{ID: sheet.Uncosted[0], EN: sheet.Uncosted[1]}),
	diag.T("Beberapa isian dalam satu sel dipisahkan titik koma; titik koma di dalam sebuah isian ditulis \\;.", "Several entries in a cell are parted by semicolons; a semicolon within an entry is written \\;."),
	diag.T("Jangan menggabungkan sel dan jangan menghapus baris judul. Rumus boleh dipakai; yang dibaca hasilnya.", "Don't merge cells and don't delete the row of headers. Formulas are fine; their results are read."),
	diag.T("Judul kolom dikunci tanpa kata sandi. Untuk menambah kolom, misalnya kegiatan atau tahun lain, buka dahulu proteksi lembar (menu Tinjau), lalu tulis judulnya seperti judul yang sejenis.",
		"The headers are locked, without a password. To add a column, such as another activity or year, unprotect the sheet first (menu Review), then write its header like those of its kind."),
	diag.T("Simpan sebagai .xlsx dan kirimkan kembali kepada yang mengirim formulir ini. Lembar tersembunyi di berkas ini mencatat isi semula, supaya perubahan orang lain tidak tertimpa.",
		"Save it as .xlsx and send it back to whoever sent you this form. A hidden sheet in this file keeps what was there before, so that what others change isn't overwritten."),
}

// writeHelp writes the sheet that says how the form and every column are filled
// in, as official forms have it.
func (w *writer) writeHelp() {
	name := w.help
	widths := []float64{34, 62, 56}
	for i, width := range widths {
		column := string(rune('A' + i))
		w.do(w.book.SetColWidth(name, column, column, width))
	}
	w.put(name, 1, 1, diag.T("Cara mengisi", "How to fill it in").In(w.lang), w.style.title)
	w.do(w.book.SetRowHeight(name, 1, 24))
	row := 2
	for i, t := range steps {
		text := strconv.Itoa(i+1) + ". " + t.In(w.lang)
		w.put(name, row, 1, text, w.style.step)
		at := strconv.Itoa(row)
		w.do(w.book.MergeCell(name, "A"+at, "C"+at))
		w.height(name, row, linesOf(text, widths[0]+widths[1]+widths[2]))
		row++
	}
	row++
	for i, t := range []diag.Text{diag.T("Kolom", "Column"), diag.T("Arti", "Meaning"), diag.T("Cara mengisi", "How to fill it in")} {
		w.put(name, row, i+1, t.In(w.lang), w.style.bold)
	}
	head := strconv.Itoa(row)
	for i, c := range w.columns {
		if slices.ContainsFunc(w.columns[:i], func(x sheet.Column) bool { return x.Field == c.Field && x.Sub == c.Sub }) {
			continue // such as the next activity or year
		}
		more := ""
		if slices.ContainsFunc(w.columns[i+1:], func(x sheet.Column) bool { return x.Field == c.Field && x.Sub == c.Sub }) {
			more = ", …"
		}
		row++
		lines := 1
		for i, text := range []string{lang.Capital(c.Header(w.lang)) + more, sentence(w.meaning(c)), sentence(w.content(c))} {
			w.put(name, row, i+1, text, w.style.plainWrap)
			lines = max(lines, linesOf(text, widths[i]))
		}
		w.height(name, row, lines)
	}
	w.do(w.book.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	w.printing(name, "'"+name+"'!$"+head+":$"+head, false)
}
