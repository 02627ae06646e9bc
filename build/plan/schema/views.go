package schema

import (
	"slices"

	"jilid/build/diag"
)

// Views are the bodies of the views, in the order of the manual. The record's
// name is the view's.
var Views = []View{
	{ProgramsView, "program"}, {RoadmapView, "peta-jalan"}, {BudgetView, "anggaran"}, {IndicatorsView, "indikator"},
	{SheetView, "lembar-program"}, {SwotView, "swot"}, {GapView, "kesenjangan"}, {ScoresView, "skor"}, {StagesView, "tahapan"},
	{DimensionsView, "dimensi"}, {CoverageView, "cakupan"}, {DependenciesView, "ketergantungan"}, {ChartView, "grafik"}, {TableView, "tabel"}, {IncludeView, "sisip"},
}

// View is a view's body and its Indonesian name.
type View struct {
	*Record
	Alias string
}

// ViewNamed is the view with a name in either language, or nil.
func ViewNamed(name string) *Record {
	for _, v := range Views {
		if name == v.Name || name == v.Alias {
			return v.Record
		}
	}
	return nil
}

// ViewNames are the names of all views in both languages.
func ViewNames() []string {
	var out []string
	for _, v := range Views {
		out = append(out, v.Name)
		if v.Alias != v.Name {
			out = append(out, v.Alias)
		}
	}
	return out
}

// common is what every view takes.
var common = []Field{
	{Name: "caption", Alias: "judul", Kind: Text, Doc: diag.T("judul tabel atau gambar", "caption")},
	{Name: "id", Alias: "kode", Kind: Text, Doc: diag.T("nama untuk rujukan, misalnya tbl-anggaran", "name for references, like tbl-anggaran")},
	{Name: "source", Alias: "sumber", Kind: Text, Doc: diag.T("sumber, dicetak kecil di bawahnya", "source, set small below")},
}

// sheetField chooses a sheet of a workbook.
var sheetField = Field{Name: "sheet", Alias: "lembar", Kind: Text, Doc: diag.T("lembar buku kerja; jika kosong, lembar pertama yang tampak", "sheet of a workbook; left out, the first that can be seen")}

// filters choose programs.
var filters = []Field{
	{Name: "dimension", Alias: "dimensi", Kind: Texts, Doc: diag.T("hanya dimensi ini", "only these dimensions")},
	{Name: "part", Alias: "subdimensi", Kind: Texts, Doc: diag.T("hanya subdimensi ini", "only these parts")},
	{Name: "agency", Alias: "opd", Kind: Texts, Doc: diag.T("hanya perangkat daerah ini", "only these agencies")},
	{Name: "year", Alias: "tahun", Kind: Years, Doc: diag.T("hanya yang berjalan pada tahun ini", "only what runs in these years")},
	{Name: "quick_win", Alias: "program_unggulan", Kind: Bool, Doc: diag.T("hanya quick win, atau hanya yang bukan", "only quick wins, or only others")},
	{Name: "horizon", Alias: "jangka", Kind: Enums, Words: horizonWords, Doc: diag.T("hanya jangka ini", "only these time frames")},
	{Name: "status", Kind: Enums, Words: statusWords, Doc: diag.T("hanya keadaan ini", "only these states")},
	{Name: "ids", Alias: "program", Kind: Texts, Doc: diag.T("hanya program ini, menurut urutannya", "only these programs, in this order")},
}

func view(name, alias string, groups ...[]Field) *Record {
	return &Record{Name: name, Title: diag.T("di tampilan `%s`", "in view `%s`", label(name, alias)), Fields: slices.Concat(append(groups, common)...)}
}

var groupWords = []Word{{"dimension", "dimensi"}, {"part", "subdimensi"}, {"agency", "opd"}, {"none", "tanpa"}}

var showWords = []Word{{"table", "tabel"}, {"chart", "grafik"}, {"both", "keduanya"}}

