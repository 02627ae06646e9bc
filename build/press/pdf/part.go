package pdf

import (
	"jilid/build/press/geom"
)

// Part is some pages in succession with what stands on them and their piece of
// the structure tree. Nothing in it may be used for another part.
type Part struct {
	Pages []*Page
	Root  *Element // below the document's; nil: all on the pages is artifacts

	first, next Ref // of the numbers that are in use
	nodes       []Ref
	leaves      []Ref
}

// Page is what a page's object says, and what belongs to it.
type Page struct {
	Width, Height geom.Length
	Edge, Bleed   geom.Length // how far within them the page is trimmed, and how far beyond that it is printed
	Content       []byte      // as Deflate packs it, leaving the state of the graphics as it was; nil: there is none
	Margin        bool        // there is more content, which [Block.Margins] writes
	Own           bool        // it has resources of its own, which go under [Block.Resources]
	Blend         byte        // 'R' or 'C': something shows through, which is reckoned in these inks
	Links         []*Link
	Places        []Place
	Marks         []*Element // of the marked content, by its number on the page

	ref, content, margin, resources, owners Ref
}

// Link is a link annotation: an area of a page that goes somewhere.
type Link struct {
	X1, Y1, X2, Y2 geom.Length
	Dest           string // a named destination, of File if that isn't empty
	File           string // another PDF beside this one
	URI            string
	Words          string   // what the link says
	Element        *Element // that it belongs to

	ref Ref
}

// Place is a named place of a page: the upper left corner of what is shown of it.
type Place struct {
	Name string
	X, Y geom.Length

	ref Ref
}

// manyEntries is how many entries the leaf of a tree holds: a reader finds one
// page, name or number without reading them all. Trees here are two levels.
const manyEntries = 64

// grain is what blocks are rounded up to, so that a part that grows a little
// doesn't move those behind it.
const grain = 256

// Number gives the objects of a part their numbers, from one on, and returns
// where the next part's begin. The first part's begin at [FirstPart].
func (p *Part) Number(first Ref) (next Ref) {
	n, streams := first, 0
	take := func() Ref {
		n++
		return n - 1
	}
	p.first, p.nodes, p.leaves = first, nil, nil
	keys := 0
	for i, pg := range p.Pages {
		if i%manyEntries == 0 {
			p.nodes = append(p.nodes, take())
		}
		pg.ref, pg.owners = take(), take()
		keys++
		if pg.Content != nil {
			pg.content = take()
			streams++
		}
		if pg.Margin {
			pg.margin = take()
			streams++
		}
		if pg.Own {
			pg.resources = take()
		}
		for _, l := range pg.Links {
			l.ref = take()
			keys++
		}
		for i := range pg.Places {
			pg.Places[i].ref = take()
		}
	}
	for i := 0; i < keys; i += manyEntries {
		p.leaves = append(p.leaves, take())
	}
	if p.Root != nil {
		p.Root.number(take)
	}
	p.next = n
	objects := int(n-first) - streams
	n += Ref((objects + manyObjects - 1) / manyObjects)
	return (n + grain - 1) / grain * grain
}

// FirstPart is where the numbers of the first part begin.
const FirstPart Ref = grain

// Block is a part as it stands in a file, and what the trees over all parts
// need to know of it.
type Block struct {
	objects     *Writer
	first, next Ref // numbers in use
	nodes       []node
	keys        []leaf
	root        Ref
	ids, places []named
	foreign     []string // structure types that PDF doesn't define
	extras      []extra  // of the pages
}

// node is a node of the page tree.
type node struct {
	ref   Ref
	pages int
}

// extra is the numbers of what a page has besides, 0 if it hasn't.
type extra struct{ margin, resources Ref }

type named struct {
	name string
	ref  Ref
}

