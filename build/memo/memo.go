// Package memo remembers the results of dear pure functions from one build to
// the next. Two generations replace any policy of eviction: what a build did
// not ask for is gone after the next one.
package memo

import "sync"

// A Memo remembers the results of a pure function. K must hold everything the
// function reads. Results are shared: never modify one. The zero Memo is ready.
type Memo[K comparable, V any] struct {
	mu         sync.Mutex
	entries    map[K]*entry[V]
	generation int
}

type entry[V any] struct {
	value V
	asked int // generation in which it was last asked for
}

// Do gives the remembered value of f for key, or calls f. Two goroutines may
// both compute a key that is asked for at the same moment; f being pure, it
// does not matter which result stays.
func (m *Memo[K, V]) Do(key K, f func() V) V { return m.DoIf(key, nil, f) }

// DoIf is Do for a function that also reads what only its result can tell: what is
// remembered is given if it still holds, else f is called again. It may be nil.
func (m *Memo[K, V]) DoIf(key K, holds func(V) bool, f func() V) V {
	m.mu.Lock()
	e := m.entries[key]
	if e != nil {
		e.asked = m.generation
	}
	m.mu.Unlock()
	if e != nil && (holds == nil || holds(e.value)) {
		return e.value
	}
	v := f()
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.entries == nil {
		m.entries = map[K]*entry[V]{}
	}
	m.entries[key] = &entry[V]{v, m.generation}
	return v
}

// Turn begins a new generation; call it before a build.
func (m *Memo[K, V]) Turn() {
	m.mu.Lock()
	defer m.mu.Unlock()
	for key, e := range m.entries {
		if e.asked < m.generation {
			delete(m.entries, key)
		}
	}
	m.generation++
}
