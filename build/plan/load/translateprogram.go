package load

import (
	"maps"
	"slices"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/schema"
)

// programTexts are the files that translate programs, by their ids in small letters.
func (x *translator) programTexts() map[string]*page {
	byID, byPath := map[string]*page{}, map[string]*plan.Program{}
	for _, g := range x.loader.plan.Programs {
		if g.File != nil && g.Record != nil {
			byPath[g.File.Path] = g
		}
	}
	paths := slices.Sorted(maps.Keys(x.pages))
	slices.SortStableFunc(paths, func(a, b string) int { // those beside what they translate come first
		switch {
		case (byPath[a] == nil) == (byPath[b] == nil):
			return 0
		case byPath[a] == nil:
			return 1
		}
		return -1
	})
	for _, path := range paths {
		p := x.pages[path]
		if p.record != schema.ProgramTranslation || p.object == nil {
			continue
		}
		id, beside := p.object.Text("id"), byPath[path]
		switch {
		case beside != nil && id != "" && !strings.EqualFold(id, beside.ID):
			x.diags.Add(diag.WrongValue, p.object.At("id"), diag.T("berkas ini menerjemahkan %s, bukan `%s`", "this file translates %s, not `%s`", beside.ID, diag.Clip(id)),
				diag.T("hapus `kode`, atau tulis `%s`", "delete `id`, or write `%s`", beside.ID))
			id = beside.ID
		case beside != nil:
			id = beside.ID
		case id == "" && x.tree.File(path) == nil:
			x.diags.Add(diag.MissingKey, p.file.Span(0, 0), diag.T("program mana yang diterjemahkan berkas ini tidak diketahui", "it isn't known which program this file translates"),
				diag.T("tulis `kode: …` di awal berkas, atau beri nama seperti berkas programnya", "write `id: …` at the beginning of the file, or name it like the program's file"))
			continue
		case id == "":
			continue // its original has no id, which was reported
		case x.loader.plan.Program(id) == nil:
			x.programID(id, p.object.At("id"))
			continue
		}
		if before := byID[strings.ToLower(id)]; before != nil {
			x.diags.Add(diag.DuplicateID, p.file.Span(0, 0), diag.T("program %s diterjemahkan di dua berkas", "program %s is translated in two files", id), diag.T("gabungkan, lalu hapus salah satunya", "make them one and delete the other"),
				diag.Related{Span: before.file.Span(0, 0), Text: diag.T("yang pertama di sini", "the first one is here")})
			continue
		}
		byID[strings.ToLower(id)] = p
	}
	return byID
}

// programOf is a program in the words of a page that translates it; nil: of the original.
func (x *translator) programOf(g *plan.Program, p *page) *plan.Program {
	n := *g
	n.Original = g
	n.OwnValues = slices.Clone(g.OwnValues)
	for i := range n.OwnValues {
		n.OwnValues[i].Field = x.fields[n.OwnValues[i].Field]
	}
	if p == nil {
		return &n
	}
	o := p.object
	n.Texts = p.file
	x.unsaid(g, p)
	if p.doc != nil && len(p.doc.Blocks) > 0 {
		n.Doc = p.doc
	}
	n.Name, n.Summary, n.Location = said(o, "name", g.Name), said(o, "summary", g.Summary), said(o, "location", g.Location)
	n.LegalBasis, n.Outputs = x.saidAll(o, "legal_basis", g.LegalBasis), x.saidAll(o, "outputs", g.Outputs)
	if q := o.Object("quick_win"); q != nil && g.QuickWin != nil {
		w := *g.QuickWin
		for _, f := range []struct {
			name string
			to   *string
		}{{"idea", &w.Idea}, {"appeal", &w.Appeal}, {"benefit", &w.Benefit}, {"uniqueness", &w.Uniqueness}, {"partnership", &w.Partnership},
			{"growth", &w.Growth}, {"continuity", &w.Continuity}, {"resources", &w.Resources}, {"risk", &w.Risk}} {
			*f.to = said(q, f.name, *f.to)
		}
		w.Steps = x.saidAll(q, "steps", w.Steps)
		n.QuickWin = &w
	}
	n.Activities = slices.Clone(g.Activities)
	x.counts(o, "activities", len(o.Objects("activities")), len(n.Activities))
	for i := range n.Activities {
		a, e := &n.Activities[i], entryAt(o, "activities", i)
		a.Name, a.Output = said(e, "name", a.Name), said(e, "output", a.Output)
	}
	n.Risks = slices.Clone(g.Risks)
	x.counts(o, "risks", len(o.Objects("risks")), len(n.Risks))
	for i := range n.Risks {
		r, e := &n.Risks[i], entryAt(o, "risks", i)
		r.Risk, r.Mitigation = said(e, "risk", r.Risk), said(e, "mitigation", r.Mitigation)
	}
	n.Indicators = slices.Clone(g.Indicators)
	x.counts(o, "indicators", len(o.Objects("indicators")), len(n.Indicators))
	for i := range n.Indicators {
		d, e := &n.Indicators[i], entryAt(o, "indicators", i)
		d.Name, d.Unit = said(e, "name", d.Name), said(e, "unit", d.Unit)
	}
	x.phases(&n, o)
	x.progressOf(&n, o)
	return &n
}

