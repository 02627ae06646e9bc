package press

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"jilid/build/plan/refs"
	"jilid/build/press/presstest"
)

// TestFolios: every number that a book prints for a page – in its contents, in its
// lists of tables and figures, behind "hlm." – is the folio that pdftotext reads at
// the foot of the page where the link ends, in this book or in another, and the
// label that a viewer shows for it.
func TestFolios(t *testing.T) {
	s := loadSample(t)
	books, read := loadChecked(t), loadReadings(t)
	pages := map[string][]string{} // of each file, as pdftotext reads them
	byFile := map[string]*presstest.Book{}
	for i, f := range files() {
		pages[f.Path], byFile[f.Path] = strings.Split(read[i], "\f"), books[i]
	}
	listed, behind := 0, 0
	for i, b := range books {
		here := files()[i].Path
		check := func(words, folio, link string) {
			file, place, other := strings.Cut(link, ".pdf#")
			if file += ".pdf"; !other {
				file, place = here, link
			}
			target := byFile[file]
			if target == nil {
				t.Errorf("%s: %q leads to %s, which isn't made", here, words, file)
				return
			}
			page, ok := target.Places[place]
			switch {
			case !ok:
				t.Errorf("%s: %q leads nowhere: %s", here, words, link)
			case target.Labels[page] != folio || printedFolio(pages[file][page]) != folio:
				t.Errorf("%s: %q leads to a page of %s that is labelled %q and prints %q", here, words, file, target.Labels[page], printedFolio(pages[file][page]))
			}
		}
		for _, line := range b.Tree.Find("TOCI") {
			words := strings.Fields(line.Text())
			links := line.Find("Link")
			if len(links) != 1 || len(links[0].Links) == 0 {
				t.Errorf("%s: %q has no link", here, line.Text())
				continue
			}
			for _, to := range links[0].Links {
				check(line.Text(), words[len(words)-1], to)
			}
			listed++
		}
		for _, ref := range b.Tree.Find("Link") {
			if m := pageWords.FindStringSubmatch(strings.Join(strings.Fields(ref.Text()), " ")); m != nil {
				for _, to := range ref.Links {
					check(ref.Text(), m[1], to)
				}
				behind++
			}
		}
		complete(t, s, i, b)
	}
	if listed < 300 || behind < 60 {
		t.Errorf("only %d lines of contents and %d references were checked", listed, behind)
	}
	t.Logf("%d lines of contents, %d references", listed, behind)
}

var pageWords = regexp.MustCompile(`hlm\. ([0-9]+|[ivxlc]+)$`)

// printedFolio is the folio of a page: folio and running head are drawn behind
// everything else, the folio a line of its own.
func printedFolio(page string) string {
	lines := strings.Split(strings.TrimSpace(page), "\n")
	for _, l := range slices.Backward(lines[max(len(lines)-3, 0):]) {
		if aFolio.MatchString(l) {
			return l
		}
	}
	return ""
}

var aFolio = regexp.MustCompile(`^([0-9]+|[ivxlc]+)$`)

// complete: the lists name every chapter, section, table and figure that has a number.
func complete(t *testing.T, s *sample, i int, b *presstest.Book) {
	var listed strings.Builder
	for _, toc := range b.Tree.Find("TOC") {
		listed.WriteString(bare(toc.Text()) + "\n")
	}
	for _, target := range s.table.InBook(s.manuscript.Books[i].Book) {
		depth := strings.Count(target.Number, ".")
		switch {
		case target.Number == "":
			continue
		case target.Sort == refs.SectionTarget && depth > 1, target.Sort == refs.EquationTarget:
			continue // too deep for the contents
		}
		if !strings.Contains(listed.String(), bare(target.Title)) {
			t.Errorf("%s: no list has %s %s", b.Labels[0], target.Label, target.Title)
		}
	}
}
