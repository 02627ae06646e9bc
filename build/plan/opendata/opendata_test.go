package opendata

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/load"
	"jilid/build/plan/refs"
	"jilid/build/plan/schema"
	"jilid/build/plan/view"
	"jilid/build/source"
	"jilid/build/text/markdown"
)

var update = flag.Bool("update", false, "rewrite testdata")

// everything is a plan in which everything is given that the data holds, and a
// program with the least that one can have.
const everything = `-- content/plan.yaml --
title: Rencana "Uji" – satu
subtitle: Sub
region: Kota X
period: 2020-2021
publisher: Penerbit
version: Edisi 1
date: 2020-02-03
license: CC BY 4.0
abstract: Abstrak.
base_url: https://contoh.go.id/rencana/
dimensions:
  - {id: gov, name: Tata Kelola, mark: TK, color: "#1f6f8b", lead: Mengapa, parts: {layanan: Pelayanan}}
agencies: {kominfo: {name: Dinas Kominfo, short: Kominfo}}
goals: {"A;1": Satu}
stages: [{id: t-1, name: Tahap, start: 2019-07-11, end: 2019-07-12, output: Hasil}]
evaluations: [{year: 2020, parts: {masukan: {weight: 30, score: 3.25}}, dimensions: {gov: 3}}]
abbreviations: {OPD: Organisasi Perangkat Daerah}
books: [{id: buku-1, title: Buku Satu, subtitle: Sub}]
fields:
  - {id: misi, name: Misi RPJMD, kind: choice, choices: {M1: Kota maju, M2: M2}, help: Misi yang dilayani}
  - {id: misi_name, name: Nama misi}
  - {id: urusan, name: Urusan, kind: choice, choices: {2.16: Kominfo}}
  - {id: sektor, name: Sektor, kind: texts, choices: {a: Air, b: Bumi}}
  - {id: panjang, name: Panjang, kind: number, unit: km}
  - {id: porsi, name: Porsi, kind: percent}
  - {id: tender, name: Tender, kind: date}
  - {id: pagu, name: Pagu, kind: money}
  - {id: lelang, name: Lelang, kind: yes-no}
  - {id: usul, name: Usul, kind: year}
-- content/references.bib --
@misc{a, author = {Ani}, title = {Judul}, year = {2020}}
-- content/buku-1/00-kata.md --
# Kata pengantar
-- content/buku-1/01-bab/_index.md --
---
title: Bab
dimension: gov
programs: [GOV-01]
authors: [Ani]
---
-- content/buku-1/01-bab/01-sub.md --
# Sub
-- content/programs/gov-01.md --
---
id: GOV-01
name: Satu, "dua"
summary: Ringkas
dimension: gov
part: layanan
agency: kominfo
partners: [kominfo, "Bank; daerah"]
horizon: long
quick_win: {idea: I, appeal: A, benefit: B, uniqueness: U, partnership: P, growth: G, continuity: C, resources: R, risk: K, steps: [S1, "S;2"]}
start: 2020
end: 2021
location: Kota
legal_basis: [UU 1]
outputs: [O]
depends_on: [GOV-02]
goals: ["A;1"]
misi: M1
misi_name: Sendiri
urusan: 2.16
sektor: [b, a]
panjang: 2,5 km
porsi: 12,5%
tender: 2020-02-29
pagu: 3 juta
lelang: tidak
usul: 2019
activities: [{name: K1, output: O1, years: 2020-2021, agency: kominfo}, K2]
phases: {2020-2021: Bangun}
risks: [{risk: R1, mitigation: M1}]
indicators:
  - {name: I1, unit: "%", baseline: "78,5%", targets: {2020: "1.250", 2021: tinggi}, actual: {2020: "-3"}}
  - {name: I2, targets: {2020-2021: "5"}}
budget:
  - {year: 2020, amount: 750 juta, source: APBD, spent: 0, note: N}
  - {year: 2020, amount: 1 juta}
  - {year: 2021}
status: ongoing
progress: [{period: 2020, text: T, physical: 45%, issue: X, next: Y, evidence: https://contoh.go.id/b.pdf}]
---
-- content/programs/gov-02.md --
---
id: GOV-02
name: Dua
dimension: gov
start: 2020
quick_win: true
---
`

func archive(text string) map[string][]byte {
	files := map[string][]byte{}
	for _, part := range strings.Split(text, "\n-- ") {
		name, body, _ := strings.Cut(strings.TrimPrefix(part, "-- "), " --\n")
		files[name] = []byte(body + "\n")
	}
	return files
}

