package build_test

import (
	"path"
	"regexp"
	"strings"

	"jilid/build/source"
)

// blockMutators hurt what makes blocks of lines: links and pictures, tables and
// captions, fences and front matter.
var blockMutators = []mutator{
	{"link's file misspelt", ofLines(link, func(l line, m []int) (out []mutant) {
		name, _, _ := strings.Cut(path.Base(l.group(m, 1)), "#")
		if strings.Contains(l.group(m, 1), "://") || !strings.Contains(name, ".") {
			return nil
		}
		for _, bad := range misspelt(name, nil) {
			out = append(out, l.change("link", m[2], m[3], strings.Replace(l.group(m, 1), name, bad, 1)).says(name))
		}
		return out
	})},
	{"link's anchor misspelt", ofLines(regexp.MustCompile(`\]\([^)#]*#([\pL\pN-]+)\)`), func(l line, m []int) (out []mutant) {
		for _, bad := range misspelt(l.group(m, 1), nil) {
			out = append(out, l.change("link", m[2], m[3], bad).says(l.group(m, 1)))
		}
		return out
	})},
	{"link without its ending", ofLines(link, func(l line, m []int) []mutant {
		bad := strings.NewReplacer(".md", "", ".jpg", "").Replace(l.group(m, 1))
		if bad == l.group(m, 1) {
			return nil
		}
		return []mutant{l.change("link", m[2], m[3], bad)}
	})},
	{"link to the page of the site", ofLines(link, func(l line, m []int) []mutant {
		bad := strings.Replace(l.group(m, 1), ".md", ".html", 1)
		if bad == l.group(m, 1) {
			return nil
		}
		return []mutant{l.change("link", m[2], m[3], bad)}
	})},
	{"link from another folder", ofLines(link, func(l line, m []int) []mutant {
		if !strings.HasPrefix(l.group(m, 1), "../") {
			return nil
		}
		return []mutant{l.change("link", m[2], m[2]+3, "")}
	})},
	{"link in capitals", ofLines(link, func(l line, m []int) []mutant {
		if !strings.HasPrefix(l.group(m, 1), "../") {
			return nil
		}
		return []mutant{l.change("link", m[2], m[3], strings.ToUpper(l.group(m, 1)))}
	})},
	{"link without its closing bracket", ofLines(link, func(l line, m []int) []mutant {
		return []mutant{l.change("link", m[1]-1, m[1], "")}
	})},
	{"link without its middle bracket", ofLines(link, func(l line, m []int) []mutant {
		return []mutant{l.change("link", m[2]-2, m[2]-1, "")}
	})},
	{"link without its opening bracket", ofLines(link, func(l line, m []int) []mutant {
		at := m[0] + strings.Index(l.text[m[0]:], "[")
		return []mutant{l.change("link", at, at+1, "")}
	})},
	{"link with a blank between", ofLines(link, func(l line, m []int) []mutant {
		return []mutant{l.change("link", m[2]-1, m[2]-1, " ")}
	})},
	{"link without an address", ofLines(link, func(l line, m []int) []mutant {
		return []mutant{l.change("link", m[2], m[3], "")}
	})},
	{"link to the writer's computer", ofLines(link, func(l line, m []int) []mutant {
		return []mutant{l.change("link", m[2], m[3], `C:\Data\a.md`)}
	})},

	{"picture's file misspelt", ofLines(picture, func(l line, m []int) (out []mutant) {
		for _, bad := range misspelt(path.Base(l.group(m, 2)), nil) {
			out = append(out, l.change("picture", m[4], m[5], path.Dir(l.group(m, 2))+"/"+bad).says(path.Base(l.group(m, 2))))
		}
		return out
	})},
	{"picture's ending in capitals", ofLines(picture, func(l line, m []int) []mutant {
		name := l.group(m, 2)
		bad := strings.TrimSuffix(name, path.Ext(name)) + strings.ToUpper(path.Ext(name))
		return []mutant{l.change("picture", m[4], m[5], bad).says(path.Base(name))}
	})},
	{"picture from another folder", ofLines(picture, func(l line, m []int) []mutant {
		return []mutant{l.change("picture", m[4], m[5], path.Base(l.group(m, 2))).says(path.Base(l.group(m, 2)))}
	})},
	{"picture without its exclamation mark", ofLines(picture, func(l line, m []int) []mutant {
		return []mutant{l.change("picture", m[0], m[0]+1, "").orNext(1).orAny(pictureID(l))}
	})},
	{"picture without its alt text", ofLines(picture, func(l line, m []int) []mutant {
		return []mutant{l.change("picture", m[2], m[3], "")}
	})},
	{"picture without its caption", ofLines(picture, func(l line, m []int) []mutant {
		return []mutant{l.change("picture", m[5], m[7]+1, "").orAny(pictureID(l))}
	})},
	{"picture with the quote of its caption left out", ofLines(picture, func(l line, m []int) []mutant {
		return []mutant{l.change("picture", m[7], m[7]+1, "").orNext(1).orAny(pictureID(l))}
	})},
	{"picture without its closing bracket", ofLines(picture, func(l line, m []int) []mutant {
		return []mutant{l.change("picture", m[1]-1, m[1], "").orNext(1).orAny(pictureID(l))}
	})},
	{"picture's id left out", ofLines(pictureIDs, func(l line, m []int) []mutant {
		return []mutant{l.change("picture", m[2]-1, m[3], "").orAny(pictureID(l))}
	})},
	{"picture's id misspelt", ofLines(pictureIDs, func(l line, m []int) (out []mutant) {
		for _, bad := range misspelt(l.group(m, 1), nil) {
			out = append(out, l.change("picture", m[2], m[3], bad).orAny(l.group(m, 1)))
		}
		return out
	})},
	{"picture's id with the prefix of tables", ofLines(pictureIDs, func(l line, m []int) []mutant {
		return []mutant{l.change("picture", m[2], m[2]+3, "tbl").orAny(pictureID(l))}
	})},
	{"picture's width without its sign", ofLines(regexp.MustCompile(`^!\[.*width=\d+(%)\}$`), func(l line, m []int) []mutant {
		return []mutant{l.change("picture", m[2], m[3], "")}
	})},
	{"picture's width misspelt", ofLines(regexp.MustCompile(`^!\[.*(width)=\d+%\}$`), func(l line, m []int) []mutant {
		return []mutant{l.change("picture", m[2], m[3], "widht").says("width")}
	})},
	{"picture wider than the page", ofLines(regexp.MustCompile(`^!\[.*width=(\d+)%\}$`), func(l line, m []int) []mutant {
		return []mutant{l.change("picture", m[2], m[3], "800")}
	})},
	{"text behind a picture", ofLines(picture, func(l line, m []int) []mutant {
		return []mutant{l.change("picture", len(l.text), len(l.text), " dan teks").orNext(1).orAny(pictureID(l))}
	})},

	{"cell left out", ofLines(tableRow, func(l line, m []int) []mutant {
		i := strings.Index(l.text[1:], "|")
		return []mutant{l.change("table", 0, i+1, "")}
	})},
	{"cell too many", ofLines(tableRow, func(l line, m []int) []mutant {
		return []mutant{l.change("table", len(l.text), len(l.text), " lagi |")}
	})},
	{"column left out of the line below the head", ofLines(tableRule, func(l line, m []int) []mutant {
		i := strings.Index(l.text[1:], "|")
		m2 := l.change("table", 0, i+1, "")
		return []mutant{m2.or(l.file.Path, m2.at[0].line-1).orAny(captionID(l))}
	})},
	{"line below the head left out", ofLines(tableRule, func(l line, m []int) []mutant {
		m2 := l.change("table", 0, len(l.text)+1, "")
		return []mutant{m2.or(l.file.Path, m2.at[0].line-1).orAny(captionID(l))}
	})},
	{"empty line within a table", ofLines(tableRule, func(l line, m []int) []mutant {
		at := len(l.text) + 1 + strings.Index(string(l.file.Data[l.begin+len(l.text)+1:]), "\n") + 1
		if !strings.HasPrefix(string(l.file.Data[l.begin+at:]), "|") {
			return nil
		}
		return []mutant{l.change("table", at, at, "\n").orNext(1)}
	})},
	{"two rows on one line", ofLines(tableRow, func(l line, m []int) []mutant {
		if !strings.HasPrefix(string(l.file.Data[l.begin+len(l.text)+1:]), "|") {
			return nil
		}
		return []mutant{l.change("table", len(l.text), len(l.text)+1, " ")}
	})},
	{"row twice", ofLines(tableRow, func(l line, m []int) []mutant {
		m2 := l.change("table", len(l.text), len(l.text), "\n"+l.text)
		return []mutant{m2}
	})},

	{"caption without its colon", ofLines(caption, func(l line, m []int) []mutant {
		return []mutant{l.change("caption", 0, 2, "").orAny(pictureID(l))}
	})},
	{"caption without its blank", ofLines(caption, func(l line, m []int) []mutant {
		return []mutant{l.change("caption", 1, 2, "").orAny(pictureID(l))}
	})},
	{"caption left out", ofLines(caption, func(l line, m []int) []mutant {
		m2 := l.change("caption", 0, len(l.text)+1, "")
		return []mutant{m2.or(l.file.Path, tableAbove(l)).orAny(pictureID(l))}
	})},
	{"caption glued to its table", ofLines(caption, func(l line, m []int) []mutant {
		return []mutant{l.change("caption", -1, 0, "")}
	})},
	{"caption far from its table", ofLines(caption, func(l line, m []int) []mutant {
		m2 := l.change("caption", 0, 0, "Teks di antaranya.\n\n")
		return []mutant{m2.orNext(1).or(l.file.Path, tableAbove(l)).orAny(pictureID(l))}
	})},
	{"caption's id misspelt", ofLines(captionIDs, func(l line, m []int) (out []mutant) {
		for _, bad := range misspelt(l.group(m, 1), nil) {
			out = append(out, l.change("caption", m[2], m[3], bad).orAny(l.group(m, 1)))
		}
		return out
	})},
	{"caption's id with the prefix of pictures", ofLines(captionIDs, func(l line, m []int) []mutant {
		return []mutant{l.change("caption", m[2], m[2]+3, "fig").orAny(l.group(m, 1))}
	})},
	{"caption's id without its brace", ofLines(captionIDs, func(l line, m []int) []mutant {
		return []mutant{l.change("caption", m[1]-1, m[1], "")}
	})},
	{"source without its colon", ofLines(regexp.MustCompile(`^: Sumber: `), func(l line, m []int) []mutant {
		return []mutant{l.change("source", 0, 2, "")}
	})},

	{"fence not closed", ofFences(func(f *source.File, open, name, body, shut, end int) mutant {
		return change(f, "fence", shut, end, "").or(f.Path, f.Span(open, open).Position().Line)
	})},
	{"fence not opened", ofFences(func(f *source.File, open, name, body, shut, end int) mutant {
		m := change(f, "fence", open, body, "")
		return m.or(f.Path, f.Span(shut, shut).Position().Line-1).orAny(viewID(f, body, shut))
	})},
	{"fence of two signs", ofFences(func(f *source.File, open, name, body, shut, end int) mutant {
		m := change(f, "fence", open, open+1, "")
		return m.or(f.Path, f.Span(shut, shut).Position().Line).orAny(viewID(f, body, shut))
	})},
	{"fence of four signs", ofFences(func(f *source.File, open, name, body, shut, end int) mutant {
		return change(f, "fence", open, open, "`")
	})},
	{"fence closed with tildes", ofFences(func(f *source.File, open, name, body, shut, end int) mutant {
		return change(f, "fence", shut, shut+3, "~~~").or(f.Path, f.Span(open, open).Position().Line)
	})},
	{"view misspelt", ofFences(func(f *source.File, open, name, body, shut, end int) mutant {
		word := strings.TrimSpace(string(f.Data[name:body]))
		return change(f, "fence", name, name+len(word), misspelt(word, nil)[0]).says(word)
	})},
	{"view in capitals", ofFences(func(f *source.File, open, name, body, shut, end int) mutant {
		word := strings.TrimSpace(string(f.Data[name:body]))
		return change(f, "fence", name, name+len(word), strings.ToUpper(word[:1])+word[1:]).says(word)
	})},
	{"view without its name", ofFences(func(f *source.File, open, name, body, shut, end int) mutant {
		return change(f, "fence", name, body-1, "").orAny(viewID(f, body, shut))
	})},
	{"view of another sort", ofFences(func(f *source.File, open, name, body, shut, end int) mutant {
		m := change(f, "fence", name, body-1, "swot")
		for line := m.at[0].line; line <= f.Span(shut, shut).Position().Line; line++ {
			m = m.or(f.Path, line)
		}
		m.spread = true
		return m
	})},
	{"view's body indented", ofFences(func(f *source.File, open, name, body, shut, end int) mutant {
		return change(f, "fence", body, shut, "    "+strings.TrimSuffix(strings.ReplaceAll(string(f.Data[body:shut]), "\n", "\n    "), "    "))
	})},
	{"view twice", ofFences(func(f *source.File, open, name, body, shut, end int) mutant {
		return change(f, "fence", end, end, "\n\n"+string(f.Data[open:end]))
	})},

	{"front matter not opened", ofFronts(func(f *source.File, shut int) mutant {
		return change(f, "front", 0, 4, "").or(f.Path, 2).orAny("id:")
	})},
	{"front matter not closed", ofFronts(func(f *source.File, shut int) mutant {
		return change(f, "front", shut, shut+4, "").or(f.Path, 1)
	})},
	{"front matter of two signs", ofFronts(func(f *source.File, shut int) mutant {
		return change(f, "front", shut, shut+1, "").or(f.Path, 1)
	})},
	{"front matter opened with four signs", ofFronts(func(f *source.File, shut int) mutant {
		return change(f, "front", 0, 0, "-").or(f.Path, 2)
	})},
	{"empty line before front matter", ofFronts(func(f *source.File, shut int) mutant {
		return change(f, "front", 0, 0, "\n")
	})},
	{"dash line within front matter", ofFronts(func(f *source.File, shut int) mutant {
		at := strings.Index(string(f.Data[4:]), "\n") + 5
		if at >= shut {
			return change(f, "front", shut, shut, "---\n")
		}
		return change(f, "front", at, at, "---\n").orNext(1)
	})},
	{"front matter twice", ofFronts(func(f *source.File, shut int) mutant {
		return change(f, "front", shut+4, shut+4, string(f.Data[:shut+4])).orNext(1)
	})},
	{"front matter gone", ofFronts(func(f *source.File, shut int) mutant {
		id := "id: "
		return change(f, "front", 0, shut+4, "").orAny(id)
	})},
}

