package schema

import "jilid/build/diag"

// Status words of a program.
var statusWords = []Word{{"planned", "direncanakan"}, {"preparing", "disiapkan"}, {"ongoing", "berjalan"}, {"done", "selesai"},
	{"delayed", "tertunda"}, {"stopped", "dihentikan"}, {"routine", "rutin"}}

var horizonWords = []Word{{"short", "pendek"}, {"medium", "menengah"}, {"long", "panjang"}}

// Program is a program's record: the front matter of its file, or an entry of a
// chapter's `programs`.
var Program = &Record{Name: "program", Title: diag.T("pada program", "of a program"), Fields: []Field{
	{Name: "id", Alias: "kode", Kind: Text, Required: true, Doc: diag.T("kode, misalnya GOV-01", "id, like GOV-01")},
	{Name: "name", Alias: "nama", Kind: Text, Required: true, Doc: diag.T("nama program", "the program's name")},
	{Name: "summary", Alias: "ringkasan", Kind: Text, Doc: diag.T("satu atau dua kalimat untuk kartu dan daftar", "one or two sentences for cards and lists")},
	{Name: "dimension", Alias: "dimensi", Kind: Text, Required: true, Doc: diag.T("kode dimensi", "dimension id")},
	{Name: "part", Alias: "subdimensi", Kind: Text, Doc: diag.T("kode subdimensi", "id of one of the dimension's parts")},
	{Name: "agency", Alias: "opd", Kind: Text, Doc: diag.T("kode perangkat daerah penanggung jawab", "id of the agency in charge")},
	{Name: "partners", Alias: "pendukung", Kind: Texts, Doc: diag.T("kode perangkat daerah pendukung, atau nama pihak lain", "ids of supporting agencies, or names of others")},
	{Name: "horizon", Alias: "jangka", Kind: Enum, Words: horizonWords, Doc: diag.T("jangka waktu; jika kosong, dari lamanya: sampai 1 tahun pendek, sampai 5 menengah, selebihnya panjang", "time frame; left out, from the years: 1 year is short, up to 5 medium, more long")},
	{Name: "quick_win", Alias: "program_unggulan", Kind: One, Of: QuickWin, Flag: true, Doc: diag.T("quick win: `true`, atau uraiannya", "quick win: `true`, or what makes it one")},
	{Name: "start", Alias: "mulai", Kind: Year, Required: true, Doc: diag.T("tahun mulai", "first year")},
	{Name: "end", Alias: "selesai", Kind: Year, Doc: diag.T("tahun selesai; jika kosong, sama dengan tahun mulai", "last year; left out, the first")},
	{Name: "location", Alias: "lokasi", Kind: Text, Doc: diag.T("lokasi", "location")},
	{Name: "legal_basis", Alias: "dasar_hukum", Kind: Texts, Doc: diag.T("dasar hukum", "legal basis")},
	{Name: "outputs", Alias: "keluaran", Kind: Texts, Doc: diag.T("keluaran", "outputs")},
	{Name: "depends_on", Alias: "prasyarat", Kind: Texts, Doc: diag.T("kode program yang harus mendahului", "ids of programs that must come first")},
	{Name: "goals", Alias: "sasaran", Kind: Texts, Doc: diag.T("kode sasaran yang dilayani", "codes of the goals it serves")},
	{Name: "activities", Alias: "kegiatan", Kind: Many, Of: Activity, Short: "name", Doc: diag.T("kegiatan", "activities")},
	{Name: "phases", Alias: "tahapan", Kind: ByYear, Doc: diag.T("isi sel peta jalan, menurut tahun", "text in the roadmap's cells, by year")},
	{Name: "risks", Alias: "risiko", Kind: Many, Of: Risk, Short: "risk", Doc: diag.T("risiko dan mitigasinya", "risks and what is done about them")},
	{Name: "indicators", Alias: "indikator", Kind: Many, Of: Indicator, Doc: diag.T("indikator kinerja", "indicators")},
	{Name: "budget", Alias: "anggaran", Kind: Many, Of: Budget, Doc: diag.T("anggaran menurut tahun dan sumber", "money by year and source")},
	{Name: "status", Kind: Enum, Words: statusWords, Doc: diag.T("keadaan program", "state of the program")},
	{Name: "progress", Alias: "realisasi", Kind: Many, Of: Progress, Doc: diag.T("realisasi, satu isian setiap periode", "progress, one entry a period")},
}}