// unsaid hints at what a program's translation leaves in the original's words. Laws and
// reports are often left so.
func (x *translator) unsaid(g *plan.Program, p *page) {
	var names diag.Text
	for i := range p.object.Record.Fields {
		f := &p.object.Record.Fields[i]
		switch f.Name {
		case "id", "legal_basis", "progress":
			continue
		}
		if v := g.Record.Get(f.Name); v == nil || f.Name == "quick_win" && v.Object == nil || p.object.Has(f.Name) || p.object.Spoilt(f.Name) {
			continue
		}
		if names != (diag.Text{}) {
			names = diag.T("%s, ", "%s, ", names)
		}
		names = diag.T("%s`%s`", "%s`%s`", names, f.Label())
	}
	if names != (diag.Text{}) && !p.object.Partial {
		x.diags.Add(diag.Untranslated, p.file.Span(0, 0), diag.T("belum diterjemahkan: %s", "not translated yet: %s", names), diag.T("sampai itu yang tampil teks aslinya", "until then readers see the original text"))
	}
}

// phases are translated by their years.
func (x *translator) phases(n *plan.Program, o *schema.Object) {
	v := o.Get("phases")
	if v == nil {
		return
	}
	n.Phases = slices.Clone(n.Phases)
	for _, t := range v.ByYear {
		i := slices.IndexFunc(n.Phases, func(p plan.Phase) bool { return p.Years == plan.Years{First: t.First, Last: t.Last} })
		if i < 0 {
			x.diags.Add(diag.Mistranslated, t.Span, diag.T("aslinya tidak punya tahapan untuk tahun ini", "the original has no phase for these years"),
				diag.T("pakai tahun seperti di berkas asli", "use the years of the original"))
			continue
		}
		n.Phases[i].Text = t.Text
	}
}

// progressOf translates reports by their periods.
func (x *translator) progressOf(n *plan.Program, o *schema.Object) {
	n.Progress = slices.Clone(n.Progress)
	for _, t := range o.Objects("progress") {
		period := t.Text("period")
		i := slices.IndexFunc(n.Progress, func(p plan.Progress) bool { return strings.EqualFold(p.Period, period) })
		if i < 0 {
			x.diags.Add(diag.Mistranslated, t.At("period"), diag.T("aslinya tidak melaporkan periode ini", "the original reports nothing of this period"),
				diag.T("tulis `periode` seperti di berkas asli", "write `period` as the original does"))
			continue
		}
		p := &n.Progress[i]
		p.Text, p.Issue, p.Next = said(t, "text", p.Text), said(t, "issue", p.Issue), said(t, "next", p.Next)
	}
}
