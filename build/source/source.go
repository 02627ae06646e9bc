// Package source is the first stage of a build: an immutable snapshot of a
// plan's folder. [Read] takes it from disk (and is the only reader of input
// files in the compiler); [New] makes one from memory, for tests.
//
// Everything downstream names places in the input by [Span], so that a message
// found late can still say file, line and column.
package source

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// Hash identifies the content of a file.
type Hash [sha256.Size]byte

// File is one input file. It is never modified after it was made.
type File struct {
	Path string // slash-separated, relative to the plan's root: "content/buku-1/01-pendahuluan.md"
	Data []byte // as on disk, but for a UTF-8 byte order mark, which is dropped
	Hash Hash

	lines []int // offsets of line starts
	sheet string
	cells []CellStart // of a sheet: where its cells begin
}

// NewFile makes a file from memory.
func NewFile(name string, data []byte) *File {
	f := &File{Path: path.Clean(name), Data: data, Hash: sha256.Sum256(data), lines: make([]int, 1, 1+bytes.Count(data, []byte{'\n'}))}
	for i, c := range data {
		if c == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	return f
}

// Base is the last element of the file's path.
func (f *File) Base() string { return path.Base(f.Path) }

// Dir is all but the last element of the file's path.
func (f *File) Dir() string { return path.Dir(f.Path) }

// Relative is the path of a file as it is written in a file of a folder.
func Relative(dir, name string) string {
	from, to := strings.Split(dir, "/"), strings.Split(name, "/")
	if dir == "." {
		from = nil
	}
	n := 0
	for n < len(from) && n < len(to)-1 && from[n] == to[n] {
		n++
	}
	return strings.Repeat("../", len(from)-n) + strings.Join(to[n:], "/")
}

// Span is the span of the bytes [start, end) of f, clipped to the file.
func (f *File) Span(start, end int) Span {
	start = min(max(start, 0), len(f.Data))
	return Span{File: f, Start: start, End: min(max(end, start), len(f.Data))}
}

// Line is the text of a 1-based line without its line end, or "".
func (f *File) Line(n int) string {
	if n < 1 || n > len(f.lines) {
		return ""
	}
	end := len(f.Data)
	if n < len(f.lines) {
		end = f.lines[n]
	}
	return strings.TrimRight(string(f.Data[f.lines[n-1]:end]), "\r\n")
}

// Offset is the byte offset of a 1-based line and column (in characters).
func (f *File) Offset(line, column int) int {
	if line < 1 {
		return 0
	}
	if line > len(f.lines) {
		return len(f.Data)
	}
	at := f.lines[line-1]
	for ; column > 1 && at < len(f.Data) && f.Data[at] != '\n'; column-- {
		_, n := utf8.DecodeRune(f.Data[at:])
		at += n
	}
	return at
}

// Span is a place in an input file: the bytes [Start, End). The zero Span is
// "nowhere in particular"; a Span with a File and no extent is a point.
type Span struct {
	File       *File
	Start, End int
}

// Shared is the text of some bytes without a copy of them. They must never be modified, as
// those of a File never are.
func Shared(data []byte) string { return unsafe.String(unsafe.SliceData(data), len(data)) }

// Position is where a span begins, as people count: lines and columns from 1,
// columns in characters. In a sheet they are its rows and columns.
type Position struct {
	Path         string
	Line, Column int
	Cell         string // in a sheet: "Program!C7"
}

// String is the place as messages begin with it: "content/plan.yaml:3:1",
// "content/programs.xlsx: Program!C7", or "" for nowhere in particular.
func (p Position) String() string {
	switch {
	case p.Path == "":
		return ""
	case p.Cell != "":
		return p.Path + ": " + p.Cell
	}
	return p.Path + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
}

// Position gives the place a span begins. The zero Span gives the zero Position.
func (s Span) Position() Position {
	if s.File == nil {
		return Position{}
	}
	f := s.File
	if f.sheet != "" {
		return f.cellAt(s.Start)
	}
	line := sort.SearchInts(f.lines, s.Start+1)
	begin := f.lines[line-1]
	return Position{Path: f.Path, Line: line, Column: utf8.RuneCount(f.Data[begin:max(begin, min(s.Start, len(f.Data)))]) + 1}
}

// EndPosition gives the place behind a span's last character.
func (s Span) EndPosition() Position {
	s.Start = max(s.Start, s.End)
	return s.Position()
}

// Text is the input the span covers.
func (s Span) Text() string {
	if s.File == nil {
		return ""
	}
	return string(s.File.Data[s.Start:s.End])
}

// FirstLine is the part of the span on its first line, which is enough to see what is meant.
func (s Span) FirstLine() Span {
	if line, _, ok := strings.Cut(s.Text(), "\n"); ok {
		s.End = s.Start + len(strings.TrimRight(line, "\r"))
	}
	return s
}

// Find is where a part of the span's text first stands behind another, or the span itself
// where it isn't written so.
func (s Span) Find(before, part string) Span {
	if text := s.Text(); part != "" {
		if i := strings.Index(text, before); i >= 0 {
			if k := strings.Index(text[i+len(before):], part); k >= 0 {
				s.Start += i + len(before) + k
				s.End = s.Start + len(part)
			}
		}
	}
	return s
}

// Tree is an immutable snapshot of the input.
type Tree struct {
	files  []*File // in path order
	byPath map[string]*File
}

// New makes a tree from memory; the keys are paths relative to the root.
func New(files map[string][]byte) *Tree {
	list := make([]*File, 0, len(files))
	for name, data := range files {
		list = append(list, NewFile(name, data))
	}
	return newTree(list)
}

func newTree(list []*File) *Tree {
	slices.SortFunc(list, func(a, b *File) int { return cmp.Compare(a.Path, b.Path) })
	t := &Tree{files: list, byPath: make(map[string]*File, len(list))}
	for _, f := range list {
		t.byPath[f.Path] = f
	}
	return t
}

// Known is the tree with the files in the place of its own that are known to have the same paths and bytes.
func (t *Tree) Known(known func(*File) *File) *Tree {
	files := make([]*File, len(t.files))
	for i, f := range t.files {
		files[i] = known(f)
	}
	if slices.Equal(files, t.files) {
		return t
	}
	return newTree(files)
}

// Below is the tree of what is in a folder alone.
func (t *Tree) Below(folder string) *Tree { return newTree(slices.Clone(t.Under(folder))) }

// Hash identifies the content of all files with their paths.
func (t *Tree) Hash() Hash {
	h := sha256.New()
	for _, f := range t.files {
		h.Write([]byte(f.Path))
		h.Write([]byte{0})
		h.Write(f.Hash[:])
	}
	return Hash(h.Sum(nil))
}

// Files are all files in path order. The caller must not modify the slice.
func (t *Tree) Files() []*File { return t.files }

// File is the file at a path, or nil.
func (t *Tree) File(name string) *File { return t.byPath[path.Clean(name)] }

// Under are the files below a folder, in path order.
func (t *Tree) Under(dir string) []*File {
	prefix := strings.TrimSuffix(dir, "/") + "/"
	i, _ := slices.BinarySearchFunc(t.files, prefix, func(f *File, p string) int { return cmp.Compare(f.Path, p) })
	j := i
	for j < len(t.files) && strings.HasPrefix(t.files[j].Path, prefix) {
		j++
	}
	return t.files[i:j]
}
