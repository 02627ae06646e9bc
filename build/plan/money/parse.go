package money

import (
	"math/bits"
	"regexp"
	"strconv"
	"strings"

	"jilid/build/diag"
)

// Mistake is what is wrong with an amount as typed, and how to mend it.
type Mistake struct{ Text, Hint diag.Text }

// limit is the largest amount: a hundred thousand trillion. A sum of ninety
// such still fits an int64.
const limit = 100_000_000_000_000_000

// units are the words behind a number. A capital M is a miliar, as in every
// Indonesian budget; English writers spell theirs out.
var units = map[string]int{ // powers of ten
	"ribu": 3, "rb": 3, "thousand": 3,
	"juta": 6, "jt": 6, "million": 6,
	"miliar": 9, "milyar": 9, "m": 9, "md": 9, "billion": 9, "bn": 9,
	"triliun": 12, "trilyun": 12, "t": 12, "tn": 12, "trillion": 12,
}

// Per is how many rupiah a word for an amount means: ribu, juta, jt, miliar …
func Per(word string) (Rupiah, bool) {
	n, ok := units[word]
	return power(n), ok
}

// Parse reads an amount as people write it: 750 juta; 1,25 miliar; 1,5 M;
// Rp 1.250.000.000; Rp1.250.000,00; 1250000000. Thousands and decimals may be
// parted the Indonesian or the English way as long as only one reading is
// possible: 1.250 alone may be 1250 or 1,25 and is refused.
func Parse(s string) (Rupiah, *Mistake) {
	number, unit, rupiah := split(s)
	if strings.HasPrefix(number, "-") || strings.HasPrefix(number, "−") {
		return 0, &Mistake{diag.T("jumlah uang tidak boleh negatif", "an amount can't be negative"), diag.T("tulis jumlahnya tanpa tanda kurang; pengurangan dicatat di `catatan`", "write the amount without the sign; a reduction goes into `note`")}
	}
	if digits := LetterForDigit(s); digits != "" {
		return 0, &Mistake{diag.T("ada huruf di antara angka `%s`", "there is a letter among the digits of `%s`", clip(s)), diag.T("tulis `%s`", "write `%s`", clip(digits))}
	}
	power := 0
	if unit != "" {
		p, ok := units[strings.ToLower(unit)]
		if !ok {
			return 0, badUnit(s, unit)
		}
		power = p
	}
	whole, part, m := digits(number, unit, rupiah)
	if m != nil {
		return 0, m
	}
	if len(part) > power {
		return 0, &Mistake{diag.T("`%s` bukan rupiah utuh", "`%s` is not a whole number of rupiah", clip(s)), forgotten}
	}
	for len(part) < power {
		part += "0"
	}
	n, ok := number64(strings.TrimLeft(whole+part, "0"))
	if !ok || n > limit {
		return 0, &Mistake{diag.T("jumlah `%s` terlalu besar", "the amount `%s` is too large", clip(s)), diag.T("periksa satuannya", "look at its unit")}
	}
	return Rupiah(n), nil
}

// forgotten is the hint about a unit that was probably forgotten.
var forgotten = diag.T("mungkin satuannya terlupa: `\"1,25 miliar\"`, `750 juta`", "perhaps the unit is missing: `\"1,25 miliar\"`, `750 juta`")

// split parts "Rp 1,25 miliar" into number and unit, and tells whether it said
// that these are rupiah.
func split(s string) (number, unit string, rupiah bool) {
	s = strings.TrimSpace(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s))
	lower := strings.ToLower(s)
	for _, prefix := range []string{"rp.", "rp", "idr"} {
		if strings.HasPrefix(lower, prefix) && len(s) > len(prefix) && strings.ContainsAny(s[len(prefix):len(prefix)+1], " 0123456789-") {
			s, rupiah = strings.TrimSpace(s[len(prefix):]), true
			break
		}
	}
	if n := len(s) - len("rupiah"); n >= 0 && strings.EqualFold(s[n:], "rupiah") {
		s, rupiah = strings.TrimSpace(s[:n]), true
	}
	for _, dash := range []string{",-", ",–", ",—"} { // no cents; Word makes the dash longer
		if t, ok := strings.CutSuffix(s, dash); ok {
			s, rupiah = t, true
		}
	}
	end := strings.LastIndexAny(s, "0123456789") + 1
	return strings.TrimSpace(s[:end]), strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s[end:]), ".")), rupiah
}

