package pdf

import (
	"bytes"
	"compress/zlib"
	"sync"
)

// deflaters are dear to make: each holds about a megabyte.
var deflaters = sync.Pool{New: func() any {
	w, _ := zlib.NewWriterLevel(nil, 6) // the level is right, so there is no error
	return w
}}

// Deflate compresses data for the FlateDecode filter. It is safe for
// concurrent use, so that pages can be packed where they are drawn.
func Deflate(data []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(data)/4 + 64)
	w := deflaters.Get().(*zlib.Writer)
	w.Reset(&out)
	w.Write(data) // writing to memory doesn't fail
	w.Close()
	deflaters.Put(w)
	return out.Bytes()
}
