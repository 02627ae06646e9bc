package opendata

import (
	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/plan/schema"
	"jilid/build/text/doc"
)

// about is what both documents say of the plan at their heads.
func (b *builder) about() *maker[*plan.Plan] {
	m := newMaker[*plan.Plan]("plan")
	add := func(name string, value func(*plan.Plan) string) {
		m.add(name, schema.Plan.Field(name).Doc, text, func(p *plan.Plan) any { return orNull(value(p)) })
	}
	add("title", func(p *plan.Plan) string { return p.Title })
	add("subtitle", func(p *plan.Plan) string { return p.Subtitle })
	add("region", func(p *plan.Plan) string { return p.Region })
	period := newMaker[plan.Years]("period")
	period.add("first", diag.T("tahun pertama", "first year"), year.always(), func(y plan.Years) any { return y.First })
	period.add("last", diag.T("tahun terakhir", "last year"), year.always(), func(y plan.Years) any { return y.Last })
	m.add("period", schema.Plan.Field("period").Doc, one(period.Record), func(p *plan.Plan) any {
		if p.Period.First == 0 {
			return nil
		}
		return period.object(p.Period)
	})
	m.add("language", diag.T("bahasa isi rencana: id atau en", "language of the plan's content: id or en"), text.always(), func(p *plan.Plan) any { return p.Language })
	add("publisher", func(p *plan.Plan) string { return p.Publisher })
	add("version", func(p *plan.Plan) string { return p.Version })
	m.add("date", schema.Plan.Field("date").Doc, date, func(p *plan.Plan) any { return orNull(p.Date) })
	m.add("as_of", schema.Plan.Field("as_of").Doc, date, func(p *plan.Plan) any { return orNull(p.AsOf) })
	add("license", func(p *plan.Plan) string { return p.License })
	add("abstract", func(p *plan.Plan) string { return p.Abstract })
	m.add("url", diag.T("alamat situs, jika diketahui", "the site's address, if it is known"), link, func(p *plan.Plan) any { return orNull(p.BaseURL) })
	return m
}

// book is the record of a book.
func (b *builder) book(t *refs.Table) *maker[*plan.Book] {
	chapter := newMaker[*plan.Chapter]("chapter")
	chapter.add("number", diag.T("nomor: III, A, atau 3.1", "number: III, A or 3.1"), text, func(c *plan.Chapter) any { return orNull(t.Chapter(c).Number) })
	chapter.add("label", diag.T("sebutan di dalam kalimat: Bab III, Lampiran A, Subbab 3.1", "how a sentence refers to it: Chapter III, Appendix A, Section 3.1"), text.always(), func(c *plan.Chapter) any { return t.Chapter(c).Label })
	chapter.add("title", schema.Chapter.Field("title").Doc, text.always(), func(c *plan.Chapter) any { return c.Title })
	kind := schema.Chapter.Field("kind")
	chapter.add("kind", kind.Doc, oneOf(kind.Words).always(), func(c *plan.Chapter) any { return kinds[c.Kind] })
	chapter.add("url", diag.T("halaman bab ini", "the chapter's page"), link.always(), func(c *plan.Chapter) any { return b.url(c.Address) })
	chapter.add("dimensions", schema.Chapter.Field("dimension").Doc, texts, func(c *plan.Chapter) any { return listOf(c.Dimensions) })
	chapter.add("programs", diag.T("kode program yang dibahas", "ids of the programs it is about"), texts, func(c *plan.Chapter) any { return listOf(c.Programs) })
	chapter.add("authors", schema.Chapter.Field("authors").Doc, texts, func(c *plan.Chapter) any { return listOf(c.Authors) })
	chapter.add("chapters", diag.T("bab di dalam bagian ini, atau subbab yang berhalaman sendiri", "chapters of this part, or sections that are pages of their own"), many(chapter.Record), func(c *plan.Chapter) any { return chapter.objects(c.Children) })

	m := newMaker[*plan.Book](schema.Book.Name)
	m.add("id", schema.Book.Field("id").Doc, text.always(), func(k *plan.Book) any { return k.ID })
	m.add("number", diag.T("nomor buku, dari 1", "the book's number, from 1"), count.always(), func(k *plan.Book) any { return k.Number })
	m.add("title", schema.Book.Field("title").Doc, text.always(), func(k *plan.Book) any { return k.Title })
	m.add("subtitle", schema.Book.Field("subtitle").Doc, text, func(k *plan.Book) any { return orNull(k.Subtitle) })
	m.add("url", diag.T("halaman buku ini", "the book's page"), link.always(), func(k *plan.Book) any { return b.url(k.ID + "/index.html") })
	m.add("chapters", diag.T("bab menurut urutan", "chapters in order"), many(chapter.Record), func(k *plan.Book) any { return chapter.objects(k.Chapters) })
	return m
}

