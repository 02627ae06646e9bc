package pdf

import (
	"fmt"
	"strconv"
)

// Writer lays objects one after the other, with numbers in succession. Small
// objects are gathered into compressed object streams.
type Writer struct {
	first, next Ref
	placed      []placed
	chunks      [][]byte // of the file, in their order
	size        int64    // bytes in chunks
	text        []byte   // that follow

	pending []Ref  // objects for the next object stream
	index   []byte // their numbers and offsets, as the stream begins
	bodies  []byte
	scratch Dict

	profiles map[[32]byte]Ref // of colours, by their hashes
}

// placed is an object and where it is; offsets count from where the writer's objects begin.
type placed struct {
	ref Ref
	entry
}

// NewWriter begins to lay objects, numbered from a number on.
func NewWriter(first Ref) *Writer {
	return &Writer{first: first, next: first, profiles: map[[32]byte]Ref{}}
}

// Alloc reserves an object number.
func (w *Writer) Alloc() Ref {
	w.next++
	return w.next - 1
}

// An object stream holds up to this many objects: few enough that a reader finds one
// without unpacking much. (That only their number decides is what lets a part
// reckon how many streams it will need.)
const manyObjects = 200

// Put writes an object under a reserved number.
func (w *Writer) Put(r Ref, body []byte) {
	w.begin(r)
	w.bodies = append(w.bodies, body...)
	w.finish()
}

// PutDict writes a dictionary under a reserved number.
func (w *Writer) PutDict(r Ref, d *Dict) {
	w.begin(r)
	w.bodies = append(append(append(w.bodies, "<<"...), d.b...), ">>"...)
	w.finish()
}

// dict is an empty dictionary to be put before the next is asked for: they share memory.
func (w *Writer) dict() *Dict {
	w.scratch.b = w.scratch.b[:0]
	return &w.scratch
}

func (w *Writer) begin(r Ref) {
	w.index = strconv.AppendInt(w.index, int64(r), 10)
	w.index = append(w.index, ' ')
	w.index = strconv.AppendInt(w.index, int64(len(w.bodies)), 10)
	w.index = append(w.index, ' ')
	w.pending = append(w.pending, r)
}

func (w *Writer) finish() {
	w.bodies = append(w.bodies, '\n')
	if len(w.pending) == manyObjects {
		w.flush()
	}
}

// Add writes an object under a new number.
func (w *Writer) Add(body []byte) Ref {
	r := w.Alloc()
	w.Put(r, body)
	return r
}

// flush writes the pending objects as an object stream.
func (w *Writer) flush() {
	if len(w.pending) == 0 {
		return
	}
	stream := w.Alloc()
	for i, r := range w.pending {
		w.placed = append(w.placed, placed{r, entry{stream: int32(stream), index: uint16(i)}})
	}
	var d Dict
	d.Name("Type", "ObjStm").Int("N", len(w.pending)).Int("First", len(w.index))
	w.index = append(w.index, w.bodies...)
	w.Stream(stream, &d, w.index)
	w.pending, w.index, w.bodies = w.pending[:0], w.index[:0], w.bodies[:0]
}

// Stream writes a stream object, compressed.
func (w *Writer) Stream(r Ref, d *Dict, data []byte) {
	d.Name("Filter", "FlateDecode")
	w.RawStream(r, d, Deflate(data))
}

// RawStream writes a stream object whose data already is as the dictionary
// says. The data is not copied: it must stay what it is.
func (w *Writer) RawStream(r Ref, d *Dict, data []byte) {
	d.Int("Length", len(data))
	w.placed = append(w.placed, placed{r, entry{offset: w.size + int64(len(w.text))}})
	w.text = fmt.Appendf(w.text, "%d 0 obj\n%s\nstream\n", r, d.Bytes())
	w.cut()
	w.chunks = append(w.chunks, data)
	w.size += int64(len(data))
	w.text = append(w.text, "\nendstream\nendobj\n"...)
}

// end brings everything that was laid into chunks.
func (w *Writer) end() {
	w.flush()
	w.cut()
}

// cut ends the text that was gathered.
func (w *Writer) cut() {
	if len(w.text) > 0 {
		w.chunks = append(w.chunks, w.text)
		w.size += int64(len(w.text))
		w.text = nil
	}
}
