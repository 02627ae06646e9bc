package build_test

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"jilid/build/source"
	"jilid/build/text/yaml"
)

// textMutators hurt the Markdown of chapters and of programs' stories.
var textMutators = []mutator{
	{"heading's id misspelt", ofHeadings(headingID, func(l line, m []int) (out []mutant) {
		id := l.group(m, 1)
		for _, bad := range misspelt(id, nil) {
			out = append(out, l.change("heading", m[2], m[3], bad).orAny(id))
		}
		return out
	})},
	{"heading's id left out", ofHeadings(headingID, func(l line, m []int) []mutant {
		return []mutant{l.change("heading", m[0], m[1], "").orAny(l.group(m, 1))}
	})},
	{"heading's id without its mark", ofHeadings(headingID, func(l line, m []int) []mutant {
		return []mutant{l.change("heading", m[2]-1, m[2], "")}
	})},
	{"heading's id without its closing brace", ofHeadings(headingID, func(l line, m []int) []mutant {
		return []mutant{l.change("heading", m[1]-1, m[1], "")}
	})},
	{"heading's id without its opening brace", ofHeadings(headingID, func(l line, m []int) []mutant {
		return []mutant{l.change("heading", m[2]-2, m[2]-1, "").orAny(l.group(m, 1))}
	})},
	{"heading's id with a blank in it", ofHeadings(headingID, func(l line, m []int) []mutant {
		return []mutant{l.change("heading", m[2], m[3], within(l.group(m, 1), " ")).orAny(l.group(m, 1))}
	})},
	{"heading's id in parentheses", ofHeadings(headingID, func(l line, m []int) []mutant {
		return []mutant{l.change("heading", m[0], m[1], " (#"+l.group(m, 1)+")").orAny(l.group(m, 1))}
	})},
	{"heading twice", ofHeadings(headingID, func(l line, m []int) []mutant {
		return []mutant{l.change("heading", len(l.text), len(l.text), "\n\nTeks.\n\n"+l.text)}
	})},
	{"heading without its blank", ofLines(regexp.MustCompile(`^#+( )`), func(l line, m []int) []mutant {
		return []mutant{l.change("heading", m[2], m[3], "").orAny(idOf(l.text))}
	})},
	{"heading two levels deeper", ofLines(regexp.MustCompile(`^(#+) `), func(l line, m []int) []mutant {
		return []mutant{l.change("heading", m[0], m[0], "##")}
	})},
	{"heading without its text", ofLines(regexp.MustCompile(`^#+ (.+?)( \{.*\})?$`), func(l line, m []int) []mutant {
		return []mutant{l.change("heading", m[2], m[3], "")}
	})},
	{"heading at the chapter's level", ofLines(regexp.MustCompile(`^## `), func(l line, m []int) []mutant {
		return []mutant{l.change("heading", 0, 1, "")}
	})},

	{"reference misspelt", ofLines(reference, func(l line, m []int) (out []mutant) {
		for _, bad := range misspelt(l.group(m, 2), nil) {
			out = append(out, l.change("reference "+l.group(m, 1), m[4], m[5], bad).says(l.group(m, 2)))
		}
		return out
	})},
	{"reference with its sort misspelt", ofLines(reference, func(l line, m []int) (out []mutant) {
		for _, bad := range misspelt(l.group(m, 1), nil) {
			out = append(out, l.change("reference "+l.group(m, 1), m[2], m[3], bad).says(l.group(m, 1)))
		}
		return out
	})},
	{"reference in capitals", ofLines(reference, func(l line, m []int) []mutant {
		bad := strings.ToUpper(l.group(m, 2))
		if bad == l.group(m, 2) {
			bad = strings.ToLower(bad)
		}
		return []mutant{l.change("reference "+l.group(m, 1), m[4], m[5], bad).says(l.group(m, 2))}
	})},
	{"reference with a blank", ofLines(reference, func(l line, m []int) []mutant {
		return []mutant{l.change("reference "+l.group(m, 1), m[2], m[2], " ")}
	})},
	{"reference with an underscore", ofLines(reference, func(l line, m []int) []mutant {
		return []mutant{l.change("reference "+l.group(m, 1), m[3], m[3]+1, "_")}
	})},
	{"reference without its @", ofLines(reference, func(l line, m []int) []mutant {
		return []mutant{l.change("reference "+l.group(m, 1), m[2]-1, m[2], "")}
	})},
	{"reference cut off", ofLines(reference, func(l line, m []int) []mutant {
		return []mutant{l.change("reference "+l.group(m, 1), m[4], m[5], "")}
	})},

	{"citation misspelt", ofLines(citation, func(l line, m []int) (out []mutant) {
		for _, bad := range misspelt(l.group(m, 1), nil) {
			out = append(out, l.change("citation", m[2], m[3], bad).says(l.group(m, 1)))
		}
		return out
	})},
	{"citation without its closing bracket", ofLines(citation, func(l line, m []int) []mutant {
		return []mutant{l.change("citation", m[1]-1, m[1], "").orAny("]")}
	})},
	{"citation without its opening bracket", ofLines(citation, func(l line, m []int) []mutant {
		return []mutant{l.change("citation", m[0], m[0]+1, "")}
	})},
	{"citation without its @", ofLines(citation, func(l line, m []int) []mutant {
		return []mutant{l.change("citation", m[2]-1, m[2], "")}
	})},
	{"citation in round brackets", ofLines(citation, func(l line, m []int) []mutant {
		return []mutant{l.change("citation", m[0], m[1], "("+l.text[m[0]+1:m[1]-1]+")")}
	})},
	{"citation with a blank after the @", ofLines(citation, func(l line, m []int) []mutant {
		return []mutant{l.change("citation", m[2], m[2], " ")}
	})},
	{"second source after a comma", ofLines(citation, func(l line, m []int) []mutant {
		return []mutant{l.change("citation", m[1]-1, m[1]-1, ", @uu-25-2004")}
	})},

	{"note's mark misspelt", ofLines(noteMark, func(l line, m []int) (out []mutant) {
		for _, bad := range misspelt(l.group(m, 1), nil) {
			out = append(out, l.change("note", m[2], m[3], bad).orAny("[^"+l.group(m, 1)+"]").says(l.group(m, 1)))
		}
		return out
	})},
	{"note's mark without ^", ofLines(noteMark, func(l line, m []int) []mutant {
		return []mutant{l.change("note", m[2]-1, m[2], "").orAny("[^" + l.group(m, 1) + "]")}
	})},
	{"note's mark without its bracket", ofLines(noteMark, func(l line, m []int) []mutant {
		return []mutant{l.change("note", m[3], m[3]+1, "").orAny("[^" + l.group(m, 1) + "]")}
	})},
	{"note without its text", ofLines(noteText, func(l line, m []int) []mutant {
		return []mutant{l.change("note", m[1], len(l.text), "")}
	})},
	{"note without its colon", ofLines(noteText, func(l line, m []int) []mutant {
		return []mutant{l.change("note", m[3]+1, m[3]+2, "").orAny("[^" + l.group(m, 1) + "]")}
	})},
	{"note left out", ofLines(noteText, func(l line, m []int) []mutant {
		return []mutant{l.change("note", 0, len(l.text), "").orAny("[^" + l.group(m, 1) + "]")}
	})},
	{"note twice", ofLines(noteText, func(l line, m []int) []mutant {
		return []mutant{l.change("note", len(l.text), len(l.text), "\n"+l.text)}
	})},

	{"formula misspelt", ofLines(computed, func(l line, m []int) (out []mutant) {
		for _, word := range regexp.MustCompile(`[a-z_]{3,}`).FindAllStringIndex(l.text[m[2]:m[3]], -1) {
			start, end := m[2]+word[0], m[2]+word[1]
			if l.text[start:end] == "true" {
				continue
			}
			for _, bad := range misspelt(l.text[start:end], nil) {
				out = append(out, l.change("computed", start, end, bad).says(l.text[start:end]))
			}
		}
		return out
	})},
	{"formula without a closing brace", ofLines(computed, func(l line, m []int) []mutant {
		return []mutant{l.change("computed", m[1]-1, m[1], "")}
	})},
	{"formula without an opening brace", ofLines(computed, func(l line, m []int) []mutant {
		return []mutant{l.change("computed", m[0], m[0]+1, "")}
	})},
	{"formula with blanks around =", ofLines(regexp.MustCompile(`\{\{[^}]*[a-z](=)[^}]*\}\}`), func(l line, m []int) []mutant {
		return []mutant{l.change("computed", m[2], m[3], " = ")}
	})},
	{"formula of a year outside the period", ofLines(regexp.MustCompile(`\{\{[^}]*year=(\d+)[^}]*\}\}`), func(l line, m []int) []mutant {
		return []mutant{l.change("computed", m[2], m[3], "2035")}
	})},

	{"emphasis not closed", ofLines(regexp.MustCompile(`\*\*[^*|]+(\*\*)`), func(l line, m []int) []mutant {
		return []mutant{l.change("emphasis", m[2], m[3], "")}
	})},
	{"alert of an unknown kind", ofLines(alertMark, func(l line, m []int) (out []mutant) {
		for _, bad := range misspelt(l.group(m, 1), nil) {
			out = append(out, l.change("alert", m[2], m[3], bad).says(l.group(m, 1)))
		}
		return out
	})},
	{"alert without its bracket", ofLines(alertMark, func(l line, m []int) []mutant {
		return []mutant{l.change("alert", m[1]-1, m[1], "")}
	})},
	{"alert without its exclamation mark", ofLines(alertMark, func(l line, m []int) []mutant {
		return []mutant{l.change("alert", m[2]-1, m[2], "")}
	})},
	{"alert without its >", ofLines(alertMark, func(l line, m []int) []mutant {
		return []mutant{l.change("alert", 0, 2, "").orNext(1)}
	})},
	{"alert with its text on the same line", ofLines(alertMark, func(l line, m []int) []mutant {
		return []mutant{l.change("alert", len(l.text), len(l.text), " Perhatikan.")}
	})},
	{"raw HTML", ofLines(regexp.MustCompile(`^[A-Z][a-z]+ `), func(l line, m []int) []mutant {
		return []mutant{l.change("text", m[1], m[1], "<b>Penting</b> ")}
	})},
}

