package sheet

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"jilid/build/text/lang"
)

// day is the moment that a sheet's number of days stands for.
func day(v float64, epoch1904 bool) time.Time {
	from := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC) // 1900 was no leap year, but sheets believe so
	if epoch1904 {
		from = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	} else if v < 60 {
		v++
	}
	whole, part := math.Modf(v)
	return from.AddDate(0, 0, int(whole)).Add(time.Duration(math.Round(part*86400)) * time.Second)
}

// lastDay is the last day of the year 9999.
const lastDay = 2_958_465

// dateShown is a date or time by the letters of its section: d, m, y, h, s.
func dateShown(v float64, section string, l lang.Lang, epoch1904 bool) string {
	if v > lastDay {
		return marked(digits(v), false, l)
	}
	t := day(v, epoch1904)
	if v < 1 { // a time of day
		t = day(v+1, epoch1904)
	}
	noon := strings.Contains(strings.ToUpper(section), "AM/PM") || strings.Contains(strings.ToUpper(section), "A/P")
	var b strings.Builder
	hours := false // the last letters were hours: months behind them are minutes
	for i := 0; i < len(section); {
		c := section[i] | 0x20
		end := literalEnd(section, i)
		switch {
		case section[i] == '"':
			b.WriteString(section[i+1 : max(end, i+1)])
		case section[i] == '\\' && end > i:
			b.WriteByte(section[end])
		case section[i] == '[' && end == i+2 || section[i] == '[' && end == i+3: // [h]: hours in all
			b.WriteString(elapsed(v, section[i+1]|0x20))
			hours = true
		case end > i:
		case strings.IndexByte("dmyhs", c) >= 0:
			n := 1
			for i+n < len(section) && section[i+n]|0x20 == c {
				n++
			}
			minutes := c == 'm' && (hours || secondsFollow(section[i+n:]))
			b.WriteString(letters(t, c, n, minutes, noon, l))
			hours = c == 'h'
			i += n
			continue
		case strings.HasPrefix(strings.ToUpper(section[i:]), "AM/PM"):
			b.WriteString(t.Format("PM"))
			i += len("AM/PM")
			continue
		case strings.HasPrefix(strings.ToUpper(section[i:]), "A/P"):
			b.WriteString(t.Format("PM")[:1])
			i += len("A/P")
			continue
		case section[i] == '@', section[i] == '0': // a text's place, parts of seconds
		default:
			b.WriteByte(section[i])
		}
		i = end + 1
	}
	return trim(strings.TrimRight(b.String(), ".,; "))
}

// secondsFollow tells whether the next letters of a section are seconds.
func secondsFollow(rest string) bool {
	i := strings.IndexAny(rest, "dmyhsDMYHS")
	return i >= 0 && rest[i]|0x20 == 's'
}

func elapsed(v float64, unit byte) string {
	parts := map[byte]float64{'h': 24, 'm': 24 * 60, 's': 24 * 60 * 60}[unit]
	return strconv.FormatFloat(math.Floor(v*parts+1e-6), 'f', 0, 64)
}

// letters writes n letters of a kind.
func letters(t time.Time, c byte, n int, minutes, noon bool, l lang.Lang) string {
	two := func(v int) string {
		if n == 1 {
			return strconv.Itoa(v)
		}
		return fmt.Sprintf("%02d", v)
	}
	switch {
	case c == 'y' && n <= 2:
		return fmt.Sprintf("%02d", t.Year()%100)
	case c == 'y':
		return fmt.Sprintf("%04d", t.Year())
	case c == 'd' && n <= 2:
		return two(t.Day())
	case c == 'd' && n == 3:
		return lang.Weekday(t.Weekday()).In(l)[:3]
	case c == 'd':
		return lang.Weekday(t.Weekday()).In(l)
	case c == 'h' && noon:
		return two((t.Hour()+11)%12 + 1)
	case c == 'h':
		return two(t.Hour())
	case c == 's':
		return two(t.Second())
	case minutes:
		return two(t.Minute())
	case n <= 2:
		return two(int(t.Month()))
	case n == 3:
		return lang.Month(int(t.Month())).In(l)[:3]
	case n == 5:
		return lang.Month(int(t.Month())).In(l)[:1]
	}
	return lang.Month(int(t.Month())).In(l)
}
