package check

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"jilid/build/source"
	"jilid/build/text/lang"
)

// numbers are those that a text says, so that they can be sought in the same text in
// another language: "1.250,5" is 1250.5, as is "1,250.5" in English.
type numbers struct {
	lang  lang.Lang
	at    map[string]source.Span // where each is said first
	order []string
	words strings.Builder // the whole text, in small letters
}

func newNumbers(l lang.Lang) numbers { return numbers{lang: l, at: map[string]source.Span{}} }

var numeral = regexp.MustCompile(`\d+(?:[.,:]\d+)*`)

func (n *numbers) add(text string, at source.Span) {
	for _, s := range numeral.FindAllString(text, -1) {
		value := number(s, n.lang)
		if _, known := n.at[value]; !known {
			n.at[value] = at
			n.order = append(n.order, value)
		}
	}
	n.words.WriteString(" " + strings.ToLower(text))
}

// number is a number as it is compared: without signs between thousands and with a
// point before decimals. What is no number – a time, a section – keeps its parts.
func number(s string, l lang.Lang) string {
	thousands, decimal := ".", ","
	if l == lang.EN {
		thousands, decimal = decimal, thousands
	}
	parts := strings.NewReplacer(",", ".", ":", ".").Replace(s)
	if strings.Contains(s, ":") {
		return parts
	}
	whole, fraction, _ := strings.Cut(s, decimal)
	if strings.ContainsAny(fraction, ".,") {
		return parts
	}
	groups := strings.Split(whole, thousands)
	for i, g := range groups {
		if i > 0 && len(g) != 3 || i == 0 && len(groups) > 1 && len(g) > 3 {
			return parts
		}
	}
	whole, fraction = strings.Join(groups, ""), strings.TrimRight(fraction, "0")
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}

// small are the words for numbers that many write in words.
var small = []lang.Word{{ID: "satu", EN: "one"}, {ID: "dua", EN: "two"}, {ID: "tiga", EN: "three"}, {ID: "empat", EN: "four"}, {ID: "lima", EN: "five"}, {ID: "enam", EN: "six"},
	{ID: "tujuh", EN: "seven"}, {ID: "delapan", EN: "eight"}, {ID: "sembilan", EN: "nine"}, {ID: "sepuluh", EN: "ten"}, {ID: "sebelas", EN: "eleven"}, {ID: "dua belas", EN: "twelve"}}

// missingIn are the numbers that another text doesn't say, in digits or in words.
func (n *numbers) missingIn(other numbers) []string {
	var out []string
	for _, value := range n.order {
		if _, ok := other.at[value]; !ok && !other.inWords(value) {
			out = append(out, value)
		}
	}
	return out
}

func (n *numbers) inWords(value string) bool {
	i, err := strconv.Atoi(value)
	if err != nil || i < 1 || i > len(small) {
		return false
	}
	words := strings.Join(strings.FieldsFunc(n.words.String(), func(r rune) bool { return !unicode.IsLetter(r) }), " ")
	return strings.Contains(" "+words+" ", " "+small[i-1].In(n.lang)+" ")
}
