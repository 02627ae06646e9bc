package sheet

import (
	"math"
	"strconv"
	"strings"

	"jilid/build/text/lang"
)

// How a cell shows its number, by the format code of its style (ECMA-376 part 1,
// §18.8.31): sections for positive, negative and zero numbers, digits, text around
// them. What office programs let a person see is what a table of the plan shows,
// with the marks of the plan's language.

// longestCode is how long office programs let a code be.
const longestCode = 255

// shown is a number as its cell shows it.
func shown(v float64, code string, l lang.Lang, epoch1904 bool) string {
	if len(code) > longestCode {
		code = ""
	}
	sections := sectionsOf(code)
	section, sign := sections[0], ""
	switch {
	case len(sections) > 2 && v == 0:
		section = sections[2]
	case len(sections) > 1 && v < 0:
		section, v = sections[1], -v // it says itself how it differs
	case v < 0:
		sign, v = "−", -v
	}
	switch {
	case section == "" && len(sections) > 1:
		return ""
	case formatOf(section) == date && sign == "":
		return dateShown(v, section, l, epoch1904)
	case formatOf(section) == date: // there is no such day
		section = ""
	}
	p := numberPattern(section)
	text := p.number(v, l)
	if strings.Trim(text, "0.,") == "" {
		sign = "" // rounded to nothing
	}
	return trim(sign + p.before + text + p.after)
}

// sectionsOf parts a code at its semicolons.
func sectionsOf(code string) []string {
	var out []string
	start := 0
	for i := 0; i < len(code); i++ {
		if code[i] == ';' {
			out, start = append(out, code[start:i]), i+1
			continue
		}
		i = literalEnd(code, i)
	}
	return append(out, code[start:])
}

// literalEnd is where what begins at i ends, if it is a text in quotes, a
// bracket or a character behind a sign that takes it; else i.
func literalEnd(code string, i int) int {
	switch code[i] {
	case '"', '[':
		if end := strings.IndexByte(code[i+1:], map[byte]byte{'"': '"', '[': ']'}[code[i]]); end >= 0 {
			return i + 1 + end
		}
	case '\\', '_', '*':
		return min(i+1, len(code)-1)
	}
	return i
}

// pattern is a section for numbers.
type pattern struct {
	before, after   string
	digits          bool // there is a place for digits at all
	general         bool // as many digits as there are
	whole           int  // digits before the comma at least
	least, most     int  // decimals
	thousands       bool
	percents, scale int // hundreds it is multiplied by, thousands it is divided by
	scientific      bool
}

func numberPattern(section string) (p pattern) {
	if section == "" || strings.EqualFold(section, "general") {
		return pattern{digits: true, general: true}
	}
	decimals, commas := false, 0
	text := func(s string) {
		if p.digits {
			p.after += s
		} else {
			p.before += s
		}
	}
	for i := 0; i < len(section); i++ {
		c := section[i]
		end := literalEnd(section, i)
		switch {
		case c == '"':
			text(section[i+1 : max(end, i+1)])
		case end > i && strings.HasPrefix(section[i:], "[$"):
			symbol, _, _ := strings.Cut(section[i+2:end], "-")
			text(symbol)
		case c == '\\' && end > i:
			text(section[end : end+1])
		case (c == '_' || c == '*') && end > i:
			text(" ")
		case end > i: // a colour, a condition
		case strings.IndexByte("0#?", c) >= 0:
			p.digits = true
			p.thousands, commas = p.thousands || commas > 0, 0
			switch {
			case !decimals && c == '0':
				p.whole++
			case decimals:
				p.most++
				if c != '#' {
					p.least = p.most
				}
			}
		case c == '.' && !decimals:
			decimals, p.digits = true, true
			p.scale, commas = p.scale+commas, 0
		case c == ',' && p.digits:
			commas++
		case c == '%':
			p.percents++
			text("%")
		case (c == 'E' || c == 'e') && i+1 < len(section) && (section[i+1] == '+' || section[i+1] == '-'):
			p.scientific = true
			i = len(section)
		case len(section)-i >= 7 && strings.EqualFold(section[i:i+7], "general"):
			p.digits, p.general = true, true
			i += 6
		case c == '@':
			p.digits, p.general = true, true
		case c == '/' && p.digits: // a fraction: its value is shown instead
			return pattern{digits: true, general: true}
		default:
			text(section[i : i+1])
		}
		i = max(i, end)
	}
	p.scale += commas
	return p
}

