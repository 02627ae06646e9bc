package main

import (
	"strings"

	"github.com/spf13/cobra"

	"jilid/build"
	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/text/lang"
)

// editionWords are plan.Editions as they are typed, in both languages.
var editionWords = []lang.Word{{ID: "layar", EN: "screen"}, {ID: "cetak", EN: "press"}, {ID: "draf", EN: "draft"}}

// halfWords are the halves as they are typed.
var halfWords = []lang.Word{{ID: "situs", EN: "site"}, {ID: "buku", EN: "books"}}

// scopeOf is what a command line asks for.
func scopeOf(editions []string, only string) (build.Scope, error) {
	var s build.Scope
	wanted := make([]bool, len(plan.Editions))
	for _, e := range editions {
		i, err := choice("edition", e, editionWords)
		if err != nil {
			return s, err
		}
		wanted[i] = true
	}
	for i, e := range plan.Editions {
		if wanted[i] {
			s.Editions = append(s.Editions, e)
		}
	}
	if only != "" {
		i, err := choice("only", only, halfWords)
		if err != nil {
			return s, err
		}
		s.Half = []build.Half{build.Site, build.Books}[i]
	}
	if s.Half == build.Site && s.Editions != nil {
		return s, &usageError{diag.T("--edition memilih edisi buku, tetapi --only %s tidak menyusun buku", "--edition chooses editions of the books, but --only %s makes none", only),
			diag.T("hapus salah satunya", "leave one of them out")}
	}
	return s, nil
}

// choice is the index of a typed word, in either language.
func choice(flag, typed string, words []lang.Word) (int, error) {
	typed = strings.ToLower(strings.TrimSpace(typed))
	var id, en []string
	for i, w := range words {
		if typed == w.ID || typed == w.EN {
			return i, nil
		}
		id, en = append(id, w.ID), append(en, w.EN)
	}
	return 0, &usageError{diag.T("nilai %q untuk --%s tidak dapat dipakai", "value %q of --%s can't be used", typed, flag),
		diag.T("yang diterima: %[1]s", "accepted: %[2]s", strings.Join(id, ", "), strings.Join(en, ", "))}
}

// complete offers words to a shell that completes what is typed.
func complete(cmd *cobra.Command, flag string, words []lang.Word, language string) {
	var list []string
	for _, w := range words {
		list = append(list, w.In(lang.Of(language)))
	}
	// The error is of a flag that isn't there, which help would show.
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(list, cobra.ShellCompDirectiveNoFileComp))
}
