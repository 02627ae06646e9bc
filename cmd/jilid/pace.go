package main

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"

	"jilid/build/source"
)

// unhurried is how much memory may be in use before garbage is collected for the first time: a small plan is
// done before, and in a large one all that is made at first stays alive anyway. Go by itself would begin at 4 MiB
// and look through all of it again whenever it has doubled.
const unhurried = 280 << 20

// pace sets when garbage is collected. What GOGC or GOMEMLIMIT says comes first.
//
// For a site it then depends on how much is read, as what collecting costs grows with what is alive, which is some
// four times that. One of ten thousand chapters stays within the memory of an ordinary computer. A plan's books
// need so much more that Go's own measure is right for them.
func pace(tree *source.Tree, site bool) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	percent := 100
	if site {
		const garbage = 120 << 20
		read := 1 << 20
		for _, f := range tree.Files() {
			read += len(f.Data)
		}
		percent = min(max(100*garbage/(4*read), 35), 400)
	}
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(unhurried)
	runtime.AddCleanup(new([64]byte), func(percent int) { // the first collection finds what nobody needs
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(math.MaxInt64)
	}, percent)
}

// rest collects garbage while nobody waits, if there is enough to be worth it: what serve keeps of a plan
// is much, and to look through it just when somebody saves would take as long as all else.
func rest() {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if all, live := sample[0].Value.Uint64(), sample[1].Value.Uint64(); all > live+live/2 {
		runtime.GC()
	}
}
