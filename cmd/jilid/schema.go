package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"jilid/build/diag"
	"jilid/build/plan/load"
	"jilid/build/plan/schema"
	"jilid/build/source"
)

func schemaCommand(ui *ui, g *global) *cobra.Command {
	var dir string
	t := func(id, en string) string { return diag.Text{ID: id, EN: en}.In(ui.lang) }
	cmd := &cobra.Command{
		Use:   "schema [plan|chapter|program|plan-translation|…]",
		Short: t("menulis JSON Schema bagi penyunting teks", "writes JSON Schemas for editors"),
		Long: t(`schema menulis JSON Schema (2020-12) untuk plan.yaml (plan), bagian awal bab
(chapter), dan program (program), serta terjemahannya (plan-translation,
chapter-translation, program-translation), sehingga penyunting teks dapat melengkapi
dan memeriksa kunci selagi Anda mengetik. Di folder sebuah rencana, isian
program milik rencana itu (`+"`isian`"+` di plan.yaml) ikut serta. Keterangannya
mengikuti --lang. Dengan --write, semuanya disimpan sebagai berkas di sebuah
folder.`,
			`schema writes JSON Schemas (2020-12) of plan.yaml (plan), of a chapter's front
matter (chapter) and of a program (program), and of their translations
(plan-translation, chapter-translation, program-translation), so that editors can
complete and check keys while you type. In a plan's folder, the fields that its programs have
of their own (`+"`fields`"+` in plan.yaml) are among them. Descriptions are in the
language of --lang. With --write they are saved as files in a folder.`),
		Example: "  jilid schema plan\n  jilid schema program --lang en > program.schema.json\n  jilid schema --write .vscode",
		RunE: func(cmd *cobra.Command, args []string) error {
			records, err := recordsNamed(args)
			if err != nil {
				return err
			}
			if dir != "" || len(args) == 1 {
				of, planErr := ui.planRecords(g.source, cmd.Flags().Changed("source"))
				if planErr != nil && !errors.Is(planErr, errPlan) {
					return planErr
				}
				for i, r := range records {
					records[i] = of.Of(r)
				}
				if dir != "" {
					err = ui.writeSchemas(dir, records)
				} else {
					_, err = ui.out.Write(schema.JSONSchema(records[0], ui.lang))
				}
				return cmp.Or(err, planErr)
			}
			return &usageError{diag.T("sebutkan satu schema: %s", "name one schema: %s", strings.Join(schemaNames(), ", ")),
				diag.T("`jilid schema plan` menampilkannya; `jilid schema --write FOLDER` menyimpan semuanya", "`jilid schema plan` prints it; `jilid schema --write FOLDER` saves all of them")}
		},
	}
	cmd.Flags().StringVar(&dir, "write", "", t("simpan sebagai berkas NAMA.schema.json di folder ini", "save as files NAME.schema.json in this folder"))
	return cmd
}

// planRecords are the records of the plan in a folder; the built-in ones, if it
// is no plan's folder and nobody said it was. With mistakes in plan.yaml, which
// are shown, they are what could be read.
func (u *ui) planRecords(dir string, chosen bool) (schema.Records, error) {
	if err := findPlan(dir); err != nil {
		if chosen {
			return schema.Records{}, err
		}
		return schema.Records{}, nil
	}
	tree, _, err := source.Read(dir)
	if err != nil {
		return schema.Records{}, err
	}
	records, ds := load.Records(tree)
	if ds = onlyErrors(ds); len(ds) > 0 {
		u.diagnostics(u.err, ds, dir, false)
		return records, errPlan
	}
	return records, nil
}

func schemaNames() (names []string) {
	for _, r := range schema.Schemas {
		names = append(names, r.Name)
	}
	return names
}

// recordsNamed are the records that arguments name; all, if there are none.
func recordsNamed(args []string) ([]*schema.Record, error) {
	if len(args) == 0 {
		return slices.Clone(schema.Schemas), nil
	}
	var out []*schema.Record
next:
	for _, a := range args {
		for _, r := range schema.Schemas {
			if r.Name == a {
				out = append(out, r)
				continue next
			}
		}
		hint := diag.T("yang ada: %s", "there are: %s", strings.Join(schemaNames(), ", "))
		if near, ok := diag.Nearest(a, schemaNames()); ok {
			hint = diag.T("mungkin maksudnya `jilid schema %s`", "perhaps `jilid schema %s` is meant", near)
		}
		return nil, &usageError{diag.T("tidak ada schema %q", "there is no schema %q", a), hint}
	}
	return out, nil
}

// writeSchemas saves schemas in a folder, which is made if it isn't there.
func (u *ui) writeSchemas(dir string, records []*schema.Record) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for _, r := range records {
		name := filepath.Join(dir, r.Name+".schema.json")
		if err := os.WriteFile(name, schema.JSONSchema(r, u.lang), 0o666); err != nil {
			return err
		}
		fmt.Fprintln(u.out, name)
	}
	return nil
}
