package build

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"jilid/build/corpus"
	"jilid/build/source"
	"jilid/layouts"
	"jilid/themes"
)

// looked is the page that is looked at while its chapter is written, and that chapter.
const lookedAt, edited = "buku-010/bab-005.html", "content/buku-010/bab-005.md"

// BenchmarkDesk is what `jilid serve` does of a plan of a thousand chapters, from the files on disk to the
// page that is looked at: first, when it begins, and then after each save.
func BenchmarkDesk(b *testing.B) {
	const chapters = 1000
	dir := b.TempDir()
	corpus.Write(corpus.Jilid, chapters, func(name string, data []byte) {
		name = filepath.Join(dir, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o666); err != nil {
			b.Fatal(err)
		}
	})
	look := func(b *testing.B, builder *Builder, reader *source.Reader) {
		tree, problems, err := reader.Read(dir)
		if err != nil {
			b.Fatal(err)
		}
		if _, ok := builder.Desk(context.Background(), tree, problems).Files.File(lookedAt); !ok {
			b.Fatal("no page")
		}
	}
	fresh := func() *Builder {
		return New(Options{Layouts: layouts.FS, Themes: themes.FS, Drafts: true, Again: true, Root: "/"})
	}
	b.Run("first", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			look(b, fresh(), new(source.Reader))
		}
	})
	b.Run("edit", func(b *testing.B) {
		builder, reader := fresh(), new(source.Reader)
		look(b, builder, reader)
		text, err := os.ReadFile(filepath.Join(dir, edited))
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for n := 0; b.Loop(); n++ {
			if err := os.WriteFile(filepath.Join(dir, edited), fmt.Appendf(text[:len(text):len(text)], "\n\nSatu kalimat lagi %d.\n", n), 0o666); err != nil {
				b.Fatal(err)
			}
			look(b, builder, reader)
		}
	})
}