// columnWords are the columns of a table of programs: what can be said of a
// program, of each of its indicators, and of every year.
var columnWords = []Word{{"number", "nomor"}, {"id", "kode"}, {"name", "nama"}, {"summary", "ringkasan"}, {"dimension", "dimensi"}, {"part", "subdimensi"},
	{"agency", "opd"}, {"partners", "pendukung"}, {"years", "waktu"}, {"start", "mulai"}, {"end", "selesai"}, {"horizon", "jangka"}, {"quick_win", "program_unggulan"},
	{"location", "lokasi"}, {"legal_basis", "dasar_hukum"}, {"outputs", "keluaran"}, {"activities", "kegiatan"}, {"goals", "sasaran"}, {"depends_on", "prasyarat"},
	{"phases", "tahapan"}, {"risks", "risiko"}, {"status", ""}, {"progress", "realisasi"}, {"physical", "fisik"}, {"issue", "kendala"}, {"next", "tindak_lanjut"},
	{"source", "sumber"}, {"budget", "anggaran"}, {"total", "jumlah"}, {"spent", "realisasi_anggaran"}, {"yearly_budget", "anggaran_tahunan"},
	{"indicators", "indikator"}, {"unit", "satuan"}, {"baseline", "awal"}, {"final", "akhir"}, {"yearly_targets", "target_tahunan"},
	{"yearly_actual", "realisasi_tahunan"}, {"yearly", "tahunan"}}

// moneyUnit is what views with money count it in.
var moneyUnit = []Field{{Name: "unit", Alias: "satuan", Kind: Enum, Words: []Word{{"auto", "otomatis"}, {"full", "penuh"}, {"rupiah", ""}, {"juta", "million"}, {"miliar", "billion"}, {"triliun", "trillion"}},
	Doc: diag.T("satuan uang", "unit of money")}}

