package judge

import (
	"slices"
	"strings"
)

// catalogRules are about what the catalogue says, and what mustn't be in a file.
var catalogRules = []Rule{
	{"A6.1.3-2 X6.0-4", "the file is encrypted", func(d *Document, say func(string, ...any)) {
		if d.Trailer["Encrypt"] != nil {
			say("the trailer has Encrypt")
		}
	}},
	{"M26-001", "the file is encrypted without saying what is permitted", func(d *Document, say func(string, ...any)) {
		if e := d.Trailer["Encrypt"]; e != nil && d.Dict(e)["P"] == nil {
			say("no P")
		}
	}},
	{"M26-002", "the file is encrypted against being read aloud", func(d *Document, say func(string, ...any)) {
		if p, ok := d.number(d.Dict(d.Trailer["Encrypt"])["P"]); ok && int(p)>>9&1 == 0 {
			say("P is %v", p)
		}
	}},
	{"A6.1.12-1", "a permission that archives don't know", func(d *Document, say func(string, ...any)) {
		for k := range d.Dict(d.Root["Perms"]) {
			if k != "UR3" && k != "DocMDP" {
				say("%s", k)
			}
		}
	}},
	{"A6.7.2-1", "the catalogue doesn't say that the file is tagged", func(d *Document, say func(string, ...any)) {
		if d.Get(d.Dict(d.Root["MarkInfo"])["Marked"]) != true {
			say("Marked is %v", d.Dict(d.Root["MarkInfo"])["Marked"])
		}
	}},
	{"M01-007", "the tags are said to be suspect", func(d *Document, say func(string, ...any)) {
		if d.Get(d.Dict(d.Root["MarkInfo"])["Suspects"]) == true {
			say("Suspects is true")
		}
	}},
	{"M07-001", "nothing is said about showing the title", func(d *Document, say func(string, ...any)) {
		if d.Dict(d.Root["ViewerPreferences"])["DisplayDocTitle"] == nil {
			say("DisplayDocTitle is absent")
		}
	}},
	{"M07-002", "the file's name is shown for its title", func(d *Document, say func(string, ...any)) {
		if v := d.Get(d.Dict(d.Root["ViewerPreferences"])["DisplayDocTitle"]); v != nil && v != true {
			say("DisplayDocTitle is %v", v)
		}
	}},
	{"M20-001 A6.9-1", "a configuration of optional content has no name", func(d *Document, say func(string, ...any)) {
		for _, c := range d.Array(d.Dict(d.Root["OCProperties"])["Configs"]) {
			if Words(d.Get(d.Dict(c)["Name"])) == "" {
				say("one of Configs")
			}
		}
	}},
	{"M20-002", "the first configuration of optional content has no name", func(d *Document, say func(string, ...any)) {
		if oc := d.Dict(d.Root["OCProperties"]); oc != nil && Words(d.Get(d.Dict(oc["D"])["Name"])) == "" {
			say("D")
		}
	}},
	{"M20-003 A6.9-4 X6.9-1", "optional content changes by itself", func(d *Document, say func(string, ...any)) {
		for _, c := range d.configurations() {
			if c["AS"] != nil {
				say("%q has AS", Words(c["Name"]))
			}
		}
	}},
	{"A6.9-2", "two configurations of optional content have one name", func(d *Document, say func(string, ...any)) {
		seen := map[string]bool{}
		for _, c := range d.configurations() {
			n := Words(d.Get(c["Name"]))
			if seen[n] {
				say("%q", n)
			}
			seen[n] = true
		}
	}},
	{"A6.9-3", "a configuration's order leaves a group of optional content out", func(d *Document, say func(string, ...any)) {
		for _, c := range d.configurations() {
			if c["Order"] == nil {
				continue
			}
			var in []Ref
			d.each(d.Get(c["Order"]), func(r Ref) { in = append(in, r) })
			for _, g := range d.Array(d.Dict(d.Root["OCProperties"])["OCGs"]) {
				if r, ok := g.(Ref); !ok || !slices.Contains(in, r) {
					say("%v in %q", g, Words(c["Name"]))
				}
			}
		}
	}},
	{"M21-001 M28-016 A6.8-2", "an embedded file lacks one of its names", func(d *Document, say func(string, ...any)) {
		d.dicts(func(where string, x Dict) {
			if x["EF"] != nil && (x["F"] == nil || x["UF"] == nil) {
				say("%s", where)
			}
		})
	}},
	{"J-files", "a file is embedded", func(d *Document, say func(string, ...any)) { // ours have none; they would have to be PDF/A (A6.8-1)
		d.dicts(func(where string, x Dict) {
			if x["EF"] != nil {
				say("%s", where)
			}
		})
	}},
	{"J-forms X6.6-1", "the file is a form", func(d *Document, say func(string, ...any)) {
		if d.Root["AcroForm"] != nil {
			say("the catalogue has AcroForm")
		}
	}},
	{"M25-001 A6.4.2-1", "the file has a form of XFA", func(d *Document, say func(string, ...any)) {
		if d.Dict(d.Root["AcroForm"])["XFA"] != nil {
			say("AcroForm has XFA")
		}
	}},
	{"A6.4.1-3", "a form's fields have no appearance", func(d *Document, say func(string, ...any)) {
		if v := d.Get(d.Dict(d.Root["AcroForm"])["NeedAppearances"]); v == true {
			say("NeedAppearances is true")
		}
	}},
	{"A6.4.2-2", "the catalogue asks for rendering", func(d *Document, say func(string, ...any)) {
		if d.Get(d.Root["NeedsRendering"]) == true {
			say("NeedsRendering is true")
		}
	}},
	{"A6.5.1-1", "an action that archives forbid", func(d *Document, say func(string, ...any)) {
		d.actions(func(where string, a Dict) {
			switch s := d.name(a["S"]); s {
			case "GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm":
			default:
				say("%s: %v", where, s)
			}
		})
		if d.Dict(d.Root["Names"])["JavaScript"] != nil {
			say("scripts among the names")
		}
	}},
	{"A6.5.1-2", "a named action that archives forbid", func(d *Document, say func(string, ...any)) {
		d.actions(func(where string, a Dict) {
			if n := d.name(a["N"]); d.name(a["S"]) == "Named" && n != "NextPage" && n != "PrevPage" && n != "FirstPage" && n != "LastPage" {
				say("%s: %s", where, n)
			}
		})
	}},
	{"A6.5.2-1", "the catalogue has actions of its own", func(d *Document, say func(string, ...any)) {
		if d.Root["AA"] != nil {
			say("AA")
		}
	}},
	{"A6.5.2-2", "a page has actions of its own", func(d *Document, say func(string, ...any)) {
		for i, p := range d.Pages {
			if p.dict["AA"] != nil {
				say("page %d", i+1)
			}
		}
	}},
	{"J-open", "something happens when the file is opened", func(d *Document, say func(string, ...any)) {
		if d.Root["OpenAction"] != nil {
			say("OpenAction")
		}
	}},
	{"M28-014", "a clip of media doesn't say of what kind it is", func(d *Document, say func(string, ...any)) {
		d.clips(func(where string, x Dict) {
			if x["CT"] == nil {
				say("%s", where)
			}
		})
	}},
	{"M28-015", "a clip of media has no words", func(d *Document, say func(string, ...any)) {
		d.clips(func(where string, x Dict) {
			if x["Alt"] == nil {
				say("%s", where)
			}
		})
	}},
	{"A6.10-1", "the file has other presentations", func(d *Document, say func(string, ...any)) {
		if d.Dict(d.Root["Names"])["AlternatePresentations"] != nil {
			say("AlternatePresentations")
		}
	}},
	{"A6.10-2", "a page has steps of a presentation", func(d *Document, say func(string, ...any)) {
		for i, p := range d.Pages {
			if p.dict["PresSteps"] != nil {
				say("page %d", i+1)
			}
		}
	}},
	{"A6.11-1", "the file asks for something of its viewer", func(d *Document, say func(string, ...any)) {
		if d.Root["Requirements"] != nil {
			say("Requirements")
		}
	}},
}

