package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"jilid/build"
	"jilid/build/diag"
	"jilid/build/output"
	"jilid/build/source"
	"jilid/build/text/lang"
	"jilid/layouts"
	"jilid/themes"
)

func newBuilder(drafts bool, p *progress) *build.Builder {
	opt := build.Options{Layouts: layouts.FS, Themes: themes.FS, Drafts: drafts}
	if p != nil {
		opt.Progress = p.at
	}
	return build.New(opt)
}

// compile reads the plan's folder and builds it.
func compile(ctx context.Context, ui *ui, dir string, drafts, checkOnly bool) (*build.Result, error) {
	p := ui.startProgress()
	defer p.end()
	p.at(diag.T("membaca berkas", "reading files"))
	tree, problems, err := source.Read(dir)
	if err != nil {
		return nil, err
	}
	b := newBuilder(drafts, p)
	if checkOnly {
		return b.Check(ctx, tree, problems), nil
	}
	return b.Build(ctx, tree, problems), nil
}

func buildCommand(ui *ui, g *global) *cobra.Command {
	var out string
	var drafts, hints, strict bool
	t := func(id, en string) string { return diag.Text{ID: id, EN: en}.In(ui.lang) }
	cmd := &cobra.Command{
		Use:   "build",
		Short: t("menyusun situs dan PDF buku", "builds the site and the books' PDFs"),
		Long: t(`build memeriksa seluruh rencana, lalu menulis situs dan PDF setiap buku ke
folder keluaran. Bila rencana mengandung galat, tidak ada yang ditulis: hasil
baik yang terakhir tetap utuh. Dengan --strict, peringatan pun menahannya.`,
			`build checks the whole plan, then writes the site and the PDF of every book
to the output folder. If the plan has errors nothing is written: the last good
result stays whole. With --strict, warnings stop it, too.`),
		Example: "  jilid build\n  jilid build -s masterplan -o public\n  jilid build --drafts\n  jilid build --strict",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			start := time.Now()
			r, err := compile(cmd.Context(), ui, g.source, drafts, false)
			if err != nil {
				return err
			}
			ui.diagnostics(ui.err, r.Diags, g.source, hints)
			if err := ui.verdict(r, strict); err != nil {
				return err
			}
			target := out
			if !cmd.Flags().Changed("output") {
				target = filepath.Join(g.source, out)
			}
			w, err := output.Write(target, r.Files)
			if err != nil {
				return err
			}
			ui.summary(r, w, target, time.Since(start))
			return nil
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "public", t("folder keluaran; baku: public/ di folder rencana", "output folder; default: public/ in the plan's folder"))
	cmd.Flags().BoolVar(&drafts, "drafts", false, t("sertakan bab yang masih draf", "include chapters that are drafts"))
	cmd.Flags().BoolVar(&strict, "strict", false, strictHelp(ui.lang))
	cmd.Flags().BoolVar(&hints, "hints", false, t("tampilkan juga saran tata huruf, misalnya baris yang renggang", "print typographical hints, too, such as loose lines"))
	return cmd
}

// summary says what a build made, in a few lines.
func (u *ui) summary(r *build.Result, w output.Written, dir string, took time.Duration) {
	l := lang.Of(u.lang)
	fmt.Fprintln(u.out, u.text("%s: %s halaman situs, %d berkas (%d baru, %d berubah, %d dihapus)", "%s: %s pages of the site, %d files (%d new, %d changed, %d removed)",
		dir, lang.Int(int64(r.Pages), l), r.Files.Len(), w.New, w.Changed, w.Removed))
	for _, b := range r.Books {
		fmt.Fprintln(u.out, u.text("  %s  %s hlm.  %s", "  %s  %s pp.  %s", b.File, lang.Int(int64(b.Pages), l), b.Title))
	}
	fmt.Fprintln(u.out, u.text("selesai dalam %s detik, %d peringatan, %d saran tata huruf", "done in %s seconds, %d warnings, %d typographical hints",
		lang.Fixed(took.Milliseconds()/10, 2, l), r.Warnings(), r.Hints()))
}
