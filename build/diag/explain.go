package diag

import (
	"embed"
	"fmt"
	"strings"
)

// Explanation says at length what a code is about.
type Explanation struct {
	Meaning      string // what it means
	Wrong, Right Example
	Mend         string // what to do about it
}

// Example is a piece of a plan.
type Example struct {
	File string // where it stands, "content/plan.yaml"; "" if it isn't one file's text
	Text string
}

// explanations are the texts of all codes, a file for each language. Under a
// heading with its code each has four parts: what it means, a fence with what is
// wrong, a fence with what is right, and how to mend it. The word behind a
// fence is the example's file. `jilid explain` prints them, and the manual's
// list of codes is made from the Indonesian ones.
//
//go:embed explain/*.md
var explanations embed.FS

// Explain is a code's explanation in a language, "id" or "en". It reports false
// for an unknown code.
func Explain(c Code, lang string) (Explanation, bool) {
	if lang != "en" {
		lang = "id"
	}
	text, err := explanations.ReadFile("explain/" + lang + ".md")
	if err != nil {
		panic(err)
	}
	for _, section := range strings.Split("\n"+string(text), "\n# ")[1:] {
		if code, body, _ := strings.Cut(section, "\n"); Code(code) == c {
			return readExplanation(c, body), true
		}
	}
	return Explanation{}, false
}

// readExplanation reads a section. One of another form is a mistake of ours.
func readExplanation(c Code, body string) Explanation {
	const fence = "\n~~~"
	parts := strings.Split(body, fence)
	if len(parts) != 5 {
		panic(fmt.Sprintf("diag: the explanation of %s has %d parts", c, len(parts)))
	}
	return Explanation{Meaning: strings.TrimSpace(parts[0]), Wrong: readExample(parts[1]), Right: readExample(parts[3]), Mend: strings.TrimSpace(parts[4])}
}

func readExample(s string) Example {
	file, text, _ := strings.Cut(s, "\n")
	return Example{File: strings.TrimSpace(file), Text: text + "\n"}
}
