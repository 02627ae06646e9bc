package pdf

import (
	"bytes"
	"compress/zlib"
	"sync"
)

// deflater is a compressor with room for its output. It is dear to make: it holds
// about a megabyte.
type deflater struct {
	w   *zlib.Writer
	out bytes.Buffer
}

func deflaters(level int) *sync.Pool {
	return &sync.Pool{New: func() any {
		w, _ := zlib.NewWriterLevel(nil, level) // the level is right, so there is no error
		return &deflater{w: w}
	}}
}

// Level 4 takes little more than half the time of the usual 6, for a file that is
// a twentieth larger. Of small streams all levels make the same, and level 1
// doesn't have to clear a large table for each.
var (
	thorough = deflaters(4)
	quick    = deflaters(zlib.BestSpeed)
)

const small = 512 // bytes

// Deflate compresses data for the FlateDecode filter. It is safe for
// concurrent use, so that pages can be packed where they are drawn.
func Deflate(data []byte) []byte {
	pool := thorough
	if len(data) < small {
		pool = quick
	}
	d := pool.Get().(*deflater)
	defer pool.Put(d)
	d.out.Reset()
	d.w.Reset(&d.out)
	d.w.Write(data) // writing to memory doesn't fail
	d.w.Close()
	return bytes.Clone(d.out.Bytes())
}
