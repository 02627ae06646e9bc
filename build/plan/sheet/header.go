package sheet

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan/schema"
)

// Column says what a column of a sheet holds. Its header is one of
//
//	nama                           a field of a program, in either language
//	Misi RPJMD                     a field of the plan's own, by its id or name
//	tahapan 2021-2022              a year of a field by year
//	anggaran 2021 APBD             money of a year, from a source
//	anggaran 2021 APBD: realisasi  another field of that budget line
//	kegiatan 1, kegiatan 1 opd     an entry of a list, and its other fields
//	indikator 1 target 2021        the same, by year
//	target 2021: Layanan daring    the same, of the indicator of that name
//	quick_win manfaat              a field of a record that stands alone
//
// Capitals don't matter, and blanks, hyphens and underscores are alike.
type Column struct {
	Number      int           // in the sheet, from 1
	Field       *schema.Field // of a program
	Sub         *schema.Field // of the field's record, or nil
	Index       int           // which entry of a list, from 1; 0: none
	Name        string        // which indicator, where the header names it
	First, Last int           // years, or 0
	Source      string        // of a budget line
}

// Key is what a column holds in one word, the same for all ways to write its header.
func (c Column) Key() string {
	key := c.Field.Name
	if c.First > 0 && c.Sub == nil {
		key += " " + years(c.First, c.Last)
	}
	if c.Index > 0 {
		key += " " + strconv.Itoa(c.Index)
	}
	if c.isBudget() {
		key += " " + strconv.Itoa(c.First) + " " + strings.ToLower(c.Source)
	}
	if c.Name != "" {
		key += ": " + strings.ToLower(c.Name)
	}
	if c.Sub != nil {
		key += " / " + c.Sub.Name
		if c.First > 0 && !c.isBudget() {
			key += " " + years(c.First, c.Last)
		}
	}
	return key
}

func (c Column) isBudget() bool { return c.Field.Of == schema.Budget }

// Header is how a column's header is written in a language.
func (c Column) Header(lang string) string {
	h := FieldName(c.Field, lang)
	switch {
	case c.Name != "":
		h = FieldName(c.Sub, lang)
		if c.First > 0 {
			h += " " + years(c.First, c.Last)
		}
		return h + ": " + c.Name
	case c.isBudget():
		h += " " + strconv.Itoa(c.First)
		if c.Source != "" {
			h += " " + c.Source
		}
		if c.Sub != nil && c.Sub.Name != "amount" {
			h += ": " + FieldName(c.Sub, lang)
		}
		return h
	case c.Index > 0:
		h += " " + strconv.Itoa(c.Index)
		if c.Sub != nil && c.Sub != entryName(c.Field) {
			h += " " + FieldName(c.Sub, lang)
		}
	case c.Sub != nil:
		h += " " + FieldName(c.Sub, lang)
	}
	if c.First > 0 {
		h += " " + years(c.First, c.Last)
	}
	return h
}

// FieldName is a field's name as a header: blanks for underscores, capitals
// where the word is an abbreviation; of one of the plan's own, its name.
func FieldName(f *schema.Field, lang string) string {
	if f.Own != nil {
		return f.Own.Name
	}
	name := f.Name
	if lang == "id" {
		name = cmp.Or(f.Alias, f.Name)
	}
	if name == "id" || name == "opd" {
		return strings.ToUpper(name)
	}
	return strings.ReplaceAll(name, "_", " ")
}

func years(first, last int) string {
	if first == last {
		return strconv.Itoa(first)
	}
	return strconv.Itoa(first) + "-" + strconv.Itoa(last)
}

// entryName is the field of a list's records that `kegiatan 1` means.
func entryName(f *schema.Field) *schema.Field { return &f.Of.Fields[0] }

// fault is why a header can't be a column.
type fault struct {
	code       diag.Code
	text, hint diag.Text
}

var (
	yearForm  = regexp.MustCompile(`^(\d{4})(?:\s*[-–—]\s*(\d{4}))?(?:[\s_]+|$)`)
	indexForm = regexp.MustCompile(`^#?(\d{1,2})(?:[\s_]+|$)`)
)

// plainHeader is a header without the marks that forms add: a star for what is
// required, the unit of money.
func plainHeader(text string) string {
	text = strings.TrimSpace(strings.TrimRight(strings.Join(strings.Fields(text), " "), "* "))
	for _, unit := range []string{"(rp)", "(rupiah)"} {
		if s := len(text) - len(unit); s > 0 && strings.EqualFold(text[s:], unit) {
			text = strings.TrimSpace(text[:s])
		}
	}
	return text
}

