package site

import (
	"jilid/build/plan"
	"jilid/build/text/lang"
)

// Words are what the site itself says, in the plan's language, as layouts use
// them: {{.W.Contents}}.
type Words struct {
	Languages, Borrowed, BorrowedProgram, Outdated                                      string
	Skip, MainNav, Home, YouAreHere, MadeWith                                           string
	Books, Read, PrintPage, BackToBook, DownloadPDF, ForPress, ForDraft                 string
	Contents, BookContents, OnThisPage, Previous, Next, PreviousNext                    string
	ListTables, ListFigures, Bibliography, Index, Letters, Footnotes, Draft, EditPage   string
	Programs, Program, Code, Dimensions, Agencies, Agency, Years, YearsNav              string
	Budget, Total, QuickWin, QuickWins, Roadmap, MoneyByYear, Entrances, RoadmapNote    string
	Timeline, Indicators, Indicator, Unit, Baseline, Actual, Target                     string
	Activities, Activity, Output, Steps, Risks, Progress, Details                       string
	Reports, Period, Issue, NextStep, Evidence, Physical, Spent, Absorbed               string
	Targets, MissedTargets, Outcome, Halted, Reason, Stale, WantedReports               string
	Reached, LastReport, NextReport, StillMissing, AllReported, Evaluation, SeeProgress string
	MentionedIn, Leads, Supports, ActiveIn, TargetsOf, Chapters, NoPage                 string
	NoPageHint, Location, LegalBasis, Outputs, DependsOn, NeededBy, Goals               string
	Partners, Horizon, Part, Year, FundSource, Status, NotCosted, NoPrograms            string
	OpenData, Files, File, Content, Size, Terms, License, NoLicense, Cite               string
	ReadData, JSONKeys, CSVColumns, AsData, Changes, ChangesLead, Edition               string
	LinkHere, Copied, CopiedText, Copy, CopyBibTeX, CitePage                            string
	Zoom, Larger, Smaller, Close, Resume, Forget, LastChanged, WrittenBy                string

	ExplorerWords
	SearchWords
}

