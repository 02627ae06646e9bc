package draw

import (
	"maps"
	"slices"
	"sync"

	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/pdf"
)

// Memory is what was drawn and laid for a book, kept until the book is written
// again. Frames that are the same then – the same in memory, with all that is in
// them – aren't drawn again, and parts of the same pages and elements aren't laid
// again. What a writing has no use for is forgotten with it. The file is what it
// would be without a memory. The zero Memory is empty.
//
// A Memory is for one book, and for one writing at a time.
type Memory struct {
	sheets map[sheetKey]*sheet
	blocks map[*sheet]*block // by the first sheet of the part
	stock  stock
}

// sheetKey is all that a drawing depends on, but for the inks.
type sheetKey struct {
	frame  *frame.Frame
	height geom.Length // of the page
	margin bool
}

// block is a part as it stands in a file, and what it was made of.
type block struct {
	*pdf.Block
	made
	first, next pdf.Ref         // of its numbers, and of those of the part behind it
	found       map[string]bool // places that its links ask for: whether they exist
}

// made is what a block is made of.
type made struct {
	root  *frame.Tag
	pages []bound
}

// bound is a page of a part.
type bound struct {
	size          geom.Size
	edge, bleed   geom.Length
	sheet         *sheet
	margin, extra bool // there is something in the margin; resources besides fonts
	through       bool // something shows what lies below it
}

// still tells whether a part would come out as it was, if its numbers begin where they did.
func (b *block) still(of made, places map[string]bool) bool {
	if b.root != of.root || !slices.Equal(b.pages, of.pages) {
		return false
	}
	for name, found := range b.found {
		if places[name] != found {
			return false
		}
	}
	return true
}

// stock is what the sheets of a book share.
type stock struct {
	space    Space
	mu       sync.Mutex
	faces    map[[32]byte]*face // by the font's key
	pictures map[[32]byte]*resource
	forms    map[pathKey]*resource
	packed   map[[32]byte][]byte // content of the sheets of the last writing, while the next is drawn
}

func (s *stock) face(f *font.Font) *face {
	s.mu.Lock()
	defer s.mu.Unlock()
	x := s.faces[f.Key]
	if x == nil {
		x = newFace(f)
		s.faces[f.Key] = x
	}
	return x
}

// keep forgets what isn't in use.
func (s *stock) keep(faces map[*face]glyphSet, used map[string]*resource) {
	maps.DeleteFunc(s.faces, func(_ [32]byte, x *face) bool { return faces[x] == nil })
	maps.DeleteFunc(s.pictures, func(_ [32]byte, r *resource) bool { return used[r.name] == nil })
	maps.DeleteFunc(s.forms, func(_ pathKey, r *resource) bool { return used[r.name] == nil })
}
