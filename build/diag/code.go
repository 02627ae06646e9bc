package diag

// Code names a kind of diagnostic. Codes are stable: a code is never reused
// for something else. The ranges:
//
//	001–019  files and folders        100–139  Markdown, references, links
//	020–059  YAML, front matter       140–169  views, charts, data files
//	060–099  the model: programs …    170–199  the printed book
//	200–249  warnings of check        300–319  theme and layouts
type Code string

// Severity of a code: what a rule's breach does to the build.
func (c Code) Severity() Severity {
	if r, ok := rules[c]; ok {
		return r.severity
	}
	return Error
}

// Title says in a few words what a code is about.
func (c Code) Title() Text { return rules[c].title }

type rule struct {
	severity Severity
	title    Text
}

// The codes, with a name for use in code. Each has a row in rules.
const (
	Unreadable    Code = "JLD001" // a file that can't be read
	NotUTF8       Code = "JLD002"
	NoPlan        Code = "JLD003" // no content folder or nothing in it
	MissingFile   Code = "JLD004" // a file the plan names that isn't there
	SameAddress   Code = "JLD005" // two pages at one address
	StrayFile     Code = "JLD006" // a chapter in no book
	BadSheet      Code = "JLD007" // a workbook or CSV file that can't be read
	HiddenSheet   Code = "JLD008" // programs on a hidden sheet
	BadImport     Code = "JLD009" // an import that can't be written
	Conflict      Code = "JLD010" // what a sheet changes was changed in the plan, too
	TwinNames     Code = "JLD011" // two files of one folder whose names differ in capitals only
	YAMLSyntax    Code = "JLD020"
	UnknownKey    Code = "JLD021"
	DuplicateKey  Code = "JLD022"
	WrongType     Code = "JLD023"
	MissingKey    Code = "JLD024"
	WrongValue    Code = "JLD025"
	BadMoney      Code = "JLD026"
	BadCell       Code = "JLD027" // of a sheet: an error, a formula without a value, merged
	OddValue      Code = "JLD028" // half a pair of quotes, an invisible character
	Repeated      Code = "JLD029" // an item that a list has twice
	UnknownID     Code = "JLD060" // dimension, agency, program, goal, part …
	DuplicateID   Code = "JLD061"
	OutsidePeriod Code = "JLD062"
	EndBefore     Code = "JLD063"
	Cycle         Code = "JLD064"
	BrokenLink    Code = "JLD100"
	BrokenAnchor  Code = "JLD101"
	UnknownRef    Code = "JLD102"
	UnknownCite   Code = "JLD103"
	MissingAsset  Code = "JLD104"
	BadNote       Code = "JLD105" // a footnote without text or never used
	BadAttribute  Code = "JLD106"
	RawHTML       Code = "JLD107" // shown as text
	TooLarge      Code = "JLD108" // a chapter of many megabytes
	TooDeep       Code = "JLD109" // quotes or lists within each other
	BadAlert      Code = "JLD110"
	UnsafeLink    Code = "JLD111" // javascript: and its like
	OutsideImage  Code = "JLD112" // a picture that isn't the plan's
	BadTable      Code = "JLD113" // a row with too many cells
	BadMath       Code = "JLD114"
	BadCitation   Code = "JLD115"
	LooseCaption  Code = "JLD116" // a caption or source under nothing
	BadSource     Code = "JLD117" // an entry of the bibliography
	Leftover      Code = "JLD118" // half of a mark, printed as text
	OpenFence     Code = "JLD119" // a fenced block that nothing closes
	ShortRow      Code = "JLD120" // of a table: cells are missing
	UnknownView   Code = "JLD140"
	BadView       Code = "JLD141"
	BadData       Code = "JLD142"
	BadInclude    Code = "JLD143"
	EmptyView     Code = "JLD144" // a filter that lets nothing pass
	LeftOut       Code = "JLD145" // something a view can't draw
	BadWeights    Code = "JLD146" // weights that aren't 100% together
	BadComputed   Code = "JLD147" // {{…}} that can't be computed
	LooseLine     Code = "JLD170"
	MissingGlyph  Code = "JLD171"
	BadImage      Code = "JLD172"
	SplitTable    Code = "JLD173"
	PressLimit    Code = "JLD174"
	GapNoProgram  Code = "JLD200"
	Unmentioned   Code = "JLD201"
	NoQuickWin    Code = "JLD202"
	NoIndicator   Code = "JLD203"
	NoBudget      Code = "JLD204"
	NoAgency      Code = "JLD205"
	NoUnit        Code = "JLD206" // of an indicator
	NoBaseline    Code = "JLD207" // of an indicator
	Overspent     Code = "JLD208"
	NoReason      Code = "JLD209" // delayed or stopped, nobody says why
	OutsideYears  Code = "JLD210" // a budget line
	NoCaption     Code = "JLD211" // of a table
	NoAlt         Code = "JLD212" // of an image
	SkippedLevel  Code = "JLD213" // of headings
	IdleAgency    Code = "JLD214"
	LongQuickWin  Code = "JLD215"
	NearNames     Code = "JLD216" // of two programs or agencies
	EmptyChapter  Code = "JLD217"
	SmallAmount   Code = "JLD218" // of money, among much larger ones
	FormulaText   Code = "JLD219" // a text that spreadsheets would compute
	Unlisted      Code = "JLD220" // an abbreviation
	NoSuchTerm    Code = "JLD221" // that the index was to find
	BadPeriod     Code = "JLD230" // of a progress entry
	StaleRecord   Code = "JLD231" // a running program that was not reported on for long
	AfterToday    Code = "JLD232" // something reached or spent in the future
	SpentUncosted Code = "JLD233" // money spent of a line without an amount
	StatusYears   Code = "JLD234" // a status that its program's years belie
	OddWeights    Code = "JLD235" // of an evaluation
	Mistranslated Code = "JLD240" // a translation that isn't made like its original
	OtherNumbers  Code = "JLD241" // that a translation says
	Untranslated  Code = "JLD242" // what still has the original's words
	Outdated      Code = "JLD243" // a translation whose original was changed since
	BadTheme      Code = "JLD300"
	BadLayout     Code = "JLD301"
	Blocked       Code = "JLD302" // by the Content-Security-Policy
	WouldRun      Code = "JLD303" // a file that isn't published because browsers or servers would run it
)

