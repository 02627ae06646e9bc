//go:build !windows

package output

import "syscall"

var (
	full     = []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT}
	tooLarge = []syscall.Errno{syscall.EFBIG}
)
