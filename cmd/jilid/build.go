package main

import (
	"context"
	"errors"
	"fmt"
	"os"
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

// newBuilder makes a builder for the plan in a folder with the options that its caller leaves to it.
func newBuilder(dir string, opt build.Options) *build.Builder {
	opt.Layouts, opt.Themes, opt.Today = layouts.FS, themes.FS, time.Now().Format(time.DateOnly)
	opt.Date, opt.Commit = stamp(dir, os.Getenv)
	opt.History = history(dir)
	return build.New(opt)
}

// errStopped says that the user stopped the work, which was left as it was.
var errStopped = errors.New("stopped")

// work is what a command does with a plan: BuildInto or Check of a Builder.
type work func(*build.Builder, context.Context, *source.Tree, []source.Problem) *build.Result

// compile reads the plan's folder and builds or checks it. What it returns is complete.
func compile(ctx context.Context, ui *ui, dir string, opt build.Options, m *measure, do work) (*build.Result, error) {
	if err := findPlan(dir); err != nil {
		return nil, err
	}
	p := ui.startProgress()
	defer p.end()
	opt.Progress = func(stage diag.Text) {
		p.at(stage)
		m.begin(stage)
	}
	opt.Progress(diag.T("membaca berkas", "reading files"))
	tree, problems, err := source.Read(dir)
	if err != nil {
		return nil, err
	}
	pace(tree, opt.Scope.Half == build.Site)
	r := do(newBuilder(dir, opt), ctx, tree, problems)
	if ctx.Err() != nil {
		return nil, errStopped
	}
	return r, nil
}

func buildCommand(ui *ui, g *global) *cobra.Command {
	var out string
	var drafts, hints, strict, force bool
	var editions []string
	var only string
	var m measure
	t := func(id, en string) string { return diag.Text{ID: id, EN: en}.In(ui.lang) }
	cmd := &cobra.Command{
		Use:   "build",
		Short: t("menyusun situs dan PDF buku", "builds the site and the books' PDFs"),
		Long: t(`build memeriksa seluruh rencana, lalu menulis situs dan PDF setiap buku ke
folder keluaran. Bila rencana mengandung galat, tidak ada yang ditulis: hasil
baik yang terakhir tetap utuh. Dengan --strict, peringatan pun menahannya.
Berkas diganti menurut urutan yang tidak memutus tautan, di mana pun penyusunan
terhenti; berkas yang bukan buatan jilid dibiarkan.

Edisi buku dipilih di plan.yaml atau dengan --edition: layar (untuk dibaca dan
disimpan), cetak (untuk percetakan), draf (untuk dikoreksi). Berkas lain dari
rencana ini, yang tidak diminta, dibiarkan di tempatnya.`,
			`build checks the whole plan, then writes the site and the PDF of every book
to the output folder. If the plan has errors nothing is written: the last good
result stays whole. With --strict, warnings stop it, too. Files come into place
in an order in which no link leads nowhere, wherever it is stopped; files that
jilid didn't make are left alone.

Editions of the books are chosen in plan.yaml or with --edition: screen (to be
read and kept), press (for the printing press), draft (to be corrected). Other
files of this plan, which weren't asked for, are left in place.`),
		Example: "  jilid build\n  jilid build -s masterplan -o public\n  jilid build --drafts\n  jilid build --strict\n  jilid build --edition press,draft --only books",
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
			scope, err := scopeOf(editions, only)
			if err != nil {
				return err
			}
			return m.run(ui, func() error {
				stage := output.NewStage(target)
				defer stage.Discard()
				stage.Force = force
				stage.Waiting = func() {
					ui.note(diag.T("jilid lain sedang menulis ke folder %q; ditunggu", "another jilid is writing to the folder %q; waiting for it", target))
				}
				var key []byte
				var stands int // files of the last build, if it needn't be done again
				r, err := compile(cmd.Context(), ui, g.source, build.Options{Drafts: drafts, Scope: scope}, &m, func(b *build.Builder, ctx context.Context, tree *source.Tree, problems []source.Problem) *build.Result {
					if key = keyOf(b, tree, problems); !force {
						var r *build.Result
						if r, stands = recall(target, key, tree); r != nil {
							return r
						}
					}
					return b.BuildInto(ctx, tree, problems, stage)
				})
				if err != nil {
					return err
				}
				m.begin(diag.T("menampilkan pesan", "printing messages"))
				ui.diagnostics(ui.err, r.Diags, g.source, hints)
				if err := ui.verdict(r, strict); err != nil {
					return err
				}
				if stands > 0 {
					ui.summary(r, output.Written{Same: stands}, target, time.Since(start))
					return nil
				}
				m.begin(diag.T("menerbitkan berkas", "publishing files"))
				w, err := stage.Commit(r.Others)
				if err != nil {
					return err
				}
				remember(target, key, stage.Sums(), r)
				ui.summary(r, w, target, time.Since(start))
				return nil
			})
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "public", t("`FOLDER` keluaran; tanpa pilihan ini, public/ di folder rencana", "output `FOLDER`; without this, public/ in the plan's folder"))
	cmd.Flags().Lookup("output").DefValue = "" // the text says it better
	cmd.Flags().BoolVar(&drafts, "drafts", false, t("sertakan bab yang masih draf", "include chapters that are drafts"))
	cmd.Flags().StringSliceVar(&editions, "edition", nil, t("`EDISI` buku: layar, cetak, draf; beberapa dipisah koma; tanpa pilihan ini, menurut plan.yaml", "`EDITION` of the books: screen, press, draft; several with commas; without this, as plan.yaml says"))
	cmd.Flags().StringVar(&only, "only", "", t("susun satu `BAGIAN` saja: situs atau buku", "make one `HALF` only: site or books"))
	complete(cmd, "edition", editionWords, ui.lang)
	complete(cmd, "only", halfWords, ui.lang)
	cmd.Flags().BoolVar(&strict, "strict", false, strictHelp(ui.lang))
	cmd.Flags().BoolVar(&force, "force", false, t("tulis juga ke folder yang berisi berkas lain (yang senama ditimpa, tidak ada yang dihapus), dan susun ulang walau tidak ada yang berubah", "write to a folder that holds other files, too (those of the same name are replaced, none is removed), and build although nothing has changed"))
	m.flags(cmd, ui)
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
		dir, lang.Int(int64(r.Pages), l), w.New+w.Changed+w.Same, w.New, w.Changed, w.Removed))
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
