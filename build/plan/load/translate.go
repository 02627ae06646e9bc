package load

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// translations makes the plans in further languages, when the plan itself is whole.
func (l *loader) translations() {
	for _, t := range l.tongues {
		x := &translator{loader: l, tongue: t, lang: lang.Of(t.code)}
		l.plan.Translations = append(l.plan.Translations, x.translate())
	}
}

// translator makes a plan in another language: the same in other words.
type translator struct {
	*loader
	*tongue
	lang   lang.Lang
	fields map[*schema.Field]*schema.Field // the plan's own, by those of the original
}

func (x *translator) translate() *plan.Plan {
	p := *x.loader.plan
	o := x.texts
	p.Original, p.Translations, p.Language, p.Texts, p.TranslationSpan = x.loader.plan, nil, x.code, x.tongue.plan, x.at
	p.Title, p.Subtitle, p.Region = said(o, "title", p.Title), said(o, "subtitle", p.Subtitle), said(o, "region", p.Region)
	p.Publisher, p.Version, p.License, p.Abstract = said(o, "publisher", p.Publisher), said(o, "version", p.Version), said(o, "license", p.License), said(o, "abstract", p.Abstract)
	p.References = x.bibliography(x.lang)
	x.records(&p)
	x.ownNames(&p)
	p.Books = nil
	for _, b := range x.loader.plan.Books {
		p.Books = append(p.Books, x.book(b))
	}
	p.Programs = nil
	byID := x.programTexts()
	for _, g := range x.loader.plan.Programs {
		p.Programs = append(p.Programs, x.programOf(g, byID[strings.ToLower(g.ID)]))
	}
	return &p
}

// said is a text in the other language, or else what it was.
func said(o *schema.Object, field, was string) string {
	if o == nil {
		return was
	}
	return cmp.Or(o.Text(field), was)
}

// saidAll are texts in the other language, or else what they were.
func (x *translator) saidAll(o *schema.Object, field string, were []string) []string {
	if o == nil || !o.Has(field) {
		return were
	}
	x.counts(o, field, len(o.Texts(field)), len(were))
	return o.Texts(field)
}

// entryAt is the entry of a list that stands in the place of the original's i-th, or nil.
func entryAt(o *schema.Object, field string, i int) *schema.Object {
	if o == nil {
		return nil
	}
	if list := o.Objects(field); i < len(list) {
		return list[i]
	}
	return nil
}

// counts reports a list that is longer or shorter than the original's.
func (x *translator) counts(o *schema.Object, field string, have, want int) {
	if o == nil || !o.Has(field) || have == want {
		return
	}
	x.diags.Add(diag.Mistranslated, o.Get(field).Key, diag.T("`%s` berisi %d butir, aslinya %d", "`%s` has %d entries, the original %d", o.Record.Field(field).Label(), have, want),
		diag.T("terjemahkan setiap butir menurut urutan aslinya", "translate every entry, in the order of the original"))
}

// records are the things that plan.yaml lists.
func (x *translator) records(p *plan.Plan) {
	o := x.texts
	kept := map[string]bool{}
	find := func(field, id string) *schema.Object {
		kept[field+" "+id] = true
		if o == nil {
			return nil
		}
		for _, e := range o.Objects(field) {
			if e.Text(e.Record.Key) == id {
				return e
			}
		}
		return nil
	}
	preset := map[string]*plan.Dimension{}
	if len(p.Dimensions) > 0 && x.builtIn {
		for _, d := range smartCityIn(x.lang, source.Span{}) {
			preset[d.ID] = d
		}
	}
	p.Dimensions = slices.Clone(p.Dimensions)
	for i, d := range p.Dimensions {
		n, e := *d, find("dimensions", d.ID)
		if t := preset[d.ID]; t != nil {
			n.Name, n.Lead, n.Parts = t.Name, t.Lead, t.Parts
		}
		n.Name, n.Lead, n.Parts = said(e, "name", n.Name), said(e, "lead", n.Lead), slices.Clone(n.Parts)
		for k, part := range n.Parts {
			n.Parts[k].Name = x.named(e, "parts", part.ID, part.Name)
		}
		p.Dimensions[i] = &n
	}
	p.Agencies = slices.Clone(p.Agencies)
	for i, a := range p.Agencies {
		n, e := *a, find("agencies", a.ID)
		n.Name, n.Short = said(e, "name", n.Name), said(e, "short", n.Short)
		p.Agencies[i] = &n
	}
	p.Stages = slices.Clone(p.Stages)
	for i := range p.Stages {
		s := &p.Stages[i]
		e := find("stages", s.ID)
		s.Name, s.Output = said(e, "name", s.Name), said(e, "output", s.Output)
	}
	p.Goals = slices.Clone(p.Goals)
	for i := range p.Goals {
		p.Goals[i].Text = said(find("goals", p.Goals[i].Code), "text", p.Goals[i].Text)
	}
	p.Abbreviations = slices.Clone(p.Abbreviations)
	for i := range p.Abbreviations {
		a := &p.Abbreviations[i]
		a.Long = x.named(o, "abbreviations", a.Short, a.Long)
	}
	for _, b := range p.Books {
		find("books", b.ID)
	}
	for _, f := range p.Records.Own() {
		find("fields", f.Name)
	}
	x.unknownRecords(kept)
}

