package site

import (
	"jilid/build/plan"
	"jilid/build/text/lang"
)

// ExplorerWords are what the ways into the plan say, and the table of all programs. A
// lone % stands for what a script or a page puts in.
type ExplorerWords struct {
	Explore, ExploreLead, BookLead, DimensionsLead, AgenciesLead, AgencyLead, YearsLead, YearLead string
	QuickWinsLead, FundSources, FundsLead, FundLead, GoalsNav, Goal, GoalsLead, GoalLead          string
	NobodyServes, GoalsUnserved, GoalsUnservedLead, WithoutGoals, WithoutGoalsLead                string
	ProgressLead, Abbreviations, AbbreviationsLead, Downloads, DownloadsLead, DataLead            string
	WholeProgram, PageCount, ScreenEdition, PressEdition, DraftEdition, AndMore, Menu, SearchLead string

	ExplorerLead, Filters, SeekWords, SortBy, ByDimension, Ascending, Descending           string
	CopyLink, LinkCopied, AsCSV, ClearFilters, AllOfThem, By, MoneyOf, MoneyFrom, Uncosted string
	NothingFits, TryWithout, OnlyQuickWins, SeePages, ExploreThese, ShownOf, ShowAll       string
	Dependencies, Coverage, Numbers, MoneyOfYear                                           string
}

// editionName is what an edition of a book is for.
func (w *Words) editionName(e plan.Edition) string {
	switch e {
	case plan.Press:
		return w.PressEdition
	case plan.Draft:
		return w.DraftEdition
	}
	return w.ScreenEdition
}

