package period

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// units are the words for parts of a year, with their length in months.
var units = map[string]int{
	"semester": 6, "smt": 6, "sem": 6, "s": 6, "h": 6, "half": 6,
	"triwulan": 3, "tw": 3, "trw": 3, "kuartal": 3, "quarter": 3, "q": 3,
}

// ordinals count the parts of a year.
var ordinals = map[string]int{
	"1": 1, "2": 2, "3": 3, "4": 4, "01": 1, "02": 2, "03": 3, "04": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4,
	"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "first": 1, "second": 2, "third": 3, "fourth": 4,
	"ke1": 1, "ke2": 2, "ke3": 3, "ke4": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}

// monthNames are the months by the beginnings of their names in both languages,
// long enough to tell them apart.
var monthNames = []struct {
	name   string
	number int
}{
	{"januari", 1}, {"january", 1}, {"februari", 2}, {"february", 2}, {"maret", 3}, {"march", 3}, {"april", 4}, {"mei", 5}, {"may", 5},
	{"juni", 6}, {"june", 6}, {"juli", 7}, {"july", 7}, {"agustus", 8}, {"august", 8}, {"agt", 8}, {"agu", 8}, {"september", 9},
	{"oktober", 10}, {"october", 10}, {"november", 11}, {"nopember", 11}, {"desember", 12}, {"december", 12},
}

// filler says nothing about the time.
var filler = map[string]bool{"tahun": true, "thn": true, "th": true, "ta": true, "anggaran": true, "bulan": true, "per": true, "tanggal": true, "tgl": true,
	"ke": true, "year": true, "month": true, "of": true, "the": true, "in": true, "fy": true}

var (
	until     = regexp.MustCompile(`\bs\.?\s*[./]?\s*d\b\.?|\bsampai dengan\b|\bsampai\b|\bhingga\b|\bto\b|\buntil\b|[–—]`)
	wordForm  = regexp.MustCompile(`\p{L}+|\d+`)
	fiscal    = regexp.MustCompile(`\bt\.\s*a\.`)
	wholeForm = regexp.MustCompile(`^[\p{L}\d\s.,/–—()-]*[\p{L}\d.)]$`)
	suffixed  = regexp.MustCompile(`\b(ke)[ -]?([1-4])\b|\b([1-4])(st|nd|rd|th)\b`)
)

// Parse reads a period: 2021; 2021-06, Juni 2021; 2021-S1, Semester I 2021, H1
// 2021; 2021-Q2, TW2 2021, Triwulan II 2021; 2021-06-30, 30 Juni 2021; and runs
// like Januari–Juni 2021 or 2020–2021. It reports false for anything else.
func Parse(s string) (Period, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if len(s) > 80 || !wholeForm.MatchString(s) {
		return Period{}, false
	}
	s = fiscal.ReplaceAllString(s, "ta ")
	a, b, run := cut(s)
	if run {
		return between(a, b)
	}
	return one(tokens(a + b))
}

// cut parts a run at the word or dash that says "to", which a single period may
// begin with. A hyphen is one only between blanks, months or years, as it also
// stands within dates.
func cut(s string) (a, b string, ok bool) {
	if at := until.FindStringIndex(s); at != nil {
		return s[:at[0]], s[at[1]:], at[0] > 0
	}
	if a, b, ok := strings.Cut(s, " - "); ok {
		return a, b, true
	}
	i := strings.IndexByte(s, '-')
	if i <= 0 {
		return s, "", false
	}
	a, b = s[:i], s[i+1:]
	_, m := month(lastWord(a))
	_, n := month(wordForm.FindString(b))
	if m && n || year(strings.TrimSpace(a)) > 0 && year(strings.TrimSpace(b)) > 0 { // Januari-Juni 2021, 2020-2021
		return a, b, true
	}
	return s, "", false
}

func lastWord(s string) string {
	all := wordForm.FindAllString(s, -1)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1]
}

// between is the run from one period to another; what the first leaves out – the
// year, the word Triwulan, the month of two days – it shares with the second.
func between(a, b string) (Period, bool) {
	to, ok := one(tokens(b))
	if !ok {
		return Period{}, false
	}
	ta, tb := tokens(a), tokens(b)
	from, ok := one(ta)
	for i := 1; !ok && i < len(tb); i++ { // Januari + 2021, 1 + Juni 2021
		from, ok = one(append(ta[:len(ta):len(ta)], tb[i:]...))
	}
	if !ok || from.First > to.First || from.Last > to.Last {
		return Period{}, false
	}
	return Period{from.First, to.Last}, true
}

// tokens are the words and numbers of a text that say something.
func tokens(s string) []string {
	s = suffixed.ReplaceAllString(s, "$2$3")
	var out []string
	for _, w := range wordForm.FindAllString(s, -1) {
		if !filler[w] {
			out = append(out, w)
		}
	}
	return out
}

// one reads a period that is no run.
func one(t []string) (Period, bool) {
	switch len(t) {
	case 1:
		if y := year(t[0]); y > 0 {
			return Of(y), true
		}
	case 2: // Juni 2021, 2021-06, 06/2021
		for _, x := range [][2]string{{t[0], t[1]}, {t[1], t[0]}} {
			y := year(x[0])
			m, ok := month(x[1])
			if !ok && len(x[1]) <= 2 {
				m, ok = number(x[1]), number(x[1]) >= 1 && number(x[1]) <= 12
			}
			if y > 0 && ok {
				return months(y, m, m), true
			}
		}
	case 3:
		if p, ok := part(t); ok {
			return p, true
		}
		return day(t)
	}
	return Period{}, false
}

// part reads a half or a quarter: its unit, its number and the year in any order.
func part(t []string) (Period, bool) {
	var y, length, n int
	for _, w := range t {
		switch {
		case year(w) > 0 && y == 0:
			y = year(w)
		case units[w] > 0 && length == 0:
			length = units[w]
		case ordinals[w] > 0 && n == 0:
			n = ordinals[w]
		default:
			return Period{}, false
		}
	}
	if y == 0 || length == 0 || n == 0 || n*length > 12 {
		return Period{}, false
	}
	return months(y, (n-1)*length+1, n*length), true
}

// day reads a date: year first, or day before month; a month in words may come first.
func day(t []string) (Period, bool) {
	y, m, d := t[0], t[1], t[2]
	if year(y) == 0 {
		y, d = d, y
		if _, ok := month(d); ok {
			d, m = m, d
		}
	}
	n, ok := month(m)
	if !ok && len(m) <= 2 {
		n = number(m)
	}
	if year(y) == 0 || n < 1 || n > 12 || len(d) > 2 || number(d) < 1 {
		return Period{}, false
	}
	at := time.Date(year(y), time.Month(n), number(d), 0, 0, 0, 0, time.UTC)
	if at.Day() != number(d) {
		return Period{}, false
	}
	return Period{iso(at), iso(at)}, true
}

// month is a month's number by its name or the beginning of it.
func month(s string) (int, bool) {
	if len(s) < 3 {
		return 0, false
	}
	for _, m := range monthNames {
		if strings.HasPrefix(m.name, s) || s == "sept" && m.number == 9 {
			return m.number, true
		}
	}
	return 0, false
}

// number is a text as a number, -1 if it is none.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

// year is a text as a year of four digits, or 0.
func year(s string) int {
	if n := number(s); len(s) == 4 && n >= 1900 && n <= 2999 {
		return n
	}
	return 0
}
