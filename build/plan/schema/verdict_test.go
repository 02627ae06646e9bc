package schema_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	yamllib "go.yaml.in/yaml/v4"

	"jilid/build/diag"
	"jilid/build/plan/load"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/yaml"
)

// TestVerdicts: of every plan file, chapter and program in the repository – the sample, the
// manual, the plans of tests with all their mistakes – an editor with our JSON
// Schemas says the same as jilid: right, or wrong.
func TestVerdicts(t *testing.T) {
	v := &verdicts{builtIn: compiled(t, schema.Records{}, "id")}
	for _, root := range []string{"../../../content", "../../../docs/content", "../../../cmd/jilid/blank"} {
		files := map[string][]byte{}
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(name)
			files["content/"+filepath.ToSlash(strings.TrimPrefix(name, filepath.FromSlash(root)+string(filepath.Separator)))] = data
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		v.plan(t, root, files)
	}
	for _, pattern := range []string{"../load/testdata/*.txt", "../view/testdata/*.txt", "../check/testdata/*.txt", "../testdata/diagnostics/*.txt", "../../../cmd/jilid/testdata/*.txt"} {
		names, _ := filepath.Glob(pattern)
		if len(names) == 0 {
			t.Errorf("there is no %s", pattern)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			v.plan(t, name, parts(string(data)))
		}
	}
	t.Logf("%d right, %d wrong", v.right, v.wrong)
	if v.right < 200 || v.wrong < 40 {
		t.Errorf("only %d right and %d wrong ones were looked at", v.right, v.wrong)
	}
}

var partHead = regexp.MustCompile(`(?m)^-- (.+) --\n`)

// parts are the files of an archive.
func parts(text string) map[string][]byte {
	files := map[string][]byte{}
	at := partHead.FindAllStringSubmatchIndex(text, -1)
	for i, m := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		files[text[m[2]:m[3]]] = []byte(text[m[1]:end])
	}
	return files
}

type verdicts struct {
	builtIn      map[string]*jsonschema.Schema
	right, wrong int
}

// plan compares the verdicts about the files of a plan.
func (v *verdicts) plan(t *testing.T, where string, files map[string][]byte) {
	var records schema.Records
	of := v.builtIn
	for name, data := range files {
		if path.Base(name) == "plan.yaml" {
			records, _ = load.Records(source.New(map[string][]byte{"content/plan.yaml": data}))
			of = compiled(t, records, "id")
		}
	}
	for name, data := range files {
		f := source.NewFile(name, data)
		var r *schema.Record
		var text source.Span
		switch {
		case path.Base(name) == "plan.yaml":
			r, text = schema.Plan, f.Span(0, len(data))
		case path.Ext(name) == ".md" && strings.HasPrefix(string(data), "---"):
			var ds []diag.Diagnostic
			if text, _, ds = yaml.Front(f); len(ds) > 0 {
				continue
			}
			if r = schema.Chapter; path.Base(path.Dir(name)) == "programs" {
				r = schema.Program
			}
		default:
			continue
		}
		root, ds := yaml.Parse(text, "")
		if len(ds) > 0 || records.Of(r).Open {
			continue // no YAML, or nobody knows what its keys may be
		}
		var l diag.List
		schema.Decode(records.Of(r), root, &l)
		if compares(l.All()) {
			continue
		}
		value, ok := editorsRead(text.Text())
		if !ok {
			continue
		}
		err := of[r.Name].Validate(value)
		if (err == nil) != (l.Count(diag.Error) == 0) {
			said := "nothing"
			if l.Count(diag.Error) > 0 {
				said = l.All()[0].Text.EN
			}
			t.Errorf("%s: %s:\n%s\njilid says %s\nthe schema says %v", where, name, text.Text(), said, err)
		}
		if l.Count(diag.Error) == 0 {
			v.right++
		} else {
			v.wrong++
		}
	}
}

// compares tells what no schema can: that one value is before another, or that a
// number written as a text is too large.
func compares(ds []diag.Diagnostic) bool {
	return slices.ContainsFunc(ds, func(d diag.Diagnostic) bool {
		return d.Code == diag.EndBefore || d.Code == diag.WrongValue && strings.Contains(d.Text.EN, "is impossible for") && strings.ContainsAny(d.Span.File.Line(d.Span.Position().Line), `"'`)
	})
}

// editorsRead reads YAML 1.2 into what JSON has, if it is any.
func editorsRead(text string) (any, bool) {
	var root yamllib.Node
	if err := yamllib.Unmarshal([]byte(text), &root); err != nil {
		return nil, false
	}
	if len(root.Content) == 0 {
		return map[string]any{}, true
	}
	return nodeJSON(root.Content[0]), true
}

var yamlNumber = regexp.MustCompile(`^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$`)

