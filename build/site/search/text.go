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

// retext writes the texts of all pages; files whose pages are as before stay.
func retext(before []text, pages []Page, readings []*reading) []text {
	var out []text
	for from := 0; from < len(pages); {
		to, size := from, 0
		for ; to < len(pages) && size < textSize; to++ {
			size += 100
			for _, p := range readings[to].passages {
				size += len(p.heading) + len(p.text) + 20
			}
		}
		out = append(out, text{pages: pages[from:to], readings: readings[from:to]})
		from = to
	}
	parallel.For(len(out), func(n int) {
		t := &out[n]
		if n < len(before) && slices.Equal(t.readings, before[n].readings) && slices.Equal(t.pages, before[n].pages) {
			t.file = before[n].file
		} else {
			t.file = t.write(n)
		}
	})
	return out
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
