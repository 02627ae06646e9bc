package presstest

import (
	"strconv"
	"strings"
)

// structure reads the tree, and checks that it and the pages agree: each piece
// of content and each link has one place in the tree, and the parent tree leads
// back to it.
func (b *Book) structure(root Dict) {
	tree := b.File.Dict(root["StructTreeRoot"])
	owner := map[string]Ref{} // "page/mcid" or the annotation's number → element
	ids := map[string]bool{}
	pages := map[Ref]int{}
	for i, p := range b.Pages {
		pages[p.ref] = i
	}
	var headers []string
	var walk func(ref Ref, parent any) *Element
	walk = func(ref Ref, parent any) *Element {
		d := b.File.Dict(ref)
		if d["P"] != parent {
			b.say("element %d has another parent", ref)
		}
		e := &Element{Alt: Words(d["Alt"]), columns: 1, rows: 1}
		role, _ := d["S"].(Name)
		e.Role = string(role)
		e.ID, _ = d["ID"].(string)
		if e.ID != "" {
			if ids[e.ID] {
				b.say("the ID %q stands twice", e.ID)
			}
			ids[e.ID] = true
		}
		if (role == "Figure" || role == "Formula") && e.Alt == "" {
			b.say("a %s without Alt", role)
		}
		attributes := b.File.Array(d["A"])
		if a, ok := b.File.Get(d["A"]).(Dict); ok {
			attributes = Array{a}
		}
		boxed := false
		for _, a := range attributes {
			for _, h := range b.File.Array(b.File.Dict(a)["Headers"]) {
				e.Headers = append(e.Headers, h.(string))
			}
			if n, ok := b.File.Dict(a)["ColSpan"].(float64); ok {
				e.columns = int(n)
			}
			if n, ok := b.File.Dict(a)["RowSpan"].(float64); ok {
				e.rows = int(n)
			}
			if scope, ok := b.File.Dict(a)["Scope"].(Name); ok {
				e.Scope = string(scope)
			}
			if box := b.File.Array(b.File.Dict(a)["BBox"]); len(box) == 4 {
				boxed = box[0].(float64) < box[2].(float64) && box[1].(float64) < box[3].(float64)
			}
		}
		headers = append(headers, e.Headers...)
		if role == "Figure" && !boxed {
			b.say("a Figure without BBox, or with an empty one: %q", e.Alt)
		}
		kids := b.File.Array(d["K"])
		if _, many := b.File.Get(d["K"]).(Array); !many && d["K"] != nil {
			kids = Array{d["K"]}
		}
		for _, k := range kids {
			page, _ := d["Pg"].(Ref)
			switch k := k.(type) {
			case Ref:
				e.Parts = append(e.Parts, "")
				kid := walk(k, ref)
				kid.Parent = e
				e.Kids = append(e.Kids, kid)
				continue
			case float64:
				b.content(e, owner, ref, pages, page, int(k))
			case Dict:
				if pg, ok := k["Pg"].(Ref); ok {
					page = pg
				}
				if k["Type"] == Name("OBJR") {
					e.Links = append(e.Links, b.target(b.File.Dict(k["Obj"])))
					owner[strconv.Itoa(int(k["Obj"].(Ref)))] = ref
					continue
				}
				b.content(e, owner, ref, pages, page, int(k["MCID"].(float64)))
			}
		}
		if role == "Link" && len(e.Links) == 0 {
			b.say("a Link without its annotation: %q", e.Text())
		}
		return e
	}
	top, _ := tree["K"].(Ref)
	b.Tree = walk(top, root["StructTreeRoot"])
	for _, h := range headers {
		if !ids[h] {
			b.say("a cell's header %q doesn't exist", h)
		}
	}
	b.parents(tree, owner)
}

// content notes a piece of content as an element's.
func (b *Book) content(e *Element, owner map[string]Ref, ref Ref, pages map[Ref]int, page Ref, mcid int) {
	i, ok := pages[page]
	if !ok {
		b.say("element %d has content on no page", ref)
		return
	}
	text, ok := b.Pages[i].Marked[mcid]
	if !ok {
		b.say("element %d has content %d of page %d, which isn't there", ref, mcid, i+1)
	}
	key := strconv.Itoa(i) + "/" + strconv.Itoa(mcid)
	if owner[key] != 0 {
		b.say("content %s has two elements", key)
	}
	owner[key] = ref
	if text != "" {
		e.Parts = append(e.Parts, text)
	}
	if k, some := b.Pages[i].pieces[mcid]; some {
		b.Pages[i].Pieces[k].Of = e
	}
}

// parents compares the parent tree with the tree.
func (b *Book) parents(tree Dict, owner map[string]Ref) {
	numbers := map[int]any{}
	for _, leaf := range b.File.Array(b.File.Dict(tree["ParentTree"])["Kids"]) {
		entries := b.File.Array(b.File.Dict(leaf)["Nums"])
		for i := 0; i < len(entries); i += 2 {
			numbers[int(entries[i].(float64))] = entries[i+1]
		}
	}
	for i, p := range b.Pages {
		list := b.File.Array(numbers[p.key])
		if len(list) != len(p.Marked) {
			b.say("page %d has %d pieces of content, the parent tree %d", i+1, len(p.Marked), len(list))
			continue
		}
		for mcid, ref := range list {
			if owner[strconv.Itoa(i)+"/"+strconv.Itoa(mcid)] != ref {
				b.say("page %d, content %d: the parent tree leads elsewhere", i+1, mcid)
			}
		}
		for _, a := range b.File.Array(b.File.Dict(p.ref)["Annots"]) {
			key, _ := b.File.Dict(a)["StructParent"].(float64)
			if r, _ := a.(Ref); owner[strconv.Itoa(int(r))] == 0 || numbers[int(key)] != owner[strconv.Itoa(int(r))] {
				b.say("page %d: link %d has no element that knows it", i+1, r)
			}
		}
	}
}

// labels reads the page labels as a viewer does.
func (b *Book) labels(root Dict) {
	b.Labels = make([]string, len(b.Pages))
	nums := b.File.Array(b.File.Dict(root["PageLabels"])["Nums"])
	for i := 0; i < len(nums); i += 2 {
		from, d := int(nums[i].(float64)), b.File.Dict(nums[i+1])
		n := 1
		if st, ok := d["St"].(float64); ok {
			n = int(st)
		}
		for p := from; p < len(b.Pages); p++ {
			s := Words(d["P"])
			switch d["S"] {
			case Name("D"):
				s += strconv.Itoa(n + p - from)
			case Name("r"):
				s += smallRoman(n + p - from)
			case Name("R"):
				s += strings.ToUpper(smallRoman(n + p - from))
			}
			b.Labels[p] = s
		}
	}
}

func smallRoman(n int) string {
	s := ""
	for _, r := range []struct {
		n int
		s string
	}{{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= r.n; n -= r.n {
			s += r.s
		}
	}
	return s
}