func nodeJSON(n *yamllib.Node) any {
	switch n.Kind {
	case yamllib.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = nodeJSON(n.Content[i+1])
		}
		return m
	case yamllib.SequenceNode:
		list := []any{}
		for _, x := range n.Content {
			list = append(list, nodeJSON(x))
		}
		return list
	}
	s := n.Value
	if n.Style != 0 {
		return s
	}
	switch strings.ToLower(s) {
	case "", "~", "null":
		return nil
	case "true":
		return true
	case "false":
		return false
	}
	if yamlNumber.MatchString(s) {
		return json.Number(strings.TrimPrefix(s, "+"))
	}
	return s
}

// anyValue are values as people type them, right for some kind of field or for
// none. Those are left out that JSON doesn't show as they were typed: 1.250 is 1.25
// there, 1e3 is 1000, and a text "no" in quotes is as good as one without.
var anyValue = []string{
	"x", `"x"`, `""`, "2020", `"2020"`, `" 2020"`, "20", "1899", "2999", "3000", "1.5", `"1,5"`, `"1.2345"`, `"1,2345"`, `"1,2500"`, `"1e3"`, `"0x10"`, `".5"`, `"+3"`, "-3", `"-3"`, "0", `"08"`, `"1_000"`,
	"true", "false", "ya", "Ya", "tidak", `"YES"`, `"yes"`, `"no"`, `"On"`, "benar", `"TRUE"`, "~", "null", "", "[]", "{}", "[x]", "[~]", "[[x]]", "[{a: b}]", "{a: b}", "{a: [1]}", "{a: ~}",
	"[2020, 2021]", "[2020, 2021-2022]", "[2020, x]", "{2020: x}", "{2020: ~}", "{2020: [x]}", `{"2020-2021": x}`, "{2020–2021: 5}", "{2020 - 2021: x}", "{2020 s.d. 2021: x}", "{nanti: x}", "{20: x}",
	"2020-2024", "2020–2024", `"2020 - 2024"`, "2020 s.d. 2024", "2020 sd 2024", "2020-24", "2020/2021", "2020-", "2019-07-11", "2019-7-1", `"2019-02-30"`, `"2019-07-11"`, "11 Juli 2019", "2019-07-11T00:00:00Z",
	"45%", `"45 %"`, `"45,5%"`, "%45", "45%%", "210mm", `"21 cm"`, "8.5in", "595 pt", "0mm", "-5mm", "210", "210 km", `"29,7 CM"`, `"#1f6f8b"`, `"#FFF"`, `"#12"`, "1f6f8b",
	"750 juta", `"1,25 miliar"`, "1.25 miliar", "Rp 1.250.000.000", "Rp1.250.000.000", "rp. 5 jt", "IDR 5 juta", "1250000000", `"1.250"`, `"1,250"`, "Rp 1.250", "Rp 1,250", "Rp 0.500", "1.250 rupiah", "1.250.000", `"1250,00"`, `"1250,000"`, `"1.250,00"`, `"1,250.00"`, `"1.250,5"`, `"750.000,-"`, `"Rp 750,-"`, `"Rp 750,–"`, `"750.000,—"`, `"750.000,- rupiah"`, `"750.000 rupiah,-"`,
	"1.250 juta", "1.25 juta", "0.125 juta", "1250.125 juta", "1.250.000 juta", `"1.250,5 juta"`, `"1,2345678 juta"`, `"1,2 ribu"`, `"1,2345 ribu"`, "5 JUTA", "5juta", "5 juta.", "Rp 5 juta rupiah.", `"1.250.000,00"`, `"1,250,000"`, `"1,250,000.00"`,
	"5 Milyar", "5M", "5 m", "5 T", "5 triliun", "5 ribu", "5 rb", "5 million", "5 Billion", "5 bn", "750 jutaa", "Rp 750 juta rupiah", "750 rupiah", "-5 juta", "0.5 juta", `"0,0000001 juta"`, "1.2.3", `"1,2,3"`, "12 345", "99999999999999999999",
	"{JLD204: mati}", "{jld205: Saran}", "{JLD204: ~}", "{JLD204: mungkin}", "{JLD021: mati}", "{JLD999: mati}", "{JLD204: [mati]}",
}

// leaf is a field of a record and how to write a document of a root with a value of it.
type leaf struct {
	root  *schema.Record
	field *schema.Field
	write func(name, value string) string
}

