package lang

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Int is a whole number with its thousands parted: 1.250.000 or 1,250,000. The
// sign of negative numbers is a minus, not the hyphen that CLDR has.
func Int(n int64, l Lang) string { return Fixed(n, 0, l) }

// Grouped parts the thousands of a row of digits.
func Grouped(digits string, l Lang) string {
	point := "."
	if l == EN {
		point = ","
	}
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(point)
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}

// Fixed is n / 10^places with its thousands parted, and as many decimals as it
// needs: Fixed(1250500, 3, ID) is 1.250,5.
func Fixed(n int64, places int, l Lang) string {
	sign, whole, part := split(n, places)
	if part = strings.TrimRight(part, "0"); part == "" {
		return sign + Grouped(whole, l)
	}
	return sign + Grouped(whole, l) + DecimalMark(l) + part
}

// Exact is Fixed with all decimals, so that the numbers of a column compare at a
// glance: Exact(7500, 2, ID) is 75,00.
func Exact(n int64, places int, l Lang) string {
	sign, whole, part := split(n, places)
	if places == 0 {
		return sign + Grouped(whole, l)
	}
	return sign + Grouped(whole, l) + DecimalMark(l) + part
}

// split parts n / 10^places at its decimal comma.
func split(n int64, places int) (sign, whole, part string) {
	digits := strconv.FormatInt(n, 10)
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	if short := places + 1 - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	return sign, digits[:len(digits)-places], digits[len(digits)-places:]
}

// DecimalMark parts the decimals of a number.
func DecimalMark(l Lang) string {
	if l == EN {
		return "."
	}
	return ","
}

// Decimal is a number of thousandths as people write it: 3600 is 3,6 or 3.6.
func Decimal(thousandths int64, l Lang) string { return Fixed(thousandths, 3, l) }

// Digits is n / 10^places as programs write it: no marks between thousands, a
// decimal point, no zeros behind it.
func Digits(n int64, places int) string {
	return strings.NewReplacer(",", "", "−", "-").Replace(Fixed(n, places, EN))
}

// Percent is a number of thousandths of a per cent: 45000 is 45%. Both languages
// write the sign without a space (CLDR's pattern #,##0%).
func Percent(thousandths int64, l Lang) string { return Decimal(thousandths, l) + "%" }

// Size is a number of bytes in a unit that fits: 12 KB, 1,4 MB.
func Size(bytes int, l Lang) string {
	switch {
	case bytes < 1000:
		return strconv.Itoa(bytes) + "\u00a0B"
	case bytes < 1_000_000:
		return strconv.Itoa((bytes+500)/1000) + "\u00a0KB"
	}
	return Decimal(int64(bytes+50_000)/100_000*100, l) + "\u00a0MB"
}

// Capital gives a text a capital.
func Capital(s string) string {
	for i, r := range s {
		return string(unicode.ToUpper(r)) + s[i+utf8.RuneLen(r):]
	}
	return s
}

var months = [12]Word{
	{"Januari", "January"}, {"Februari", "February"}, {"Maret", "March"}, {"April", "April"},
	{"Mei", "May"}, {"Juni", "June"}, {"Juli", "July"}, {"Agustus", "August"},
	{"September", "September"}, {"Oktober", "October"}, {"November", "November"}, {"Desember", "December"},
}

// Month is the name of a month, 1 to 12.
func Month(n int) Word { return months[n-1] }

var weekdays = [7]Word{{"Minggu", "Sunday"}, {"Senin", "Monday"}, {"Selasa", "Tuesday"}, {"Rabu", "Wednesday"}, {"Kamis", "Thursday"}, {"Jumat", "Friday"}, {"Sabtu", "Saturday"}}

// Weekday is a weekday's name.
func Weekday(d time.Weekday) Word { return weekdays[d] }

// Date is an ISO date as people write it: 11 Juli 2019, 11 July 2019. What is no
// ISO date comes back as it is.
func Date(iso string, l Lang) string {
	t, err := time.Parse("2006-01-02", iso)
	if err != nil {
		return iso
	}
	return strconv.Itoa(t.Day()) + " " + months[t.Month()-1].In(l) + " " + strconv.Itoa(t.Year())
}

// Dates is a stretch of time between two ISO dates, either of which may be
// empty, without saying month or year twice: 11–13 Juli 2019.
func Dates(from, to string, l Lang) string {
	a, errA := time.Parse("2006-01-02", from)
	b, errB := time.Parse("2006-01-02", to)
	switch {
	case to == "" || from == to:
		return Date(from, l)
	case from == "":
		return Date(to, l)
	case errA != nil || errB != nil || a.Year() != b.Year():
		return Date(from, l) + " – " + Date(to, l)
	case a.Month() == b.Month():
		return strconv.Itoa(a.Day()) + "–" + Date(to, l)
	}
	return strconv.Itoa(a.Day()) + " " + months[a.Month()-1].In(l) + " – " + Date(to, l)
}

// Plural is a word for what is counted. Indonesian has one form for all numbers.
type Plural struct{ ID, One, Other string }

// ProgramCount counts programs.
var ProgramCount = Plural{"program", "program", "programs"}

// Count is a number of things: 36 program; 1 program, 36 programs.
func (p Plural) Count(n int, l Lang) string {
	word := Word{p.ID, p.Other}
	if n == 1 {
		word.EN = p.One
	}
	return Int(int64(n), l) + " " + word.In(l)
}

// Join lists items in a sentence: a, b, dan c; a dan b; a, b, and c.
func Join(items []string, l Lang) string {
	and := "dan"
	if l == EN {
		and = "and"
	}
	switch n := len(items); n {
	case 0:
		return ""
	case 1:
		return items[0]
	case 2:
		return items[0] + " " + and + " " + items[1]
	default:
		return strings.Join(items[:n-1], ", ") + ", " + and + " " + items[n-1]
	}
}
