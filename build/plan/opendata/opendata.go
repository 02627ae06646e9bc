// Package opendata writes a plan as data for other programs and for analysts:
// programs and the whole plan as JSON with schemas, programs and their entries
// as tables in CSV. [Files] are those that a site publishes, [Programs] the one
// that `jilid export` writes too. It is pure: a plan in, bytes out.
//
// What programs hold is taken from the table of what can be typed (plan/schema),
// in the plan's own version of it: a new field is in the data by itself. Names
// are English and stable: members and columns may be added, but are never renamed
// or taken away.
package opendata

import (
	"jilid/build/diag"
	"jilid/build/parallel"
	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/plan/schema"
	"jilid/build/text/json"
)

// File is a published file.
type File struct {
	Name    string // "programs.json"
	Data    []byte
	Doc     diag.Text
	Records []*Record // of a JSON document: what is in it, the document itself first
	Columns []Column  // of a table
}

// Names of the documents; a schema is beside its document.
const (
	programsFile = "programs.json"
	planFile     = "plan.json"
	programsSpec = "programs.schema.json"
	planSpec     = "plan.schema.json"
)

// Names are those of the files of a plan, for those who need not know yet what is in them.
func Names(p *plan.Plan) []string {
	if len(p.Programs) == 0 {
		return []string{planFile, planSpec}
	}
	b := &builder{plan: p, made: map[*schema.Record]*maker[*schema.Object]{}}
	names := []string{"programs.csv"}
	for _, m := range b.program().Members {
		if m.hasTable() {
			names = append(names, m.Name+".csv")
		}
	}
	return append(names, programsFile, planFile, programsSpec, planSpec)
}

// Files are the data of a plan. Those of programs are left out if it has none.
func Files(p *plan.Plan, t *refs.Table) []File {
	b := newBuilder(p)
	document, whole := b.document(), b.whole(t)
	var files []File
	if len(p.Programs) > 0 {
		files = append(files, b.table("programs.csv", diag.T("semua program, satu baris setiap program", "all programs, a row for each"), b.programTable()))
		for i, m := range b.programs.Members {
			if m.hasTable() {
				files = append(files, b.table(m.Name+".csv", diag.T("%s; satu baris setiap isian", "%s; a row for each entry", m.Doc), b.entryTable(i, m)))
			}
		}
		files = append(files, File{Name: programsFile, Data: json.Document(document.object(p)), Doc: diag.T("semua program dengan segala isinya", "all programs with all they hold"), Records: document.reachable()})
	}
	files = append(files, File{Name: planFile, Data: json.Document(whole.object(p)), Doc: diag.T("seluruh rencana: buku dan bab, dimensi, perangkat daerah, sasaran, tahapan, evaluasi, singkatan, pustaka, dan semua program", "the whole plan: books and chapters, dimensions, agencies, goals, stages, evaluations, abbreviations, references and all programs"), Records: whole.reachable()})
	if len(p.Programs) > 0 {
		files = append(files, File{Name: programsSpec, Data: b.jsonSchema(document.Record, diag.T("data program sebuah rencana", "data of a plan's programs")), Doc: specOf(programsFile)})
	}
	return append(files, File{Name: planSpec, Data: b.jsonSchema(whole.Record, diag.T("data sebuah rencana", "data of a plan")), Doc: specOf(planFile)})
}

func (b *builder) table(name string, doc diag.Text, t *table) File {
	return File{Name: name, Data: t.csv(), Doc: doc, Columns: t.columns}
}

func specOf(name string) diag.Text {
	return diag.T("JSON Schema bagi %s", "JSON Schema of %s", name)
}

// Programs is the document of a plan's programs.
func Programs(p *plan.Plan) []byte { return json.Document(newBuilder(p).document().object(p)) }

// programLevel is how deep programs stand in both documents.
const programLevel = 2

// newBuilder makes the objects of all programs, which several files need.
func newBuilder(p *plan.Plan) *builder {
	b := &builder{plan: p, made: map[*schema.Record]*maker[*schema.Object]{}}
	m := b.program()
	b.programs, b.objects, b.written = m.Record, make([]json.Object, len(p.Programs)), make([]any, len(p.Programs))
	parallel.For(len(p.Programs), func(i int) {
		b.objects[i] = m.object(p.Programs[i])
		b.written[i] = json.Lines(json.Append(nil, b.objects[i], programLevel))
	})
	return b
}

// document is the record of the programs' document.
func (b *builder) document() *maker[*plan.Plan] {
	m := b.head("programs", programsSpec)
	m.add("programs", diag.T("program menurut dimensi, lalu kode", "programs by dimension, then id"), many(b.programs), func(*plan.Plan) any { return b.written })
	return m
}

// whole is the record of the plan's document.
func (b *builder) whole(t *refs.Table) *maker[*plan.Plan] {
	m := b.head("whole", planSpec)
	addSums(m, func(p *plan.Plan) []*plan.Program { return p.Programs })
	addList(m, "books", schema.Plan.Field("books").Doc, b.book(t), func(p *plan.Plan) []*plan.Book { return p.Books })
	addList(m, "dimensions", diag.T("dimensi menurut urutan", "dimensions in order"), b.dimension(), func(p *plan.Plan) []*plan.Dimension { return p.Dimensions })
	addList(m, "agencies", diag.T("perangkat daerah", "agencies"), b.agency(), func(p *plan.Plan) []*plan.Agency { return p.Agencies })
	addList(m, "goals", diag.T("sasaran yang dilayani program", "what programs are aligned with"), goal(), func(p *plan.Plan) []plan.Goal { return p.Goals })
	addList(m, "fields", schema.Plan.Field("fields").Doc, ownField(), func(p *plan.Plan) []*schema.Field { return p.Records.Own() })
	addList(m, "stages", schema.Plan.Field("stages").Doc, stage(), func(p *plan.Plan) []plan.Stage { return p.Stages })
	addList(m, "evaluations", schema.Plan.Field("evaluations").Doc, evaluation(), func(p *plan.Plan) []plan.Evaluation { return p.Evaluations })
	addList(m, "abbreviations", schema.Plan.Field("abbreviations").Doc, abbreviation(), func(p *plan.Plan) []plan.Abbreviation { return p.Abbreviations })
	addList(m, "references", diag.T("daftar pustaka", "bibliography"), reference(), func(p *plan.Plan) []*plan.Reference { return p.References })
	m.add("programs", diag.T("program menurut dimensi, lalu kode", "programs by dimension, then id"), many(b.programs), func(*plan.Plan) any { return b.written })
	return m
}

// head begins a document: its schema and what plan it is about.
func (b *builder) head(name, spec string) *maker[*plan.Plan] {
	m := newMaker[*plan.Plan](name)
	m.add("$schema", diag.T("berkas JSON Schema di folder yang sama", "file with the JSON Schema in the same folder"), link.always(), func(*plan.Plan) any { return spec })
	about := b.about()
	m.add("plan", diag.T("rencana ini", "this plan"), one(about.Record).always(), func(p *plan.Plan) any { return about.object(p) })
	return m
}

func addList[T any](m *maker[*plan.Plan], name string, doc diag.Text, of *maker[T], list func(*plan.Plan) []T) {
	m.add(name, doc, many(of.Record), func(p *plan.Plan) any { return of.objects(list(p)) })
}
