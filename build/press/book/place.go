package book

import (
	"strings"
	"unicode/utf8"

	"jilid/build/plan/view"
	"jilid/build/text/lang"
)

// Place is where something stands: the page's index in the PDF and its folio.
type Place struct {
	Page  int
	Folio string
}

// places are the places of one book: of its destinations and, by unit, of its
// references.
type places struct {
	dest map[string]Place
	mark map[*unit]map[string]int // page of each reference
}

// pageSuffix is what stands behind a reference: ", hlm. 34", with the book's
// name where it is another one.
func (c *composer) pageSuffix(from *view.Book, t *target) string {
	if t.place == "" {
		return ""
	}
	folio := "00" // of a page not yet known: a guess of the usual width
	if at := c.places[t.home]; at != nil {
		if p, ok := at.dest[t.place]; ok {
			folio = p.Folio
		}
	}
	if folio == "" {
		return ""
	}
	s := ", " + lang.Page.In(c.look.lang) + "\u00a0" + folio
	if t.home != from.ID {
		s = ", " + c.bookName(t.book) + s
	}
	return s
}

func (c *composer) bookName(n int) string {
	return lang.Book.In(c.look.lang) + "\u00a0" + lang.Roman(n)
}

// answer answers a unit's questions from where everything stands now, and tells
// whether the unit has to be set again. A page number is left out when the
// reference stands on the target's own page. From the third round on none is left out
// that was shown and none gets shorter, so that the rounds come to rest.
func (c *composer) answer(u *unit, round int) (stale bool) {
	here := c.places[u.book.ID]
	answers := make([]string, len(u.out.paged))
	for i, q := range u.out.paged {
		answers[i] = c.pageSuffix(u.book, &q.target)
		if q.target.home == u.book.ID && (round < 3 || q.answer == "") {
			if p, ok := here.dest[q.target.place]; ok && p.Page == here.mark[u][q.mark] {
				answers[i] = ""
			}
		}
		if round >= 3 {
			answers[i] = asWide(answers[i], q.answer)
		}
		stale = stale || answers[i] != q.answer
	}
	u.answers = answers
	return stale
}

// asWide fills up an answer, in front of its number, where the one before had more digits:
// 99 instead of 103 could move the target to page 103, and that back to page 99.
func asWide(answer, before string) string {
	less := utf8.RuneCountInString(before) - utf8.RuneCountInString(answer)
	at := strings.LastIndexAny(answer, "\u00a0\u2007")
	if less <= 0 || at < 0 {
		return answer
	}
	_, size := utf8.DecodeRuneInString(answer[at:])
	at += size
	return answer[:at] + strings.Repeat("\u2007", less) + answer[at:]
}
