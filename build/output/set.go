// Package output is the last stage: the set of files a build makes, and how it
// gets onto a disk without ever leaving a half-written site behind.
package output

import (
	"maps"
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

// Set is a Sink that keeps them in memory: path → bytes.
type Set struct {
	mu    sync.Mutex
	files map[string]File
}

// File is one file of a Set.
type File struct{ Data []byte }

// Nothing is a Sink that keeps nothing.
var Nothing Sink = nothing{}

type nothing struct{}

func (nothing) Add(string, []byte) {}

// NewSet is an empty set.
func NewSet() *Set { return &Set{files: map[string]File{}} }

// Add puts a file into the set.
func (s *Set) Add(name string, data []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[path.Clean(name)] = File{data}
}

// Clone is another set of the same files.
func (s *Set) Clone() *Set {
	s.mu.Lock()
	defer s.mu.Unlock()
	return &Set{files: maps.Clone(s.files)}
}

// File is the file at a path.
func (s *Set) File(name string) (File, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, ok := s.files[path.Clean(name)]
	return f, ok
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
