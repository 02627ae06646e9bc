package site

import (
	"encoding/json"
	"html"
	"html/template"
	"regexp"
	"slices"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan/opendata"
	"jilid/build/plan/schema"
	pages "jilid/build/site/html"
	"jilid/build/text/lang"
)

// OpenData is the value of data.html: the plan's data for other programs, and
// what everything in it means.
type OpenData struct {
	Shell
	Title, Lead string
	Files       []DataFile
	Rules       []template.HTML // how values are written
	Cite        string
	Records     []DataTable // what the JSON documents hold
	Tables      []DataTable // the columns of the CSV files
}

// DataFile is a file with its size.
type DataFile struct {
	Name, Href, Size string
	Meaning          template.HTML
}

// DataTable explains the members of a record or the columns of a file.
type DataTable struct {
	ID, Name string
	Open     bool // the others are folded up
	Rows     []DataRow
}

// DataRow is a member or column; Href leads to the record that it holds, if it does.
type DataRow struct {
	Name, Href, Type string
	Meaning          template.HTML
}

// Where the data is published.
const (
	dataFolder  = "data/"
	dataAddress = dataFolder + "index.html"
)

// programsScript has the content of programs.csv, for pages that were opened
// from disk and may not read files: explorer.js asks for it to write out the rows
// that are shown.
const programsScript = "programs.csv.js"

// addData publishes the plan's data.
func (s *site) addData(c *claims) {
	file := func(name string) []byte {
		i := slices.IndexFunc(s.data(), func(f opendata.File) bool { return f.Name == name })
		return s.data()[i].Data
	}
	for _, name := range opendata.Names(s.Plan) {
		c.later(dataFolder+name, func() []byte { return file(name) }, origin{})
	}
	if len(s.Plan.Programs) == 0 {
		return
	}
	c.later(dataFolder+programsScript, func() []byte {
		text, err := json.Marshal(string(file("programs.csv")))
		if err != nil {
			panic(err) // a string
		}
		return []byte("jilidData(\"programs.csv\", " + string(text) + ");\n")
	}, origin{})
}

// dataRules say how values are written.
var dataRules = []diag.Text{
	diag.T("Semua berkas memakai UTF-8. Nama kunci dan kolom tidak akan diganti atau dihapus; yang baru dapat ditambahkan.",
		"All files are in UTF-8. Names of keys and columns are never changed or taken away; new ones may be added."),
	diag.T("Di JSON setiap kunci selalu ada: `null` berarti tidak disebut di dalam rencana, `[]` dan `{}` berarti tidak ada isinya. Di CSV selnya kosong.",
		"In JSON every key is always there: `null` means that the plan doesn't say, `[]` and `{}` that there is nothing. In CSV the cell is empty."),
	diag.T("Uang ditulis dalam rupiah bulat. Anggaran yang belum dihitung adalah `null` atau sel kosong, bukan `0`; jumlah hanya memuat yang sudah dihitung.",
		"Money is in whole rupiah. What isn't costed yet is `null` or an empty cell, not `0`; sums hold only what is costed."),
	diag.T("Tahun adalah bilangan bulat. Nilai menurut tahun disimpan dengan kunci seperti `2021`, atau `2021-2022` untuk beberapa tahun sekaligus.",
		"Years are integers. Values by year have keys like `2021`, or `2021-2022` for several years at once."),
	diag.T("Teks disalin seperti tertulis di dalam rencana. Nilai indikator juga ada sebagai angka, di kunci yang berakhiran `_number`.",
		"Texts are as written in the plan. Values of indicators are also there as numbers, in keys that end in `_number`."),
	diag.T("CSV mengikuti RFC 4180: dipisahkan koma, dengan baris judul. Beberapa isian di dalam satu sel dipisahkan titik koma; titik koma di dalam isian ditulis `\\;`. Di Excel, bukalah melalui *Data → Dari Teks/CSV*.",
		"CSV follows RFC 4180: parted by commas, with a row of headers. Several entries in a cell are parted by semicolons; a semicolon in an entry is written `\\;`. In Excel, open it by *Data → From Text/CSV*."),
}

