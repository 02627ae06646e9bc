package main

import (
	"os"
	"runtime/debug"

	"jilid/build/source"
)

// pace sets how much garbage may lie about before it is collected, for a site: what collecting
// costs grows with what is alive, which is some four times what is read. Small plans never wait for it;
// one of ten thousand chapters stays within the memory of an ordinary computer. What GOGC says
// comes first. A plan's books need so much more that Go's own measure is right for them.
func pace(tree *source.Tree) {
	if os.Getenv("GOGC") != "" {
		return
	}
	const garbage = 120 << 20
	read := 1 << 20
	for _, f := range tree.Files() {
		read += len(f.Data)
	}
	debug.SetGCPercent(min(max(100*garbage/(4*read), 35), 400))
}
