package schema

import "jilid/build/diag"

// Plan is plan.yaml.
var Plan = &Record{Name: "plan", Title: diag.T("di plan.yaml", "in plan.yaml"), Fields: []Field{
	{Name: "title", Alias: "judul", Kind: Text, Required: true, Doc: diag.T("judul rencana", "the plan's title")},
	{Name: "subtitle", Alias: "subjudul", Kind: Text, Doc: diag.T("subjudul di sampul dan beranda", "subtitle on cover and home page")},
	{Name: "region", Alias: "daerah", Kind: Text, Doc: diag.T("kota, kabupaten, atau provinsi", "city, regency or province")},
	{Name: "language", Alias: "bahasa", Kind: Enum, Words: []Word{{"id", ""}, {"en", ""}}, Doc: diag.T("bahasa kata-kata yang ditulis program sendiri", "language of the words the program writes itself")},
	{Name: "translations", Alias: "terjemahan", Kind: Enums, Words: []Word{{"id", ""}, {"en", ""}}, Doc: diag.T("bahasa lain yang situsnya juga terbit, dari berkas seperti `02-visi.en.md`", "other languages that the site is published in, from files like `02-visi.en.md`")},
	{Name: "period", Alias: "periode", Kind: Years, Doc: diag.T("tahun pertama dan terakhir rencana", "first and last year of the plan")},
	{Name: "publisher", Alias: "penerbit", Kind: Text, Doc: diag.T("penerbit", "publisher")},
	{Name: "base_url", Alias: "alamat", Kind: Text, Doc: diag.T("alamat situs, untuk tautan kanonis dan peta situs", "the site's address, for canonical links and sitemap")},
	{Name: "repository", Alias: "repositori", Kind: Text, Doc: diag.T("alamat repositori, untuk tautan \"sunting halaman ini\"", "address of the repository, for \"edit this page\" links")},
	{Name: "editors", Alias: "penyunting", Kind: Bool, Doc: diag.T("di bawah setiap bab dan program tertulis nama mereka yang menulisnya, menurut Git", "below every chapter and program stand the names of those who wrote it, by Git")},
	{Name: "theme", Alias: "tema", Kind: Text, Doc: diag.T("nama folder di themes/", "name of a folder in themes/")},
	{Name: "version", Alias: "versi", Kind: Text, Doc: diag.T("edisi, seperti tercetak di halaman hak cipta", "edition as printed in the imprint")},
	{Name: "date", Alias: "tanggal", Kind: Date, Doc: diag.T("tanggal edisi", "date of the edition")},
	{Name: "license", Alias: "lisensi", Kind: Text, Doc: diag.T("lisensi isi rencana", "licence of the plan's content")},
	{Name: "logo", Kind: Text, Doc: diag.T("berkas lambang, di folder content", "file with the emblem, in the content folder")},
	{Name: "abstract", Alias: "abstrak", Kind: Text, Doc: diag.T("ringkasan untuk beranda dan sampul belakang", "summary for home page and back cover")},
	{Name: "books", Alias: "buku", Kind: Keyed, Of: Book, Short: "title", Doc: diag.T("buku-buku menurut urutan; jika tidak ada: setiap folder yang berisi bab", "the books in order; left out: every folder with chapters")},
	{Name: "dimensions", Alias: "dimensi", Kind: Keyed, Of: Dimension, Short: "name", Words: []Word{{"smart-city", ""}}, Doc: diag.T("`smart-city` untuk enam dimensi bawaan, atau daftar sendiri", "`smart-city` for the built-in six, or a list of one's own")},
	{Name: "agencies", Alias: "opd", Kind: Keyed, Of: Agency, Short: "name", Doc: diag.T("perangkat daerah menurut kodenya", "agencies by their ids")},
	{Name: "stages", Alias: "tahapan", Kind: Keyed, Of: Stage, Short: "name", Doc: diag.T("tahap penyusunan rencana", "how the plan itself is made")},
	{Name: "goals", Alias: "sasaran", Kind: Keyed, Of: Goal, Short: "text", Doc: diag.T("sasaran yang dilayani program, menurut kodenya", "what programs are aligned with, by code")},
	{Name: "fields", Alias: "isian", Kind: Keyed, Of: OwnField, Short: "name", Doc: diag.T("isian program milik rencana ini sendiri, menurut kodenya", "fields that programs of this plan have besides the built-in ones, by their ids")},
	{Name: "evaluations", Alias: "evaluasi", Kind: Many, Of: Evaluation, Doc: diag.T("evaluasi tahunan, skala 0–4", "yearly evaluations on a scale of 0–4")},
	{Name: "as_of", Alias: "keadaan_per", Kind: Date, Doc: diag.T("tanggal sampai kapan catatan realisasi lengkap; jika kosong: akhir periode realisasi terbaru", "the day to which the records of progress are complete; left out: the end of the newest period reported")},
	{Name: "stale_after", Alias: "basi_setelah", Kind: Number, Doc: diag.T("catatan program berjalan yang laporan terakhirnya lebih lama dari sekian bulan ditandai; jika kosong: 12", "records of running programs whose last report is older than so many months are flagged; left out: 12")},
	{Name: "abbreviations", Alias: "singkatan", Kind: Named, Doc: diag.T("singkatan dan kepanjangannya", "abbreviations and what they stand for")},
	{Name: "print", Alias: "cetak", Kind: One, Of: Print, Doc: diag.T("buku cetak", "the printed books")},
	{Name: "check", Alias: "pemeriksaan", Kind: Levels, Words: levelWords, Doc: diag.T("tingkat peringatan dan saran menurut kodenya", "levels of warnings and hints by their codes")},
	{Name: "markdown", Kind: One, Of: Markdown, Doc: diag.T("pembacaan Markdown", "how Markdown is read")},
}}

