package lang

import (
	"strconv"
	"strings"
	"time"
)

// Int is a whole number with its thousands parted: 1.250.000 or 1,250,000.
func Int(n int64, l Lang) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	return sign + group(digits, l)
}

func group(digits string, l Lang) string {
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
func Fixed(n int64, places int, l Lang) string { return decimals(n, places, l, true) }

// Padded is Fixed with all of its places: Padded(1250500, 3, ID) is 1.250,500.
func Padded(n int64, places int, l Lang) string { return decimals(n, places, l, false) }

func decimals(n int64, places int, l Lang, trim bool) string {
	sign := ""
	digits := strconv.FormatInt(n, 10)
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	if short := places + 1 - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	whole, part := digits[:len(digits)-places], digits[len(digits)-places:]
	if trim {
		part = strings.TrimRight(part, "0")
	}
	if part == "" {
		return sign + group(whole, l)
	}
	comma := ","
	if l == EN {
		comma = "."
	}
	return sign + group(whole, l) + comma + part
}

// Decimal is a number of thousandths as people write it: 3600 is 3,6 or 3.6.
func Decimal(thousandths int64, l Lang) string { return Fixed(thousandths, 3, l) }

// Percent is a number of thousandths of a per cent: 45000 is 45 % or 45%.
func Percent(thousandths int64, l Lang) string {
	if l == EN {
		return Decimal(thousandths, l) + "%"
	}
	return Decimal(thousandths, l) + "\u00a0%"
}

var monthNames = [12]Word{
	{"Januari", "January"}, {"Februari", "February"}, {"Maret", "March"}, {"April", "April"},
	{"Mei", "May"}, {"Juni", "June"}, {"Juli", "July"}, {"Agustus", "August"},
	{"September", "September"}, {"Oktober", "October"}, {"November", "November"}, {"Desember", "December"},
}

// Month is the name of a month, 1 to 12.
func Month(n int) Word { return monthNames[n-1] }

// Date is an ISO date as people write it: 11 Juli 2019, 11 July 2019. What is no
// ISO date comes back as it is.
func Date(iso string, l Lang) string {
	t, err := time.Parse("2006-01-02", iso)
	if err != nil {
		return iso
	}
	return strconv.Itoa(t.Day()) + " " + monthNames[t.Month()-1].In(l) + " " + strconv.Itoa(t.Year())
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
	return strconv.Itoa(a.Day()) + " " + monthNames[a.Month()-1].In(l) + " – " + Date(to, l)
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
