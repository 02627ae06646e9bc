package doc

import (
	"fmt"
	"testing"
)

// A walk over landmarks meets what a walk over everything meets, in the same order.
func TestLandmarks(t *testing.T) {
	link := &Link{Text: []Inline{&Text{Value: "ke "}, &Ref{ID: "tbl-a"}}}
	table := &Table{Caption: []Inline{&Cite{}}, Rows: []Row{{Cells: []Cell{{Blocks: []Block{&Paragraph{Text: []Inline{link}}}}}}}}
	d := &Document{
		Title:  []Inline{&Anchor{ID: "judul"}},
		Blocks: []Block{&Heading{Level: 2}, &Quote{Blocks: []Block{table, &Paragraph{Given: &Attr{ID: "p"}}, &Paragraph{}}}, &Figure{Data: &Table{}}},
		Notes:  []*Note{{Blocks: []Block{&Paragraph{Text: []Inline{&IndexMark{}}}}}},
	}
	var want []string
	Visit(d, Visitor{
		Block: func(b Block) bool {
			if notable(b) {
				want = append(want, fmt.Sprintf("%T", b))
			}
			return true
		},
		Inline: func(n Inline) bool {
			if _, plain := n.(*Text); !plain {
				want = append(want, fmt.Sprintf("%T", n))
			}
			return true
		},
	})
	var got []string
	for i, l := range Landmarks(d) {
		if l.Block != nil {
			got = append(got, fmt.Sprintf("%T", l.Block))
		} else {
			got = append(got, fmt.Sprintf("%T", l.Inline))
		}
		if l.Next <= i {
			t.Errorf("landmark %d is said to end at %d", i, l.Next)
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("landmarks\n%v\nwant\n%v", got, want)
	}
	if l := Landmarks(d); l[2].Block != table || l[l[2].Next].Block == nil {
		t.Errorf("after the table comes %v", l[l[2].Next])
	}
}
