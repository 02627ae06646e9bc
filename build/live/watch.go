// Package live is the desk of a writer at work: it watches the plan's folder,
// builds on every change and serves the result from memory to the browser,
// which reloads. The entry point is [Serve]. It is the only user of fsnotify.
package live

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"

	"jilid/build/source"
)

// An editor's save is several events, one right behind the other, and a build that began too early is
// ended by the next of them: so a writer needn't be kept waiting for long. Where more files change than
// one save touches (a checkout of a branch), a longer window gathers them. The cap keeps a stream of events
// from being waited for forever.
const (
	saveWindow = 2 * time.Millisecond
	saveFiles  = 3
	manyWindow = 20 * time.Millisecond
	burstCap   = 200 * time.Millisecond
	pulseEvery = time.Second // how long a folder put in another's place may go unnoticed
	pollEvery  = time.Second // where the system tells of nothing
)

// watch calls changed after every burst of changes below the plan's folders,
// until ctx is done. Editors save by renaming, so folders are watched and not
// files; what kind of event came is never interpreted: it only means "look again".
// Where the system doesn't tell of changes, or poll isn't 0, it looks by itself; note is
// told of the first.
func watch(ctx context.Context, root string, poll time.Duration, changed func(), note func(error)) {
	if poll > 0 {
		look(ctx, root, poll, changed)
		return
	}
	if err := told(ctx, root, changed); err != nil {
		note(err)
		changed() // what happened in between
		look(ctx, root, pollEvery, changed)
	}
}

// told watches by what the system tells. Its error says that it doesn't, or no more.
func told(ctx context.Context, root string, changed func()) error {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer w.Close()
	if err := addFolders(w, root); err != nil {
		return err
	}
	return listen(ctx, w, root, changed)
}

// listen waits for the system's events. Its error says that they don't come any more.
func listen(ctx context.Context, w *fsnotify.Watcher, root string, changed func()) error {
	pulse := time.NewTicker(pulseEvery)
	defer pulse.Stop()
	roots := tops(root)
	var b burst
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-pulse.C:
			// A folder that was renamed or unmounted takes its watches with it, and what comes in its
			// place tells nobody.
			now := tops(root)
			if slices.EqualFunc(roots, now, sameFolder) {
				continue
			}
			roots, b.folders = now, true
		case _, ok := <-w.Errors:
			if !ok {
				return errors.New("the system's events ended")
			}
			// An overflow of the queue loses events, not the reason to look again.
			b.many()
			continue
		case ev, ok := <-w.Events:
			if !ok {
				return errors.New("the system's events ended")
			}
			if ev.Op != fsnotify.Chmod && !source.Ignored(filepath.Base(ev.Name)) && !beside(root, ev.Name) {
				b.add(ev.Name)
			}
			continue
		case <-b.quiet:
		case <-b.capped:
		}
		folders := b.folders
		b = burst{}
		changed()
		if folders {
			// New folders are watched from here on; what fell into them in between is looked at now.
			if err := addFolders(w, root); err != nil {
				return err
			}
			changed()
		}
	}
}

// burst are events that came one soon after the other.
type burst struct {
	quiet, capped <-chan time.Time
	names         map[string]bool
	folders       bool // there may be folders among what changed
}

// add takes an event in. What it says happened isn't asked, only what is there now.
func (b *burst) add(name string) {
	if b.names == nil {
		b.names, b.capped = map[string]bool{}, time.After(burstCap)
	}
	if b.names[name] = true; len(b.names) > saveFiles {
		b.many()
		return
	}
	if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
		b.folders = true
	}
	b.quiet = time.After(saveWindow)
}

// many says that it is no single save.
func (b *burst) many() {
	b.folders = true
	b.quiet = time.After(manyWindow)
}

// tops are the plan's folder and those in it that are input; nil for one that isn't there.
func tops(root string) []os.FileInfo {
	list := make([]os.FileInfo, 0, 1+len(source.Folders))
	for _, dir := range append([]string{""}, source.Folders...) {
		info, err := os.Stat(filepath.Join(root, dir))
		if err != nil {
			info = nil
		}
		list = append(list, info)
	}
	return list
}

func sameFolder(a, b os.FileInfo) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return os.SameFile(a, b)
}

// addFolders watches the plan's folders; adding one twice does nothing.
func addFolders(w *fsnotify.Watcher, root string) error {
	if err := w.Add(root); err != nil && !os.IsNotExist(err) { // it may be away for a while
		return err
	}
	return walk(root, func(p string, d fs.DirEntry) error {
		if !d.IsDir() {
			return nil
		}
		if err := w.Add(p); err != nil && !os.IsNotExist(err) && !os.IsPermission(err) {
			return err
		}
		return nil
	})
}

// walk visits the files and folders that are input, as source.Read does. A folder that vanished
// or can't be read is passed over: the build reports it.
func walk(root string, visit func(path string, d fs.DirEntry) error) error {
	for _, top := range source.Folders {
		dir := filepath.Join(root, top)
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			dir = real // a walk does not enter a link
		}
		err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case p == dir || !source.Ignored(d.Name()):
				return visit(p, d)
			case d.IsDir():
				return filepath.SkipDir
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// beside tells whether a change in the plan's own folder is none of the input:
// the output, the repository's files.
func beside(root, name string) bool {
	if filepath.Dir(name) != filepath.Clean(root) {
		return false
	}
	base := filepath.Base(name)
	return !slices.Contains(source.Folders, base) && base != "plan.yaml" && base != "plan.yml"
}