// BuiltIn tells whether a header is one of the columns that every plan's sheets
// can have.
func BuiltIn(header string) bool {
	_, wrong := parseColumn(schema.Program, header)
	return wrong == nil || ordinal(header)
}

// ordinal tells the header of a column that only numbers the rows.
func ordinal(header string) bool {
	switch strings.ToLower(strings.Trim(header, ". ")) {
	case "no", "nomor", "#", "no urut":
		return true
	}
	return false
}

// parseColumn reads a header of a sheet with the records of a program.
func parseColumn(program *schema.Record, text string) (Column, *fault) {
	text = plainHeader(text)
	for i := range program.Fields {
		if f := &program.Fields[i]; f.Own != nil && strings.EqualFold(plainHeader(f.Own.Name), text) {
			return Column{Field: f}, nil
		}
	}
	head, tail, named := strings.Cut(text, ":")
	head, tail = strings.TrimSpace(head), strings.TrimSpace(tail)
	if named && tail != "" {
		if c, ok := namedColumn(program, head, tail); ok {
			return c, nil
		}
	}
	f, rest := prefix(program, head)
	if f == nil {
		return Column{}, unknownColumn(program, head, text)
	}
	c := Column{Field: f}
	switch {
	case c.Field.Of == schema.Budget:
		return c.budget(text, rest, tail)
	case named && tail != "":
		return c, unknownColumn(program, head, text)
	case f.Kind == schema.Many:
		return c.entry(text, rest)
	case f.Kind == schema.ByYear:
		if c.years(&rest) && rest == "" {
			return c, nil
		}
		return c, needs(text, f, " 2020")
	case rest == "":
		return c, nil
	case f.Kind == schema.One:
		sub, more := prefix(f.Of, rest)
		if sub == nil || more != "" {
			return c, unknownPart(text, rest, f.Of.Fields...)
		}
		c.Sub = sub
		return c, nil
	}
	return c, unknownColumn(program, head, text)
}

// namedColumn reads `target 2021: Layanan daring` and `satuan: Layanan daring`.
func namedColumn(program *schema.Record, head, name string) (Column, bool) {
	sub, rest := prefix(schema.Indicator, head)
	if sub == nil || sub == &schema.Indicator.Fields[0] {
		return Column{}, false
	}
	c := Column{Field: program.Field("indicators"), Sub: sub, Name: name}
	if sub.Kind == schema.ByYear {
		return c, c.years(&rest) && rest == ""
	}
	return c, rest == ""
}

func (c Column) budget(text, rest, tail string) (Column, *fault) {
	if !c.years(&rest) || c.First != c.Last {
		return c, needs(text, c.Field, " 2020 APBD")
	}
	c.Source, c.Sub = rest, c.Field.Of.Field("amount")
	if tail != "" {
		sub, more := prefix(c.Field.Of, tail)
		if sub == nil || more != "" || sub.Name == "year" || sub.Name == "source" {
			return c, unknownPart(text, tail, c.Field.Of.Fields[1], c.Field.Of.Fields[3], c.Field.Of.Fields[4])
		}
		c.Sub = sub
	}
	return c, nil
}

func (c Column) entry(text, rest string) (Column, *fault) {
	if rest == "" && c.Field.Short != "" {
		return c, nil // the names alone, in one cell
	}
	m := indexForm.FindStringSubmatch(rest)
	if m == nil || m[1] == "0" || m[1] == "00" {
		return c, needs(text, c.Field, " 1")
	}
	c.Index, _ = strconv.Atoi(m[1])
	c.Sub, rest = entryName(c.Field), rest[len(m[0]):]
	if rest != "" {
		sub, more := prefix(c.Field.Of, rest)
		if sub == nil {
			return c, unknownPart(text, rest, c.Field.Of.Fields...)
		}
		c.Sub, rest = sub, more
	}
	if c.Sub.Kind == schema.ByYear && !c.years(&rest) {
		return c, needs(text, c.Field, " "+m[1]+" "+c.Sub.Name+" 2020")
	}
	if rest != "" {
		return c, unknownPart(text, rest, c.Field.Of.Fields...)
	}
	return c, nil
}

