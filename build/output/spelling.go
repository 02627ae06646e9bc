package output

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// Many file systems – of Windows, of macOS, of USB sticks – take Bab.html and bab.html for the same
// file. A page that was renamed so is not one that is gone and one that is new, or the new one would be removed as the
// old one. Which it is, only the folder can tell: two names are the same if they lead to the same file.

// Fold is a path as such file systems compare it.
func Fold(name string) string { return strings.ToLower(name) }

// folded are paths by how they compare.
func folded(paths []string) map[string]string {
	out := make(map[string]string, len(paths))
	for _, p := range paths {
		out[Fold(p)] = p
	}
	return out
}

// same tells whether two names, one of which may be "", lead to the same file or folder.
func (d *disk) same(a, b string) bool {
	if a == b || a == "" || b == "" {
		return a == b
	}
	one, err := d.root.Lstat(a)
	if err != nil {
		return false
	}
	two, err := d.root.Lstat(b)
	return err == nil && os.SameFile(one, two)
}

// respell gives files and folders that are there under an old spelling the new one: the site may
// come to a server on which capitals count.
func (d *disk) respell(old, paths []string) error {
	spelled := map[string]string{}
	for _, p := range paths {
		for ; p != "." && spelled[Fold(p)] == ""; p = path.Dir(p) {
			spelled[Fold(p)] = p
		}
	}
	other := map[string]string{} // old spellings by the new ones
	for _, was := range old {
		for ; was != "."; was = path.Dir(was) {
			if now := spelled[Fold(was)]; now != "" && now != was {
				other[now] = was
			}
		}
	}
	var names []string
	for now, was := range other {
		if d.same(was, now) {
			names = append(names, now)
		}
	}
	slices.Sort(names) // folders before what is in them
	for _, name := range names {
		if err := d.spell(name); err != nil {
			return err
		}
	}
	return nil
}

// spell renames what is there to the spelling of name.
func (d *disk) spell(name string) error {
	was, err := d.spelling(name)
	if err != nil || was == name {
		return err
	}
	if err := d.root.Rename(was, name); err != nil {
		return err
	}
	// Some systems see nothing to be done. A file can go by way of another name; a folder stays, as
	// a kill meanwhile would hide all that is in it.
	was, err = d.spelling(name)
	if err != nil || was == name {
		return err
	}
	if info, err := d.root.Lstat(name); err != nil || info.IsDir() {
		return err
	}
	aside := scratch + "/spelling"
	if err := d.root.Rename(was, aside); err != nil {
		return err
	}
	return d.root.Rename(aside, name)
}

// spelling is the name under which the folder lists what name leads to, or name.
func (d *disk) spelling(name string) (string, error) {
	entries, err := fs.ReadDir(d.root.FS(), path.Dir(name))
	if err != nil {
		return "", err
	}
	listed := name
	for _, e := range entries {
		if e.Name() == path.Base(name) {
			return name, nil
		}
		if Fold(e.Name()) == Fold(path.Base(name)) {
			listed = path.Join(path.Dir(name), e.Name())
		}
	}
	return listed, nil
}
