package presstest

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// The values of PDF: nil, bool, float64, string (bytes), Name, Ref, Array, Dict.
type (
	Name  string
	Ref   int
	Array []any
	Dict  map[Name]any
)

// Stream is a dictionary with data, unpacked if it was packed by Flate alone.
type Stream struct {
	Dict Dict
	Data []byte
}

// File is a PDF in memory. A Stream is what the value of its object is.
type File struct {
	Objects map[Ref]any
	Trailer Dict
}

// Read reads a file by its cross-reference stream and checks on the way that
// each object is where the cross-reference says.
func Read(data []byte) (f *File, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("not readable: %v", r)
		}
	}()
	at := bytes.LastIndex(data, []byte("startxref\n"))
	if at < 0 || !bytes.HasSuffix(data, []byte("%%EOF\n")) {
		return nil, errors.New("no end of file")
	}
	p := &parser{data, at + len("startxref\n")}
	start := int(p.value().(float64))
	_, v := (&parser{data, start}).object()
	x := v.(*Stream)
	f = &File{Objects: map[Ref]any{}, Trailer: x.Dict}

	w := x.Dict["W"].(Array)
	wide := [3]int{int(w[0].(float64)), int(w[1].(float64)), int(w[2].(float64))}
	type place struct {
		ref           Ref
		stream, index int
	}
	var packed []place
	rows := x.Data
	for n := range int(x.Dict["Size"].(float64)) {
		var field [3]int
		for i := range field {
			for range wide[i] {
				field[i] = field[i]<<8 | int(rows[0])
				rows = rows[1:]
			}
		}
		switch field[0] {
		case 1:
			ref, v := (&parser{data, field[1]}).object()
			if ref != Ref(n) {
				return nil, fmt.Errorf("object %d is at the place of %d", ref, n)
			}
			f.Objects[ref] = v
		case 2:
			packed = append(packed, place{Ref(n), field[1], field[2]})
		}
	}
	if len(rows) != 0 {
		return nil, fmt.Errorf("%d bytes behind the cross-reference", len(rows))
	}
	for _, o := range packed {
		s := f.Objects[Ref(o.stream)].(*Stream)
		head := &parser{s.Data, 0}
		var ref Ref
		var offset int
		for range o.index + 1 {
			ref, offset = Ref(head.value().(float64)), int(head.value().(float64))
		}
		if ref != o.ref {
			return nil, fmt.Errorf("object %d is in the stream at the place of %d", ref, o.ref)
		}
		f.Objects[ref] = (&parser{s.Data, int(s.Dict["First"].(float64)) + offset}).value()
	}
	return f, nil
}

// Get follows references to a value.
func (f *File) Get(v any) any {
	for {
		r, ok := v.(Ref)
		if !ok {
			return v
		}
		if v, ok = f.Objects[r]; !ok {
			return fmt.Errorf("object %d is missing", r)
		}
	}
}

// Dict is the dictionary that a value is or leads to, empty if it is none.
func (f *File) Dict(v any) Dict {
	switch v := f.Get(v).(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

// Array is the array that a value is or leads to.
func (f *File) Array(v any) Array {
	a, _ := f.Get(v).(Array)
	return a
}

// parser reads values of PDF syntax; it panics on what it can't read.
type parser struct {
	b  []byte
	at int
}

func (p *parser) object() (Ref, any) {
	n := Ref(p.value().(float64))
	p.value()
	if k := p.value(); k != operator("obj") {
		panic(fmt.Sprintf("object %d begins with %v", n, k))
	}
	v := p.value()
	d, ok := v.(Dict)
	p.space()
	if !ok || !bytes.HasPrefix(p.b[p.at:], []byte("stream\n")) {
		return n, v
	}
	from := p.at + len("stream\n")
	to := from + int(d["Length"].(float64))
	if !bytes.HasPrefix(p.b[to:], []byte("\nendstream\nendobj\n")) {
		panic(fmt.Sprintf("stream %d is not as long as it says", n))
	}
	data := p.b[from:to]
	if d["Filter"] == Name("FlateDecode") && d["Subtype"] != Name("Image") {
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			panic(err)
		}
		if data, err = io.ReadAll(z); err != nil {
			panic(err)
		}
	}
	return n, &Stream{d, data}
}

// operator is a bare word: true, obj, Tj …
type operator string

func (p *parser) space() {
	for p.at < len(p.b) {
		switch c := p.b[p.at]; {
		case c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0:
			p.at++
		case c == '%':
			for p.at < len(p.b) && p.b[p.at] != '\n' {
				p.at++
			}
		default:
			return
		}
	}
}

// word reads regular characters.
func (p *parser) word() string {
	from := p.at
	for p.at < len(p.b) {
		switch p.b[p.at] {
		case ' ', '\n', '\r', '\t', 0, '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
			return string(p.b[from:p.at])
		}
		p.at++
	}
	return string(p.b[from:])
}

func (p *parser) value() any {
	p.space()
	switch c := p.b[p.at]; {
	case c == '/':
		p.at++
		return p.name()
	case c == '(':
		return p.literal()
	case c == '<' && p.b[p.at+1] == '<':
		p.at += 2
		d := Dict{}
		for {
			p.space()
			if p.b[p.at] == '>' && p.b[p.at+1] == '>' {
				p.at += 2
				return d
			}
			key := p.value().(Name)
			if _, twice := d[key]; twice {
				panic("key " + key + " stands twice")
			}
			d[key] = p.value()
		}
	case c == '<':
		p.at++
		end := p.at + bytes.IndexByte(p.b[p.at:], '>')
		var s []byte
		for ; p.at < end; p.at += 2 {
			v, err := strconv.ParseUint(string(p.b[p.at:p.at+2]), 16, 8)
			if err != nil {
				panic(err)
			}
			s = append(s, byte(v))
		}
		p.at++
		return string(s)
	case c == '[':
		p.at++
		a := Array{}
		for {
			p.space()
			if p.b[p.at] == ']' {
				p.at++
				return a
			}
			a = append(a, p.value())
		}
	}
	w := p.word()
	if w == "" {
		panic(fmt.Sprintf("unexpected %q", p.b[p.at]))
	}
	if n, err := strconv.ParseFloat(w, 64); err == nil {
		return p.reference(n)
	}
	switch w {
	case "true", "false":
		return w == "true"
	case "null":
		return nil
	}
	return operator(w)
}

// reference reads on where a number may be the beginning of "12 0 R".
func (p *parser) reference(n float64) any {
	mark := p.at
	if bytes.HasPrefix(p.b[p.at:], []byte(" 0 ")) {
		if p.at += 3; p.word() == "R" {
			return Ref(n)
		}
	}
	p.at = mark
	return n
}

func (p *parser) name() Name {
	w := p.word()
	var b []byte
	for i := 0; i < len(w); i++ {
		if w[i] == '#' {
			v, err := strconv.ParseUint(w[i+1:i+3], 16, 8)
			if err != nil {
				panic(err)
			}
			b = append(b, byte(v))
			i += 2
			continue
		}
		b = append(b, w[i])
	}
	return Name(b)
}

func (p *parser) literal() string {
	var s []byte
	depth := 1
	for p.at++; ; p.at++ {
		c := p.b[p.at]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				p.at++
				return string(s)
			}
		case '\\':
			p.at++
			if c = p.b[p.at]; c == 'n' {
				c = '\n'
			} else if c == 'r' {
				c = '\r'
			}
		}
		s = append(s, c)
	}
}
