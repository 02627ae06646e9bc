// Package stress makes whole plans at random, harder on a printer than anybody
// writes them: every paper, type and language, pages full of notes, tables of
// all shapes, headings in heaps, lists twelve levels deep. Only tests import it.
//
// The entry is [Plan]. The same seed gives the same plan everywhere.
package stress

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"path"
	"strings"
)

// maker makes one plan. Its habits differ from plan to plan: one is full of
// tables, one of notes.
type maker struct {
	*rand.Rand
	words
	files map[string][]byte

	notes     float64 // per sentence
	longNotes float64 // share of them that are long
	rows      int     // most of a table
	weights   []int   // of the kinds of blocks
	programs  []string
	assets    int
	tables    []string // ids in the whole plan, to be referred to
	figures   []string
	sections  []string
}

// Plan is the files of a plan, below the folder that holds content/.
func Plan(seed uint64) map[string][]byte {
	r := rand.New(rand.NewPCG(seed, 2024))
	m := &maker{Rand: r, files: map[string][]byte{}}
	m.words = words{rand: r, english: r.IntN(3) == 0, long: r.Float64() * r.Float64() / 4}
	m.notes = []float64{0, 0.02, 0.1, 0.5, 1.5}[r.IntN(5)]
	m.longNotes = []float64{0, 0.1, 0.5}[r.IntN(3)]
	m.rows = []int{8, 30, 30, 120, 500}[r.IntN(5)]
	for range kinds {
		m.weights = append(m.weights, []int{0, 1, 2, 2, 4}[r.IntN(5)])
	}
	m.weights[0] = 4 + r.IntN(8) // there is always running text
	m.plan(seed)
	for b := range []int{1, 1, 1, 2}[r.IntN(4)] {
		m.book(b + 1)
	}
	return m.files
}

func (m *maker) put(name, format string, args ...any) {
	m.files["content/"+name] = fmt.Appendf(nil, format, args...)
}

// chance is true so often.
func (m *maker) chance(share float64) bool { return m.Float64() < share }

// some is a number that is mostly small, up to most.
func (m *maker) some(most int) int {
	x := m.Float64()
	return 1 + int(x*x*float64(most))
}

func (m *maker) plan(seed uint64) {
	var b strings.Builder
	lang := "id"
	if m.english {
		lang = "en"
	}
	fmt.Fprintf(&b, "title: %s\nsubtitle: %s\nregion: %s\nlanguage: %s\nperiod: 2024-2028\npublisher: %s\ndimensions: smart-city\n", m.title(6), m.title(9), m.name(), lang, m.title(3))
	b.WriteString("agencies:\n")
	for i := range 4 {
		fmt.Fprintf(&b, "  opd%d: {name: %s, short: %s}\n", i, m.title(6), m.name())
	}
	b.WriteString("goals:\n")
	for i := range 4 {
		fmt.Fprintf(&b, "  G-%d: %s\n", i, m.title(12))
	}
	if m.chance(0.5) {
		b.WriteString("abbreviations:\n")
		for i := range 1 + m.IntN(40) {
			fmt.Fprintf(&b, "  S%d%s: %s\n", i, strings.ToUpper(m.name()[:2]), m.title(8))
		}
	}
	paper := []string{"A4", "F4", "A5", "B5", "Letter", fmt.Sprintf("{width: %dmm, height: %dmm}", 120+m.IntN(110), 170+m.IntN(160))}[m.IntN(6)]
	fmt.Fprintf(&b, "print: {paper: %s, chapter_start: %s%s}\n", paper, []string{"right", "any"}[m.IntN(2)], binding(seed))
	if m.chance(0.5) {
		b.WriteString("theme: uji\n")
		m.theme()
	}
	m.put("plan.yaml", "%s", b.String())
	m.files["content/asal.txt"] = fmt.Appendf(nil, "seed %d\n", seed)
	for i := range []int{0, 3, 8, 20}[m.IntN(4)] {
		m.program(i)
	}
}

// theme varies type and page of the built-in theme.
func (m *maker) theme() {
	var b strings.Builder
	size := 9 + m.Float64()*3
	leading := size * (1.28 + m.Float64()*0.2)
	fmt.Fprintf(&b, "type:\n  text: [%.1f, %.1f]\n  note: [%.1f, %.1f]\n  table: [%.1f, %.1f]\n", size, leading, size*0.82, leading*0.78, size*0.84, leading*0.8)
	if m.chance(0.5) {
		sans := "fonts/PlusJakartaSans_400Regular"
		fmt.Fprintf(&b, "fonts:\n  text: %s.ttf\n  text_italic: %s_Italic.ttf\n  text_bold: fonts/PlusJakartaSans_700Bold.ttf\n  text_bold_italic: fonts/PlusJakartaSans_700Bold.ttf\n", sans, sans)
	}
	fmt.Fprintf(&b, "page:\n  inner: %d\n  outer: %d\n  top: %d\n  bottom: %d\n  wide: %d\n", 18+m.IntN(12), 20+m.IntN(22), 22+m.IntN(10), 24+m.IntN(10), 140+m.IntN(35))
	m.files["themes/uji/theme.yaml"] = []byte(b.String())
}

