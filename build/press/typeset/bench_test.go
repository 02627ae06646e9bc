package typeset

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jilid/build/press/font"
	"jilid/build/press/geom"
)

const prose = `Pemerintah Kota menempatkan pelayanan dasar sebagai ukuran pertama keberhasilan. Setiap perangkat daerah
menyusun rencana kerja yang dapat diperiksa warga, memakai data yang sama, dan melaporkan kemajuannya setiap triwulan. Penyelenggaraan
sistem pemerintahan berbasis elektronik tidak berdiri sendiri: ia mengikuti proses bisnis yang sudah disederhanakan, sehingga warga tidak
perlu membawa berkas yang telah dimiliki pemerintah. Pengelolaan sampah, keselamatan pelayaran, dan kesiapsiagaan bencana memerlukan
peralatan, tetapi lebih dahulu memerlukan petugas yang terlatih serta anggaran pemeliharaan sebesar Rp 1.250 juta setiap tahun (hlm. 34).`

// serif is the theme's text font, or nil where the sources aren't complete.
func serif(t testing.TB) *font.Font { return themeFont(t, "SourceSerif4_400Regular.ttf") }

func themeFont(t testing.TB, name string) *font.Font {
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "themes", "default", "fonts", name))
	if err != nil {
		t.Fatal(err)
	}
	f, err := font.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// textSpan is running text of a book.
func textSpan(f *font.Font, text string) Span { return Span{Text: text, Font: f, Size: 10600} }

var bookStyle = Style{Leading: 15 * geom.Pt, Hyphenate: true, First: 15 * geom.Pt}

// measure142 is the text block's width.
var measure142 = geom.Millimetres(142)

func BenchmarkLines6(b *testing.B) {
	s, p := New(), &Paragraph{Spans: []Span{textSpan(serif(b), prose)}, Style: bookStyle}
	b.ReportAllocs()
	for b.Loop() {
		s.Lines(p, measure142)
	}
}

func BenchmarkLines6NewWords(b *testing.B) {
	f := serif(b)
	p := &Paragraph{Spans: []Span{textSpan(f, prose)}, Style: bookStyle}
	b.ReportAllocs()
	for b.Loop() {
		New().Lines(p, measure142)
	}
}

func BenchmarkLines100(b *testing.B) {
	s, p := New(), &Paragraph{Spans: []Span{textSpan(serif(b), strings.Repeat(prose+" ", 15))}, Style: bookStyle}
	b.ReportAllocs()
	for b.Loop() {
		s.Lines(p, measure142)
	}
}

func bigTable(f *font.Font, rows int) *Table {
	t := &Table{Columns: []Column{{NoWrap: true, Key: true}, {}, {}, {Align: Right, Decimal: true}, {}, {NoWrap: true}}}
	para := func(s string) Cell {
		sp := Span{Text: s, Font: f, Size: 8600}
		return Cell{Blocks: []Block{{Paragraph: Paragraph{Spans: []Span{sp}, Style: Style{Leading: 11500, Hyphenate: true}}}}}
	}
	words := strings.Fields(prose)
	for i := range rows {
		at := i * 7 % (len(words) - 30)
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			para(fmt.Sprintf("K-%04d", i)), para(strings.Join(words[at:at+6], " ")), para(strings.Join(words[at+3:at+20], " ")),
			para(fmt.Sprintf("%d.%03d,%d", i%90, i*37%1000, i%10)), para(strings.Join(words[at+9:at+12], " ")), para(fmt.Sprint(2025 + i%5)),
		}})
	}
	return t
}

func BenchmarkTable5000(b *testing.B) {
	t := bigTable(serif(b), 5000)
	s := New()
	st := testStyle
	st.PadX, st.PadY = 4*geom.Pt, 3*geom.Pt
	for b.Loop() {
		set := s.LayoutTable(t, measure142, st)
		set.Piece(set.Rows, false)
	}
}

func BenchmarkTable20Columns(b *testing.B) {
	t := bigTable(serif(b), 40)
	for range 14 {
		t.Columns = append(t.Columns, Column{})
		for i := range t.Rows {
			t.Rows[i].Cells = append(t.Rows[i].Cells, t.Rows[i].Cells[4])
		}
	}
	s := New()
	for b.Loop() {
		s.LayoutTable(t, geom.Millimetres(250), testStyle)
	}
}
