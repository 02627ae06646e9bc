package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"jilid/build"
	"jilid/build/diag"
	"jilid/build/plan/exchange"
	"jilid/build/source"
)

func importCommand(ui *ui, g *global) *cobra.Command {
	var dry bool
	t := func(id, en string) string { return diag.Text{ID: id, EN: en}.In(ui.lang) }
	cmd := &cobra.Command{
		Use:   t("import BERKAS", "import FILE"),
		Short: t("membawa isi lembar kerja ke dalam rencana", "brings a filled-in spreadsheet into the plan"),
		Long: t(`import membaca lembar kerja (.xlsx, .ods, atau .csv) seperti yang ditulis
export, menampilkan apa yang berubah pada setiap program, lalu menuliskannya ke
tempat catatannya: berkas program, bagian awal bab, atau programs.csv. Yang
tidak berubah tetap seperti ditulis; program baru mendapat berkas sendiri, dan
program yang tidak ada di lembar dibiarkan. Kolom yang tidak ada di lembar juga
dibiarkan; sel kosong menghapus isinya. Sel buku kerja yang tidak disentuh sejak
diekspor tidak mengubah apa pun; yang sementara itu juga diubah di rencana
ditolak. Bila sesudahnya rencana akan mengandung galat, tidak ada yang ditulis.`,
			`import reads a spreadsheet (.xlsx, .ods or .csv) like those that export writes,
shows what it changes of each program, and writes that where the records live:
program files, front matter of chapters, or programs.csv. What doesn't change
stays as it was written; new programs get files of their own, and programs that
the sheet doesn't have are left alone. So are columns that the sheet doesn't
have; an empty cell takes away what was there. Cells of a workbook that nobody
touched since it was exported change nothing; what was changed in the plan
meanwhile, too, is refused. If the plan would have errors afterwards, nothing is
written.`),
		Example: "  jilid import rencana-aksi.xlsx --dry-run\n  jilid import rencana-aksi.xlsx",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				return nil
			}
			return &usageError{diag.T("import memerlukan satu berkas", "import needs one file"), diag.T("contoh: `jilid import rencana-aksi.xlsx`", "for example: `jilid import rencana-aksi.xlsx`")}
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			f, err := readSheet(args[0], g.source)
			if err != nil {
				return err
			}
			tree, r, err := prepare(cmd.Context(), ui, g.source)
			if err != nil {
				return err
			}
			refuse := func(ds []diag.Diagnostic) error {
				ui.diagnostics(ui.err, onlyErrors(ds), g.source, false)
				ui.failure(diag.T("tidak ada yang ditulis", "nothing was written"), diag.Text{})
				return errPlan
			}
			if r.Errors() > 0 {
				return refuse(r.Diags)
			}
			changes, ds := exchange.Import(r.Plan, f)
			if len(onlyErrors(ds)) > 0 {
				return refuse(ds)
			}
			ui.changes(changes)
			if len(changes.Files) == 0 {
				return nil
			}
			after := newBuilder(g.source, build.Options{Drafts: true}).Check(cmd.Context(), changes.After(tree), nil)
			if after.Errors() > 0 {
				return refuse(changes.InSheet(after.Plan, after.Diags))
			}
			if ds := exchange.Verify(r.Plan, after.Plan, f); len(ds) > 0 {
				return refuse(ds)
			}
			if dry {
				_, err := fmt.Fprintln(ui.out, ui.text("hanya dilihat: tidak ada yang ditulis", "dry run: nothing was written"))
				return err
			}
			err = writeChanges(g.source, tree, changes.Files)
			if changed := (*changedError)(nil); errors.As(err, &changed) {
				ui.failure(diag.T("berkas %q berubah selagi diimpor; tidak ada yang ditulis", "file %q changed during the import; nothing was written", changed.name), diag.T("jalankan lagi", "run it again"))
				return errPlan
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, t("hanya tampilkan perubahannya", "only show what would change"))
	return cmd
}

