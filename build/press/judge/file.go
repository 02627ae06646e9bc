package judge

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// fileRules are about bytes and objects.
var fileRules = []Rule{
	{"A6.1.2-1", "the file doesn't begin with %PDF-1.n on a line of its own", func(d *Document, say func(string, ...any)) {
		if !fine(d.data, `%PDF-1.`) {
			say("%.12q", d.data[:min(12, len(d.data))])
		}
	}},
	{"A6.1.2-2", "no comment of four high bytes on the second line", func(d *Document, say func(string, ...any)) {
		line := bytes.IndexAny(d.data, "\r\n") + 1
		if bytes.HasPrefix(d.data[line:], []byte("\n")) {
			line++
		}
		for i, c := range d.data[line:min(line+5, len(d.data))] {
			if i == 0 && c != '%' || i > 0 && c < 128 {
				say("%.8q", d.data[line:])
				return
			}
		}
	}},
	{"A6.1.3-1 X6.0-1", "the trailer's ID isn't two strings", func(d *Document, say func(string, ...any)) {
		id := d.Array(d.Trailer["ID"])
		if len(id) != 2 {
			say("%v", d.Trailer["ID"])
			return
		}
		for _, v := range id {
			if s, ok := d.Get(v).(string); !ok || len(s) < 16 {
				say("%q", s)
			}
		}
	}},
	{"A6.1.3-3", "something follows the end of the file", func(d *Document, say func(string, ...any)) {
		at := bytes.LastIndex(d.data, []byte("%%EOF"))
		if at < 0 {
			say("there is no %%%%EOF")
		} else if rest := d.data[at+len("%%EOF"):]; len(rest) > 0 && string(rest) != "\n" && string(rest) != "\r\n" && string(rest) != "\r" {
			say("%d bytes", len(rest))
		}
	}},
	{"A6.1.4-1", "a head in the cross-reference isn't two numbers with one space between", nil},
	{"A6.1.4-2", "more than a line's end stands between xref and the first head", nil},
	{"A6.1.6-1", "a hexadecimal string has an odd number of digits", nil},
	{"A6.1.6-2", "a hexadecimal string has other characters than digits", nil},
	{"A6.1.7-1", "a stream isn't as long as it says", nil},
	{"A6.1.7-2", "a stream's keywords aren't on lines of their own", nil},
	{"A6.1.7-3 X6.0-2", "a stream's data are said to be in another file", func(d *Document, say func(string, ...any)) {
		d.streams(func(ref Ref, s *Stream) {
			if s.Dict["F"] != nil || s.Dict["FFilter"] != nil || s.Dict["FDecodeParms"] != nil {
				say("object %d", ref)
			}
		})
	}},
	{"A6.1.7-4 X6.0-3", "a filter that archives forbid or PDF doesn't know", func(d *Document, say func(string, ...any)) {
		allowed := append([]Name{"FlateDecode", "ASCIIHexDecode", "ASCII85Decode", "RunLengthDecode"}, ofImages...)
		d.streams(func(ref Ref, s *Stream) {
			for _, f := range d.filters(s.Dict) {
				if !slices.Contains(allowed, f) {
					say("object %d: %s", ref, f)
				}
			}
		})
	}},
	{"A6.1.8-1", "the name of a font, an ink or a role isn't UTF-8", func(d *Document, say func(string, ...any)) {
		for _, ref := range d.refs() {
			o := d.Dict(ref)
			for _, k := range []Name{"BaseFont", "FontName", "S"} {
				if n := d.name(o[k]); !utf8.ValidString(string(n)) {
					say("object %d: %q", ref, n)
				}
			}
		}
	}},
	{"A6.1.9-1", "an object's number and keywords aren't set apart as they must be", nil},
	{"A6.1.13-1", "a whole number out of range", nil},
	{"A6.1.13-2", "a number out of range", nil},
	{"A6.1.13-3", "a string of more than 32767 bytes", nil},
	{"A6.1.13-4", "a name of more than 127 bytes", nil},
	{"A6.1.13-5", "a number that is too small to be told from 0", nil},
	{"A6.1.13-7", "more than 8388607 objects", func(d *Document, say func(string, ...any)) {
		if n := max(len(d.Objects), d.whole(d.Trailer["Size"], 0)-1); n > 8388607 {
			say("%d", n)
		}
	}},
	{"P7.3.5", "a name with a # that begins no number", nil},
	{"P7.3.7", "a dictionary has a key twice", nil},
	{"P7.3.10", "a reference leads nowhere", func(d *Document, say func(string, ...any)) {
		for _, in := range d.refs() {
			d.each(d.Objects[in], func(r Ref) {
				if _, ok := d.Objects[r]; !ok {
					say("from object %d to %d", in, r)
				}
			})
		}
	}},
	{"P7.4", "a stream can't be unpacked", nil},
	{"P7.5.4", "an object isn't where the cross-reference says", nil},
	{"P7.5.5", "the trailer's Size isn't one more than the highest number", func(d *Document, say func(string, ...any)) {
		if n := d.refs(); len(n) > 0 && int(n[len(n)-1])+1 != d.whole(d.Trailer["Size"], 0) {
			say("%v, not %d", d.Trailer["Size"], n[len(n)-1]+1)
		}
	}},
	{"P7.5.8-1", "the cross-reference isn't as it says", nil},
	{"P7.5.8-2", "a section of the cross-reference is nowhere", nil},
	{"J-update", "the file was changed after it was written", func(d *Document, say func(string, ...any)) {
		if d.sections > 1 {
			say("the cross-reference has %d sections", d.sections)
		}
		if n := bytes.Count(d.data, []byte("%%EOF\n")); n > 1 {
			say("%d ends of a file", n)
		}
	}},
	{"J-hidden", "bytes that belong to nothing", func(d *Document, say func(string, ...any)) {
		slices.SortFunc(d.covered, func(a, b extent) int { return cmp.Compare(a.from, b.from) })
		at := 0
		for _, e := range append(d.covered, extent{len(d.data), len(d.data)}) {
			if e.from > at && at > 0 && len(bytes.TrimSpace(d.data[at:e.from])) > 0 {
				say("from %d to %d: %.30q", at, e.from, d.data[at:e.from])
			}
			if at == 0 && e.from > 20 {
				say("a head of %d bytes", e.from)
			}
			at = max(at, e.to)
		}
	}},
	{"J-idle", "words or data that nothing leads to", func(d *Document, say func(string, ...any)) {
		seen := map[Ref]bool{}
		todo := []any{d.Trailer}
		for len(todo) > 0 {
			v := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			d.each(v, func(r Ref) {
				if !seen[r] {
					seen[r] = true
					todo = append(todo, d.Objects[r])
				}
			})
		}
		for _, r := range d.refs() {
			if t := d.name(d.Dict(r)["Type"]); seen[r] || t == "ObjStm" || t == "XRef" {
				continue
			}
			d.within(d.Objects[r], func(v any) {
				switch v.(type) {
				case string, *Stream:
					say("in object %d", r)
				}
			})
		}
	}},
}

