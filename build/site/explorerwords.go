package site

import "jilid/build/text/lang"

// ExplorerWords are what the table of all programs says. A % stands for what
// explorer.js puts in.
type ExplorerWords struct {
	ExplorerLead, Filters, SeekWords, SortBy, ByDimension, Ascending, Descending       string
	CopyLink, Copied, AsCSV, ClearFilters, AllOfThem, By, MoneyOf, MoneyFrom, Uncosted string
	NothingFits, TryWithout, OnlyQuickWins, SeePages, ExploreThese, ShownOf, ShowAll   string
	Dependencies, Coverage, Numbers, MoneyOfYear                                       string
}

func explorerWordsIn(l lang.Lang) ExplorerWords {
	w := func(id, en string) string { return lang.Word{ID: id, EN: en}.In(l) }
	return ExplorerWords{
		ExplorerLead: w("Semua program rencana ini dalam satu tabel. Saring untuk menjawab siapa mengerjakan apa, kapan, dan dengan uang berapa.",
			"All programs of this plan in one table. Filter it to see who does what, when, and with how much money."),
		Filters: w("Saring program", "Filter the programs"), SeekWords: w("Kata dalam nama, kode, atau OPD", "Words in name, code or agency"),
		SortBy: w("Urutkan menurut", "Sort by"), ByDimension: w("Dimensi, lalu kode", "Dimension, then code"), Ascending: w("(naik)", "(ascending)"), Descending: w("(turun)", "(descending)"),
		CopyLink: w("Salin tautan", "Copy the link"), Copied: w("Tautan tersalin", "Link copied"), AsCSV: w("Unduh yang tampak (CSV)", "Download what is shown (CSV)"),
		ClearFilters: w("Hapus saringan", "Clear the filters"), AllOfThem: w("semua program rencana ini", "all programs of this plan"), By: w("menurut", "by"),
		MoneyOf: w("Hanya anggaran tahun %.", "Only the budget of %."), MoneyFrom: w("Hanya dana %.", "Only money from %."), Uncosted: w("% program belum dihitung.", "% not yet costed."),
		NothingFits: w("Tidak ada program yang cocok dengan semua saringan ini.", "No program fits all of these filters."), TryWithout: w("Coba tanpa:", "Try without:"),
		OnlyQuickWins: w("Hanya quick win", "Quick wins only"), SeePages: w("Halaman menurut", "Pages by"), ExploreThese: w("Saring dan urutkan program ini", "Filter and sort these programs"),
		ShownOf: w("% dari % baris; sisanya menyusul bila digulir.", "% of % rows; the rest follow as you scroll."), ShowAll: w("Tampilkan semua", "Show all"),
		Dependencies: w("Ketergantungan antarprogram", "Dependencies between programs"), Coverage: w("Program menurut subdimensi dan penanggung jawab", "Programs by part and agency in charge"), Numbers: w("Angkanya", "The numbers"), MoneyOfYear: w("Anggaran tahun ini menurut dimensi dan sumber dana", "This year's budget by dimension and fund source"),
	}
}
