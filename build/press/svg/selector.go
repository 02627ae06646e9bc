package svg

import (
	"slices"
	"strings"
)

// rule is a rule of a style sheet: one selector and its declarations.
type rule struct {
	parts  []compound // the last is the element's, those before it lead to it
	props  []property
	weight int // of the selector; rules of the same weight count in their order
}

// compound is what one element must be, and how it is reached from the one before.
type compound struct {
	tag, id string
	classes []string
	attrs   []attribute
	nth     []nth
	root    bool
	not     []compound
	never   bool // the state of a pointer, which paper hasn't
	by      byte // ' ' somewhere within it, '>' directly within it, '+' next to it, '~' after it
}

// attribute is a test of an attribute: how is "" (it is there), "=", "~=", "|=", "^=", "$=" or "*=".
type attribute struct{ name, how, value string }

// nth is a test of an element's place among its siblings: step·n + first, from the end or not.
type nth struct {
	step, first int
	last        bool
}

// selector reads a selector; ok is false if it has what isn't known.
func selector(s string) (r rule, ok bool) {
	by := byte(' ')
	for s = strings.TrimSpace(s); s != ""; {
		c, rest, weight, ok := readCompound(s)
		if !ok {
			return r, false
		}
		c.by = by
		r.parts, r.weight = append(r.parts, c), r.weight+weight
		s = strings.TrimLeft(rest, " \t\r\n")
		by = ' '
		if s != "" && strings.IndexByte(">+~", s[0]) >= 0 {
			by = s[0]
			if s = strings.TrimLeft(s[1:], " \t\r\n"); s == "" {
				return r, false
			}
		}
	}
	return r, len(r.parts) > 0
}

// readCompound reads what stands up to a blank or combinator.
func readCompound(s string) (c compound, rest string, weight int, ok bool) {
	name := func() string {
		end := strings.IndexAny(s, ".#[:>+~*() \t\r\n")
		if end < 0 {
			end = len(s)
		}
		word := s[:end]
		s = s[end:]
		return word
	}
	from := s
	for s != "" && strings.IndexByte(" \t\r\n>+~", s[0]) < 0 {
		kind := s[0]
		switch kind {
		case '.', '#', ':', '[', '*':
			s = s[1:]
		}
		switch kind {
		case '*':
			continue
		case '[':
			inner, after, closed := strings.Cut(s, "]")
			if !closed {
				return c, s, 0, false
			}
			c.attrs = append(c.attrs, readAttribute(inner))
			s, weight = after, weight+10
			continue
		}
		word := name()
		if word == "" && !(kind == ':' && strings.HasPrefix(s, ":")) {
			return c, s, 0, false
		}
		switch kind {
		case '.':
			c.classes, weight = append(c.classes, word), weight+10
		case '#':
			c.id, weight = word, weight+100
		case ':':
			argument := ""
			if strings.HasPrefix(s, "(") {
				end := strings.IndexByte(s, ')')
				if end < 0 {
					return c, s, 0, false
				}
				argument, s = s[1:end], s[end+1:]
			}
			more, known := c.pseudo(word, argument)
			if !known {
				return c, s, 0, false
			}
			weight += more
		default:
			c.tag, weight = word, weight+1
		}
	}
	return c, s, weight, len(s) < len(from)
}

// pseudo takes up a pseudo-class and tells its weight.
func (c *compound) pseudo(word, argument string) (weight int, known bool) {
	switch word {
	case "first-child":
		c.nth = append(c.nth, nth{first: 1})
	case "last-child":
		c.nth = append(c.nth, nth{first: 1, last: true})
	case "only-child":
		c.nth = append(c.nth, nth{first: 1}, nth{first: 1, last: true})
	case "nth-child", "nth-last-child":
		n, ok := readNth(argument)
		if !ok {
			return 0, false
		}
		n.last = word == "nth-last-child"
		c.nth = append(c.nth, n)
	case "root":
		c.root = true
	case "not":
		inner, rest, w, ok := readCompound(strings.TrimSpace(argument))
		if !ok || rest != "" {
			return 0, false
		}
		c.not = append(c.not, inner)
		return w, true
	case "hover", "focus", "active", "visited", "target", "focus-visible", "focus-within":
		c.never = true
	default:
		return 0, false
	}
	return 10, true
}

