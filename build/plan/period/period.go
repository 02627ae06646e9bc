// Package period reads and writes the periods that a plan is reported by: a
// year, a half, a quarter, a month, a day, or a run of them. [Parse] takes them
// as people write them in either language; [Period.Name] writes them; and
// [Period.Next] is the one that is due after it.
package period

import (
	"strconv"
	"time"

	"jilid/build/text/lang"
)

// Period is a stretch of time between two ISO dates, both within it. The zero
// Period is no time at all.
type Period struct{ First, Last string }

// Of is a calendar year.
func Of(year int) Period { return months(year, 1, 12) }

// months is the period from the first day of a month to the last day of another
// of the same year.
func months(year, first, last int) Period {
	return Period{iso(time.Date(year, time.Month(first), 1, 0, 0, 0, 0, time.UTC)), iso(time.Date(year, time.Month(last)+1, 0, 0, 0, 0, 0, time.UTC))}
}

func iso(t time.Time) string { return t.Format(time.DateOnly) }

// date reads an ISO date of our own making; the zero time stands for none.
func date(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}
	}
	return t
}

// run is the period as whole months of one year, if it is that.
func (p Period) run() (year, first, count int, ok bool) {
	a, b := date(p.First), date(p.Last).AddDate(0, 0, 1)
	if a.IsZero() || b.Year() < 2 || a.Day() != 1 || b.Day() != 1 {
		return 0, 0, 0, false
	}
	count = (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month())
	return a.Year(), int(a.Month()), count, count > 0 && int(a.Month())+count <= 13
}

// Next is the period of the same length that follows, of those that are
// reported by: a year, a half, a quarter, a month. Of any other it is the zero Period.
func (p Period) Next() Period {
	year, first, count, ok := p.run()
	if !ok || count != 1 && count != 3 && count != 6 && count != 12 || (first-1)%count != 0 {
		return Period{}
	}
	if first += count; first > 12 {
		year, first = year+1, 1
	}
	return months(year, first, first+count-1)
}

var (
	half    = lang.Word{ID: "Semester", EN: "Semester"}
	quarter = lang.Word{ID: "Triwulan", EN: "Quarter"}
)

// Name is the period as reports call it: 2021, Semester I 2021, Triwulan II
// 2021, Juni 2021; of any other stretch its dates.
func (p Period) Name(l lang.Lang) string {
	year, first, count, ok := p.run()
	if !ok || (first-1)%count != 0 {
		return lang.Dates(p.First, p.Last, l)
	}
	y := strconv.Itoa(year)
	switch count {
	case 12:
		return y
	case 6:
		return half.In(l) + " " + lang.Roman(first/6+1) + " " + y
	case 3:
		return quarter.In(l) + " " + lang.Roman(first/3+1) + " " + y
	case 1:
		return lang.Month(first).In(l) + " " + y
	}
	return lang.Dates(p.First, p.Last, l)
}

// Months is how many whole months lie between the ends of two days, both ISO
// dates; negative where the first is the later one, 0 where one is none.
func Months(from, to string) int {
	a, b := date(from).AddDate(0, 0, 1), date(to).AddDate(0, 0, 1)
	if from == "" || to == "" {
		return 0
	}
	if b.Before(a) {
		return -Months(to, from)
	}
	n := (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month())
	if b.Day() < a.Day() {
		n--
	}
	return n
}

// Over tells whether more than a number of months lie between the ends of two days.
func Over(from, to string, most int) bool {
	return from != "" && to != "" && date(from).AddDate(0, 0, 1).AddDate(0, most, 0).Before(date(to).AddDate(0, 0, 1))
}
