package site

import (
	"bytes"
	"html/template"
	"strconv"
	"sync"
)

// Most of a page is the text of its chapter, and of a page of a whole book nearly all is. A built-in layout gets a
// mark in its place, and the text itself is written only once: into the page, where the mark stands.

// mark begins and ends a mark: a character that HTML doesn't have.
const mark = 0

// insert is the mark of what is written in its place.
func (sh *Shell) insert(write func(*bytes.Buffer)) template.HTML {
	sh.inserts = append(sh.inserts, write)
	return template.HTML(string(rune(mark)) + strconv.Itoa(len(sh.inserts)-1) + string(rune(mark)))
}

func (sh *Shell) inserted() []func(*bytes.Buffer) { return sh.inserts }

// insert writes a page whose layout has left marks. What only looks like one stays.
func insert(into *bytes.Buffer, frame []byte, inserts []func(*bytes.Buffer)) {
	for {
		before, rest, ok := bytes.Cut(frame, []byte{mark})
		into.Write(before)
		if !ok {
			return
		}
		number, after, _ := bytes.Cut(rest, []byte{mark})
		if n, err := strconv.Atoi(string(number)); err == nil && n >= 0 && n < len(inserts) {
			inserts[n](into)
			frame = after
		} else {
			into.WriteByte(mark)
			frame = rest
		}
	}
}

// frameBuffers are to write pages in before their texts come in.
var frameBuffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}
