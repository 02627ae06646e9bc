package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"

	"jilid/build/press/geom"
)

// Element is an element of the structure tree (ISO 32000-1, 14.7).
type Element struct {
	Role    string
	Kids    []Kid
	Alt     string
	Lang    string
	Title   string
	ID      string
	Actual  string
	Scope   string
	Headers []string // IDs
	Numbers string   // of a list's labels, a value of ListNumbering: "Decimal", "Disc" …
	ColSpan int
	RowSpan int
	Box     *[4]geom.Length // lower left and upper right corners on the page

	ref Ref
}

// Kid is one of a piece of marked content, a link, or an element.
type Kid struct {
	Element *Element
	Page    *Page // of the content or link
	MCID    int
	Link    *Link // nil: content
}

// standard are the structure types that PDF defines itself; others need a role map.
var standard = map[string]bool{
	"Document": true, "Part": true, "Art": true, "Sect": true, "Div": true, "BlockQuote": true, "Caption": true,
	"TOC": true, "TOCI": true, "Index": true, "NonStruct": true, "Private": true, "P": true, "H": true,
	"H1": true, "H2": true, "H3": true, "H4": true, "H5": true, "H6": true,
	"L": true, "LI": true, "Lbl": true, "LBody": true,
	"Table": true, "TR": true, "TH": true, "TD": true, "THead": true, "TBody": true, "TFoot": true,
	"Span": true, "Quote": true, "Note": true, "Reference": true, "BibEntry": true, "Code": true, "Link": true,
	"Annot": true, "Ruby": true, "RB": true, "RT": true, "RP": true, "Warichu": true, "WT": true, "WP": true,
	"Figure": true, "Formula": true, "Form": true,
}

// substitute is the standard type nearest to one that PDF doesn't define.
func substitute(role string) string {
	if len(role) > 1 && role[0] == 'H' && role[1] >= '0' && role[1] <= '9' {
		return "H6"
	}
	return "Div"
}

// number gives an element and those below it numbers, so that parents can name their kids.
func (e *Element) number(take func() Ref) {
	e.ref = take()
	for _, k := range e.Kids {
		if k.Element != nil {
			k.Element.number(take)
		}
	}
}

// elements writes the elements of a part.
type elements struct {
	*Writer
	block *Block
	ids   map[string]bool
}

func (w *elements) write(e *Element, parent Ref) {
	if !standard[e.Role] && !slices.Contains(w.block.foreign, e.Role) {
		w.block.foreign = append(w.block.foreign, e.Role)
	}
	d := w.dict()
	d.Name("S", e.Role).Ref("P", parent)
	var page *Page
	for _, k := range e.Kids { // the page of the first content is the element's
		if k.Page != nil {
			page = k.Page
			d.Ref("Pg", page.ref)
			break
		}
	}
	if len(e.Kids) > 0 {
		d.key("K")
		d.b = appendKids(d.b, e.Kids, page)
	}
	id := e.ID
	if id == "" && e.Role == "Note" { // PDF/UA wants one
		id = "note-" + strconv.Itoa(int(e.ref))
	}
	if id != "" && !w.ids[id] {
		w.ids[id] = true
		w.block.ids = append(w.block.ids, named{id, e.ref})
		d.String("ID", id)
	}
	for _, t := range []struct{ key, value string }{{"T", e.Title}, {"Lang", e.Lang}, {"Alt", e.Alt}, {"ActualText", e.Actual}} {
		if t.value != "" {
			d.Text(t.key, t.value)
		}
	}
	if a := attributes(e); a != "" {
		d.Raw("A", a)
	}
	w.PutDict(e.ref, d)
	for _, k := range e.Kids {
		if k.Element != nil {
			w.write(k.Element, e.ref)
		}
	}
}

// owner is an entry of the parent tree: what the content of a page belongs to
// (an array of elements), or what a link does (an element).
type owner struct{ key, value Ref }

// leaf is a leaf of a number tree.
type leaf struct{ from, to, ref Ref }