// kinds are the kinds of chapters as the data says them: as they are typed.
var kinds = map[plan.Kind]string{plan.Body: "chapter", plan.Front: "front", plan.Part: "part", plan.Appendix: "appendix", plan.Back: "back"}

// dimension is the record of a dimension, with what its programs cost.
func (b *builder) dimension() *maker[*plan.Dimension] {
	part := newMaker[plan.DimensionPart]("part")
	part.add("id", diag.T("kode subdimensi", "the part's id"), text.always(), func(x plan.DimensionPart) any { return x.ID })
	part.add("name", diag.T("nama subdimensi", "the part's name"), text.always(), func(x plan.DimensionPart) any { return x.Name })

	m := newMaker[*plan.Dimension](schema.Dimension.Name)
	doc := func(name string) diag.Text { return schema.Dimension.Field(name).Doc }
	m.add("id", doc("id"), text.always(), func(d *plan.Dimension) any { return d.ID })
	m.add("name", doc("name"), text.always(), func(d *plan.Dimension) any { return d.Name })
	m.add("mark", doc("mark"), text, func(d *plan.Dimension) any { return orNull(d.Mark) })
	m.add("color", doc("color"), text, func(d *plan.Dimension) any { return orNull(d.Color) })
	m.add("lead", doc("lead"), text, func(d *plan.Dimension) any { return orNull(d.Lead) })
	m.add("parts", doc("parts"), many(part.Record), func(d *plan.Dimension) any { return part.objects(d.Parts) })
	addPrograms(b, m, func(d *plan.Dimension, g *plan.Program) bool { return g.Dimension == d.ID })
	m.add("url", diag.T("halaman dimensi ini", "the dimension's page"), link.always(), func(d *plan.Dimension) any { return b.url(refs.DimensionAddress(b.plan, d.ID)) })
	return m
}

// agency is the record of an agency, with the programs that it is in charge of.
func (b *builder) agency() *maker[*plan.Agency] {
	m := newMaker[*plan.Agency](schema.Agency.Name)
	m.add("id", schema.Agency.Field("id").Doc, text.always(), func(a *plan.Agency) any { return a.ID })
	m.add("name", schema.Agency.Field("name").Doc, text.always(), func(a *plan.Agency) any { return a.Name })
	m.add("short", schema.Agency.Field("short").Doc, text.always(), func(a *plan.Agency) any { return a.Short })
	addPrograms(b, m, func(a *plan.Agency, g *plan.Program) bool { return g.Agency == a.ID })
	m.add("url", diag.T("halaman perangkat daerah ini", "the agency's page"), link.always(), func(a *plan.Agency) any { return b.url(refs.AgencyAddress(b.plan, a.ID)) })
	return m
}

// addPrograms adds the ids and sums of the programs that belong to something.
func addPrograms[T any](b *builder, m *maker[T], belongs func(T, *plan.Program) bool) {
	of := func(x T) (list []*plan.Program) {
		for _, g := range b.plan.Programs {
			if belongs(x, g) {
				list = append(list, g)
			}
		}
		return list
	}
	m.add("programs", diag.T("kode programnya", "ids of its programs"), texts, func(x T) any {
		ids := []string{}
		for _, g := range of(x) {
			ids = append(ids, g.ID)
		}
		return ids
	})
	addSums(m, of)
}

