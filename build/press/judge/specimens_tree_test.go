package judge

import (
	"fmt"
	"slices"
)

// on changes the n-th element of a role.
func on(role string, n int, key Name, value string) func(*file) {
	return func(f *file) {
		e := f.element(role, n)
		if value == "" {
			delete(e, key)
			return
		}
		e[key] = parse(value)
	}
}

// roles renames elements: their roles before and after.
func roles(pairs ...Name) func(*file) {
	return func(f *file) {
		for i := 0; i < len(pairs); i += 2 {
			for _, e := range f.Tree.Find(string(pairs[i])) {
				f.dict(e.ref)["S"] = pairs[i+1]
			}
		}
	}
}

// leaf adds an element with content of its own, though without text, to the first section.
func leaf(role string) func(*file) {
	return func(f *file) {
		sect, n := f.Tree.Find("Sect")[0].ref, len(f.Pages[1].Marked)
		r := f.add(Dict{"S": Name(role), "P": sect, "Pg": f.Pages[1].ref, "K": float64(n)})
		f.dict(sect)["K"] = append(f.at(f.dict(sect)["K"]).(Array), r)
		tree := f.dict(f.dict(f.root()["StructTreeRoot"])["ParentTree"])
		for _, kid := range f.at(tree["Kids"]).(Array) {
			nums := f.at(f.dict(kid)["Nums"]).(Array)
			if i := slices.Index(nums, any(float64(f.Pages[1].key))); i >= 0 && i%2 == 0 {
				list := nums[i+1].(Ref)
				f.objects[list] = append(f.objects[list].(Array), r)
			}
		}
		end(1, fmt.Sprintf("/%s<</MCID %d>>BDC EMC\n", role, n))(f)
	}
}

