package live

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"path"
	"time"
)

// beat is how often a stream of events is written to when nothing happens, so that one
// whose other end is gone is noticed; patienceOfStream is how long a write may take;
// courtesy is how long a book, whose composing takes every processor, waits for pages that are
// looked at and for the next save.
const (
	beat             = 25 * time.Second
	patienceOfStream = 10 * time.Second
	courtesy         = 100 * time.Millisecond
)

// events tells a browser of what changed of the page that it shows (?page=/a/b.html): "page"
// if its bytes did, "problems" if what there is to say of the plan did. Who names no page is
// told of every build ("built"). A book is a page, too, but while the plan has errors it stays
// as it was. The page is made here, so pages that are looked at are made
// first, and each by who waits for it: a browser that doesn't read holds up no other.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	out := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	say := func(text string) bool {
		if out.SetWriteDeadline(time.Now().Add(patienceOfStream)) != nil {
			return false
		}
		if _, err := fmt.Fprint(w, text); err != nil {
			return false
		}
		return out.Flush() == nil
	}
	page := r.URL.Query().Get("page")
	isBook := path.Ext(page) == ".pdf"
	site, changed := s.next() // before the browser may ask for the page: nothing is missed
	if out.SetReadDeadline(time.Time{}) != nil || !say("retry: 500\n\n") {
		return
	}
	said := site.Problems
	var shown [sha256.Size]byte
	if !isBook || said == "" { // else it isn't made, and the first without errors is another
		shown = s.state(site, page)
	}
	alive := time.NewTicker(beat)
	defer alive.Stop()
	for {
		select {
		case <-r.Context().Done():
			return
		case <-alive.C:
			if !say(": \n\n") {
				return
			}
			continue
		case <-changed:
		}
		if isBook {
			select {
			case <-r.Context().Done():
				return
			case <-time.After(courtesy):
			}
		}
		site, changed = s.next()
		event := ""
		if isBook && site.Problems != "" {
			// the last good one stays
		} else if now := s.state(site, page); now != shown || page == "" {
			shown = now
			event = "event: page\ndata: \n\n"
			if page == "" {
				event = "event: built\ndata: \n\n"
			}
		}
		if site.Problems != said {
			said = site.Problems
			event += "event: problems\ndata: \n\n"
		}
		if event != "" && !say(event) {
			return
		}
	}
}

// state is the hash of a page, or of that which says that there is none.
func (s *Server) state(site Site, page string) [sha256.Size]byte {
	if page == "" {
		return [sha256.Size]byte{}
	}
	name := fileName(page)
	if !site.Files.Has(name) {
		name = "404.html"
	}
	f, _ := site.Files.File(name)
	return sha256.Sum256(f.Data)
}