// number is the digits of a number that isn't negative.
func (p pattern) number(v float64, l lang.Lang) string {
	v *= math.Pow(100, float64(p.percents))
	v /= math.Pow(1000, float64(p.scale))
	switch {
	case !p.digits:
		return ""
	case p.scientific:
		return strings.Replace(strconv.FormatFloat(v, 'E', p.most, 64), ".", lang.DecimalMark(l), 1)
	case p.general:
		return marked(strings.TrimRight(strings.TrimRight(round(v, general(v)), "0"), "."), false, l)
	}
	whole, part, _ := strings.Cut(round(v, p.most), ".")
	for len(part) > p.least && strings.HasSuffix(part, "0") {
		part = part[:len(part)-1]
	}
	if whole = strings.TrimLeft(whole, "0"); len(whole) < p.whole {
		whole = strings.Repeat("0", p.whole-len(whole)) + whole
	}
	if part != "" {
		whole += "." + part
	}
	return marked(whole, p.thousands, l)
}

// general is how many decimals a cell without a format shows: ten digits in all.
func general(v float64) int {
	whole := len(strconv.FormatFloat(math.Trunc(v), 'f', 0, 64))
	return max(10-whole, 0)
}

// round writes a number with so many decimals, halves away from zero as sheets
// do, of the fifteen digits that they have.
func round(v float64, decimals int) string {
	s := digits(v)
	if strings.ContainsAny(s, "eE") { // too small or too large to matter
		return strconv.FormatFloat(v, 'f', decimals, 64)
	}
	whole, part, _ := strings.Cut(s, ".")
	if len(part) <= decimals {
		part += strings.Repeat("0", decimals-len(part))
		return strings.TrimSuffix(whole+"."+part, ".")
	}
	up := part[decimals] >= '5'
	all := []byte(whole + part[:decimals])
	for i := len(all) - 1; up && i >= 0; i-- {
		if all[i]++; all[i] > '9' {
			all[i] = '0'
			continue
		}
		up = false
	}
	text := string(all)
	if up {
		text = "1" + text
	}
	at := len(text) - decimals
	return strings.TrimSuffix(text[:at]+"."+text[at:], ".")
}

// marked writes digits with the language's marks.
func marked(s string, thousands bool, l lang.Lang) string {
	whole, part, found := strings.Cut(s, ".")
	if thousands {
		whole = lang.Grouped(whole, l)
	}
	if found {
		whole += lang.DecimalMark(l) + part
	}
	return whole
}

// translated is a number as a sheet shows it with the marks of a language, if it
// has those of the other one: what it is tells which.
func translated(text string, v float64, l lang.Lang) string {
	other := lang.EN
	if l == lang.EN {
		other = lang.ID
	}
	if says(text, v, l) || !says(text, v, other) {
		return text
	}
	return strings.NewReplacer(".", ",", ",", ".").Replace(text)
}

// says tells whether a text, read in a language, is a number but for its rounding.
func says(text string, v float64, l lang.Lang) bool {
	mark := lang.DecimalMark(l)
	var b strings.Builder
	decimals := -1
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
			if decimals >= 0 {
				decimals++
			}
		case string(r) == mark && decimals < 0:
			b.WriteByte('.')
			decimals = 0
		}
	}
	read, err := strconv.ParseFloat(b.String(), 64)
	return err == nil && math.Abs(read-math.Abs(v)) <= 0.501*math.Pow(10, -float64(max(decimals, 0)))
}
