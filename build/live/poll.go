package live

import (
	"context"
	"io/fs"
	"time"
)

// look calls changed whenever a file or folder of the plan has come, gone or changed its
// size or time since it last looked: for network drives, shared folders and other file
// systems that tell of nothing.
func look(ctx context.Context, root string, every time.Duration, changed func()) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	before := stamps(root)
	for {
		select {
		case <-ctx.Done():
			return
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
	// What can't be read has no stamp.
	_ = walk(root, func(p string, d fs.DirEntry) error {
		info, err := d.Info()
		switch {
		case err != nil:
		case d.IsDir():
			all[p] = stamp{}
		default:
			all[p] = stamp{size: info.Size(), time: info.ModTime()}
		}
		return nil
	})
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
