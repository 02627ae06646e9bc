package search

import (
	"slices"
	"strconv"

	"jilid/build/parallel"
)

// text is a file with the texts of some pages that follow one another.
type text struct {
	file     File
	pages    []Page
	readings []*reading
}

// textSize is about how much text a file has, in bytes: a phone that shows eight results loads up to eight
// files, and a disk has as few as that allows.
const textSize = 36 << 10

// together parts pages into files, beginning at one of them. What is over at the end stays for the next time, unless there is none: next is
// where that begins.
func together(pages []Page, readings []*reading, from int, last bool) (out []text, next int) {
	for from < len(pages) {
		to, size := from, 0
		for ; to < len(pages) && size < textSize; to++ {
			size += 100
			for _, p := range readings[to].passages {
				size += len(p.heading) + len(p.text) + 20
			}
		}
		if size < textSize && !last {
			break
		}
		out = append(out, text{pages: pages[from:to], readings: readings[from:to]})
		from = to
	}
	return out, from
}

// retext writes files, of which the first is the nth, and hands them on; those whose pages are as before stay.
func (m *Memory) retext(texts []text, n int, hand func(*File)) {
	parallel.For(len(texts), func(i int) {
		t, n := &texts[i], n+i
		if n < len(m.texts) && slices.Equal(t.readings, m.texts[n].readings) && slices.Equal(t.pages, m.texts[n].pages) {
			t.file = m.texts[n].file
		} else {
			t.file = t.write(n)
		}
		hand(&t.file)
	})
}

// write writes the nth file.
func (t *text) write(n int) File {
	type pageText struct {
		Address   string      `json:"a"`
		Title     string      `json:"t"`
		Code      string      `json:"c,omitempty"`
		Where     string      `json:"w,omitempty"`
		Dimension string      `json:"d,omitempty"`
		Passages  [][3]string `json:"p"` // anchor, heading, text
	}
	list := make([]pageText, len(t.pages))
	for i, p := range t.pages {
		list[i] = pageText{Address: p.Address, Title: p.Title, Code: p.Code, Where: p.Where, Dimension: p.Dimension}
		for _, s := range t.readings[i].passages {
			list[i].Passages = append(list[i].Passages, [3]string{s.anchor, s.heading, s.text})
		}
	}
	return named("t", script("search/t"+strconv.Itoa(n), list))
}
