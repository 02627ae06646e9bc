package proof

import (
	"regexp"
	"strings"

	"jilid/build/plan/refs"
)

// Folios: every number that a book prints for a page – in its contents, in its
// lists of tables and figures, behind "hlm." – is the folio that pdftotext reads
// at the foot of the page where the link ends, in this book or in another, and
// the label that a viewer shows for it. The lists name everything that has a number.
func (p *Proofs) Folios() Findings {
	var f Findings
	byPath := map[string]*Book{}
	for i := range p.Books {
		byPath[p.Books[i].Path] = &p.Books[i]
	}
	for i := range p.Books {
		b := &p.Books[i]
		check := func(words, folio, link string) {
			path, place, other := strings.Cut(link, ".pdf#")
			if path += ".pdf"; !other {
				path, place = b.Path, link
			}
			to := byPath[path]
			if to == nil {
				f.say("%s: %q leads to %s, which isn't made", b.Path, words, path)
				return
			}
			page, ok := to.File.Places[place]
			switch {
			case !ok:
				f.say("%s: %q leads nowhere: %s", b.Path, words, link)
			case to.File.Labels[page] != folio || p.folio(to, page) != folio:
				f.say("%s: %q leads to a page of %s that is labelled %q and prints %q", b.Path, words, path, to.File.Labels[page], p.folio(to, page))
			}
		}
		for _, line := range b.File.Tree.Find("TOCI") {
			words := strings.Fields(line.Text())
			links := line.Find("Link")
			if len(links) != 1 || len(links[0].Links) == 0 {
				f.say("%s: %q has no link", b.Path, line.Text())
				continue
			}
			for _, to := range links[0].Links {
				check(line.Text(), words[len(words)-1], to)
			}
			f.saw("lines of contents")
		}
		for _, ref := range b.File.Tree.Find("Link") {
			if m := pageWords.FindStringSubmatch(strings.Join(strings.Fields(ref.Text()), " ")); m != nil {
				for _, to := range ref.Links {
					check(ref.Text(), m[1], to)
				}
				f.saw("page references")
			}
		}
		p.complete(b, &f)
	}
	return f
}

var pageWords = regexp.MustCompile(`(?:hlm\.|p\.) ([0-9]+|[ivxlc]+)$`)

// folio is what is printed at the foot of a page.
func (p *Proofs) folio(b *Book, page int) string {
	in := p.block(b, page)
	for i := range b.Words[page] {
		if w := &b.Words[page][i]; (w.Top+w.Bottom)/2 > in.bottom.Points() && aFolio.MatchString(w.Text) {
			return w.Text
		}
	}
	return ""
}

var aFolio = regexp.MustCompile(`^([0-9]+|[ivxlc]+|[A-Z.]+-[0-9]+)$`)

// complete: the lists name every chapter, section, table and figure that has a number.
func (p *Proofs) complete(b *Book, f *Findings) {
	var listed strings.Builder
	for _, toc := range b.File.Tree.Find("TOC") {
		listed.WriteString(Bare(toc.Text()) + "\n")
	}
	for _, target := range p.Refs.InBook(b.Text.Book) {
		depth := strings.Count(target.Number, ".")
		switch {
		case target.Number == "":
			continue
		case target.Sort == refs.SectionTarget && depth > 1, target.Sort == refs.EquationTarget:
			continue // too deep for the contents
		}
		if !strings.Contains(listed.String(), Bare(target.Title)) {
			f.say("%s: no list has %s %s", b.Path, target.Label, target.Title)
		}
	}
}
