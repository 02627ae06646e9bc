// Package output is the last stage: the set of files a build makes, and how it
// gets onto a disk without ever leaving a half-written site behind.
package output

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"sync"
)

// Sink takes the files of a build as they are made, by several at once. Paths are
// slash-separated and relative to the output folder; a second file at the same path
// replaces the first.
type Sink interface {
	Add(name string, data []byte)  // what data holds belongs to the sink from now on
	Lend(name string, data []byte) // Add of data that is overwritten as soon as Lend has returned
}

// Later is a Sink that also takes promises: files that are made when they are first asked for,
// and folders whose files have names that only making them tells.
type Later interface {
	Sink
	AddLater(name string, make func() []byte)
	AddFolderLater(folder string, make func(Sink))
}

// Set is a Sink that keeps them in memory: path → bytes.
type Set struct {
	mu      sync.Mutex
	files   map[string]entry
	folders map[string]func() // make the files in a folder, once
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

// AddFolderLater puts all files of a folder into the set that make gives to the sink.
func (p Promises) AddFolderLater(folder string, make func(Sink)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.folders == nil {
		p.folders = map[string]func(){}
	}
	p.folders[path.Clean(folder)] = sync.OnceFunc(func() { make(p.Set) })
}

// Nothing is a Sink that keeps nothing.
var Nothing Sink = nothing{}

type nothing struct{}

func (nothing) Add(string, []byte)  {}
func (nothing) Lend(string, []byte) {}

// NewSet is an empty set.
func NewSet() *Set { return &Set{files: map[string]entry{}} }

// Add puts a file into the set.
func (s *Set) Add(name string, data []byte) { s.put(name, entry{data: data}) }

// Lend puts a copy into the set.
func (s *Set) Lend(name string, data []byte) { s.Add(name, bytes.Clone(data)) }

func (s *Set) put(name string, e entry) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[path.Clean(name)] = e
}

// File is the file at a path; it is made now if it was only promised.
func (s *Set) File(name string) (File, bool) {
	e, ok := s.entry(name)
	if e.later != nil {
		return File{e.later()}, ok
	}
	return File{e.data}, ok
}

// Has tells whether there is a file at a path, without making it.
func (s *Set) Has(name string) bool {
	_, ok := s.entry(name)
	return ok
}

func (s *Set) entry(name string) (entry, bool) {
	name = path.Clean(name)
	s.mu.Lock()
	e, ok := s.files[name]
	fill := s.folders[path.Dir(name)]
	s.mu.Unlock()
	if ok || fill == nil {
		return e, ok
	}
	fill()
	s.mu.Lock()
	defer s.mu.Unlock()
	e, ok = s.files[name]
	return e, ok
}

// all makes sure that all paths are known.
func (s *Set) all() {
	s.mu.Lock()
	folders := slices.Collect(maps.Values(s.folders))
	s.mu.Unlock()
	for _, fill := range folders {
		fill()
	}
}

// Paths are the paths of all files, sorted.
func (s *Set) Paths() []string {
	s.all()
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
	s.all()
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.files)
}
