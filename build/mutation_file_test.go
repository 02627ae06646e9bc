package build_test

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"jilid/build/source"
)

// fileMutators lose, double and rename files, and hurt those that aren't
// Markdown: the bibliography and data files.
var fileMutators = []mutator{
	{"file gone", func(s *specimen, f *source.File) []mutant {
		m := s.rename(f, "")
		m.class = kindOfFile(f)
		return []mutant{m}
	}},
	{"file empty", func(s *specimen, f *source.File) []mutant {
		m := s.rename(f, "")
		m.files = map[string]func() []byte{f.Path: func() []byte { return []byte{} }}
		m.what = said("%s is empty", f.Path)
		m.class = kindOfFile(f)
		return []mutant{m.or(f.Path, 1)}
	}},
	{"file cut off", func(s *specimen, f *source.File) []mutant {
		m := s.rename(f, "")
		m.files = map[string]func() []byte{f.Path: func() []byte { return f.Data[:len(f.Data)/4] }}
		m.what = said("%s is cut off", f.Path)
		m.class = kindOfFile(f)
		for n := range 1 + strings.Count(string(f.Data[:len(f.Data)/4]), "\n") {
			m = m.or(f.Path, n+1)
		}
		return []mutant{m}
	}},
	{"file twice", func(s *specimen, f *source.File) []mutant {
		ext := path.Ext(f.Path)
		name := strings.TrimSuffix(f.Path, ext) + "-salinan" + ext
		m := mutant{class: kindOfFile(f), files: map[string]func() []byte{name: func() []byte { return f.Data }}, what: said("%s is there again, as %s", f.Path, path.Base(name)), spread: true}
		return []mutant{m.or(name, 1).orIn(name).orIn(f.Path)}
	}},
	{"file's ending misspelt", func(s *specimen, f *source.File) []mutant {
		return []mutant{s.rename(f, f.Path+"x")}
	}},
	{"file's ending in capitals", func(s *specimen, f *source.File) []mutant {
		ext := path.Ext(f.Path)
		return []mutant{s.rename(f, strings.TrimSuffix(f.Path, ext)+strings.ToUpper(ext))}
	}},
	{"file's name misspelt", func(s *specimen, f *source.File) []mutant {
		name := strings.TrimSuffix(f.Base(), path.Ext(f.Path))
		bad := misspelt(name, nil)
		if len(bad) == 0 {
			return nil
		}
		return []mutant{s.rename(f, f.Dir()+"/"+bad[0]+path.Ext(f.Path))}
	}},
	{"file with a blank in its name", func(s *specimen, f *source.File) []mutant {
		return []mutant{s.rename(f, strings.Replace(f.Path, f.Base(), within(f.Base(), " "), 1))}
	}},
	{"file in another encoding", func(s *specimen, f *source.File) []mutant {
		if slices.Contains([]string{".svg", ".jpg", ".png"}, path.Ext(f.Path)) {
			return nil
		}
		i := strings.LastIndexAny(string(f.Data), "aeiou")
		if i < 0 {
			return nil
		}
		m := change(f, kindOfFile(f), i, i+1, "\xe9")
		m.what = said("%s:%d: a letter in Latin-1", f.Path, m.at[0].line)
		return []mutant{m.or(f.Path, 1)}
	}},

	{"source's key misspelt", ofBib(`@\w+\{([a-z0-9-]+),`, func(f *source.File, m []int) (out []mutant) {
		key := string(f.Data[m[2]:m[3]])
		for _, bad := range misspelt(key, nil) {
			out = append(out, change(f, "bib", m[2], m[3], bad).orAny(key))
		}
		return out
	})},
	{"source's key twice", ofBib(`(@\w+\{[a-z0-9-]+,\n(?:.*\n)*?\}\n)`, func(f *source.File, m []int) []mutant {
		return []mutant{change(f, "bib", m[1], m[1], string(f.Data[m[0]:m[1]]))}
	})},
	{"source without a comma after its key", ofBib(`@\w+\{[a-z0-9-]+(,)`, func(f *source.File, m []int) []mutant {
		return []mutant{change(f, "bib", m[2], m[3], "").orNext(1).orAny(keyAt(f, m[0]))}
	})},
	{"source without a comma between fields", ofBib(`\}(,)\n  `, func(f *source.File, m []int) []mutant {
		return []mutant{change(f, "bib", m[2], m[3], "").orNext(1)}
	})},
	{"source without its closing brace", ofBib(`\n(\}\n)`, func(f *source.File, m []int) []mutant {
		key := keyAt(f, strings.LastIndex(string(f.Data[:m[0]]), "\n@")+1)
		return []mutant{change(f, "bib", m[2], m[3], "\n").orNext(3).orAny(key)}
	})},
	{"field without its closing brace", ofBib(`\{[^{}\n]+(\}),?\n`, func(f *source.File, m []int) []mutant {
		key := keyAt(f, strings.LastIndex(string(f.Data[:m[0]]), "\n@")+1)
		return []mutant{change(f, "bib", m[2], m[3], "").orAny(key)}
	})},
	{"field without its opening brace", ofBib(`= (\{)[^{}\n]+\},?\n`, func(f *source.File, m []int) []mutant {
		key := keyAt(f, strings.LastIndex(string(f.Data[:m[0]]), "\n@")+1)
		return []mutant{change(f, "bib", m[2], m[3], "").orAny(key)}
	})},
	{"field without its =", ofBib(`\n  \w+ +(=) `, func(f *source.File, m []int) []mutant {
		key := keyAt(f, strings.LastIndex(string(f.Data[:m[0]]), "\n@")+1)
		return []mutant{change(f, "bib", m[2], m[3], "").orAny(key)}
	})},
	{"field misspelt", ofBib(`\n  (\w+) +=`, func(f *source.File, m []int) (out []mutant) {
		for _, bad := range misspelt(string(f.Data[m[2]:m[3]]), nil) {
			out = append(out, change(f, "bib", m[2], m[3], bad).says(string(f.Data[m[2]:m[3]])))
		}
		return out
	})},
	{"field twice", ofBib(`\n(  \w+ +=.*\},\n)`, func(f *source.File, m []int) []mutant {
		return []mutant{change(f, "bib", m[3], m[3], string(f.Data[m[2]:m[3]]))}
	})},
	{"sort of source misspelt", ofBib(`@(\w+)\{`, func(f *source.File, m []int) (out []mutant) {
		for _, bad := range misspelt(string(f.Data[m[2]:m[3]]), nil) {
			out = append(out, change(f, "bib", m[2], m[3], bad).says(string(f.Data[m[2]:m[3]])))
		}
		return out
	})},
	{"source's year with a letter", ofBib(`year +=\s*\{(\d+)\}`, func(f *source.File, m []int) []mutant {
		return []mutant{change(f, "bib", m[2], m[3], "2O"+string(f.Data[m[2]+2:m[3]]))}
	})},
	{"source's title left out", ofBib(`\n(  title +=.*\n)`, func(f *source.File, m []int) []mutant {
		line := strings.LastIndex(string(f.Data[:m[0]]), "\n@") + 1
		return []mutant{change(f, "bib", m[2], m[3], "").or(f.Path, f.Span(line, line).Position().Line)}
	})},
	{"source's year left out", ofBib(`\n(  year +=.*\n)`, func(f *source.File, m []int) []mutant {
		line := strings.LastIndex(string(f.Data[:m[0]]), "\n@") + 1
		return []mutant{change(f, "bib", m[2], m[3], "").or(f.Path, f.Span(line, line).Position().Line)}
	})},

	{"data cell left out", ofData(func(f *source.File, l line, row int) mutant {
		return l.change("data", 0, strings.Index(l.text, ",")+1, "")
	})},
	{"data cell too many", ofData(func(f *source.File, l line, row int) mutant {
		return l.change("data", len(l.text), len(l.text), ",9")
	})},
	{"data row twice", ofData(func(f *source.File, l line, row int) mutant {
		return l.change("data", len(l.text), len(l.text), "\n"+l.text)
	})},
	{"data with a quote too many", ofData(func(f *source.File, l line, row int) mutant {
		return l.change("data", len(l.text), len(l.text), `"`).orNext(40)
	})},
	{"data parted by semicolons in one row", ofData(func(f *source.File, l line, row int) mutant {
		return l.change("data", 0, len(l.text), strings.ReplaceAll(l.text, ",", ";"))
	})},
	{"data with a word for a number", ofData(func(f *source.File, l line, row int) mutant {
		i := strings.LastIndex(l.text, ",")
		return l.change("data", i+1, len(l.text), "banyak")
	})},
	{"data with the letter O", ofData(func(f *source.File, l line, row int) mutant {
		i := strings.LastIndex(l.text, ",")
		return l.change("data", len(l.text), len(l.text), "O"[:min(1, len(l.text)-i)])
	})},
	{"data with a bare decimal comma", ofData(func(f *source.File, l line, row int) mutant {
		return l.change("data", len(l.text), len(l.text), ",5")
	})},
	{"data column renamed", func(s *specimen, f *source.File) []mutant {
		if path.Ext(f.Path) != ".csv" {
			return nil
		}
		end := strings.IndexAny(string(f.Data), ",\n")
		return []mutant{change(f, "data", 0, end, "Xyzzy")}
	}},
	{"data column twice", func(s *specimen, f *source.File) []mutant {
		if path.Ext(f.Path) != ".csv" {
			return nil
		}
		head, _, _ := strings.Cut(string(f.Data), "\n")
		names := strings.Split(head, ",")
		names[len(names)-1] = names[len(names)-2]
		return []mutant{change(f, "data", 0, len(head), strings.Join(names, ","))}
	}},
	{"data without its head", func(s *specimen, f *source.File) []mutant {
		if path.Ext(f.Path) != ".csv" {
			return nil
		}
		head, _, _ := strings.Cut(string(f.Data), "\n")
		return []mutant{change(f, "data", 0, len(head)+1, "").or(f.Path, 2)}
	}},
}

