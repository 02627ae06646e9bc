package bib

import (
	"regexp"
	"strings"

	"jilid/build/diag"
	"jilid/build/source"
)

// Any name may be that of a field or a sort of source: programs that manage
// bibliographies have many of their own. But one that is nearly a usual one is
// a slip, and what stands there is not printed.
var (
	usualSorts = strings.Fields(`article book bookinbook booklet collection conference dataset electronic image inbook incollection
		inproceedings inreference jurisdiction legal legislation letter manual mastersthesis misc movie music mvbook newspaper online patent
		performance periodical phdthesis proceedings reference report review software standard suppbook techreport thesis unpublished video webpage www`)
	usualFields = strings.Fields(`abstract address addendum afterword annotation annote annotator archive archiveprefix author bookauthor
		booksubtitle booktitle chapter collaborator commentator copyright crossref date day doi edition editor eid eprint eprintclass eprinttype
		eventdate eventtitle file foreword howpublished institution introduction isbn ismn issn issue issuetitle journal journalsubtitle
		journaltitle key keyword keywords label langid language library location month name note notes number numpages options organization
		origdate origlanguage origpublisher origtitle owner pages pagetotal part place primaryclass publisher pubstate related school series
		shorthand shortauthor shorttitle shortjournal sortname sorttitle sortyear subtitle timestamp title titleaddon translator type url
		urldate venue version volume volumes year`)
)

// yearSlip is a year with a letter that looks like a digit.
var yearSlip = regexp.MustCompile(`^[0-9OoIlSB]*[OoIlSB][0-9OoIlSB]*$`)

// slips reports names that are nearly usual ones, a field that stands twice, and
// a year that is none. at is where the sort stands.
func (p *reader) slips(e *Entry, at source.Span) {
	hint := func(near string) diag.Text { return diag.T("maksudnya `%s`?", "did you mean `%s`?", near) }
	if near, ok := nearly(e.Type, usualSorts); ok {
		p.diags.Add(diag.BadSource, at, diag.T("jenis sumber `@%s` tidak dikenal", "sort of source `@%s` is not known", e.Type), hint("@"+near))
	}
	first := map[string]Field{}
	for _, f := range e.Fields {
		name := p.file.Span(f.Span.Start, f.Span.Start+len(f.Name))
		if near, ok := nearly(f.Name, usualFields); ok {
			p.diags.Add(diag.BadSource, name, diag.T("isian `%s` tidak dikenal dan tidak tercetak", "field `%s` is not known and not printed", f.Name), hint(near))
		}
		if before, twice := first[f.Name]; twice {
			p.diags.Add(diag.BadSource, name, diag.T("isian `%s` ada dua kali pada satu sumber", "field `%s` stands twice in one source", f.Name), diag.T("hapus salah satunya", "delete one of them"),
				diag.Related{Span: before.Span, Text: diag.T("yang pertama di sini", "the first one is here")})
		} else {
			first[f.Name] = f
		}
		if f.Name == "year" && len(f.Value) == 4 && yearSlip.MatchString(f.Value) {
			p.diags.Add(diag.BadSource, f.Span, diag.T("tahun `%s` memuat huruf", "the year `%s` has a letter in it", f.Value), diag.T("tulis keempatnya dengan angka", "write all four in digits"))
		}
	}
}

// nearly is the usual name that an unusual one is nearly.
func nearly(name string, usual []string) (string, bool) {
	near, ok := diag.Nearest(name, usual)
	return near, ok && near != name && len(name) > 3
}
