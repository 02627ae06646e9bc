package site

import (
	"sync"

	"jilid/build/site/html"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// fragments are the printed documents of a site. A chapter stands on a page of its own
// and on that of its whole book: what was printed for the one is kept until the other
// has asked for it, and no longer, since all of them would fill the memory.
type fragments struct {
	print func(*doc.Document, lang.Lang) *html.Fragment // remembers by itself; nil if none does

	mu      sync.Mutex
	waiting map[*doc.Document]*html.Fragment
}

// of is a document printed; twice tells whether another page asks for it, too.
func (f *fragments) of(d *doc.Document, l lang.Lang, twice bool) *html.Fragment {
	if f.print != nil {
		return f.print(d, l)
	}
	f.mu.Lock()
	made := f.waiting[d]
	delete(f.waiting, d)
	f.mu.Unlock()
	if made != nil {
		return made
	}
	made = html.Render(d, l)
	if twice {
		f.mu.Lock()
		if f.waiting == nil {
			f.waiting = map[*doc.Document]*html.Fragment{}
		}
		f.waiting[d] = made
		f.mu.Unlock()
	}
	return made
}