// named is what a map of names says in the other language.
func (x *translator) named(o *schema.Object, field, name, was string) string {
	if o == nil || o.Get(field) == nil {
		return was
	}
	for _, n := range o.Get(field).Named {
		if n.Name == name {
			return n.Text
		}
	}
	return was
}

// unknownRecords reports entries of what the original hasn't got.
func (x *translator) unknownRecords(known map[string]bool) {
	if x.texts == nil {
		return
	}
	report := func(field, id string, at source.Span) {
		if known[field+" "+id] {
			return
		}
		var names []string
		for key := range known {
			if name, ok := strings.CutPrefix(key, field+" "); ok {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		x.diags.Add(diag.UnknownID, at, diag.T("`%s` tidak ada di `%s` di plan.yaml", "`%s` is not in `%s` of plan.yaml", diag.Clip(id), x.texts.Record.Field(field).Label()), suggest(id, names))
	}
	for _, field := range []string{"books", "dimensions", "agencies", "stages", "goals", "fields"} {
		for _, e := range x.texts.Objects(field) {
			if id := e.Text(e.Record.Key); id != "" {
				report(field, id, e.At(e.Record.Key))
			}
		}
	}
	for _, a := range x.loader.plan.Abbreviations {
		known["abbreviations "+a.Short] = true
	}
	if v := x.texts.Get("abbreviations"); v != nil {
		for _, a := range v.Named {
			report("abbreviations", a.Name, a.Span)
		}
	}
}

// ownNames are the names of the plan's own fields.
func (x *translator) ownNames(p *plan.Plan) {
	x.fields = map[*schema.Field]*schema.Field{}
	var fields []schema.Field
	for _, f := range p.Records.Own() {
		n := *f
		if e := x.byKey("fields", f.Name); e != nil {
			own := *f.Own
			own.Name, own.Unit, own.Choices = said(e, "name", own.Name), said(e, "unit", own.Unit), slices.Clone(own.Choices)
			for i := range own.Choices {
				c := &own.Choices[i]
				for _, t := range e.Objects("choices") {
					if t.Text("id") == c.ID {
						c.Name = said(t, "name", c.Name)
						c.Short = cmp.Or(t.Text("short"), t.Text("name"), c.Short)
					}
				}
			}
			n.Own = &own
		}
		fields = append(fields, n)
	}
	p.Records = schema.Extend(fields, false)
	for i, f := range p.Records.Own() {
		x.fields[x.loader.plan.Records.Own()[i]] = f
	}
}

// byKey is an entry of the texts of plan.yaml by its key, or nil.
func (x *translator) byKey(field, id string) *schema.Object {
	if x.texts == nil {
		return nil
	}
	for _, e := range x.texts.Objects(field) {
		if e.Text(e.Record.Key) == id {
			return e
		}
	}
	return nil
}

// book is a book with its chapters.
func (x *translator) book(b *plan.Book) *plan.Book {
	n := *b
	e := x.byKey("books", b.ID)
	n.Title, n.Subtitle = said(e, "title", b.Title), said(e, "subtitle", b.Subtitle)
	n.Chapters = nil
	for _, c := range b.Chapters {
		n.Chapters = append(n.Chapters, x.chapterOf(c, &n, nil))
	}
	return &n
}

// chapterOf is a chapter, and those below it: in other words if it was translated.
func (x *translator) chapterOf(c *plan.Chapter, b *plan.Book, parent *plan.Chapter) *plan.Chapter {
	n := *c
	n.Original, n.Book, n.Parent, n.Children = c, b, parent, nil
	n.Aliases, n.AliasSpans = nil, nil
	var page *page
	if c.File != nil {
		page = x.pages[c.File.Path]
	}
	if page != nil && !page.draft {
		x.words(&n, page)
	} else {
		n.Language = cmp.Or(c.Language, x.loader.plan.Language)
		if n.Language == x.code {
			n.Language = ""
		}
	}
	for _, child := range c.Children {
		n.Children = append(n.Children, x.chapterOf(child, b, &n))
	}
	return &n
}

// words puts a chapter's translation in the place of what it translates.
func (x *translator) words(n *plan.Chapter, p *page) {
	original := n.Title
	n.File, n.Doc, n.Language, n.Span = p.file, p.doc, "", p.file.Span(0, 0)
	x.title(n, p.object)
	if titled(p) {
		return
	}
	n.Title = original
	if of := x.stands[n.Original]; of != nil && titled(of) {
		x.diags.Add(diag.Mistranslated, n.Span, diag.T("terjemahan ini tidak berjudul; judul aslinya yang dipakai: “%s”", "this translation has no title; that of the original is used: “%s”", original),
			diag.T("tulis `judul: …` di awal berkas", "write `title: …` at the beginning of the file"))
	}
}

// titled tells whether a chapter's file gives it a title.
func titled(p *page) bool {
	return p.object.Text("title") != "" || p.doc != nil && strings.TrimSpace(doc.Plain(p.doc.Title)) != ""
}

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
