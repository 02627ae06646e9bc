package corpus

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
)

// writer writes a chapter.
type writer struct {
	form          Form
	chapters      int // of the plan
	book, chapter int
	rand          *rand.Rand
	b             bytes.Buffer
	words         int
	links, notes  int
}

const (
	sections = 5
	parts    = 2 // of a section
	maxNotes = 5
)

func (w *writer) text() []byte {
	w.head()
	target := 1500 + w.rand.IntN(1000)
	for s := range sections {
		fmt.Fprintf(&w.b, "## %s %d\n\n", headings[(w.book+w.chapter+s)%len(headings)], s+1)
		for p := range parts {
			fmt.Fprintf(&w.b, "### %s %d %d\n\n", subheadings[(w.chapter+s*parts+p)%len(subheadings)], s+1, p+1)
			quota := target * (s*parts + p + 1) / (sections * parts)
			for n := 0; w.words < quota; n++ {
				w.paragraph(n)
			}
			w.extra(s, p)
		}
	}
	for i := range w.notes {
		fmt.Fprintf(&w.b, "[^%d]: ", i+1)
		w.sentence()
		w.b.WriteString("\n")
	}
	return w.b.Bytes()
}

// head is the front matter. A program is named by its id in jilid's form, else by its name.
func (w *writer) head() {
	var named []string
	for _, i := range w.rand.Perm(len(programs))[:1+w.rand.IntN(3)] {
		if w.form == Jilid {
			named = append(named, programID(i))
		} else {
			named = append(named, fmt.Sprintf("%q", programs[i]))
		}
	}
	fmt.Fprintf(&w.b, "---\ntitle: %q\ndimension: %s\nprograms: [%s]\n", title(w.book, w.chapter), pick(dimensions, w.rand), strings.Join(named, ", "))
	if w.form != Jilid {
		fmt.Fprintf(&w.b, "weight: %d\n", w.chapter+1)
	}
	fmt.Fprintf(&w.b, "---\n\n# %s\n\n", title(w.book, w.chapter))
}

// extra is what a part has besides its text.
func (w *writer) extra(section, part int) {
	switch {
	case part == 0 && section%2 == 1:
		w.table()
	case part == 1 && section%2 == 0 && section < 4:
		fmt.Fprintf(&w.b, "![Bagan %s](%s/g%02d.png)\n\n", pick(words, w.rand), w.pictures(), 1+w.rand.IntN(pictures))
	case part == 1 && section == 3:
		w.code()
	case part == 1:
		for range 5 {
			w.b.WriteString("- ")
			w.sentence()
			w.b.WriteString("\n")
		}
		w.b.WriteString("\n")
	}
}

func (w *writer) pictures() string {
	if w.form == Hugo {
		return "/img"
	}
	return "../img"
}

// paragraph is the nth of a part: the first has a link, the second a note.
func (w *writer) paragraph(n int) {
	for i := range 3 + w.rand.IntN(4) {
		if i > 0 {
			w.b.WriteString(" ")
		}
		w.sentence()
	}
	if n == 0 {
		w.link()
	}
	if n == 1 && w.notes < maxNotes {
		w.notes++
		fmt.Fprintf(&w.b, "[^%d]", w.notes)
	}
	w.b.WriteString("\n\n")
}

// link leads to a chapter of this book or, every other one, of any; every third to a section.
func (w *writer) link() {
	at := w.rand.IntN(w.chapters)
	if w.links%2 == 0 {
		first := w.book * ChaptersInBook
		at = first + w.rand.IntN(min(ChaptersInBook, w.chapters-first))
	}
	b, c := at/ChaptersInBook, at%ChaptersInBook
	anchor := ""
	if w.links%3 == 0 {
		anchor = "#" + strings.ReplaceAll(strings.ToLower(headings[(b+c)%len(headings)]), " ", "-") + "-1"
	}
	w.links++
	fmt.Fprintf(&w.b, " Lihat [%s](../%s/%s.md%s).", title(b, c), folder(b), name(c), anchor)
}

func (w *writer) sentence() {
	n := 8 + w.rand.IntN(14)
	for i := range n {
		word := pick(words, w.rand)
		if i == 0 {
			word = string(unicode.ToUpper(rune(word[0]))) + word[1:]
		} else {
			w.b.WriteString(" ")
			switch w.rand.IntN(60) {
			case 0:
				word = "**" + word + "**"
			case 1:
				word = "*" + word + "*"
			case 2:
				word = "`" + word + "`"
			}
		}
		w.b.WriteString(word)
		if i > 2 && i < n-2 && w.rand.IntN(9) == 0 {
			w.b.WriteString(",")
		}
	}
	w.b.WriteString(".")
	w.words += n
}

func (w *writer) table() {
	w.b.WriteString("| No | Kegiatan | Indikator | Target | Anggaran (juta) |\n|---:|:---|:---|---:|---:|\n")
	for i := range 6 + w.rand.IntN(6) {
		fmt.Fprintf(&w.b, "| %d | %s | %s %s | %d%% | %d |\n", i+1, pick(programs, w.rand), pick(words, w.rand), pick(words, w.rand), 10+w.rand.IntN(90), 50+w.rand.IntN(9000))
	}
	w.b.WriteString("\n")
	if w.form == Jilid {
		w.b.WriteString(": Rencana kegiatan\n\n")
	} else {
		w.b.WriteString("Rencana kegiatan\n\n")
	}
}

// code is a block in one of four languages. What it says differs from chapter to chapter, except
// in SQL, as where a plan shows one query in many places.
func (w *writer) code() {
	switch w.rand.IntN(4) {
	case 0:
		w.b.WriteString("```yaml\n")
		for i := range 6 {
			fmt.Fprintf(&w.b, "program_%d:\n  nama: %s\n  tahun: %d\n  prioritas: true # segera\n", i, pick(programs, w.rand), 2025+i)
		}
	case 1:
		w.b.WriteString("```json\n{\n")
		for i := range 14 {
			fmt.Fprintf(&w.b, "  \"%s_%d\": {\"nilai\": %d, \"satuan\": \"persen\", \"aktif\": true},\n", pick(words, w.rand), i, w.rand.IntN(100))
		}
		w.b.WriteString("  \"akhir\": null\n}\n")
	case 2:
		w.b.WriteString("```sql\n")
		for i := range 5 {
			fmt.Fprintf(&w.b, "SELECT d.nama, SUM(k.anggaran) AS jumlah -- rekap %d\nFROM kegiatan k JOIN dinas d ON d.id = k.dinas_id\nWHERE k.tahun = %d AND k.status = 'aktif'\nGROUP BY d.nama ORDER BY jumlah DESC LIMIT %d;\n", i, 2024+i, 5+i)
		}
	default:
		w.b.WriteString("```python\ndef indeks(capaian, target):\n    \"\"\"Menghitung indeks capaian.\"\"\"\n    if target == 0:\n        return 0.0\n    return min(capaian / target, 1.0) * 100\n\n")
		for i := range 9 {
			fmt.Fprintf(&w.b, "nilai_%d = indeks(%d, %d)  # %s\n", i, w.rand.IntN(100), 1+w.rand.IntN(100), pick(words, w.rand))
		}
		w.b.WriteString("print(f\"rata-rata {nilai_0:.2f}\")\n")
	}
	w.b.WriteString("```\n\n")
}
