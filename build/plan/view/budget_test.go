package view

import (
	"testing"

	"jilid/build/plan"
	"jilid/build/plan/load"
	"jilid/build/plan/money"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/markdown"
)

func samplePlan(t *testing.T) (*plan.Plan, *source.Tree) {
	tree, _, err := source.Read("../../..")
	if err != nil {
		t.Fatal(err)
	}
	p, _ := load.Plan(tree, markdown.Parse, load.Options{})
	return p, tree
}

// TestSums: whatever rows and columns are, no rupiah is lost or counted twice.
func TestSums(t *testing.T) {
	p, _ := samplePlan(t)
	x := &expansion{expander: &expander{plan: p, lang: "id"}, document: &doc.Document{}}
	j := &job{expansion: x, view: &doc.View{}}
	keys := []string{"year", "dimension", "part", "agency", "source", "program"}
	for _, f := range []filter{{}, {years: []int{2021, 2022}}, {dimension: []string{"living"}}} {
		programs := x.programs(f)
		var want money.Rupiah
		for _, g := range programs {
			s, _, _ := f.sum(g)
			want += s
		}
		if want == 0 {
			t.Fatal("nothing to sum")
		}
		for _, a := range keys {
			if got := j.matrix([]string{a}, programs, f).all().amount; got != want {
				t.Errorf("by %s: %d, want %d", a, got, want)
			}
			for _, b := range keys {
				if a == b {
					continue
				}
				m := j.matrix([]string{a, b}, programs, f)
				var columns money.Rupiah
				for _, c := range m.columns {
					columns += m.column(c.key).amount
				}
				if got := m.all().amount; got != want || columns != want {
					t.Errorf("by %s and %s: rows %d, columns %d, want %d", a, b, got, columns, want)
				}
			}
		}
	}
}

// TestHash: a change of one program changes the hash of every chapter that
// shows it, and of no other.
func TestHash(t *testing.T) {
	p, tree := samplePlan(t)
	before, _ := Expand(p)
	files := map[string][]byte{}
	for _, f := range tree.Files() {
		files[f.Path] = f.Data
		if f.Path == p.Program("ENV-06").File.Path {
			files[f.Path] = []byte(`---
id: ENV-06
name: Nama Lain Sama Sekali
dimension: environment
part: energy
agency: dpupr
start: 2022
end: 2024
budget: [{year: 2022, amount: 1 juta}]
---
`)
		}
	}
	q, _ := load.Plan(source.New(files), markdown.Parse, load.Options{})
	after, _ := Expand(q)
	changed, same := 0, 0
	for i, b := range before.Books {
		for k, text := range b.Texts {
			now := after.Books[i].Texts[k].Doc
			shows := doc.Dump(text.Doc) != doc.Dump(now)
			if shows && text.Doc.Hash == now.Hash {
				t.Errorf("%s shows something else under the same hash", text.File.Path)
			}
			if !shows && text.Doc == text.Chapter.Doc && text.Doc.Hash != now.Hash {
				t.Errorf("%s has another hash without a reason", text.File.Path)
			}
			if shows {
				changed++
			} else {
				same++
			}
		}
	}
	if changed < 3 || same < 10 {
		t.Errorf("%d chapters changed, %d did not", changed, same)
	}
}
