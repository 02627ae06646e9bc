// Package json writes JSON in which the members of objects keep their order:
// schemas for editors and the data that a site publishes. The entry point is
// [Append]. Reading JSON is the standard library's business.
package json

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Object is a JSON object in the order it was made.
type Object []Member

// Member of an object. Its value is nil, a bool, a string, an int or int64, an
// Object, a list of these ([]any, []string, []int, []Object), Raw or Lines.
type Member struct {
	Name  string
	Value any
}

// Raw is JSON as it stands: a number with decimals.
type Raw string

// Lines is JSON that was written by Append at the level where it comes to stand.
type Lines []byte

// Of is an object of names and values in turn.
func Of(pairs ...any) Object {
	o := make(Object, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		o = append(o, Member{pairs[i].(string), pairs[i+1]})
	}
	return o
}

// Add puts a member at the end.
func (o *Object) Add(name string, value any) { *o = append(*o, Member{name, value}) }

// Get is the value of a member, or nil.
func (o Object) Get(name string) any {
	for _, m := range o {
		if m.Name == name {
			return m.Value
		}
	}
	return nil
}

// Document is a value as a file: a line for every member and every item that
// isn't a plain list, two blanks for each level.
func Document(v any) []byte { return append(Append(nil, v, 0), '\n') }

// Append writes a value to b; its lines are indented by levels.
func Append(b []byte, v any, level int) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		return strconv.AppendBool(b, v)
	case int:
		return strconv.AppendInt(b, int64(v), 10)
	case int64:
		return strconv.AppendInt(b, v, 10)
	case string:
		return appendText(b, v)
	case Raw:
		return append(b, v...)
	case Lines:
		return append(b, v...)
	case Object:
		return appendObject(b, v, level)
	case []any:
		return appendList(b, v, level)
	case []Object:
		return appendList(b, v, level)
	case []string:
		return appendList(b, v, level)
	case []int:
		return appendList(b, v, level)
	}
	panic(fmt.Sprintf("json: a value of type %T", v))
}

func appendObject(b []byte, o Object, level int) []byte {
	if len(o) == 0 {
		return append(b, "{}"...)
	}
	b = append(b, '{')
	for i, m := range o {
		if i > 0 {
			b = append(b, ',')
		}
		b = newline(b, level+1)
		b = append(appendText(b, m.Name), ": "...)
		b = Append(b, m.Value, level+1)
	}
	return append(newline(b, level), '}')
}

// appendList writes the items on lines of their own, or all of them on one if
// none is a list or object.
func appendList[T any](b []byte, list []T, level int) []byte {
	if len(list) == 0 {
		return append(b, "[]"...)
	}
	lines := false
	for _, item := range list {
		switch any(item).(type) {
		case Object, Lines, []any, []Object, []string, []int:
			lines = true
		}
	}
	b = append(b, '[')
	for i, item := range list {
		switch {
		case lines && i > 0:
			b = append(b, ',')
		case i > 0:
			b = append(b, ", "...)
		}
		if lines {
			b = newline(b, level+1)
		}
		b = Append(b, any(item), level+1)
	}
	if lines {
		b = newline(b, level)
	}
	return append(b, ']')
}

func newline(b []byte, level int) []byte {
	b = append(b, '\n')
	for range level {
		b = append(b, "  "...)
	}
	return b
}

// appendText writes a string. Most need no escapes; the others are left to the
// standard library.
func appendText(b []byte, s string) []byte {
	if utf8.ValidString(s) && strings.IndexFunc(s, func(r rune) bool { return r < 0x20 || r == '"' || r == '\\' || r == '\u2028' || r == '\u2029' }) < 0 {
		b = append(b, '"')
		b = append(b, s...)
		return append(b, '"')
	}
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic(err) // a string
	}
	return append(b, bytes.TrimSuffix(buf.Bytes(), []byte("\n"))...)
}
