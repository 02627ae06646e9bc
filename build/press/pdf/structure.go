package pdf

import (
	"bytes"
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
	ColSpan int
	RowSpan int
	Box     *[4]geom.Length // lower left and upper right corners on the page

	ref Ref
}

// Kid is one of a piece of marked content, an annotation, or an element.
type Kid struct {
	Element *Element
	Page    Ref // of the content or annotation
	MCID    int
	Annot   Ref // the annotation; 0: content
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

// Owner is what the parent tree says to a key (StructParents of a page,
// StructParent of an annotation): the elements of the page's marked content by
// MCID, or the annotation's element.
type Owner struct {
	Content []*Element
	Annot   *Element
}

// Structure writes a structure tree; the keys of owners are 0, 1, 2 …
func (w *Writer) Structure(root *Element, owners []Owner) Ref {
	tree := w.Alloc()
	ids := map[string]Ref{}
	var foreign []string
	number(w, root)
	w.elements(root, tree, 0, ids, &foreign)

	numbers := make([]Ref, 0, len(owners))
	for _, o := range owners {
		if o.Annot != nil {
			numbers = append(numbers, o.Annot.ref)
			continue
		}
		b := []byte{'['}
		for i, e := range o.Content {
			if i > 0 {
				b = append(b, ' ')
			}
			b = appendRef(b, e.ref)
		}
		numbers = append(numbers, w.Add(append(b, ']')))
	}

	var d Dict
	d.Name("Type", "StructTreeRoot").Ref("K", root.ref).Ref("ParentTree", w.numberTree(numbers))
	d.Int("ParentTreeNextKey", len(owners))
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
	w.Put(tree, d.Bytes())
	return tree
}

// number reserves the elements' numbers, so that parents can name their kids.
func number(w *Writer, e *Element) {
	e.ref = w.Alloc()
	for _, k := range e.Kids {
		if k.Element != nil {
			number(w, k.Element)
		}
	}
}

func (w *Writer) elements(e *Element, parent, page Ref, ids map[string]Ref, foreign *[]string) {
	if !standard[e.Role] {
		*foreign = append(*foreign, e.Role)
	}
	var d Dict
	d.Name("S", e.Role).Ref("P", parent)
	for _, k := range e.Kids { // the page of the first content is the element's
		if k.Page != 0 {
			page = k.Page
			d.Ref("Pg", page)
			break
		}
	}
	if len(e.Kids) > 0 {
		d.Raw("K", string(kids(e.Kids, page)))
	}
	if e.ID != "" && ids[e.ID] == 0 {
		ids[e.ID] = e.ref
		d.String("ID", e.ID)
	}
	for _, t := range []struct{ key, value string }{{"T", e.Title}, {"Lang", e.Lang}, {"Alt", e.Alt}, {"ActualText", e.Actual}} {
		if t.value != "" {
			d.Text(t.key, t.value)
		}
	}
	if a := attributes(e); a != "" {
		d.Raw("A", a)
	}
	w.Put(e.ref, d.Bytes())
	for _, k := range e.Kids {
		if k.Element != nil {
			w.elements(k.Element, e.ref, 0, ids, foreign)
		}
	}
}

func kids(kids []Kid, page Ref) []byte {
	var b []byte
	if len(kids) > 1 {
		b = append(b, '[')
	}
	for i, k := range kids {
		if i > 0 {
			b = append(b, ' ')
		}
		switch {
		case k.Element != nil:
			b = appendRef(b, k.Element.ref)
		case k.Annot != 0:
			b = append(b, "<</Type/OBJR/Obj "...)
			b = appendRef(b, k.Annot)
			b = append(b, "/Pg "...)
			b = append(appendRef(b, k.Page), ">>"...)
		case k.Page == page:
			b = strconv.AppendInt(b, int64(k.MCID), 10)
		default:
			b = append(b, "<</Type/MCR/Pg "...)
			b = appendRef(b, k.Page)
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
	var table, layout Dict
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
	if e.Box != nil {
		layout.Name("Placement", "Block").Rect("BBox", e.Box[0], e.Box[1], e.Box[2], e.Box[3])
	}
	var all [][]byte
	for _, a := range []struct {
		owner string
		d     *Dict
	}{{"Table", &table}, {"Layout", &layout}} {
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
