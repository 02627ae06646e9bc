package view

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"jilid/build/plan/load"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/markdown"
)

// TestHash: a change of one program changes the hash of every chapter that
// shows it, and of no other.
func TestHash(t *testing.T) {
	p, tree := samplePlan(t)
	before, _ := Expand(p)
	files := map[string][]byte{}
	for _, f := range tree.Files() {
		files[f.Path] = f.Data
		if f.Path == p.Program("ENV-06").File.Path {
			files[f.Path] = []byte(`---
id: ENV-06
name: Nama Lain Sama Sekali
dimension: environment
part: energy
agency: dpupr
start: 2022
end: 2024
budget: [{year: 2022, amount: 1 juta}]
---
`)
		}
	}
	q, _ := load.Plan(source.New(files), markdown.Parse, load.Options{})
	after, _ := Expand(q)
	changed, same := 0, 0
	for i, b := range before.Books {
		for k, text := range b.Texts {
			now := after.Books[i].Texts[k].Doc
			shows := doc.Dump(text.Doc) != doc.Dump(now)
			if shows && text.Doc.Hash == now.Hash {
				t.Errorf("%s shows something else under the same hash", text.File.Path)
			}
			if !shows && text.Doc == text.Chapter.Doc && text.Doc.Hash != now.Hash {
				t.Errorf("%s has another hash without a reason", text.File.Path)
			}
			if shows {
				changed++
			} else {
				same++
			}
		}
	}
	if changed < 3 || same < 10 {
		t.Errorf("%d chapters changed, %d did not", changed, same)
	}
}

func sameUnlisted(a, b Unlisted) bool {
	return a.Short == b.Short && a.Long == b.Long && a.Span.Position() == b.Span.Position()
}

// TestRemember: after any edits, what was remembered is what a first expansion
// gives, word for word and complaint for complaint.
func TestRemember(t *testing.T) {
	_, tree := samplePlan(t)
	files := map[string][]byte{}
	var names []string
	for _, f := range tree.Under("content") {
		files[f.Path] = f.Data
		if strings.HasSuffix(f.Path, ".md") || strings.HasSuffix(f.Path, ".csv") || strings.HasSuffix(f.Path, ".yaml") {
			names = append(names, f.Path)
		}
	}
	known := map[Key]Expanded{}
	hits, calls := 0, 0
	remember := func(k Key, f func() Expanded) Expanded {
		calls++
		if _, ok := known[k]; ok {
			hits++
		} else {
			known[k] = f()
		}
		return known[k]
	}
	r := rand.New(rand.NewPCG(3, 4))
	short := []string{"OPD", "SPBE", "APBD-nya", "Organisasi Perangkat Daerah (OPD)", "BUMD", "Badan Usaha Milik Daerah (BUMD)"}
	for range 24 {
		name := names[r.IntN(len(names))]
		if r.IntN(6) == 0 {
			name = "content/plan.yaml"
		}
		data := string(files[name])
		lines := strings.Split(data, "\n")
		at := r.IntN(len(lines))
		switch r.IntN(5) {
		case 0:
			lines[at] += "1"
		case 1:
			lines = append(lines[:at], lines[at+1:]...)
		case 2:
			lines[at] += " " + short[r.IntN(len(short))]
		case 3:
			at = strings.Count(data[:strings.Index(data, "OPD")+1], "\n")
			lines[at] = strings.Replace(lines[at], "OPD", "UPT", 1)
		default:
			lines[at] = strings.Replace(lines[at], "0", "5", 1)
		}
		files[name] = []byte(strings.Join(lines, "\n"))
		p, _ := load.Plan(source.New(files), markdown.Parse, load.Options{})
		got, gotDiags := ExpandWith(p, remember)
		want, wantDiags := Expand(p)
		for i, b := range want.Books {
			for k, text := range b.Texts {
				now := got.Books[i].Texts[k]
				if doc.Dump(now.Doc) != doc.Dump(text.Doc) || now.Doc.Hash != text.Doc.Hash || !slices.EqualFunc(now.Unlisted, text.Unlisted, sameUnlisted) {
					t.Fatalf("after an edit of %s, %s is remembered wrongly", name, text.File.Path)
				}
			}
		}
		if len(gotDiags) != len(wantDiags) {
			t.Fatalf("after an edit of %s: %d complaints, %d at first sight", name, len(gotDiags), len(wantDiags))
		}
		for i, d := range wantDiags {
			if g := gotDiags[i]; fmt.Sprint(g.Code, g.Text, g.Hint, g.Span.Position()) != fmt.Sprint(d.Code, d.Text, d.Hint, d.Span.Position()) {
				t.Fatalf("after an edit of %s: %+v, at first sight %+v", name, g, d)
			}
		}
	}
	if hits < calls/4 {
		t.Errorf("%d of %d expansions were remembered", hits, calls)
	}
}