// rename is the specimen with a file under another name; without one it is gone.
// What the files say that name it is right, and so is what is said of the new
// name.
func (s *specimen) rename(f *source.File, name string) mutant {
	m := mutant{class: kindOfFile(f), files: map[string]func() []byte{f.Path: nil}, what: said("%s is gone", f.Path), spread: true}
	if name != "" {
		m.files[name] = func() []byte { return f.Data }
		m.what = said("%s is called %s", f.Path, path.Base(name))
		m = m.orIn(name)
	}
	m = m.orAny(f.Base())
	for _, e := range s.entries(f) { // whatever refers to what the file defines
		if e.field != nil && e.field.Name == "id" && e.value.Text != "" {
			m = m.orAny(e.value.Text)
		}
		if e.field == nil && f.Path == "content/plan.yaml" {
			m = m.orAny(e.key.Text)
		}
	}
	for _, l := range s.prose(f) {
		for _, id := range definedID.FindAllStringSubmatch(l.text, -1) {
			m = m.orAny(id[1])
		}
	}
	if f.Base() == "references.bib" {
		m = m.orAny("[@")
	}
	if f.Base() == "_index.md" {
		for _, g := range s.tree.Under(f.Dir()) {
			m = m.or(g.Path, 1)
		}
	}
	return m
}

