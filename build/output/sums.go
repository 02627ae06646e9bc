package output

import (
	"crypto/sha256"
	"errors"
	"io"
	"maps"
	"slices"
)

// Sums are the files that a build made, by the hashes of their contents, and that of their folder's manifest.
type Sums struct {
	Manifest []byte
	Files    map[string][]byte
}

// Sums are those of what was committed.
func (s *Stage) Sums() Sums {
	out := Sums{s.manifest, make(map[string][]byte, len(s.files))}
	for name, a := range s.files {
		out.Files[name] = a.sum[:]
	}
	return out
}

// Stand tells whether the files are in a folder with the contents they had, whoever wrote to it meanwhile, and
// no build is at work there or has left anything behind.
func (s Sums) Stand(dir string) bool {
	root, err := openFolder(dir)
	if err != nil {
		return false
	}
	defer root.Close()
	d := &disk{root: root, dir: dir}
	if _, err := root.Lstat(scratch); err == nil || len(s.Files) == 0 || d.unchanged(Manifest, s.Manifest) != nil {
		return false
	}
	return together(slices.Sorted(maps.Keys(s.Files)), func(name string) error { return d.unchanged(name, s.Files[name]) }) == nil
}

var errDiffers = errors.New("differs")

// unchanged gives an error unless a file's contents have a hash.
func (d *disk) unchanged(name string, sum []byte) error {
	if info, err := d.root.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return errDiffers
	}
	f, err := d.root.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	part := parts.Get().(*[]byte)
	defer parts.Put(part)
	for err == nil {
		var n int
		n, err = f.Read(*part)
		h.Write((*part)[:n])
	}
	if err != io.EOF {
		return err
	}
	if string(h.Sum(nil)) != string(sum) {
		return errDiffers
	}
	return nil
}