// leaves are all fields that a file can have, at any depth.
func leaves(root *schema.Record) (out []leaf) {
	var visit func(r *schema.Record, key string, depth int, wrap func(string) string)
	visit = func(r *schema.Record, key string, depth int, wrap func(string) string) {
		for i := range r.Fields {
			f := &r.Fields[i]
			if f.Name == key {
				continue
			}
			out = append(out, leaf{root, f, func(name, value string) string { return wrap(join(required(r, f.Name, key), name+": "+value)) }})
			if f.Of == nil || depth == 2 {
				continue
			}
			above := func(inner string) string { return wrap(join(required(r, f.Name, key), f.Name+": "+inner)) }
			switch f.Kind {
			case schema.One:
				visit(f.Of, "", depth+1, func(s string) string { return above("{" + s + "}") })
			case schema.Many:
				visit(f.Of, "", depth+1, func(s string) string { return above("[{" + s + "}]") })
			case schema.Keyed:
				visit(f.Of, "", depth+1, func(s string) string { return above("[{" + s + "}]") })
				visit(f.Of, f.Of.Key, depth+1, func(s string) string { return above("{k: {" + s + "}}") })
			}
		}
	}
	visit(root, "", 0, func(s string) string { return "{" + s + "}" })
	return out
}

func join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// required are the required fields of a record but one.
func required(r *schema.Record, but, key string) string {
	good := map[schema.Kind]string{schema.Text: "a", schema.Year: "2020", schema.Number: "3", schema.Length: "210mm", schema.Enum: "", schema.Percent: "5"}
	var out []string
	for _, f := range r.Fields {
		if f.Required && f.Name != but && f.Name != key {
			out = append(out, f.Name+": "+good[f.Kind])
		}
	}
	return strings.Join(out, ", ")
}

// TestVerdicts: whatever is written into whatever field, the schema and schema.Decode
// say the same.
func TestFieldVerdicts(t *testing.T) {
	tried, right := 0, 0
	own := schema.Extend(ownOfAllKinds(), false)
	for i, root := range []*schema.Record{schema.Plan, schema.Chapter, schema.Program, own.Of(schema.Program)} {
		of := schema.Records{}
		if i == 3 {
			of = own
		}
		s := compiled(t, of, "id")[root.Name]
		seen := map[schema.Kind]int{}
		for at, l := range leaves(root) {
			values := anyValue
			if seen[l.field.Kind]++; seen[l.field.Kind] > 3 { // the values take turns
				values = nil
				for i := at % 5; i < len(anyValue); i += 5 {
					values = append(values, anyValue[i])
				}
			}
			for _, w := range l.field.Words {
				for _, name := range []string{w.Name, w.Alias} {
					if name != "" {
						values = append(slices.Clone(values), name, strings.ToUpper(name), strings.ReplaceAll(name, "_", " "), strings.ToUpper(name[:1])+name[1:], name+"x", "["+name+", "+name+"]")
					}
				}
			}
			for i, value := range values {
				keys := spellings(l.field)
				name := keys[i%len(keys)]
				text := l.write(name, value)
				tree, ds := yaml.Parse(source.NewFile("x.yaml", []byte(text)).Span(0, len(text)), "")
				if len(ds) > 0 {
					continue
				}
				value, ok := editorsRead(text)
				if !ok {
					continue
				}
				var d diag.List
				schema.Decode(root, tree, &d)
				if compares(d.All()) {
					continue
				}
				err := s.Validate(value)
				tried++
				if d.Count(diag.Error) == 0 {
					right++
				}
				if (err == nil) != (d.Count(diag.Error) == 0) {
					said := "fine"
					if d.Count(diag.Error) > 0 {
						said = d.All()[0].Text.EN
					}
					t.Errorf("%s: %s\n  Decode: %s\n  schema: %v", root.Name, text, said, err == nil)
				}
			}
		}
	}
	t.Logf("%d tried, %d right", tried, right)
}

// spellings are ways to write a field's name.
func spellings(f *schema.Field) []string {
	out := []string{f.Name}
	if f.Alias != "" {
		out = append(out, f.Alias)
	}
	for _, name := range slices.Clone(out) {
		if strings.Contains(name, "_") {
			out = append(out, strings.ReplaceAll(name, "_", " "), strings.ReplaceAll(name, "_", "-"), strings.ReplaceAll(name, "_", ""))
		}
	}
	return out
}

// ownOfAllKinds are own fields of all kinds, each of them required.
func ownOfAllKinds() []schema.Field {
	var out []schema.Field
	for i, k := range []schema.Kind{schema.Text, schema.Texts, schema.Number, schema.Number, schema.Year, schema.Date, schema.Money, schema.Percent, schema.Bool, schema.Enum, schema.Enums} {
		f := schema.Field{Name: fmt.Sprintf("isian_kota_%d", i), Kind: k, Doc: diag.T("x", "x"), Own: &schema.Own{Name: fmt.Sprint(i)}}
		if i == 3 {
			f.Own.Unit = "km"
		}
		if k == schema.Enum || k == schema.Enums {
			f.Words = []schema.Word{{Name: "1"}, {Name: "2.16"}, {Name: "Wajib dasar"}, {Name: "iot"}}
		}
		out = append(out, f)
	}
	return out
}