var (
	link       = regexp.MustCompile(`(?:^|[^!\]])\[[^\]@^]+\]\(([^)]+)\)`)
	picture    = regexp.MustCompile(`^!\[([^\]]+)\]\((\S+) "([^"]+)"\)`)
	pictureIDs = regexp.MustCompile(`^!\[.*\{#(fig-[\pL\pN-]+)`)
	tableRow   = regexp.MustCompile(`^\| *[^:| -].*\|$`)
	tableRule  = regexp.MustCompile(`^\|[:|-]+\|$`)
	caption    = regexp.MustCompile(`^: .*\{#tbl-[\pL\pN-]+\}$`)
	captionIDs = regexp.MustCompile(`^: .*\{#(tbl-[\pL\pN-]+)\}$`)
	anyID      = regexp.MustCompile(`\b(?:tbl|fig)-[\pL\pN-]+`)
)

// pictureID is the id that stands on a line, or a word that stands nowhere.
func pictureID(l line) string {
	if id := anyID.FindString(l.text); id != "" {
		return id
	}
	return "\x00"
}

// captionID is the first id of a table below a line.
func captionID(l line) string {
	if m := captionIDs.FindSubmatch(l.file.Data[l.begin:]); m != nil {
		return string(m[1])
	}
	if id := anyID.Find(l.file.Data[l.begin:]); id != nil {
		return string(id)
	}
	return "\x00"
}

