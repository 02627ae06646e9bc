package output

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Manifest is the name of the file in which an output folder remembers what
// jilid wrote there. Only files listed in it are ever removed.
const Manifest = ".jilid-manifest"

// Written counts what a Write did.
type Written struct{ New, Changed, Same, Removed int }

// NotOursError says that an output folder holds files jilid did not write.
type NotOursError struct{ Dir string }

func (e *NotOursError) Error() string {
	return fmt.Sprintf("%s is not empty and was not made by jilid", e.Dir)
}

// EscapeError says that a path of the set leaves the output folder.
type EscapeError struct{ Path string }

func (e *EscapeError) Error() string { return fmt.Sprintf("path %q leaves the output folder", e.Path) }

// Write brings the set to a folder on disk. A file is written beside its target
// and renamed over it, so a reader – or a kill – sees the old file or the new
// one, whole. Files that have not changed are left alone with their times.
// Files of an earlier build that the set no longer has are removed last; files
// that jilid didn't write are never touched, and a folder that holds only such
// files is refused with a *NotOursError.
func Write(dir string, set *Set) (Written, error) {
	var w Written
	for _, p := range set.Paths() {
		if !filepath.IsLocal(filepath.FromSlash(p)) {
			return w, &EscapeError{p}
		}
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return w, err
	}
	old, err := readManifest(dir)
	if errors.Is(err, fs.ErrNotExist) {
		if old, err = nil, refuseForeign(dir); err != nil {
			return w, err
		}
	} else if err != nil {
		return w, err
	}

	// The manifest names old and new files before the first one is written, so
	// that what a killed build left behind still counts as ours.
	if err := writeManifest(dir, union(old, set)); err != nil {
		return w, err
	}
	for _, p := range set.Paths() {
		f := set.files[p]
		target := filepath.Join(dir, filepath.FromSlash(p))
		before, err := hashFile(target)
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
		if err := replace(target, f.Data); err != nil {
			return w, err
		}
	}
	for _, p := range old {
		if _, keep := set.files[p]; keep {
			continue
		}
		target := filepath.Join(dir, filepath.FromSlash(p))
		if err := os.Remove(target); err == nil {
			w.Removed++
		} else if !errors.Is(err, fs.ErrNotExist) {
			return w, err
		}
		removeEmptyParents(dir, filepath.Dir(target))
	}
	return w, writeManifest(dir, set.Paths())
}

// replace writes data beside the target and renames it into place.
func replace(target string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(target), 0o777); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(target), ".jilid-*")
	if err != nil {
		return err
	}
	_, err = tmp.Write(data)
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Chmod(tmp.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(tmp.Name(), target)
	}
	if err != nil {
		os.Remove(tmp.Name())
	}
	return err
}

func hashFile(name string) ([sha256.Size]byte, error) {
	data, err := os.ReadFile(name)
	return sha256.Sum256(data), err
}

func refuseForeign(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	if len(entries) > 0 {
		return &NotOursError{dir}
	}
	return nil
}

func union(old []string, set *Set) []string {
	all := append(slices.Clone(old), set.Paths()...)
	slices.Sort(all)
	return slices.Compact(all)
}

// The manifest is one path a line, closed by the hash of the lines, so that a
// damaged one is noticed instead of believed.
func writeManifest(dir string, paths []string) error {
	var b bytes.Buffer
	for _, p := range paths {
		b.WriteString(p + "\n")
	}
	sum := sha256.Sum256(b.Bytes())
	fmt.Fprintf(&b, "# %s\n", hex.EncodeToString(sum[:]))
	if now, err := os.ReadFile(filepath.Join(dir, Manifest)); err == nil && bytes.Equal(now, b.Bytes()) {
		return nil
	}
	return replace(filepath.Join(dir, Manifest), b.Bytes())
}

func readManifest(dir string) ([]string, error) {
	data, err := os.ReadFile(filepath.Join(dir, Manifest))
	if err != nil {
		return nil, err
	}
	var paths []string
	for sc := bufio.NewScanner(bytes.NewReader(data)); sc.Scan(); {
		line := sc.Text()
		if strings.HasPrefix(line, "# ") {
			return paths, nil
		}
		if filepath.IsLocal(filepath.FromSlash(line)) {
			paths = append(paths, line)
		}
	}
	return nil, fmt.Errorf("%s is damaged; remove the folder and build again", filepath.Join(dir, Manifest))
}

func removeEmptyParents(root, dir string) {
	for dir != root && len(dir) > len(root) {
		if os.Remove(dir) != nil {
			return
		}
		dir = filepath.Dir(dir)
	}
}
