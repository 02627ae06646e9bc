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
	keys := []string{"year", "dimension", "part", "agency", "source", "program", "misi", "urusan"}
	for _, f := range []filter{{}, {years: []int{2021, 2022}}, {dimension: []string{"living"}}} {
		programs := x.programs(f)
		var want money.Rupiah
		for _, g := range programs {
			want += f.sum(g, 0).amount
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
