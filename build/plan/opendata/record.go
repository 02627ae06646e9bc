package opendata

import (
	"slices"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/text/json"
)

// Record is a kind of object in the data: what it has and what that means. The
// values, the JSON Schemas, the columns of the tables and the page that explains
// them are all made from it.
type Record struct {
	Name    string
	Members []Member
}

// Member of a record. Every object has every member; null stands for what the
// plan doesn't say.
type Member struct {
	Name string
	Doc  diag.Text
	form
}

// hasTable tells whether a member of programs is written as a table of its own, too.
func (m *Member) hasTable() bool { return m.Of != nil && m.list }

// form is what a value looks like.
type form struct {
	Type   diag.Text   // in a word or two: "teks", "rupiah"
	Of     *Record     // of a record or a list of records
	schema json.Object // JSON Schema's words for it, if Of is nil
	list   bool        // there may be several, or none: never null
	given  bool        // never null either
}

// The forms there are, besides words and records.
var (
	text    = form{Type: diag.T("teks", "text"), schema: json.Of("type", "string")}
	texts   = form{Type: diag.T("daftar teks", "list of texts"), schema: json.Of("type", "array", "items", json.Of("type", "string")), list: true}
	count   = form{Type: diag.T("bilangan bulat", "integer"), schema: json.Of("type", "integer", "minimum", 0)}
	number  = form{Type: diag.T("angka", "number"), schema: json.Of("type", "number")}
	truth   = form{Type: diag.T("true atau false", "true or false"), schema: json.Of("type", "boolean")}
	rupiah  = form{Type: diag.T("rupiah, bilangan bulat", "rupiah, integer"), schema: json.Of("type", "integer", "minimum", 0)}
	date    = form{Type: diag.T("tanggal", "date"), schema: json.Of("type", "string", "format", "date")}
	link    = form{Type: diag.T("alamat", "address"), schema: json.Of("type", "string", "format", "uri-reference")}
	year    = form{Type: diag.T("tahun, bilangan bulat", "year, integer"), schema: json.Of("type", "integer", "minimum", 1900, "maximum", 2999)}
	years   = form{Type: diag.T("daftar tahun", "list of years"), schema: json.Of("type", "array", "items", year.schema), list: true}
	byYear  = form{Type: diag.T("teks menurut tahun", "texts by year"), schema: mapOf(yearKeys, json.Of("type", "string")), list: true}
	numbers = form{Type: diag.T("angka menurut tahun", "numbers by year"), schema: mapOf(yearKeys, json.Of("type", "number")), list: true}
	byName  = form{Type: diag.T("teks menurut nama", "texts by name"), schema: mapOf("", json.Of("type", "string")), list: true}
	series  = form{Type: diag.T("daftar angka menurut nama", "lists of numbers by name"), schema: mapOf("", json.Of("type", "array", "items", json.Of("type", []string{"number", "null"}))), list: true}
)

// yearKeys are 2021 and 2021-2022.
const yearKeys = `^[0-9]{4}(-[0-9]{4})?$`

// mapOf is an object whose keys aren't known beforehand.
func mapOf(keys string, value json.Object) json.Object {
	o := json.Of("type", "object", "additionalProperties", value)
	if keys != "" {
		o.Add("propertyNames", json.Of("pattern", keys))
	}
	return o
}

// oneOf is one of some words, in English.
func oneOf(words []schema.Word) form {
	var names []string
	for _, w := range words {
		names = append(names, w.Name)
	}
	list := strings.Join(names, ", ")
	return form{Type: diag.T("salah satu: %s", "one of: %s", list), schema: json.Of("enum", names)}
}

// someOf is a list of words.
func someOf(words []schema.Word) form {
	f := oneOf(words)
	f.Type = diag.T("daftar, %s", "list, %s", f.Type)
	f.schema, f.list = json.Of("type", "array", "items", f.schema), true
	return f
}

func one(r *Record) form { return form{Type: diag.T("objek", "object"), Of: r} }

func many(r *Record) form {
	return form{Type: diag.T("daftar objek", "list of objects"), Of: r, list: true}
}

// always is a form that is never null.
func (f form) always() form {
	f.given = true
	return f
}

// maker makes the objects of a record from what they describe.
type maker[T any] struct {
	*Record
	values []func(T) any
}

func newMaker[T any](name string) *maker[T] { return &maker[T]{Record: &Record{Name: name}} }

func (m *maker[T]) add(name string, doc diag.Text, f form, value func(T) any) {
	m.Members, m.values = append(m.Members, Member{name, doc, f}), append(m.values, value)
}

// object makes the object of a thing.
func (m *maker[T]) object(of T) json.Object {
	o := make(json.Object, len(m.Members))
	for i := range m.Members {
		o[i] = json.Member{Name: m.Members[i].Name, Value: m.values[i](of)}
	}
	return o
}

// objects makes those of several; never nil, because a list without items is [].
func (m *maker[T]) objects(of []T) []json.Object {
	out := make([]json.Object, len(of))
	for i, x := range of {
		out[i] = m.object(x)
	}
	return out
}

// orNull is a text, or null for none.
func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// amount is a sum, or null if there is none.
func amount[N ~int64](n N, known bool) any {
	if !known {
		return nil
	}
	return int64(n)
}

// listOf is a list that is [] when there is nothing.
func listOf[T any](list []T) []T { return append([]T{}, list...) }

// reachable are a record and all that are within it, each before what it holds.
func (r *Record) reachable() (all []*Record) {
	var visit func(*Record)
	visit = func(r *Record) {
		if slices.Contains(all, r) {
			return
		}
		all = append(all, r)
		for _, m := range r.Members {
			if m.Of != nil {
				visit(m.Of)
			}
		}
	}
	visit(r)
	return all
}
