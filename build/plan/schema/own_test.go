package schema

import (
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/yaml"
)

var ownDoc = diag.T("x", "x")

// extended is a plan's records with two own fields.
func extended() Records {
	return Extend([]Field{
		{Name: "misi", Kind: Enum, Required: true, Doc: ownDoc, Words: []Word{{Name: "1"}, {Name: "Dua"}}, Own: &Own{Name: "Misi", Choices: []Choice{{"1", "Satu", "S"}, {"Dua", "Dua", "Dua"}}}},
		{Name: "panjang", Kind: Number, Doc: ownDoc, Own: &Own{Name: "Panjang", Unit: "km"}},
		{Name: "mitra", Kind: Texts, Doc: ownDoc, Own: &Own{Name: "Mitra"}},
	}, false)
}

// TestExtend: own fields are in the records of programs wherever one is written,
// and in the bodies that choose programs; built-in records stay as they are.
func TestExtend(t *testing.T) {
	r := extended()
	program := r.Of(Program)
	if program.Field("misi") == nil || r.Of(Chapter).Field("programs").Of != program || Program.Field("misi") != nil || Chapter.Field("programs").Of != Program {
		t.Error("records of programs")
	}
	if own := r.Own(); len(own) != 3 || own[0] != program.Field("misi") || r.OwnField("panjang") != own[1] || r.OwnField("id") != nil {
		t.Errorf("own fields %v", own)
	}
	for _, c := range []struct {
		record *Record
		key    string
		words  string // which own fields it takes
	}{
		{ProgramsView, "columns", "misi panjang mitra"}, {ProgramsView, "group_by", "misi"}, {ProgramsView, "sort", "misi panjang"},
		{RoadmapView, "group_by", "misi"}, {IndicatorsView, "group_by", "misi"}, {BudgetView, "by", "misi"},
	} {
		f := r.Of(c.record).Field(c.key)
		for _, own := range []string{"misi", "panjang", "mitra"} {
			if _, ok := word(f.Words, own); ok != strings.Contains(c.words, own) {
				t.Errorf("%s of %s takes %s: %v", c.key, c.record.Name, own, ok)
			}
			if _, ok := word(c.record.Field(c.key).Words, own); ok {
				t.Errorf("the built-in %s of %s knows %s", c.key, c.record.Name, own)
			}
		}
	}
	for _, v := range chosen {
		if f := r.Of(v).Field("misi"); f == nil || f.Required {
			t.Errorf("%s has no filter", v.Name)
		}
	}
	if r.Of(TableView) != TableView || (Records{}).Of(Program) != Program || Extend(nil, false).Of(Program) != Program {
		t.Error("records without own fields are the built-in ones")
	}
	if Extend(nil, true).Of(Program).Open == false {
		t.Error("of fields that couldn't be read anything may be a key")
	}
}

// TestTaken: an own field's name must not mean something else where it is used.
func TestTaken(t *testing.T) {
	for name, taken := range map[string]bool{"nama": true, "dasar hukum": true, "dasar-hukum": true, "tahun": true, "kolom": true, "waktu": true, "ids": true,
		"sumber": true, "misi": false, "pic": false, "rupiah": false, "tabel": false} {
		if Taken(name) != taken {
			t.Errorf("%s is taken: %v", name, !taken)
		}
	}
}

// TestOwnNumbers: thousands and decimals are told apart or asked for.
func TestOwnNumbers(t *testing.T) {
	program := extended().Of(Program)
	for text, want := range map[string]int64{
		"3": 3000, "3,5": 3500, "3.5": 3500, "-3.25 km": -3250, "12 km": 12000, "0,125": 125, "1.250.000": 1250000000, "1,250,000": 1250000000, "1.250,5": 1250500, "1,250.5": 1250500, "2.8750": 2875,
		"1.250": 0, "1,250": 0, "1.25.0": 0, "1.2345": 0, "12 m": 0, "1.250,000.5": 0,
	} {
		f := source.NewFile("x.yaml", []byte("panjang: \""+text+"\""))
		root, _ := yaml.Parse(f.Span(0, len(f.Data)), "")
		root.Partial = true
		var l diag.List
		o := Decode(program, root, &l)
		if got := o.Number("panjang"); got != want || (l.Len() == 0) != (want != 0) {
			t.Errorf("%s is %d: %v", text, got, l.All())
		}
	}
}
