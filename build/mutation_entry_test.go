package build_test

import (
	"path"
	"regexp"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/yaml"
)

// entry is a key and its value somewhere in the YAML of a file: in plan.yaml,
// in front matter, or in a view.
type entry struct {
	file       *source.File
	class      string         // "program.start", "view budget.by"
	record     *schema.Record // nil within maps whose keys writers choose
	field      *schema.Field  // likewise
	owner      *yaml.Node     // the map it stands in
	index      int            // its place there
	key, value *yaml.Node
	root       *yaml.Node
}

var fence = regexp.MustCompile("(?m)^```([a-z-]+)[ \\t]*\\n((?s:.*?\\n))```[ \\t]*$")

// entries are all entries of a file, those of records first met first.
func (s *specimen) entries(f *source.File) []entry {
	if known, ok := s.known[f.Path]; ok {
		return known
	}
	var out []entry
	read := func(r *schema.Record, body source.Span, prefix string) {
		r = s.records.Of(r)
		root, ds := yaml.Parse(body, "")
		if len(ds) > 0 {
			panic(f.Path + ": " + ds[0].Text.EN)
		}
		c := collector{file: f, records: s.records, root: root, prefix: prefix}
		c.record(r, root)
		out = append(out, c.out...)
	}
	switch {
	case f.Path == "content/plan.yaml":
		read(schema.Plan, f.Span(0, len(f.Data)), "")
	case path.Ext(f.Path) == ".md" && strings.HasPrefix(f.Path, "content/"):
		front, body, _ := yaml.Front(f)
		r := schema.Chapter
		if f.Dir() == "content/programs" {
			r = schema.Program
		}
		read(r, front, "")
		for _, m := range fence.FindAllSubmatchIndex(f.Data[body.Start:], -1) {
			if view := schema.ViewNamed(string(f.Data[body.Start+m[2] : body.Start+m[3]])); view != nil {
				read(view, f.Span(body.Start+m[4], body.Start+m[5]), "view ")
			}
		}
	}
	s.known[f.Path] = out
	return out
}

type collector struct {
	file    *source.File
	records schema.Records
	root    *yaml.Node
	prefix  string
	out     []entry
}

func (c *collector) record(r *schema.Record, n *yaml.Node) {
	for i, p := range n.Pairs {
		f := r.Field(p.Key.Text)
		if f == nil {
			continue // the key of a Keyed map
		}
		class := c.prefix + r.Name + "." + f.Name
		c.out = append(c.out, entry{c.file, class, r, f, n, i, p.Key, p.Value, c.root})
		c.below(f, class, p.Value)
	}
}

func (c *collector) below(f *schema.Field, class string, n *yaml.Node) {
	switch f.Kind {
	case schema.One:
		if n.Kind == yaml.Map {
			c.record(c.records.Of(f.Of), n)
		}
	case schema.Many, schema.Keyed:
		for _, item := range n.Items {
			if item.Kind == yaml.Map {
				c.record(c.records.Of(f.Of), item)
			}
		}
		for i, p := range n.Pairs {
			c.out = append(c.out, entry{c.file, class + ".*", nil, nil, n, i, p.Key, p.Value, c.root})
			if p.Value.Kind == yaml.Map {
				c.record(c.records.Of(f.Of), p.Value)
			}
		}
	case schema.ByYear, schema.Named, schema.Series, schema.Levels:
		for i, p := range n.Pairs {
			c.out = append(c.out, entry{c.file, class + ".*", nil, nil, n, i, p.Key, p.Value, c.root})
		}
	}
}

// flow tells whether the entry stands within {…}.
func (e entry) flow() bool { return strings.HasPrefix(e.owner.Span.Text(), "{") }

// dashed tells whether the entry is the first of a list's item: it follows a dash.
func (e entry) dashed() bool {
	line := e.file.Line(e.key.Span.Position().Line)
	return !e.flow() && strings.HasPrefix(strings.TrimSpace(line), "- ") && e.index == 0
}

// oneLine tells whether the value stands on the key's line, all of it.
func (e entry) oneLine() bool {
	line := e.key.Span.Position().Line
	return e.value.Span.Position().Line == line && e.value.Span.EndPosition().Line == line && !strings.HasSuffix(e.file.Line(line), ">-")
}

