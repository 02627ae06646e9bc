package output

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strings"
)

// Manifest is the name of the file in which an output folder remembers what
// jilid wrote there. Only files listed in it are ever removed.
const Manifest = ".jilid-manifest"

// DamagedError says that a folder's manifest can't be believed.
type DamagedError struct{ Path string }

func (e *DamagedError) Error() string {
	return fmt.Sprintf("%s is damaged", e.Path)
}

// The manifest is one path a line, closed by the hash of the lines, so that a
// damaged one is noticed instead of believed.
func manifestOf(paths []string) []byte {
	var b bytes.Buffer
	for _, p := range paths {
		b.WriteString(p + "\n")
	}
	sum := sha256.Sum256(b.Bytes())
	fmt.Fprintf(&b, "# %s\n", hex.EncodeToString(sum[:]))
	return b.Bytes()
}

// writeManifest returns when the manifest is on the disk: what comes next relies on it.
func (d *disk) writeManifest(paths []string) error {
	data := manifestOf(paths)
	if now, err := d.root.ReadFile(Manifest); err == nil && bytes.Equal(now, data) {
		return nil
	}
	aside := scratch + "/manifest"
	if err := d.root.WriteFile(aside, data, 0o644); err != nil {
		return err
	}
	if err := d.root.Sync(aside); err != nil {
		return err
	}
	if err := d.root.Rename(aside, Manifest); err != nil {
		return err
	}
	return d.root.Sync(".")
}

func (d *disk) manifest() ([]string, error) {
	data, err := d.root.ReadFile(Manifest)
	if err != nil {
		return nil, err
	}
	var paths []string
	for sc := bufio.NewScanner(bytes.NewReader(data)); sc.Scan(); {
		line := sc.Text()
		if !strings.HasPrefix(line, "# ") {
			paths = append(paths, line)
			continue
		}
		if !bytes.Equal(data, manifestOf(paths)) {
			break
		}
		local := paths[:0]
		for _, p := range paths {
			if filepath.IsLocal(filepath.FromSlash(p)) {
				local = append(local, p)
			}
		}
		return local, nil
	}
	return nil, &DamagedError{filepath.Join(d.dir, Manifest)}
}
