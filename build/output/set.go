// Package output is the last stage: the set of files a build makes, and how it
// gets onto a disk without ever leaving a half-written site behind.
package output

import (
	"crypto/sha256"
	"path"
	"slices"
)

// Set is path → bytes: the only thing that is written or served. Paths are
// slash-separated and relative to the output folder.
type Set struct{ files map[string]File }

// File is one file of a Set.
type File struct {
	Data []byte
	Hash [sha256.Size]byte
}

// NewSet is an empty set.
func NewSet() *Set { return &Set{files: map[string]File{}} }

// Add puts a file into the set; a second file at the same path replaces it.
func (s *Set) Add(name string, data []byte) {
	s.files[path.Clean(name)] = File{data, sha256.Sum256(data)}
}

// File is the file at a path.
func (s *Set) File(name string) (File, bool) {
	f, ok := s.files[path.Clean(name)]
	return f, ok
}

// Paths are the paths of all files, sorted.
func (s *Set) Paths() []string {
	out := make([]string, 0, len(s.files))
	for p := range s.files {
		out = append(out, p)
	}
	slices.Sort(out)
	return out
}

// Len is the number of files.
func (s *Set) Len() int { return len(s.files) }