// program makes a program with a record of some size.
func (m *maker) program(i int) {
	id := fmt.Sprintf("P-%02d", i+1)
	m.programs = append(m.programs, id)
	dims := []string{"governance", "branding", "economy", "living", "society", "environment"}
	first := 2024 + m.IntN(4)
	last := first + m.IntN(2029-first)
	var b strings.Builder
	fmt.Fprintf(&b, "---\nid: %s\nname: %s\ndimension: %s\nagency: opd%d\nstart: %d\nend: %d\nlocation: %s\nquick_win: %v\n", id, m.title(8), dims[m.IntN(6)], m.IntN(4), first, last, m.title(4), m.chance(0.2))
	list := func(key string, n int, item func() string) {
		if n > 0 {
			b.WriteString(key + ":\n")
		}
		for range n {
			b.WriteString("  - " + item() + "\n")
		}
	}
	year := func() int { return first + m.IntN(last-first+1) }
	list("outputs", m.IntN(5), func() string { return m.title(14) })
	list("activities", m.IntN(6), func() string {
		return fmt.Sprintf("{name: %s, output: %s, years: [%d]}", m.title(12), m.title(5), year())
	})
	list("indicators", m.IntN(4), func() string {
		return fmt.Sprintf("{name: %s, unit: %s, baseline: %d, targets: {%d: %d}}", m.title(8), m.name(), m.IntN(50), year(), 50+m.IntN(1000))
	})
	list("budget", m.IntN(4), func() string {
		return fmt.Sprintf("{year: %d, amount: %d juta, source: %s}", year(), 50+m.IntN(9000), []string{"APBD", "APBN", "DAK"}[m.IntN(3)])
	})
	list("risks", m.IntN(3), func() string { return fmt.Sprintf("{risk: %s, mitigation: %s}", m.title(9), m.title(16)) })
	fmt.Fprintf(&b, "status: planned\n---\n%s\n", m.paragraph(60))
	m.put("programs/"+strings.ToLower(id)+".md", "%s", b.String())
}

// book makes a book with front matter, parts, chapters in files and folders, appendices.
func (m *maker) book(n int) {
	dir := fmt.Sprintf("buku-%d/", n)
	file := func(name, front string, blocks int) {
		c := &chapter{maker: m, dir: path.Dir(dir+name) + "/", blocks: blocks}
		m.put(dir+name, "---\ntitle: %s\n%s---\n\n%s", m.title(1+m.IntN(12)), front, c.text())
	}
	if m.chance(0.4) {
		file("00-prakata.md", "kind: front\n", 3)
	}
	for at := range 1 + m.IntN(4) {
		switch m.IntN(8) {
		case 0:
			folder := fmt.Sprintf("%02d-bagian-%d/", at+1, at+1)
			file(folder+"_index.md", "kind: part\n", m.IntN(2))
			for i := range 1 + m.IntN(2) {
				file(fmt.Sprintf("%s%02d-bab-%d.md", folder, i+1, i+1), "", 4+m.IntN(25))
			}
		case 1, 2:
			folder := fmt.Sprintf("%02d-bab-%d/", at+1, at+1)
			file(folder+"_index.md", "", m.IntN(10))
			for i := range 1 + m.IntN(3) {
				file(fmt.Sprintf("%s%02d-subbab-%d.md", folder, i+1, i+1), []string{"", "dimension: living\n"}[m.IntN(2)], m.IntN(20))
			}
		case 3:
			file(fmt.Sprintf("%02d-kosong-%d.md", at+1, at+1), "", 0)
		default:
			file(fmt.Sprintf("%02d-bab-%d.md", at+1, at+1), []string{"", "", "dimension: economy\n", "number: none\n"}[m.IntN(4)], 4+m.IntN(45))
		}
	}
	for i := range []int{0, 0, 1, 2}[m.IntN(4)] {
		file(fmt.Sprintf("lampiran/%02d-lampiran-%d.md", i+1, i+1), "", 1+m.IntN(12))
	}
}

// drawing is the path of a new drawing, as a chapter in that folder names it.
func (m *maker) drawing(dir string) string {
	m.assets++
	w, h := 60+m.IntN(700), 30+m.IntN(900)
	if m.chance(0.3) {
		name := fmt.Sprintf("%simg/g%d.png", dir, m.assets)
		p := image.NewPaletted(image.Rect(0, 0, w/4+8, h/4+8), color.Palette{color.White, color.RGBA{11, 90, 111, 255}})
		for i := range p.Pix {
			p.Pix[i] = uint8(i/7) & 1
		}
		var b bytes.Buffer
		png.Encode(&b, p)
		data := b.Bytes()
		if m.chance(0.05) {
			data = data[:20] // a broken one
		}
		m.files["content/"+name] = data
		return strings.TrimPrefix(name, dir)
	}
	name := fmt.Sprintf("%simg/g%d.svg", dir, m.assets)
	m.put(name, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d"><rect x="2" y="2" width="%d" height="%d" fill="none" stroke="#0b5a6f"/><circle cx="%d" cy="%d" r="9" fill="#8a3b1e"/></svg>`,
		w, h, w, h, w-4, h-4, w/2, h/2)
	return strings.TrimPrefix(name, dir)
}

// binding is how a plan's books are bound and numbered. It has chances of its own, so
// that the rest of a plan stays as it is.
func binding(seed uint64) string {
	c := rand.New(rand.NewPCG(seed, 1))
	return []string{"", fmt.Sprintf(", binding: {gutter: %dmm}", 2+c.IntN(18)), ", binding: {sides: one}", fmt.Sprintf(", binding: {edge: top, gutter: %dmm}", 2+c.IntN(12)), ", binding: {edge: top, sides: one}"}[c.IntN(5)] +
		[]string{"", ", folios: chapter"}[c.IntN(2)]
}
