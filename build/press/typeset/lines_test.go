package typeset

import (
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"sync"
	"testing"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// plainStyle has no protrusion, so that lines are exactly the measure.
var plainStyle = Style{NoProtrude: true}

func set(t *testing.T, p *Paragraph, measure int) ([]Line, Quality) {
	t.Helper()
	return setter().Lines(p, geom.Length(measure)*geom.Pt)
}

func TestJustify(t *testing.T) {
	// Spaces are 1 pt, give way by 1/3 and stretch by 1/2; every letter is 1 pt.
	lines, q := set(t, par("aaa bb cc dddd eee ff gggg hh", plainStyle), 13)
	check(t, lines, "aaa (3)bb (3)cc", "dddd (2)eee (2)ff", "gggg hh")
	if len(q.Loose) != 2 || q.Loose[0] != (Loose{0, 400}) || q.Loose[1] != (Loose{1, 200}) {
		t.Errorf("loose lines: %v", q.Loose)
	}
	for i, l := range lines {
		if want := []geom.Length{13000, 13000, 7000}[i]; l.Width != want {
			t.Errorf("line %d is %d wide, want %d", i, l.Width, want)
		}
	}
}

func TestShrink(t *testing.T) {
	// 3 letters, 8 spaces: 27 + 8 = 35; at 34 each space gives 1/8.
	lines, q := set(t, par("aaa bbb ccc ddd eee fff ggg hhh iii", plainStyle), 34)
	check(t, lines, "aaa (0.875)bbb (0.875)ccc (0.875)ddd (0.875)eee (0.875)fff (0.875)ggg (0.875)hhh (0.875)iii")
	if len(q.Loose) != 0 {
		t.Errorf("loose: %v", q.Loose)
	}
}

// TestShortLast: no word is alone on a last line that is too short; the one above it rather ends
// early than gets loose.
func TestShortLast(t *testing.T) {
	style := Style{NoProtrude: true, MinLast: 3 * geom.Pt}
	lines, q := set(t, par("aaaaaaa bbbb cccccc d", style), 20)
	check(t, lines, "aaaaaaa bbbb", "cccccc d")
	if len(q.Loose) != 0 {
		t.Errorf("loose: %v", q.Loose)
	}
	lines, _ = set(t, par("aaaaaaa bbbb cccccc ddd", style), 20)
	check(t, lines, "aaaaaaa (1.5)bbbb (1.5)cccccc", "ddd")
}

func TestAlign(t *testing.T) {
	const s = "aaa bb cc dddd"
	for _, c := range []struct {
		align Align
		want  []string
	}{
		{Left, []string{"aaa bb cc", "dddd"}},
		{Right, []string{"[3]aaa bb cc", "[8]dddd"}},
		{Center, []string{"[1.5]aaa bb cc", "[4]dddd"}},
	} {
		lines, _ := set(t, par(s, Style{Align: c.align}), 12)
		check(t, lines, c.want...)
	}
}

func TestIndents(t *testing.T) {
	p := par("aaa bb cc dddd eee", Style{Align: Left, First: 2 * geom.Pt, Left: 3 * geom.Pt, Right: 1 * geom.Pt})
	lines, _ := set(t, p, 14)
	check(t, lines, "[5]aaa", "[3]bb cc", "[3]dddd eee") // "eee" alone would be shorter than two em
	p.Style.First = -3 * geom.Pt
	lines, _ = set(t, p, 14)
	check(t, lines, "aaa bb cc", "[3]dddd eee")
	p.Style.First = 0
	p.Label, p.LabelGap = []Span{span("1.")}, geom.Pt
	lines, _ = set(t, p, 14)
	check(t, lines, "1.[1]aaa bb cc", "[3]dddd eee")
}

func TestHyphens(t *testing.T) {
	st := Style{Hyphenate: true, NoProtrude: true}
	lines, _ := set(t, par("di kota pelayanan yang baik", st), 13)
	check(t, lines, "di (2)kota (2)pe-", "layanan (2)yang", "baik")
	if !lines[0].Hyphen || lines[1].Hyphen {
		t.Error("the line's hyphen is not told")
	}
	g := lines[0].Frame.Items[0].Item.(*frame.Glyphs)
	if !g.Soft || g.Text != "di kota pe" || int(g.Run.AppendTo(nil)[g.Run.Len()-1].Cluster) != len(g.Text) {
		t.Errorf("hyphen is in the text: %+v", g)
	}
	if got := text(lines); got != "di kota pelayanan yang baik" {
		t.Errorf("text: %q", got)
	}
	// A name is not divided, the same word at the sentence's beginning is.
	lines, _ = set(t, par("di kota Pelayanan yang baik", st), 13)
	check(t, lines, "di (7)kota", "Pelayanan", "yang baik")
	lines, _ = set(t, par("Ya. Pelayanan yang baik", st), 12)
	check(t, lines, "Ya. (4)Pela-", "yanan (3)yang", "baik")
	// So are the words of a long form that has capitals as a title does.
	p := par("di kota Pelayanan yang baik", st)
	p.Spans[0].Titled = true
	lines, _ = set(t, p, 13)
	check(t, lines, "di (2)kota (2)Pe-", "layanan (2)yang", "baik")
}

func TestTies(t *testing.T) {
	st := Style{Align: Left}
	for _, c := range []struct {
		text    string
		measure int
		want    []string
	}{
		{"lihat hlm. 34 itu", 11, []string{"lihat", "hlm. 34 itu"}},
		{"uang Rp 1.500 saja", 9, []string{"uang", "Rp 1.500", "saja"}},
		{"isi Bab IV itu", 8, []string{"isi", "Bab IV", "itu"}},
		{"air 12 km jauh", 7, []string{"air", "12 km", "jauh"}},
		{"kota – desa", 7, []string{"kota –", "desa"}},
		{"a\u00a0b c", 3, []string{"a b", "c"}},
		{"dan/atau ya", 6, []string{"dan/", "atau", "ya"}},
		{"anak-anak", 6, []string{"anak-", "anak"}},
		{"kode K-001 x", 7, []string{"kode", "K-001 x"}},
		{"harga (Rp/kg)", 10, []string{"harga", "(Rp/kg)"}},
	} {
		lines, _ := set(t, par(c.text, st), c.measure)
		check(t, lines, c.want...)
	}
	// Where a tie is longer than the line it breaks all the same.
	lines, _ := set(t, par("hlm. 345", st), 5)
	check(t, lines, "hlm.", "345")
}

func TestAddressesHaveNoHyphens(t *testing.T) {
	const s = "https://www.ambon.go.id/masterplan/pelayanan/pemerintahan"
	lines, _ := set(t, par(s, Style{Align: Left, Hyphenate: true}), 20)
	check(t, lines, "https://www.ambon.", "go.id/masterplan/", "pelayanan/", "pemerintahan")
}

func TestNothingIsOverfull(t *testing.T) {
	word := strings.Repeat("x", 60)
	lines, q := set(t, par("a "+word+" b", Style{Hyphenate: true}), 25)
	for i := range lines {
		if lines[i].Width > 25*geom.Pt+maxProtrusion*2*em/100 {
			t.Errorf("line %d: %d", i, lines[i].Width)
		}
	}
	if len(q.Cut) < 2 || q.Cut[0].Span != 0 {
		t.Errorf("cuts: %v", q.Cut)
	}
	if got := text(lines); got != "a "+word+" b" {
		t.Errorf("text: %s", got)
	}
}

func TestMissing(t *testing.T) {
	p := &Paragraph{Spans: []Span{span("ada "), span("xЖʘ")}, Style: Style{Leading: em}}
	lines, _ := set(t, p, 30)
	if got := setter().Missing(p.Spans[1]); !reflect.DeepEqual(got, []Missing{{'Ж', 0, 1}}) {
		t.Errorf("missing: %v", got)
	}
	var fonts []string
	for _, it := range lines[0].Frame.Items {
		fonts = append(fonts, it.Item.(*frame.Glyphs).Font.Name+":"+it.Item.(*frame.Glyphs).Text)
	}
	if got := strings.Join(fonts, " "); got != "plain:ada  plain:xЖ more:ʘ" {
		t.Errorf("fonts: %s", got)
	}
}

func TestMarksLinksBoxes(t *testing.T) {
	link := &frame.Link{Dest: "bab-2"}
	a, b := span("dua"), span(" tiga")
	a.Link, a.Inline, a.Dest = link, 1, "x"
	b.Link, b.Inline = link, 1
	note := span("1")
	note.Mark, note.Raise = "note:1", geom.Pt
	pic := Span{Box: &frame.Frame{Size: geom.Size{W: 4 * geom.Pt, H: 9 * geom.Pt}, Baseline: 8 * geom.Pt}, Font: plain, Size: em}
	end := Span{Mark: "end", Font: plain, Size: em}
	p := &Paragraph{Spans: []Span{span("satu "), a, b, note, span(" "), pic, end}, Style: Style{Align: Left, Leading: 3 * geom.Pt, MinLast: 1}}
	lines, _ := set(t, p, 14)
	if len(lines) != 2 {
		t.Fatalf("%d lines", len(lines))
	}
	var links []string
	for _, l := range lines {
		for _, it := range l.Frame.Items {
			if k, ok := it.Item.(*frame.Link); ok {
				links = append(links, fmt.Sprint(it.At.X.Points(), "+", k.Size.W.Points(), " ", k.Dest, " ", k.Inline))
			}
		}
	}
	// The link's area runs over "dua tiga" on the line where both are.
	if got := strings.Join(links, "; "); got != "5+8 bab-2 1" {
		t.Errorf("links: %s", got)
	}
	if len(lines[0].Marks) != 1 || lines[0].Marks[0] != (Mark{"note:1", 13 * geom.Pt}) {
		t.Errorf("marks: %v", lines[0].Marks)
	}
	if len(lines[1].Marks) != 1 || lines[1].Marks[0].Name != "end" {
		t.Errorf("mark at the end: %v", lines[1].Marks)
	}
	if l := lines[1]; l.Height != 8*geom.Pt || l.Depth != geom.Pt {
		t.Errorf("line with a picture: %v above, %v below", l.Height, l.Depth)
	}
	if l := lines[0]; l.Height != 2100 || l.Depth != 900 {
		t.Errorf("line: %v above, %v below", l.Height, l.Depth)
	}
}

func TestFill(t *testing.T) {
	p := &Paragraph{Spans: []Span{span("Bab satu"), {Fill: '.', Font: plain, Size: em}, span("12")}, Style: Style{Leading: em}}
	lines, _ := set(t, p, 30)
	check(t, lines, "Bab satu[20]12")
}

func TestHeadingIsBalanced(t *testing.T) {
	lines, _ := set(t, par("aaaa bbbb cccc dddd eeee ffff", Style{Align: Left, Heading: true}), 24)
	check(t, lines, "aaaa bbbb cccc", "dddd eeee ffff")
}

func TestLastLineIsNotShort(t *testing.T) {
	// The first line could take all but "bb", which is shorter than two em.
	lines, _ := set(t, par("aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa bb", plainStyle), 44)
	if n := len(lines); n != 2 || lines[1].Width < 2*em {
		t.Errorf("%d lines, the last %v", n, lines[n-1].Width)
	}
}

// random makes a paragraph of words of all kinds in spans of all kinds.
func random(r *rand.Rand) *Paragraph {
	kinds := []string{"dan", "pelayanan", "Pemerintah", "berkelanjutan", "di", "anak-anak", "dan/atau", "hlm. 34", "Rp 1.500,00", "K-001",
		"https://ambon.go.id/layanan?x=1", "efisien", "a\u00a0b", "soft\u00adhyphen", "—", "xЖʘ", "“kutipan,”", "2024–2028", strings.Repeat("y", 70), "kota."}
	p := &Paragraph{Style: Style{
		Align: Align(r.Intn(4)), Leading: 3 * geom.Pt, Hyphenate: r.Intn(2) == 0, Heading: r.Intn(5) == 0,
		First: geom.Length(r.Intn(5)-2) * geom.Pt, Left: geom.Length(r.Intn(3)+2) * geom.Pt, Right: geom.Length(r.Intn(2)) * geom.Pt,
	}}
	for range 1 + r.Intn(5) {
		var words []string
		for range r.Intn(25) {
			words = append(words, kinds[r.Intn(len(kinds))])
		}
		s := span(strings.Join(words, " "))
		s.NoHyphen, s.Code, s.NoBreak = r.Intn(6) == 0, r.Intn(6) == 0, r.Intn(12) == 0
		s.HardBreak = r.Intn(10) == 0
		s.Inline = r.Intn(2)
		if r.Intn(3) == 0 {
			s.Text = " " + s.Text
		}
		if r.Intn(4) == 0 {
			s.Lang = "en"
		}
		p.Spans = append(p.Spans, s)
	}
	return p
}

func TestProperties(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	s := setter()
	for n := range 4000 {
		p := random(r)
		measure := geom.Length(12+r.Intn(90)) * geom.Pt
		lines, _ := s.Lines(p, measure)
		stands := geom.Length(0)
		if p.Style.Align == Justify {
			stands = maxProtrusion * em / 100
		}
		for i := range lines {
			l := &lines[i]
			if l.Frame.Size.W != measure || l.Frame.Size.H != l.Height+l.Depth {
				t.Fatalf("%d: line %d has a frame of %v", n, i, l.Frame.Size)
			}
			left, right := p.Style.Left, measure-p.Style.Right
			if i == 0 {
				left += p.Style.First
			}
			for _, it := range l.Frame.Items {
				g, ok := it.Item.(*frame.Glyphs)
				if !ok {
					continue
				}
				x := it.At.X
				run := g.Run.AppendTo(nil)
				for j, gl := range run {
					if x < left-stands || x+gl.Advance > right+stands {
						t.Fatalf("%d: line %d of %v: %s reaches from %v to %v, beyond %v to %v", n, i, measure, show(l), x, x+gl.Advance, left, right)
					}
					x += gl.Advance
					if gl.ID == ' ' && gl.Advance != 0 && gl.Advance < 745 {
						t.Fatalf("%d: line %d: a space of %v: %s", n, i, gl.Advance, show(l))
					}
					if int(gl.Cluster) > len(g.Text) || j > 0 && gl.Cluster < run[j-1].Cluster {
						t.Fatalf("%d: clusters out of order in %q", n, g.Text)
					}
				}
			}
		}
		var in strings.Builder
		for i := range p.Spans {
			in.WriteString(p.Spans[i].Text)
			if p.Spans[i].HardBreak {
				in.WriteByte(' ')
			}
		}
		want := squash(strings.ReplaceAll(in.String(), "\u00ad", ""))
		if got := squash(text(lines)); got != want {
			t.Fatalf("%d: text\n%s\nwant\n%s", n, got, want)
		}
	}
}

// squash drops all space; the test of spaces is another.
func squash(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\u00a0' }), "")
}

func TestWordsDontRunTogether(t *testing.T) {
	const s = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh"
	for measure := 8; measure < 40; measure++ {
		lines, _ := set(t, par(s, Style{}), measure)
		if got := text(lines); got != s {
			t.Errorf("at %d: %q", measure, got)
		}
	}
}

func TestManyGoroutinesSameLines(t *testing.T) {
	shared := setter()
	var all [4][]string
	var wg sync.WaitGroup
	for g := range all {
		wg.Go(func() {
			r := rand.New(rand.NewSource(7))
			for range 150 {
				p := random(r)
				lines, _ := shared.Lines(p, 50*geom.Pt)
				for i := range lines {
					all[g] = append(all[g], show(&lines[i]))
				}
			}
		})
	}
	wg.Wait()
	for g := 1; g < len(all); g++ {
		if !reflect.DeepEqual(all[0], all[g]) {
			t.Fatal("two goroutines set different lines")
		}
	}
}

func TestKey(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	seen := map[Key]string{}
	for range 500 {
		p := random(r)
		copied := *p
		copied.Spans = append([]Span(nil), p.Spans...)
		if p.Key(100) != copied.Key(100) {
			t.Fatal("equal paragraphs, different keys")
		}
		if p.Key(100) == p.Key(101) {
			t.Fatal("the measure is not in the key")
		}
		if p.Spans[0].Text != "" {
			was := p.Key(100)
			p.Spans[0].Raise = 5
			if p.Key(100) == was {
				t.Fatal("a span's raise is not in the key")
			}
		}
		what := fmt.Sprintf("%+v", p)
		if other, ok := seen[p.Key(100)]; ok && other != what {
			t.Fatal("one key for two paragraphs")
		}
		seen[p.Key(100)] = what
	}
}

func TestFixedSpaces(t *testing.T) {
	// An en space is half an em, 1 pt here; a thin one a sixth, and doesn't break.
	lines, _ := set(t, par("aa\u2002bb\u202fcc dd", Style{Align: Left}), 5)
	check(t, lines, "aa", "bb (0.333)cc", "dd")
	// No-break spaces at the beginning stay.
	lines, _ = set(t, par("\u00a0\u00a0aa", Style{Align: Left}), 5)
	if text(lines) != "\u00a0 aa" && text(lines) != "\u00a0\u00a0aa" {
		t.Errorf("text: %q", text(lines))
	}
	// That of a figure behind another space takes the room of one.
	padded, _ := set(t, par("hlm.\u00a0\u200799", Style{Align: Left}), 20)
	if full, _ := set(t, par("hlm.\u00a0103", Style{Align: Left}), 20); padded[0].Width != full[0].Width {
		t.Errorf("99 with the space of a figure is %d wide, 103 %d", padded[0].Width, full[0].Width)
	}
	if lines, _ = set(t, par("\u00a0", Style{}), 5); len(lines) != 1 {
		t.Errorf("%d lines of a no-break space", len(lines))
	}
}

func TestEmpty(t *testing.T) {
	for _, p := range []*Paragraph{{}, {Spans: []Span{span("")}}, {Spans: []Span{span("  \n ")}}} {
		if lines, _ := set(t, p, 10); len(lines) != 0 {
			t.Errorf("%d lines", len(lines))
		}
	}
}

// TestLongWords: however long the words, no more than three lines in succession
// end in a hyphen, and no last line is but the end of a word.
func TestLongWords(t *testing.T) {
	words := strings.Fields(`pemerintah kota mempertanggungjawabkan penyelenggaraan pelayanan publik secara berkesinambungan
		kepada seluruh masyarakat melalui pengembangan ketersediaan keanekaragaman pertanggungjawaban dan pembangunan berkelanjutan`)
	r := rand.New(rand.NewSource(5))
	for range 300 {
		var text []string
		for range 40 + r.Intn(60) {
			text = append(text, words[r.Intn(len(words))])
		}
		lines, _ := set(t, par(strings.Join(text, " ")+".", Style{Hyphenate: true, NoProtrude: true}), 60+r.Intn(30))
		hyphens := 0
		for i, l := range lines {
			if hyphens++; !l.Hyphen {
				hyphens = 0
			}
			if hyphens > 3 {
				t.Errorf("%d lines in succession end in a hyphen: %s", hyphens, show(&lines[i]))
			}
		}
		if n := len(lines); n > 1 && lines[n-2].Hyphen && !strings.Contains(show(&lines[n-1]), " ") {
			t.Errorf("the last line is %q", show(&lines[n-1]))
		}
	}
}
