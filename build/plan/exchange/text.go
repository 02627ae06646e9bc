package exchange

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"jilid/build/plan"
	"jilid/build/plan/schema"
)

// CSV writes the plan's programs as a sheet, in the plan's language: in
// Indonesian parted by semicolons, as office programs there expect it. It begins
// with a byte order mark, without which they take it for another encoding.
func CSV(p *plan.Plan) []byte {
	records := Records(p)
	cols := columns(p, records)
	var b bytes.Buffer
	b.WriteString("\xEF\xBB\xBF")
	sep := byte(';')
	if p.Language == "en" {
		sep = ','
	}
	row := make([]string, len(cols))
	for i, c := range cols {
		row[i] = title(c.Header(p.Language))
	}
	writeRow(&b, row, sep)
	for _, r := range records {
		for i, c := range cols {
			row[i] = cellOf(r.Object, c, p.Language).text
		}
		writeRow(&b, row, sep)
	}
	return b.Bytes()
}

// writeRow writes a row; a cell is put in quotes where it needs them.
func writeRow(b *bytes.Buffer, row []string, sep byte) {
	for i, s := range row {
		if i > 0 {
			b.WriteByte(sep)
		}
		b.WriteString(quoted(s, sep))
	}
	b.WriteByte('\n')
}

func quoted(s string, sep byte) string {
	if !strings.ContainsAny(s, "\"\r\n,;\t"+string(sep)) && strings.TrimSpace(s) == s {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}

// JSON writes the plan's programs as an array of records, with English keys in
// the order of the schema; what wasn't given is left out. Money is in rupiah.
func JSON(p *plan.Plan) []byte {
	list := []any{}
	for _, r := range Records(p) {
		list = append(list, jsonObject(r.Object))
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(list); err != nil {
		panic(err) // strings, numbers and maps of ours
	}
	return b.Bytes()
}

// fields is a JSON object whose keys keep their order.
type fields []struct {
	key   string
	value any
}

func (f fields) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, x := range f {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Quote(x.key) + ":")
		var v bytes.Buffer
		e := json.NewEncoder(&v)
		e.SetEscapeHTML(false)
		if err := e.Encode(x.value); err != nil {
			return nil, err
		}
		b.Write(v.Bytes())
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func (f *fields) add(key string, value any) {
	*f = append(*f, struct {
		key   string
		value any
	}{key, value})
}

func jsonObject(o *schema.Object) fields {
	out := fields{}
	for i := range o.Record.Fields {
		f := &o.Record.Fields[i]
		if v := o.Get(f.Name); v != nil {
			out.add(f.Name, jsonValue(f, v))
		}
	}
	return out
}

func jsonValue(f *schema.Field, v *schema.Value) any {
	switch f.Kind {
	case schema.Texts:
		list := []string{}
		for _, s := range v.Texts {
			list = append(list, s.Text)
		}
		return list
	case schema.Year:
		return v.Year
	case schema.Years:
		return v.Years
	case schema.Money:
		return int64(v.Money)
	case schema.ByYear:
		out := fields{}
		for _, y := range v.ByYear {
			key := strconv.Itoa(y.First)
			if y.Last > y.First {
				key += "-" + strconv.Itoa(y.Last)
			}
			out.add(key, y.Text)
		}
		return out
	case schema.One:
		if v.Object != nil {
			return jsonObject(v.Object)
		}
		return v.Bool
	case schema.Many:
		list := []fields{}
		for _, o := range v.Objects {
			list = append(list, jsonObject(o))
		}
		return list
	}
	return v.Text
}
