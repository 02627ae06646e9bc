// Package lang is what the program itself says in a plan's site and books, in
// the plan's language: the words, and how numbers, money and dates are written.
// Messages about a plan are diag.Text, not here.
package lang

// Lang is a language of the plan, "id" or "en".
type Lang string

const (
	ID Lang = "id"
	EN Lang = "en"
)

// Of is the language with a code; anything but "en" is Indonesian.
func Of(code string) Lang {
	if code == "en" {
		return EN
	}
	return ID
}

// Word is one word or phrase in both languages.
type Word struct{ ID, EN string }

// In is the word in a language.
func (w Word) In(l Lang) string {
	if l == EN {
		return w.EN
	}
	return w.ID
}

// Words shared by the site and the books. Printers keep words of their own
// beside their code.
var (
	Book         = Word{"Buku", "Book"}
	Chapter      = Word{"BAB", "Chapter"}
	ChapterRef   = Word{"Bab", "Chapter"}
	Section      = Word{"Subbab", "Section"}
	Part         = Word{"Bagian", "Part"}
	Appendix     = Word{"Lampiran", "Appendix"}
	Table        = Word{"Tabel", "Table"}
	Figure       = Word{"Gambar", "Figure"}
	Equation     = Word{"Persamaan", "Equation"}
	Page         = Word{"hlm.", "p."}
	Continued    = Word{"lanjutan", "continued"}
	Contents     = Word{"Daftar Isi", "Contents"}
	ListTables   = Word{"Daftar Tabel", "List of Tables"}
	ListFigures  = Word{"Daftar Gambar", "List of Figures"}
	ListAbbr     = Word{"Daftar Singkatan", "Abbreviations"}
	Bibliography = Word{"Daftar Pustaka", "Bibliography"}
	Index        = Word{"Indeks", "Index"}
	IndexSee     = Word{"lihat", "see"}
	IndexSeeAlso = Word{"lihat juga", "see also"}
	Source       = Word{"Sumber", "Source"}
	Program      = Word{"Program", "Program"}
	Programs     = Word{"Program", "Programs"}
	Dimension    = Word{"Dimensi", "Dimension"}
	SubDimension = Word{"Subdimensi", "Sub-dimension"}
	Agency       = Word{"Perangkat Daerah", "Agency"}
	Partners     = Word{"Pendukung", "Partners"}
	Year         = Word{"Tahun", "Year"}
	Years        = Word{"Waktu", "Years"}
	Budget       = Word{"Anggaran", "Budget"}
	FundSource   = Word{"Sumber dana", "Source of funds"}
	Total        = Word{"Jumlah", "Total"}
	NotCosted    = Word{"belum dihitung", "not yet costed"}
	yes          = Word{"ya", "yes"}
	no           = Word{"tidak", "no"}
	QuickWin     = Word{"Quick win", "Quick win"}
	Note         = Word{"Catatan", "Note"}
	Tip          = Word{"Kiat", "Tip"}
	Important    = Word{"Penting", "Important"}
	Warning      = Word{"Perhatian", "Warning"}
	Caution      = Word{"Awas", "Caution"}
)

// YesNo is a truth in words.
func YesNo(b bool) Word {
	if b {
		return yes
	}
	return no
}

// Alert is the heading of one of GitHub's five alerts.
func Alert(kind string) Word {
	switch kind {
	case "tip":
		return Tip
	case "important":
		return Important
	case "warning":
		return Warning
	case "caution":
		return Caution
	}
	return Note
}
