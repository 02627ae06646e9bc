package svg

import (
	"cmp"
	"slices"
	"strings"
)

// rule is a rule of a style sheet: one selector and its declarations.
type rule struct {
	parts  []compound // the last is the element's, those before it are around it
	props  []property
	weight int // of the selector; rules of the same weight count in their order
}

// compound is a tag, an ID and classes that one element must have.
type compound struct {
	tag, id string
	classes []string
	direct  bool // the element before is its parent (a > b), not just around it
}

type property struct{ name, value string }

// sheet reads a <style> element. Selectors are of tags, IDs and classes, inside
// one another.
func (d *drawer) sheet(n *node) {
	css := stripComments(n.raw())
	for css = strings.TrimSpace(css); css != ""; css = strings.TrimSpace(css) {
		selectors, rest, ok := strings.Cut(css, "{")
		if !ok {
			break
		}
		if at := strings.Index(selectors, ";"); at >= 0 && strings.HasPrefix(selectors, "@") {
			if strings.HasPrefix(selectors, "@import") {
				d.note(n, "lembar gaya luar (@import) tidak dibuka", "the outside style sheet (@import) isn't opened")
			}
			css = css[at+1:]
			continue
		}
		body, after := block(rest)
		css = after
		if strings.HasPrefix(selectors, "@") {
			continue // media queries, fonts: nothing for paper
		}
		props := declarations(body)
		for _, s := range strings.Split(selectors, ",") {
			r, ok := selector(strings.TrimSpace(s))
			if !ok {
				d.note(n, "pemilih gaya %q tidak didukung", "the style selector %q isn't supported", strings.TrimSpace(s))
				continue
			}
			r.props = props
			d.rules = append(d.rules, r)
		}
	}
	slices.SortStableFunc(d.rules, func(a, b rule) int { return cmp.Compare(a.weight, b.weight) })
}

// raw is the text of an element as it is.
func (n *node) raw() string {
	var b strings.Builder
	for _, k := range n.kids {
		b.WriteString(k.text)
	}
	return b.String()
}

func stripComments(s string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "/*")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		if _, s, ok = strings.Cut(rest, "*/"); !ok {
			return b.String()
		}
	}
}

// block is what stands up to the brace that closes, and what comes after.
func block(s string) (body, after string) {
	depth := 1
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return s[:i], s[i+1:]
			}
		}
	}
	return s, ""
}

func selector(s string) (r rule, ok bool) {
	if s == "" || strings.ContainsAny(s, "+~[:") {
		return r, false
	}
	direct := false
	for _, word := range strings.Fields(strings.ReplaceAll(s, ">", " > ")) {
		if word == ">" {
			direct = true
			continue
		}
		c := compound{direct: direct}
		direct = false
		for word != "" {
			end := strings.IndexAny(word[1:], ".#") + 1
			if end == 0 {
				end = len(word)
			}
			part := word[:end]
			word = word[end:]
			switch part[0] {
			case '.':
				c.classes = append(c.classes, part[1:])
				r.weight += 10
			case '#':
				c.id = part[1:]
				r.weight += 100
			case '*':
			default:
				c.tag = part
				r.weight++
			}
		}
		r.parts = append(r.parts, c)
	}
	return r, len(r.parts) > 0 && !direct
}

func (r *rule) matches(n *node) bool {
	last := len(r.parts) - 1
	return r.parts[last].matches(n) && around(r.parts[:last], r.parts[last].direct, n.parent)
}

// around tells whether the elements around one match, from the inside out.
func around(parts []compound, direct bool, n *node) bool {
	if len(parts) == 0 {
		return true
	}
	last := len(parts) - 1
	for ; n != nil; n = n.parent {
		if parts[last].matches(n) && around(parts[:last], parts[last].direct, n.parent) {
			return true
		}
		if direct {
			return false
		}
	}
	return false
}

func (c *compound) matches(n *node) bool {
	if c.tag != "" && c.tag != n.name || c.id != "" && c.id != n.attr("id") {
		return false
	}
	if len(c.classes) == 0 {
		return true
	}
	has := strings.Fields(n.attr("class"))
	for _, k := range c.classes {
		if !slices.Contains(has, k) {
			return false
		}
	}
	return true
}

func declarations(s string) (props []property) {
	for _, p := range strings.Split(s, ";") {
		name, value, ok := strings.Cut(p, ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		props = append(props, property{strings.ToLower(strings.TrimSpace(name)), plainValue(value)})
	}
	return props
}

// plainValue resolves the functions that stand for one of several values: on
// paper it is light, and variables have what they fall back on.
func plainValue(v string) string {
	for range 8 { // they may be nested
		v = strings.TrimSpace(v)
		switch {
		case strings.HasPrefix(v, "light-dark(") && strings.HasSuffix(v, ")"):
			v = firstArgument(v[len("light-dark(") : len(v)-1])
		case strings.HasPrefix(v, "var(") && strings.HasSuffix(v, ")"):
			inner := v[len("var(") : len(v)-1]
			name := firstArgument(inner)
			v = strings.TrimPrefix(strings.TrimSpace(inner[len(name):]), ",")
		default:
			return v
		}
	}
	return v
}

// firstArgument is what stands before the first comma outside of brackets.
func firstArgument(s string) string {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
		case ',':
			if depth == 0 {
				return s[:i]
			}
		}
	}
	return s
}
