package judge

import (
	"slices"
	"strings"
)

// annotations visits all annotations with the elements they belong to.
func (d *Document) annotations(f func(where string, a Dict, owner *Element)) {
	for i, p := range d.Pages {
		for _, v := range d.Array(p.dict["Annots"]) {
			if a := d.Dict(v); a != nil {
				ref, _ := v.(Ref)
				f(page(i), a, d.owners[ref])
			}
		}
	}
}

func eachAnnotation(check func(d *Document, kind Name, a Dict, owner *Element, say func(string, ...any))) func(*Document, func(string, ...any)) {
	return func(d *Document, say func(string, ...any)) {
		d.annotations(func(where string, a Dict, owner *Element) {
			check(d, d.name(a["Subtype"]), a, owner, func(format string, args ...any) {
				say("%s: "+format, append([]any{where}, args...)...)
			})
		})
	}
}

// The kinds of annotations that PDF knows, and those of them that archives forbid.
var (
	kinds = strings.Fields("Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup " +
		"FileAttachment Sound Movie Widget Screen PrinterMark TrapNet Watermark 3D Redact")
	forbidden = strings.Fields("Sound Movie Screen 3D")
)

var annotationRules = []Rule{
	{"J-annotations", "an annotation that is no link", eachAnnotation(func(d *Document, kind Name, a Dict, owner *Element, say func(string, ...any)) {
		if kind != "Link" {
			say("%s", kind)
		}
	})},
	{"A6.3.1-1", "an annotation of a kind that archives don't know", eachAnnotation(func(d *Document, kind Name, a Dict, owner *Element, say func(string, ...any)) {
		if !slices.Contains(kinds, string(kind)) || slices.Contains(forbidden, string(kind)) {
			say("%s", kind)
		}
	})},
	{"A6.3.2-1", "an annotation without flags", eachAnnotation(func(d *Document, kind Name, a Dict, owner *Element, say func(string, ...any)) {
		if kind != "Popup" && a["F"] == nil {
			say("%s", kind)
		}
	})},
	{"A6.3.2-2", "an annotation is hidden, or isn't printed", eachAnnotation(func(d *Document, kind Name, a Dict, owner *Element, say func(string, ...any)) {
		const print, hidden = 4, 1 | 2 | 32 | 256
		if n := d.whole(a["F"], print); n&print == 0 || n&hidden != 0 {
			say("%s with flags %d", kind, n)
		}
	})},
	{"A6.3.3-1", "an annotation without an appearance", eachAnnotation(func(d *Document, kind Name, a Dict, owner *Element, say func(string, ...any)) {
		if kind != "Link" && kind != "Popup" && a["AP"] == nil {
			say("%s", kind)
		}
	})},
	{"A6.3.3-2", "an annotation with other appearances than the usual one", eachAnnotation(func(d *Document, kind Name, a Dict, owner *Element, say func(string, ...any)) {
		for k := range d.Dict(a["AP"]) {
			if k != "N" {
				say("%s: %s", kind, k)
			}
		}
	})},
	{"A6.4.1-1", "a field of a form does something", eachAnnotation(func(d *Document, kind Name, a Dict, owner *Element, say func(string, ...any)) {
		if kind == "Widget" && (a["A"] != nil || a["AA"] != nil) {
			say("A or AA")
		}
	})},
	{"M28-002", "an annotation that isn't below an Annot", eachAnnotation(func(d *Document, kind Name, a Dict, owner *Element, say func(string, ...any)) {
		if kind != "Widget" && kind != "Link" && kind != "PrinterMark" && kind != "Popup" && (owner == nil || owner.standard != "Annot") {
			say("%s", kind)
		}
	})},
	{"M28-004", "an annotation without words", eachAnnotation(func(d *Document, kind Name, a Dict, owner *Element, say func(string, ...any)) {
		if kind != "Widget" && kind != "Link" && kind != "Popup" && bare(Words(d.Get(a["Contents"]))) == "" && (owner == nil || owner.Alt == "") {
			say("%s", kind)
		}
	})},
	{"M28-006", "an annotation of a kind that PDF doesn't know, untagged or without words", eachAnnotation(func(d *Document, kind Name, a Dict, owner *Element, say func(string, ...any)) {
		if !slices.Contains(kinds, string(kind)) && (owner == nil || owner.standard != "Annot" || bare(Words(d.Get(a["Contents"])))+owner.Alt == "") {
			say("%s", kind)
		}
	})},
	{"M28-007", "an annotation for trapping", eachAnnotation(func(d *Document, kind Name, a Dict, owner *Element, say func(string, ...any)) {
		if kind == "TrapNet" {
			say("TrapNet")
		}
	})},
	{"M28-008", "a page with annotations has no order of tabs", func(d *Document, say func(string, ...any)) {
		for i, p := range d.Pages {
			if len(d.Array(p.dict["Annots"])) > 0 && p.dict["Tabs"] == nil {
				say("%s", page(i))
			}
		}
	}},
	{"M28-009", "a page's order of tabs isn't that of the structure", func(d *Document, say func(string, ...any)) {
		for i, p := range d.Pages {
			if v := d.Get(p.dict["Tabs"]); len(d.Array(p.dict["Annots"])) > 0 && v != nil && v != Name("S") {
				say("%s: %v", page(i), v)
			}
		}
	}},
	{"M28-010", "a field that isn't below a Form", eachAnnotation(func(d *Document, kind Name, a Dict, owner *Element, say func(string, ...any)) {
		if kind == "Widget" && owner.up("Form") == nil {
			say("untagged")
		}
	})},
	{"M28-011", "a link that isn't below a Link", eachAnnotation(func(d *Document, kind Name, a Dict, owner *Element, say func(string, ...any)) {
		if kind == "Link" && (owner == nil || owner.standard != "Link") {
			say("%.40q", Words(d.Get(a["Contents"])))
		}
	})},
	{"M28-012", "a link without words", eachAnnotation(func(d *Document, kind Name, a Dict, owner *Element, say func(string, ...any)) {
		if kind == "Link" && bare(Words(d.Get(a["Contents"]))) == "" {
			say("to %s", d.target(a))
		}
	})},
	{"M28-017", "a printer's mark in the structure", eachAnnotation(func(d *Document, kind Name, a Dict, owner *Element, say func(string, ...any)) {
		if kind == "PrinterMark" && owner != nil {
			say("below %s", owner.Role)
		}
	})},
	{"P12.5.2", "an annotation has no area, or another page", func(d *Document, say func(string, ...any)) {
		for i, p := range d.Pages {
			for _, v := range d.Array(p.dict["Annots"]) {
				a := d.Dict(v)
				if r, ok := d.rect(a["Rect"]); !ok || r[0] >= r[2] || r[1] >= r[3] {
					say("%s: the area %v", page(i), a["Rect"])
				}
				if a["P"] != nil && a["P"] != p.ref {
					say("%s: it says object %v", page(i), a["P"])
				}
			}
		}
	}},
	{"J-links", "a link or bookmark leads nowhere", func(d *Document, say func(string, ...any)) {
		d.annotations(func(where string, a Dict, owner *Element) {
			if d.name(a["Subtype"]) != "Link" {
				return
			}
			act := d.Dict(a["A"])
			switch to := d.target(a); {
			case d.name(act["S"]) == "GoTo" || act == nil:
				if _, ok := d.Places[to]; !ok {
					say("%s: %q", where, to)
				}
			case to == "" || to == "#":
				say("%s: an action %v", where, act["S"])
			}
		})
		d.bookmarks(func(b Dict, _ int) {
			if to, ok := d.Get(b["Dest"]).(string); ok {
				if _, known := d.Places[to]; !known {
					say("bookmark %q", Words(d.Get(b["Title"])))
				}
			}
		})
	}},
	{"J-link", "a Link without the area it is for", eachElement(func(d *Document, e *Element, say func(string, ...any)) {
		if e.standard == "Link" && len(e.Links) == 0 {
			say("%.40q", e.Text())
		}
	})},
}
