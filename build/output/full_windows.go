package output

import "syscall"

// ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL, ERROR_DISK_QUOTA_EXCEEDED and ERROR_FILE_TOO_LARGE of winerror.h.
var (
	full     = []syscall.Errno{39, 112, 1295}
	tooLarge = []syscall.Errno{223}
)