var definedID = regexp.MustCompile(`\{#([\pL\pN-]+)`)

// orIn allows every line of a file.
func (m mutant) orIn(file string) mutant {
	m.at = append(m.at[:len(m.at):len(m.at)], place{file: file})
	return m
}

func kindOfFile(f *source.File) string {
	switch {
	case f.Dir() == "content/programs":
		return "program"
	case f.Base() == "_index.md":
		return "index"
	case path.Ext(f.Path) == ".md":
		return "chapter"
	}
	return strings.TrimPrefix(path.Ext(f.Path), ".")
}

func ofBib(pattern string, make func(f *source.File, m []int) []mutant) func(*specimen, *source.File) []mutant {
	re := regexp.MustCompile(pattern)
	return func(_ *specimen, f *source.File) (out []mutant) {
		if path.Ext(f.Path) == ".bib" {
			for _, m := range re.FindAllSubmatchIndex(f.Data, -1) {
				out = append(out, make(f, m)...)
			}
		}
		return out
	}
}

// keyAt is the key of the source that begins at an offset.
func keyAt(f *source.File, at int) string {
	m := regexp.MustCompile(`^@\w+\{([a-z0-9-]+)`).FindSubmatch(f.Data[at:])
	if m == nil {
		return "\x00"
	}
	return string(m[1])
}

// ofData makes a mutant of every row of a data file but the head.
func ofData(make func(f *source.File, l line, row int) mutant) func(*specimen, *source.File) []mutant {
	return func(_ *specimen, f *source.File) (out []mutant) {
		if path.Ext(f.Path) != ".csv" {
			return nil
		}
		at := 0
		for row, text := range strings.SplitAfter(string(f.Data), "\n") {
			if row > 0 && strings.TrimSpace(text) != "" {
				out = append(out, make(f, line{f, at, strings.TrimRight(text, "\r\n")}, row))
			}
			at += len(text)
		}
		return out
	}
}