// QuickWin is what makes a program a quick win.
var QuickWin = &Record{Name: "quick_win", Title: diag.T("di `quick_win`", "in `quick_win`"), Fields: []Field{
	{Name: "idea", Alias: "gagasan", Kind: Text, Doc: diag.T("rumusan inovasi", "the idea")},
	{Name: "appeal", Alias: "daya_tarik", Kind: Text, Doc: diag.T("daya tarik", "appeal")},
	{Name: "benefit", Alias: "manfaat", Kind: Text, Doc: diag.T("manfaat", "benefit")},
	{Name: "uniqueness", Alias: "keunikan", Kind: Text, Doc: diag.T("keunikan", "uniqueness")},
	{Name: "partnership", Alias: "kemitraan", Kind: Text, Doc: diag.T("peluang kemitraan", "partnership")},
	{Name: "growth", Alias: "pengembangan", Kind: Text, Doc: diag.T("potensi pengembangan", "growth")},
	{Name: "continuity", Alias: "keberlanjutan", Kind: Text, Doc: diag.T("keberlanjutan", "continuity")},
	{Name: "resources", Alias: "sumber_daya", Kind: Text, Doc: diag.T("sumber daya", "resources")},
	{Name: "risk", Alias: "risiko", Kind: Text, Doc: diag.T("manajemen risiko", "risk")},
	{Name: "steps", Alias: "langkah", Kind: Texts, Doc: diag.T("langkah-langkah", "steps")},
}}

// Activity of a program.
var Activity = &Record{Name: "activity", Title: diag.T("pada kegiatan", "of an activity"), Fields: []Field{
	{Name: "name", Alias: "nama", Kind: Text, Required: true, Doc: diag.T("nama kegiatan", "the activity's name")},
	{Name: "output", Alias: "keluaran", Kind: Text, Doc: diag.T("keluaran", "output")},
	{Name: "years", Alias: "tahun", Kind: Years, Doc: diag.T("tahun pelaksanaan", "when it is done")},
	{Name: "agency", Alias: "opd", Kind: Text, Doc: diag.T("kode perangkat daerah pelaksana", "id of the agency that does it")},
}}

// Risk of a program.
var Risk = &Record{Name: "risk", Title: diag.T("pada risiko", "of a risk"), Fields: []Field{
	{Name: "risk", Alias: "risiko", Kind: Text, Required: true, Doc: diag.T("risiko", "the risk")},
	{Name: "mitigation", Alias: "mitigasi", Kind: Text, Doc: diag.T("mitigasi", "what is done about it")},
}}

// Indicator of a program.
var Indicator = &Record{Name: "indicator", Title: diag.T("pada indikator", "of an indicator"), Fields: []Field{
	{Name: "name", Alias: "nama", Kind: Text, Required: true, Doc: diag.T("nama indikator", "the indicator's name")},
	{Name: "unit", Alias: "satuan", Kind: Text, Doc: diag.T("satuan", "unit")},
	{Name: "baseline", Alias: "awal", Kind: Text, Doc: diag.T("kondisi awal", "value before the plan")},
	{Name: "targets", Alias: "target", Kind: ByYear, Doc: diag.T("target menurut tahun", "targets by year")},
	{Name: "actual", Alias: "realisasi", Kind: ByYear, Doc: diag.T("realisasi menurut tahun", "what was reached, by year")},
}}

// Budget is a line of a program's budget.
var Budget = &Record{Name: "budget", Title: diag.T("pada baris anggaran", "of a budget line"), Fields: []Field{
	{Name: "year", Alias: "tahun", Kind: Year, Required: true, Doc: diag.T("tahun", "year")},
	{Name: "amount", Alias: "jumlah", Kind: Money, Doc: diag.T("jumlah; kosong berarti belum dihitung", "amount; left out means not yet costed")},
	{Name: "source", Alias: "sumber", Kind: Text, Doc: diag.T("sumber dana", "source of funds")},
	{Name: "spent", Alias: "realisasi", Kind: Money, Doc: diag.T("yang sudah dibelanjakan", "what was spent")},
	{Name: "note", Alias: "catatan", Kind: Text, Doc: diag.T("catatan", "a note")},
}}

// Progress is one period's report.
var Progress = &Record{Name: "progress", Title: diag.T("pada realisasi", "of a progress entry"), Fields: []Field{
	{Name: "period", Alias: "periode", Kind: Text, Required: true, Doc: diag.T("periode yang dilaporkan: 2021, 2021-06, Semester I 2021, TW2 2021, atau tanggal", "the period reported on: 2021, 2021-06, Semester I 2021, Q2 2021, or a date")},
	{Name: "text", Alias: "teks", Kind: Text, Doc: diag.T("apa yang dicapai", "what was done")},
	{Name: "physical", Alias: "fisik", Kind: Text, Doc: diag.T("kemajuan fisik, misalnya 45%", "physical progress, like 45%")},
	{Name: "issue", Alias: "kendala", Kind: Text, Doc: diag.T("kendala", "what stands in the way")},
	{Name: "next", Alias: "tindak_lanjut", Kind: Text, Doc: diag.T("tindak lanjut", "what comes next")},
	{Name: "evidence", Alias: "bukti", Kind: Texts, Doc: diag.T("bukti: berkas, alamat web, atau kata-kata; `[judul](berkas)` memberinya judul", "evidence: files, web addresses or words; `[title](file)` gives one a title")},
}}
