package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"jilid/build"
	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/exchange"
	"jilid/build/plan/opendata"
	"jilid/build/source"
)

// exportFormat is a way to write the programs.
type exportFormat struct {
	name  string
	write func(*plan.Plan) ([]byte, error)
}

var exportFormats = []exportFormat{
	{"xlsx", exchange.Workbook},
	{"csv", func(p *plan.Plan) ([]byte, error) { return exchange.CSV(p), nil }},
	{"json", func(p *plan.Plan) ([]byte, error) { return opendata.Programs(p), nil }},
}

func exportCommand(ui *ui, g *global) *cobra.Command {
	var format, out string
	t := func(id, en string) string { return diag.Text{ID: id, EN: en}.In(ui.lang) }
	cmd := &cobra.Command{
		Use:   "export programs",
		Short: t("menulis semua program sebagai lembar kerja", "writes all programs as a spreadsheet"),
		Long: t(`export programs menulis catatan semua program: xlsx (formulir dengan daftar
pilihan dan petunjuk pengisian) dan csv, satu baris setiap program, atau json
(berkas data/programs.json di situs). Tanpa -o, xlsx ditulis ke programs.xlsx
di folder kerja, yang lain ke layar. Program di bab draf ikut ditulis.`,
			`export programs writes the records of all programs: xlsx (a form with
drop-downs and instructions) and csv, a row for each program, or json (the
site's data/programs.json). Without -o, xlsx goes to programs.xlsx in the
working folder, the others to standard output. Programs of drafts are among
them.`),
		Example: "  jilid export programs\n  jilid export programs -o rencana-aksi.xlsx\n  jilid export programs --format json > programs.json",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 && args[0] == "programs" {
				return nil
			}
			return &usageError{diag.T("sebutkan apa yang ditulis: programs", "name what to write: programs"), diag.T("contoh: `jilid export programs`", "for example: `jilid export programs`")}
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			f, err := chooseExport(format, out)
			if err != nil {
				return err
			}
			if out == "" && f.name == "xlsx" {
				out = "programs.xlsx"
			}
			if err := outsideContent(out, g.source); err != nil {
				return err
			}
			_, r, err := prepare(cmd.Context(), ui, g.source)
			if err != nil {
				return err
			}
			if r.Errors() > 0 {
				ui.diagnostics(ui.err, onlyErrors(r.Diags), g.source, false)
				return errPlan
			}
			data, err := f.write(r.Plan)
			if err != nil {
				return err
			}
			if out == "" {
				_, err := ui.out.Write(data)
				return err
			}
			if err := replaceFile(out, data); err != nil {
				return err
			}
			_, err = fmt.Fprintln(ui.out, ui.text("%s: %d program", "%s: %d programs", out, len(r.Plan.Programs)))
			return err
		},
	}
	cmd.Flags().StringVar(&format, "format", "", t("xlsx, csv, atau json (baku: menurut akhiran -o, jika tidak xlsx)", "xlsx, csv or json (default: by the end of -o, else xlsx)"))
	cmd.Flags().StringVarP(&out, "output", "o", "", t("berkas yang ditulis", "file to write"))
	return cmd
}

// chooseExport finds the format by its name, or else by the file's ending.
func chooseExport(name, out string) (exportFormat, error) {
	if ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(out)), "."); name == "" {
		name = ending
	}
	if name == "" {
		return exportFormats[0], nil
	}
	for _, f := range exportFormats {
		if f.name == name {
			return f, nil
		}
	}
	return exportFormat{}, &usageError{diag.T("format %q tidak dikenal", "unknown format %q", name), diag.T("pilih --format xlsx, csv, atau json", "choose --format xlsx, csv or json")}
}

// outsideContent refuses a file that would become part of the plan it was made of:
// every program would be defined twice.
func outsideContent(out, root string) error {
	if out == "" {
		return nil
	}
	dir, err := filepath.Abs(filepath.Join(root, contentDir))
	if err != nil {
		return err
	}
	target, err := filepath.Abs(out)
	if err != nil {
		return err
	}
	if rel, err := filepath.Rel(dir, target); err == nil && filepath.IsLocal(rel) {
		return &usageError{diag.T("%q berada di folder %s/, sehingga semua program akan terbaca dua kali", "%q is in the folder %s/, so that every program would be read twice", out, contentDir),
			diag.T("tulis ke folder lain dengan -o", "write to another folder with -o")}
	}
	return nil
}

// prepare reads and checks the plan without printing its books.
func prepare(ctx context.Context, ui *ui, dir string) (*source.Tree, *build.Result, error) {
	if err := findPlan(dir); err != nil {
		return nil, nil, err
	}
	tree, problems, err := source.Read(dir)
	if err != nil {
		return nil, nil, err
	}
	p := ui.startProgress()
	defer p.end()
	return tree, newBuilder(dir, build.Options{Drafts: true, Progress: p.at}).Check(ctx, tree, problems), nil
}

func onlyErrors(ds []diag.Diagnostic) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, d := range ds {
		if d.Severity == diag.Error {
			out = append(out, d)
		}
	}
	return out
}

// replaceFile writes a file beside its place and renames it, so that it is the
// old one or the new one at any time.
func replaceFile(name string, data []byte) error {
	staged, err := stage(name, data)
	if err != nil {
		return err
	}
	defer os.Remove(staged) // gone, once it was renamed
	return os.Rename(staged, name)
}

// stage writes what is to become a file beside its place, with the permissions
// of the file that it will replace.
func stage(name string, data []byte) (staged string, err error) {
	f, err := os.CreateTemp(filepath.Dir(name), ".jilid-*.tmp")
	if err != nil {
		return "", err
	}
	mode := os.FileMode(0o644)
	if info, err := os.Stat(name); err == nil {
		mode = info.Mode().Perm()
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(mode)
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return f.Name(), err
}
