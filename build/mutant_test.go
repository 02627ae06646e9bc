package build_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"jilid/build"
	"jilid/build/diag"
	"jilid/build/plan/load"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/layouts"
	"jilid/themes"
)

// mutant is a plan with one mistake in it.
type mutant struct {
	mutator string                   // what kind of mistake
	class   string                   // what it was made in: "program.start", "link", "bib"
	what    func() string            // the mistake itself: "content/plan.yaml:12: `books` → `boosk`"
	files   map[string]func() []byte // the files that are other than in the plan; nil: gone
	at      []place                  // where it may be reported
	want    string                   // what a message there must say: the right key, the right id; may be ""
	spread  bool                     // felt at many places, each of which is rightly reported
}

// place is a line of a file, or all lines that hold a word: where something
// that is gone now was spoken of. Without a file it is any file's.
type place struct {
	file  string
	line  int    // 0 for any
	holds string // instead of a line
}

// mutator makes one kind of mistake wherever a file has a place for it. It is a
// pure function; most files are no concern of most mutators.
type mutator struct {
	name string
	make func(s *specimen, f *source.File) []mutant
}

// change is a file with [start,end) replaced. It may be reported on the lines
// that this leaves.
func change(f *source.File, class string, start, end int, text string) mutant {
	data := func() []byte { return slices.Concat(f.Data[:start], []byte(text), f.Data[end:]) }
	first := f.Span(start, start).Position().Line
	m := mutant{class: class, files: map[string]func() []byte{f.Path: data},
		what: func() string {
			return fmt.Sprintf("%s:%d: `%s` → `%s`", f.Path, first, clip(string(f.Data[start:end])), clip(text))
		}}
	for line := first; line <= first+strings.Count(text, "\n"); line++ {
		m.at = append(m.at, place{file: f.Path, line: line})
	}
	return m
}

// or adds a place.
func (m mutant) or(file string, line int) mutant {
	m.at = append(m.at[:len(m.at):len(m.at)], place{file: file, line: line})
	return m
}

// orAfter adds the lines next to where the mistake is.
func (m mutant) orNext(lines int) mutant {
	last := m.at[len(m.at)-1]
	for i := range lines {
		m = m.or(last.file, last.line+i+1)
	}
	return m
}

// orAny adds every line that holds a word.
func (m mutant) orAny(holds string) mutant {
	m.at = append(m.at[:len(m.at):len(m.at)], place{holds: holds})
	m.spread = true
	return m
}

// says demands that the right word is suggested.
func (m mutant) says(word string) mutant {
	m.want = word
	return m
}

// said is a what that is known already.
func said(format string, args ...any) func() string {
	return func() string { return fmt.Sprintf(format, args...) }
}

func clip(s string) string {
	s = strings.ReplaceAll(s, "\n", "⏎")
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// specimen is a plan without mistakes, to be mutated.
type specimen struct {
	tree    *source.Tree
	files   map[string][]byte
	builder *build.Builder
	records schema.Records     // with the plan's own fields
	known   map[string][]entry // of files met before
	lines   map[string][]line  // likewise
}

// today is a day on which the sample plan is up to date.
const today = "2022-01-15"

func newSpecimen(t *testing.T, files map[string][]byte) *specimen {
	t.Helper()
	s := &specimen{tree: source.New(files), files: files, builder: build.New(build.Options{Layouts: layouts.FS, Themes: themes.FS, Today: today}), known: map[string][]entry{}, lines: map[string][]line{}}
	s.records, _ = load.Records(s.tree)
	if _, ds := s.check(nil); len(ds) > 0 {
		t.Fatalf("the plan itself has mistakes:\n%s", printed(ds, "en"))
	}
	return s
}

// check is what is said about the specimen with some files changed.
func (s *specimen) check(changed map[string]func() []byte) (*source.Tree, []diag.Diagnostic) {
	files := make(map[string][]byte, len(s.files))
	for name, data := range s.files {
		files[name] = data
	}
	for name, data := range changed {
		if data == nil {
			delete(files, name)
		} else {
			files[name] = data()
		}
	}
	tree := source.New(files)
	var out []diag.Diagnostic
	for _, d := range s.builder.Check(context.Background(), tree, nil).Diags {
		if d.Severity != diag.Hint {
			out = append(out, d)
		}
	}
	return tree, out
}

// mutants are all that the mutators make of the specimen, or of the translations in it, in order of mutator and file.
func (s *specimen) mutants(mutators []mutator, translations bool) []mutant {
	var out []mutant
	for _, m := range mutators {
		for _, f := range s.tree.Files() {
			if strings.Contains(f.Base(), ".en.") != translations {
				continue
			}
			for _, x := range m.make(s, f) {
				x.mutator = m.name
				if translations {
					x.class = "translated " + x.class
				}
				out = append(out, x)
			}
		}
	}
	return out
}

// spread takes some mutants of each mutator, from different classes as long as
// there are any, that lie evenly among all.
func spread(all []mutant, most int) []mutant {
	var out []mutant
	for len(all) > 0 {
		n := slices.IndexFunc(all, func(m mutant) bool { return m.mutator != all[0].mutator })
		if n < 0 {
			n = len(all)
		}
		out = append(out, evenly(byTurns(all[:n]), most)...)
		all = all[n:]
	}
	return out
}

// byTurns puts mutants in such an order that all classes come in turn.
func byTurns(list []mutant) []mutant {
	turn := map[string]int{} // of a class, how many there were
	turns := make([]int, len(list))
	for i, m := range list {
		turns[i] = turn[m.class]
		turn[m.class]++
	}
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return turns[a] - turns[b] })
	out := make([]mutant, len(list))
	for i, k := range order {
		out[i] = list[k]
	}
	return out
}

// evenly takes most of a list, at the same distance from each other. If there is
// more than one class in it, they are sought among the first of each.
func evenly(list []mutant, most int) []mutant {
	classes := map[string]bool{}
	for _, m := range list {
		classes[m.class] = true
	}
	if most <= len(classes) {
		list = list[:len(classes)]
	}
	n := min(most, len(list))
	out := make([]mutant, n)
	for i := range n {
		out[i] = list[(2*i+1)*len(list)/(2*n)]
	}
	return out
}
