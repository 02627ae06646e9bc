package svg

import (
	"cmp"
	"slices"
	"strings"
)

type property struct {
	name, value string
	important   bool
}

// sheet reads a <style> element.
func (d *drawer) sheet(n *node) {
	if kind := n.attr("type"); kind != "" && !strings.EqualFold(kind, "text/css") {
		d.note(n, "lembar gaya %q tidak dibaca", "the style sheet %q isn't read", kind)
		return
	}
	if media := n.attr("media"); media != "" && !onPaper(media) {
		return
	}
	d.rulesOf(n, stripComments(n.raw()), 0)
	slices.SortStableFunc(d.rules, func(a, b rule) int { return cmp.Compare(a.weight, b.weight) })
}

// onPaper tells whether a media query is for print.
func onPaper(query string) bool {
	query = strings.ToLower(query)
	if strings.Contains(query, "not ") || strings.Contains(query, "dark") {
		return false
	}
	return strings.Contains(query, "print") || strings.Contains(query, "all") || strings.Contains(query, "prefers-color-scheme") && !strings.Contains(query, "screen")
}

func (d *drawer) rulesOf(n *node, css string, depth int) {
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
		if query, media := strings.CutPrefix(selectors, "@media"); media && onPaper(query) && depth < 4 {
			d.rulesOf(n, body, depth+1)
		}
		if strings.HasPrefix(selectors, "@") {
			continue // other media; fonts, for which there are the theme's
		}
		props := declarations(body)
		for _, p := range props {
			if strings.HasPrefix(p.name, "--") {
				d.variables[p.name] = p.value
			}
		}
		for _, s := range commas(selectors) {
			r, ok := selector(strings.TrimSpace(s))
			if !ok {
				d.note(n, "pemilih gaya %q tidak didukung", "the style selector %q isn't supported", strings.TrimSpace(s))
				continue
			}
			if len(d.rules) >= manyRules {
				d.note(n, "lembar gaya terlalu panjang: hanya %d aturan pertama yang diikuti", "the style sheet is too long: only its first %d rules are followed", manyRules)
				return
			}
			r.props = props
			d.rules = append(d.rules, r)
		}
	}
}

// commas cuts a list at the commas outside of brackets.
func commas(s string) (parts []string) {
	for s != "" {
		first := firstArgument(s)
		parts = append(parts, first)
		s = strings.TrimPrefix(s[len(first):], ",")
	}
	return parts
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

func declarations(s string) (props []property) {
	for _, p := range strings.Split(s, ";") {
		name, value, ok := strings.Cut(p, ":")
		if !ok {
			continue
		}
		value, important := strings.CutSuffix(strings.TrimSpace(value), "important")
		if important {
			value = strings.TrimSuffix(strings.TrimSpace(value), "!")
		}
		props = append(props, property{strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value), important})
	}
	return props
}

// plain resolves what stands for one of several values: on paper it is light, and
// a variable has the value of the file's style sheets, or what it falls back on.
func (d *drawer) plain(v string) string {
	for range 8 { // they may be nested
		v = strings.TrimSpace(v)
		switch {
		case strings.HasPrefix(v, "light-dark(") && strings.HasSuffix(v, ")"):
			v = firstArgument(v[len("light-dark(") : len(v)-1])
		case strings.HasPrefix(v, "var(") && strings.HasSuffix(v, ")"):
			inner := v[len("var(") : len(v)-1]
			name := firstArgument(inner)
			v = strings.TrimPrefix(strings.TrimSpace(inner[len(name):]), ",")
			if known, ok := d.variables[strings.TrimSpace(name)]; ok {
				v = known
			}
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
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',':
			if depth == 0 {
				return s[:i]
			}
		}
	}
	return s
}
