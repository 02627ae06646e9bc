package view

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"math"
	"reflect"

	"jilid/build/source"
)

// hasher collects what stands in place of views, so that a printer that
// remembers chapters by their hash sees when a program has changed.
type hasher struct {
	h hash.Hash // of what was already written
	b []byte    // what was not
}

func (h *hasher) number(n uint64) { h.b = binary.AppendUvarint(h.b, n) }

func (h *hasher) text(s string) {
	h.number(uint64(len(s)))
	h.b = append(h.b, s...)
	h.flush(4096)
}

// flush hashes what has gathered if it is more than a little: one call for
// many fields is what makes it fast.
func (h *hasher) flush(more int) {
	if len(h.b) <= more {
		return
	}
	if h.h == nil {
		h.h = sha256.New()
	}
	h.h.Write(h.b)
	h.b = h.b[:0]
}

func (h *hasher) sum(b []byte) { h.text(string(b)) }

func (h *hasher) hash() source.Hash {
	h.flush(0)
	var out source.Hash
	h.h.Sum(out[:0])
	return out
}

var (
	spanType = reflect.TypeFor[source.Span]()
	fileType = reflect.TypeFor[*source.File]()
)

// value hashes blocks and inlines by their kinds and fields, whatever those
// are, so that a new field can't be forgotten here. Places in the input are
// left out, files count by path and content.
func (h *hasher) value(v any) { h.reflect(reflect.ValueOf(v), 0) }

// maxNesting is far beyond what a document can nest; it ends a circle.
const maxNesting = 400

func (h *hasher) reflect(v reflect.Value, depth int) {
	if depth > maxNesting {
		return
	}
	switch {
	case !v.IsValid():
		h.number(0)
		return
	case v.Type() == spanType:
		return
	case v.Type() == fileType:
		if f := v.Interface().(*source.File); f != nil {
			h.text(f.Path)
			h.sum(f.Hash[:])
		}
		return
	}
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			h.number(0)
			return
		}
		h.number(1)
		h.reflect(v.Elem(), depth+1)
	case reflect.Struct:
		h.text(v.Type().Name())
		for i := range v.NumField() {
			h.reflect(v.Field(i), depth+1)
		}
	case reflect.Slice, reflect.Array:
		h.number(uint64(v.Len()))
		for i := range v.Len() {
			h.reflect(v.Index(i), depth+1)
		}
	case reflect.String:
		h.text(v.String())
	case reflect.Bool:
		if v.Bool() {
			h.number(1)
		} else {
			h.number(0)
		}
	case reflect.Map: // Program.Keys, which model leaves out
		h.number(uint64(v.Len()))
		if v.Len() > 0 {
			panic("view: a map has no order to hash")
		}
	case reflect.Int, reflect.Int64:
		h.number(uint64(v.Int()))
	case reflect.Uint8:
		h.number(v.Uint())
	case reflect.Func: // what a block makes of its other fields
	case reflect.Float64:
		h.number(math.Float64bits(v.Float()))
	default:
		panic(fmt.Sprintf("view: can't hash a %s", v.Type()))
	}
}
