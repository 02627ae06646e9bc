package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"jilid/build/diag"
)

func explainCommand(ui *ui) *cobra.Command {
	t := func(id, en string) string { return diag.Text{ID: id, EN: en}.In(ui.lang) }
	return &cobra.Command{
		Use:   "explain " + t("[KODE…]", "[CODE…]"),
		Short: t("menjelaskan kode sebuah pesan", "explains the code of a message"),
		Long: t(`explain menjelaskan apa arti sebuah kode, memberi contoh yang keliru dan yang
benar, dan menyebut cara memperbaikinya. Tanpa kode, semuanya didaftar.`,
			`explain says what a code means, with an example of what is wrong and of what is
right, and how to mend it. Without a code it lists all of them.`),
		Example: "  jilid explain JLD021\n  jilid explain jld204 jld205\n  jilid explain",
		RunE: func(_ *cobra.Command, args []string) error {
			var codes []diag.Code
			for _, a := range args {
				c, err := codeNamed(a)
				if err != nil {
					return err
				}
				codes = append(codes, c)
			}
			if len(codes) == 0 {
				listCodes(ui.out, ui.lang)
			}
			for i, c := range codes {
				if i > 0 {
					fmt.Fprintln(ui.out)
				}
				explain(ui.out, c, ui.lang)
			}
			return nil
		},
	}
}

// codeNamed is a code as typed, in any capitals.
func codeNamed(typed string) (diag.Code, error) {
	c := diag.Code(strings.ToUpper(typed))
	if c.Known() {
		return c, nil
	}
	hint := diag.T("`jilid explain` mendaftar semua kode", "`jilid explain` lists all codes")
	var known []string
	for _, k := range diag.Codes() {
		known = append(known, string(k))
	}
	if near, ok := diag.Nearest(string(c), known); ok {
		hint = diag.T("mungkin maksudnya %s (%s); %s", "perhaps %s (%s) is meant; %s", near, diag.Code(near).Title(), hint)
	}
	return "", &usageError{diag.T("tidak ada kode %q", "there is no code %q", typed), hint}
}

// listCodes prints all codes with severity and title.
func listCodes(w io.Writer, lang string) {
	for _, c := range diag.Codes() {
		fmt.Fprintf(w, "%s  %-10s  %s\n", c, c.Severity().In(lang), c.Title().In(lang))
	}
}

// explain prints a code's explanation.
func explain(w io.Writer, c diag.Code, lang string) {
	e, ok := diag.Explain(c, lang)
	if !ok {
		panic("no explanation of " + c)
	}
	t := func(id, en string) string { return diag.Text{ID: id, EN: en}.In(lang) }
	fmt.Fprintf(w, "%s: %s (%s)\n\n%s\n", c, c.Title().In(lang), c.Severity().In(lang), e.Meaning)
	example(w, t("Keliru", "Wrong"), e.Wrong)
	example(w, t("Benar", "Right"), e.Right)
	fmt.Fprintf(w, "\n%s\n", e.Mend)
	if c.Severity() != diag.Error {
		fmt.Fprintf(w, "\n"+t("Tingkatnya dapat diatur di plan.yaml: `pemeriksaan: {%s: mati}`.\n", "Its level can be set in plan.yaml: `check: {%s: off}`.\n"), c)
	}
}

func example(w io.Writer, word string, e diag.Example) {
	if e.File != "" {
		word += " (" + e.File + ")"
	}
	fmt.Fprintf(w, "\n%s:\n\n", word)
	for line := range strings.Lines(e.Text) {
		fmt.Fprintln(w, strings.TrimRight("    "+line, " \n"))
	}
}
