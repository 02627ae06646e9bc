package build

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/press/stress"
	"jilid/build/source"
	"jilid/layouts"
	"jilid/themes"
)

// TestIncrementalIsClean edits the sample at random and compares the remembered build with
// a clean one, books and all: the law that keeps the memos honest.
func TestIncrementalIsClean(t *testing.T) {
	tree, _ := sample()
	files := map[string][]byte{}
	for _, f := range tree.Files() {
		files[f.Path] = f.Data
	}
	editing(t, files, manyEdits(t, len(kindsOfEdits)/3, 1), 1)
}

// TestIncrementalBooks does so with random books, which are harder on a printer. Every kind of edit is made.
func TestIncrementalBooks(t *testing.T) {
	for _, seed := range []uint64{3, 11, 29} {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			editing(t, stress.Plan(seed), manyEdits(t, len(kindsOfEdits), 1), seed)
		})
	}
}

// manyEdits is how many edits are made, fewer where that takes long, or as JILID_EDITS says.
func manyEdits(t *testing.T, edits, few int) int {
	if n := os.Getenv("JILID_EDITS"); n != "" {
		edits, err := strconv.Atoi(n)
		if err != nil {
			t.Fatal("JILID_EDITS: ", err)
		}
		return edits
	}
	if testing.Short() || Raced {
		return few
	}
	return edits
}

// TestEditsOfABook is the law for a small book, and soon done.
func TestEditsOfABook(t *testing.T) {
	editing(t, thickBook(2), 6, 5)
}

// TestIncrementalDesk is the law for a desk that remembers a site, of which little is asked for between the
// edits: what was forgotten meanwhile is made again.
func TestIncrementalDesk(t *testing.T) {
	tree, _ := sample()
	e := &editor{Rand: rand.New(rand.NewPCG(7, 2)), files: map[string][]byte{}}
	for _, f := range tree.Files() {
		e.files[f.Path] = f.Data
	}
	opt := Options{Layouts: layouts.FS, Themes: themes.FS, Again: true, Scope: Scope{Half: Site}}
	b := New(opt)
	order := e.Perm(len(kindsOfEdits))
	for i := range manyEdits(t, len(kindsOfEdits), 2) {
		kind := &kindsOfEdits[order[i%len(order)]]
		e.past = append(e.past, maps.Clone(e.files))
		name := kind.edit(e, i)
		ended, end := context.WithCancel(t.Context())
		if i%5 == 0 { // by the next save
			end()
		}
		if d := b.Desk(ended, source.New(e.files), nil); ended.Err() == nil {
			d.Files.File("index.html")
			d.Inspect()
		}
		end()
		if i%3 != 0 {
			continue
		}
		got, want := b.again(source.New(e.files), true), New(opt).again(source.New(e.files), true)
		compareSets(t, want.Files, got.Files)
		if a, b := remarks(want), remarks(got); !slices.Equal(a, b) {
			t.Errorf("other diagnostics than of a clean desk:\n%s\nnot\n%s", strings.Join(b, "\n"), strings.Join(a, "\n"))
		}
		if t.Failed() {
			t.Fatalf("edit %d, %s: %s", i, kind.name, name)
		}
	}
}

// editing makes edits, first each kind of them once.
func editing(t *testing.T, files map[string][]byte, edits int, seed uint64) {
	e := &editor{Rand: rand.New(rand.NewPCG(seed, 2)), files: files}
	b := New(Options{Layouts: layouts.FS, Themes: themes.FS, Again: true})
	b.Build(context.Background(), source.New(files), nil)
	order := e.Perm(len(kindsOfEdits))
	for i := range edits {
		kind := &kindsOfEdits[order[i%len(order)]]
		e.past = append(e.past, maps.Clone(e.files))
		name := kind.edit(e, i)
		got := b.again(source.New(e.files), i%2 == 0)
		want := fresh().Build(context.Background(), source.New(e.files), nil)
		compareSets(t, want.Files, got.Files)
		if a, b := remarks(want), remarks(got); !slices.Equal(a, b) {
			t.Errorf("other diagnostics than of a clean build:\n%s\nnot\n%s", strings.Join(b, "\n"), strings.Join(a, "\n"))
		}
		if t.Failed() {
			t.Fatalf("edit %d, %s: %s", i, kind.name, name)
		}
	}
}