var structureSpecimens = []specimen{
	{id: "A6.7.3-1", edit: func(f *file) { delete(f.dict(f.root()["StructTreeRoot"]), "Type") }},
	{id: "A6.7.3-2", edit: on("P", 0, "Type", "/Lain")},
	{id: "M02-001", edit: func(f *file) { f.element("P", 0)["S"] = Name("Lain") }},
	{id: "M02-003", edit: func(f *file) {
		f.dict(f.root()["StructTreeRoot"])["RoleMap"] = parse("<</Satu/Dua/Dua/Satu>>")
	}},
	{id: "M02-004", edit: func(f *file) { f.dict(f.root()["StructTreeRoot"])["RoleMap"] = parse("<</P/H1>>") }},
	{id: "P14.7.2", edit: func(f *file) { f.element("P", 0)["P"] = f.Pages[0].ref }},
	{id: "P14.7.2-2", edit: on("TH", 0, "ID", "(lain)"), also: "J-above J-heads"},
	{id: "P14.7.4-1", edit: func(f *file) {
		e := f.element("Figure", 0)
		e["K"] = Array{e["K"], 99.0}
	}},
	{id: "P14.7.4-2", edit: func(f *file) { e := f.element("H1", 0); e["K"] = Array{e["K"], e["K"]} }},
	{id: "P14.7.4-3", edit: func(f *file) { f.page(0)["StructParents"] = 77.0 }},
	{id: "P14.7.5", edit: on("TH", 0, "A", "<</O/Table/Scope/Samping>>")},
	{id: "P14.7.5", edit: on("P", 0, "A", "<</O/Lain/X 1>>")},
	{id: "M13-004", edit: on("Figure", 0, "Alt", "")},
	{id: "M17-002", edit: on("Formula", 0, "Alt", "")},
	{id: "M19-003", edit: on("Note", 0, "ID", ""), also: "P14.7.2-2"},
	{id: "M19-004", edit: func(f *file) { f.element("Note", 1)["ID"] = f.element("Note", 0)["ID"] }, also: "P14.7.2-2"},
	{id: "J-box", edit: on("Figure", 0, "A", "")},

	{id: "M09-004", edit: roles("Caption", "P")},
	{id: "M09-004", edit: roles("THead", "TFoot", "TBody", "TFoot")},
	{id: "M09-004", edit: roles("TR", "Div")},
	{id: "M09-005", edit: roles("LBody", "P"), also: "J-nesting"},
	{id: "M09-005", edit: roles("LI", "Div"), also: "J-line"},
	{id: "M09-006", edit: roles("TOCI", "P")},
	{id: "M09-006", edit: roles("TOC", "Div")},
	{id: "M09-007", edit: leaf("RB")},
	{id: "M09-008", edit: leaf("WT")},
	{id: "J-nesting", edit: roles("Note", "P")},
	{id: "J-line", edit: roles("P", "Span")},
	{id: "J-line", edit: leaf("Lbl")},
	{id: "J-empty", edit: func(f *file) {
		sect := f.Tree.Find("Sect")[0].ref
		f.dict(sect)["K"] = append(f.at(f.dict(sect)["K"]).(Array), f.add(Dict{"S": Name("P"), "P": sect}))
	}},
	{id: "M14-002", edit: roles("H1", "H2")},
	{id: "M14-003", edit: roles("H2", "H3")},
	{id: "M14-006", edit: roles("H1", "H", "H2", "H")},
	{id: "M14-007", edit: roles("H2", "H"), also: "M14-006"},
	{id: "M14-007", edit: leaf("H")},
	{id: "M15-003", edit: func(f *file) { on("TH", 0, "A", "")(f); on("TD", 0, "A", "")(f) }, also: "J-heads"},
	{id: "J-heads", edit: on("TD", 0, "A", "")},
	{id: "J-heads", edit: on("TD", 0, "A", "<</O/Table/Headers[(k1)(tiada)]>>")},
	{id: "J-above", edit: on("TD", 0, "A", "<</O/Table/Headers[(k2)]>>")},
	{id: "J-above", edit: on("TH", 0, "A", "<</O/Table/Scope/Column/ColSpan 2>>"), also: "J-grid"},
	{id: "J-grid", edit: on("TD", 0, "A", "<</O/Table/Headers[(k1)(k2)]/ColSpan 2>>")},
	{id: "J-grid", edit: on("TD", 0, "A", "<</O/Table/Headers[(k1)]/RowSpan 2>>")},
	{id: "J-numbering", edit: on("L", 0, "A", "")},

	{id: "M11-001", edit: on("H1", 0, "Lang", "()")},
	{id: "M11-002", edit: on("Figure", 0, "Lang", "()")},
	{id: "M11-003", edit: func(f *file) { delete(f.root(), "Lang") }, also: "M11-001 M11-002 M11-004 M11-006"},
	{id: "M11-004", edit: on("Link", 0, "Lang", "()"), also: "M11-001"},
	{id: "M11-006", edit: func(f *file) {
		delete(f.root(), "Lang")
		f.dict(f.Tree.ref)["Lang"] = "id"
	}, also: "M11-001 M11-003"},
	{id: "A6.7.4-1", edit: on("P", 0, "Lang", "(bahasa indonesia)")},
	{id: "A6.7.4-1", edit: set("Lang", "(id_ID)")},
}

