package pdf

import "fmt"

// pageTree writes the root of the page tree, over the nodes of all parts.
func (w *Writer) pageTree(blocks []*Block) {
	var nodes []Ref
	pages := 0
	for _, b := range blocks {
		for _, n := range b.nodes {
			nodes = append(nodes, n.ref)
			pages += n.pages
		}
	}
	var d Dict
	w.Put(pagesRef, d.Name("Type", "Pages").Int("Count", pages).Refs("Kids", nodes).Bytes())
}

// places writes the tree of the named places, 0 if there are none. Of two with
// one name the first counts.
func (w *Writer) places(blocks []*Block) Ref {
	refs := map[string]Ref{}
	for _, b := range blocks {
		for _, p := range b.places {
			if refs[p.name] == 0 {
				refs[p.name] = p.ref
			}
		}
	}
	if len(refs) == 0 {
		return 0
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

// outline writes the bookmarks, 0 if there are none.
func (w *Writer) outline(all []*Bookmark) Ref {
	if len(all) == 0 {
		return 0
	}
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
	Parts   []*Block // in their order
	Outline []*Bookmark
	Labels  []string // of the pages
	Meta    Meta
	Profile bool       // name the sRGB output intent
	Press   *Condition // that the file is made for, by PDF/X-4; nil for none
}

// Catalog writes the root object with all that spans the parts, and the
// information dictionary.
func (w *Writer) Catalog(c *Catalog) (root, info Ref) {
	w.pageTree(c.Parts)
	w.structure(c.Parts)
	var d Dict
	d.Name("Type", "Catalog").Ref("Pages", pagesRef)
	if c.Meta.Lang != "" {
		d.Text("Lang", c.Meta.Lang)
	}
	d.Raw("MarkInfo", "<</Marked true>>").Ref("StructTreeRoot", structureRef)
	d.Raw("ViewerPreferences", "<</DisplayDocTitle true>>")
	if outline := w.outline(c.Outline); outline != 0 {
		d.Ref("Outlines", outline).Name("PageMode", "UseOutlines")
	}
	if places := w.places(c.Parts); places != 0 {
		d.Raw("Names", fmt.Sprintf("<</Dests %d 0 R>>", places))
	}
	if labels := labelRanges(c.Labels); labels != nil {
		d.Raw("PageLabels", "<</Nums"+string(labels)+">>")
	}
	d.Ref("Metadata", w.metadata(c))
	switch {
	case c.Press != nil:
		d.Refs("OutputIntents", []Ref{w.pressIntent(c.Press)})
	case c.Profile:
		d.Refs("OutputIntents", []Ref{w.screenIntent()})
	}
	return w.Add(d.Bytes()), w.Add(c.info())
}
