package draw

import (
	"crypto/sha256"
	"encoding/hex"

	"jilid/build/press/pdf"
)

// resource is something that content refers to by a name: a state of the
// graphics, a pattern, or content of its own. Its name is a hash of all that it
// is, so that pages can be drawn side by side and share what is the same.
type resource struct {
	kind   string // its part of a dictionary of resources
	name   string
	dict   pdf.Dict
	stream []byte // not nil: content, which uses others
	uses   uses
	mask   *resource // of a state
	alpha  bool      // the mask shows by its opacity
}

// uses are the resources of a page or form.
type uses struct {
	images []*embedded
	forms  []*form
	named  []*resource
}

// form is content apart from the page's; draw adds to it as to the page.
func (a *artist) form(d pdf.Dict, draw func()) *resource {
	c, used, within := a.c, a.uses, a.within
	a.c, a.uses, a.within = pdf.Content{}, uses{}, true
	draw()
	r := &resource{kind: "XObject", dict: d, stream: append([]byte{}, a.c.Bytes()...), uses: a.uses}
	a.c, a.uses, a.within = c, used, within
	return r
}

// named gives a resource its name and notes that it is used here.
func (a *artist) named(r *resource) *resource {
	r.seal()
	a.uses.named = append(a.uses.named, r)
	return r
}

// use puts a state of the graphics into force.
func (a *artist) use(r *resource) { a.c.State(a.named(r).name) }

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

// write writes a resource, once.
func (b *book) write(r *resource, fonts pdf.Ref) pdf.Ref {
	if ref := b.written[r.name]; ref != 0 {
		return ref
	}
	if r.mask != nil {
		var d pdf.Dict
		by := "Luminosity"
		if r.alpha {
			by = "Alpha"
		}
		r.dict.Dict("SMask", d.Name("Type", "Mask").Name("S", by).Ref("G", b.write(r.mask, fonts)))
	}
	var ref pdf.Ref
	if r.stream == nil {
		ref = b.file.Add(r.dict.Bytes())
	} else {
		r.dict.Dict("Resources", b.resources(&r.uses, fonts))
		ref = b.file.Alloc()
		b.file.Stream(ref, &r.dict, r.stream)
	}
	b.written[r.name] = ref
	return ref
}

// resources is the dictionary of what a page or form uses.
func (b *book) resources(u *uses, fonts pdf.Ref) *pdf.Dict {
	parts := map[string]*pdf.Dict{"XObject": {}, "Pattern": {}, "ExtGState": {}}
	had := map[string]bool{}
	note := func(kind, name string, ref pdf.Ref) {
		if !had[name] {
			had[name] = true
			parts[kind].Ref(name, ref)
		}
	}
	for _, m := range u.images {
		note("XObject", m.name(), m.ref)
	}
	for _, m := range u.forms {
		note("XObject", m.name(), m.ref)
	}
	for _, r := range u.named {
		note(r.kind, r.name, b.write(r, fonts))
	}
	var d pdf.Dict
	if fonts != 0 {
		d.Ref("Font", fonts)
	}
	for _, kind := range []string{"XObject", "Pattern", "ExtGState"} {
		if p := parts[kind]; len(p.Bytes()) > len("<<>>") {
			d.Dict(kind, p)
		}
	}
	return &d
}

// seeThrough tells whether something on a page shows what lies below it.
func (s *sheet) seeThrough() bool {
	for _, r := range s.named {
		if r.kind == "ExtGState" || r.uses.named != nil {
			return true
		}
	}
	for _, m := range s.images {
		if m.sheer {
			return true
		}
	}
	return false
}
