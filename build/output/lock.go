package output

import (
	"errors"
	"fmt"
	"time"
)

// BusyError says that another process is writing to an output folder.
type BusyError struct{ Dir string }

func (e *BusyError) Error() string { return fmt.Sprintf("another build is writing to %s", e.Dir) }

// errBusy is what tryLock says while another process has the lock.
var errBusy = errors.New("locked")

// patience is how long a build waits for another one that writes to the same
// folder, which it does from its first page to its last book.
var patience = 2 * time.Minute

// lock waits until no other process writes to dir. The system gives the lock back
// when a process ends, however it ends: there is no lock file to be left behind.
// Waiting, if there is one, is called once if there is something to wait for.
func lock(dir string, waiting func()) (unlock func(), err error) {
	for deadline := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		unlock, err = tryLock(dir)
		switch {
		case err == nil:
			return unlock, nil
		case !errors.Is(err, errBusy):
			return nil, err
		case time.Now().After(deadline):
			return nil, &BusyError{dir}
		case waiting != nil:
			waiting()
			waiting = nil
		}
	}
}
