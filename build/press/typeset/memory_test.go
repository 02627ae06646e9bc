package typeset

import (
	"math/rand"
	"reflect"
	"testing"

	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// TestMemory: what is remembered is what the setter sets, with the tags of the table
// that is asked for.
func TestMemory(t *testing.T) {
	r := rand.New(rand.NewSource(11))
	s := setter()
	m := NewMemory(s)
	for n := range 300 {
		if n%50 == 0 {
			m.Turn()
		}
		tab, _ := randomTable(r)
		measure := geom.Length(20+r.Intn(300)) * geom.Pt
		for range 2 {
			for _, rows := range [][]Row{tab.Head, tab.Rows} {
				for i := range rows {
					for j := range rows[i].Cells {
						rows[i].Cells[j].Tag = &frame.Tag{Role: "TD"}
					}
				}
			}
			want, got := s.LayoutTable(tab, measure, testStyle), m.LayoutTable(tab, measure, testStyle)
			if !reflect.DeepEqual(want.Piece(want.Rows, false), got.Piece(got.Rows, false)) || !reflect.DeepEqual(want.Quality, got.Quality) {
				t.Fatalf("table %d is set otherwise from memory", n)
			}
			if tag := tagOf(got.Piece(got.Rows, false)); tag != tagOf(want.Piece(want.Rows, false)) {
				t.Fatalf("table %d has tags of another", n)
			}
			head, rows := s.Measure(tab, testStyle).Heights(measure)
			if h, rs := m.Measure(tab, testStyle).Heights(measure); h != head || !reflect.DeepEqual(rs, rows) {
				t.Fatalf("table %d has other heights", n)
			}
		}
		p := random(r)
		want, q := s.Lines(p, 50*geom.Pt)
		for range 2 {
			if got, gq := m.Lines(p, 50*geom.Pt); !reflect.DeepEqual(got, want) || !reflect.DeepEqual(gq, q) {
				t.Fatalf("paragraph %d is set otherwise from memory", n)
			}
		}
	}
}

// tagOf is the first tag of a frame.
func tagOf(f *frame.Frame) *frame.Tag {
	for _, it := range f.Items {
		if g, ok := it.Item.(*frame.Group); ok && g.Tag != nil {
			return g.Tag
		}
	}
	return nil
}

// TestKeyHoldsEveryField changes every field that can be set: no key may stay the same.
func TestKeyHoldsEveryField(t *testing.T) {
	align := Center
	values := map[reflect.Type]any{
		reflect.TypeFor[*font.Font](): &font.Font{}, reflect.TypeFor[*frame.Frame](): &frame.Frame{}, reflect.TypeFor[*frame.Link](): &frame.Link{Dest: "x"},
		reflect.TypeFor[frame.Color](): frame.Color{M: 7}, reflect.TypeFor[*frame.Color](): &frame.Color{M: 7}, reflect.TypeFor[*Align](): &align,
		reflect.TypeFor[[]Span](): []Span{{}}, reflect.TypeFor[[]Column](): []Column{{}}, reflect.TypeFor[[]Row](): []Row{{}}, reflect.TypeFor[[]Cell](): []Cell{{}}, reflect.TypeFor[[]Block](): []Block{{}},
	}
	without := map[string]bool{"Tag": true, "Tags": true}
	var each func(v reflect.Value, name string, key func() Key)
	each = func(v reflect.Value, name string, key func() Key) {
		for i := range v.NumField() {
			f, field := v.Field(i), v.Type().Field(i)
			if without[field.Name] || name+"."+field.Name == "Link.Size" { // which is found out
				continue
			}
			if field.Type.Kind() == reflect.Struct && field.Type != reflect.TypeFor[frame.Color]() {
				each(f, name+"."+field.Name, key)
				continue
			}
			old, was := reflect.ValueOf(f.Interface()), key()
			switch other, ok := values[field.Type]; {
			case ok:
				f.Set(reflect.ValueOf(other))
			case f.Kind() == reflect.Bool:
				f.SetBool(true)
			case f.Kind() == reflect.String:
				f.SetString("x")
			case f.CanInt():
				f.SetInt(5)
			case f.CanUint():
				f.SetUint(2)
			default:
				t.Fatalf("%s.%s: a %v, of which the test knows no other", name, field.Name, field.Type)
			}
			if key() == was {
				t.Errorf("%s.%s is not in the key", name, field.Name)
			}
			f.Set(old)
		}
	}
	p := &Paragraph{}
	each(reflect.ValueOf(p).Elem(), "Paragraph", func() Key { return p.Key(1) })
	s := &Span{}
	each(reflect.ValueOf(s).Elem(), "Span", func() Key { return (&Paragraph{Spans: []Span{*s}}).Key(1) })
	l := &frame.Link{}
	each(reflect.ValueOf(l).Elem(), "Link", func() Key { return (&Paragraph{Spans: []Span{{Link: l}}}).Key(1) })
	tab := &Table{}
	each(reflect.ValueOf(tab).Elem(), "Table", tab.Key)
	c := &Column{}
	each(reflect.ValueOf(c).Elem(), "Column", func() Key { return (&Table{Columns: []Column{*c}}).Key() })
	r := &Row{}
	each(reflect.ValueOf(r).Elem(), "Row", func() Key { return (&Table{Rows: []Row{*r}}).Key() })
	x := &Cell{}
	each(reflect.ValueOf(x).Elem(), "Cell", func() Key { return (&Table{Rows: []Row{{Cells: []Cell{*x}}}}).Key() })
	b := &Block{}
	each(reflect.ValueOf(b).Elem(), "Block", func() Key { return (&Table{Rows: []Row{{Cells: []Cell{{Blocks: []Block{*b}}}}}}).Key() })
}
