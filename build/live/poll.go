package live

import (
	"context"
	"io/fs"
	"path/filepath"
	"time"

	"jilid/build/source"
)

// look calls changed whenever a file or folder of the plan has come, gone or changed its
// size or time since it last looked: for network drives, shared folders and other file
// systems that tell of nothing.
func look(ctx context.Context, root string, every time.Duration, changed func()) error {
	tick := time.NewTicker(every)
	defer tick.Stop()
	before := stamps(root)
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		now := stamps(root)
		if !same(before, now) {
			changed()
		}
		before = now
	}
}

type stamp struct {
	size int64
	time time.Time
}

// stamps are those of all files of the plan by their paths.
func stamps(root string) map[string]stamp {
	all := map[string]stamp{}
	for _, top := range source.Folders {
		dir := filepath.Join(root, top)
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			dir = real
		}
		// What can't be read has no stamp: the build says why.
		_ = filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case p != dir && source.Ignored(d.Name()):
				if d.IsDir() {
					return filepath.SkipDir
				}
				return nil
			}
			if info, err := d.Info(); err == nil {
				s := stamp{size: info.Size(), time: info.ModTime()}
				if d.IsDir() {
					s = stamp{}
				}
				all[p] = s
			}
			return nil
		})
	}
	return all
}

func same(a, b map[string]stamp) bool {
	if len(a) != len(b) {
		return false
	}
	for name, s := range a {
		if t, ok := b[name]; !ok || t.size != s.size || !t.time.Equal(s.time) {
			return false
		}
	}
	return true
}