// Lay writes the objects of a numbered part.
func (p *Part) Lay() *Block {
	b := &Block{first: p.first, next: p.next, objects: NewWriter(p.next)}
	w := b.objects
	for i, ref := range p.nodes {
		pages := p.Pages[i*manyEntries : min((i+1)*manyEntries, len(p.Pages))]
		kids := make([]Ref, len(pages))
		for k, pg := range pages {
			kids[k] = pg.ref
			w.page(pg, ref)
		}
		var d Dict
		d.Name("Type", "Pages").Ref("Parent", pagesRef).Int("Count", len(pages)).Refs("Kids", kids)
		w.Put(ref, d.Bytes())
		b.nodes = append(b.nodes, node{ref, len(pages)})
	}
	var owners []owner
	for _, pg := range p.Pages {
		for _, place := range pg.Places {
			w.Put(place.ref, place.array(pg.ref))
			b.places = append(b.places, named{place.Name, place.ref})
		}
		marks := []byte{'['}
		for i, e := range pg.Marks {
			if i > 0 {
				marks = append(marks, ' ')
			}
			marks = appendRef(marks, e.ref)
		}
		w.Put(pg.owners, append(marks, ']'))
		owners = append(owners, owner{pg.ref, pg.owners})
		for _, l := range pg.Links {
			w.link(pg.ref, l)
			owners = append(owners, owner{l.ref, l.Element.ref})
		}
		b.extras = append(b.extras, extra{pg.margin, pg.resources})
	}
	b.keys = w.owners(owners, p.leaves)
	if p.Root != nil {
		b.root = p.Root.ref
		e := elements{Writer: w, block: b, ids: map[string]bool{}}
		e.write(p.Root, documentRef)
	}
	w.end()
	return b
}

// page writes a page below a node of the page tree. Its key in the parent tree is its own number.
func (w *Writer) page(p *Page, parent Ref) {
	var contents []Ref
	if p.Content != nil {
		var d Dict
		w.RawStream(p.content, d.Name("Filter", "FlateDecode"), p.Content)
		contents = append(contents, p.content)
	}
	if p.Margin {
		contents = append(contents, p.margin)
	}
	d := w.dict()
	d.Name("Type", "Page").Ref("Parent", parent)
	within := func(box string, by geom.Length) { d.Rect(box, by, by, p.Width-by, p.Height-by) }
	within("MediaBox", 0)
	if p.Bleed > 0 {
		within("BleedBox", p.Edge-p.Bleed)
	}
	within("TrimBox", p.Edge)
	if p.Own {
		d.Ref("Resources", p.resources)
	} else {
		d.Ref("Resources", Resources)
	}
	if len(contents) > 0 {
		d.Refs("Contents", contents)
	}
	d.Int("StructParents", int(p.ref)).Name("Tabs", "S")
	if p.Blend != 0 {
		d.Raw("Group", BlendGroup(p.Blend))
	}
	if len(p.Links) > 0 {
		annots := make([]Ref, len(p.Links))
		for i, l := range p.Links {
			annots[i] = l.ref
		}
		d.Refs("Annots", annots)
	}
	w.PutDict(p.ref, d)
}

// link writes a link annotation of a page. Its key in the parent tree is its own number.
func (w *Writer) link(page Ref, l *Link) {
	var action Dict
	switch {
	case l.URI != "":
		action.Name("S", "URI").String("URI", l.URI)
	case l.File != "":
		var file Dict
		file.Name("Type", "Filespec").String("F", l.File).Text("UF", l.File)
		action.Name("S", "GoToR").Dict("F", &file)
		if l.Dest != "" {
			action.String("D", l.Dest)
		} else {
			action.Raw("D", "[0/Fit]")
		}
	default:
		action.Name("S", "GoTo").String("D", l.Dest)
	}
	d := w.dict()
	d.Name("Type", "Annot").Name("Subtype", "Link").Rect("Rect", l.X1, l.Y1, l.X2, l.Y2)
	d.Raw("Border", "[0 0 0]").Int("F", 4) // 4: print it
	d.Text("Contents", l.Words).Ref("P", page).Int("StructParent", int(l.ref)).Dict("A", &action)
	w.PutDict(l.ref, d)
}

func (p *Place) array(page Ref) []byte {
	b := appendRef([]byte{'['}, page)
	b = append(b, "/XYZ "...)
	b = append(appendLength(b, p.X), ' ')
	return append(appendLength(b, p.Y), " 0]"...)
}

// Resources is the number of the i-th page's own resources, which are to be
// written under it.
func (b *Block) Resources(i int) Ref { return b.extras[i].resources }

// WriteBlock puts a block into the file, with the content of the pages'
// margins, as Deflate packs it, of those that have one.
func (f *File) WriteBlock(b *Block, margins [][]byte) {
	f.reserve(b.first, b.next)
	f.Write(b.objects)
	w := NewWriter(b.next)
	for i, x := range b.extras {
		if x.margin != 0 {
			var d Dict
			w.RawStream(x.margin, d.Name("Filter", "FlateDecode"), margins[i])
		}
	}
	f.Write(w)
}
