package view

import (
	"jilid/build/plan"
	"jilid/build/plan/chart"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
	"jilid/build/text/scene"
)

// roadmap draws a Gantt chart over the plan's years. A long one becomes several
// figures, each captioned with the groups it shows.
func (j *job) roadmap() []doc.Block {
	f := j.filter(j.body)
	programs := j.programs(f)
	if len(programs) == 0 {
		return j.noPrograms(f)
	}
	_, id := j.ids(false, true)
	by := j.body.Text("group_by")
	if by == "" {
		by = "dimension"
		if len(j.groups(by, programs)) < 2 {
			by = "none"
		}
	}
	d := chart.RoadmapData{Title: doc.Plain(j.caption()), Lang: j.lang, First: j.plan.Period.First, Last: j.plan.Period.Last}
	if d.Title == "" {
		d.Title = roadmapWord.In(j.lang)
	}
	var dated []*plan.Program
	for _, g := range programs {
		if g.Start == 0 || g.End < g.Start {
			continue // reported by plan/load
		}
		if d.First == 0 || g.Start < d.First {
			d.First = g.Start
		}
		d.Last = max(d.Last, g.End)
		dated = append(dated, g)
	}
	if len(dated) == 0 {
		return j.note(lang.Word{ID: "Belum ada program bertahun.", EN: "No program has years yet."})
	}
	byID := map[string]*plan.Program{}
	for _, g := range j.groups(by, dated) {
		made := chart.RoadmapGroup{Name: g.name, Role: "ink"}
		if g.dimension != "" {
			made.Role = scene.Role("dim-" + g.dimension)
		}
		for _, p := range g.programs {
			byID[p.ID] = p
			made.Bars = append(made.Bars, j.roadmapBar(p))
		}
		d.Groups = append(d.Groups, made)
	}
	parts := chart.Roadmap(d)
	var out []doc.Block
	for i, part := range parts {
		fig := j.figure(partID(id, i), part.Scene, j.roadmapData(part, byID))
		if len(parts) > 1 && len(fig.Caption) > 0 && by != "none" {
			tail := ""
			for k, g := range part.Groups {
				tail += map[bool]string{true: ": ", false: ", "}[k == 0] + g.Name
			}
			fig.Caption = append(fig.Caption[:len(fig.Caption):len(fig.Caption)], &doc.Text{Value: tail})
		}
		if i < len(parts)-1 {
			fig.Source = nil
		}
		out = append(out, fig)
	}
	return out
}

func (j *job) roadmapBar(g *plan.Program) chart.RoadmapBar {
	b := chart.RoadmapBar{ID: g.ID, Name: g.Name, Role: "sea", First: g.Start, Last: g.End, QuickWin: g.QuickWin != nil}
	if j.plan.Dimension(g.Dimension) != nil {
		b.Role = scene.Role("dim-" + g.Dimension)
	}
	for _, f := range g.Phases {
		b.Phases = append(b.Phases, chart.RoadmapPhase{First: f.Years.First, Last: f.Years.Last, Text: f.Text})
	}
	return b
}

// roadmapData is a roadmap as a table: program, years, phases.
func (j *job) roadmapData(part chart.RoadmapPart, byID map[string]*plan.Program) *doc.Table {
	t := &doc.Table{Columns: []doc.Column{codeColumn, textColumn, shortColumn, textColumn}, Span: j.view.Span}
	t.Head = head(codeWord.In(j.lang), lang.Program.In(j.lang), lang.Years.In(j.lang), phasesWord.In(j.lang))
	for _, g := range part.Groups {
		if g.Name != "" {
			t.Rows = append(t.Rows, groupRow(4, dimensionOf(g.Role), doc.Str(g.Name)...))
		}
		for _, b := range g.Bars {
			p := byID[b.ID]
			var phases []string
			for _, f := range p.Phases {
				phases = append(phases, yearsText(f.Years.First, f.Years.Last)+": "+f.Text)
			}
			t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{cell(j.programRef(p)), word(p.Name), word(yearsText(p.Start, p.End)), plainList(phases)}})
		}
	}
	return t
}

func dimensionOf(r scene.Role) string {
	if len(r) > 4 && r[:4] == "dim-" {
		return string(r[4:])
	}
	return ""
}

var (
	roadmapWord = lang.Word{ID: "Peta jalan", EN: "Roadmap"}
	phasesWord  = lang.Word{ID: "Tahapan", EN: "Phases"}
	codeWord    = lang.Word{ID: "Kode", EN: "Code"}
)
