package build_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"jilid/build"
	"jilid/build/diag"
	"jilid/build/source"
)

// usualEach is how many mutants of each mutator an ordinary run tries.
const usualEach = 4

var (
	mutantsEach = flag.Int("mutants", usualEach, "how many mutants of each mutator TestMutants tries; a thousand is nearly all")
	someMutants = flag.String("mutants.only", "", "try only mutants whose mutator, class and mistake match this pattern; with -v what is said about each is printed")
)

// TestMutants breaks the sample plan in many ways, one at a time. Every mistake
// is reported where it is, but for the sorts in testdata/mutants-open.txt.
func TestMutants(t *testing.T) {
	if build.Raced {
		t.Skip("what it looks for has nothing to do with races; .ci/run runs it without the race detector")
	}
	tree, _, err := source.Read("..")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range tree.Under("content") {
		if !strings.HasSuffix(f.Path, ".go") {
			files[f.Path] = f.Data
		}
	}
	extra, err := os.ReadFile("testdata/tautan.md")
	if err != nil {
		t.Fatal(err)
	}
	files["content/buku-1/lampiran/09-tautan.md"] = extra
	s := newSpecimen(files)
	if _, ds := s.check(nil); len(ds) > 0 {
		t.Fatalf("the plan itself has mistakes:\n%s", printed(ds))
	}
	chosen := spread(s.mutants(slices.Concat(keyMutators, valueMutators, idMutators, textMutators, blockMutators, fileMutators)), *mutantsEach)
	open, met := openMutants(t), map[string]bool{}
	tally := map[string]*[4]int{}
	var order []string
	only := regexp.MustCompile(*someMutants)
	for _, m := range chosen {
		if !only.MatchString(m.mutator + ", " + m.class + ", " + m.what()) {
			continue
		}
		if tally[m.mutator] == nil {
			tally[m.mutator] = new([4]int)
			order = append(order, m.mutator)
		}
		n := tally[m.mutator]
		n[0]++
		tree, ds := s.check(m.files)
		mistake := m.verdict(tree, ds)
		switch {
		case mistake == "":
			n[1]++
		case open[m.mutator+" | "+m.class]:
			n[2]++
			met[m.mutator+" | "+m.class] = true
		default:
			n[3]++
			t.Errorf("%s, %s, %s: %s\n%s", m.mutator, m.class, m.what(), mistake, printed(ds))
		}
		if testing.Verbose() && *someMutants != "" {
			fmt.Printf("=== %s, %s, %s\n%s\n", m.mutator, m.class, m.what(), printed(ds))
		}
	}
	for _, name := range order {
		t.Logf("%-40s %v", name, *tally[name])
	}
	for sort := range open {
		if !met[sort] && *someMutants == "" && *mutantsEach == usualEach {
			t.Errorf("all mutants %q are reported now: take the line out of testdata/mutants-open.txt", sort)
		}
	}
}

// openMutants are the sorts of mutants, by mutator and place, of which not every
// one is reported well: some are harmless, the others are work to do. A sort
// that isn't in the list must be reported, and one that is reported leaves it.
func openMutants(t *testing.T) map[string]bool {
	data, err := os.ReadFile("testdata/mutants-open.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out[line] = true
		}
	}
	return out
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

func (m mutant) allows(tree *source.Tree, d diag.Diagnostic) bool {
	at := d.Span.Position()
	for _, p := range m.at {
		switch {
		case p.holds != "":
			if f := tree.File(at.Path); f != nil && (p.file == "" || p.file == at.Path) && strings.Contains(f.Line(at.Line), p.holds) {
				return true
			}
		case p.file == at.Path && p.line == 0 && p.cell == "":
			return true
		case p.file == at.Path && p.line == at.Line && p.cell == at.Cell:
			return true
		}
	}
	return false
}

func printed(ds []diag.Diagnostic) string {
	var b bytes.Buffer
	diag.Print(&b, ds, diag.PrintOptions{Lang: "en"})
	return b.String()
}