// wordsIn builds the words of a language from the table below.
func wordsIn(l lang.Lang) *Words {
	w := func(id, en string) string { return lang.Word{ID: id, EN: en}.In(l) }
	return &Words{
		Languages:       w("Bahasa", "Languages"),
		Borrowed:        w("Bab ini belum diterjemahkan; yang tampil adalah teks aslinya dalam bahasa Inggris.", "This chapter has not been translated yet; it is shown in Indonesian, as it was written."),
		BorrowedProgram: w("Catatan program ini belum diterjemahkan; yang tampil adalah teks aslinya dalam bahasa Inggris.", "This program’s record has not been translated yet; it is shown in Indonesian, as it was written."),
		Outdated:        w("Terjemahan ini dari %s; aslinya diubah pada %s.", "This translation is of %s; the original was changed on %s."),

		Skip: w("Langsung ke isi", "Skip to the content"), MainNav: w("Navigasi utama", "Main navigation"),
		Home: w("Beranda", "Home"), YouAreHere: w("Anda di sini", "You are here"),
		MadeWith: w("Disusun dengan jilid: satu naskah untuk situs dan buku cetak.", "Made with jilid: one manuscript for the site and the printed books."),

		Books: w("Buku", "Books"), Read: w("Baca", "Read"), PrintPage: w("Seluruh buku di satu halaman", "The whole book on one page"),
		BackToBook: w("Kembali ke daftar isi buku", "Back to the book's contents"), DownloadPDF: w("Unduh PDF", "Download the PDF"),
		ForPress: w("Unduh edisi percetakan", "Download the press edition"), ForDraft: w("Unduh edisi draf", "Download the draft edition"),
		Contents: lang.Contents.In(l), BookContents: w("Isi buku", "Contents of the book"), OnThisPage: w("Di halaman ini", "On this page"),
		Previous: w("Sebelumnya", "Previous"), Next: w("Berikutnya", "Next"), PreviousNext: w("Halaman sebelumnya dan berikutnya", "Previous and next page"),
		ListTables: lang.ListTables.In(l), ListFigures: lang.ListFigures.In(l), Bibliography: lang.Bibliography.In(l), Index: lang.Index.In(l), Letters: w("Huruf awal", "Initial letters"),
		Footnotes: w("Catatan kaki", "Footnotes"), EditPage: w("Sunting halaman ini", "Edit this page"), Draft: w("Draf – belum untuk diedarkan", "Draft – not for circulation"),

		Programs: lang.Programs.In(l), Program: lang.Program.In(l), Code: w("Kode", "Code"),
		Dimensions: w("Dimensi", "Dimensions"), Agencies: w("Perangkat Daerah", "Agencies"), Agency: lang.Agency.In(l),
		Years: lang.Years.In(l), YearsNav: w("Tahun", "Years"), Budget: lang.Budget.In(l), Total: lang.Total.In(l),
		QuickWin: lang.QuickWin.In(l), QuickWins: w("Quick win", "Quick wins"), Roadmap: w("Peta jalan", "Roadmap"),
		RoadmapNote: w("Setiap garis satu program; ◆ menandai quick win.", "Every line is one program; ◆ marks a quick win."),
		MoneyByYear: w("Anggaran per tahun", "Budget by year"), Entrances: w("Cari menurut", "Find by"),

		Timeline: w("Tahapan", "Timeline"), Indicators: w("Indikator kinerja", "Indicators"), Indicator: w("Indikator", "Indicator"),
		Unit: w("Satuan", "Unit"), Baseline: w("Kondisi awal", "Baseline"), Actual: w("realisasi", "actual"), Target: w("Target", "Target"),
		Activities: w("Kegiatan", "Activities"), Activity: w("Kegiatan", "Activity"), Output: w("Keluaran", "Output"), Steps: w("Langkah", "Steps"),
		Risks: w("Risiko dan penanganannya", "Risks and what is done about them"), Progress: w("Pelaksanaan", "Progress"), Details: w("Rincian", "Details"),
		Reports: w("Realisasi", "Reports"), Period: w("Periode", "Period"), Issue: w("Kendala", "Issue"), NextStep: w("Tindak lanjut", "Next"),
		Evidence: w("Bukti", "Evidence"), Physical: w("Kemajuan fisik", "Physical progress"), Spent: w("Realisasi anggaran", "Spent"), Absorbed: w("Serapan", "Share spent"),
		Targets: w("Target yang jatuh tempo", "Targets that were due"), MissedTargets: w("Target yang tidak tercapai", "Targets that were not met"), Outcome: w("Keterangan", "Outcome"),
		Halted: w("Tertunda dan dihentikan", "Delayed and stopped"), Reason: w("Alasan", "Reason"), Stale: w("Catatan yang perlu diperbarui", "Records that need a new report"),
		WantedReports: w("Yang perlu dilaporkan", "What has to be reported"), Reached: w("Realisasi", "Actual"), LastReport: w("Laporan terakhir", "Last report"), NextReport: w("Laporan berikutnya", "Next report"),
		StillMissing: w("Yang belum diisi", "Still missing"), AllReported: w("lengkap", "complete"), Evaluation: w("Evaluasi tahunan", "Yearly evaluation"),
		SeeProgress: w("Selengkapnya tentang pelaksanaan", "More about progress"),
		MentionedIn: w("Disebut di", "Mentioned in"), Leads: w("Program yang dipimpin", "Programs it leads"), Supports: w("Program yang didukung", "Programs it supports"),
		ActiveIn: w("Program yang berjalan", "Programs under way"), TargetsOf: w("Target tahun ini", "This year's targets"), Chapters: w("Dibahas di", "Treated in"),
		NoPage:     w("Halaman tidak ditemukan", "Page not found"),
		NoPageHint: w("Alamat ini tidak ada di dalam rencana. Mulailah dari salah satu halaman berikut.", "This address is not part of the plan. Start from one of these pages."),
		Location:   w("Lokasi", "Location"), LegalBasis: w("Dasar hukum", "Legal basis"), Outputs: w("Keluaran", "Outputs"),
		DependsOn: w("Bergantung pada", "Depends on"), NeededBy: w("Diperlukan oleh", "Needed by"), Goals: w("Sasaran yang dilayani", "Goals it serves"),
		Partners: lang.Partners.In(l), Horizon: w("Jangka waktu", "Horizon"), Part: lang.SubDimension.In(l), Year: lang.Year.In(l),
		FundSource: lang.FundSource.In(l), Status: w("Status", "Status"), NotCosted: lang.NotCosted.In(l), NoPrograms: w("Belum ada program.", "No programs yet."),

		OpenData: w("Data terbuka", "Open data"), Files: w("Berkas", "Files"), File: w("Berkas", "File"), Content: w("Isi", "Content"), Size: w("Ukuran", "Size"),
		Terms: w("Ketentuan", "Terms"), License: w("Lisensi", "Licence"), Cite: w("Cara mengutip", "How to cite"),
		NoLicense: w("Rencana ini tidak menyebut lisensi. Tanyakan kepada penerbitnya sebelum memakai ulang isinya.", "The plan names no licence. Ask its publisher before you use its content elsewhere."),
		ReadData:  w("Cara membaca", "How to read it"), JSONKeys: w("Kunci berkas JSON", "Keys of the JSON files"), CSVColumns: w("Kolom berkas CSV", "Columns of the CSV files"),
		LinkHere: w("Tautan ke bagian ini", "Link to this section"),
		Copied:   w("Tautan disalin.", "The link was copied."), CopiedText: w("Kutipan disalin.", "The citation was copied."), Copy: w("Salin", "Copy"), CopyBibTeX: w("Salin BibTeX", "Copy BibTeX"),
		CitePage: w("Kutip halaman ini", "Cite this page"), Zoom: w("Perbesar gambar", "Enlarge the figure"), Larger: w("Perbesar", "Larger"), Smaller: w("Perkecil", "Smaller"), Close: w("Tutup", "Close"),
		Resume: w("Lanjutkan membaca:", "Go on reading:"), Forget: w("Lupakan", "Forget"), LastChanged: w("Terakhir diubah %s", "Last changed %s"), WrittenBy: w("ditulis oleh %s", "written by %s"),
		AsData: w("Unduh sebagai data", "Download as data"), Changes: w("Perubahan", "Changes"), Edition: w("Edisi", "Edition"),
		ChangesLead: w("Bab dan program yang naskahnya berubah, menurut tanggal. Baca dari atas sampai tanggal atau edisi yang terakhir Anda ketahui.", "Chapters and programs whose text changed, by date. Read from the top down to the day or the edition that you know."),

		ExplorerWords: explorerWordsIn(l), SearchWords: searchWordsIn(l),
	}
}

// horizonWord is a program's horizon as readers see it.
func horizonWord(horizon string, l lang.Lang) string {
	words := map[string]lang.Word{
		"short": {ID: "jangka pendek", EN: "short term"}, "medium": {ID: "jangka menengah", EN: "medium term"}, "long": {ID: "jangka panjang", EN: "long term"},
	}
	return words[horizon].In(l)
}

// edition is what leads to the PDF of an edition.
func (w *Words) edition(e plan.Edition) string {
	switch e {
	case plan.Press:
		return w.ForPress
	case plan.Draft:
		return w.ForDraft
	}
	return w.DownloadPDF
}