// readSheet reads the file to import. Its path is as seen from the plan, like
// those of all files that messages name.
func readSheet(name, root string) (*source.File, error) {
	in, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &usageError{diag.T("berkas %q tidak ada", "file %q does not exist", name), diag.T("tulis dahulu dengan `jilid export programs`", "write it first with `jilid export programs`")}
	}
	if err != nil {
		return nil, err
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, source.MaxFileSize+1))
	if err != nil {
		return nil, err
	}
	if len(data) > source.MaxFileSize {
		return nil, &usageError{diag.T("berkas %q lebih besar dari %d MB", "file %q is larger than %d MB", name, source.MaxFileSize>>20), diag.Text{}}
	}
	return source.NewFile(filepath.ToSlash(seenFrom(root, name)), data), nil
}

// seenFrom is the path of a file from a folder; both may be seen from anywhere.
func seenFrom(dir, name string) string {
	from, err := filepath.Abs(dir)
	to, err2 := filepath.Abs(name)
	if rel, err3 := filepath.Rel(from, to); err == nil && err2 == nil && err3 == nil {
		return rel
	}
	return name
}

// changes shows what an import changes, program by program.
func (u *ui) changes(c *exchange.Changes) {
	fresh := 0
	empty := u.text("(kosong)", "(empty)")
	for _, p := range c.Programs {
		head := p.ID
		if p.New {
			fresh++
			head += u.text(" baru", " new")
		}
		fmt.Fprintf(u.out, "%s (%s)\n", head, p.File)
		for _, cell := range p.Cells {
			before, after := cell.Old, cell.New
			if before == "" {
				before = empty
			}
			if after == "" {
				after = empty
			}
			if p.New {
				fmt.Fprintf(u.out, "  %s: %s\n", cell.Header, after)
			} else {
				fmt.Fprintf(u.out, "  %s: %s → %s\n", cell.Header, before, after)
			}
		}
	}
	if len(c.Programs) == 0 {
		fmt.Fprintln(u.out, u.text("tidak ada yang berubah", "nothing changes"))
	} else {
		fmt.Fprintln(u.out, u.text("%d program berubah, %d baru", "changed programs: %d, new: %d", len(c.Programs)-fresh, fresh))
	}
	if c.Absent > 0 {
		fmt.Fprintln(u.out, u.text("%d program tidak ada di lembar dan dibiarkan", "programs that the sheet doesn't have, left alone: %d", c.Absent))
	}
}

// changedError is about a file that changed between reading and writing.
type changedError struct{ name string }

func (e *changedError) Error() string { return e.name + " has changed" }

var bom = []byte("\xEF\xBB\xBF")

// writeChanges writes the edited files: all beside their places first, then
// renamed. A file that is no longer what was read stops it before anything is
// written.
func writeChanges(root string, tree *source.Tree, files map[string][]byte) error {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		target := filepath.Join(root, filepath.FromSlash(name))
		now, err := os.ReadFile(target)
		was := tree.File(name)
		switch {
		case was == nil && errors.Is(err, fs.ErrNotExist):
			if err := os.MkdirAll(filepath.Dir(target), 0o777); err != nil {
				return err
			}
		case err == nil && was != nil && bytes.Equal(bytes.TrimPrefix(now, bom), was.Data):
			if bytes.HasPrefix(now, bom) {
				files[name] = slices.Concat(bom, files[name])
			}
		default:
			return &changedError{target}
		}
	}
	staged := map[string]string{}
	defer func() {
		for _, name := range staged {
			os.Remove(name) // gone, if it was renamed
		}
	}()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		temporary, err := stage(filepath.Join(root, filepath.FromSlash(name)), files[name])
		if err != nil {
			return err
		}
		staged[name] = temporary
	}
	for _, name := range slices.Sorted(maps.Keys(staged)) {
		if err := os.Rename(staged[name], filepath.Join(root, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	return nil
}