// Book is an entry of `books`.
var Book = &Record{Name: "book", Title: diag.T("pada buku", "of a book"), Key: "id", Fields: []Field{
	{Name: "id", Alias: "kode", Kind: Text, Required: true, Doc: diag.T("nama folder buku, juga nama PDF-nya", "name of the book's folder and of its PDF")},
	{Name: "title", Alias: "judul", Kind: Text, Doc: diag.T("judul buku", "the book's title")},
	{Name: "subtitle", Alias: "subjudul", Kind: Text, Doc: diag.T("subjudul buku", "the book's subtitle")},
	{Name: "cover", Alias: "sampul", Kind: Text, Doc: diag.T("berkas gambar untuk sampul depannya; jika kosong, yang disebut di `cetak`", "file with a picture for its front cover; left out, that of `print`")},
	{Name: "back_cover", Alias: "sampul_belakang", Kind: Text, Doc: diag.T("berkas gambar untuk sampul belakangnya; jika kosong, yang disebut di `cetak`", "file with a picture for its back cover; left out, that of `print`")},
}}

// Dimension is an entry of `dimensions`.
var Dimension = &Record{Name: "dimension", Title: diag.T("pada dimensi", "of a dimension"), Key: "id", Fields: []Field{
	{Name: "id", Alias: "kode", Kind: Text, Required: true, Doc: diag.T("kode, misalnya governance", "id, like governance")},
	{Name: "name", Alias: "nama", Kind: Text, Required: true, Doc: diag.T("nama dimensi", "the dimension's name")},
	{Name: "mark", Alias: "tanda", Kind: Text, Doc: diag.T("dua huruf yang menyertai warnanya", "two letters that go with its colour")},
	{Name: "color", Alias: "warna", Kind: Color, Doc: diag.T("warna, misalnya \"#1f6f8b\"", "colour, like \"#1f6f8b\"")},
	{Name: "icon", Alias: "ikon", Kind: Text, Doc: diag.T("gambar kecil di dalam tandanya di situs: berkas di folder content", "a small picture in its mark on the site: a file in the content folder")},
	{Name: "lead", Alias: "pengantar", Kind: Text, Doc: diag.T("satu kalimat: mengapa dimensi ini penting", "one sentence: why it matters")},
	{Name: "parts", Alias: "subdimensi", Kind: Named, Doc: diag.T("subdimensi menurut kodenya", "sub-dimensions by their ids")},
}}

