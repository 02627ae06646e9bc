package schema

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"jilid/build/diag"
	"jilid/build/plan/money"
	"jilid/build/source"
	"jilid/build/text/yaml"
)

// value decodes one field's value. It returns nil after it reported one.
func (d *decoder) value(f *Field, n *yaml.Node) *Value {
	switch f.Kind {
	case Text:
		if s, ok := d.text(n); ok {
			return &Value{Text: s}
		}
	case Texts, Enums:
		return d.texts(f, n)
	case Bool:
		if b, ok := truth(n); ok {
			return &Value{Bool: b}
		}
		d.wrong(n, diag.T("`true` atau `false`", "`true` or `false`"), diag.T("`ya` dan `tidak` juga diterima", "`yes` and `no` are accepted too"))
	case Year:
		if y, ok := d.year(n); ok {
			return &Value{Year: y}
		}
	case Years:
		return d.years(n)
	case Date:
		return d.date(n)
	case Enum:
		if n.Kind == yaml.Scalar {
			if w, ok := word(f.Words, n.Text); ok {
				return &Value{Text: w}
			}
			d.badWord(f, n)
			return nil
		}
		d.wrong(n, diag.T("satu kata", "one word"), diag.T("yang diterima: %s", "accepted: %s", strings.Join(wordNames(f.Words), ", ")))
	case Money:
		return d.money(n)
	case Percent, Number:
		return d.number(f, n)
	case Length:
		return d.length(n)
	case Color:
		if n.Kind == yaml.Scalar && colorForm.MatchString(n.Text) {
			return &Value{Text: n.Text}
		}
		d.wrong(n, diag.T("warna seperti \"#1f6f8b\"", "a colour like \"#1f6f8b\""), diag.T("tanda pagar dan enam angka heksadesimal, di dalam tanda kutip", "a hash and six hexadecimal digits, in quotes"))
	case ByYear:
		return d.byYear(n)
	case Named:
		return d.named(n)
	case Series:
		return d.series(n)
	case Levels:
		return d.levels(f, n)
	case One:
		return d.one(f, n)
	case Many:
		return d.many(f, n)
	case Keyed:
		return d.keyed(f, n)
	default:
		panic(fmt.Sprintf("schema: kind %d", f.Kind))
	}
	return nil
}

var (
	colorForm  = regexp.MustCompile(`^#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$`)
	numberForm = regexp.MustCompile(`^[-+]?\d+(?:[.,]\d+)*$`)
	dateForm   = regexp.MustCompile(`^\d{4}-\d\d?-\d\d?$`)
)

// text takes a scalar as written. A bare `no` is the one thing that is refused:
// other readers of YAML take it for "false".
func (d *decoder) text(n *yaml.Node) (string, bool) {
	if n.Kind != yaml.Scalar {
		hint := diag.T("tulis satu nilai", "write one value")
		if n.Kind == yaml.Map {
			hint = diag.T("teks yang memuat `: ` atau diawali `{` perlu tanda kutip", "a text with `: ` in it or `{` before it needs quotes")
		} else if n.Kind == yaml.List {
			hint = diag.T("tulis satu nilai; teks yang diawali `[` perlu tanda kutip", "write one value; a text that begins with `[` needs quotes")
		}
		d.wrong(n, diag.T("teks", "a text"), hint)
		return "", false
	}
	if !n.Quoted && yamlTruth(n.Text) {
		d.wrong(n, diag.T("teks", "a text"), diag.T("YAML membaca `%[1]s` sebagai ya/tidak; jika maksudnya teks, tulis `\"%[1]s\"`", "YAML reads `%[1]s` as true or false; if a text is meant, write `\"%[1]s\"`", n.Text))
		return "", false
	}
	return tidy(n.Text), true
}

