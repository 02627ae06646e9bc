package site

import (
	"strings"

	"jilid/build/site/html"
	"jilid/build/site/search"
	"jilid/build/text/lang"
)

// SearchLinks is where a page's search leads.
type SearchLinks struct {
	Page    string // the page of results
	Index   string // the file by which the index begins
	Scripts string // that search, in order, blanks between
	Style   string // of what is found
}

// Search is the value of search.html: the page of results, and what can be
// reached without searching.
type Search struct {
	Shell
	Title     string
	Books     []SearchBook
	Entrances []Entrance
}

// SearchBook is a book; Index is the page of its index, or "".
type SearchBook struct{ Number, Title, Href, Index string }

func (s *site) searchAddress() string {
	return lang.Word{ID: "cari.html", EN: "search.html"}.In(s.main.lang)
}

func (s *site) searchLinks(from string) SearchLinks {
	var scripts []string
	for _, name := range []string{"minisearch.js", search.Stemmer(s.lang), "find.js", "search.js"} {
		scripts = append(scripts, s.assets.href(from, name))
	}
	return SearchLinks{html.Rel(from, s.searchAddress()), html.Rel(from, searchFolder+search.Start), strings.Join(scripts, " "), s.assets.href(from, "search.css")}
}

func (s *site) searchPage() page {
	at := s.searchAddress()
	return page{at, "search.html", func() any {
		v := &Search{Shell: s.at(at, "search", s.words.Search, ""), Title: s.words.SearchPlan, Entrances: s.entrances(at)}
		for _, b := range s.Plan.Books {
			book := SearchBook{Number: s.bookName(b), Title: b.Title, Href: html.Rel(at, bookAddress(b))}
			if len(s.refs.Index(b)) > 0 {
				book.Index = html.Rel(at, indexAddress(b))
			}
			v.Books = append(v.Books, book)
		}
		return v
	}, origin{}}
}

// SearchWords are what the search says.
type SearchWords struct {
	Search, SearchPlan, SearchHint, SearchKeys, SearchResults, AllResults, MoreResults   string
	FoundOne, FoundMany, FoundNone, FoundInstead, FoundSome, FoundOnlySome, SearchFailed string
	SearchNeedsScript, Close                                                             string
}

func searchWordsIn(l lang.Lang) SearchWords {
	w := func(id, en string) string { return lang.Word{ID: id, EN: en}.In(l) }
	return SearchWords{
		Search: w("Cari", "Search"), SearchPlan: w("Cari di rencana ini", "Search this plan"), SearchHint: w("cari program, OPD, tahun …", "find a program, agency, year …"),
		SearchKeys: w("↑ ↓ memilih · Enter membuka · Esc menutup", "↑ ↓ to choose · Enter to open · Esc to close"), SearchResults: w("Hasil pencarian", "Search results"),
		AllResults: w("Lihat semua hasil", "See all results"), MoreResults: w("Tampilkan lebih banyak", "Show more"), Close: w("Tutup", "Close"),
		FoundOne: w("1 hasil.", "1 result."), FoundMany: w("{} hasil.", "{} results."), FoundNone: w("Tidak ada yang cocok dengan “{}”.", "Nothing matches “{}”."),
		FoundInstead:      w("“{}” tidak ada di rencana ini; ditampilkan hasil untuk “{}”.", "“{}” is not in this plan; these are results for “{}”."),
		FoundSome:         w("{} lagi memuat sebagian dari kata-kata itu.", "{} more have some of the words."),
		FoundOnlySome:     w("Tidak ada bagian yang memuat semua kata itu; {} memuat sebagian.", "No section has all of these words; {} have some of them."),
		SearchFailed:      w("Indeks pencarian tidak dapat dimuat. Periksa sambungan, lalu muat ulang halaman ini.", "The search index can't be loaded. Check the connection, then reload this page."),
		SearchNeedsScript: w("Pencarian memerlukan JavaScript, yang tidak aktif di peramban ini. Semua isi rencana tetap dapat dicapai dari daftar di bawah ini.", "Search needs JavaScript, which is off in this browser. Everything in the plan can still be reached from the lists below."),
	}
}
