package pdf

import (
	"strconv"
	"strings"
)

// label is a folio taken apart: a prefix and a number in a style of PDF page
// labels, "D" 12, "r" xii, "R" XII, or no number and style "".
type label struct {
	style  string
	prefix string
	n      int
}

func parseLabel(s string) label {
	if n := fromRoman(s); n > 0 {
		return label{"r", "", n}
	}
	if n := fromRoman(strings.ToLower(s)); n > 0 && s == strings.ToUpper(s) {
		return label{"R", "", n}
	}
	digits := len(s) - len(strings.TrimRight(s, "0123456789"))
	prefix, number := s[:len(s)-digits], s[len(s)-digits:]
	if n, err := strconv.Atoi(number); err == nil && n > 0 && number[0] != '0' {
		return label{"D", prefix, n}
	}
	return label{"", s, 0}
}

// pageLabels takes the folios of the pages apart and gives those that show
// none the number they count as: they come before the next page's number, down
// to 1, and the rest go on from the page before them.
func pageLabels(folios []string) []label {
	labels := make([]label, len(folios))
	for i := 0; i < len(folios); {
		if folios[i] != "" {
			labels[i] = parseLabel(folios[i])
			i++
			continue
		}
		end := i // of the pages without folio
		for end < len(folios) && folios[end] == "" {
			end++
		}
		onwards := i // where the pages begin that count towards the next folio
		if end == len(folios) {
			onwards = end
		} else {
			next := parseLabel(folios[end])
			same := i > 0 && labels[i-1].style == next.style && labels[i-1].prefix == next.prefix && next.n > labels[i-1].n
			onwards = max(i, end-max(next.n-1, 0))
			if same || next.style == "" {
				onwards = end
			}
			for j := onwards; j < end; j++ {
				labels[j] = label{next.style, next.prefix, next.n - (end - j)}
			}
		}
		for j := i; j < onwards; j++ {
			if j > 0 && labels[j-1].style != "" {
				labels[j] = label{labels[j-1].style, labels[j-1].prefix, labels[j-1].n + 1}
			}
		}
		i = end
	}
	return labels
}

// labelRanges is the number tree of the page labels: an entry wherever the
// count doesn't just go on. nil if no page has a folio.
func labelRanges(folios []string) []byte {
	if strings.Join(folios, "") == "" {
		return nil
	}
	b := []byte{'['}
	var before label
	for i, l := range pageLabels(folios) {
		if i > 0 && l.style == before.style && l.prefix == before.prefix && (l.style == "" || l.n == before.n+1) {
			before = l
			continue
		}
		before = l
		var d Dict
		if l.style != "" {
			d.Name("S", l.style)
		}
		if l.prefix != "" {
			d.Text("P", l.prefix)
		}
		if l.n > 1 {
			d.Int("St", l.n)
		}
		b = strconv.AppendInt(b, int64(i), 10)
		b = append(b, d.Bytes()...)
	}
	return append(b, ']')
}

var romans = []struct {
	n int
	s string
}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}

// fromRoman reads a roman number in small letters; 0 if it isn't one.
func fromRoman(s string) int {
	n, rest := 0, s
	for _, r := range romans {
		for strings.HasPrefix(rest, r.s) {
			n += r.n
			rest = rest[len(r.s):]
		}
	}
	if rest != "" || roman(n) != s {
		return 0
	}
	return n
}

func roman(n int) string {
	var b strings.Builder
	for _, r := range romans {
		for n >= r.n {
			b.WriteString(r.s)
			n -= r.n
		}
	}
	return b.String()
}
