package output

import (
	"errors"
	"path/filepath"
	"syscall"
)

const (
	deleteOnClose    = 0x04000000          // FILE_FLAG_DELETE_ON_CLOSE
	sharingViolation = syscall.Errno(32)   // ERROR_SHARING_VIOLATION
	lockFile         = scratch + ".opened" // never left behind: it is gone with the process
)

// tryLock opens a file that nobody else may open meanwhile.
func tryLock(dir string) (unlock func(), err error) {
	name, err := syscall.UTF16PtrFromString(filepath.Join(dir, lockFile))
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(name, syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_HIDDEN|deleteOnClose, 0)
	if errors.Is(err, sharingViolation) {
		return nil, errBusy
	}
	if err != nil {
		return nil, err
	}
	return func() { syscall.CloseHandle(h) }, nil
}
