// Package live is the desk of a writer at work: it watches the plan's folder,
// builds on every change and serves the result from memory to the browser,
// which reloads. The entry point is [Serve]. It is the only user of fsnotify.
package live

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"

	"jilid/build/source"
)

// An editor's save is several events; the window gathers them, and its cap
// keeps a stream of events (a checkout of a branch) from being waited for forever.
const (
	quietWindow = 20 * time.Millisecond
	quietCap    = 200 * time.Millisecond
)

// watch calls changed after every burst of changes below the plan's folders,
// until ctx is done. Editors save by renaming, so folders are watched and not
// files; what kind of event came is never interpreted: it only means "look again".
func watch(ctx context.Context, root string, changed func()) error {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer w.Close()
	if err := addFolders(w, root); err != nil {
		return err
	}
	var quiet, capped <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return nil
		case err, ok := <-w.Errors:
			if !ok {
				return nil
			}
			// An overflow of the queue loses events, not the reason to look again.
			_ = err
			quiet = time.After(quietWindow)
		case ev, ok := <-w.Events:
			if !ok {
				return nil
			}
			if ev.Op == fsnotify.Chmod || source.Ignored(filepath.Base(ev.Name)) || beside(root, ev.Name) {
				continue
			}
			quiet = time.After(quietWindow)
			if capped == nil {
				capped = time.After(quietCap)
			}
			continue
		case <-quiet:
		case <-capped:
		}
		if quiet == nil {
			continue
		}
		quiet, capped = nil, nil
		// New folders are watched from here on; what fell into them in between
		// is seen by the build that follows.
		if err := addFolders(w, root); err != nil {
			return err
		}
		changed()
	}
}

// addFolders watches the plan's folders; adding one twice does nothing.
func addFolders(w *fsnotify.Watcher, root string) error {
	if err := w.Add(root); err != nil {
		return err
	}
	for _, top := range source.Folders {
		dir := filepath.Join(root, top)
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			dir = real // a walk does not enter a link
		}
		err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil // a folder that vanished or can't be read: the build reports it
			case !d.IsDir():
				return nil
			case p != dir && source.Ignored(d.Name()):
				return filepath.SkipDir
			}
			if err := w.Add(p); err != nil && !os.IsNotExist(err) {
				return err
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