// evaluation is the record of a yearly evaluation.
func evaluation() *maker[plan.Evaluation] {
	score := newMaker[plan.Score](schema.Score.Name)
	score.add("name", schema.Score.Field("name").Doc, text.always(), func(s plan.Score) any { return s.Name })
	score.add("weight", schema.Score.Field("weight").Doc, number, func(s plan.Score) any {
		if s.Weight == 0 {
			return nil
		}
		return decimal(s.Weight)
	})
	score.add("score", schema.Score.Field("score").Doc, number.always(), func(s plan.Score) any { return decimal(s.Value) })

	m := newMaker[plan.Evaluation](schema.Evaluation.Name)
	m.add("year", schema.Evaluation.Field("year").Doc, year.always(), func(e plan.Evaluation) any { return e.Year })
	m.add("parts", schema.Evaluation.Field("parts").Doc, many(score.Record), func(e plan.Evaluation) any { return score.objects(e.Parts) })
	m.add("dimensions", schema.Evaluation.Field("dimensions").Doc, many(score.Record), func(e plan.Evaluation) any { return score.objects(e.Dimensions) })
	return m
}

// ownField is the record of a field of the plan's own.
func ownField() *maker[*schema.Field] {
	choice := newMaker[schema.Choice](schema.OwnChoice.Name)
	choice.add("id", schema.OwnChoice.Field("id").Doc, text.always(), func(c schema.Choice) any { return c.ID })
	choice.add("name", diag.T("nama lengkap", "full name"), text.always(), func(c schema.Choice) any { return c.Name })

	m := newMaker[*schema.Field](schema.OwnField.Name)
	m.add("id", schema.OwnField.Field("id").Doc, text.always(), func(f *schema.Field) any { return f.Name })
	m.add("name", schema.OwnField.Field("name").Doc, text.always(), func(f *schema.Field) any { return f.Own.Name })
	m.add("unit", schema.OwnField.Field("unit").Doc, text, func(f *schema.Field) any { return orNull(f.Own.Unit) })
	m.add("choices", schema.OwnField.Field("choices").Doc, many(choice.Record), func(f *schema.Field) any { return choice.objects(f.Own.Choices) })
	return m
}

func stage() *maker[plan.Stage] {
	m := newMaker[plan.Stage](schema.Stage.Name)
	doc := func(name string) diag.Text { return schema.Stage.Field(name).Doc }
	m.add("id", doc("id"), text.always(), func(s plan.Stage) any { return s.ID })
	m.add("name", doc("name"), text.always(), func(s plan.Stage) any { return s.Name })
	m.add("start", doc("start"), date, func(s plan.Stage) any { return orNull(s.Start) })
	m.add("end", doc("end"), date, func(s plan.Stage) any { return orNull(s.End) })
	m.add("output", doc("output"), text, func(s plan.Stage) any { return orNull(s.Output) })
	return m
}

func goal() *maker[plan.Goal] {
	m := newMaker[plan.Goal](schema.Goal.Name)
	m.add("code", schema.Goal.Field("code").Doc, text.always(), func(g plan.Goal) any { return g.Code })
	m.add("text", schema.Goal.Field("text").Doc, text.always(), func(g plan.Goal) any { return g.Text })
	return m
}

func abbreviation() *maker[plan.Abbreviation] {
	m := newMaker[plan.Abbreviation]("abbreviation")
	m.add("short", diag.T("singkatan", "the abbreviation"), text.always(), func(a plan.Abbreviation) any { return a.Short })
	m.add("long", diag.T("kepanjangannya", "what it stands for"), text.always(), func(a plan.Abbreviation) any { return a.Long })
	return m
}

func reference() *maker[*plan.Reference] {
	m := newMaker[*plan.Reference]("reference")
	m.add("key", diag.T("kunci di naskah", "its key in the manuscript"), text.always(), func(r *plan.Reference) any { return r.Key })
	m.add("label", diag.T("sebutan di dalam kalimat", "how a sentence cites it"), text, func(r *plan.Reference) any { return orNull(r.Label) })
	m.add("text", diag.T("isian daftar pustaka", "its entry in the bibliography"), text.always(), func(r *plan.Reference) any { return doc.Plain(r.Text) })
	return m
}
