package docs

import (
	"fmt"
	"strings"
	"testing"

	"jilid/build/text/formula"
	"jilid/build/text/lang"
)

const formulas = "content/panduan/lampiran/02-rumus.md"

// TestFormulas compares the appendix of formulas' commands with what formulas
// know. Its tables stand behind <!-- rumus: part -->.
func TestFormulas(t *testing.T) {
	parts := map[string][]formula.Entry{}
	for _, p := range formula.Catalogue() {
		parts[p.Name] = p.Entries
	}
	tables(t, formulas, "<!-- rumus: ", "its tables differ from what formulas know", func(name string) ([]string, bool) {
		entries, known := parts[name]
		delete(parts, name)
		return formulaTable(name, entries), known
	})
	for name := range parts {
		t.Errorf("the appendix has no table of %q", name)
	}
	text := read(t, formulas)
	for _, e := range formula.Environments() {
		if !strings.Contains(text, "`"+e+"`") {
			t.Errorf("the appendix doesn't name the environment %s", e)
		}
	}
}

// formulaTable writes the commands of a part: what is typed, what comes of it, how it is
// read out. What needs more than the command is shown as a whole.
func formulaTable(name string, entries []formula.Entry) []string {
	out := []string{"| Tulis | Hasil | Dibaca |", "|---|---|---|"}
	whole := name == "building" || name == "styles" || name == "accents" || name == "spaces"
	for _, e := range entries {
		if c := e.Commands[0]; c == "tag" || c == "label" {
			continue // known only so that a message can say what to do instead
		}
		var typed []string
		for _, c := range e.Commands {
			typed = append(typed, code(`\`+c))
		}
		if whole {
			typed = []string{code(e.Example)}
		}
		out = append(out, fmt.Sprintf("| %s | $%s$ | %s |", strings.Join(typed, ", "), e.Example, prose(e.Says(lang.ID))))
	}
	return out
}

// code is a code span in a table's cell.
func code(s string) string { return "`" + strings.ReplaceAll(s, "|", `\|`) + "`" }

// prose keeps words from being read as marks.
func prose(s string) string {
	return strings.NewReplacer("*", `\*`, "_", `\_`, "|", `\|`).Replace(s)
}
