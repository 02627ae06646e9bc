package typeset

import (
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// testStyle pads by 1 pt; rules are 0.1 and 0.5 pt.
var testStyle = TableStyle{
	PadX: geom.Pt, PadY: geom.Pt, Hairline: 100, Strong: 500,
	HeadTint: frame.Color{None: true}, GroupTint: frame.Color{None: true}, TotalTint: frame.Color{None: true},
}

func cell(text string) Cell {
	return Cell{Blocks: []Block{{Paragraph: *par(text, Style{Hyphenate: true})}}}
}

func row(cells ...string) Row {
	var r Row
	for _, c := range cells {
		r.Cells = append(r.Cells, cell(c))
	}
	return r
}

// dump lists the texts of a piece with the places of their baselines, in points.
func dump(f *frame.Frame) []string {
	var out []string
	var walk func(f *frame.Frame, x, y geom.Length)
	walk = func(f *frame.Frame, x, y geom.Length) {
		for _, it := range f.Items {
			switch i := it.Item.(type) {
			case *frame.Group:
				walk(i.Frame, x+it.At.X, y+it.At.Y)
			case *frame.Glyphs:
				out = append(out, fmt.Sprintf("%v,%v %s", (x+it.At.X).Points(), (y+it.At.Y).Points(), strings.TrimSpace(i.Text)))
			}
		}
	}
	walk(f, 0, 0)
	return out
}

func widthsOf(t *SetTable) string {
	var b strings.Builder
	for _, w := range t.Widths {
		fmt.Fprint(&b, w.Points(), " ")
	}
	return strings.TrimSpace(b.String())
}

func total2(rows []*SetRow) (h geom.Length) {
	for _, r := range rows {
		h += r.Height
	}
	return h
}

func wantDump(t *testing.T, f *frame.Frame, want ...string) {
	t.Helper()
	if got := dump(f); !slices.Equal(got, want) {
		t.Errorf("piece:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestTable(t *testing.T) {
	tab := &Table{
		Columns: []Column{{}, {Align: Right}},
		Head:    []Row{row("Nama", "Nilai")},
		Rows:    []Row{row("aaaa bbbb", "12"), row("cc", "3")},
	}
	// Contents are 9 and 5 wide; with padding 11 and 7. At 18 all stands on one line.
	set := setter().LayoutTable(tab, 18*geom.Pt, testStyle)
	if got := widthsOf(set); got != "11 7" {
		t.Errorf("widths: %s", got)
	}
	// Rows: 1 + 3 + 1 and the rule; a line's baseline is 2.19 below its top.
	wantDump(t, set.Piece(set.Rows, false), "1,3.69 Nama", "12,3.69 Nilai", "1,8.79 aaaa bbbb", "15,8.79 12", "1,13.89 cc", "16,13.89 3")
	if set.HeadHeight != 5600 || set.Rows[0].Height != 5100 || set.Rows[1].Height != 5500 || !set.Rows[1].Last {
		t.Errorf("heights: %v %v %v", set.HeadHeight, set.Rows[0].Height, set.Rows[1].Height)
	}
	// Room to spare goes in proportion.
	if got := widthsOf(setter().LayoutTable(tab, 36*geom.Pt, testStyle)); got != "22 14" {
		t.Errorf("widths: %s", got)
	}
	// A narrow one breaks the text, not the number.
	if got := widthsOf(setter().LayoutTable(tab, 13*geom.Pt, testStyle)); got != "6 7" {
		t.Errorf("widths: %s", got)
	}
}

func TestDecimals(t *testing.T) {
	tab := &Table{
		Columns: []Column{{}, {Align: Right, Decimal: true}},
		Rows:    []Row{row("a", "1,25"), row("b", "12"), row("c", "1.000,5"), row("d", "–"), row("e", "tidak ada")},
	}
	set := setter().LayoutTable(tab, 18*geom.Pt, testStyle)
	at := map[string]string{}
	for _, s := range dump(set.Piece(set.Rows, false)) {
		place, text, _ := strings.Cut(s, " ")
		at[text], _, _ = strings.Cut(place, ",")
	}
	// Every comma stands at 14: three characters before the column's end at 17.
	want := map[string]string{"1,25": "13", "12": "12", "1.000,5": "9", "–": "13", "tidak ada": "8"}
	for text, x := range want {
		if at[text] != x {
			t.Errorf("%s at %s, want %s", text, at[text], x)
		}
	}
}

func TestCodesStayWhole(t *testing.T) {
	tab := &Table{Columns: []Column{{NoWrap: true}, {}}, Rows: []Row{row("K-001 A", strings.Repeat("kata ", 30))}}
	set := setter().LayoutTable(tab, 30*geom.Pt, testStyle)
	if got := widthsOf(set); got != "9 21" {
		t.Errorf("widths: %s", got)
	}
}

func TestBalance(t *testing.T) {
	// Two columns with texts of 60 and 240 characters: the second should get far more.
	tab := &Table{Columns: []Column{{}, {}}, Rows: []Row{row(strings.Repeat("kata ", 12), strings.Repeat("kata ", 48))}}
	set := setter().LayoutTable(tab, 60*geom.Pt, testStyle)
	even := setter().LayoutTable(&Table{Columns: []Column{{Width: 30 * geom.Pt}, {Width: 30 * geom.Pt}}, Rows: tab.Rows}, 60*geom.Pt, testStyle)
	if set.Rows[0].Height*4 > even.Rows[0].Height*3 {
		t.Errorf("balanced %v, even columns %v", set.Rows[0].Height, even.Rows[0].Height)
	}
}

func TestKeeps(t *testing.T) {
	group, sum := row("Kelompok"), row("Jumlah", "9")
	group.Kind, sum.Kind = Group, Total
	group.Cells[0].ColSpan = 2
	tab := &Table{Columns: []Column{{}, {}}, Rows: []Row{group, row("a", "1"), row("b", "2"), sum, row("c", "3")}}
	var got []bool
	for _, r := range setter().LayoutTable(tab, 30*geom.Pt, testStyle).Rows {
		got = append(got, r.Keep)
	}
	if want := []bool{true, false, true, false, false}; !slices.Equal(got, want) {
		t.Errorf("kept with the next: %v, want %v", got, want)
	}
}

func TestSpans(t *testing.T) {
	tall := cell("x y z")
	tall.RowSpan = 3
	tab := &Table{Columns: []Column{{}, {}, {}}, Rows: []Row{
		{Cells: []Cell{tall, cell("b"), cell("c")}},
		row("d", "e"),
		row("f", "g"),
		row("h", "i", "j"),
	}}
	set := setter().LayoutTable(tab, 15*geom.Pt, testStyle)
	if len(set.Rows) != 2 || set.Rows[0].Rows != 3 {
		t.Fatalf("%d rows", len(set.Rows))
	}
	x := func(n int) string { // the content's left edge of column n
		w := geom.Pt
		for _, c := range set.Widths[:n] {
			w += c
		}
		return fmt.Sprint(w.Points())
	}
	got := dump(set.Piece(set.Rows, false))
	for _, want := range []string{x(1) + ",3.69 b", x(2) + ",3.69 c", x(1) + ",8.79 d", x(2) + ",8.79 e", x(1) + ",13.89 f", x(0) + ",18.99 h"} {
		if !slices.Contains(got, want) {
			t.Errorf("no %q in %v", want, got)
		}
	}
	top, rest, ok := set.Rows[0].Split(11 * geom.Pt)
	if !ok || top.Rows != 2 || rest.Rows != 1 {
		t.Fatalf("split between rows: %v %v %v", top, rest, ok)
	}
	all := append(texts(set.Piece([]*SetRow{top}, false)), texts(set.Piece([]*SetRow{rest}, true))...)
	slices.Sort(all)
	if got := strings.Join(all, " "); got != "b c d e f g x y z" {
		t.Errorf("after the split: %s", got)
	}
}

func texts(f *frame.Frame) []string {
	var out []string
	for _, s := range dump(f) {
		_, text, _ := strings.Cut(s, " ")
		out = append(out, strings.Fields(text)...)
	}
	return out
}

func TestSplitWithin(t *testing.T) {
	tab := &Table{Columns: []Column{{Width: 6 * geom.Pt}, {Width: 6 * geom.Pt}}, Rows: []Row{row("aaaa bbbb cccc dddd eeee", "zz")}}
	set := setter().LayoutTable(tab, 12*geom.Pt, testStyle)
	r := set.Rows[0]
	if r.Height != 5*3000+2000+500 {
		t.Fatalf("height %v", r.Height)
	}
	if _, _, ok := r.Split(4 * geom.Pt); ok {
		t.Error("split where no line fits")
	}
	// 12 pt hold three lines and the padding; two are left below.
	top, rest, ok := r.Split(12 * geom.Pt)
	if !ok || top.Height != 11100 || rest.Height != 8500 || !rest.Last || top.Last {
		t.Fatalf("%v: %+v %+v", ok, top, rest)
	}
	// With four lines fitting, one goes over so that it isn't alone.
	if top, _, _ = r.Split(15 * geom.Pt); top.Height != 11100 {
		t.Errorf("a line is left alone: %v", top.Height)
	}
	got := append(texts(set.Piece([]*SetRow{top}, false)), texts(set.Piece([]*SetRow{rest}, true))...)
	if strings.Join(got, " ") != "aaaa bbbb cccc zz dddd eeee" {
		t.Errorf("texts: %v", got)
	}
}

// TestGroupsUnderOneHead: a year's two columns stay together wherever they fit.
func TestGroupsUnderOneHead(t *testing.T) {
	span := func(text string, columns, rows int) Cell {
		c := cell(text)
		c.ColSpan, c.RowSpan = columns, rows
		return c
	}
	title, years, parts, body := Row{}, Row{}, Row{}, row("K-1")
	cols := []Column{{Key: true}}
	title.Cells = []Cell{span("Kode", 1, 3), span("Target", 10, 1)}
	for i := range 5 {
		cols = append(cols, Column{}, Column{})
		years.Cells = append(years.Cells, span(fmt.Sprint(2020+i), 2, 1))
		parts.Cells = append(parts.Cells, cell("Volu"), cell("Dana"))
		body.Cells = append(body.Cells, cell(fmt.Sprint("v", i)), cell(fmt.Sprint("d", i)))
	}
	tab := &Table{Columns: cols, Head: []Row{title, years, parts}, Rows: []Row{body}}
	s := setter()
	for _, c := range []struct {
		measure geom.Length // the key is 6 wide, every other column 6
		want    []int
	}{{66, []int{11}}, {42, []int{7, 5}}, {24, []int{3, 3, 3, 3, 3}}, {40, []int{5, 5, 3}}, {14, []int{2, 2, 2, 2, 2, 2, 2, 2, 2, 2}}} {
		var sizes []int
		var words []string
		for _, g := range s.Groups(tab, c.measure*geom.Pt, testStyle) {
			sizes = append(sizes, len(g.Columns))
			words = append(words, texts(s.LayoutTable(g, c.measure*geom.Pt, testStyle).Piece(nil, true))...)
		}
		if !slices.Equal(sizes, c.want) {
			t.Errorf("at %d: columns in the groups: %v", c.measure, sizes)
		}
		if n := len(sizes); strings.Count(strings.Join(words, " "), "Target") != n || strings.Count(strings.Join(words, " "), "Kode") != n {
			t.Errorf("at %d: heads of %d groups: %v", c.measure, n, words)
		}
	}
}

func TestGroups(t *testing.T) {
	head, body := Row{}, Row{}
	cols := []Column{{Key: true}}
	head.Cells, body.Cells = append(head.Cells, cell("Kode")), append(body.Cells, cell("K-1"))
	for i := range 9 {
		cols = append(cols, Column{})
		head.Cells = append(head.Cells, cell(fmt.Sprint("Th", 2020+i)))
		body.Cells = append(body.Cells, cell(fmt.Sprint("nilai", i)))
	}
	for i := range body.Cells {
		body.Cells[i].Tag = &frame.Tag{Role: "TD"}
	}
	tab := &Table{Columns: cols, Head: []Row{head}, Rows: []Row{body}}
	s := setter()
	// Columns are 6 and 9 × 8 wide.
	if got := s.MinTableWidth(tab, testStyle); got != 78*geom.Pt {
		t.Fatalf("least width %v", got)
	}
	if g := s.Groups(tab, 78*geom.Pt, testStyle); len(g) != 1 || g[0] != tab {
		t.Error("a table that fits was cut")
	}
	groups := s.Groups(tab, 40*geom.Pt, testStyle)
	var sizes []int
	var body2 []string
	for i, g := range groups {
		sizes = append(sizes, len(g.Columns))
		set := s.LayoutTable(g, 40*geom.Pt, testStyle)
		if s.MinTableWidth(g, testStyle) > 40*geom.Pt {
			t.Errorf("group %d doesn't fit", i)
		}
		for j, c := range g.Rows[0].Cells {
			if (c.Tag == nil) != (i > 0 && j == 0) {
				t.Errorf("group %d, cell %d: tag %v", i, j, c.Tag)
			}
		}
		body2 = append(body2, texts(set.Piece(set.Rows, true))...)
	}
	if !slices.Equal(sizes, []int{4, 4, 4}) {
		t.Errorf("columns in the groups: %v", sizes)
	}
	if got := strings.Join(body2, " "); strings.Count(got, "K-1") != 3 || strings.Count(got, "nilai8") != 1 {
		t.Errorf("texts: %s", got)
	}
}

// randomTable has cells with unique words w0, w1, …
func randomTable(r *rand.Rand) (*Table, int) {
	n, words := 1+r.Intn(20), 0
	t := &Table{}
	for range n {
		t.Columns = append(t.Columns, Column{Align: Align(r.Intn(4)), NoWrap: r.Intn(6) == 0, Decimal: r.Intn(6) == 0, Key: r.Intn(8) == 0})
	}
	section := func(rows int) (out []Row) {
		for range rows {
			var row Row
			for c := 0; c < n; {
				span := 1
				if r.Intn(10) == 0 {
					span = 1 + r.Intn(3)
				}
				var text []string
				for range r.Intn(6) {
					text = append(text, fmt.Sprintf("w%d", words))
					words++
				}
				ce := cell(strings.Join(text, " "))
				if ce.ColSpan = span; r.Intn(15) == 0 {
					ce.RowSpan = 1 + r.Intn(3)
				}
				if r.Intn(6) == 0 {
					ce.Blocks = append(ce.Blocks, ce.Blocks[0])
					ce.Blocks[1].Spans = []Span{span2(fmt.Sprintf("w%d", words))}
					words++
				}
				row.Cells = append(row.Cells, ce)
				c += span
			}
			row.Kind = RowKind(max(0, r.Intn(8)-5))
			out = append(out, row)
		}
		return out
	}
	t.Head, t.Rows = section(r.Intn(3)), section(1+r.Intn(12))
	return t, words
}

func span2(text string) Span { return span(text) }

func TestTableProperties(t *testing.T) {
	r := rand.New(rand.NewSource(5))
	s := setter()
	for n := range 600 {
		tab, words := randomTable(r)
		measure := geom.Length(20+r.Intn(300)) * geom.Pt
		set := s.LayoutTable(tab, measure, testStyle)
		if head, rows := s.Measure(tab, testStyle).Heights(measure); head != set.HeadHeight || len(rows) != len(set.Rows) || total(rows) != total2(set.Rows) {
			t.Fatalf("measured %d and %d, set %d and %d", head, total(rows), set.HeadHeight, total2(set.Rows))
		}
		if total(set.Widths) != measure {
			t.Fatalf("%d: columns are %v wide, the measure is %v", n, total(set.Widths), measure)
		}
		var rows []*SetRow
		for _, row := range set.Rows {
			if top, rest, ok := row.Split(row.Height * 2 / 3); ok && r.Intn(2) == 0 {
				if top.Height > row.Height*2/3 {
					t.Fatalf("%d: a part is too high", n)
				}
				rows = append(rows, top, rest)
				continue
			}
			rows = append(rows, row)
		}
		piece := set.Piece(rows, false)
		var seen []string
		var boxes []geom.Rect
		for _, it := range piece.Items {
			g, ok := it.Item.(*frame.Group)
			if !ok {
				continue
			}
			seen = append(seen, joined(g.Frame)...)
			box := geom.Rect{Point: it.At, Size: geom.Size{W: g.Frame.Size.W - 2*testStyle.PadX, H: g.Frame.Size.H}}
			if box.X < 0 || box.X+box.W > measure || box.Y+box.H > piece.Size.H {
				t.Fatalf("%d: a cell at %v is outside %v", n, box, piece.Size)
			}
			boxes = append(boxes, box)
			for _, in := range g.Frame.Items {
				if gl, ok := in.Item.(*frame.Glyphs); ok && set.Widths[0] > 3*geom.Pt {
					if end := in.At.X + gl.Run.Width(); end > g.Frame.Size.W {
						t.Fatalf("%d: text reaches to %v in a cell of %v", n, end, g.Frame.Size.W)
					}
				}
			}
		}
		for i := range boxes {
			for j := range boxes[:i] {
				if overlap(boxes[i], boxes[j]) {
					t.Fatalf("%d: cells overlap: %v %v", n, boxes[i], boxes[j])
				}
			}
		}
		slices.Sort(seen)
		if len(set.Quality.Cut) > 0 { // a word may go on in a row's second part
			if got := len(strings.Join(seen, "")); got != lettersOf(words) {
				t.Fatalf("%d: %d letters in the table, %d set", n, lettersOf(words), got)
			}
			continue
		}
		if len(seen) != words || len(slices.Compact(seen)) != words {
			t.Fatalf("%d: %d words in the table, %d set", n, words, len(seen))
		}
		if again := setter().LayoutTable(tab, measure, testStyle); !reflect.DeepEqual(again.Widths, set.Widths) || total2(again.Rows) != total2(set.Rows) {
			t.Fatalf("%d: laid out differently the second time", n)
		}
	}
}

// lettersOf is how many the words w0 to wn have.
func lettersOf(n int) (sum int) {
	for i := range n {
		sum += len(fmt.Sprint("w", i))
	}
	return sum
}

// joined is the words of a cell's paragraph, put together again where a line
// had to cut one.
func joined(f *frame.Frame) []string {
	var b strings.Builder
	for _, it := range f.Items {
		if g, ok := it.Item.(*frame.Glyphs); ok {
			b.WriteString(g.Text)
		}
	}
	return strings.Fields(b.String())
}

func overlap(a, b geom.Rect) bool {
	return a.W > 0 && b.W > 0 && a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

func TestOddTables(t *testing.T) {
	s := setter()
	for _, tab := range []*Table{{}, {Columns: []Column{{}}}, {Rows: []Row{{}}}, {Columns: []Column{{}}, Rows: []Row{{}, {}}}, {Rows: []Row{row("a", "b")}}} {
		set := s.LayoutTable(tab, 10*geom.Pt, testStyle)
		if f := set.Piece(set.Rows, false); f == nil {
			t.Error("no piece")
		}
		s.Groups(tab, 10*geom.Pt, testStyle)
	}
}
