// Package parallel does many independent things on all processors. The order in
// which they are done can't be seen in the result, as long as each puts what it
// makes at its own index.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// For calls f for 0 … n-1 and returns when all calls have.
func For(n int, f func(i int)) {
	workers := min(n, runtime.GOMAXPROCS(0))
	if workers <= 1 {
		for i := range n {
			f(i)
		}
		return
	}
	var next atomic.Int64
	var wait sync.WaitGroup
	for range workers {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wait.Wait()
}
