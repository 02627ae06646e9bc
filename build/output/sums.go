package output

import (
	"errors"
	"hash/crc32"
	"io"
	"maps"
	"slices"
)

// Sum is what a file is compared by: its length and its CRC-32C (Castagnoli's polynomial, RFC 3720, appendix B.4).
// No accident of a disk or an editor goes unseen by both, and it costs a small part of what a cryptographic hash does of
// all that a build writes. A forger could, but who writes to this folder needn't.
type Sum struct {
	Bytes int64
	CRC   uint32
}

// Sums are the files that a build made, and the manifest of their folder.
type Sums struct {
	Manifest Sum
	Files    map[string]Sum
}

func sumOf(data []byte) Sum { return Sum{int64(len(data)), crc32.Checksum(data, castagnoli)} }

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Sums are those of what was committed.
func (s *Stage) Sums() Sums {
	out := Sums{s.manifest, make(map[string]Sum, len(s.files))}
	for name, a := range s.files {
		out.Files[name] = a.sum
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

// unchanged gives an error unless a file has a sum.
func (d *disk) unchanged(name string, sum Sum) error {
	if info, err := d.root.Lstat(name); err != nil || !info.Mode().IsRegular() || info.Size() != sum.Bytes {
		return errDiffers
	}
	f, err := d.root.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	var is Sum
	part := parts.Get().(*[]byte)
	defer parts.Put(part)
	for err == nil {
		var n int
		n, err = f.Read(*part)
		is.Bytes, is.CRC = is.Bytes+int64(n), crc32.Update(is.CRC, castagnoli, (*part)[:n])
	}
	if err != io.EOF {
		return err
	}
	if is != sum {
		return errDiffers
	}
	return nil
}
