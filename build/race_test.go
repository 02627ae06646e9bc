//go:build race

package build

// Raced tells that the race detector is on, which makes everything some ten
// times slower: then the test of damaged files takes every fourth file. What it
// looks for, panics and messages, has nothing to do with races; .ci/run runs it in full
// without the detector.
const Raced = true
