package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"jilid/build/diag"
	"jilid/build/plan/schema"
)

func schemaCommand(ui *ui) *cobra.Command {
	var dir string
	t := func(id, en string) string { return diag.Text{ID: id, EN: en}.In(ui.lang) }
	cmd := &cobra.Command{
		Use:   "schema [plan|chapter|program]",
		Short: t("menulis JSON Schema bagi penyunting teks", "writes JSON Schemas for editors"),
		Long: t(`schema menulis JSON Schema (2020-12) untuk plan.yaml (plan), bagian awal bab
(chapter), dan program (program), sehingga penyunting teks dapat melengkapi
dan memeriksa kunci selagi Anda mengetik. Keterangannya mengikuti --lang.
Dengan --write, semuanya disimpan sebagai berkas di sebuah folder.`,
			`schema writes JSON Schemas (2020-12) of plan.yaml (plan), of a chapter's front
matter (chapter) and of a program (program), so that editors can complete and
check keys while you type. Descriptions are in the language of --lang. With
--write they are saved as files in a folder.`),
		Example: "  jilid schema plan\n  jilid schema program --lang en > program.schema.json\n  jilid schema --write .vscode",
		RunE: func(_ *cobra.Command, args []string) error {
			records, err := recordsNamed(args)
			if err != nil {
				return err
			}
			switch {
			case dir != "":
				return ui.writeSchemas(dir, records)
			case len(args) == 1:
				_, err := ui.out.Write(schema.JSONSchema(records[0], ui.lang))
				return err
			}
			return &usageError{diag.T("sebutkan satu schema: %s", "name one schema: %s", strings.Join(schemaNames(), ", ")),
				diag.T("`jilid schema plan` menampilkannya; `jilid schema --write FOLDER` menyimpan semuanya", "`jilid schema plan` prints it; `jilid schema --write FOLDER` saves all of them")}
		},
	}
	cmd.Flags().StringVar(&dir, "write", "", t("simpan sebagai berkas NAMA.schema.json di folder ini", "save as files NAME.schema.json in this folder"))
	return cmd
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
		return schema.Schemas, nil
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
