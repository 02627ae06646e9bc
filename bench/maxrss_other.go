//go:build unix && !linux

package main

// unitOfMaxrss is how many of the units in which the system counts are a MiB: bytes on macOS.
const unitOfMaxrss = 1 << 20
