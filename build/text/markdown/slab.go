package markdown

import "slices"

// A slab has room for values of a type, in a few allocations instead of one for each. A document has thousands of
// small parts that are made together and forgotten together; apart from those that goldmark makes of the same
// text, and which nobody needs afterwards, they take less memory and less time to look through.
type slab[T any] struct {
	free []T
	size int // of the allocation that free is the rest of
}

// put is where a value is.
func (s *slab[T]) put(v T) *T {
	if len(s.free) == 0 {
		s.more()
	}
	at := &s.free[0]
	s.free = s.free[1:]
	*at = v
	return at
}

// list is a copy of a list; nil if it is empty.
func (s *slab[T]) list(of []T) []T {
	n := len(of)
	switch {
	case n == 0:
		return nil
	case n > mostInSlab/4:
		return slices.Clone(of)
	case n > len(s.free):
		s.more()
	}
	if n > len(s.free) { // it begins with small ones
		return slices.Clone(of)
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	copy(out, of)
	return out
}

const mostInSlab = 64

// more begins an allocation twice as large as the one before: most documents are short.
func (s *slab[T]) more() {
	s.size = min(max(8, 2*s.size), mostInSlab)
	s.free = make([]T, s.size)
}
