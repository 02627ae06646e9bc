package main

// unitOfMaxrss is how many of the units in which the system counts are a MiB: kilobytes here.
const unitOfMaxrss = 1 << 10
