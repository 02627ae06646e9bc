package load

import (
	"cmp"
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
		return x.byKey(field, id)
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
