package exchange

import (
	"regexp"
	"strconv"
	"strings"

	"jilid/build/plan/money"
	"jilid/build/plan/schema"
	"jilid/build/text/lang"
)

// plainText is what needs no quotes wherever it stands: letters and digits with
// harmless marks in between.
var plainText = regexp.MustCompile(`^[\pL\pN](?:[\pL\pN ./%()+–—&'-]*[\pL\pN.%)'])?$`)

// yamlWords are texts that readers of YAML take for something else.
var yamlWords = map[string]bool{"true": true, "false": true, "yes": true, "no": true, "on": true, "off": true, "null": true, "y": true, "n": true}

// scalar writes a text: plain where that is safe, else in quotes; those of the
// text that it replaces, if there were any.
func scalar(s string, quote byte) string {
	switch {
	case quote == '\'' && !strings.ContainsAny(s, "\n\t"):
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	case quote != '"' && plainText.MatchString(s) && !yamlWords[strings.ToLower(s)] && !strings.Contains(s, " '"):
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(s) + `"`
}

// style is how a record is written: the language of its keys, and that of the plan.
type style struct{ lang, words string }

func (w style) key(f *schema.Field) string {
	if w.lang == "id" && f.Alias != "" {
		return f.Alias
	}
	return f.Name
}

// record writes a record in flow style: {year: 2021, amount: 750 juta}.
func (w style) record(o *schema.Object) string {
	var parts []string
	for i := range o.Record.Fields {
		f := &o.Record.Fields[i]
		if v := o.Get(f.Name); v != nil {
			parts = append(parts, w.key(f)+": "+w.value(f, v))
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// named is record for an entry whose name alone stands in the plan, and whose
// other fields a sheet gives.
func (w style) named(was, now *schema.Object) string {
	first := &was.Record.Fields[0]
	text := w.record(now)
	if now.Has(first.Name) {
		return text
	}
	return "{" + w.key(first) + ": " + w.value(first, was.Get(first.Name)) + ", " + strings.TrimPrefix(text, "{")
}

// field writes a field of a program: on lines of its own, on which lists of
// records have a line for each, or in one.
func (w style) field(f *schema.Field, v *schema.Value, oneLine bool) string {
	if f.Kind != schema.Many || oneLine {
		return w.key(f) + ": " + w.value(f, v)
	}
	lines := []string{w.key(f) + ":"}
	for _, o := range v.Objects {
		lines = append(lines, "  - "+w.record(o))
	}
	return strings.Join(lines, "\n")
}

// value writes a value on one line.
func (w style) value(f *schema.Field, v *schema.Value) string {
	switch f.Kind {
	case schema.Texts, schema.Enums:
		var list []string
		for _, s := range v.Texts {
			list = append(list, scalar(s.Text, 0))
		}
		return "[" + strings.Join(list, ", ") + "]"
	case schema.Enum:
		return scalar(wordIn(f.Words, v.Text, w.lang), 0)
	case schema.Year:
		return strconv.Itoa(v.Year)
	case schema.Years:
		if years := joinYears(v.Years); !strings.Contains(years, ";") {
			return years
		}
		var list []string
		for _, y := range v.Years {
			list = append(list, strconv.Itoa(y))
		}
		return "[" + strings.Join(list, ", ") + "]"
	case schema.Money:
		return w.money(v.Money)
	case schema.Number:
		return decimal(v.Number)
	case schema.Percent:
		return lang.Digits(v.Number, 3) + "%"
	case schema.Bool:
		return yesNo(v.Bool, w.words)
	case schema.ByYear:
		var list []string
		for _, y := range v.ByYear {
			list = append(list, yearKey(y)+": "+scalar(y.Text, 0))
		}
		return "{" + strings.Join(list, ", ") + "}"
	case schema.One:
		if v.Object != nil {
			return w.record(v.Object)
		}
		return strconv.FormatBool(v.Bool)
	case schema.Many:
		var list []string
		for _, o := range v.Objects {
			list = append(list, w.record(o))
		}
		return "[" + strings.Join(list, ", ") + "]"
	}
	return scalar(v.Text, 0)
}

func yearKey(y schema.YearText) string {
	if y.First == y.Last {
		return strconv.Itoa(y.First)
	}
	return strconv.Itoa(y.First) + "-" + strconv.Itoa(y.Last)
}

// money writes an amount as people do, as long as it is exact and short.
func (w style) money(r money.Rupiah) string {
	unit := [2]string{"juta", "miliar"}
	if w.words == "en" {
		unit = [2]string{"million", "billion"}
	}
	n := int64(r)
	switch {
	case n > 0 && n%1_000_000_000 == 0:
		return strconv.FormatInt(n/1_000_000_000, 10) + " " + unit[1]
	case n > 1_000_000_000 && n%10_000_000 == 0:
		part := strings.TrimSuffix(strconv.FormatInt(100+n%1_000_000_000/10_000_000, 10)[1:], "0")
		if w.words == "en" {
			return strconv.FormatInt(n/1_000_000_000, 10) + "." + part + " " + unit[1]
		}
		return `"` + strconv.FormatInt(n/1_000_000_000, 10) + "," + part + " " + unit[1] + `"`
	case n > 0 && n%1_000_000 == 0:
		return strconv.FormatInt(n/1_000_000, 10) + " " + unit[0]
	}
	return strconv.FormatInt(n, 10)
}
