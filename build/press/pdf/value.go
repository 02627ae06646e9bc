package pdf

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf16"

	"jilid/build/press/geom"
)

// Dict is a dictionary under construction. Its methods write an entry and give
// the dictionary back; entries stand in the order of the calls.
type Dict struct{ b []byte }

// Bytes is the dictionary as it stands in a file.
func (d *Dict) Bytes() []byte {
	return append(append([]byte("<<"), d.b...), ">>"...)
}

// Clone is a dictionary with the same entries, to which others can be added.
func (d *Dict) Clone() *Dict { return &Dict{bytes.Clone(d.b)} }

func (d *Dict) key(key string) {
	d.b = appendName(d.b, key)
}

// Name writes a name.
func (d *Dict) Name(key, value string) *Dict {
	d.key(key)
	d.b = appendName(d.b, value)
	return d
}

// Int writes a whole number.
func (d *Dict) Int(key string, value int) *Dict {
	d.key(key)
	d.b = strconv.AppendInt(append(d.b, ' '), int64(value), 10)
	return d
}

// Part writes a part of a whole, from 0 to 1.
func (d *Dict) Part(key string, value, whole int) *Dict {
	d.key(key)
	d.b = appendLength(append(d.b, ' '), geom.Length((value*1000+whole/2)/whole))
	return d
}

// Bool writes a truth value.
func (d *Dict) Bool(key string, value bool) *Dict {
	return d.Raw(key, strconv.FormatBool(value))
}

// Ref writes a reference to an object.
func (d *Dict) Ref(key string, value Ref) *Dict {
	d.key(key)
	d.b = appendRef(append(d.b, ' '), value)
	return d
}

// Refs writes an array of references.
func (d *Dict) Refs(key string, values []Ref) *Dict {
	d.key(key)
	d.b = append(d.b, '[')
	for i, r := range values {
		if i > 0 {
			d.b = append(d.b, ' ')
		}
		d.b = appendRef(d.b, r)
	}
	d.b = append(d.b, ']')
	return d
}

// Rect writes a rectangle by its lower left and upper right corners, y upwards.
func (d *Dict) Rect(key string, x1, y1, x2, y2 geom.Length) *Dict {
	d.key(key)
	d.b = append(d.b, '[')
	for i, v := range [4]geom.Length{x1, y1, x2, y2} {
		if i > 0 {
			d.b = append(d.b, ' ')
		}
		d.b = appendLength(d.b, v)
	}
	d.b = append(d.b, ']')
	return d
}

// Text writes a text string: words for people.
func (d *Dict) Text(key, value string) *Dict {
	d.key(key)
	d.b = appendText(d.b, value)
	return d
}

// String writes a string of bytes, such as the name of a destination.
func (d *Dict) String(key, value string) *Dict {
	d.key(key)
	d.b = appendString(d.b, value)
	return d
}

// Dict writes a dictionary within.
func (d *Dict) Dict(key string, value *Dict) *Dict {
	d.key(key)
	d.b = append(append(append(d.b, "<<"...), value.b...), ">>"...)
	return d
}

// Raw writes a value that already is PDF syntax.
func (d *Dict) Raw(key, value string) *Dict {
	d.key(key)
	if value != "" && value[0] != '[' && value[0] != '<' && value[0] != '(' && value[0] != '/' {
		d.b = append(d.b, ' ')
	}
	d.b = append(d.b, value...)
	return d
}

// appendName writes a name; what isn't a regular character is written by its number.
func appendName(b []byte, s string) []byte {
	b = append(b, '/')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '+' || c == '.' || c == ':':
			b = append(b, c)
		default:
			b = fmt.Appendf(b, "#%02X", c)
		}
	}
	return b
}

func appendRef(b []byte, r Ref) []byte {
	return append(strconv.AppendInt(b, int64(r), 10), " 0 R"...)
}

// appendLength writes a length in points, with up to three decimals and no trailing zeros.
func appendLength(b []byte, l geom.Length) []byte {
	if l < 0 {
		b, l = append(b, '-'), -l
	}
	b = strconv.AppendInt(b, int64(l/1000), 10)
	if f := l % 1000; f != 0 {
		b = append(b, '.', byte('0'+f/100))
		if f%100 != 0 {
			b = append(b, byte('0'+f/10%10))
			if f%10 != 0 {
				b = append(b, byte('0'+f%10))
			}
		}
	}
	return b
}

// appendMillionths writes a factor of a matrix.
func appendMillionths(b []byte, v int64) []byte {
	return strconv.AppendFloat(b, float64(v)/1e6, 'f', -1, 64)
}

// appendText writes words: as they are when plain ASCII, else in UTF-16.
func appendText(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			b = append(b, "<FEFF"...)
			for _, u := range utf16.Encode([]rune(s)) {
				b = append(b, hexDigits[u>>12], hexDigits[u>>8&15], hexDigits[u>>4&15], hexDigits[u&15])
			}
			return append(b, '>')
		}
	}
	return appendString(b, s)
}

const hexDigits = "0123456789ABCDEF"

// appendString writes a literal string of any bytes.
func appendString(b []byte, s string) []byte {
	b = append(b, '(')
	for i := 0; i < len(s); i++ {
		b = appendByte(b, s[i])
	}
	return append(b, ')')
}

// appendByte writes a byte of a literal string.
func appendByte(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r': // a reader would take it for a line's end
		return append(b, '\\', 'r')
	case '\n':
		return append(b, '\\', 'n')
	}
	return append(b, c)
}
