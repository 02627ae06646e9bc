package opendata

import (
	"cmp"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/schema"
)

// program is the record of a program: every field that can be typed, in the
// order of the schema's table, and what is derived from it.
func (b *builder) program() *maker[*plan.Program] {
	m := newMaker[*plan.Program](schema.Program.Name)
	typed := func(g *plan.Program) *schema.Object { return g.Record }
	r := b.plan.Records.Of(schema.Program) // with the plan's own fields
	for i := range r.Fields {
		f := &r.Fields[i]
		switch f.Name {
		case "quick_win":
			addField(b, m, f, typed)
			m.Members[len(m.Members)-1].Doc = diag.T("apa yang menjadikannya quick win; null jika bukan quick win", "what makes it a quick win; null if it is none")
		case "horizon":
			m.add(f.Name, diag.T("jangka waktu; jika tidak ditulis, dari lamanya: sampai 1 tahun short, sampai 5 medium, selebihnya long", "time frame; where it isn't given, from the years: 1 year is short, up to 5 medium, more long"),
				b.form(f).always(), func(g *plan.Program) any { return g.Horizon })
		case "end":
			m.add(f.Name, diag.T("tahun selesai; jika tidak ditulis, tahun mulai", "last year; where it isn't given, the first"), year.always(), func(g *plan.Program) any { return g.End })
		case "status":
			m.add(f.Name, diag.T("keadaan program; jika tidak ditulis, planned", "state of the program; where it isn't given, planned"), b.form(f).always(), func(g *plan.Program) any { return cmp.Or(g.Status, "planned") })
		default:
			addField(b, m, f, typed)
		}
		switch f.Name {
		case "dimension":
			m.add("dimension_name", diag.T("nama dimensi itu", "name of that dimension"), text, func(g *plan.Program) any {
				if d := b.plan.Dimension(g.Dimension); d != nil {
					return d.Name
				}
				return nil
			})
		case "part":
			m.add("part_name", diag.T("nama subdimensi itu", "name of that part"), text, func(g *plan.Program) any {
				if d := b.plan.Dimension(g.Dimension); d != nil {
					if part, ok := d.Part(g.Part); ok {
						return part.Name
					}
				}
				return nil
			})
		}
	}
	addSums(m, func(g *plan.Program) []*plan.Program { return []*plan.Program{g} })
	m.add("url", diag.T("halaman program ini; tanpa alamat situs di plan.yaml, dihitung dari folder data", "the program's page; unless plan.yaml gives the site's address, as seen from the data folder"),
		link.always(), func(g *plan.Program) any { return b.url(g.Address) })
	return m
}

// addSums adds the money of programs. Lines that aren't costed yet are not in it.
func addSums[T any](m *maker[T], programs func(T) []*plan.Program) {
	m.add("budget_total", diag.T("jumlah anggaran yang sudah dihitung; null jika belum ada yang dihitung", "sum of the budget as far as it is costed; null if nothing is"), rupiah, func(x T) any {
		var sum int64
		known := false
		for _, g := range programs(x) {
			n, costed := g.Total()
			sum, known = sum+int64(n), known || costed
		}
		return amount(sum, known)
	})
	m.add("spent_total", diag.T("jumlah yang sudah dibelanjakan; null jika belum ada yang dilaporkan", "sum of what was spent; null if nothing was reported"), rupiah, func(x T) any {
		var sum int64
		known := false
		for _, g := range programs(x) {
			n, reported := g.Spent()
			sum, known = sum+int64(n), known || reported
		}
		return amount(sum, known)
	})
}

// url is the address of a page, as far as the plan tells: where its site will
// be, or else as seen from the folder of the data.
func (b *builder) url(address string) string {
	if b.plan.BaseURL != "" {
		return b.plan.BaseURL + address
	}
	return "../" + address
}