var (
	headingID = regexp.MustCompile(` \{#([\pL\pN-]+)\}$`)
	reference = regexp.MustCompile(`@(fig|tbl|sec|prg|dim|opd)-([\pL\pN][\pL\pN-]*[\pL\pN])`)
	citation  = regexp.MustCompile(`\[@([a-z0-9-]+)(?:, [^\];]*)?\]`)
	noteMark  = regexp.MustCompile(`[^\]]\[\^([a-z0-9]+)\](?:[^:]|$)`)
	noteText  = regexp.MustCompile(`^\[\^([a-z0-9]+)\]: `)
	computed  = regexp.MustCompile(`\{\{([^}]+)\}\}`)
	alertMark = regexp.MustCompile(`^> \[!([A-Z]+)\]`)
)

func idOf(heading string) string {
	if m := headingID.FindStringSubmatch(heading); m != nil {
		return m[1]
	}
	return "#"
}

// line is a line of a Markdown file's body, outside fenced blocks.
type line struct {
	file  *source.File
	begin int // its offset
	text  string
}

func (l line) group(m []int, n int) string { return l.text[m[2*n]:m[2*n+1]] }

// change replaces a part of the line.
func (l line) change(class string, start, end int, text string) mutant {
	m := change(l.file, class, l.begin+start, l.begin+end, text)
	what := m.what
	m.what = func() string { return fmt.Sprintf("%s, in `%s`", what(), clip(l.text)) }
	return m
}