// fine tells whether the first line is the mark, a digit up to 7 and one end of a line.
func fine(data []byte, mark string) bool {
	if !bytes.HasPrefix(data, []byte(mark)) || len(data) < len(mark)+3 {
		return false
	}
	rest := data[len(mark):]
	return rest[0] >= '0' && rest[0] <= '7' && (rest[1] == '\n' || rest[1] == '\r') && (rest[2] == '%' || rest[1] == '\r' && rest[2] == '\n')
}

// refs are the numbers of all objects, in order.
func (d *Document) refs() []Ref {
	if len(d.numbers) != len(d.Objects) {
		d.numbers = slices.Sorted(maps.Keys(d.Objects))
	}
	return d.numbers
}

func (d *Document) streams(f func(Ref, *Stream)) {
	for _, r := range d.refs() {
		if s, ok := d.Objects[r].(*Stream); ok {
			f(r, s)
		}
	}
}

// each visits the references in a value.
func (d *Document) each(v any, f func(Ref)) {
	d.within(v, func(v any) {
		if r, ok := v.(Ref); ok {
			f(r)
		}
	})
}

// within visits a value and all that it is made of, without following references.
func (d *Document) within(v any, f func(any)) {
	f(v)
	switch v := v.(type) {
	case Array:
		for _, e := range v {
			d.within(e, f)
		}
	case Dict:
		for _, e := range v {
			d.within(e, f)
		}
	case *Stream:
		d.within(v.Dict, f)
	}
}

// dicts visits every dictionary of the file, with words for where it is.
func (d *Document) dicts(f func(where string, x Dict)) {
	visit := func(where string, v any) {
		d.within(v, func(v any) {
			if x, ok := v.(Dict); ok {
				f(where, x)
			}
		})
	}
	for _, r := range d.refs() {
		visit(fmt.Sprint("object ", int(r)), d.Objects[r])
	}
	visit("the trailer", d.Trailer)
}

// bare is a text without white space at its ends.
func bare(s string) string { return strings.TrimSpace(s) }