// Agency is an entry of `agencies`.
var Agency = &Record{Name: "agency", Title: diag.T("pada perangkat daerah", "of an agency"), Key: "id", Fields: []Field{
	{Name: "id", Alias: "kode", Kind: Text, Required: true, Doc: diag.T("kode, misalnya diskominfo", "id, like diskominfo")},
	{Name: "name", Alias: "nama", Kind: Text, Required: true, Doc: diag.T("nama lengkap", "full name")},
	{Name: "short", Alias: "singkatan", Kind: Text, Doc: diag.T("nama pendek", "short name")},
}}

// Stage is an entry of `stages`.
var Stage = &Record{Name: "stage", Title: diag.T("pada tahap", "of a stage"), Key: "id", Fields: []Field{
	{Name: "id", Alias: "kode", Kind: Text, Required: true, Doc: diag.T("kode tahap", "the stage's id")},
	{Name: "name", Alias: "nama", Kind: Text, Required: true, Doc: diag.T("nama tahap", "the stage's name")},
	{Name: "start", Alias: "mulai", Kind: Date, Doc: diag.T("hari pertama", "first day")},
	{Name: "end", Alias: "selesai", Kind: Date, Doc: diag.T("hari terakhir", "last day")},
	{Name: "output", Alias: "keluaran", Kind: Text, Doc: diag.T("hasil tahap ini", "what comes out of it")},
}}

// Goal is an entry of `goals`.
var Goal = &Record{Name: "goal", Title: diag.T("pada sasaran", "of a goal"), Key: "code", Fields: []Field{
	{Name: "code", Alias: "kode", Kind: Text, Required: true, Doc: diag.T("kode, misalnya SDG-16.6", "code, like SDG-16.6")},
	{Name: "text", Alias: "teks", Kind: Text, Required: true, Doc: diag.T("bunyi sasaran", "what the goal says")},
}}

// OwnField is an entry of `fields`.
var OwnField = &Record{Name: "field", Title: diag.T("pada isian sendiri", "of an own field"), Key: "id", Fields: []Field{
	{Name: "id", Alias: "kode", Kind: Text, Required: true, Doc: diag.T("kode, misalnya kode_rekening: kunci di catatan program", "id, like account_code: the key in a program's record")},
	{Name: "name", Alias: "nama", Kind: Text, Required: true, Doc: diag.T("nama, seperti tampil di tabel dan lembar kerja", "name, as tables and spreadsheets show it")},
	{Name: "kind", Alias: "jenis", Kind: Enum, Words: []Word{{"text", "teks"}, {"texts", "daftar"}, {"number", "angka"}, {"year", "tahun"}, {"date", "tanggal"},
		{"money", "uang"}, {"percent", "persen"}, {"yes-no", "ya-tidak"}, {"choice", "pilihan"}}, Doc: diag.T("jenis isinya; jika kosong, teks, atau pilihan bila ada `pilihan`", "what it holds; left out, a text, or a choice where there are `choices`")},
	{Name: "choices", Alias: "pilihan", Kind: Keyed, Of: OwnChoice, Short: "name", Doc: diag.T("yang dapat dipilih: satu (jenis `pilihan`), atau beberapa (jenis `daftar`)", "what can be chosen: one (kind `choice`), or several (kind `texts`)")},
	{Name: "unit", Alias: "satuan", Kind: Text, Doc: diag.T("satuan angka", "unit of a number")},
	{Name: "help", Alias: "bantuan", Kind: Text, Doc: diag.T("penjelasan bagi pengisi", "what it means, for those who fill it in")},
	{Name: "required", Alias: "wajib", Kind: Bool, Doc: diag.T("setiap program wajib mengisinya", "every program must have it")},
}}

// OwnChoice is an entry of the `choices` of an own field.
var OwnChoice = &Record{Name: "choice", Title: diag.T("pada pilihan", "of a choice"), Key: "id", Fields: []Field{
	{Name: "id", Alias: "kode", Kind: Text, Required: true, Doc: diag.T("yang ditulis di catatan program", "what is written in a program's record")},
	{Name: "name", Alias: "nama", Kind: Text, Doc: diag.T("nama lengkap; jika kosong, kodenya", "full name; left out, the id")},
	{Name: "short", Alias: "singkatan", Kind: Text, Doc: diag.T("nama pendek, untuk sel tabel; jika kosong, namanya", "short name, for cells of tables; left out, the name")},
}}