// again builds in one go, or makes everything that is on the desk, which is to be the same.
func (b *Builder) again(tree *source.Tree, desk bool) *Result {
	if !desk {
		return b.Build(context.Background(), tree, nil)
	}
	d := b.Desk(context.Background(), tree, nil)
	r := &Result{Files: d.Files, Pages: d.Pages, Diags: d.Inspect()}
	d.Composed = func(all []diag.Diagnostic) { r.Diags = all }
	for _, name := range d.Files.Paths() {
		d.Files.File(name)
	}
	return r
}

// remarks are the diagnostics of a build with all that is told of them.
func remarks(r *Result) []string {
	var out []string
	at := func(s source.Span) string {
		if s.File == nil {
			return "–"
		}
		p := s.Position()
		return fmt.Sprintf("%s:%d:%d", p.Path, p.Line, p.Column)
	}
	for _, d := range r.Diags {
		s := fmt.Sprintf("%s %v %s %s %s", at(d.Span), d.Severity, d.Code, d.Text.ID, d.Hint.ID)
		for _, r := range d.Related {
			s += " / " + at(r.Span) + " " + r.Text.ID
		}
		out = append(out, s)
	}
	return out
}

// editor edits a plan's files as its writers do.
type editor struct {
	*rand.Rand
	files map[string][]byte
	past  []map[string][]byte
}