var rules = map[Code]rule{
	Unreadable:    {Error, Text{"berkas tidak dapat dibaca", "unreadable file"}},
	NotUTF8:       {Error, Text{"berkas bukan UTF-8", "file is not UTF-8"}},
	NoPlan:        {Error, Text{"rencana tidak ditemukan", "no plan found"}},
	MissingFile:   {Error, Text{"berkas tidak ada", "missing file"}},
	SameAddress:   {Error, Text{"dua halaman di satu alamat", "two pages at one address"}},
	StrayFile:     {Warning, Text{"berkas di luar buku", "file outside the books"}},
	BadSheet:      {Error, Text{"lembar kerja tidak terbaca", "unreadable sheet"}},
	HiddenSheet:   {Warning, Text{"lembar tersembunyi tidak dibaca", "hidden sheet not read"}},
	BadImport:     {Error, Text{"lembar tidak dapat diimpor", "sheet can't be imported"}},
	Conflict:      {Error, Text{"perubahan yang bertabrakan", "colliding changes"}},
	TwinNames:     {Warning, Text{"nama berkas hanya berbeda huruf besar-kecil", "file names that differ in capitals only"}},
	YAMLSyntax:    {Error, Text{"penulisan YAML keliru", "YAML syntax"}},
	UnknownKey:    {Error, Text{"kunci tidak dikenal", "unknown key"}},
	DuplicateKey:  {Error, Text{"kunci ganda", "duplicate key"}},
	WrongType:     {Error, Text{"jenis nilai keliru", "wrong type"}},
	MissingKey:    {Error, Text{"kunci wajib tidak ada", "missing key"}},
	WrongValue:    {Error, Text{"nilai tidak diterima", "value not accepted"}},
	BadMoney:      {Error, Text{"jumlah uang tidak terbaca", "unreadable amount of money"}},
	BadCell:       {Error, Text{"sel tidak dapat dipakai", "cell can't be used"}},
	OddValue:      {Warning, Text{"nilai yang janggal", "odd value"}},
	Repeated:      {Warning, Text{"butir yang berulang", "repeated item"}},
	UnknownID:     {Error, Text{"kode tidak dikenal", "unknown id"}},
	DuplicateID:   {Error, Text{"kode didefinisikan dua kali", "id defined twice"}},
	OutsidePeriod: {Error, Text{"tahun di luar periode rencana", "year outside the period"}},
	EndBefore:     {Error, Text{"selesai sebelum mulai", "end before start"}},
	Cycle:         {Error, Text{"ketergantungan melingkar", "dependency cycle"}},
	BrokenLink:    {Error, Text{"tautan putus", "broken link"}},
	BrokenAnchor:  {Error, Text{"jangkar tidak ada", "missing anchor"}},
	UnknownRef:    {Error, Text{"rujukan tidak dikenal", "unknown reference"}},
	UnknownCite:   {Error, Text{"pustaka tidak dikenal", "unknown citation"}},
	MissingAsset:  {Error, Text{"berkas gambar tidak ada", "missing asset"}},
	BadNote:       {Error, Text{"catatan kaki keliru", "footnote mistake"}},
	BadAttribute:  {Error, Text{"atribut keliru", "attribute mistake"}},
	RawHTML:       {Warning, Text{"HTML mentah ditampilkan sebagai teks", "raw HTML is shown as text"}},
	TooLarge:      {Error, Text{"naskah terlalu besar", "text too large"}},
	TooDeep:       {Error, Text{"bersarang terlalu dalam", "nested too deeply"}},
	BadAlert:      {Error, Text{"jenis peringatan tidak dikenal", "unknown kind of alert"}},
	UnsafeLink:    {Error, Text{"tautan berbahaya", "unsafe link"}},
	OutsideImage:  {Warning, Text{"gambar di luar rencana", "picture outside the plan"}},
	BadTable:      {Error, Text{"tabel keliru", "table mistake"}},
	BadMath:       {Error, Text{"rumus keliru", "formula mistake"}},
	BadCitation:   {Error, Text{"kutipan pustaka tidak terbaca", "unreadable citation"}},
	LooseCaption:  {Error, Text{"keterangan tanpa tabel atau gambar", "caption without table or figure"}},
	BadSource:     {Error, Text{"pustaka keliru", "bibliography mistake"}},
	Leftover:      {Warning, Text{"tanda Markdown yang tercetak", "mark-up that is printed"}},
	OpenFence:     {Error, Text{"blok tidak ditutup", "block not closed"}},
	ShortRow:      {Warning, Text{"baris tabel kurang sel", "table row with too few cells"}},
	UnknownView:   {Error, Text{"tampilan tidak dikenal", "unknown view"}},
	BadView:       {Error, Text{"tampilan keliru", "view mistake"}},
	BadData:       {Error, Text{"berkas data keliru", "data file mistake"}},
	BadInclude:    {Error, Text{"sisipan keliru", "include mistake"}},
	EmptyView:     {Warning, Text{"tampilan kosong", "empty view"}},
	LeftOut:       {Warning, Text{"tidak dapat digambar", "can't be drawn"}},
	BadWeights:    {Error, Text{"bobot tidak berjumlah 100%", "weights are not 100%"}},
	BadComputed:   {Error, Text{"hitungan tidak dikenal", "unknown computation"}},
	LooseLine:     {Hint, Text{"baris renggang", "loose line"}},
	MissingGlyph:  {Warning, Text{"huruf tidak ada dalam fon", "missing glyph"}},
	BadImage:      {Error, Text{"gambar rusak", "broken image"}},
	SplitTable:    {Hint, Text{"tabel dipecah menurut kolom", "table split into column groups"}},
	PressLimit:    {Warning, Text{"tata letak melewati batas", "layout limit"}},
	GapNoProgram:  {Warning, Text{"kesenjangan tanpa program", "gap without a program"}},
	Unmentioned:   {Warning, Text{"program yang tidak disebut bab mana pun", "program no chapter mentions"}},
	NoQuickWin:    {Warning, Text{"dimensi tanpa quick win", "dimension without a quick win"}},
	NoIndicator:   {Warning, Text{"program tanpa indikator", "program without an indicator"}},
	NoBudget:      {Warning, Text{"program tanpa anggaran", "program without a budget"}},
	NoAgency:      {Warning, Text{"program tanpa perangkat daerah", "program without an agency"}},
	NoUnit:        {Warning, Text{"indikator tanpa satuan", "indicator without a unit"}},
	NoBaseline:    {Warning, Text{"indikator tanpa nilai awal", "indicator without a baseline"}},
	Overspent:     {Warning, Text{"realisasi melebihi anggaran", "spent above budget"}},
	NoReason:      {Warning, Text{"tertunda atau dihentikan tanpa alasan", "delayed or stopped without a reason"}},
	OutsideYears:  {Warning, Text{"anggaran di luar tahun program", "budget outside the program's years"}},
	NoCaption:     {Warning, Text{"tabel tanpa judul", "table without a caption"}},
	NoAlt:         {Warning, Text{"gambar tanpa teks pengganti", "image without alt text"}},
	SkippedLevel:  {Warning, Text{"tingkat judul melompat", "heading level skipped"}},
	IdleAgency:    {Warning, Text{"perangkat daerah tanpa program", "agency without a program"}},
	LongQuickWin:  {Warning, Text{"quick win terlalu lama", "quick win that takes too long"}},
	NearNames:     {Warning, Text{"nama yang hampir sama", "names nearly the same"}},
	EmptyChapter:  {Warning, Text{"bab tanpa isi", "empty chapter"}},
	SmallAmount:   {Warning, Text{"jumlah uang yang janggal kecilnya", "oddly small amount of money"}},
	FormulaText:   {Warning, Text{"teks yang dibaca sebagai rumus", "text read as a formula"}},
	Unlisted:      {Warning, Text{"singkatan di luar daftar", "abbreviation not listed"}},
	NoSuchTerm:    {Warning, Text{"istilah indeks tidak ada di naskah", "index term not in the text"}},
	BadPeriod:     {Warning, Text{"periode tidak terbaca", "unreadable period"}},
	StaleRecord:   {Warning, Text{"catatan program basi", "stale record of a program"}},
	AfterToday:    {Warning, Text{"realisasi di masa depan", "progress in the future"}},
	SpentUncosted: {Warning, Text{"realisasi tanpa jumlah anggaran", "spent without a budget"}},
	StatusYears:   {Warning, Text{"status tidak sesuai tahun program", "status and years disagree"}},
	OddWeights:    {Warning, Text{"bobot evaluasi tidak berjumlah 100 %", "weights of an evaluation are not 100 %"}},
	Mistranslated: {Warning, Text{"terjemahan berbeda dari aslinya", "translation differs from its original"}},
	OtherNumbers:  {Warning, Text{"angka berbeda dari aslinya", "numbers differ from the original"}},
	Untranslated:  {Hint, Text{"belum diterjemahkan", "not yet translated"}},
	Outdated:      {Hint, Text{"terjemahan lebih lama daripada aslinya", "translation older than its original"}},
	BadTheme:      {Error, Text{"tema keliru", "theme mistake"}},
	BadLayout:     {Error, Text{"tata letak halaman keliru", "layout mistake"}},
	Blocked:       {Warning, Text{"ditolak peramban", "refused by browsers"}},
	WouldRun:      {Warning, Text{"berkas yang bisa menjalankan skrip", "a file that could run scripts"}},
}