// tidy is a text without blanks around it – those that can't be seen at all
// included – and with plain line ends.
func tidy(s string) string {
	s = lineEnds.Replace(s)
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' })
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// texts decodes a list of texts or of words; one alone needs no list.
func (d *decoder) texts(f *Field, n *yaml.Node) *Value {
	items := []*yaml.Node{n}
	if n.Kind == yaml.List {
		items = n.Items
	}
	v := &Value{}
	for _, item := range items {
		if item.Kind == yaml.Null {
			continue
		}
		if item.Kind == yaml.Map && n.Kind == yaml.List && len(item.Pairs) > 0 {
			k := item.Pairs[0].Key.Text
			d.wrong(item, diag.T("teks", "a text"), diag.T("titik dua membuat butir ini terbaca sebagai `kunci: nilai`; beri tanda kutip: `\"%s: …\"`", "the colon makes this item a `key: value`; put it in quotes: `\"%s: …\"`", diag.Clip(k)))
			continue
		}
		s, ok := d.text(item)
		if !ok || s == "" {
			continue
		}
		if f.Kind == Enums {
			w, ok := word(f.Words, s)
			if !ok {
				d.badWord(f, item)
				continue
			}
			s = w
		}
		if first := slices.IndexFunc(v.Texts, func(t Str) bool { return t.Text == s }); first >= 0 && s != "" && !f.Repeats {
			d.repeated(item.Span, v.Texts[first].Span)
		}
		v.Texts = append(v.Texts, Str{s, item.Span})
	}
	return v
}

// truth reads yes and no in the forms people and YAML use.
func truth(n *yaml.Node) (value, ok bool) {
	if n.Kind != yaml.Scalar {
		return false, false
	}
	switch strings.ToLower(n.Text) {
	case "true", "yes", "on", "ya", "benar":
		return true, true
	case "false", "no", "off", "tidak", "salah":
		return false, true
	}
	return false, false
}

// yamlTruth tells what YAML 1.1 or 1.2 takes for a truth value.
func yamlTruth(s string) bool {
	switch strings.ToLower(s) {
	case "true", "false", "yes", "no", "on", "off":
		return true
	}
	return false
}

// twoYears are two years with something between them, in whatever form.
var twoYears = regexp.MustCompile(`^\D*((?:19|20)\d\d)\D+((?:19|20)\d\d)\D*$`)

// readYear reads a year as typed.
func readYear(s string) (int, bool) {
	y, err := strconv.Atoi(s)
	return y, err == nil && len(s) == 4 && y >= 1900 && y <= 2999
}

func (d *decoder) year(n *yaml.Node) (int, bool) {
	if n.Kind == yaml.Scalar {
		if y, ok := readYear(n.Text); ok {
			return y, true
		}
	}
	hint := diag.T("tulis empat angka, misalnya 2020", "write four digits, like 2020")
	switch {
	case n.Kind != yaml.Scalar:
	case dateForm.MatchString(n.Text):
		hint = diag.T("cukup tahunnya: `%s`", "the year is enough: `%s`", n.Text[:4])
	case twoYears.MatchString(n.Text):
		hint = diag.T("tulis satu tahun saja, misalnya `%s`", "write one year only, such as `%s`", twoYears.FindStringSubmatch(n.Text)[1])
	case money.LetterForDigit(n.Text) != "":
		hint = diag.T("ada huruf di antara angkanya: tulis `%s`", "there is a letter among the digits: write `%s`", money.LetterForDigit(n.Text))
	case len(n.Text) > 1 && n.Text[0] == '0' && numberForm.MatchString(n.Text):
		hint = diag.T("angka yang diawali nol dibaca lain-lain oleh YAML; tulis tahun dengan empat angka", "YAML readers differ about numbers that begin with zero; write the year with four digits")
	}
	d.wrong(n, diag.T("tahun", "a year"), hint)
	return 0, false
}

// dashes writes what people type between two years as a hyphen.
var dashes = strings.NewReplacer("–", "-", "—", "-", " ", "", "s.d.", "-", "sd", "-")

// span reads `2020` and `2020-2029`.
func span(s string) (first, last int, ok bool) {
	a, b, found := strings.Cut(dashes.Replace(s), "-")
	first, ok = readYear(a)
	last = first
	if found && ok {
		last, ok = readYear(b)
	}
	return first, last, ok
}

func (d *decoder) years(n *yaml.Node) *Value {
	items := []*yaml.Node{n}
	if n.Kind == yaml.List {
		items = n.Items
	}
	v := &Value{}
	taken := map[int]source.Span{}
	for _, item := range items {
		first, last, ok := 0, 0, false
		if item.Kind == yaml.Scalar {
			first, last, ok = span(item.Text)
		}
		switch {
		case !ok && item.Kind == yaml.Scalar && twoYears.MatchString(item.Text):
			m := twoYears.FindStringSubmatch(item.Text)
			d.wrong(item, diag.T("tahun", "years"), diag.T("tulis `%s-%s`", "write `%s-%s`", m[1], m[2]))
		case !ok:
			d.wrong(item, diag.T("tahun", "years"), diag.T("tulis `2020`, `2020-2024`, atau `[2020, 2021]`", "write `2020`, `2020-2024` or `[2020, 2021]`"))
		case last < first:
			d.Add(diag.EndBefore, item.Span, diag.T("%d lebih dahulu daripada %d", "%d is before %d", last, first), diag.T("tulis `%d-%d`", "write `%d-%d`", last, first))
		default:
			if at, ok := taken[first]; ok {
				d.repeated(item.Span, at)
			}
			for y := first; y <= last; y++ {
				v.Years = append(v.Years, y)
				taken[y] = item.Span
			}
		}
	}
	if len(v.Years) == 0 {
		return nil
	}
	slices.Sort(v.Years)
	v.Years = slices.Compact(v.Years)
	return v
}

func (d *decoder) date(n *yaml.Node) *Value {
	if n.Kind == yaml.Scalar {
		if t, err := time.Parse("2006-01-02", n.Text); err == nil {
			return &Value{Text: t.Format("2006-01-02")}
		}
		if iso, ok := isoDate(n.Text); ok {
			d.wrong(n, diag.T("tanggal berbentuk 2019-07-11", "a date like 2019-07-11"), diag.T("tulis `%s`", "write `%s`", iso))
			return nil
		}
	}
	d.wrong(n, diag.T("tanggal berbentuk 2019-07-11", "a date like 2019-07-11"), diag.T("tahun, bulan, dan hari dengan tanda hubung", "year, month and day with hyphens"))
	return nil
}

// isoDate guesses what was meant by a date written for people.
func isoDate(s string) (string, bool) {
	english := strings.NewReplacer("januari", "january", "februari", "february", "maret", "march", "mei", "may", "juni", "june", "juli", "july",
		"agustus", "august", "oktober", "october", "desember", "december").Replace(strings.ToLower(s))
	for _, form := range []string{"2 January 2006", "2/1/2006", "2-1-2006", "2.1.2006", "2006/1/2", "2006-1-2", "January 2, 2006"} {
		if t, err := time.Parse(form, english); err == nil {
			return t.Format("2006-01-02"), true
		}
	}
	return "", false
}

func (d *decoder) money(n *yaml.Node) *Value {
	if n.Kind != yaml.Scalar {
		d.wrong(n, diag.T("jumlah uang", "an amount of money"), diag.T("tulis misalnya `750 juta`, `\"1,25 miliar\"`, atau `1.250.000.000`", "write `750 juta`, `\"1,25 miliar\"` or `1.250.000.000`"))
		return nil
	}
	amount, m := money.Parse(n.Text)
	if m != nil {
		d.Add(diag.BadMoney, n.Span, m.Text, m.Hint)
		return nil
	}
	return &Value{Money: amount}
}

func (d *decoder) number(f *Field, n *yaml.Node) *Value {
	want, hint := diag.T("angka", "a number"), diag.T("tulis misalnya `3.6`, atau `\"3,6\"` dalam tanda kutip", "write `3.6`, or `\"3,6\"` in quotes")
	if f.Kind == Percent {
		want, hint = diag.T("persentase", "a percentage"), diag.T("tulis misalnya `45%`", "write `45%`")
	}
	if n.Kind == yaml.Scalar {
		s := n.Text
		if f.Kind == Percent {
			s = strings.TrimSpace(strings.TrimSuffix(s, "%"))
		} else if f.Own != nil {
			s = strings.TrimSpace(strings.TrimSuffix(s, f.Own.Unit))
			switch plain, single := ungrouped(s); {
			case single:
				d.Add(diag.WrongValue, n.Span, diag.T("angka `%s` dapat dibaca dua cara", "the number `%s` can be read in two ways", diag.Clip(s)),
					diag.T("tulis `%s` atau `%s`", "write `%s` or `%s`", plain, strings.TrimRight(strings.TrimRight(s, "0"), ".,")))
				return nil
			case plain != "":
				s = plain
			}
		}
		if v, ok := decimal(s); ok {
			if f.Most > 0 && (v < f.Least || v > f.Most) {
				d.outside(f, n, v)
				return nil
			}
			return &Value{Number: v}
		}
	}
	if n.Kind == yaml.Scalar && manyDecimals.MatchString(n.Text) {
		hint = diag.T("paling banyak tiga angka di belakang koma", "at most three decimals")
	}
	d.wrong(n, want, hint)
	return nil
}

// outside reports a number that the field can't have.
func (d *decoder) outside(f *Field, n *yaml.Node, v int64) {
	text := diag.T("`%s` tidak mungkin untuk `%s`", "`%s` is impossible for `%s`", diag.Clip(n.Text), f.Label())
	switch {
	case v > f.Most:
		d.Add(diag.WrongValue, n.Span, text, diag.T("paling besar %d", "at most %d", f.Most/1000))
	case f.Least > 0:
		d.Add(diag.WrongValue, n.Span, text, diag.T("tulis angka di atas nol", "write a number above zero"))
	default:
		d.Add(diag.WrongValue, n.Span, text, diag.T("tulis nol atau angka di atasnya", "write zero or a number above it"))
	}
}

// repeated warns of an item that stands in its list before.
func (d *decoder) repeated(at, first source.Span) {
	d.Add(diag.Repeated, at.FirstLine(), diag.T("butir ini sudah ada di daftar yang sama", "this item is in the same list already"),
		diag.T("hapus salah satunya, atau perbaiki bila maksudnya yang lain", "delete one of them, or mend it if another was meant"),
		diag.Related{Span: first, Text: diag.T("yang pertama di sini", "the first one is here")})
}

var manyDecimals = regexp.MustCompile(`^[-+]?\d+[.,]\d{4,}%?$`)

var groupForm = regexp.MustCompile(`^[-+]?[1-9]\d{0,2}(?:((?:\.\d{3})+)(?:,\d+)?|((?:,\d{3})+)(?:\.\d+)?)$`)

// ungrouped is a number whose thousands are parted, without the marks between
// them; "" for any other. A single mark may as well part three decimals.
func ungrouped(s string) (plain string, single bool) {
	m := groupForm.FindStringSubmatch(s)
	switch {
	case m == nil:
		return "", false
	case m[1] != "":
		plain = strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
	default:
		plain = strings.ReplaceAll(s, ",", "")
	}
	return plain, strings.Count(s, ".")+strings.Count(s, ",") == 1
}

// decimal reads a number with at most three decimals (zeros aside) into thousandths; comma
// and point both part the decimals.
func decimal(s string) (int64, bool) {
	if strings.Count(s, ".")+strings.Count(s, ",") > 1 || !numberForm.MatchString(s) {
		return 0, false
	}
	sign := int64(1)
	if s[0] == '-' || s[0] == '+' {
		if s[0] == '-' {
			sign = -1
		}
		s = s[1:]
	}
	whole, part, _ := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	if len(part) > 3 {
		part = strings.TrimRight(part, "0")
	}
	if len(part) > 3 || len(whole) > 15 {
		return 0, false
	}
	v, err := strconv.ParseInt(whole+part+"000"[len(part):], 10, 64)
	return sign * v, err == nil
}

// length reads 210mm, 21 cm, 8.5in, 595pt into thousandths of a point.
func (d *decoder) length(n *yaml.Node) *Value {
	if n.Kind == yaml.Scalar {
		s := strings.ToLower(strings.TrimSpace(n.Text))
		for _, u := range []struct {
			name     string
			num, den int64 // a unit in points
		}{{"mm", 720, 254}, {"cm", 7200, 254}, {"in", 72, 1}, {"pt", 1, 1}} {
			if number, ok := strings.CutSuffix(s, u.name); ok {
				if v, ok := decimal(strings.TrimSpace(number)); ok && v > 0 && v < 10_000_000 {
					return &Value{Number: v * u.num / u.den}
				}
			}
		}
	}
	d.wrong(n, diag.T("panjang dengan satuan", "a length with its unit"), diag.T("tulis misalnya `210mm`; satuannya mm, cm, in, atau pt", "write `210mm`; units are mm, cm, in and pt"))
	return nil
}