func readAttribute(s string) attribute {
	at := strings.IndexByte(s, '=')
	if at < 0 {
		return attribute{name: strings.TrimSpace(s)}
	}
	a := attribute{name: s[:at], how: "=", value: strings.Trim(strings.TrimSpace(s[at+1:]), "\"'")}
	if at > 0 && strings.IndexByte("~|^$*", s[at-1]) >= 0 {
		a.name, a.how = s[:at-1], s[at-1:at+1]
	}
	a.name = strings.TrimSpace(a.name)
	if _, local, spaced := strings.Cut(a.name, "|"); spaced {
		a.name = local
	}
	return a
}

// readNth reads 2n+1, odd, 3 and the like.
func readNth(s string) (n nth, ok bool) {
	s = strings.ReplaceAll(strings.ToLower(s), " ", "")
	switch s {
	case "odd":
		return nth{step: 2, first: 1}, true
	case "even":
		return nth{step: 2}, true
	}
	before, after, steps := strings.Cut(s, "n")
	whole := func(s string) int {
		v, rest, fine := number(s)
		ok = ok && fine && rest == ""
		return int(min(max(v, -1e6), 1e6))
	}
	ok = true
	if !steps {
		n.first = whole(s)
		return n, ok
	}
	switch before {
	case "", "+":
		n.step = 1
	case "-":
		n.step = -1
	default:
		n.step = whole(before)
	}
	if after != "" {
		n.first = whole(after)
	}
	return n, ok
}

func (r *rule) matches(n *node) bool {
	steps := 10_000 // more than any real selector and drawing need
	return leads(r.parts, n, &steps)
}

// leads tells whether an element is the last of a selector's parts and is reached by those before.
func leads(parts []compound, n *node, steps *int) bool {
	last := len(parts) - 1
	if *steps--; *steps < 0 || !parts[last].matches(n) {
		return false
	}
	if last == 0 {
		return true
	}
	switch parts[last].by {
	case '>':
		return n.parent != nil && leads(parts[:last], n.parent, steps)
	case '+':
		return n.before != nil && leads(parts[:last], n.before, steps)
	case '~':
		for n.before != nil && *steps > 0 {
			if n = n.before; leads(parts[:last], n, steps) {
				return true
			}
		}
	default:
		for n = n.parent; n != nil; n = n.parent {
			if leads(parts[:last], n, steps) {
				return true
			}
		}
	}
	return false
}

func (c *compound) matches(n *node) bool {
	if c.never || c.tag != "" && c.tag != n.name || c.id != "" && c.id != n.attr("id") || c.root && n.parent != nil {
		return false
	}
	for _, k := range c.classes {
		if !slices.Contains(n.classes, k) {
			return false
		}
	}
	for _, a := range c.attrs {
		if !a.matches(n) {
			return false
		}
	}
	for _, t := range c.nth {
		if !t.matches(n) {
			return false
		}
	}
	for i := range c.not {
		if c.not[i].matches(n) {
			return false
		}
	}
	return true
}

func (a *attribute) matches(n *node) bool {
	v, there := n.attrs[a.name]
	if !there || a.value == "" && a.how != "" && a.how != "=" {
		return false
	}
	switch a.how {
	case "=":
		return v == a.value
	case "~=":
		return slices.Contains(strings.Fields(v), a.value)
	case "|=":
		return v == a.value || strings.HasPrefix(v, a.value+"-")
	case "^=":
		return strings.HasPrefix(v, a.value)
	case "$=":
		return strings.HasSuffix(v, a.value)
	case "*=":
		return strings.Contains(v, a.value)
	}
	return true
}

func (t nth) matches(n *node) bool {
	place := n.place
	if t.last && n.parent != nil {
		place = n.parent.elements + 1 - place
	}
	off := place - t.first
	if t.step == 0 {
		return off == 0
	}
	return off%t.step == 0 && off/t.step >= 0
}
