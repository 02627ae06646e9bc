package build_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"jilid/build"
	"jilid/build/diag"
	"jilid/build/source"
)

var (
	mutantsEach = flag.Int("mutants", 3, "how many mutants of each mutator TestMutants tries; a thousand is nearly all")
	someMutants = flag.String("mutants.only", "", "try only mutants whose mutator, class and mistake match this pattern, and with -v print what is said about each")
)

// TestMutants breaks the sample plan in many ways, one at a time. Every mistake
// is reported where it is – and little else is – or is listed as harmless with a
// reason. What is harmless must be so still.
func TestMutants(t *testing.T) {
	if build.Raced {
		t.Skip("what it looks for has nothing to do with races; .ci/run runs it without the race detector")
	}
	s := sampleSpecimen(t)
	mutators := slices.Concat(keyMutators, valueMutators, idMutators, textMutators, blockMutators, fileMutators)
	r := &sweep{t: t, shown: map[int]bool{}, tally: map[string]*tally{}}
	originals, translations := s.mutants(mutators, false), s.mutants(mutators, true)
	r.some(s, originals, *mutantsEach)
	r.some(s, translations, (*mutantsEach+2)/3)
	r.shows(s, slices.Concat(originals, translations), harmless)
	sheet := sheetSpecimen(t, s)
	r.some(sheet, sheet.mutants(sheetMutators, false), *mutantsEach)
	for _, name := range r.order {
		t.Logf("%-45s %3d mutants, %3d reported, %3d harmless", name, r.tally[name].mutants, r.tally[name].reported, r.tally[name].harmless)
	}
}

// sampleSpecimen is the sample plan in its own language, and a chapter with what it happens not to
// use. A translation repeats whatever is wrong with its original, in words that have cases of their own.
func sampleSpecimen(t *testing.T) *specimen {
	tree, _, err := source.Read("..")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range tree.Under("content") {
		switch path.Ext(f.Path) {
		case ".go":
		case ".md", ".yaml":
			files[f.Path] = f.Data
		case ".svg": // reading the drawings would be most of a check, and no mutator hurts what is in them
			files[f.Path] = []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><rect width="8" height="4"/></svg>`)
		default:
			files[f.Path] = f.Data
		}
	}
	extra, err := os.ReadFile("testdata/tautan.md")
	if err != nil {
		t.Fatal(err)
	}
	files["content/buku-1/lampiran/09-tautan.md"] = extra
	return newSpecimen(t, files)
}

// sweep tries mutants and counts them by mutator.
type sweep struct {
	t     *testing.T
	shown map[int]bool // of the entries of harmless: there is a mutant of which it is true
	tally map[string]*tally
	order []string
}

type tally struct{ mutants, reported, harmless int }

// some tries so many mutants of each mutator.
func (r *sweep) some(s *specimen, all []mutant, each int) {
	only := regexp.MustCompile(*someMutants)
	for _, m := range spread(all, each) {
		if only.MatchString(m.mutator + ", " + m.class + ", " + m.what()) {
			r.try(s, m)
		}
	}
}

// shows tries as many mutants as are needed to show that the entries of a list are true.
func (r *sweep) shows(s *specimen, all []mutant, list []harmlessMistake) {
	for i := range list {
		var some []mutant
		for _, m := range all {
			if *someMutants == "" && harmlessAs(m) == i {
				some = append(some, m)
			}
		}
		for _, m := range spread(some, 8) {
			if !r.shown[i] {
				r.try(s, m)
			}
		}
		if *someMutants == "" && !r.shown[i] {
			r.t.Errorf("%q of %q is not harmless, or there is no such mutant: %s", list[i].mutator, list[i].class, list[i].because)
		}
	}
}

func (r *sweep) try(s *specimen, m mutant) {
	n := r.tally[m.mutator]
	if n == nil {
		n = &tally{}
		r.tally[m.mutator], r.order = n, append(r.order, m.mutator)
	}
	n.mutants++
	tree, ds := s.check(m.files)
	switch mistake := m.verdict(tree, ds); {
	case mistake == "":
		n.reported++
	case len(ds) == 0 && harmlessAs(m) >= 0:
		n.harmless++
		r.shown[harmlessAs(m)] = true
	default:
		r.t.Errorf("%s, %s, %s: %s\n%s", m.mutator, m.class, m.what(), mistake, printed(ds, "en"))
	}
	if testing.Verbose() && *someMutants != "" {
		fmt.Printf("=== %s, %s, %s\n%s%s\n", m.mutator, m.class, m.what(), printed(ds, "id"), printed(ds, "en"))
	}
}

// mostAtOnce is how many diagnostics one mistake may cause that isn't felt elsewhere.
const mostAtOnce = 2

// verdict says what is wrong with what was said about a mutant; "" if it is right.
func (m mutant) verdict(tree *source.Tree, ds []diag.Diagnostic) string {
	if len(ds) == 0 {
		return "passes silently"
	}
	here, said := 0, m.want == ""
	for _, d := range ds {
		if m.allows(tree, d) {
			here++
			said = said || strings.Contains(d.Text.ID+d.Hint.ID, m.want) && strings.Contains(d.Text.EN+d.Hint.EN, m.want)
		}
	}
	switch {
	case here == 0:
		return "is reported elsewhere"
	case !said:
		return fmt.Sprintf("nothing says %q", m.want)
	case here < len(ds) && !m.spread:
		return "is reported elsewhere, too"
	case len(ds) > mostAtOnce && !m.spread:
		return fmt.Sprintf("makes %d diagnostics", len(ds))
	}
	return ""
}

// allows tells whether the mutant may be reported so.
func (m mutant) allows(tree *source.Tree, d diag.Diagnostic) bool {
	at := d.Span.Position()
	for name := range m.files {
		switch at.Path {
		case translationOf(name): // which isn't like its original any more, or has lost it
			return true
		case name: // a section that isn't like the original's
			if d.Code == diag.Mistranslated || d.Code == diag.OtherNumbers {
				return true
			}
		}
	}
	return slices.ContainsFunc(m.at, func(p place) bool {
		switch {
		case p.file != "" && p.file != at.Path:
			return false
		case p.holds != "":
			f := tree.File(at.Path)
			return f != nil && strings.Contains(f.Line(at.Line), p.holds)
		}
		return p.line == 0 || p.line == at.Line
	})
}

// translationOf is the path of a file's translation.
func translationOf(name string) string {
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + ".en" + ext
}

func printed(ds []diag.Diagnostic, lang string) string {
	var b bytes.Buffer
	diag.Print(&b, ds, diag.PrintOptions{Lang: lang})
	return b.String()
}