// configurations are the configurations of optional content.
func (d *Document) configurations() (all []Dict) {
	oc := d.Dict(d.Root["OCProperties"])
	if oc == nil {
		return nil
	}
	for _, c := range append(Array{oc["D"]}, d.Array(oc["Configs"])...) {
		if x := d.Dict(c); x != nil {
			all = append(all, x)
		}
	}
	return all
}

// clips are the clips of media.
func (d *Document) clips(f func(where string, x Dict)) {
	d.dicts(func(where string, x Dict) {
		if x["S"] == Name("MCD") && (x["Type"] == nil || x["Type"] == Name("MediaClip")) {
			f(where, x)
		}
	})
}

// actions visits all actions: of annotations, bookmarks, pages and the catalogue.
func (d *Document) actions(f func(where string, a Dict)) {
	seen := map[Ref]bool{}
	var one func(where string, v any, deep int)
	one = func(where string, v any, deep int) {
		if r, ok := v.(Ref); ok && seen[r] || deep > tooDeep {
			return
		} else if ok {
			seen[r] = true
		}
		a := d.Dict(v)
		if a == nil {
			return
		}
		f(where, a)
		for _, n := range d.list(a["Next"]) {
			one(where, n, deep+1)
		}
	}
	more := func(where string, v any) {
		for _, a := range d.Dict(v) {
			one(where, a, 0)
		}
	}
	one("the opening", d.Root["OpenAction"], 0)
	more("the catalogue", d.Root["AA"])
	for i, p := range d.Pages {
		more(page(i), p.dict["AA"])
		for _, a := range d.Array(p.dict["Annots"]) {
			one(page(i), d.Dict(a)["A"], 0)
			more(page(i), d.Dict(a)["AA"])
		}
	}
	d.bookmarks(func(b Dict, _ int) { one("a bookmark", b["A"], 0) })
}

// Words decodes a text string.
func Words(v any) string {
	s, _ := v.(string)
	if !strings.HasPrefix(s, "\xfe\xff") {
		return s
	}
	return decode16(s[2:])
}
