package svg

import (
	"cmp"
	"slices"
	"strings"
)

// rule is a rule of a style sheet: one simple selector and its declarations.
type rule struct {
	tag, id string
	classes []string
	props   []property
	weight  int // of the selector; rules of the same weight count in their order
}

type property struct{ name, value string }

// sheet reads a <style> element. Only simple selectors are understood: a tag,
// an ID, classes, and their combinations on one element.
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
	if s == "" || strings.ContainsAny(s, " >+~[:\t\n") {
		return r, false
	}
	for s != "" {
		end := strings.IndexAny(s[1:], ".#") + 1
		if end == 0 {
			end = len(s)
		}
		part := s[:end]
		s = s[end:]
		switch part[0] {
		case '.':
			r.classes = append(r.classes, part[1:])
			r.weight += 10
		case '#':
			r.id = part[1:]
			r.weight += 100
		case '*':
		default:
			r.tag = part
			r.weight++
		}
	}
	return r, true
}

func (r *rule) matches(n *node) bool {
	if r.tag != "" && r.tag != n.name || r.id != "" && r.id != n.attr("id") {
		return false
	}
	if len(r.classes) == 0 {
		return true
	}
	has := strings.Fields(n.attr("class"))
	for _, c := range r.classes {
		if !slices.Contains(has, c) {
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
