package formula

// Class is the part that a thing plays in a formula. The spaces depend on it:
// Knuth, The TeXbook, chapter 18.
type Class uint8

const (
	Ord Class = iota
	Op
	Bin
	Rel
	Open
	Close
	Punct
	Inner
)

// ClassOf is a thing's class by itself. Spaces and changes of size have none.
func ClassOf(n Node) (c Class, ok bool) {
	switch n := n.(type) {
	case *Space, *Size:
		return Ord, false
	case *Ident:
		if n.Function {
			return Op, true
		}
	case *Operator:
		return n.Class, true
	case *Fraction, *Fenced:
		return Inner, true
	case *Scripts:
		return ClassOf(n.Base)
	}
	return Ord, true
}

// Classes are the classes of a row's things where they stand: a sign between
// nothing and something is none between two things (TeX's rules 5 and 6).
func Classes(items []Node) []Class {
	out := make([]Class, len(items))
	last := -1 // the thing before
	for i, n := range items {
		c, ok := ClassOf(n)
		if !ok {
			continue
		}
		switch {
		case c == Bin && (last < 0 || opens(out[last])):
			c = Ord
		case (c == Rel || c == Close || c == Punct) && last >= 0 && out[last] == Bin:
			out[last] = Ord
		}
		out[i], last = c, i
	}
	if last >= 0 && out[last] == Bin {
		out[last] = Ord
	}
	return out
}

func opens(c Class) bool {
	return c == Bin || c == Op || c == Rel || c == Open || c == Punct
}

// Spacing is the space between two neighbours in eighteenths of an em; tight is
// that in scripts, where most of it goes (The TeXbook, page 170).
func Spacing(a, b Class, tight bool) int {
	w := spacing[a][b]
	if w < 0 {
		if tight {
			return 0
		}
		return -w
	}
	return w
}

// Negative spaces are left out in scripts. Those that can't be are 0.
var spacing = [8][8]int{
	Ord:   {0, 3, -4, -5, 0, 0, 0, -3},
	Op:    {3, 3, 0, -5, 0, 0, 0, -3},
	Bin:   {-4, -4, 0, 0, -4, 0, 0, -4},
	Rel:   {-5, -5, 0, 0, -5, 0, 0, -5},
	Open:  {0, 0, 0, 0, 0, 0, 0, 0},
	Close: {0, 3, -4, -5, 0, 0, 0, -3},
	Punct: {-3, -3, 0, -3, -3, -3, -3, -3},
	Inner: {-3, 3, -4, -5, -3, 0, -3, -3},
}