// viewID is the id that a view's body gives.
func viewID(f *source.File, body, shut int) string {
	if id := anyID.Find(f.Data[body:shut]); id != nil {
		return string(id)
	}
	return "\x00"
}

// tableAbove is the line on which the table above a caption begins.
func tableAbove(l line) int {
	n := l.file.Span(l.begin, l.begin).Position().Line - 1
	for n > 1 && !strings.HasPrefix(l.file.Line(n), "|") {
		n--
	}
	for n > 1 && strings.HasPrefix(l.file.Line(n-1), "|") {
		n--
	}
	return n
}

// ofFences makes a mutant of every view: open is where its fence begins, name where its
// name does, body where its text does; shut and end are of the closing fence.
func ofFences(make func(f *source.File, open, name, body, shut, end int) mutant) func(*specimen, *source.File) []mutant {
	return func(_ *specimen, f *source.File) (out []mutant) {
		if path.Ext(f.Path) != ".md" {
			return nil
		}
		for _, m := range fence.FindAllSubmatchIndex(f.Data, -1) {
			out = append(out, make(f, m[0], m[2], m[4], m[5], m[1]))
		}
		return out
	}
}

// ofFronts makes a mutant of every front matter; shut is where its end stands.
func ofFronts(make func(f *source.File, shut int) mutant) func(*specimen, *source.File) []mutant {
	return func(_ *specimen, f *source.File) []mutant {
		shut := strings.Index(string(f.Data), "\n---\n")
		if path.Ext(f.Path) != ".md" || shut < 0 {
			return nil
		}
		m := make(f, shut+1)
		m.class = "front of a chapter"
		if f.Dir() == "content/programs" {
			m.class = "front of a program"
		}
		return []mutant{m}
	}
}