// The bodies of the views.
var (
	ProgramsView = view("programs", "program", filters, moneyUnit, []Field{
		{Name: "columns", Alias: "kolom", Kind: Enums, Words: columnWords, Doc: diag.T("kolom tabel", "columns of the table")},
		{Name: "group_by", Alias: "kelompok", Kind: Enum, Words: groupWords, Doc: diag.T("baris dikelompokkan menurut ini", "rows are grouped by this")},
		{Name: "sort", Alias: "urut", Kind: Enum, Words: []Word{{"id", "kode"}, {"name", "nama"}, {"start", "mulai"}, {"budget", "anggaran"}}, Doc: diag.T("urutan", "order")},
	})
	RoadmapView = view("roadmap", "peta-jalan", filters, []Field{
		{Name: "group_by", Alias: "kelompok", Kind: Enum, Words: groupWords, Doc: diag.T("baris dikelompokkan menurut ini", "rows are grouped by this")},
	})
	BudgetView = view("budget", "anggaran", filters, moneyUnit, []Field{
		{Name: "by", Alias: "menurut", Kind: Enums, Repeats: true, Words: []Word{{"year", "tahun"}, {"dimension", "dimensi"}, {"part", "subdimensi"}, {"agency", "opd"}, {"source", "sumber"}, {"program", ""}}, Doc: diag.T("baris, lalu kolom", "rows, then columns")},
		{Name: "chart", Alias: "grafik", Kind: Enum, Words: []Word{{"none", "tanpa"}, {"bar", "batang"}, {"stacked", "bertumpuk"}, {"line", "garis"}, {"pie", "lingkaran"}}, Doc: diag.T("jenis grafik", "kind of chart")},
		{Name: "show", Alias: "tampilkan", Kind: Enum, Words: showWords, Doc: diag.T("tabel, grafik, atau keduanya", "table, chart or both")},
		{Name: "spent", Alias: "realisasi", Kind: Bool, Doc: diag.T("anggaran di samping realisasi dan serapannya; `menurut` berisi satu kunci", "the budget beside what was spent of it; `by` has one key")},
	})
	IndicatorsView = view("indicators", "indikator", filters, moneyUnit, []Field{
		{Name: "group_by", Alias: "kelompok", Kind: Enum, Words: groupWords, Doc: diag.T("baris dikelompokkan menurut ini", "rows are grouped by this")},
		{Name: "show", Alias: "tampilkan", Kind: Enum, Words: showWords, Doc: diag.T("tabel, garis target dan realisasi setiap indikator, atau keduanya", "table, lines of every indicator's targets and actual values, or both")},
		{Name: "actual", Alias: "realisasi", Kind: Bool, Doc: diag.T("`ya`: target satu tahun, realisasinya, dan tercapai atau tidak; `tidak`: target saja", "`true`: the targets of one year, what was reached, and whether that is enough; `false`: targets alone")},
	})
	SheetView = view("program-sheet", "lembar-program", moneyUnit, []Field{
		{Name: "program", Kind: Text, Required: true, Doc: diag.T("kode program", "program id")},
	})
	SwotView = view("swot", "swot", []Field{
		{Name: "dimension", Alias: "dimensi", Kind: Text, Doc: diag.T("dimensi yang dianalisis", "dimension that is analysed")},
		{Name: "agency", Alias: "opd", Kind: Text, Doc: diag.T("perangkat daerah yang dianalisis", "agency that is analysed")},
		{Name: "strengths", Alias: "kekuatan", Kind: Texts, Doc: diag.T("kekuatan", "strengths")},
		{Name: "weaknesses", Alias: "kelemahan", Kind: Texts, Doc: diag.T("kelemahan", "weaknesses")},
		{Name: "opportunities", Alias: "peluang", Kind: Texts, Doc: diag.T("peluang", "opportunities")},
		{Name: "threats", Alias: "ancaman", Kind: Texts, Doc: diag.T("ancaman", "threats")},
	})
	GapView = view("gap", "kesenjangan", []Field{
		{Name: "rows", Alias: "baris", Kind: Many, Of: GapRow, Required: true, Doc: diag.T("baris-baris kesenjangan", "the gaps")},
	})
	ScoresView = view("scores", "skor", []Field{
		{Name: "scale", Alias: "skala", Kind: Number, Least: 1, Most: 1e9, Doc: diag.T("skor tertinggi", "the highest score")},
		{Name: "items", Alias: "butir", Kind: Many, Of: Score, Doc: diag.T("butir dengan bobot dan skor", "what is scored, with weights")},
		{Name: "from", Alias: "dari", Kind: Enum, Words: []Word{{"evaluations", "evaluasi"}}, Doc: diag.T("alih-alih `butir`: evaluasi tahunan di plan.yaml", "instead of `items`: the yearly evaluations in plan.yaml")},
		{Name: "year", Alias: "tahun", Kind: Years, Doc: diag.T("tahun evaluasi; jika kosong: yang terbaru, menurut dimensi dua yang terbaru", "years of the evaluations; left out: the newest, by dimension the newest two")},
		{Name: "by", Alias: "menurut", Kind: Enum, Words: []Word{{"parts", "unsur"}, {"dimensions", "dimensi"}, {"years", "tahun"}}, Doc: diag.T("bagian evaluasi yang ditampilkan", "what of the evaluations is shown")},
		{Name: "show", Alias: "tampilkan", Kind: Enum, Words: []Word{{"table", "tabel"}, {"radar", ""}, {"chart", "grafik"}, {"both", "keduanya"}}, Doc: diag.T("tabel, grafik (radar, menurut tahun garis), atau keduanya", "table, chart (a radar, by years a line) or both")},
	})
	StagesView     = view("stages", "tahapan")
	DimensionsView = view("dimensions", "dimensi", moneyUnit, []Field{
		{Name: "status", Kind: Bool, Doc: diag.T("banyaknya program menurut statusnya", "counts of programs by their status")},
		{Name: "show", Alias: "tampilkan", Kind: Enum, Words: showWords, Doc: diag.T("dengan `status`: tabel, grafik, atau keduanya", "with `status`: table, chart or both")},
	})
	CoverageView = view("coverage", "cakupan", filters, []Field{
		{Name: "by", Alias: "menurut", Kind: Enums, Repeats: true, Words: []Word{{"part", "subdimensi"}, {"dimension", "dimensi"}, {"agency", "opd"}, {"source", "sumber"}, {"year", "tahun"}}, Doc: diag.T("baris, lalu kolom; jika kosong: subdimensi, lalu perangkat daerah", "rows, then columns; left out: parts, then agencies")},
		{Name: "show", Alias: "tampilkan", Kind: Enum, Words: showWords, Doc: diag.T("tabel, gambar, atau keduanya; jika kosong: gambar", "table, picture or both; left out: the picture")},
	})
	DependenciesView = view("dependencies", "ketergantungan", filters)
	ChartView        = view("chart", "grafik", []Field{
		{Name: "type", Alias: "jenis", Kind: Enum, Words: []Word{{"bar", "batang"}, {"stacked", "bertumpuk"}, {"line", "garis"}, {"radar", ""}, {"pie", "lingkaran"}}, Required: true, Doc: diag.T("jenis grafik", "kind of chart")},
		{Name: "labels", Alias: "label", Kind: Texts, Repeats: true, Doc: diag.T("label sumbu", "labels of the axis")},
		{Name: "series", Alias: "deret", Kind: Series, Doc: diag.T("deret angka menurut nama", "rows of numbers by name")},
		{Name: "data", Kind: Text, Doc: diag.T("berkas CSV atau buku kerja: kolom pertama label, lainnya deret", "CSV file or workbook: first column labels, others series")},
		sheetField,
		{Name: "unit", Alias: "satuan", Kind: Text, Doc: diag.T("satuan sumbu", "unit of the axis")},
		{Name: "max", Alias: "maksimum", Kind: Number, Least: 1, Most: 1e15, Doc: diag.T("ujung sumbu", "end of the axis")},
	})
	TableView = view("table", "tabel", []Field{
		{Name: "data", Kind: Text, Required: true, Doc: diag.T("berkas CSV atau buku kerja (.xlsx, .ods)", "CSV file or workbook (.xlsx, .ods)")},
		sheetField,
		{Name: "columns", Alias: "kolom", Kind: Texts, Doc: diag.T("kolom yang ditampilkan", "columns to show")},
	})
	IncludeView = view("include", "sisip", []Field{
		{Name: "from", Alias: "dari", Kind: Text, Required: true, Doc: diag.T("bab dan subbab, misalnya ../buku-2/03-strategi.md#sec-visi", "chapter and section, like ../buku-2/03-strategi.md#sec-visi")},
	})
)