func explorerWordsIn(l lang.Lang) ExplorerWords {
	w := func(id, en string) string { return lang.Word{ID: id, EN: en}.In(l) }
	return ExplorerWords{
		Explore: w("Jelajahi", "Explore"), ExploreLead: w("Semua jalan masuk ke rencana ini. Mulailah dari yang paling dekat dengan pertanyaan Anda.", "All ways into this plan. Begin with the one that is nearest to your question."),
		BookLead:       w("Naskah lengkap, untuk dibaca dari awal sampai akhir.", "The full text, to be read from beginning to end."),
		DimensionsLead: w("Program menurut bidangnya, dengan uang, peta jalan, dan ketergantungannya.", "Programs by their field, with their money, roadmap and dependencies."),
		AgenciesLead:   w("Cari perangkat daerah Anda: program apa yang dipimpin dan didukungnya, berapa uangnya, dan apa yang perlu dilaporkan.", "Find your agency: which programs it leads and supports, with how much money, and what it has to report."),
		AgencyLead:     w("Tugas %s dalam rencana ini: program yang dipimpin dan didukungnya.", "What %s does in this plan: the programs that it leads and supports."),
		YearsLead:      w("Apa yang berjalan pada satu tahun, berapa uangnya, dan apa targetnya.", "What runs in a year, how much money there is, and what the targets are."),
		YearLead:       w("Yang dikerjakan pada tahun %d: programnya, uangnya, dan target yang jatuh tempo.", "What is done in %d: its programs, its money, and the targets that are due."),
		QuickWinsLead:  w("Program yang hasilnya dirasakan warga lebih dahulu, dan mengapa program itu dipilih.", "The programs whose results people feel first, and why they were chosen."),
		FundSources:    w("Sumber dana", "Fund sources"), FundsLead: w("Dari mana uangnya, dan program mana yang bergantung padanya.", "Where the money comes from, and which programs depend on it."),
		FundLead: w("Program yang memakai dana %s. Yang dijumlahkan hanya uang dari sumber ini.", "Programs that use money from %s. Only the money from this source is added up."),
		GoalsNav: w("Sasaran", "Goals"), Goal: w("Sasaran", "Goal"), GoalsLead: w("Sasaran yang lebih tinggi, seperti RPJMD dan SDG, dengan program yang melayaninya – dan yang belum dilayani.", "Higher goals, such as those of the RPJMD and the SDGs, with the programs that serve them – and those that nobody serves."),
		GoalLead:     w("Program yang ikut mewujudkan %s.", "Programs that help to reach %s."),
		NobodyServes: w("belum dilayani", "not served"), GoalsUnserved: w("Sasaran yang belum dilayani", "Goals that no program serves"),
		GoalsUnservedLead: w("Belum ada program yang menyebut sasaran ini. Tambahkan program, atau jelaskan siapa yang mengerjakannya.", "No program names this yet. Add one, or say who else works on it."),
		WithoutGoals:      w("Program tanpa sasaran", "Programs without a goal"), WithoutGoalsLead: w("Program ini tidak menyebut sasaran yang dilayaninya.", "These programs don't say which goal they serve."),
		ProgressLead:  w("Apa yang sudah tercapai, yang tertunda beserta alasannya, dan berapa uang yang terpakai.", "What was reached, what is delayed and why, and how much money was spent."),
		Abbreviations: w("Singkatan", "Abbreviations"), AbbreviationsLead: w("Kepanjangan setiap singkatan, dan bab yang memakainya.", "What every abbreviation stands for, and the chapters that use it."),
		Downloads: w("Unduhan", "Downloads"), DownloadsLead: w("Buku sebagai PDF dan isi rencana sebagai data, untuk disimpan, dicetak, dan diolah.", "The books as PDF and the plan as data, to be kept, printed and worked on."),
		DataLead:     w("Catatan program, anggaran, dan indikator sebagai berkas untuk lembar kerja dan program lain.", "Programs, budgets and indicators as files for spreadsheets and other programs."),
		WholeProgram: w("Selengkapnya tentang program ini", "More about this program"), PageCount: w("halaman", "pages"),
		ScreenEdition: w("untuk dibaca di layar", "to be read on the screen"), PressEdition: w("untuk percetakan", "for the printing press"), DraftEdition: w("draf untuk dikoreksi", "a draft to be corrected"),
		AndMore: w("dan % bab lain", "and % more chapters"), Menu: w("Menu", "Menu"), SearchLead: w("Cari kata, kode, atau nama di seluruh rencana.", "Look for words, codes or names in the whole plan."),

		ExplorerLead: w("Semua program rencana ini dalam satu tabel. Saring untuk menjawab siapa mengerjakan apa, kapan, dan dengan uang berapa.",
			"All programs of this plan in one table. Filter it to see who does what, when, and with how much money."),
		Filters: w("Saring program", "Filter the programs"), SeekWords: w("Kata dalam nama, kode, atau OPD", "Words in name, code or agency"),
		SortBy: w("Urutkan menurut", "Sort by"), ByDimension: w("Dimensi, lalu kode", "Dimension, then code"), Ascending: w("(naik)", "(ascending)"), Descending: w("(turun)", "(descending)"),
		CopyLink: w("Salin tautan", "Copy the link"), LinkCopied: w("Tautan tersalin", "Link copied"), AsCSV: w("Unduh yang tampak (CSV)", "Download what is shown (CSV)"),
		ClearFilters: w("Hapus saringan", "Clear the filters"), AllOfThem: w("semua program rencana ini", "all programs of this plan"), By: w("menurut", "by"),
		MoneyOf: w("Hanya anggaran tahun %.", "Only the budget of %."), MoneyFrom: w("Hanya dana %.", "Only money from %."), Uncosted: w("% program belum dihitung.", "% not yet costed."),
		NothingFits: w("Tidak ada program yang cocok dengan semua saringan ini.", "No program fits all of these filters."), TryWithout: w("Coba tanpa:", "Try without:"),
		OnlyQuickWins: w("Hanya quick win", "Quick wins only"), SeePages: w("Halaman menurut", "Pages by"), ExploreThese: w("Saring dan urutkan program ini", "Filter and sort these programs"),
		ShownOf: w("% dari % baris; sisanya menyusul bila digulir.", "% of % rows; the rest follow as you scroll."), ShowAll: w("Tampilkan semua", "Show all"),
		Dependencies: w("Ketergantungan antarprogram", "Dependencies between programs"), Coverage: w("Program menurut subdimensi dan penanggung jawab", "Programs by part and agency in charge"), Numbers: w("Angkanya", "The numbers"), MoneyOfYear: w("Anggaran tahun ini menurut dimensi dan sumber dana", "This year's budget by dimension and fund source"),
	}
}
