package output

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Written counts what a Write did.
type Written struct{ New, Changed, Same, Removed int }

// NotOursError says that an output folder holds files jilid did not write.
type NotOursError struct{ Dir string }

func (e *NotOursError) Error() string {
	return fmt.Sprintf("%s is not empty and was not made by jilid", e.Dir)
}

// ForeignError says that a file which jilid did not write is where one of its own has to come.
type ForeignError struct{ Path string }

func (e *ForeignError) Error() string { return fmt.Sprintf("%s was not made by jilid", e.Path) }

// EscapeError says that a path of the set leaves the output folder, or is one
// that the folder needs for itself.
type EscapeError struct{ Path string }

func (e *EscapeError) Error() string { return fmt.Sprintf("path %q leaves the output folder", e.Path) }

// scratch is the folder, in the output folder, in which files wait
// before they are renamed into place. A killed build may leave it behind; the
// next one clears it.
const scratch = ".jilid-new"

// Write brings the set to a folder on disk, as a [Stage] does.
func Write(dir string, set *Set) (Written, error) {
	return Update(dir, set, func(string) bool { return false })
}

// Update is Write for a set that is a part of what belongs into the folder: earlier
// files of which others says that they aren't the set's stay, and count as ours.
func Update(dir string, set *Set, others func(path string) bool) (Written, error) {
	s := NewStage(dir)
	defer s.Discard()
	for _, p := range set.Paths() {
		f, _ := set.File(p)
		s.Add(p, f.Data)
	}
	return s.Commit(others)
}

// disk is an output folder being written to.
type disk struct {
	root folder
	dir  string
}

// makeWay removes earlier files that stand where the new ones need a folder, or in a
// folder that stands where one of them will be.
func (d *disk) makeWay(old, paths []string) (removed int, err error) {
	files, folders := folded(paths), map[string]string{}
	for _, p := range paths {
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			folders[Fold(dir)] = dir
		}
	}
	for _, p := range old {
		inTheWay := d.same(folders[Fold(p)], p)
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			inTheWay = inTheWay || d.same(files[Fold(dir)], dir)
		}
		if !inTheWay {
			continue
		}
		gone, err := d.remove(p)
		if err != nil {
			return removed, err
		}
		if gone {
			removed++
		}
	}
	return removed, nil
}

// remove deletes a file, if it is there, and the folders that are empty without it: a build that was
// killed may have left these alone. A folder by that name is none of an earlier build's files.
func (d *disk) remove(name string) (was bool, err error) {
	info, err := d.root.Lstat(name)
	if err == nil && info.IsDir() {
		return false, nil
	}
	if err == nil {
		if err := d.root.Remove(name); err != nil {
			return false, err
		}
		was = true
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if info, err := d.root.Lstat(dir); err == nil && (!info.IsDir() || d.root.Remove(dir) != nil) {
			break
		}
	}
	return was, nil
}

func (d *disk) refuseForeign() error {
	entries, err := fs.ReadDir(d.root.FS(), ".")
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), scratch) {
			return &NotOursError{d.dir}
		}
	}
	return nil
}

// named puts the folder's name before the path in an error: a path within a
// root says little to who reads it.
func (d *disk) named(err error) error {
	var p *fs.PathError
	if !errors.As(err, &p) || p.Path == d.dir || strings.HasPrefix(p.Path, d.dir+string(filepath.Separator)) {
		return err
	}
	return &fs.PathError{Op: p.Op, Path: filepath.Join(d.dir, p.Path), Err: p.Err}
}

func union(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