// folder is the files of a plan on the disk.
func folder(t testing.TB, root string) map[string][]byte {
	files := map[string][]byte{}
	err := filepath.WalkDir(root, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(name)
		files[path.Join("content", filepath.ToSlash(rel))] = data
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func loaded(t testing.TB, files map[string][]byte) (*plan.Plan, *refs.Table) {
	t.Helper()
	tree := source.New(files)
	p, ds := load.Plan(tree, markdown.Parse, load.Options{})
	m, more := view.Expand(p)
	ds = append(ds, more...)
	table, more := refs.Resolve(m, tree)
	for _, d := range append(ds, more...) {
		if d.Severity == diag.Error {
			t.Fatalf("%s: %s", d.Span.Position(), d.Text.EN)
		}
	}
	return p, table
}

func plans(t *testing.T) map[string]map[string][]byte {
	english := archive(everything)
	english["content/plan.yaml"] = append(english["content/plan.yaml"], "language: en\n"...)
	return map[string]map[string][]byte{
		"sample": folder(t, filepath.Join("..", "..", "..", "content")), "manual": folder(t, filepath.Join("..", "..", "..", "docs", "content")),
		"everything": archive(everything), "english": english, "nothing": {"content/buku-1/01-a.md": []byte("# A\n")},
	}
}

// TestDocumentsFit validates every document by the schema that lies beside it,
// and reads every table.
func TestDocumentsFit(t *testing.T) {
	for name, files := range plans(t) {
		t.Run(name, func(t *testing.T) {
			p, table := loaded(t, files)
			byName := map[string][]byte{}
			var names []string
			for _, f := range Files(p, table) {
				names = append(names, f.Name)
				byName[f.Name] = f.Data
				if f.Doc.ID == "" || f.Doc.EN == "" {
					t.Errorf("%s isn't explained", f.Name)
				}
			}
			if said := Names(p); !slices.Equal(said, names) {
				t.Errorf("files %v are said to be %v", names, said)
			}
			for name, data := range byName {
				switch {
				case strings.HasSuffix(name, ".csv"):
					if bytes.Count(data, []byte("\n")) != bytes.Count(data, []byte("\r\n")) {
						t.Errorf("%s: a line doesn't end in CRLF", name)
					}
					rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
					if err != nil || len(slices.Compact(slices.Sorted(slices.Values(rows[0])))) != len(rows[0]) {
						t.Errorf("%s: %v, columns %v", name, err, rows[0])
					}
				case !strings.HasSuffix(name, ".schema.json"):
					document := read(t, data)
					c := jsonschema.NewCompiler()
					c.AssertFormat()
					spec := document["$schema"].(string)
					if err := c.AddResource(spec, read(t, byName[spec])); err != nil {
						t.Fatal(err)
					}
					s, err := c.Compile(spec)
					if err != nil {
						t.Fatal(err)
					}
					if err := s.Validate(document); err != nil {
						t.Errorf("%s: %v", name, err)
					}
				}
			}
			if n := len(p.Programs); n > 0 && len(read(t, byName[programsFile])["programs"].([]any)) != n {
				t.Error("not all programs")
			}
		})
	}
}

func read(t *testing.T, data []byte) map[string]any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%v in\n%s", err, data)
	}
	return v.(map[string]any)
}

// TestSchemasRefuse: a schema that takes everything would prove nothing.
func TestSchemasRefuse(t *testing.T) {
	p, table := loaded(t, archive(everything))
	var spec, data []byte
	for _, f := range Files(p, table) {
		switch f.Name {
		case programsSpec:
			spec = f.Data
		case programsFile:
			data = f.Data
		}
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("x", read(t, spec)); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("x")
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{
		{`"amount": 750000000`, `"amount": 7.5`}, {`"amount": 750000000`, `"amount": "750 juta"`}, {`"start": 2020`, `"start": null`}, {`"start": 2020`, `"start": 20`},
		{`"status": "ongoing"`, `"status": "berjalan"`}, {`"summary": "Ringkas",`, ``}, {`"summary":`, `"ringkasan":`}, {`"2020": "1.250"`, `"nanti": "1"`},
		{`"partners": ["kominfo", "Bank; daerah"]`, `"partners": null`},
	} {
		if bad := strings.Replace(string(data), change[0], change[1], 1); bad == string(data) || s.Validate(read(t, []byte(bad))) == nil {
			t.Errorf("%s is as good as %s", change[1], change[0])
		}
	}
}

// TestNothingIsMissing: every field of the table of what can be typed is in the
// data of a plan that gives them all.
func TestNothingIsMissing(t *testing.T) {
	p, table := loaded(t, archive(everything))
	records := map[string]*Record{}
	for _, f := range Files(p, table) {
		for i, r := range f.Records {
			if i > 0 {
				records[r.Name] = r
			}
		}
	}
	notData := map[string]string{
		"dimension.icon": "a picture of the site", "score.note": "is not kept by the plan",
		"book.cover": "looks", "book.back_cover": "looks", "plan.theme": "looks", "plan.logo": "looks", "plan.print": "looks", "plan.markdown": "how files are read", "plan.check": "how files are read", "plan.stale_after": "how pages judge records", "plan.repository": "of its files", "plan.editors": "of the site", "plan.translations": "of the site",
		"plan.base_url": "url", "plan.books": "beside the plan", "plan.dimensions": "beside the plan", "plan.agencies": "beside the plan", "plan.stages": "beside the plan",
		"plan.fields": "beside the plan", "plan.goals": "beside the plan", "plan.evaluations": "beside the plan", "plan.abbreviations": "beside the plan",
	}
	for _, of := range []*schema.Record{p.Records.Of(schema.Program), schema.QuickWin, schema.Activity, schema.Risk, schema.Indicator, schema.Budget, schema.Progress,
		schema.Plan, schema.Book, schema.Dimension, schema.Agency, schema.Stage, schema.Goal, schema.Evaluation, schema.Score} {
		r := records[of.Name]
		if r == nil {
			t.Errorf("no record %s", of.Name)
			continue
		}
		for _, f := range of.Fields {
			there := slices.ContainsFunc(r.Members, func(m Member) bool { return m.Name == f.Name })
			if why := notData[of.Name+"."+f.Name]; there == (why != "") {
				t.Errorf("%s.%s: in the data: %v; %s", of.Name, f.Name, there, why)
			}
		}
	}
	var program map[string]any
	for _, f := range Files(p, table) {
		if f.Name == programsFile {
			program = read(t, f.Data)["programs"].([]any)[0].(map[string]any)
		}
	}
	var full func(where string, v any)
	full = func(where string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for name, x := range v {
				full(where+"."+name, x)
			}
		case []any:
			if len(v) == 0 {
				t.Errorf("%s is empty", where)
			} else {
				full(where, v[0])
			}
		case nil:
			t.Errorf("%s is null", where)
		}
	}
	full("program", program)
}