var annotationSpecimens = []specimen{
	{id: "J-annotations", edit: onLink("Subtype", "/Text"), also: "A6.3.3-1 M28-002"},
	{id: "A6.3.1-1", edit: onLink("Subtype", "/Movie"), also: "A6.3.3-1 J-annotations M28-002"},
	{id: "A6.3.2-1", edit: onLink("F", "")},
	{id: "A6.3.2-2", edit: onLink("F", "0")},
	{id: "A6.3.2-2", edit: onLink("F", "6")},
	{id: "A6.3.3-1", edit: onLink("Subtype", "/Ink"), also: "J-annotations M28-002"},
	{id: "A6.3.3-2", edit: onLink("AP", "<</N<<>>/D<<>>>>")},
	{id: "A6.4.1-1", edit: onLink("Subtype", "/Widget"), also: "A6.3.3-1 J-annotations M28-010"},
	{id: "M28-002", edit: func(f *file) { onLink("Subtype", "/Square")(f); f.annot(0, 1)["AP"] = parse("<</N<<>>>>") }, also: "J-annotations"},
	{id: "M28-004", edit: func(f *file) {
		onLink("Subtype", "/Square")(f)
		onLink("AP", "<</N<<>>>>")(f)
		onLink("Contents", "")(f)
	}, also: "J-annotations M28-002"},
	{id: "M28-006", edit: func(f *file) { onLink("Subtype", "/Lain")(f); onLink("AP", "<</N<<>>>>")(f) }, also: "A6.3.1-1 J-annotations M28-002"},
	{id: "M28-007", edit: func(f *file) { onLink("Subtype", "/TrapNet")(f); onLink("AP", "<</N<<>>>>")(f) }, also: "J-annotations M28-002"},
	{id: "M28-008", edit: func(f *file) { delete(f.page(0), "Tabs") }},
	{id: "M28-009", edit: func(f *file) { f.page(0)["Tabs"] = Name("R") }},
	{id: "M28-010", edit: func(f *file) { onLink("Subtype", "/Widget")(f); onLink("AP", "<</N<<>>>>")(f); onLink("A", "")(f) }, also: "J-annotations J-link"},
	{id: "M28-011", edit: roles("Link", "Span")},
	{id: "M28-012", edit: onLink("Contents", "( )")},
	{id: "M28-017", edit: func(f *file) { onLink("Subtype", "/PrinterMark")(f); onLink("AP", "<</N<<>>>>")(f) }, also: "J-annotations"},
	{id: "P12.5.2", edit: onLink("Rect", "[10 10 10 20]")},
	{id: "P12.5.2", edit: func(f *file) { f.annot(0, 1)["P"] = f.Pages[1].ref }},
	{id: "J-links", edit: onLink("A", "<</S/GoTo/D(tiada)>>")},
	{id: "J-links", edit: func(f *file) { f.dict(f.dict(f.root()["Outlines"])["First"])["Dest"] = "tiada" }},
	{id: "J-link", edit: func(f *file) {
		e := f.element("Link", 1)
		e["K"] = f.at(e["K"]).(Array)[:1]
	}, also: "M28-011"},

	{id: "P7.9.6", edit: func(f *file) {
		leaf := dests(f)
		n := leaf["Names"].(Array)
		n[0], n[2] = n[2], n[0]
	}},
	{id: "P12.3.2", edit: func(f *file) { dests(f)["Names"].(Array)[1] = Array{f.Tree.ref, Name("Fit")} }, also: "J-links"},
	{id: "P12.3.3", edit: func(f *file) { f.dict(f.root()["Outlines"])["Count"] = 9.0 }},
	{id: "P12.3.3", edit: func(f *file) { f.dict(f.dict(f.root()["Outlines"])["Last"])["Prev"] = f.Tree.ref }},
	{id: "P12.4.2", edit: set("PageLabels", "<</Nums[1<</S/D>>]>>")},
	{id: "P12.4.2", edit: set("PageLabels", "<</Nums[0<</S/Lain>>]>>")},
	{id: "P14.11.2", edit: func(f *file) { f.page(0)["TrimBox"] = parse("[-5 0 400 600]") }},
	{id: "P14.11.2", edit: func(f *file) { f.page(0)["BleedBox"] = parse("[5 0 400 600]") }},
}

// onLink changes the second annotation of the first page.
func onLink(key Name, value string) func(*file) {
	return func(f *file) {
		a := f.annot(0, 1)
		if value == "" {
			delete(a, key)
			return
		}
		a[key] = parse(value)
	}
}

// dests is the first leaf of the named places.
func dests(f *file) Dict {
	return f.dict(f.at(f.dict(f.dict(f.root()["Names"])["Dests"])["Kids"]).(Array)[0])
}