// LetterForDigit is a number in which someone typed the letter O for a nought or l or
// I for a one, 2O20 or 48O juta, written with digits; "" if none was.
func LetterForDigit(s string) string {
	if !letterAmongDigits.MatchString(s) {
		return ""
	}
	return letterAmongDigits.ReplaceAllStringFunc(s, strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1").Replace)
}

var letterAmongDigits = regexp.MustCompile(`\b\d+[OolI][\dOolI.,]*\b|\b[OolI]+\d[\dOolI.,]*\b`)

// digits parts a number into its whole and decimal digits.
func digits(number, unit string, rupiah bool) (whole, part string, m *Mistake) {
	number = joinBlanks(number)
	for i := range len(number) {
		if c := number[i]; (c < '0' || c > '9') && c != '.' && c != ',' {
			return "", "", unreadable(number)
		}
	}
	if number == "" {
		return "", "", unreadable(unit)
	}
	points, commas := strings.Count(number, "."), strings.Count(number, ",")
	thousands, decimals := ".", ","
	switch {
	case points > 0 && commas > 0:
		if strings.LastIndex(number, ".") > strings.LastIndex(number, ",") {
			thousands, decimals = ",", "."
		}
	case points > 1:
	case commas > 1:
		thousands, decimals = ",", "."
	case points+commas == 0:
		return number, "", nil
	default: // one mark: thousands or decimals?
		mark := "."
		if commas == 1 {
			mark = ","
		}
		before, after, _ := strings.Cut(number, mark)
		if before == "" || after == "" {
			return "", "", unreadable(number)
		}
		grouped := len(after) == 3 && len(before) <= 3 && before[0] != '0'
		switch {
		case grouped && mark == "." && rupiah && unit == "":
			return before + after, "", nil
		case grouped:
			return "", "", ambiguous(number, before, after, unit)
		}
		return before, strings.TrimRight(after, "0"), nil
	}
	whole, part, _ = strings.Cut(number, decimals)
	groups := strings.Split(whole, thousands)
	for i, g := range groups {
		if len(g) != 3 && (i > 0 || g == "" || len(g) > 3) {
			return "", "", &Mistake{diag.T("kelompok ribuan dalam `%s` tidak tiga angka", "the groups in `%s` don't have three digits", number),
				diag.T("tulis seperti 1.250.000.000", "write it like 1.250.000.000")}
		}
	}
	if strings.Contains(part, thousands) || strings.Contains(part, decimals) {
		return "", "", unreadable(number)
	}
	return strings.Join(groups, ""), strings.TrimRight(part, "0"), nil
}

// joinBlanks reads 1 250 000: groups parted by blanks.
func joinBlanks(number string) string {
	groups := strings.Fields(number)
	for i, g := range groups {
		if i > 0 && len(g) != 3 {
			return number
		}
	}
	return strings.Join(groups, "")
}

func ambiguous(number, before, after, unit string) *Mistake {
	text := diag.T("`%s` bermakna ganda: %s%s atau %s koma %s?", "`%s` is ambiguous: %s%s or %s point %s?", number, before, after, before, after)
	short := strings.TrimRight(after, "0")
	if short != "" {
		short = "," + short
	}
	if unit != "" {
		return &Mistake{text, diag.T("tulis `%[1]s%[2]s %[4]s` atau `\"%[1]s%[3]s %[4]s\"`", "write `%[1]s%[2]s %[4]s` or `\"%[1]s%[3]s %[4]s\"`", before, after, short, unit)}
	}
	return &Mistake{text, diag.T("tulis satuannya (`%[1]s%[2]s juta`, `\"%[1]s%[3]s miliar\"`), atau seluruh angkanya (`Rp %[1]s.%[2]s`)", "write its unit (`%[1]s%[2]s juta`, `\"%[1]s%[3]s miliar\"`) or say that it is all (`Rp %[1]s.%[2]s`)", before, after, short)}
}

func unreadable(s string) *Mistake {
	return &Mistake{diag.T("`%s` bukan jumlah uang", "`%s` is not an amount of money", clip(s)),
		diag.T("tulis misalnya `750 juta`, `\"1,25 miliar\"`, atau `Rp 1.250.000.000`; kosongkan jika belum dihitung", "write `750 juta`, `\"1,25 miliar\"` or `Rp 1.250.000.000`; leave it out if it is not yet costed")}
}

func badUnit(s, unit string) *Mistake {
	if !strings.ContainsAny(s, "0123456789") {
		return unreadable(s)
	}
	hint := diag.T("yang dikenal: ribu, juta (jt), miliar (M), triliun (T)", "known: thousand, million, billion, trillion; ribu, juta, miliar, triliun")
	if near, ok := diag.Nearest(unit, []string{"ribu", "juta", "miliar", "triliun", "thousand", "million", "billion", "trillion"}); ok {
		hint = diag.T("maksudnya `%s`?", "did you mean `%s`?", near)
	}
	return &Mistake{diag.T("satuan uang `%s` tidak dikenal", "unit of money `%s` is not known", clip(unit)), hint}
}

func number64(s string) (uint64, bool) {
	if s == "" {
		return 0, true
	}
	n, err := strconv.ParseUint(s, 10, bits.UintSize-1)
	return n, err == nil
}

func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}