// TestDerivedNamesAreTaken: no plan can have an own field that is called like
// something else in the data.
func TestDerivedNamesAreTaken(t *testing.T) {
	p, table := loaded(t, archive(everything))
	typed := p.Records.Of(schema.Program)
	for _, f := range Files(p, table) {
		var names []string
		if f.Name == "programs.csv" {
			for _, c := range f.Columns {
				names = append(names, c.Name)
			}
		}
		for _, r := range f.Records {
			if r.Name == schema.Program.Name {
				for _, m := range r.Members {
					names = append(names, m.Name)
				}
			}
		}
		for _, name := range names {
			if typed.Field(name) == nil && name != "urusan_name" && !schema.Taken(name) {
				t.Errorf("%s: an own field could be called %s", f.Name, name)
			}
		}
	}
}

// TestData compares the data of the plan with everything.
func TestData(t *testing.T) {
	p, table := loaded(t, archive(everything))
	for _, f := range Files(p, table) {
		if strings.HasSuffix(f.Name, ".schema.json") {
			continue
		}
		golden := filepath.Join("testdata", f.Name)
		if *update {
			if err := os.WriteFile(golden, f.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(golden); err != nil || !bytes.Equal(want, f.Data) {
			t.Errorf("%s differs (%v); go test -update rewrites it; got\n%s", golden, err, f.Data)
		}
	}
	if !bytes.Equal(Programs(p), Files(p, table)[slices.IndexFunc(Files(p, table), func(f File) bool { return f.Name == programsFile })].Data) {
		t.Error("Programs is another document")
	}
}

// TestSums adds up the sample's budget lines and compares what the documents say.
func TestSums(t *testing.T) {
	p, table := loaded(t, folder(t, filepath.Join("..", "..", "..", "content")))
	lines := map[string]int64{}
	var all, totals, dimensions, years int64
	for _, f := range Files(p, table) {
		switch f.Name {
		case "budget.csv":
			rows, _ := csv.NewReader(bytes.NewReader(f.Data)).ReadAll()
			at := slices.Index(rows[0], "amount")
			for _, r := range rows[1:] {
				n, _ := strconv.ParseInt(r[at], 10, 64)
				lines[r[0]] += n
				all += n
			}
		case "programs.csv":
			rows, _ := csv.NewReader(bytes.NewReader(f.Data)).ReadAll()
			for i, name := range rows[0] {
				if strings.HasPrefix(name, "budget_2") {
					for _, r := range rows[1:] {
						n, _ := strconv.ParseInt(r[i], 10, 64)
						years += n
					}
				}
			}
		case planFile:
			var document struct {
				Total      int64 `json:"budget_total"`
				Dimensions []struct {
					Total int64 `json:"budget_total"`
				}
				Programs []struct {
					ID    string
					Total int64 `json:"budget_total"`
				}
			}
			if err := json.Unmarshal(f.Data, &document); err != nil {
				t.Fatal(err)
			}
			totals = document.Total
			for _, d := range document.Dimensions {
				dimensions += d.Total
			}
			for _, g := range document.Programs {
				if g.Total != lines[g.ID] {
					t.Errorf("%s: %d, its lines %d", g.ID, g.Total, lines[g.ID])
				}
			}
		}
	}
	if all == 0 || all != totals || all != dimensions || all != years {
		t.Errorf("lines %d, plan %d, dimensions %d, years %d", all, totals, dimensions, years)
	}
}

func BenchmarkFiles(b *testing.B) {
	p, table := loaded(b, folder(b, filepath.Join("..", "..", "..", "content")))
	b.ReportAllocs()
	for b.Loop() {
		Files(p, table)
	}
}
