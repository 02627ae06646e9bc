package press

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/load"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/press/book"
	"jilid/build/press/draw"
	"jilid/build/press/judge"
	"jilid/build/press/presstest"
	"jilid/build/press/proof"
	"jilid/build/press/stress"
	"jilid/build/source"
	"jilid/build/text/markdown"
	"jilid/build/theme"
	"jilid/themes"
)

// TestStress prints random plans and reads the proofs. A few in every run; with
// JILID_STRESS=200 as many, with JILID_STRESS=17-17 that one. The books stay in
// the folder JILID_BOOKS, if it is set.
func TestStress(t *testing.T) {
	first, last := uint64(1), uint64(4)
	if s := os.Getenv("JILID_STRESS"); s != "" {
		if n, _ := fmt.Sscanf(s, "%d-%d", &first, &last); n < 2 {
			first, last = 1, first
		}
	} else if testing.Short() {
		t.Skip("random plans take seconds")
	}
	for seed := first; seed <= last; seed++ {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			stressed(t, seed)
		})
	}
}

func stressed(t *testing.T, seed uint64) {
	tree := source.New(stress.Plan(seed))
	p, ds := load.Plan(tree, markdown.Parse, load.Options{})
	m, more := view.Expand(p)
	table, most := refs.Resolve(m, tree)
	th, themed := theme.Load(themes.FS, tree, p.Theme)
	for _, list := range [][]diag.Diagnostic{ds, more, most, themed} {
		for _, d := range list {
			if d.Severity == diag.Error {
				t.Errorf("the plan itself is wrong: %v %s", d.Span.Position(), d.Text.EN)
			}
		}
	}
	look, ds, _ := book.NewLook(th, p, book.Edition{})
	volumes, more := book.Compose(m, table, look)
	remarks := map[string]int{}
	for _, d := range append(ds, more...) {
		remarks[string(d.Code)]++
		if d.Code == diag.PressLimit {
			t.Errorf("%v %s", d.Span.Position(), d.Text.EN)
		}
	}
	edition := []plan.Edition{plan.Press, plan.Draft}[seed%2]
	files, more := Compose(m, table, th, Options{Edition: edition, Date: "2026-01-31"})
	for _, d := range more {
		if d.Code == diag.PressLimit {
			t.Errorf("%s: %v %s", edition, d.Span.Position(), d.Text.EN)
		}
	}
	for _, file := range files {
		read, err := judge.Read(file.Data)
		if err != nil {
			t.Fatal(err)
		}
		norms := judge.Archive
		if edition == plan.Press {
			norms = []judge.Norm{judge.X4, judge.Syntax, judge.Ours}
		}
		for _, found := range read.Judge(norms...) {
			t.Errorf("%s: %s", file.Path, found)
		}
	}
	proofs := proof.New(m, table, volumes)
	f := proofs.Pages()
	for i := range volumes {
		d := Document(&volumes[i], m, Options{})
		for _, found := range draw.Check(d) {
			t.Errorf("%s: %s", proofs.Books[i].Path, found)
		}
		var file bytes.Buffer
		if err := draw.Write(&file, d); err != nil {
			t.Fatal(err)
		}
		if dir := os.Getenv("JILID_BOOKS"); dir != "" {
			name := filepath.Join(dir, fmt.Sprintf("%03d-%s", seed, proofs.Books[i].Path))
			if err := os.WriteFile(name, file.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		read, err := judge.Read(file.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range read.Judge(judge.Archive...) {
			t.Errorf("%s: %s", proofs.Books[i].Path, found)
		}
		proofs.Books[i].File = read
		proofs.Books[i].Words = presstest.PlacedWords(t, file.Bytes())
		if out := presstest.Run(t, file.Bytes(), "qpdf", "--check"); !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Errorf("%s: qpdf says %s", proofs.Books[i].Path, out)
		}
	}
	f.Add(proofs.Prints())
	for n, wrong := range f.Wrong {
		if n == 30 {
			t.Errorf("and %d more", len(f.Wrong)-n)
			break
		}
		t.Error(wrong)
	}
	t.Log(f.Seen, remarks)
}