// Evaluation is an entry of `evaluations`.
var Evaluation = &Record{Name: "evaluation", Title: diag.T("pada evaluasi", "of an evaluation"), Fields: []Field{
	{Name: "year", Alias: "tahun", Kind: Year, Required: true, Doc: diag.T("tahun evaluasi", "year of the evaluation")},
	{Name: "parts", Alias: "unsur", Kind: Keyed, Of: Score, Short: "score", Doc: diag.T("skor berbobot menurut unsur", "weighted scores by part")},
	{Name: "dimensions", Alias: "dimensi", Kind: Keyed, Of: Score, Short: "score", Doc: diag.T("skor menurut dimensi", "scores by dimension")},
}}

// Score is a weighted score of an evaluation or of the scores view.
var Score = &Record{Name: "score", Title: diag.T("pada skor", "of a score"), Key: "name", Fields: []Field{
	{Name: "name", Alias: "nama", Kind: Text, Required: true, Doc: diag.T("apa yang dinilai", "what is scored")},
	{Name: "weight", Alias: "bobot", Kind: Percent, Most: 100_000, Doc: diag.T("bobot dalam persen", "weight in per cent")},
	{Name: "score", Alias: "skor", Kind: Number, Most: 1e9, Required: true, Doc: diag.T("skor", "the score")},
	{Name: "note", Alias: "catatan", Kind: Text, Doc: diag.T("catatan", "a note")},
}}

// Print is `print`.
var Print = &Record{Name: "print", Title: diag.T("di `cetak`", "in `print`"), Fields: []Field{
	{Name: "paper", Alias: "kertas", Kind: One, Of: Paper, Words: []Word{{"A3", ""}, {"A4", ""}, {"F4", "folio"}, {"A5", ""}, {"B5", ""}, {"Letter", ""}}, Doc: diag.T("ukuran kertas", "paper size")},
	{Name: "chapter_start", Alias: "mulai_bab", Kind: Enum, Words: []Word{{"right", "kanan"}, {"any", "bebas"}}, Doc: diag.T("halaman tempat bab dimulai", "on which page chapters begin")},
	{Name: "edition", Alias: "edisi", Kind: Enums, Words: []Word{{"screen", "layar"}, {"press", "cetak"}, {"draft", "draf"}}, Doc: diag.T("edisi yang disusun; jika kosong: `layar`", "the editions that are made; left out: `screen`")},
	{Name: "bleed", Alias: "lebihan", Kind: Length, Doc: diag.T("lebihan di luar garis potong pada edisi cetak; jika kosong: 3mm", "what the press edition prints beyond the trimmed edge; left out: 3mm")},
	{Name: "binding", Alias: "penjilidan", Kind: One, Of: Binding, Doc: diag.T("cara buku dijilid", "how the books are bound")},
	{Name: "folios", Alias: "nomor_halaman", Kind: Enum, Words: []Word{{"plain", "biasa"}, {"chapter", "bab"}}, Doc: diag.T("`bab`: nomor halaman dimulai lagi di setiap bab, seperti I-1; jika kosong: `biasa`", "`chapter`: pages are numbered chapter by chapter, as I-1; left out: `plain`")},
	{Name: "cover", Alias: "sampul", Kind: Text, Doc: diag.T("berkas gambar untuk sampul depan, di folder content", "file with a picture for the front cover, in the content folder")},
	{Name: "back_cover", Alias: "sampul_belakang", Kind: Text, Doc: diag.T("berkas gambar untuk sampul belakang, di folder content", "file with a picture for the back cover, in the content folder")},
	{Name: "profile", Alias: "profil", Kind: Text, Doc: diag.T("berkas profil ICC mesin cetak, di folder content", "file with the printing press's ICC profile, in the content folder")},
	{Name: "index", Alias: "indeks", Kind: Texts, Doc: diag.T("istilah yang dicari sendiri untuk indeks; `anggaran > APBD` menaruh APBD di bawah anggaran", "terms that the index finds by itself; `budget > grants` puts grants below budget")},
}}

