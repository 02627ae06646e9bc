package output

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

// Stage is a Sink on disk. Files are put aside as they are made, so that they needn't be kept in
// memory, and come into place all together when Commit is called – or not at all. A reader – or
// a kill – sees of each the old file or the new one, whole, and no link that leads nowhere: see
// publish. Files that have not changed are left alone with their times. Files that jilid didn't
// write are never touched: a folder that holds only such files is refused with a *NotOursError, a
// file in the place of one of ours with a *ForeignError.
//
// Two writers to one folder take turns, from the first file to Commit or Discard; a *BusyError says
// that the other one doesn't end. Symbolic links within the folder are not followed out of it.
//
// What goes wrong meanwhile is told by Commit.
type Stage struct {
	// Force takes a folder over that holds files of others, or whose manifest is damaged. None of
	// these is removed, but one in the place of one of ours is replaced.
	Force bool
	// Waiting, if there is one, is called when another writer has to be waited for.
	Waiting func()

	dir    string
	open   sync.Once
	disk   *disk
	ready  bool // the folder for files aside is there
	count  atomic.Int64
	unlock func()
	fresh  bool // the folder wasn't there before

	manifest Sum // of the one that was committed

	old    map[string]bool                        // files of the earlier build
	loose  map[string]bool                        // those of them that no page leads to
	folded struct{ old, loose map[string]string } // the same by how they compare where capitals don't count

	mu    sync.Mutex
	err   error // the first one
	files map[string]aside
	w     Written
}

// aside is a file of the next site: its name in the folder for files aside, "" if the one in
// place is the same, and whether there is one in place.
type aside struct {
	name     string
	replaces bool
	sum      Sum
}

// NewStage is a stage for an output folder. It touches nothing before the first file comes.
func NewStage(dir string) *Stage { return &Stage{dir: filepath.Clean(dir), files: map[string]aside{}} }

// Add puts a file aside, unless the folder has it already.
func (s *Stage) Add(name string, data []byte) {
	s.begin()
	name = path.Clean(name)
	if s.failed() {
		return
	}
	if !filepath.IsLocal(filepath.FromSlash(name)) || name == Manifest || strings.HasPrefix(name, scratch) {
		s.fail(&EscapeError{name})
		return
	}
	now, err := s.disk.root.Lstat(name)
	there := err == nil && !now.IsDir()
	ours := there && (s.old[name] || s.disk.same(s.folded.old[Fold(name)], name))
	if there && !ours && !s.Force {
		s.fail(&ForeignError{filepath.Join(s.dir, filepath.FromSlash(name))})
		return
	}
	if ours && (s.loose[name] || s.disk.same(s.folded.loose[Fold(name)], name)) {
		there, ours = false, false // it will be removed first
	}
	a := aside{replaces: there, sum: sumOf(data)}
	if !(ours && s.disk.holds(name, data)) {
		a.name = scratch + "/" + strconv.FormatInt(s.count.Add(1), 36)
		if err := s.disk.root.WriteFile(a.name, data, 0o644); err != nil {
			s.fail(err)
			return
		}
	}
	s.mu.Lock()
	s.files[name] = a
	s.mu.Unlock()
}

// Lend is Add: a stage keeps nothing of what it writes.
func (s *Stage) Lend(name string, data []byte) { s.Add(name, data) }

// Len is the number of files so far.
func (s *Stage) Len() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.files)
}

// Commit brings all files into place and ends the stage. Earlier files of which others says that
// they belong to what wasn't made stay, and count as ours.
func (s *Stage) Commit(others func(path string) bool) (Written, error) {
	s.begin()
	defer s.Discard()
	if !s.failed() {
		s.fail(s.publish(others))
	}
	if s.err == nil {
		s.fresh = false
	}
	return s.w, s.err
}

// Discard ends a stage and leaves the folder as it was. After Commit it does nothing.
func (s *Stage) Discard() {
	s.open.Do(func() {}) // if nothing has come so far, nothing will
	if s.unlock == nil {
		return
	}
	if s.ready {
		s.disk.root.RemoveAll(scratch)
	}
	if s.disk != nil {
		s.disk.root.Close()
	}
	s.unlock()
	s.unlock = nil
	if s.fresh {
		os.Remove(s.dir) // unless something is in it
	}
}

// begin opens the folder, once.
func (s *Stage) begin() {
	s.open.Do(func() { s.fail(s.start()) })
}

func (s *Stage) start() error {
	_, err := os.Stat(s.dir)
	s.fresh = errors.Is(err, fs.ErrNotExist)
	if err := os.MkdirAll(s.dir, 0o777); err != nil {
		return err
	}
	if s.unlock, err = lock(s.dir, s.Waiting); err != nil {
		return err
	}
	root, err := openFolder(s.dir)
	if err != nil {
		return err
	}
	s.disk = &disk{root: root, dir: s.dir}
	old, loose, err := s.disk.manifest()
	if errors.Is(err, fs.ErrNotExist) {
		err = s.disk.refuseForeign()
	}
	var foreign *NotOursError
	var damaged *DamagedError
	if s.Force && (errors.As(err, &foreign) || errors.As(err, &damaged)) {
		err = nil
	}
	if err != nil {
		return err
	}
	s.old = make(map[string]bool, len(old))
	for _, p := range old {
		s.old[p] = true
	}
	s.loose, s.folded.old, s.folded.loose = loose, folded(old), folded(slices.Collect(maps.Keys(loose)))
	if err := root.RemoveAll(scratch); err != nil {
		return err
	}
	if err := root.Mkdir(scratch, 0o777); err != nil {
		return err
	}
	s.ready = true
	return nil
}

