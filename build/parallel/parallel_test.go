package parallel

import (
	"runtime"
	"testing"
)

func TestForCallsEveryIndexOnce(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, workers := range []int{1, 2, 7} {
		runtime.GOMAXPROCS(workers)
		for _, n := range []int{0, 1, 2, 1000} {
			calls := make([]int, n)
			For(n, func(i int) { calls[i]++ })
			for i, c := range calls {
				if c != 1 {
					t.Fatalf("%d workers: index %d of %d was called %d times", workers, i, n, c)
				}
			}
		}
	}
}
