package draw

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/judge"
	"jilid/build/press/presstest"
)

// author writes a book of random parts and changes it as planners do. Whatever
// it changes it makes anew; all else stays the same in memory.
type author struct {
	*press
	r       *rand.Rand
	picture frame.Picture
	path    []frame.Op
	parts   int
	d       *Document
}

func newAuthor(t testing.TB, seed uint64) *author {
	a := &author{press: newPress(t), r: rand.New(rand.NewPCG(seed, 0)), picture: checker8(t), d: &Document{Title: "Rencana"}}
	for i := range manySteps + 10 {
		a.path = append(a.path, frame.Op{Kind: "ML"[min(i, 1)], To: geom.Point{X: geom.Length(i) * 500, Y: geom.Length(i%2) * 5000}})
	}
	for range 3 + a.r.IntN(6) {
		a.d.Parts = append(a.d.Parts, a.part())
	}
	a.bind()
	return a
}

var a5 = geom.Size{W: 419528, H: 595276}

func (a *author) part() *frame.Part {
	a.parts++
	p := &frame.Part{Root: &frame.Tag{Role: "Sect"}}
	if a.r.IntN(6) == 0 {
		p.Root = nil // a cover
	}
	for range 1 + a.r.IntN(5) {
		p.Pages = append(p.Pages, a.page(p.Root))
	}
	if p.Root != nil {
		p.Pages[0].Frame.Add(0, 0, &frame.Dest{Name: fmt.Sprint("bab-", a.parts)})
	}
	return p
}

func (a *author) page(root *frame.Tag) *frame.Page {
	f := &frame.Frame{Size: a5}
	if root == nil {
		f.Add(30000, 50000, &frame.Shape{Path: a.path, Fill: frame.Color{R: uint8(a.r.IntN(256))}})
		return &frame.Page{Size: a5, Frame: f}
	}
	y := geom.Length(60000)
	for range a.r.IntN(12) {
		y += 20000
		tag := root.Kid("P")
		in := &frame.Frame{}
		switch a.r.IntN(5) {
		case 0:
			tag.Role, tag.Alt = "Figure", "Gambar"
			in.Size = geom.Size{W: 20000, H: 15000}
			in.Add(0, 0, &frame.Image{Picture: a.picture, Size: in.Size})
		case 1:
			link := tag.Kid("Link")
			to := fmt.Sprint("bab-", 1+a.r.IntN(a.parts+2)) // perhaps of a part that is gone, or still to come
			in.Add(0, 0, inline(a.line("lihat bab"), 1))
			in.Add(0, -9000, &frame.Link{Size: geom.Size{W: 40000, H: 12000}, Dest: to, Alt: to, Inline: 1})
			f.Add(40000, y, &frame.Group{Tag: tag, Tags: []*frame.Tag{link}, Frame: in})
			continue
		case 2:
			tag.Role = "Note"
			in.Add(0, 0, a.text(a.sans, 8000, "Catatan."))
		default:
			in.Add(0, 0, a.line(fmt.Sprintf("Program ke-%d bagi kota.", a.r.IntN(1000))))
		}
		f.Add(40000, y, &frame.Group{Tag: tag, Frame: in})
	}
	if a.r.IntN(4) == 0 {
		f.Add(30000, 40000, &frame.Shape{Path: a.path, Fill: frame.Black})
	}
	return &frame.Page{Size: a5, Frame: f}
}

// bind numbers the pages and gives those whose folio has changed a new margin.
func (a *author) bind() {
	n := 0
	for _, p := range a.d.Parts {
		for _, page := range p.Pages {
			n++
			if label := fmt.Sprint(n); page.Label != label && page.Frame != nil {
				page.Label = label
				page.Margin = &frame.Frame{Size: a5}
				page.Margin.Add(200000, 560000, a.text(a.sans, 8000, label))
			}
		}
	}
}

