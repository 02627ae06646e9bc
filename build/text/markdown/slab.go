package markdown

import (
	"reflect"
	"slices"
)

// A slab has room for values of a type, in a few allocations instead of one for each. A document has thousands of
// small parts that are made together and forgotten together. Between the many times more that goldmark makes of the
// same text, of the same size, and forgets, each of them would hold a page of the heap.
type slab[T any] struct {
	free []T
	size uintptr // of the allocation that free is the rest of, in bytes
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
	case n > manyInSlab:
		return slices.Clone(of)
	}
	for n > len(s.free) {
		s.more()
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	copy(out, of)
	return out
}

// manyInSlab is how long a list is that is larger than anything of goldmark's.
const manyInSlab = 32

// more begins an allocation twice as large as the one before, up to 2 KiB: most documents are short. Eight bytes of each are Go's.
func (s *slab[T]) more() {
	s.size = min(max(256, 2*s.size), 2048)
	s.free = make([]T, max((s.size-8)/reflect.TypeFor[T]().Size(), 2))
}
