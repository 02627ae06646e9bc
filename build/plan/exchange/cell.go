package exchange

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/plan/sheet"
	"jilid/build/text/lang"
)

// cell is what stands in a cell: a text, or a number that a sheet can compute with.
type cell struct {
	text   string // as one would type it
	number string // as a workbook stores it, or "" for a text
}

// numeral is the cell of a number that is typed as it is stored.
func numeral(digits string) cell { return cell{digits, digits} }

// cellOf is what a record has to put into a column, in a language; the zero cell
// is empty.
func cellOf(o *schema.Object, c sheet.Column, language string) cell {
	switch {
	case c.Field.Of == schema.Budget:
		return budgetCell(o, c, language)
	case c.Field.Kind == schema.Many && c.Index == 0 && c.Name == "":
		var names []string
		for _, e := range o.Objects(c.Field.Name) {
			names = append(names, e.Text(c.Field.Short))
		}
		return cell{text: join(names, ";")}
	case c.Field.Kind == schema.Many:
		if e := entryOf(o, c); e != nil {
			return valueCell(e.Get(c.Sub.Name), c.Sub, c, language)
		}
		return cell{}
	case c.Sub != nil:
		if e := o.Object(c.Field.Name); e != nil {
			return valueCell(e.Get(c.Sub.Name), c.Sub, c, language)
		}
		return cell{}
	}
	return valueCell(o.Get(c.Field.Name), c.Field, c, language)
}

// entryOf is the entry of a list that a column means: by number, or an indicator
// by its name.
func entryOf(o *schema.Object, c sheet.Column) *schema.Object {
	list := o.Objects(c.Field.Name)
	if c.Name == "" {
		if c.Index <= len(list) {
			return list[c.Index-1]
		}
		return nil
	}
	for _, e := range list {
		if strings.EqualFold(e.Text("name"), c.Name) {
			return e
		}
	}
	return nil
}

func valueCell(v *schema.Value, f *schema.Field, c sheet.Column, language string) cell {
	if v == nil {
		return cell{}
	}
	switch f.Kind {
	case schema.Text:
		if f.Name == "baseline" && whole(v.Text) {
			return numeral(v.Text)
		}
		return cell{text: v.Text}
	case schema.Texts, schema.Enums:
		var list []string
		for _, s := range v.Texts {
			list = append(list, s.Text)
		}
		return cell{text: join(list, ";")}
	case schema.Enum:
		return cell{text: wordIn(f.Words, v.Text, language)}
	case schema.Year:
		return numeral(strconv.Itoa(v.Year))
	case schema.Years:
		return cell{text: joinYears(v.Years)}
	case schema.Money:
		return numeral(strconv.FormatInt(int64(v.Money), 10))
	case schema.Number:
		return numeral(decimal(v.Number))
	case schema.Percent:
		return cell{lang.Digits(v.Number, 3) + "%", lang.Digits(v.Number, 5)}
	case schema.Date:
		return cell{v.Text, dayNumber(v.Text)}
	case schema.Bool:
		return cell{text: yesNo(v.Bool, language)}
	case schema.ByYear:
		for _, y := range v.ByYear {
			if y.First == c.First && y.Last == c.Last {
				if whole(y.Text) {
					return numeral(y.Text)
				}
				return cell{text: y.Text}
			}
		}
		return cell{}
	case schema.One:
		return cell{text: yesNo(v.Bool, language)}
	}
	panic("exchange: a kind of field that programs don't have")
}

func yesNo(b bool, language string) string { return lang.YesNo(b).In(lang.Of(language)) }

// decimal is a number of thousandths as one can type it. Three decimals get a
// zero behind them: 2.875 might be meant for thousands.
func decimal(n int64) string {
	s := lang.Digits(n, 3)
	if at := strings.IndexByte(s, '.'); at >= 0 && len(s)-at == 4 {
		s += "0"
	}
	return s
}

// dayNumber is how a workbook stores a date: the days since the eve of 1900, in
// which it sees a leap year.
func dayNumber(iso string) string {
	day, err := time.Parse("2006-01-02", iso)
	from := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if days := int(day.Sub(from).Hours() / 24); err == nil && days > 60 {
		return strconv.Itoa(days)
	}
	return ""
}

// budgetCell joins the lines of the column's year and source.
func budgetCell(o *schema.Object, c sheet.Column, language string) cell {
	var list []cell
	for _, e := range budgetLines(o, c) {
		if v := e.Get(c.Sub.Name); v != nil {
			list = append(list, valueCell(v, c.Sub, c, language))
		} else if c.Sub.Name == "amount" {
			list = append(list, cell{text: uncosted(language)})
		} else {
			list = append(list, cell{})
		}
	}
	if len(list) == 1 && list[0].number != "" {
		return list[0]
	}
	var texts []string
	for _, x := range list {
		texts = append(texts, x.text)
	}
	if s := join(texts, ";"); strings.Trim(s, "; ") != "" {
		return cell{text: s}
	}
	return cell{}
}

func budgetLines(o *schema.Object, c sheet.Column) []*schema.Object {
	var out []*schema.Object
	for _, e := range o.Objects(c.Field.Name) {
		if e.Year("year") == c.First && strings.EqualFold(strings.Join(strings.Fields(e.Text("source")), " "), c.Source) {
			out = append(out, e)
		}
	}
	return out
}

func uncosted(language string) string {
	if language == "en" {
		return sheet.Uncosted[1]
	}
	return sheet.Uncosted[0]
}

// whole tells a text that is nothing but a whole number.
func whole(s string) bool {
	n, err := strconv.ParseInt(s, 10, 64)
	return err == nil && len(s) <= 15 && strconv.FormatInt(n, 10) == s
}

// join makes one cell of a list; the mark within an item gets a backslash.
func join(list []string, mark string) string {
	out := slices.Clone(list)
	for i, s := range out {
		out[i] = strings.ReplaceAll(strings.Join(strings.Fields(s), " "), mark, `\`+mark)
		if strings.HasSuffix(s, `\`) {
			out[i] += " " // which keeps it from the mark behind it
		}
	}
	return strings.Join(out, mark+" ")
}

// joinYears writes years as ranges: 2020-2022; 2024.
func joinYears(years []int) string {
	var parts []string
	for _, run := range plan.Runs(years) {
		s := strconv.Itoa(run.First)
		if run.Last > run.First {
			s += "-" + strconv.Itoa(run.Last)
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, "; ")
}

// wordIn is an accepted word in a language.
func wordIn(words []schema.Word, name, language string) string {
	for _, w := range words {
		if w.Name == name && language == "id" && w.Alias != "" {
			return w.Alias
		}
	}
	return name
}
