package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"time"

	"jilid/build/source"
)

// pace sets when garbage is collected. What GOGC or GOMEMLIMIT says comes first.
//
// Go by itself begins at 4 MiB and looks through all that is alive again whenever it has doubled. But a small plan is
// done before there is anything to be gained, and of a large one nearly all that is made at first stays alive. So a site
// has room that grows with what is read, some four times of which are alive, and garbage is collected when that is
// full, or when there is a third more than what is alive. One of ten thousand chapters stays within the memory of an
// ordinary computer.
//
// A plan's books need so much more that Go's own measure is right for them, but for the beginning.
func pace(tree *source.Tree, site bool) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	room, least := 280<<20, 100
	if site {
		read := 0
		for _, f := range tree.Files() {
			read += len(f.Data)
		}
		room, least = 200<<20+10*read/3, 30
	}
	set := func(room int) {
		live := max(int(gauge("/gc/heap/live:bytes")), 1<<20)
		debug.SetGCPercent(max(100*(room-live)/live, least)) // it is measured by what is alive
	}
	set(room)
	if !site {
		runtime.AddCleanup(new([64]byte), set, 0) // the first collection finds that nobody needs it
		return
	}
	go func() { // to the end of the build
		const look = 5 * time.Millisecond // a small part of what a collection takes
		for cycle := uint64(0); ; time.Sleep(look) {
			if now := gauge("/gc/cycles/total:gc-cycles"); now != cycle {
				cycle = now
				set(room)
			}
		}
	}()
}

// gauge is a measure of the runtime's.
func gauge(name string) uint64 {
	sample := []metrics.Sample{{Name: name}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// rest collects garbage while nobody waits, if there is enough to be worth it: what serve keeps of a plan
// is much, and to look through it just when somebody saves would take as long as all else.
func rest() {
	if all, live := gauge("/memory/classes/heap/objects:bytes"), gauge("/gc/heap/live:bytes"); all > live+live/2 {
		runtime.GC()
	}
}
