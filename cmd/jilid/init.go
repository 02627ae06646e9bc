package main

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"jilid/build/diag"
	"jilid/content"
)

// blank holds the empty plan in both languages.
//
//go:embed all:blank
var blank embed.FS

func initCommand(ui *ui) *cobra.Command {
	preset := "smart-city-3"
	t := func(id, en string) string { return diag.Text{ID: id, EN: en}.In(ui.lang) }
	cmd := &cobra.Command{
		Use:   "init " + t("FOLDER", "FOLDER"),
		Short: t("memulai rencana baru", "starts a new plan"),
		Long: t(`init membuat folder rencana baru. Tanpa pilihan, isinya contoh lengkap
"Masterplan Smart City Kota Ambon" dalam tiga buku (data contoh); dengan
--preset blank, kerangka kosong. Berkas yang sudah ada tidak pernah ditimpa.`,
			`init makes the folder of a new plan. Without options it holds the complete
sample "Masterplan Smart City Kota Ambon" in three books (example data, in
Indonesian); with --preset blank, an empty frame. Existing files are never
overwritten.`),
		Example: "  jilid init masterplan\n  jilid init --preset blank rpjmd-2030",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return &usageError{diag.T("init memerlukan satu folder", "init needs one folder"), diag.T("contoh: `jilid init masterplan`", "for example: `jilid init masterplan`")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			files, err := presetFiles(preset, ui.lang)
			if err != nil {
				return err
			}
			return initPlan(ui, args[0], files)
		},
	}
	cmd.Flags().StringVar(&preset, "preset", preset, t("`ISI` awal: smart-city-3 (contoh lengkap) atau blank (kosong)", "the `PLAN` to begin with: smart-city-3 (the complete sample) or blank"))
	return cmd
}

// presetFiles are a preset's files by their path in the plan's folder.
func presetFiles(preset, lang string) (map[string][]byte, error) {
	var from fs.FS
	switch preset {
	case "smart-city-3":
		from = content.FS
	case "blank":
		sub, err := fs.Sub(blank, path.Join("blank", lang))
		if err != nil {
			return nil, err
		}
		from = sub
	default:
		hint := diag.T("pilih smart-city-3 atau blank", "choose smart-city-3 or blank")
		return nil, &usageError{diag.T("preset %q tidak dikenal", "unknown preset %q", preset), hint}
	}
	files := map[string][]byte{".gitignore": []byte("/public/\n")}
	err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, ".go") {
			return err
		}
		data, err := fs.ReadFile(from, name)
		files[path.Join("content", name)] = data
		return err
	})
	return files, err
}

func initPlan(ui *ui, dir string, files map[string][]byte) error {
	if entries, err := os.ReadDir(filepath.Join(dir, "content")); err == nil && len(entries) > 0 {
		return &usageError{diag.T("%q sudah berisi rencana", "%q already holds a plan", dir), diag.T("pilih folder lain; yang sudah ada tidak ditimpa", "choose another folder; what exists is not overwritten")}
	}
	for name, data := range files {
		target := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(target), 0o777); err != nil {
			return err
		}
		f, err := os.OpenFile(target, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if os.IsExist(err) {
			continue
		}
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		if cerr := f.Close(); err == nil {
			err = cerr
		}
		if err != nil {
			return err
		}
	}
	fmt.Fprintln(ui.out, ui.text("Rencana baru ada di %s. Lihat hasilnya:\n\n  cd %s\n  jilid serve", "The new plan is in %s. To see it:\n\n  cd %s\n  jilid serve", dir, dir))
	return nil
}
