package pdf

import (
	"fmt"

	"jilid/build/press/geom"
)

// Page is what a page's object says.
type Page struct {
	Width, Height geom.Length
	Content       Ref
	Resources     Dict // fonts, images, forms, patterns, states
	Blend         byte // 'R' or 'C': something shows through, which is reckoned in these inks
	Annots        []Ref
	Key           int // of the parent tree
}

// Page writes a page under its reserved number, below a node of the page tree.
func (w *Writer) Page(r, parent Ref, p *Page) {
	var d Dict
	d.Name("Type", "Page").Ref("Parent", parent)
	d.Rect("MediaBox", 0, 0, p.Width, p.Height).Rect("TrimBox", 0, 0, p.Width, p.Height)
	d.Dict("Resources", &p.Resources).Ref("Contents", p.Content)
	d.Int("StructParents", p.Key).Name("Tabs", "S")
	if p.Blend != 0 {
		d.Raw("Group", BlendGroup(p.Blend))
	}
	if len(p.Annots) > 0 {
		d.Refs("Annots", p.Annots)
	}
	w.Put(r, d.Bytes())
}

// PageTree is the tree over the pages: nodes of 64 pages each, so that a reader
// finds one page without reading them all.
type PageTree struct {
	w      *Writer
	root   Ref
	leaves []Ref
	pages  []Ref
}

// NewPageTree reserves the numbers of n pages and of the tree over them.
func (w *Writer) NewPageTree(n int) *PageTree {
	t := &PageTree{w: w, root: w.Alloc()}
	for i := range n {
		if i%manyEntries == 0 {
			t.leaves = append(t.leaves, w.Alloc())
		}
		t.pages = append(t.pages, w.Alloc())
	}
	return t
}

// Page is the number of a page, counted from 0.
func (t *PageTree) Page(i int) Ref { return t.pages[i] }

// Parent is the node above a page.
func (t *PageTree) Parent(i int) Ref { return t.leaves[i/manyEntries] }

// Write writes the nodes of the tree and gives its root.
func (t *PageTree) Write() Ref {
	for i, leaf := range t.leaves {
		pages := t.pages[i*manyEntries : min((i+1)*manyEntries, len(t.pages))]
		var d Dict
		d.Name("Type", "Pages").Ref("Parent", t.root).Int("Count", len(pages)).Refs("Kids", pages)
		t.w.Put(leaf, d.Bytes())
	}
	var d Dict
	d.Name("Type", "Pages").Int("Count", len(t.pages)).Refs("Kids", t.leaves)
	t.w.Put(t.root, d.Bytes())
	return t.root
}

// Link is a link annotation: an area of a page that goes somewhere.
type Link struct {
	X1, Y1, X2, Y2 geom.Length
	Dest           string // a named destination, of File if that isn't empty
	File           string // another PDF beside this one
	URI            string
	Words          string // what the link says
	Key            int    // of the parent tree
}

// Link writes a link annotation on a page.
func (w *Writer) Link(page Ref, l *Link) Ref {
	var d, action Dict
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
	d.Name("Type", "Annot").Name("Subtype", "Link").Rect("Rect", l.X1, l.Y1, l.X2, l.Y2)
	d.Raw("Border", "[0 0 0]").Int("F", 4) // 4: print it
	d.Text("Contents", l.Words).Ref("P", page).Int("StructParent", l.Key).Dict("A", &action)
	return w.Add(d.Bytes())
}

// Destination is a named place: the upper left corner of what the page shows.
type Destination struct {
	Name string
	Page Ref
	X, Y geom.Length
}

// Destinations writes the tree of the named places. Of two with one name the
// first counts.
func (w *Writer) Destinations(all []Destination) Ref {
	refs := make(map[string]Ref, len(all))
	for _, p := range all {
		if refs[p.Name] != 0 {
			continue
		}
		b := appendRef([]byte{'['}, p.Page)
		b = append(b, "/XYZ "...)
		b = append(appendLength(b, p.X), ' ')
		b = append(appendLength(b, p.Y), " 0]"...)
		refs[p.Name] = w.Add(b)
	}
	return w.nameTree(refs)
}

// Bookmark is an entry of the outline.
type Bookmark struct {
	Title string
	Dest  string
	Open  bool
	Kids  []*Bookmark
}

// Outline writes the bookmarks.
func (w *Writer) Outline(all []*Bookmark) Ref {
	root := w.Alloc()
	first, last, shown := w.bookmarks(all, root)
	var d Dict
	d.Name("Type", "Outlines").Ref("First", first).Ref("Last", last).Int("Count", shown)
	w.Put(root, d.Bytes())
	return root
}

// bookmarks writes one level; shown counts the entries that can be seen while it is open.
func (w *Writer) bookmarks(all []*Bookmark, parent Ref) (first, last Ref, shown int) {
	refs := make([]Ref, len(all))
	for i := range all {
		refs[i] = w.Alloc()
	}
	for i, b := range all {
		var d Dict
		d.Text("Title", b.Title).Ref("Parent", parent)
		if b.Dest != "" {
			d.String("Dest", b.Dest)
		}
		if i > 0 {
			d.Ref("Prev", refs[i-1])
		}
		if i+1 < len(all) {
			d.Ref("Next", refs[i+1])
		}
		shown++
		if len(b.Kids) > 0 {
			f, l, n := w.bookmarks(b.Kids, refs[i])
			d.Ref("First", f).Ref("Last", l)
			if b.Open {
				d.Int("Count", n)
				shown += n
			} else {
				d.Int("Count", -n) // closed
			}
		}
		w.Put(refs[i], d.Bytes())
	}
	return refs[0], refs[len(refs)-1], shown
}

// Catalog is what the root object says.
type Catalog struct {
	Pages, Structure, Destinations, Outline Ref // the last two may be 0
	Labels                                  []string
	Meta                                    Meta
	Profile                                 bool // name the sRGB output intent
}

// Catalog writes the root object and the information dictionary.
func (w *Writer) Catalog(c *Catalog) (root, info Ref) {
	var d Dict
	d.Name("Type", "Catalog").Ref("Pages", c.Pages)
	if c.Meta.Lang != "" {
		d.Text("Lang", c.Meta.Lang)
	}
	d.Raw("MarkInfo", "<</Marked true>>").Ref("StructTreeRoot", c.Structure)
	d.Raw("ViewerPreferences", "<</DisplayDocTitle true>>")
	if c.Outline != 0 {
		d.Ref("Outlines", c.Outline).Name("PageMode", "UseOutlines")
	}
	if c.Destinations != 0 {
		d.Raw("Names", fmt.Sprintf("<</Dests %d 0 R>>", c.Destinations))
	}
	if labels := labelRanges(c.Labels); labels != nil {
		d.Raw("PageLabels", "<</Nums"+string(labels)+">>")
	}
	d.Ref("Metadata", w.metadata(&c.Meta, c.Profile))
	if c.Profile {
		d.Raw("OutputIntents", fmt.Sprintf("[%d 0 R]", w.outputIntent()))
	}
	return w.Add(d.Bytes()), w.Add(c.Meta.info())
}
