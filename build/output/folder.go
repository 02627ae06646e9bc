package output

import (
	"io/fs"
	"os"
	"sync"
)

// folder is what writing does to an output folder. Names are relative to it, with slashes, and
// lead nowhere else. Tests have one whose disk is full, or that is gone from some moment on.
type folder interface {
	FS() fs.FS
	Open(name string) (*os.File, error)
	ReadFile(name string) ([]byte, error)
	Stat(name string) (fs.FileInfo, error)
	Lstat(name string) (fs.FileInfo, error)
	WriteFile(name string, data []byte, perm fs.FileMode) error
	Sync(name string) error // returns when a file, or a folder's list of files, is on the disk
	Mkdir(name string, perm fs.FileMode) error
	MkdirAll(name string, perm fs.FileMode) error
	Rename(from, to string) error
	Remove(name string) error
	RemoveAll(name string) error
	Close() error
}

// openFolder opens a folder of the machine.
var openFolder = func(dir string) (folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return realFolder{root}, nil
}

type realFolder struct{ *os.Root }

func (f realFolder) Sync(name string) error {
	if info, err := f.Stat(name); err == nil && info.IsDir() {
		dir, err := f.Open(name)
		if err != nil {
			return err
		}
		defer dir.Close()
		dir.Sync() // Windows can't, and some shared folders of a network
		return nil
	}
	file, err := f.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer file.Close()
	return file.Sync()
}

// syncAll waits until files are on the disk. Many at once take the disk little longer than one.
func (d *disk) syncAll(names []string) error { return together(names, d.root.Sync) }

// together does something with many files, some at a time, and gives the first error; after that it begins no more.
func together(names []string, do func(name string) error) error {
	var wait sync.WaitGroup
	var mu sync.Mutex
	var first error
	failed := func() bool {
		mu.Lock()
		defer mu.Unlock()
		return first != nil
	}
	turns := make(chan struct{}, 16)
	for _, name := range names {
		turns <- struct{}{}
		if failed() {
			break
		}
		wait.Go(func() {
			defer func() { <-turns }()
			if err := do(name); err != nil {
				mu.Lock()
				defer mu.Unlock()
				if first == nil {
					first = err
				}
			}
		})
	}
	wait.Wait()
	return first
}
