package view

import (
	"slices"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/chart"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
	"jilid/build/text/scene"
)

// dependencies draws which programs must come before which: those that pass the
// filters and have anything to do with others, and these others.
func (j *job) dependencies() []doc.Block {
	f := j.filter(j.body)
	chosen := j.programs(f)
	if len(chosen) == 0 {
		return j.noPrograms(f)
	}
	programs, needs := j.connected(chosen)
	if len(programs) == 0 {
		j.diags.Add(diag.EmptyView, j.view.Span, diag.T("tidak ada program di sini yang bergantung pada program lain", "no program here depends on another"),
			diag.T("isi `prasyarat` pada program yang memerlukan program lain lebih dahulu", "fill in `depends_on` of programs that need others first"))
		return j.note(lang.Word{ID: "Tidak ada program yang bergantung pada program lain.", EN: "No program depends on another."})
	}
	_, id := j.ids(false, true)
	d := chart.DependencyData{Title: doc.Plain(j.caption()), Lang: j.lang}
	if d.Title == "" {
		d.Title = dependenciesWord.In(j.lang)
	}
	for i, g := range programs {
		n := chart.DependencyNode{ID: g.ID, Name: g.Name, Role: "ink", Needs: needs[i]}
		if j.plan.Dimension(g.Dimension) != nil {
			n.Role = scene.Role("dim-" + g.Dimension)
		}
		d.Nodes = append(d.Nodes, n)
	}
	var out []doc.Block
	for i, part := range chart.Dependencies(d) {
		out = append(out, j.figure(partID(id, i), part.Scene, j.dependencyTable(programs, part.Nodes, needs)))
	}
	return out
}

// connected are the chosen programs that need others or are needed, with these
// others, and for each the indices of what it needs. What isn't drawn on either
// side is left out, and so is what would make a circle, which plan/check reports.
func (j *job) connected(chosen []*plan.Program) ([]*plan.Program, [][]int) {
	var programs []*plan.Program
	for _, g := range j.plan.Programs {
		for _, id := range g.DependsOn {
			other := j.plan.Program(id)
			if other == nil || other == g || !slices.Contains(chosen, g) && !slices.Contains(chosen, other) {
				continue
			}
			for _, x := range []*plan.Program{other, g} {
				if !slices.Contains(programs, x) {
					programs = append(programs, x)
				}
			}
		}
	}
	all := j.plan.Programs // in their order
	slices.SortFunc(programs, func(a, b *plan.Program) int { return slices.Index(all, a) - slices.Index(all, b) })
	needs := make([][]int, len(programs))
	var reaches func(from, to int) bool
	reaches = func(from, to int) bool {
		return from == to || slices.ContainsFunc(needs[from], func(n int) bool { return reaches(n, to) })
	}
	for i, g := range programs {
		for _, id := range g.DependsOn {
			k := slices.IndexFunc(programs, func(x *plan.Program) bool { return x.ID == id })
			if k < 0 || slices.Contains(needs[i], k) || !slices.Contains(chosen, g) && !slices.Contains(chosen, programs[k]) || reaches(k, i) {
				continue
			}
			needs[i] = append(needs[i], k)
		}
	}
	return programs, needs
}

// dependencyTable says the same in words: what each program needs first.
func (j *job) dependencyTable(programs []*plan.Program, shown []int, needs [][]int) *doc.Table {
	t := &doc.Table{Columns: []doc.Column{codeColumn, textColumn, textColumn}, Span: j.view.Span}
	t.Head = head(codeWord.In(j.lang), lang.Program.In(j.lang), needsWord.In(j.lang))
	for _, i := range slices.Sorted(slices.Values(shown)) {
		var texts [][]doc.Inline
		for _, n := range needs[i] {
			texts = append(texts, j.programName(programs[n]))
		}
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{cell(j.programRef(programs[i])), word(programs[i].Name), list(texts)}})
	}
	return t
}

var (
	dependenciesWord = lang.Word{ID: "Ketergantungan antarprogram", EN: "Dependencies between programs"}
	needsWord        = lang.Word{ID: "Memerlukan lebih dahulu", EN: "Needs first"}
)
