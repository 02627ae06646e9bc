package judge

import (
	"slices"
	"strings"
)

// Element is an element of the structure tree with its text.
type Element struct {
	Parent        *Element
	Role, Alt, ID string
	Kids          []*Element
	Parts         []string // own text and, as "", the kids, in order
	Scope         string   // of a TH
	Headers       []string // IDs of a cell's heads
	Links         []string // targets of the link areas that belong to it, as in Page.Links

	ref           Ref
	dict          Dict
	standard      string // the role that PDF knows it by
	actual        string
	lang          *string // nil: that of its parent
	numbering     Name    // of a list
	boxed         bool
	content       int // pieces of content and annotations
	columns, rows int // that a cell spans
}

// Text is all text of an element in reading order.
func (e *Element) Text() string {
	var b strings.Builder
	kid := 0
	for _, p := range e.Parts {
		if p == "" {
			b.WriteString(e.Kids[kid].Text())
			kid++
			continue
		}
		b.WriteString(p)
	}
	return b.String()
}

// Find are the elements of a role, in reading order.
func (e *Element) Find(role string) []*Element {
	var all []*Element
	e.walk(func(e *Element) {
		if e.Role == role {
			all = append(all, e)
		}
	})
	return all
}

func (e *Element) walk(f func(*Element)) {
	if e == nil {
		return
	}
	f(e)
	for _, k := range e.Kids {
		k.walk(f)
	}
}

// up is the nearest element of a role, e itself or above it; nil: there is none.
func (e *Element) up(role string) *Element {
	for ; e != nil && e.standard != role; e = e.Parent {
	}
	return e
}

// known are the structure types that PDF defines.
var known = strings.Fields("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 " +
	"L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot " +
	"Ruby RB RT RP Warichu WT WP Figure Formula Form")

// treeReader reads the tree and notes whose each piece of content is.
type treeReader struct {
	*Document
	root    Ref
	content map[[2]int]Ref // page and number
	annots  map[Ref]Ref
}

func (d *Document) readTree() {
	ref, _ := d.Root["StructTreeRoot"].(Ref)
	root := d.Dict(ref)
	if root == nil {
		return
	}
	d.roles = d.Dict(root["RoleMap"])
	t := &treeReader{d, ref, map[[2]int]Ref{}, map[Ref]Ref{}}
	top := d.list(root["K"])
	if len(top) != 1 {
		d.fault("P14.7.2", "%d elements at the top", len(top))
	}
	for i, k := range top {
		if e := t.element(k, ref, 0); i == 0 {
			d.Tree = e
		}
	}
	t.parents(d.numberTree(root["ParentTree"], "the parent tree"))
	t.ids(root["IDTree"])
}

func (t *treeReader) element(v any, parent Ref, deep int) *Element {
	ref, _ := v.(Ref)
	x, ok := t.Get(v).(Dict)
	if !ok || ref == 0 || deep > tooDeep || t.elements[ref] != nil {
		t.fault("P14.7.2", "%v below element %d is no element, stands twice or too deep", v, parent)
		return nil
	}
	if x["P"] != parent {
		t.fault("P14.7.2", "element %d has another parent", ref)
	}
	e := &Element{ref: ref, dict: x, Alt: Words(t.Get(x["Alt"])), Role: string(t.name(x["S"])), actual: Words(t.Get(x["ActualText"])), columns: 1, rows: 1}
	t.elements[ref] = e
	e.standard = t.standard(Name(e.Role))
	e.ID, _ = t.Get(x["ID"]).(string)
	if s, ok := t.Get(x["Lang"]).(string); ok {
		s = Words(s)
		e.lang = &s
		if s != "" {
			t.language(e.Role, s)
		}
	}
	t.attributes(e)
	if e.Role == "" {
		t.fault("P14.7.2", "element %d has no role", ref)
	}
	for _, k := range t.list(x["K"]) {
		own, _ := x["Pg"].(Ref)
		if k, ok := k.(Ref); ok {
			if kid := t.element(k, ref, deep+1); kid != nil {
				kid.Parent = e
				e.Kids = append(e.Kids, kid)
				e.Parts = append(e.Parts, "")
			}
			continue
		}
		switch k := k.(type) {
		case float64:
			t.piece(e, own, int(k))
		case Dict:
			if pg, ok := k["Pg"].(Ref); ok {
				own = pg
			}
			if t.name(k["Type"]) == "OBJR" {
				t.object(e, k, own)
				continue
			}
			t.piece(e, own, t.whole(k["MCID"], -1))
		default:
			t.fault("P14.7.2", "element %d has %v as a kid", ref, k)
		}
	}
	return e
}