var kindsOfEdits = []struct {
	name string
	edit func(e *editor, n int) string
}{
	{"a paragraph more", func(e *editor, n int) string {
		return e.change("", func(data []byte) []byte {
			return append(slices.Clone(data), fmt.Sprintf("\n\nTambahan %d tentang OPD, SPBE, dan BUMD.\n", n)...)
		})
	}},
	{"a word more", func(e *editor, n int) string {
		return e.change(".md", func(data []byte) []byte {
			spaces := regexp.MustCompile(`[a-z] [a-z]`).FindAllIndex(data, -1)
			if len(spaces) == 0 {
				return data
			}
			at := spaces[len(spaces)/2+e.IntN((len(spaces)+1)/2)][0] + 2
			return slices.Concat(data[:at], fmt.Appendf(nil, "kata%d ", n), data[at:])
		})
	}},
	{"a page more", func(e *editor, n int) string {
		return e.change(".md", func(data []byte) []byte {
			return append(slices.Clone(data), "\n\n"+strings.Repeat("Kalimat tambahan yang menggeser halaman berikutnya. ", 90)+"\n"...)
		})
	}},
	{"a heading more", func(e *editor, n int) string {
		return e.change(".md", func(data []byte) []byte {
			return append(slices.Clone(data), fmt.Sprintf("\n\n## Judul tambahan %d\n\nIsinya.\n", n)...)
		})
	}},
	{"a file less", func(e *editor, n int) string {
		name := e.any("")
		delete(e.files, name)
		return name
	}},
	{"another title", func(e *editor, n int) string {
		return e.change(".md", func(data []byte) []byte {
			return bytes.Replace(data, []byte("\ntitle: "), fmt.Appendf(nil, "\ntitle: Baru %d ", n), 1)
		})
	}},
	{"another dimension", func(e *editor, n int) string {
		return e.change(".md", func(data []byte) []byte {
			return regexp.MustCompile(`(?m)^dimension: .*$`).ReplaceAll(data, []byte("dimension: "+[]string{"living", "economy"}[n%2]))
		})
	}},
	{"other type", func(e *editor, n int) string {
		return e.write("themes/default/theme.yaml", fmt.Sprintf("type:\n  text: [%d.4, 14]\n", 9+n%2))
	}},
	{"other colours", func(e *editor, n int) string {
		return e.write("themes/default/theme.yaml", fmt.Sprintf("colors:\n  sea: {light: \"#0b5a%02d\", dark: \"#6cc3d8\", cmyk: [90, 45, %d, 25]}\n", 10+n%80, n%90))
	}},
	{"another drawing", func(e *editor, n int) string {
		return e.change(".svg", func(data []byte) []byte {
			return bytes.Replace(data, []byte("</svg>"), fmt.Appendf(nil, `<circle cx="50" cy="50" r="%d"/></svg>`, 5+n%40), 1)
		})
	}},
	{"other paper", func(e *editor, n int) string {
		e.plan(`(?m)^print:.*\n( .*\n)*`, "")
		return e.plan(`$`, "\nprint: {paper: %s, chapter_start: %s}\n", []string{"A4", "B5"}[n%2], []string{"right", "any"}[n/2%2])
	}},
	{"another title of the plan", func(e *editor, n int) string { return e.plan(`(?m)^title: .*$`, "title: Rencana %d", n) }},
	{"another year", func(e *editor, n int) string { return e.plan(`(?m)^date: .*$`, "date: 2020-01-%02d", 1+n%28) }},
	{"another figure in a sheet", func(e *editor, n int) string {
		return e.change(".csv", func(data []byte) []byte { return bytes.Replace(data, []byte("1"), []byte("2"), 1+n%3) })
	}},
	{"another program", func(e *editor, n int) string {
		return e.change("programs/", func(data []byte) []byte {
			return regexp.MustCompile(`(?m)^name: (.*)$`).ReplaceAll(data, []byte("name: $1 baru"))
		})
	}},
	{"another source", func(e *editor, n int) string {
		return e.change(".bib", func(data []byte) []byte {
			return bytes.Replace(data, []byte("title = {"), fmt.Appendf(nil, "title = {Baru %d ", n), 1+n%3)
		})
	}},
	{"another order", func(e *editor, n int) string {
		a, b := e.any(".md"), e.any(".md")
		x, y := path.Base(a), path.Base(b)
		if path.Dir(a) != path.Dir(b) || len(x) < 3 || len(y) < 3 || x[2] != '-' || y[2] != '-' {
			return "none"
		}
		one, two := e.files[a], e.files[b]
		delete(e.files, a)
		delete(e.files, b)
		e.files[path.Dir(a)+"/"+y[:2]+x[2:]], e.files[path.Dir(a)+"/"+x[:2]+y[2:]] = one, two
		return a + " and " + b
	}},
	{"another layout", func(e *editor, n int) string {
		return e.write("layouts/footer.html", fmt.Sprintf("<footer class=\"colophon\"><p>Kaki %d</p></footer>\n", n))
	}},
	{"another program more", func(e *editor, n int) string {
		return e.write(fmt.Sprintf("content/programs/baru-%02d.md", n%5), fmt.Sprintf("---\nid: BARU-%02d\nname: Program baru %d\ndimension: living\nstart: 2025\n---\n\nIsinya.\n", n%5, n))
	}},
	{"a translation", func(e *editor, n int) string {
		name := strings.TrimSuffix(strings.TrimSuffix(e.any(".md"), ".md"), ".en")
		return e.write(name+".en.md", fmt.Sprintf("---\ntitle: New %d\n---\n\n## Heading\n\nA text.\n", n))
	}},
	{"another folder of a book", func(e *editor, n int) string {
		from := strings.Split(e.any(".md"), "/")
		if len(from) < 3 || from[1] == "programs" {
			return "none"
		}
		old, to := "content/"+from[1]+"/", fmt.Sprintf("content/buku-%d/", 1+n%4)
		for name, data := range maps.Clone(e.files) {
			if rest, ok := strings.CutPrefix(name, old); ok && old != to {
				delete(e.files, name)
				e.files[to+rest] = data
			}
		}
		return old + " to " + to
	}},
	{"as it was before", func(e *editor, n int) string {
		e.files = maps.Clone(e.past[max(0, len(e.past)-3)])
		return "all"
	}},
}

// any is some file of the content whose name has what.
func (e *editor) any(what string) string {
	var names []string
	for name := range e.files {
		if strings.HasPrefix(name, "content/") && !strings.HasSuffix(name, ".go") && strings.Contains(name, what) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	if len(names) == 0 {
		return ""
	}
	return names[e.IntN(len(names))]
}

func (e *editor) change(what string, f func([]byte) []byte) string {
	name := e.any(what)
	if name != "" {
		e.files[name] = f(e.files[name])
	}
	return name
}

func (e *editor) write(name, data string) string {
	e.files[name] = []byte(data)
	return name
}

// plan replaces what a pattern finds in plan.yaml.
func (e *editor) plan(pattern, with string, args ...any) string {
	const name = "content/plan.yaml"
	if data, ok := e.files[name]; ok {
		e.files[name] = regexp.MustCompile(pattern).ReplaceAll(data, fmt.Appendf(nil, with, args...))
	}
	return name
}
