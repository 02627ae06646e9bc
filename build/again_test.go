package build

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"testing"

	"jilid/build/site"
	"jilid/build/source"
	"jilid/layouts"
	"jilid/themes"
)

// faulty has something to say at places of its files, related ones, and of the plan as a whole.
var faulty = map[string][]byte{
	"content/plan.yaml":           []byte("judul: Rencana\nbahasa: id\nperiode: 2025-2029\ndimensi: smart-city\nbuku: [{id: buku-1, judul: Satu}]\n"),
	"content/buku-1/01-satu.md":   []byte("# Satu\n\n## A {#sec-a}\n\n## B {#sec-a}\n\n[x](javascript:1) <b>mentah</b> @tbl-tidak-ada\n"),
	"content/programs/gov-01.md":  []byte("---\nid: GOV-01\nname: A\ndimension: governance\nstart: 2025\nend: 2027\nquick_win: true\n---\n"),
	"content/programs/gov-01b.md": []byte("---\nid: GOV-01\nname: B\ndimension: governance\nstart: 2025\nend: 2027\n---\n"),
}

func TestRecall(t *testing.T) {
	tree := source.New(faulty)
	r := New(Options{Layouts: layouts.FS, Themes: themes.FS, Scope: Scope{Half: Site}}).Build(context.Background(), tree, nil)
	related := 0
	for _, d := range r.Diags {
		related += len(d.Related)
	}
	if len(r.Diags) < 5 || related == 0 {
		t.Fatalf("only %d messages, with %d related places", len(r.Diags), related)
	}
	again, err := Recall(r.Record(), source.New(faulty))
	if err != nil {
		t.Fatal(err)
	}
	if again.Pages != r.Pages || len(again.Diags) != len(r.Diags) {
		t.Fatalf("%d pages and %d messages, want %d and %d", again.Pages, len(again.Diags), r.Pages, len(r.Diags))
	}
	for i, d := range again.Diags {
		want := r.Diags[i]
		if d.Span.Position() != want.Span.Position() {
			t.Errorf("%s is at %v, want %v", d.Code, d.Span.Position(), want.Span.Position())
		}
		d.Span = want.Span
		if len(d.Related) != len(want.Related) {
			t.Fatalf("%s has %d related places", d.Code, len(d.Related))
		}
		for k := range d.Related {
			if d.Related[k].Span.Position() != want.Related[k].Span.Position() {
				t.Errorf("%s: %v, want %v", d.Code, d.Related[k].Span.Position(), want.Related[k].Span.Position())
			}
			d.Related[k].Span = want.Related[k].Span
		}
		if len(d.Related) == 0 {
			d.Related = want.Related
		}
		if !reflect.DeepEqual(d, want) {
			t.Errorf("%+v, want %+v", d, want)
		}
	}
	if _, err := Recall(r.Record(), source.New(map[string][]byte{"content/plan.yaml": nil})); err == nil {
		t.Error("places that aren't there are no error")
	}
}

// FuzzRecall: whatever is in the user's cache folder, it is a result or an error.
func FuzzRecall(f *testing.F) {
	tree := source.New(faulty)
	f.Add(New(Options{Layouts: layouts.FS, Themes: themes.FS, Scope: Scope{Half: Site}}).Build(context.Background(), tree, nil).Record())
	f.Add([]byte(`{"Diags":[{}],"At":[[]]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := Recall(data, tree); err == nil {
			for _, d := range r.Diags {
				d.Span.Position()
			}
		}
	})
}

// TestKey: all that a build depends on is in its key.
func TestKey(t *testing.T) {
	key := func(opt Options, files map[string][]byte, problems ...source.Problem) [32]byte {
		return New(opt).Key(source.New(files), problems)
	}
	seen := map[[32]byte]string{key(Options{}, faulty): "nothing"}
	differs := func(what string, k [32]byte) {
		if other, known := seen[k]; known {
			t.Errorf("%s makes no difference to %s", what, other)
		}
		seen[k] = what
	}
	if key(Options{}, faulty) != key(Options{}, maps.Clone(faulty)) {
		t.Error("the same has another key")
	}
	for name, data := range faulty {
		changed := maps.Clone(faulty)
		changed[name] = append(slices.Clone(data), ' ')
		differs("a change of "+name, key(Options{}, changed))
		delete(changed, name)
		differs("the lack of "+name, key(Options{}, changed))
		changed[name+"x"] = data
		differs("the name of "+name, key(Options{}, changed))
	}
	differs("a problem", key(Options{}, faulty, source.Problem{Path: "content/a.md"}))
	// Every option has to be here: in the key, or in what is left out of it with a reason.
	left := map[string]bool{"Layouts": true, "Themes": true, "Progress": true, "Again": true} // in the program; change nothing that is made
	options := map[string]Options{"Drafts": {Drafts: true}, "Scope": {Scope: Scope{Half: Books}}, "Date": {Date: "2026-01-01"}, "Commit": {Commit: "a"}, "Root": {Root: "/"}, "Today": {Today: "2026-01-01"},
		"History": {History: []site.Revision{{Date: "2026-01-01", Paths: []string{"content/plan.yaml"}}}}}
	for i := range reflect.TypeFor[Options]().NumField() {
		name := reflect.TypeFor[Options]().Field(i).Name
		if opt, ok := options[name]; ok {
			differs(name, key(opt, faulty))
		} else if !left[name] {
			t.Errorf("is the option %s in the key?", name)
		}
	}
}