// Binding is `binding`.
var Binding = &Record{Name: "binding", Title: diag.T("pada penjilidan", "of the binding"), Fields: []Field{
	{Name: "sides", Alias: "sisi", Kind: Enum, Words: []Word{{"two", "dua"}, {"one", "satu"}}, Doc: diag.T("`satu`: dicetak di satu sisi kertas; jika kosong: `dua`", "`one`: printed on one side of the paper; left out: `two`")},
	{Name: "gutter", Alias: "ruang_jilid", Kind: Length, Doc: diag.T("tambahan margin di tepi yang dijilid", "what the bound margin is wider by")},
	{Name: "edge", Alias: "tepi", Kind: Enum, Words: []Word{{"left", "kiri"}, {"top", "atas"}}, Doc: diag.T("tepi yang dijilid: `atas` untuk spiral dan kalender; jika kosong: `kiri`", "the bound edge: `top` for spirals and calendars; left out: `left`")},
}}

// Paper is a paper size of one's own.
var Paper = &Record{Name: "paper", Title: diag.T("pada ukuran kertas", "of a paper size"), Fields: []Field{
	{Name: "width", Alias: "lebar", Kind: Length, Required: true, Doc: diag.T("lebar, misalnya 210mm", "width, like 210mm")},
	{Name: "height", Alias: "tinggi", Kind: Length, Required: true, Doc: diag.T("tinggi, misalnya 297mm", "height, like 297mm")},
}}

// Markdown is `markdown`.
var Markdown = &Record{Name: "markdown", Title: diag.T("di `markdown`", "in `markdown`"), Fields: []Field{
	{Name: "unsafe_html", Alias: "html_mentah", Kind: Bool, Doc: diag.T("HTML mentah diteruskan, bukan ditampilkan sebagai teks", "raw HTML is passed through, not shown as text")},
}}

// Chapter is the front matter of a chapter.
var Chapter = &Record{Name: "chapter", Title: diag.T("di bagian awal bab", "in a chapter's front matter"), Fields: []Field{
	{Name: "title", Alias: "judul", Kind: Text, Doc: diag.T("judul bab", "the chapter's title")},
	{Name: "subtitle", Alias: "subjudul", Kind: Text, Doc: diag.T("subjudul buku, di _index.md sebuah buku", "a book's subtitle, in its _index.md")},
	{Name: "id", Alias: "kode", Kind: Text, Doc: diag.T("nama untuk rujukan, misalnya sec-visi", "name for references, like sec-visi")},
	{Name: "language", Alias: "bahasa", Kind: Text, Doc: diag.T("bahasa bab ini menurut BCP 47, misalnya en, bila bukan bahasa rencana", "the chapter's language as a tag of BCP 47, like en, if it isn't the plan's")},
	{Name: "dimension", Alias: "dimensi", Kind: Texts, Doc: diag.T("kode dimensi, satu atau beberapa", "one dimension id or several")},
	{Name: "programs", Alias: "program", Kind: Many, Of: Program, Short: "id", Doc: diag.T("program yang dibahas: kode, atau seluruh catatannya", "the programs it is about: ids, or whole records")},
	{Name: "kind", Alias: "jenis", Kind: Enum, Words: []Word{{"front", "awal"}, {"chapter", "bab"}, {"part", "bagian"}, {"appendix", "lampiran"}, {"back", "akhir"}}, Doc: diag.T("jenis bab", "what sort of chapter it is")},
	{Name: "number", Alias: "nomor", Kind: Enum, Words: []Word{{"auto", "otomatis"}, {"none", "tanpa"}}, Doc: diag.T("`none`: tanpa nomor", "`none`: not numbered")},
	{Name: "authors", Alias: "penulis", Kind: Texts, Doc: diag.T("penulis bab", "who wrote it")},
	{Name: "draft", Alias: "draf", Kind: Bool, Doc: diag.T("draf tidak ikut dibangun, kecuali dengan --drafts", "drafts are left out, unless --drafts is given")},
	{Name: "aliases", Alias: "alamat_lama", Kind: Texts, Doc: diag.T("alamat lama yang dialihkan ke bab ini", "old addresses that lead to this chapter")},
}}
