package pdf

import (
	"maps"
	"slices"
	"strconv"
)

// A name or number tree (ISO 32000-1, 7.9.6) here is two levels: a root over
// leaves of this many entries.
const manyEntries = 64

// nameTree writes a tree from strings to objects.
func (w *Writer) nameTree(values map[string]Ref) Ref {
	var leaves []Ref
	for keys := range slices.Chunk(slices.Sorted(maps.Keys(values)), manyEntries) {
		var d Dict
		limits := appendString(appendString([]byte{'['}, keys[0]), keys[len(keys)-1])
		d.Raw("Limits", string(append(limits, ']')))
		b := []byte{'['}
		for _, k := range keys {
			b = append(appendString(b, k), ' ')
			b = append(appendRef(b, values[k]), ' ')
		}
		d.Raw("Names", string(append(b, ']')))
		leaves = append(leaves, w.Add(d.Bytes()))
	}
	var d Dict
	return w.Add(d.Refs("Kids", leaves).Bytes())
}

// numberTree writes a tree from 0, 1, 2 … to objects.
func (w *Writer) numberTree(values []Ref) Ref {
	var leaves []Ref
	for from := 0; from < len(values); from += manyEntries {
		to := min(from+manyEntries, len(values))
		var d Dict
		d.Raw("Limits", "["+strconv.Itoa(from)+" "+strconv.Itoa(to-1)+"]")
		b := []byte{'['}
		for i := from; i < to; i++ {
			b = append(strconv.AppendInt(b, int64(i), 10), ' ')
			b = append(appendRef(b, values[i]), ' ')
		}
		d.Raw("Nums", string(append(b, ']')))
		leaves = append(leaves, w.Add(d.Bytes()))
	}
	var d Dict
	return w.Add(d.Refs("Kids", leaves).Bytes())
}
