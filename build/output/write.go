package output

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
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

// EscapeError says that a path of the set leaves the output folder, or is one
// that the folder needs for itself.
type EscapeError struct{ Path string }

func (e *EscapeError) Error() string { return fmt.Sprintf("path %q leaves the output folder", e.Path) }

// scratch is the folder, in the output folder, in which files are written
// before they are renamed into place. A killed build may leave it behind; the
// next one clears it.
const scratch = ".jilid-new"

// Write brings the set to a folder on disk. A file is written aside and renamed
// over its target, so a reader – or a kill – sees the old file or the new one,
// whole. Files that have not changed are left alone with their times. Files of an
// earlier build that the set no longer has are removed last; files that jilid
// didn't write are never touched, and a folder that holds only such files is
// refused with a *NotOursError.
//
// Two writes to one folder take turns; a *BusyError says that the other one
// doesn't end. Symbolic links within the folder are not followed out of it.
func Write(dir string, set *Set) (Written, error) {
	return Update(dir, set, func(string) bool { return false })
}

// Update is Write for a set that is a part of what belongs into the folder: earlier
// files of which others says that they aren't the set's stay, and count as ours.
func Update(dir string, set *Set, others func(path string) bool) (Written, error) {
	var w Written
	for _, p := range set.Paths() {
		if !filepath.IsLocal(filepath.FromSlash(p)) || p == Manifest || strings.HasPrefix(p, scratch) {
			return w, &EscapeError{p}
		}
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return w, err
	}
	unlock, err := lock(dir)
	if err != nil {
		return w, err
	}
	defer unlock()
	root, err := os.OpenRoot(filepath.Clean(dir))
	if err != nil {
		return w, err
	}
	defer root.Close()
	d := &disk{root: root, dir: filepath.Clean(dir), others: others}
	w, err = d.write(set)
	return w, d.named(err)
}

// disk is an output folder being written to.
type disk struct {
	root   *os.Root
	dir    string
	others func(path string) bool
}

func (d *disk) write(set *Set) (w Written, err error) {
	old, err := d.manifest()
	if errors.Is(err, fs.ErrNotExist) {
		if err := d.refuseForeign(); err != nil {
			return w, err
		}
	} else if err != nil {
		return w, err
	}
	if err := d.root.RemoveAll(scratch); err != nil {
		return w, err
	}
	if err := d.root.Mkdir(scratch, 0o777); err != nil {
		return w, err
	}
	defer d.root.RemoveAll(scratch)
	// The manifest names old and new files before the first one is written, so
	// that what a killed build left behind still counts as ours.
	if err := d.writeManifest(union(old, set.Paths())); err != nil {
		return w, err
	}
	removed, err := d.makeWay(old, set)
	w.Removed = removed
	if err != nil {
		return w, err
	}
	for _, p := range set.Paths() {
		f := set.files[p]
		before, err := d.hash(p)
		switch {
		case err == nil && before == f.Hash:
			w.Same++
			continue
		case err == nil:
			w.Changed++
		case errors.Is(err, fs.ErrNotExist):
			w.New++
		default:
			return w, err
		}
		if err := d.replace(p, f.Data); err != nil {
			return w, err
		}
	}
	left := set.Paths()
	for _, p := range old {
		if _, keep := set.files[p]; keep {
			continue
		}
		if d.others(p) {
			left = append(left, p)
			continue
		}
		gone, err := d.remove(p)
		if err != nil {
			return w, err
		}
		if gone {
			w.Removed++
		}
	}
	return w, d.writeManifest(union(left, nil))
}

// makeWay removes earlier files that stand where the set needs a folder, or in a
// folder that stands where the set needs a file.
func (d *disk) makeWay(old []string, set *Set) (removed int, err error) {
	folders := map[string]bool{}
	for _, p := range set.Paths() {
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	for _, p := range old {
		inTheWay := folders[p]
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			_, isFile := set.files[dir]
			inTheWay = inTheWay || isFile
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

// replace writes data aside and renames it into place.
func (d *disk) replace(name string, data []byte) error {
	if err := d.root.MkdirAll(path.Dir(name), 0o777); err != nil {
		return err
	}
	aside := scratch + "/file"
	if err := d.root.WriteFile(aside, data, 0o644); err != nil {
		return err
	}
	return d.root.Rename(aside, name)
}

// remove deletes a file, if it is there, and the folders that are empty without
// it. A folder by that name is none of an earlier build's files.
func (d *disk) remove(name string) (bool, error) {
	info, err := d.root.Lstat(name)
	if err != nil || info.IsDir() {
		return false, nil
	}
	if err := d.root.Remove(name); err != nil {
		return false, err
	}
	for dir := path.Dir(name); dir != "." && d.root.Remove(dir) == nil; {
		dir = path.Dir(dir)
	}
	return true, nil
}

func (d *disk) hash(name string) ([sha256.Size]byte, error) {
	data, err := d.root.ReadFile(name)
	return sha256.Sum256(data), err
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
