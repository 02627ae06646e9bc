// Package pdf writes the syntax of PDF 1.7 (ISO 32000-1): objects, streams, the
// cross-reference, and the parts of a document that every tagged file has –
// pages, fonts, links, bookmarks, page labels, the structure tree, metadata.
// It knows nothing of books or layout; package draw brings those.
//
// A [Writer] lays objects into a file one after the other. Small objects are
// gathered into compressed object streams. Nothing in a file depends on time,
// on chance or on the order of a map: the same calls give the same bytes, and
// the document's ID is a hash of them.
//
// Files conform to PDF/A-2a and PDF/UA-1 as far as syntax can: what the two ask
// of the content (alternative texts, order, languages) is the caller's.
package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
)

// Ref is an object's number.
type Ref int

// Writer writes a PDF file. The first error of the underlying writer sticks
// and comes back from Close.
type Writer struct {
	out     io.Writer
	err     error
	sum     hash.Hash
	offset  int64
	entries []entry // of the cross-reference; the index is the object's number
	pending []object
	size    int    // bytes in pending
	packed  []byte // room to pack them in
}

// entry is where an object is: at an offset of the file, or the index-th of an object stream.
type entry struct {
	offset int64
	stream Ref
	index  int
}

type object struct {
	ref  Ref
	body []byte
}

// NewWriter begins a file.
func NewWriter(out io.Writer) *Writer {
	w := &Writer{out: out, sum: sha256.New(), entries: make([]entry, 1)}
	// The comment of high bytes tells transfer programs that the file is binary.
	w.write([]byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"))
	return w
}

func (w *Writer) write(b []byte) {
	if w.err != nil {
		return
	}
	w.sum.Write(b)
	w.offset += int64(len(b))
	_, w.err = w.out.Write(b)
}

// Alloc reserves an object number.
func (w *Writer) Alloc() Ref {
	w.entries = append(w.entries, entry{})
	return Ref(len(w.entries) - 1)
}

// An object stream holds up to this many objects or bytes: small enough that a
// reader finds one object without unpacking much.
const (
	manyObjects = 200
	manyBytes   = 64 << 10
)

// Put writes an object under a number from Alloc.
func (w *Writer) Put(r Ref, body []byte) {
	w.pending = append(w.pending, object{r, body})
	w.size += len(body)
	if len(w.pending) >= manyObjects || w.size >= manyBytes {
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
	b, size := w.packed[:0], 0
	for i, o := range w.pending {
		b = fmt.Appendf(b, "%d %d ", o.ref, size)
		size += len(o.body) + 1
		w.entries[o.ref] = entry{stream: stream, index: i}
	}
	var d Dict
	d.Name("Type", "ObjStm").Int("N", len(w.pending)).Int("First", len(b))
	for i, o := range w.pending {
		b = append(append(b, o.body...), '\n')
		w.pending[i].body = nil
	}
	w.pending, w.size, w.packed = w.pending[:0], 0, b
	w.Stream(stream, &d, b)
}

// Stream writes a stream object, compressed.
func (w *Writer) Stream(r Ref, d *Dict, data []byte) {
	d.Name("Filter", "FlateDecode")
	w.RawStream(r, d, Deflate(data))
}

// RawStream writes a stream object whose data already is as the dictionary says.
func (w *Writer) RawStream(r Ref, d *Dict, data []byte) {
	d.Int("Length", len(data))
	w.entries[r] = entry{offset: w.offset}
	w.write(fmt.Appendf(nil, "%d 0 obj\n%s\nstream\n", r, d.Bytes()))
	w.write(data)
	w.write([]byte("\nendstream\nendobj\n"))
}

// Close writes the cross-reference and the trailer. A number that was reserved
// and never written is an error.
func (w *Writer) Close(root, info Ref) error {
	w.flush()
	self := w.Alloc()
	w.entries[self] = entry{offset: w.offset}
	// Three fields: the kind, the offset or stream, and the index.
	wide := 3
	for w.offset>>(8*wide) != 0 {
		wide++
	}
	table := make([]byte, 0, len(w.entries)*(3+wide))
	row := func(kind byte, a int64, b int) {
		var field [8]byte
		binary.BigEndian.PutUint64(field[:], uint64(a))
		table = append(table, kind)
		table = append(table, field[8-wide:]...)
		table = append(table, byte(b>>8), byte(b))
	}
	row(0, 0, 0xffff)
	for n, e := range w.entries[1:] {
		switch {
		case e.stream != 0:
			row(2, int64(e.stream), e.index)
		case e.offset != 0:
			row(1, e.offset, 0)
		case w.err == nil:
			w.err = fmt.Errorf("pdf: object %d was reserved and never written", n+1)
		}
	}
	id := w.sum.Sum(nil)[:16]
	start := w.offset
	var d Dict
	d.Name("Type", "XRef").Int("Size", len(w.entries)).Raw("W", fmt.Sprintf("[1 %d 2]", wide))
	d.Ref("Root", root).Ref("Info", info).Raw("ID", fmt.Sprintf("[<%x><%x>]", id, id))
	d.Name("Filter", "FlateDecode")
	w.RawStream(self, &d, Deflate(table))
	w.write(fmt.Appendf(nil, "startxref\n%d\n%%%%EOF\n", start))
	return w.err
}