// publish renames what is aside into place and removes what isn't made any more, in an order in which
// whoever walks through the site from a page that was or will be reached meets no link to nothing,
// wherever it ends:
//
//   - first what wasn't there: styles, scripts and pictures, then pages, which no page leads to yet;
//   - then what replaces a file: a changed page leads to pages that were there or are by now;
//   - last, pages that no page leads to any more, then what only these used.
//
// A file in whose place a folder has to come is the exception: it goes first.
func (s *Stage) publish(others func(path string) bool) error {
	d := s.disk
	paths := slices.Sorted(maps.Keys(s.files))
	old := slices.Sorted(maps.Keys(s.old))
	var fresh, changed, asides []string
	loose := map[string]bool{}
	for _, p := range paths {
		switch a := s.files[p]; {
		case a.name == "":
		case a.replaces:
			changed, asides = append(changed, p), append(asides, a.name)
		default:
			fresh, asides, loose[p] = append(fresh, p), append(asides, a.name), true
		}
	}
	// A page that is to replace a good one is on the disk before it does, with what it leads to: the
	// machine may lose its power. Of a first site there is nothing to be lost.
	if len(old) > 0 {
		if err := d.syncAll(asides); err != nil {
			return err
		}
	}
	for _, p := range old {
		loose[p] = loose[p] || s.loose[p]
	}
	// The manifest names old and new files before the first one is in place, so
	// that what a killed build left behind still counts as ours.
	all := union(old, paths)
	if err := d.writeManifest(all, loose); err != nil {
		return err
	}
	for _, p := range old {
		if !s.loose[p] {
			continue
		}
		was, err := d.remove(p)
		if err != nil {
			return err
		}
		if _, again := s.files[p]; was && !again {
			s.w.Removed++
		}
	}
	removed, err := d.makeWay(old, paths)
	s.w.Removed += removed
	if err != nil {
		return err
	}
	newPages, newShown := split(fresh)
	if err := s.place(slices.Concat(newShown, newPages)); err != nil {
		return err
	}
	if len(changed) > 0 { // from now on pages lead to the new files
		if err := d.writeManifest(all, nil); err != nil {
			return err
		}
	}
	if err := s.place(changed); err != nil {
		return err
	}
	s.w.New, s.w.Changed, s.w.Same = len(fresh), len(changed), len(paths)-len(fresh)-len(changed)
	left, now := paths, folded(paths)
	var gone []string
	for _, p := range old {
		_, keep := s.files[p]
		switch {
		case keep || d.same(now[Fold(p)], p):
		case others(p):
			left = append(left, p)
		default:
			gone = append(gone, p)
		}
	}
	if len(gone) > 0 { // from now on none leads to these
		loose := map[string]bool{}
		for _, p := range gone {
			loose[p] = true
		}
		if err := d.writeManifest(all, loose); err != nil {
			return err
		}
	}
	gonePages, goneShown := split(gone)
	for _, p := range slices.Concat(gonePages, goneShown) {
		was, err := d.remove(p)
		if err != nil {
			return err
		}
		if was {
			s.w.Removed++
		}
	}
	if err := d.respell(old, paths); err != nil {
		return err
	}
	left = union(left, nil)
	s.manifest = sumOf(manifestOf(left, nil))
	return d.writeManifest(left, nil)
}

// place renames files that are aside into place.
func (s *Stage) place(paths []string) error {
	made := map[string]bool{".": true}
	for _, p := range paths {
		if dir := path.Dir(p); !made[dir] {
			if err := s.disk.root.MkdirAll(dir, 0o777); err != nil {
				return err
			}
			made[dir] = true
		}
		if err := s.disk.root.Rename(s.files[p].name, p); err != nil {
			return err
		}
	}
	return nil
}

// split parts files into pages and all that pages show.
func split(paths []string) (pages, shown []string) {
	for _, p := range paths {
		if page(p) {
			pages = append(pages, p)
		} else {
			shown = append(shown, p)
		}
	}
	return pages, shown
}

// page tells whether a file is one that readers walk through by its links.
func page(name string) bool { return path.Ext(name) == ".html" }

func (s *Stage) failed() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err != nil
}

// fail keeps the first error, with the folder's name before the path.
func (s *Stage) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err == nil && err != nil {
		s.err = (&disk{dir: s.dir}).named(err)
	}
}

// holds tells whether a file of the folder has these bytes.
func (d *disk) holds(name string, data []byte) bool {
	f, err := d.root.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.Size() != int64(len(data)) {
		return false
	}
	part := parts.Get().(*[]byte)
	defer parts.Put(part)
	for len(data) > 0 {
		n, err := io.ReadFull(f, (*part)[:min(len(*part), len(data))])
		if err != nil || !bytes.Equal((*part)[:n], data[:n]) {
			return false
		}
		data = data[n:]
	}
	return true
}

// parts are to read files in.
var parts = sync.Pool{New: func() any { b := make([]byte, 64<<10); return &b }}
