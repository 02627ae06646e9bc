package output

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
)

// Manifest is the name of the file in which an output folder remembers what
// jilid wrote there. Only files listed in it are ever removed.
const Manifest = ".jilid-manifest"

// looseMark is before files that no page leads to.
const looseMark = "~ "

// DamagedError says that a folder's manifest can't be believed.
type DamagedError struct{ Path string }

func (e *DamagedError) Error() string {
	return fmt.Sprintf("%s is damaged", e.Path)
}

// The manifest is one path a line, closed by the hash of the lines, so that a
// damaged one is noticed instead of believed. While files are put into place, those to which no page of the site
// leads – not yet, or not any more – have a mark. If that is how a killed build left them, what
// they lead to may be missing: the next one removes them before it lets a page lead there.
func manifestOf(paths []string, loose map[string]bool) []byte {
	var b bytes.Buffer
	for _, p := range paths {
		if loose[p] {
			b.WriteString(looseMark)
		}
		if strings.HasPrefix(p, looseMark) || strings.HasPrefix(p, "# ") || strings.HasPrefix(p, `"`) || strings.ContainsFunc(p, unicode.IsControl) {
			p = strconv.Quote(p)
		}
		b.WriteString(p + "\n")
	}
	sum := sha256.Sum256(b.Bytes())
	fmt.Fprintf(&b, "# %s\n", hex.EncodeToString(sum[:]))
	return b.Bytes()
}

// writeManifest returns when the manifest is on the disk: what comes next relies on it.
func (d *disk) writeManifest(paths []string, loose map[string]bool) error {
	data := manifestOf(paths, loose)
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

// manifest is the files of the earlier build, and those of them that are loose.
func (d *disk) manifest() (paths []string, loose map[string]bool, err error) {
	data, err := d.root.ReadFile(Manifest)
	if err != nil {
		return nil, nil, err
	}
	loose = map[string]bool{}
	for sc := bufio.NewScanner(bytes.NewReader(data)); sc.Scan(); {
		line := sc.Text()
		if !strings.HasPrefix(line, "# ") {
			p, marked := strings.CutPrefix(line, looseMark)
			if plain, err := strconv.Unquote(p); err == nil {
				p = plain
			}
			paths = append(paths, p)
			if marked {
				loose[p] = true
			}
			continue
		}
		if !bytes.Equal(data, manifestOf(paths, loose)) {
			break
		}
		local := paths[:0]
		for _, p := range paths {
			if filepath.IsLocal(filepath.FromSlash(p)) {
				local = append(local, p)
			}
		}
		return local, loose, nil
	}
	return nil, nil, &DamagedError{filepath.Join(d.dir, Manifest)}
}
