package main

import (
	"context"
	"errors"
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

// newBuilder makes a builder with the options that its caller leaves to it.
func newBuilder(opt build.Options, p *progress) *build.Builder {
	opt.Layouts, opt.Themes, opt.Today = layouts.FS, themes.FS, time.Now().Format(time.DateOnly)
	if p != nil {
		opt.Progress = p.at
	}
	return build.New(opt)
}

// errStopped says that the user stopped the work, which was left as it was.
var errStopped = errors.New("stopped")

// work is what a command does with a plan: Build or Check of a Builder.
type work func(*build.Builder, context.Context, *source.Tree, []source.Problem) *build.Result

// compile reads the plan's folder and builds or checks it. What it returns is complete.
func compile(ctx context.Context, ui *ui, dir string, drafts bool, do work) (*build.Result, error) {
	if err := findPlan(dir); err != nil {
		return nil, err
	}
	p := ui.startProgress()
	defer p.end()
	p.at(diag.T("membaca berkas", "reading files"))
	tree, problems, err := source.Read(dir)
	if err != nil {
		return nil, err
	}
	r := do(newBuilder(build.Options{Drafts: drafts}, p), ctx, tree, problems)
	if ctx.Err() != nil {
		return nil, errStopped
	}
	return r, nil
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
			target := out
			if !cmd.Flags().Changed("output") {
				target = filepath.Join(g.source, out)
			}
			if err := checkOutput(target, g.source); err != nil {
				return err
			}
			r, err := compile(cmd.Context(), ui, g.source, drafts, (*build.Builder).Build)
			if err != nil {
				return err
			}
			ui.diagnostics(ui.err, r.Diags, g.source, hints)
			if err := ui.verdict(r, strict); err != nil {
				return err
			}
			w, err := output.Write(target, r.Files)
			if err != nil {
				return err
			}
			ui.summary(r, w, target, time.Since(start))
			return nil
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "public", t("`FOLDER` keluaran; tanpa pilihan ini, public/ di folder rencana", "output `FOLDER`; without this, public/ in the plan's folder"))
	cmd.Flags().Lookup("output").DefValue = "" // the text says it better
	cmd.Flags().BoolVar(&drafts, "drafts", false, t("sertakan bab yang masih draf", "include chapters that are drafts"))
	cmd.Flags().BoolVar(&strict, "strict", false, strictHelp(ui.lang))
	cmd.Flags().BoolVar(&hints, "hints", false, t("tampilkan juga saran tata huruf, misalnya baris yang renggang", "print typographical hints, too, such as loose lines"))
	return cmd
}

// checkOutput refuses an output folder that would be in the way of the input.
func checkOutput(target, root string) error {
	if target == "" {
		return &usageError{diag.T("-o memerlukan nama folder", "-o needs the name of a folder"), diag.T("contoh: `jilid build -o public`", "for example: `jilid build -o public`")}
	}
	var wrong *output.PlaceError
	if err := output.Place(target, root, source.Folders); errors.As(err, &wrong) {
		return &usageError{diag.T("folder keluaran %q bertumpang tindih dengan masukan %q", "the output folder %q overlaps with the input %q", wrong.Dir, wrong.Input),
			diag.T("tulis ke folder tersendiri, misalnya `-o public`", "write to a folder of its own, such as `-o public`")}
	}
	return nil
}

// summary says what a build made, in a few lines.
func (u *ui) summary(r *build.Result, w output.Written, dir string, took time.Duration) {
	l := lang.Of(u.lang)
	fmt.Fprintln(u.out, u.text("%s: %s halaman situs, %d berkas (%d baru, %d berubah, %d dihapus)", "%s: %s pages of the site, %d files (%d new, %d changed, %d removed)",
		dir, lang.Int(int64(r.Pages), l), r.Files.Len(), w.New, w.Changed, w.Removed))
	for _, b := range r.Books {
		fmt.Fprintln(u.out, u.text("  %s  %s hlm.  %s", "  %s  %s pp.  %s", b.File, lang.Int(int64(b.Pages), l), b.Title))
	}
	english := fmt.Sprintf("%s, %s", plural(r.Warnings(), "warning"), plural(r.Hints(), "typographical hint"))
	fmt.Fprintln(u.out, u.text("selesai dalam %[1]s detik, %[2]d peringatan, %[3]d saran tata huruf", "done in %[1]s seconds, %[4]s",
		lang.Fixed(took.Milliseconds()/10, 2, l), r.Warnings(), r.Hints(), english))
}

// plural counts in English.
func plural(n int, word string) string {
	if n != 1 {
		word += "s"
	}
	return fmt.Sprintf("%d %s", n, word)
}