// unknownPart reports a header whose second part is no field of the first.
func unknownPart(text, part string, fields ...schema.Field) *fault {
	var known []string
	for _, f := range fields {
		known = append(known, f.Name)
		if f.Alias != "" {
			known = append(known, f.Alias)
		}
	}
	hint := diag.T("yang dikenal: %s", "known: %s", strings.Join(known, ", "))
	if near, ok := diag.Nearest(strings.ToLower(part), known); ok {
		hint = diag.T("maksudnya `%s`?", "did you mean `%s`?", near)
	}
	return &fault{diag.UnknownKey, diag.T("`%s` di kolom `%s` tidak dikenal", "`%s` in column `%s` is not known", diag.Clip(part), diag.Clip(text)), hint}
}

// years takes a year or a range of years off the beginning of rest.
func (c *Column) years(rest *string) bool {
	m := yearForm.FindStringSubmatch(*rest)
	if m == nil {
		return false
	}
	c.First, _ = strconv.Atoi(m[1])
	c.Last, _ = strconv.Atoi(cmp.Or(m[2], m[1]))
	*rest = strings.TrimSpace((*rest)[len(m[0]):])
	return c.First >= 1900 && c.Last >= c.First && c.Last <= 2999
}

// prefix finds the field that a header begins with, the longest name first.
func prefix(r *schema.Record, s string) (*schema.Field, string) {
	for i := len(s); i > 0; i-- {
		if i < len(s) && !strings.ContainsRune(" _-", rune(s[i])) && (s[i] < '0' || s[i] > '9') {
			continue
		}
		if f := r.Field(strings.ToLower(s[:i])); f != nil {
			return f, strings.TrimLeft(s[i:], " _-")
		}
	}
	return nil, s
}

// numbered begins what follows the name of a list's field: "Kegiatan 3 OPD".
var numbered = regexp.MustCompile(`^ \d`)

func unknownColumn(program *schema.Record, head, text string) *fault {
	f := &fault{code: diag.UnknownKey, text: diag.T("kolom `%s` tidak dikenal", "column `%s` is not known", diag.Clip(text))}
	word, _, _ := strings.Cut(head, " ")
	if sub := schema.Indicator.Field(strings.ToLower(word)); sub != nil && sub != entryName(program.Field("indicators")) {
		f.hint = diag.T("tulis seperti `target 2020: Nama indikator` atau `satuan: Nama indikator`", "write it like `target 2020: Name of the indicator` or `unit: Name of the indicator`")
		return f
	}
	known := append(program.Names(), "target", "targets", "satuan", "unit", "awal", "baseline")
	if near, ok := diag.Nearest(strings.ToLower(word), known); ok && numbered.MatchString(text[len(word):]) {
		f.hint = diag.T("maksudnya `%s`?", "did you mean `%s`?", diag.Clip(near+text[len(word):]))
	} else if near, ok := diag.Nearest(strings.ToLower(text), known); ok {
		f.hint = diag.T("maksudnya `%s`?", "did you mean `%s`?", near)
	} else if near, rest := nearPrefix(text, program.Names()); near != "" {
		f.hint = diag.T("maksudnya `%s`?", "did you mean `%s`?", diag.Clip(near+rest))
	} else if word != text && program.Field(strings.ToLower(word)) != nil {
		f.hint = diag.T("cukup `%s`", "`%s` is enough", diag.Clip(word))
	} else if near, ok := diag.Nearest(strings.ToLower(word), known); ok && word != text {
		f.hint = diag.T("maksudnya `%s`?", "did you mean `%s`?", diag.Clip(near+text[len(word):]))
	}
	return f
}

// nearPrefix is the name of several words that a header nearly begins with, and
// what follows.
func nearPrefix(text string, names []string) (near, rest string) {
	words := strings.Fields(text)
	for _, name := range names {
		n := strings.Count(name, "_") + 1
		if n == 1 || len(words) <= n {
			continue
		}
		spaced := strings.ReplaceAll(name, "_", " ")
		if _, ok := diag.Nearest(strings.ToLower(strings.Join(words[:n], " ")), []string{spaced}); ok {
			return spaced, " " + strings.Join(words[n:], " ")
		}
	}
	return "", ""
}

// needs reports a header that lacks its year or number.
func needs(text string, f *schema.Field, rest string) *fault {
	return &fault{diag.UnknownKey, diag.T("kolom `%s` kurang lengkap", "column `%s` is not complete", diag.Clip(text)),
		diag.T("tulis seperti `%s`", "write it like `%s`", diag.Text{ID: FieldName(f, "id") + rest, EN: FieldName(f, "en") + rest})}
}