// prose are the lines of a file's Markdown that stand in no fenced block.
func (s *specimen) prose(f *source.File) []line {
	if known, ok := s.lines[f.Path]; ok {
		return known
	}
	s.lines[f.Path] = prose(f)
	return s.lines[f.Path]
}

func prose(f *source.File) []line {
	if path.Ext(f.Path) != ".md" || !strings.HasPrefix(f.Path, "content/") {
		return nil
	}
	_, body, _ := yaml.Front(f)
	var out []line
	fenced := false
	at := body.Start
	for text := range strings.Lines(body.Text()) {
		if strings.HasPrefix(text, "```") {
			fenced = !fenced
		} else if !fenced {
			out = append(out, line{f, at, strings.TrimRight(text, "\r\n")})
		}
		at += len(text)
	}
	return out
}

// ofHeadings is ofLines for headings only.
func ofHeadings(pattern *regexp.Regexp, make func(l line, m []int) []mutant) func(*specimen, *source.File) []mutant {
	return ofLines(pattern, func(l line, m []int) []mutant {
		if !strings.HasPrefix(l.text, "#") {
			return nil
		}
		return make(l, m)
	})
}

// ofLines makes mutants of every match of a pattern in a file's prose.
func ofLines(pattern *regexp.Regexp, make func(l line, m []int) []mutant) func(*specimen, *source.File) []mutant {
	return func(s *specimen, f *source.File) (out []mutant) {
		for _, l := range s.prose(f) {
			for _, m := range pattern.FindAllStringSubmatchIndex(l.text, -1) {
				out = append(out, make(l, m)...)
			}
		}
		return out
	}
}
