// Package output is the last stage: the set of files a build makes, and how it
// gets onto a disk without ever leaving a half-written site behind.
package output

import (
	"path"
	"slices"
	"sync"
)

// Sink takes the files of a build as they are made, by several at once. Paths are
// slash-separated and relative to the output folder; a second file at the same path
// replaces the first. What data holds belongs to the sink.
type Sink interface {
	Add(name string, data []byte)
}

// Later is a Sink that also takes promises: files that are made when they are first asked for.
type Later interface {
	Sink
	AddLater(name string, make func() []byte)
}

// Set is a Sink that keeps them in memory: path → bytes.
type Set struct {
	mu    sync.Mutex
	files map[string]entry
}

// File is one file of a Set.
type File struct{ Data []byte }

type entry struct {
	data  []byte
	later func() []byte // makes the data once, or nil
}

// Promises is a Set that is Later, for those who look at a few files of many.
type Promises struct{ *Set }

// AddLater puts a file into the set that isn't made yet.
func (p Promises) AddLater(name string, make func() []byte) {
	p.put(name, entry{later: sync.OnceValue(make)})
}

// Nothing is a Sink that keeps nothing.
var Nothing Sink = nothing{}

type nothing struct{}

func (nothing) Add(string, []byte) {}

// NewSet is an empty set.
func NewSet() *Set { return &Set{files: map[string]entry{}} }

// Add puts a file into the set.
func (s *Set) Add(name string, data []byte) { s.put(name, entry{data: data}) }

func (s *Set) put(name string, e entry) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[path.Clean(name)] = e
}

// File is the file at a path; it is made now if it was only promised.
func (s *Set) File(name string) (File, bool) {
	s.mu.Lock()
	e, ok := s.files[path.Clean(name)]
	s.mu.Unlock()
	if e.later != nil {
		return File{e.later()}, ok
	}
	return File{e.data}, ok
}

// Has tells whether there is a file at a path, without making it.
func (s *Set) Has(name string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.files[path.Clean(name)]
	return ok
}

// Paths are the paths of all files, sorted.
func (s *Set) Paths() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]string, 0, len(s.files))
	for p := range s.files {
		out = append(out, p)
	}
	slices.Sort(out)
	return out
}

// Len is the number of files.
func (s *Set) Len() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.files)
}
