//go:build unix && !solaris && !illumos && !aix

package output

import (
	"errors"
	"os"
	"syscall"
)

// tryLock locks the folder itself. A file system that has no such locks – some
// shared folders of a network – is written to without.
func tryLock(dir string) (unlock func(), err error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		f.Close()
		return nil, errBusy
	}
	return func() { f.Close() }, nil
}
