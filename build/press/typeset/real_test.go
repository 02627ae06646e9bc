package typeset

import (
	"strings"
	"testing"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// proseLines is the sample paragraph as the book sets it: "|" marks line ends,
// a hyphen before it is the typesetter's.
const proseLines = `Pemerintah Kota menempatkan pelayanan dasar sebagai ukuran pertama ke-|
berhasilan. Setiap perangkat daerah menyusun rencana kerja yang dapat dipe-|
riksa warga, memakai data yang sama, dan melaporkan kemajuannya setiap|
triwulan. Penyelenggaraan sistem pemerintahan berbasis elektronik tidak ber-|
diri sendiri: ia mengikuti proses bisnis yang sudah disederhanakan, sehingga|
warga tidak perlu membawa berkas yang telah dimiliki pemerintah. Pengelo-|
laan sampah, keselamatan pelayaran, dan kesiapsiagaan bencana memerlukan|
peralatan, tetapi lebih dahulu memerlukan petugas yang terlatih serta anggaran|
pemeliharaan sebesar Rp 1.250 juta setiap tahun (hlm. 34).`

func TestRealLines(t *testing.T) {
	p := &Paragraph{Spans: []Span{textSpan(serif(t), prose)}, Style: bookStyle}
	lines, q := New().Lines(p, measure142)
	var got []string
	for i := range lines {
		l := strings.TrimSpace(text(lines[i : i+1]))
		if lines[i].Hyphen {
			l += "-"
		}
		got = append(got, l)
	}
	if s := strings.Join(got, "|\n"); s != proseLines {
		t.Errorf("lines:\n%s", s)
	}
	if len(q.Loose)+len(q.Cut) > 0 {
		t.Errorf("quality: %+v", q)
	}
}

// With kerning and ligatures, where divided words are not the sum of their
// parts, lines still end at the margin.
func TestRealLinesAreFull(t *testing.T) {
	s, f := New(), serif(t)
	words := prose + " efisiensi afiliasi konfirmasi fiskal grafik flora difabel"
	for mm := 20; mm < 150; mm++ {
		p := &Paragraph{Spans: []Span{textSpan(f, words)}, Style: Style{Leading: 15 * geom.Pt, Hyphenate: true}}
		measure := geom.Millimetres(float64(mm))
		lines, _ := s.Lines(p, measure)
		for i := range lines {
			end := geom.Length(0)
			for _, it := range lines[i].Frame.Items {
				if g, ok := it.Item.(*frame.Glyphs); ok {
					end = it.At.X + g.Run.Width()
				}
			}
			off := end - measure
			spaces := strings.Contains(strings.TrimSpace(text(lines[i:i+1])), " ")
			if off < 0 && spaces && i < len(lines)-1 || off > 10600*maxProtrusion/100 {
				t.Errorf("%d mm, line %d ends %v from the margin: %s", mm, i, off, text(lines[i:i+1]))
			}
		}
		if got := text(lines); squash(got) != squash(strings.ReplaceAll(words, "\n", " ")) {
			t.Errorf("%d mm: %s", mm, got)
		}
	}
}