func (s *site) dataPage() page {
	return page{dataAddress, "data.html", func() any { return s.openData() }, origin{}}
}

// openData explains the data.
func (s *site) openData() *OpenData {
	v := &OpenData{Shell: s.at(dataAddress, "listing", s.words.OpenData, ""), Title: s.words.OpenData, Cite: s.citation(),
		Lead: lang.Word{ID: "Isi rencana ini sebagai berkas untuk lembar kerja dan program lain. Berkasnya dibuat dari catatan yang sama dengan halaman situs dan buku, setiap kali situs disusun.",
			EN: "The content of this plan as files for spreadsheets and other programs. They are made from the same records as the pages and the books, whenever the site is built."}.In(s.lang)}
	v.Description = v.Lead
	v.about = s.aboutData(v.Title+" – "+s.Plan.Title, v.Lead)
	v.Crumbs = s.crumbs(dataAddress, Link{Text: v.Title})
	for _, r := range dataRules {
		v.Rules = append(v.Rules, s.marked(r))
	}
	explained := map[string]bool{}
	for _, f := range s.data() {
		v.Files = append(v.Files, DataFile{f.Name, s.file(dataAddress, dataFolder+f.Name), lang.Size(len(f.Data), s.lang), s.marked(f.Doc)})
		for i, r := range f.Records {
			name := r.Name
			if i == 0 {
				name = f.Name
			}
			if !explained[name] {
				explained[name] = true
				v.Records = append(v.Records, s.dataRecord(name, r))
			}
		}
		if f.Columns != nil {
			t := DataTable{ID: dataID(f.Name), Name: f.Name}
			for _, x := range f.Columns {
				t.Rows = append(t.Rows, DataRow{Name: x.Name, Type: x.Type.In(string(s.lang)), Meaning: s.marked(x.Doc)})
			}
			v.Tables = append(v.Tables, t)
		}
	}
	return v
}

func (s *site) dataRecord(name string, r *opendata.Record) DataTable {
	t := DataTable{ID: dataID(name), Name: name, Open: name == schema.Program.Name}
	for _, m := range r.Members {
		row := DataRow{Name: m.Name, Type: m.Type.In(string(s.lang)), Meaning: s.marked(m.Doc)}
		if m.Of != nil {
			row.Href = "#" + dataID(m.Of.Name)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// dataLinks lead to the files of programs that most people look for.
func (s *site) dataLinks(from string) (links []Link) {
	for _, name := range []string{"programs.csv", "programs.json"} {
		links = append(links, Link{Text: name, Href: s.file(from, dataFolder+name)})
	}
	return append(links, Link{Text: s.words.OpenData, Href: pages.Rel(from, dataAddress)})
}

// dataID is the anchor of a record's or file's table.
func dataID(name string) string { return "data-" + strings.ReplaceAll(name, ".", "-") }

// marked is a text of ours as a sentence, with `code` and *names* set apart.
func (s *site) marked(t diag.Text) template.HTML {
	text := html.EscapeString(lang.Capital(t.In(string(s.lang))))
	return template.HTML(nameMark.ReplaceAllString(codeMark.ReplaceAllString(text, "<code>$1</code>"), "<em>$1</em>"))
}

var (
	codeMark = regexp.MustCompile("`([^`]+)`")
	nameMark = regexp.MustCompile(`\*([^*]+)\*`)
)

// citation is how the data is named in a list of sources.
func (s *site) citation() string {
	p := s.Plan
	var parts []string
	for _, part := range []string{p.Publisher, p.Title, p.Version, lang.Date(p.Date, s.lang), s.words.OpenData} {
		if part != "" {
			parts = append(parts, strings.TrimSuffix(part, "."))
		}
	}
	out := strings.Join(parts, ". ") + "."
	if p.BaseURL != "" {
		out += " " + p.BaseURL + dataAddress
	}
	return out
}
