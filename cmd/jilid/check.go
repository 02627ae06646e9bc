package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"jilid/build"
	"jilid/build/diag"
)

func checkCommand(ui *ui, g *global) *cobra.Command {
	var drafts, strict bool
	var format string
	var m measure
	t := func(id, en string) string { return diag.Text{ID: id, EN: en}.In(ui.lang) }
	cmd := &cobra.Command{
		Use:   "check",
		Short: t("memeriksa rencana tanpa menulis apa pun", "checks the plan without writing anything"),
		Long: t(`check memeriksa seluruh rencana dan menampilkan setiap galat dan peringatan
beserta tempat dan cara memperbaikinya. Halaman tidak disusun, jadi check jauh
lebih cepat daripada build; hal yang baru tampak pada halaman jadi dilaporkan
build: isi yang lebih tinggi daripada halaman, dan dengan --hints baris yang
renggang atau tabel yang terpecah.

Bagi program lain tersedia --format: json (satu objek per pesan), sarif (SARIF
2.1.0, dibaca penyunting dan situs kode), dan github (anotasi di GitHub
Actions).`,
			`check checks the whole plan and prints every error and warning with its place
and how to mend it. It makes no pages, so it is much faster than build; what
shows only in finished pages is told by build: contents taller than a page, and
with --hints loose lines or split tables.

For other programs there is --format: json (an object for every message), sarif
(SARIF 2.1.0, read by editors and code hosts) and github (annotations in GitHub
Actions).`),
		Example: "  jilid check\n  jilid check -s masterplan --lang en\n  jilid check --strict --format github\n  jilid check --format sarif > jilid.sarif",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f, err := formatNamed(format)
			if err != nil {
				return err
			}
			return m.run(ui, func() error {
				r, err := compile(cmd.Context(), ui, g.source, build.Options{Drafts: drafts}, &m, (*build.Builder).Check)
				if err != nil {
					return err
				}
				m.begin(diag.T("menampilkan pesan", "printing messages"))
				people := f.Name == diag.Formats[0].Name
				if len(r.Diags) > 0 || !people {
					if err := f.Print(ui.out, r.Diags, ui.printOptions(ui.out, g.source)); err != nil {
						return err
					}
				}
				if err := ui.verdict(r, strict); err != nil {
					return err
				}
				if len(r.Diags) == 0 && people {
					fmt.Fprintln(ui.out, ui.text("rencana ini baik: tidak ada galat dan tidak ada peringatan", "the plan is fine: no errors and no warnings"))
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&drafts, "drafts", false, t("periksa juga bab yang masih draf", "check chapters that are drafts, too"))
	cmd.Flags().BoolVar(&strict, "strict", false, strictHelp(ui.lang))
	cmd.Flags().StringVar(&format, "format", diag.Formats[0].Name, t("`BENTUK` keluaran: ", "`FORM` of the output: ")+strings.Join(formatNames(), ", "))
	m.flags(cmd, ui)
	return cmd
}

// strictHelp explains --strict of check and build.
func strictHelp(lang string) string {
	return diag.T("anggap peringatan sebagai galat", "treat warnings as errors").In(lang)
}

// verdict is errPlan if the plan can't pass. Under --strict warnings keep it
// from passing, too; it says so, as the messages don't.
func (u *ui) verdict(r *build.Result, strict bool) error {
	if r.Errors() > 0 {
		return errPlan
	}
	if strict && r.Warnings() > 0 {
		text := diag.T("%d peringatan, dan --strict menganggapnya galat", "%d warnings, and --strict treats them as errors", r.Warnings())
		if r.Warnings() == 1 {
			text.EN = "1 warning, and --strict treats it as an error"
		}
		u.failure(text, diag.Text{})
		return errPlan
	}
	return nil
}

func formatNames() (names []string) {
	for _, f := range diag.Formats {
		names = append(names, f.Name)
	}
	return names
}

func formatNamed(name string) (diag.Format, error) {
	for _, f := range diag.Formats {
		if f.Name == name {
			return f, nil
		}
	}
	hint := diag.T("pilih salah satu: %s", "choose one of: %s", strings.Join(formatNames(), ", "))
	if near, ok := diag.Nearest(name, formatNames()); ok {
		hint = diag.T("mungkin maksudnya --format %s", "perhaps --format %s is meant", near)
	}
	return diag.Format{}, &usageError{diag.T("format %q tidak dikenal", "unknown format %q", name), hint}
}
