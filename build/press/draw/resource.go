package draw

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"jilid/build/press/frame"
	"jilid/build/press/pdf"
	"jilid/build/press/picture"
)

// resource is something that content refers to by a name: a picture, a state of
// the graphics, a pattern, or content of its own. Its name is a hash of all that
// it is, so that it is the same in every file, and pages can be drawn side by side
// and share what is the same.
type resource struct {
	kind   string // its part of a dictionary of resources
	name   string
	dict   pdf.Dict
	stream []byte // not nil: content, which uses others
	packed []byte // the same, for the file
	uses   []*resource
	mask   *resource // of a state
	alpha  bool      // the mask shows by its opacity

	image  func() (*pdf.Image, error) // of a picture
	turned picture.Turn
}

// form is content apart from the page's; draw adds to it as to the page.
func (a *artist) form(d pdf.Dict, draw func()) *resource {
	c, uses, within := a.c, a.uses, a.within
	a.c, a.uses, a.within = new(pdf.Content), nil, true
	draw()
	r := &resource{kind: "XObject", dict: d, stream: append([]byte{}, a.c.Bytes()...), uses: sorted(a.uses)}
	a.c, a.uses, a.within = c, uses, within
	return r
}

// named gives a resource its name and notes that it is used here.
func (a *artist) named(r *resource) *resource {
	r.seal()
	a.uses = append(a.uses, r)
	return r
}

// state puts a state of the graphics into force.
func (a *artist) state(r *resource) { a.c.State(a.named(r).name) }

func (r *resource) seal() {
	if r.name != "" {
		return
	}
	h := sha256.New()
	h.Write([]byte(r.kind))
	h.Write(r.dict.Bytes())
	h.Write(r.stream) // names what it uses
	if r.mask != nil {
		r.mask.seal()
		h.Write([]byte(r.mask.name))
	}
	r.name = r.kind[:1] + hex.EncodeToString(h.Sum(nil)[:10])
}

// picture is the resource of a picture, packed.
func (s *stock) picture(p frame.Picture) *resource {
	pic, ok := p.(*picture.Picture)
	if !ok || pic == nil {
		return &resource{kind: "XObject", name: "none", image: func() (*pdf.Image, error) {
			return nil, fmt.Errorf("draw: a picture of type %T", p)
		}}
	}
	s.mu.Lock()
	r := s.pictures[pic.Key]
	if r == nil {
		inks := pic.RGB
		if s.space == CMYK {
			inks = pic.CMYK
		}
		r = &resource{kind: "XObject", name: "I" + hex.EncodeToString(pic.Key[:10]), turned: pic.Turned, image: sync.OnceValues(inks)}
		s.pictures[pic.Key] = r
	}
	s.mu.Unlock()
	_, _ = r.image() // here, where pages are drawn side by side; who writes the file sees the error
	return r
}

// through tells whether what lies below shows through a resource of a page.
func (r *resource) through() bool {
	if r.image != nil {
		m, err := r.image()
		return err == nil && m.Mask != nil
	}
	return r.kind == "ExtGState" || r.uses != nil
}

// sorted brings resources in the order of their names, each once.
func sorted(all []*resource) []*resource {
	slices.SortStableFunc(all, func(x, y *resource) int { return strings.Compare(x.name, y.name) })
	return slices.CompactFunc(all, func(x, y *resource) bool { return x.name == y.name })
}

// all adds a resource, and what it uses, to those of a document.
func (r *resource) all(to map[string]*resource) {
	if to[r.name] != nil {
		return
	}
	to[r.name] = r
	if r.mask != nil {
		r.mask.all(to)
	}
	for _, u := range r.uses {
		u.all(to)
	}
}

// pack makes a resource ready to be written. It may be called for several side by side.
func (r *resource) pack() error {
	if r.stream != nil {
		r.packed, r.stream = pdf.Deflate(r.stream), nil
	}
	if r.image != nil {
		_, err := r.image()
		return err
	}
	return nil
}

// resources writes resources that are packed. dictionary gives what a page or form
// says of those it uses.
type resources struct {
	w       *pdf.Writer
	fonts   pdf.Ref
	named   map[string]*resource
	written map[string]pdf.Ref
}

func (s *resources) writeAll() {
	for _, name := range slices.Sorted(maps.Keys(s.named)) {
		s.write(name)
	}
}

func (s *resources) write(name string) pdf.Ref {
	if ref := s.written[name]; ref != 0 {
		return ref
	}
	r := s.named[name]
	dict := r.dict.Clone()
	if r.mask != nil {
		var d pdf.Dict
		by := "Luminosity"
		if r.alpha {
			by = "Alpha"
		}
		dict.Dict("SMask", d.Name("Type", "Mask").Name("S", by).Ref("G", s.write(r.mask.name)))
	}
	var ref pdf.Ref
	switch {
	case r.image != nil:
		m, _ := r.image() // there was no error when it was packed
		ref = s.w.Image(m)
	case r.packed == nil:
		ref = s.w.Add(dict.Bytes())
	default:
		dict.Dict("Resources", s.dictionary(r.uses))
		ref = s.w.Alloc()
		s.w.RawStream(ref, dict.Name("Filter", "FlateDecode"), r.packed)
	}
	s.written[name] = ref
	return ref
}

// dictionary is the dictionary of what a page or form uses.
func (s *resources) dictionary(uses []*resource) *pdf.Dict {
	parts := map[string]*pdf.Dict{"XObject": {}, "Pattern": {}, "ExtGState": {}}
	for _, r := range sorted(slices.Clone(uses)) {
		parts[r.kind].Ref(r.name, s.write(r.name))
	}
	var d pdf.Dict
	d.Ref("Font", s.fonts)
	for _, kind := range []string{"XObject", "Pattern", "ExtGState"} {
		if p := parts[kind]; len(p.Bytes()) > len("<<>>") {
			d.Dict(kind, p)
		}
	}
	return &d
}