// GapRow is a row of the gap view.
var GapRow = &Record{Name: "gap-row", Title: diag.T("pada baris kesenjangan", "of a gap"), Fields: []Field{
	{Name: "aspect", Alias: "aspek", Kind: Text, Required: true, Doc: diag.T("aspek", "aspect")},
	{Name: "current", Alias: "kini", Kind: Text, Doc: diag.T("kondisi saat ini", "how it is")},
	{Name: "wanted", Alias: "harapan", Kind: Text, Doc: diag.T("kondisi yang diharapkan", "how it should be")},
	{Name: "gap", Alias: "kesenjangan", Kind: Text, Doc: diag.T("kesenjangan", "the gap")},
	{Name: "programs", Alias: "program", Kind: Texts, Doc: diag.T("kode program yang menjawabnya", "ids of the programs that answer it")},
}}

// The filters of computed figures in the text: {{sum budget …}} and
// {{count programs …}}.
var (
	SumView = &Record{Name: "sum", Title: diag.T("di `{{sum budget}}`", "in `{{sum budget}}`"), Fields: append(slices.Concat(filters, moneyUnit),
		Field{Name: "source", Alias: "sumber", Kind: Texts, Doc: diag.T("hanya dana dari sumber ini", "only money from these sources")})}
	CountView = &Record{Name: "count", Title: diag.T("di `{{count programs}}`", "in `{{count programs}}`"), Fields: slices.Clone(filters)}
)