// line is where the key stands.
func (e entry) line() int { return e.key.Span.Position().Line }

// extent is what must go with the entry so that the rest is as good as before.
func (e entry) extent() (start, end int) {
	pairs := e.owner.Pairs
	switch {
	case e.flow() && e.index > 0:
		return pairs[e.index-1].Value.Span.End, e.value.Span.End
	case e.flow() && len(pairs) > 1:
		return e.key.Span.Start, pairs[1].Key.Span.Start
	case e.flow():
		return e.key.Span.Start, e.value.Span.End
	case e.dashed() && len(pairs) > 1:
		return e.key.Span.Start, pairs[1].Key.Span.Start
	}
	lines := strings.SplitAfter(string(e.file.Data), "\n")
	first := e.line()
	start = e.key.Span.Start - e.key.Span.Position().Column + 1
	end = start + len(lines[first-1])
	margin := e.key.Span.Position().Column - 1
	for i := first; i < len(lines) && end < e.bodyEnd(); i++ {
		if line := lines[i]; strings.TrimSpace(line) != "" && len(line)-len(strings.TrimLeft(line, " ")) <= margin {
			break
		}
		end += len(lines[i])
	}
	return start, min(end, e.bodyEnd())
}

// bodyEnd is where the YAML ends that the entry stands in.
func (e entry) bodyEnd() int {
	data := e.file.Data
	end := e.root.Span.End
	for end < len(data) && data[end] != '\n' {
		end++
	}
	return min(end+1, len(data))
}

// home is where something missing in the entry's record is reported: where the
// record begins, or where its id or name is.
func (e entry) home(m mutant) mutant {
	m = m.or(e.file.Path, e.owner.Span.Position().Line)
	if strings.HasPrefix(e.class, "view ") && e.owner == e.root { // the view as a whole
		m = m.or(e.file.Path, e.owner.Span.Position().Line-1)
	}
	for _, p := range e.owner.Pairs {
		if e.record != nil && e.record.Field(p.Key.Text) == &e.record.Fields[0] {
			m = m.or(e.file.Path, p.Value.Span.Position().Line)
		}
	}
	return m
}

// gone allows, where the entry is no longer there, what may be said of that: at
// its record, and where something is referred to by a name that it gave.
func (e entry) gone(m mutant) mutant {
	m = e.home(m)
	if e.class == "evaluation.year" {
		return m.orAny(e.value.Text)
	}
	if e.field == nil || e.field.Name != "id" && e.field.Name != "caption" || e.owner != e.root {
		return m
	}
	if id := e.owner.Get("id"); id != nil {
		m = m.orAny(id.Text)
	}
	return m
}

// slips are the mistakes of typing hands, by name.
var slips = []struct {
	name string
	slip func(word []rune, at int) []rune
}{
	{"two letters exchanged", func(w []rune, i int) []rune { w[i], w[i+1] = w[i+1], w[i]; return w }},
	{"a letter left out", func(w []rune, i int) []rune { return append(w[:i], w[i+1:]...) }},
	{"a letter doubled", func(w []rune, i int) []rune { return append(w[:i+1], w[i:]...) }},
	{"a wrong letter", func(w []rune, i int) []rune { w[i] = 'q'; return w }},
}

// misspelt are a word's misspellings, one of each slip, that aren't another
// known word. The slips are in the middle of the letters.
func misspelt(word string, known []string) []string {
	var out []string
	for _, s := range slips {
		w := []rune(word)
		at := middle(w)
		if at < 0 {
			continue
		}
		bad := string(s.slip(append([]rune{}, w...), at))
		if near, ok := diag.Nearest(bad, known); bad != word && (!ok || near == word || near != bad) {
			out = append(out, bad)
		}
	}
	return out
}

// middle is where in a word two different letters stand beside each other, near
// its middle; -1 if they don't.
func middle(w []rune) int {
	best := -1
	for i := range len(w) - 1 {
		if letter(w[i]) && letter(w[i+1]) && w[i] != w[i+1] && (best < 0 || abs(2*i+1-len(w)) < abs(2*best+1-len(w))) {
			best = i
		}
	}
	return best
}

func letter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func abs(n int) int { return max(n, -n) }