// standard is the role that the role map makes of a role, "" if that is none.
func (d *Document) standard(role Name) string {
	for range 20 {
		if slices.Contains(known, string(role)) {
			return string(role)
		}
		role = d.name(d.roles[role])
	}
	return ""
}

func (t *treeReader) attributes(e *Element) {
	for _, v := range t.list(e.dict["A"]) {
		a := t.Dict(v)
		if a == nil {
			if _, revision := v.(float64); !revision {
				t.fault("P14.7.5", "element %d: %v", e.ref, v)
			}
			continue
		}
		owner := t.name(a["O"])
		allowed := map[Name][]Name{
			"Table":  {"RowSpan", "ColSpan", "Headers", "Scope", "Summary"},
			"List":   {"ListNumbering"},
			"Layout": {"Placement", "BBox", "Width", "Height", "TextAlign", "SpaceBefore", "SpaceAfter", "StartIndent", "EndIndent", "TextIndent", "WritingMode"},
		}[owner]
		for k := range a {
			if k != "O" && !slices.Contains(allowed, k) {
				t.fault("P14.7.5", "element %d: %s of %q", e.ref, k, owner)
			}
		}
		for _, h := range t.Array(a["Headers"]) {
			s, _ := t.Get(h).(string)
			e.Headers = append(e.Headers, s)
		}
		e.columns, e.rows = max(t.whole(a["ColSpan"], e.columns), 1), max(t.whole(a["RowSpan"], e.rows), 1)
		if s := t.name(a["Scope"]); s != "" {
			e.Scope = string(s)
			if s != "Row" && s != "Column" && s != "Both" {
				t.fault("P14.7.5", "element %d: the scope %s", e.ref, s)
			}
		}
		if n := t.name(a["ListNumbering"]); n != "" {
			e.numbering = n
			if !slices.Contains([]Name{"None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"}, n) {
				t.fault("P14.7.5", "element %d: the numbering %s", e.ref, n)
			}
		}
		if box, ok := t.rect(a["BBox"]); ok && box[0] < box[2] && box[1] < box[3] {
			e.boxed = true
		}
	}
}

// piece notes a piece of content as an element's.
func (t *treeReader) piece(e *Element, on Ref, mcid int) {
	i, ok := t.pageOf[on]
	if !ok || i < 0 {
		t.fault("P14.7.4-1", "element %d has content on no page", e.ref)
		return
	}
	text, ok := t.Pages[i].Marked[mcid]
	if !ok {
		t.fault("P14.7.4-1", "element %d has content %d of page %d, which isn't there", e.ref, mcid, i+1)
		return
	}
	if t.content[[2]int{i, mcid}] != 0 {
		t.fault("P14.7.4-2", "content %d of page %d has two elements", mcid, i+1)
		return
	}
	t.content[[2]int{i, mcid}] = e.ref
	e.content++
	if text != "" {
		e.Parts = append(e.Parts, text)
	}
	if k, some := t.Pages[i].pieces[mcid]; some {
		t.Pages[i].Pieces[k].Of = e
	}
}

// object notes an annotation as an element's.
func (t *treeReader) object(e *Element, k Dict, on Ref) {
	ref, _ := k["Obj"].(Ref)
	a := t.Dict(ref)
	if i, ok := t.pageOf[on]; a == nil || !ok || i < 0 || !slices.Contains(t.Array(t.Pages[i].dict["Annots"]), any(ref)) {
		t.fault("P14.7.4-1", "element %d has an annotation that is on no page", e.ref)
		return
	}
	if t.annots[ref] != 0 {
		t.fault("P14.7.4-2", "annotation %d has two elements", ref)
		return
	}
	t.annots[ref] = e.ref
	t.owners[ref] = e
	e.content++
	if to := t.target(a); to != "" {
		e.Links = append(e.Links, to)
	}
}

// parents compares the parent tree with the tree.
func (t *treeReader) parents(numbers map[int]any) {
	seen := map[int]bool{}
	for i := range t.Pages {
		p := &t.Pages[i]
		list := t.Array(numbers[p.key])
		if len(p.Marked) > 0 && seen[p.key] {
			t.fault("P14.7.4-3", "page %d has the key of another", i+1)
		}
		seen[p.key] = true
		if len(list) != len(p.Marked) {
			t.fault("P14.7.4-3", "page %d has %d pieces of content, the parent tree %d", i+1, len(p.Marked), len(list))
		}
		for mcid := range len(p.Marked) {
			owner := t.content[[2]int{i, mcid}]
			if owner == 0 {
				t.fault("M01-005", "page %d: content %d isn't in the tree", i+1, mcid)
			} else if mcid < len(list) && list[mcid] != owner {
				t.fault("P14.7.4-3", "page %d, content %d: the parent tree leads elsewhere", i+1, mcid)
			}
		}
		for _, a := range t.Array(p.dict["Annots"]) {
			ref, _ := a.(Ref)
			key := t.whole(t.Dict(a)["StructParent"], -1)
			if owner := t.annots[ref]; owner != 0 && numbers[key] != owner {
				t.fault("P14.7.4-3", "page %d: annotation %d isn't in the parent tree", i+1, ref)
			}
			if t.Dict(a)["StructParent"] != nil && seen[key] {
				t.fault("P14.7.4-3", "page %d: annotation %d has the key of another", i+1, ref)
			}
			seen[key] = true
		}
	}
}