func (a *author) edit() {
	i := a.r.IntN(len(a.d.Parts))
	switch a.r.IntN(6) {
	case 0:
		a.d.Parts = append(a.d.Parts[:i:i], append([]*frame.Part{a.part()}, a.d.Parts[i:]...)...)
	case 1:
		if len(a.d.Parts) > 1 {
			a.d.Parts = append(a.d.Parts[:i:i], a.d.Parts[i+1:]...)
		}
	case 2: // a blank page at the end
		p := *a.d.Parts[i]
		p.Pages = append(p.Pages[:len(p.Pages):len(p.Pages)], &frame.Page{Size: a5, Frame: &frame.Frame{Size: a5}})
		a.d.Parts[i] = &p
	case 3: // a page more; what was there stays
		p := *a.d.Parts[i]
		if p.Root != nil {
			root := *p.Root
			root.Kids = root.Kids[:len(root.Kids):len(root.Kids)]
			p.Root = &root
		}
		p.Pages = append(p.Pages[:len(p.Pages):len(p.Pages)], a.page(p.Root))
		a.d.Parts[i] = &p
	case 4:
		a.d.Title += "."
	default:
		a.d.Parts[i] = a.part()
	}
	a.bind()
}

// TestMemory: whatever is remembered, the file is what it would be without.
func TestMemory(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for seed := range uint64(4) {
		a := newAuthor(t, seed)
		var m Memory
		for edit := range 20 {
			runtime.GOMAXPROCS(1 + edit%4)
			a.d.Space = Space(edit / 7 % 2)
			var got bytes.Buffer
			if err := m.Write(&got, a.d); err != nil {
				t.Fatal(err)
			}
			runtime.GOMAXPROCS(1 + edit%3)
			if err := presstest.Same(write(t, a.d), got.Bytes()); err != nil {
				t.Fatalf("book %d, edit %d: %v", seed, edit, err)
			}
			if edit%8 == 0 {
				b, err := judge.Read(got.Bytes())
				if err != nil {
					t.Fatal(err)
				}
				for _, p := range b.Judge(judge.Syntax, judge.Ours) {
					if p.Rule.ID() == "J-link" {
						continue // it leads to a part that is gone
					}
					t.Errorf("book %d, edit %d: %s", seed, edit, p)
				}
			}
			a.edit()
		}
	}
}

// TestRemembered: a part that hasn't changed isn't laid again, even if the folios
// on its pages have; nor is a page drawn again whose part has changed.
func TestRemembered(t *testing.T) {
	a := newAuthor(t, 7)
	a.d.Parts = []*frame.Part{a.part(), a.part(), a.part(), a.part()}
	a.bind()
	var m Memory
	written := func() map[*sheet]*block {
		t.Helper()
		if err := m.Write(new(bytes.Buffer), a.d); err != nil {
			t.Fatal(err)
		}
		return m.blocks
	}
	before := written()
	if len(before) != 4 {
		t.Fatalf("%d parts", len(before))
	}
	same := func(after map[*sheet]*block) (blocks, sheets int) {
		for first, b := range after {
			if before[first] == b {
				blocks++
			}
			if before[first] != nil {
				sheets++
			}
		}
		return blocks, sheets
	}
	if blocks, _ := same(written()); blocks != 4 {
		t.Errorf("%d of 4 parts are remembered", blocks)
	}
	p := *a.d.Parts[1]
	p.Pages = append(p.Pages[:len(p.Pages):len(p.Pages)], &frame.Page{Size: a5, Frame: &frame.Frame{Size: a5}})
	a.d.Parts[1] = &p
	a.bind()
	if blocks, sheets := same(written()); blocks != 3 || sheets != 4 {
		t.Errorf("%d of 3 parts are remembered, and the first pages of %d of 4", blocks, sheets)
	}
	a.d.Parts = a.d.Parts[:2]
	written()
	if len(m.blocks) != 2 || len(m.sheets) != 2*(len(a.d.Parts[0].Pages)+len(a.d.Parts[1].Pages)) {
		t.Errorf("%d parts and %d sheets are kept of a book that became shorter", len(m.blocks), len(m.sheets))
	}
}