// owners writes the leaves of the parent tree under reserved numbers.
func (w *Writer) owners(all []owner, refs []Ref) []leaf {
	var leaves []leaf
	for i, ref := range refs {
		part := all[i*manyEntries : min((i+1)*manyEntries, len(all))]
		l := leaf{part[0].key, part[len(part)-1].key, ref}
		var d Dict
		d.Raw("Limits", fmt.Sprintf("[%d %d]", l.from, l.to))
		b := []byte{'['}
		for _, o := range part {
			b = append(strconv.AppendInt(b, int64(o.key), 10), ' ')
			b = append(appendRef(b, o.value), ' ')
		}
		w.Put(ref, d.Raw("Nums", string(append(b, ']'))).Bytes())
		leaves = append(leaves, l)
	}
	return leaves
}

// structure writes what is above the structure trees of the parts. Of two elements
// with one ID the first counts.
func (w *Writer) structure(blocks []*Block) {
	var parts, leaves []Ref
	var foreign []string
	ids := map[string]Ref{}
	for _, b := range blocks {
		if b.root != 0 {
			parts = append(parts, b.root)
		}
		for _, l := range b.keys {
			leaves = append(leaves, l.ref)
		}
		for _, n := range b.ids {
			if ids[n.name] == 0 {
				ids[n.name] = n.ref
			}
		}
		foreign = append(foreign, b.foreign...)
	}
	var d Dict
	d.Name("S", "Document").Ref("P", structureRef)
	if len(parts) > 0 {
		d.Refs("K", parts)
	}
	w.Put(documentRef, d.Bytes())

	d = Dict{}
	d.Name("Type", "StructTreeRoot").Ref("K", documentRef).Ref("ParentTree", w.Add(new(Dict).Refs("Kids", leaves).Bytes()))
	d.Int("ParentTreeNextKey", int(blocks[len(blocks)-1].next))
	if len(ids) > 0 {
		d.Ref("IDTree", w.nameTree(ids))
	}
	if len(foreign) > 0 {
		slices.Sort(foreign)
		var roles Dict
		for _, role := range slices.Compact(foreign) {
			roles.Name(role, substitute(role))
		}
		d.Dict("RoleMap", &roles)
	}
	w.Put(structureRef, d.Bytes())
}

func appendKids(b []byte, kids []Kid, page *Page) []byte {
	if len(kids) > 1 {
		b = append(b, '[')
	} else if kids[0].Element != nil || kids[0].Link == nil && kids[0].Page == page {
		b = append(b, ' ') // a number comes
	}
	for i, k := range kids {
		if i > 0 {
			b = append(b, ' ')
		}
		switch {
		case k.Element != nil:
			b = appendRef(b, k.Element.ref)
		case k.Link != nil:
			b = append(b, "<</Type/OBJR/Obj "...)
			b = appendRef(b, k.Link.ref)
			b = append(b, "/Pg "...)
			b = append(appendRef(b, k.Page.ref), ">>"...)
		case k.Page == page:
			b = strconv.AppendInt(b, int64(k.MCID), 10)
		default:
			b = append(b, "<</Type/MCR/Pg "...)
			b = appendRef(b, k.Page.ref)
			b = append(b, "/MCID "...)
			b = append(strconv.AppendInt(b, int64(k.MCID), 10), ">>"...)
		}
	}
	if len(kids) > 1 {
		b = append(b, ']')
	}
	return b
}

// attributes are an element's attribute objects, in an array if there are two.
func attributes(e *Element) string {
	var table, list, layout Dict
	if e.Scope != "" {
		table.Name("Scope", e.Scope)
	}
	if len(e.Headers) > 0 {
		b := []byte{'['}
		for _, h := range e.Headers {
			b = appendString(b, h)
		}
		table.Raw("Headers", string(append(b, ']')))
	}
	if e.ColSpan > 1 {
		table.Int("ColSpan", e.ColSpan)
	}
	if e.RowSpan > 1 {
		table.Int("RowSpan", e.RowSpan)
	}
	if e.Numbers != "" {
		list.Name("ListNumbering", e.Numbers)
	}
	if e.Box != nil {
		layout.Name("Placement", "Block").Rect("BBox", e.Box[0], e.Box[1], e.Box[2], e.Box[3])
	}
	var all [][]byte
	for _, a := range []struct {
		owner string
		d     *Dict
	}{{"Table", &table}, {"List", &list}, {"Layout", &layout}} {
		if len(a.d.b) > 0 {
			var d Dict
			d.Name("O", a.owner)
			d.b = append(d.b, a.d.b...)
			all = append(all, d.Bytes())
		}
	}
	if len(all) == 2 {
		return "[" + string(bytes.Join(all, nil)) + "]"
	}
	return string(bytes.Join(all, nil))
}