// ids compares the elements' IDs with the tree of them.
func (t *treeReader) ids(tree any) {
	all := map[string]Ref{}
	t.nameTree(tree, "the tree of IDs", func(name string, v any) { all[name], _ = v.(Ref) })
	n := 0
	t.Tree.walk(func(e *Element) {
		if e.ID == "" {
			return
		}
		if n++; all[e.ID] != e.ref {
			t.fault("P14.7.2-2", "element %d, %q", e.ref, e.ID)
		}
	})
	if n < len(all) {
		t.fault("P14.7.2-2", "%d names of %d elements", len(all), n)
	}
}

// eachElement makes a rule of a look at each element.
func eachElement(check func(d *Document, e *Element, say func(string, ...any))) func(*Document, func(string, ...any)) {
	return func(d *Document, say func(string, ...any)) {
		d.Tree.walk(func(e *Element) { check(d, e, say) })
	}
}

var structureRules = []Rule{
	{"A6.7.3-1", "the file has no structure tree", func(d *Document, say func(string, ...any)) {
		if d.Tree == nil || d.name(d.Dict(d.Root["StructTreeRoot"])["Type"]) != "StructTreeRoot" {
			say("StructTreeRoot is %v", d.Root["StructTreeRoot"])
		}
	}},
	{"A6.7.3-2", "an element isn't called one", eachElement(func(d *Document, e *Element, say func(string, ...any)) {
		if t := d.Get(e.dict["Type"]); t != nil && t != Name("StructElem") {
			say("element %d: %v", e.ref, t)
		}
	})},
	{"M02-001 A6.7.3-5", "a role that leads to none of PDF's", eachElement(func(d *Document, e *Element, say func(string, ...any)) {
		if e.standard == "" {
			say("%s", e.Role)
		}
	})},
	{"M02-003 A6.7.3-6", "roles that lead in a circle", func(d *Document, say func(string, ...any)) {
		for from := range d.roles {
			at := from
			for n := 0; d.roles[at] != nil; n++ {
				if n > len(d.roles) {
					say("%s", from)
					break
				}
				at = d.name(d.roles[at])
			}
		}
	}},
	{"M02-004 A6.7.3-7", "a role of PDF's is given another meaning", func(d *Document, say func(string, ...any)) {
		for r := range d.roles {
			if slices.Contains(known, string(r)) {
				say("%s", r)
			}
		}
	}},
	{"P14.7.2", "the structure isn't a tree", nil},
	{"P14.7.2-2", "the IDs of elements and the tree of them differ", nil},
	{"P14.7.4-1", "an element has content that isn't there", nil},
	{"P14.7.4-2", "a piece of content belongs to two elements", nil},
	{"P14.7.4-3", "the parent tree and the structure differ", nil},
	{"P14.7.5", "an attribute that elements don't have", nil},
	{"M13-004", "a figure without words for it", eachElement(func(d *Document, e *Element, say func(string, ...any)) {
		if e.standard == "Figure" && bare(e.Alt) == "" && bare(e.actual) == "" {
			say("element %d", e.ref)
		}
	})},
	{"M17-002", "a formula without words for it", eachElement(func(d *Document, e *Element, say func(string, ...any)) {
		if e.standard == "Formula" && bare(e.Alt) == "" {
			say("element %d: %q", e.ref, e.Text())
		}
	})},
	{"M19-003", "a note without an ID", eachElement(func(d *Document, e *Element, say func(string, ...any)) {
		if e.standard == "Note" && e.ID == "" {
			say("element %d: %.40q", e.ref, e.Text())
		}
	})},
	{"M19-004", "two notes with one ID", func(d *Document, say func(string, ...any)) {
		seen := map[string]bool{}
		d.Tree.walk(func(e *Element) {
			if e.standard == "Note" && e.ID != "" {
				if seen[e.ID] {
					say("%q", e.ID)
				}
				seen[e.ID] = true
			}
		})
	}},
	{"J-box", "it isn't said where a figure stands", eachElement(func(d *Document, e *Element, say func(string, ...any)) {
		if (e.standard == "Figure" || e.standard == "Formula") && !e.boxed {
			say("element %d, a %s: %.40q", e.ref, e.Role, e.Alt)
		}
	})},
}
