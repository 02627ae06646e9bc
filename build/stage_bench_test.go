package build

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"jilid/build/corpus"
	"jilid/build/output"
	"jilid/build/plan/check"
	"jilid/build/plan/load"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/site"
	"jilid/build/source"
	"jilid/build/text/markdown"
	"jilid/build/theme"
	"jilid/layouts"
	"jilid/themes"
)

// sized is a plan of some chapters in memory.
func sized(chapters int) *source.Tree {
	files := map[string][]byte{}
	corpus.Write(corpus.Jilid, chapters, func(name string, data []byte) { files["content/"+name] = data })
	return source.New(files)
}

var sizes = []int{60, 1000, 10000}

// BenchmarkStage runs every stage of a site by itself, for a thousand chapters.
func BenchmarkStage(b *testing.B) {
	tree := sized(1000)
	p, _ := load.Plan(tree, markdown.Parse, load.Options{})
	m, _ := view.Expand(p)
	table, _ := refs.Resolve(m, tree)
	th, _ := theme.Load(themes.FS, tree, p.Theme)
	pages, _ := site.LoadLayouts(layouts.FS, tree)
	for _, s := range []struct {
		name string
		run  func()
	}{
		{"load", func() { load.Plan(tree, markdown.Parse, load.Options{}) }},
		{"expand", func() { view.Expand(p) }},
		{"resolve", func() { refs.Resolve(m, tree) }},
		{"check", func() { check.Run(m, table, "") }},
		{"render", func() { site.Render(m, table, th, tree, pages, site.Options{}, output.Nothing) }},
		{"renderAgain", func() { site.Render(m, table, th, tree, pages, site.Options{}, output.Nothing) }}, // with its code coloured
	} {
		b.Run(s.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s.run()
			}
		})
	}
}

// BenchmarkSite makes whole sites as `jilid build --only site` does, from files to files.
func BenchmarkSite(b *testing.B) {
	for _, chapters := range sizes {
		b.Run(fmt.Sprint(chapters), func(b *testing.B) {
			tree := sized(chapters)
			dir := b.TempDir()
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				s := output.NewStage(filepath.Join(dir, fmt.Sprint(i)))
				r := New(Options{Layouts: layouts.FS, Themes: themes.FS, Scope: Scope{Half: Site}}).BuildInto(context.Background(), tree, nil, s)
				if _, err := s.Commit(r.Others); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkSiteAgain makes the pages again with everything remembered, as `jilid serve` does after an edit.
func BenchmarkSiteAgain(b *testing.B) {
	for _, chapters := range sizes[:2] {
		b.Run(fmt.Sprint(chapters), func(b *testing.B) {
			tree := sized(chapters)
			builder := New(Options{Layouts: layouts.FS, Themes: themes.FS, Again: true, Scope: Scope{Half: Site}})
			builder.Build(context.Background(), tree, nil)
			b.ReportAllocs()
			for b.Loop() {
				builder.Build(context.Background(), tree, nil)
			}
		})
	}
}
