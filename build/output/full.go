package output

import (
	"errors"
	"slices"
	"syscall"
)

// Full tells whether an error means that there is no room: on the disk, or for its user.
func Full(err error) bool { return means(err, full) }

// TooLarge tells whether an error means that a file is larger than the disk, or its user, may have.
func TooLarge(err error) bool { return means(err, tooLarge) }

func means(err error, some []syscall.Errno) bool {
	return slices.ContainsFunc(some, func(e syscall.Errno) bool { return errors.Is(err, e) })
}
