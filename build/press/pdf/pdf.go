// Package pdf writes the syntax of PDF 1.7 (ISO 32000-1): objects, streams, the
// cross-reference, and the parts of a document that every tagged file has –
// pages, fonts, links, bookmarks, page labels, the structure tree, metadata.
// It knows nothing of books or layout; package draw brings those.
//
// A [Writer] lays objects one after the other; a [File] puts what writers have
// laid behind one another. The pages of a file come in parts: all objects of a
// [Part] have numbers from a block of their own, so that a part that didn't
// change, and whose block didn't move, is the same bytes in the next file, a
// [Block] that can be kept. What spans the parts – fonts, pictures, trees over
// names – comes last.
//
// Nothing in a file depends on time, on chance or on the order of a map: the
// same calls give the same bytes, and the document's ID is a hash of them.
//
// Files conform to PDF/A-2a and PDF/UA-1 as far as syntax can: what the two ask
// of the content (alternative texts, order, languages) is the caller's. Those for a
// printing press ([Condition]) conform to PDF/X-4 instead.
package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
)

// Ref is an object's number.
type Ref int

// Every file has these objects, under the same numbers, so that parts can name
// them before they are written.
const (
	pagesRef     Ref = 1 + iota // the root of the page tree
	structureRef                // the root of the structure tree
	documentRef                 // its one element, "Document"
	Resources                   // of the pages that need no others
	freeRef                     // the first number that has no meaning yet
)

// File is a PDF file being put together. It holds no bytes of its own but those of
// the writers, until [File.End].
type File struct {
	chunks  [][]byte
	size    int64
	entries []entry // of the cross-reference; the index is the object's number
}

// entry is where an object is: at an offset, or the index-th of an object stream.
// The zero entry is a number that isn't in use.
type entry struct {
	offset   int64
	stream   int32 // its number
	index    uint16
	reserved bool // but not written yet
}

// NewFile begins a file of PDF 1.7, or of another version: PDF/X-4 is of 1.6, and
// nothing that is written here is newer.
func NewFile(version string) *File {
	f := &File{}
	f.reserve(pagesRef, freeRef)
	// The comment of high bytes tells transfer programs that the file is binary.
	f.add([]byte("%PDF-" + version + "\n%\xE2\xE3\xCF\xD3\n"))
	return f
}

func (f *File) add(b []byte) {
	f.chunks = append(f.chunks, b)
	f.size += int64(len(b))
}

func (f *File) entry(r Ref) *entry {
	if n := int(r) + 1 - len(f.entries); n > 0 {
		f.entries = append(f.entries, make([]entry, n)...)
	}
	return &f.entries[r]
}

// reserve notes numbers that some object must have before the file is closed.
func (f *File) reserve(from, to Ref) {
	f.entry(to - 1)
	for r := from; r < to; r++ {
		if e := f.entry(r); *e == (entry{}) {
			e.reserved = true
		}
	}
}

// Write puts what a writer has laid into the file. The writer isn't changed: it
// may go into other files too, as long as its numbers are right there.
func (f *File) Write(w *Writer) {
	w.end()
	f.reserve(w.first, w.next)
	for _, p := range w.placed {
		e := p.entry
		if e.stream == 0 {
			e.offset += f.size
		}
		*f.entry(p.ref) = e
	}
	for _, c := range w.chunks {
		f.add(c)
	}
}

// End ends the file with the cross-reference and the trailer, which have the
// numbers of the catalog and of the information dictionary, and writes it.
func (f *File) End(out io.Writer, root, info Ref) error {
	self := Ref(len(f.entries))
	start := f.size
	f.entry(self).offset = start
	// Three fields: the kind, the offset or stream, and the index.
	wide := 3
	for start>>(8*wide) != 0 {
		wide++
	}
	table := make([]byte, 0, len(f.entries)*(3+wide))
	row := func(kind byte, a int64, b int) {
		var field [8]byte
		binary.BigEndian.PutUint64(field[:], uint64(a))
		table = append(table, kind)
		table = append(table, field[8-wide:]...)
		table = append(table, byte(b>>8), byte(b))
	}
	for n, e := range f.entries {
		switch {
		case e.stream != 0:
			row(2, int64(e.stream), int(e.index))
		case e.offset != 0:
			row(1, e.offset, 0)
		case e.reserved:
			return fmt.Errorf("pdf: object %d was reserved and never written", n)
		default: // free, and never used again
			row(0, 0, 0xffff)
		}
	}
	sum := sha256.New()
	for _, c := range f.chunks {
		sum.Write(c)
	}
	id := sum.Sum(nil)[:16]
	w := NewWriter(self)
	var d Dict
	d.Name("Type", "XRef").Int("Size", len(f.entries)).Raw("W", fmt.Sprintf("[1 %d 2]", wide))
	d.Ref("Root", root).Ref("Info", info).Raw("ID", fmt.Sprintf("[<%x><%x>]", id, id))
	w.Stream(self, &d, table)
	f.Write(w)
	f.add(fmt.Appendf(nil, "startxref\n%d\n%%%%EOF\n", start))
	if memory, ok := out.(*bytes.Buffer); ok {
		memory.Grow(int(f.size))
	}
	for _, c := range f.chunks {
		if _, err := out.Write(c); err != nil {
			return err
		}
	}
	return nil
}
