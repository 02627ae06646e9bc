package pdf

import (
	"maps"
	"slices"
)

// nameTree writes a tree from strings to objects (ISO 32000-1, 7.9.6).
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
