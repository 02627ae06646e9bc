package judge

func pressIntent(f *file) Dict { return f.dict(f.at(f.root()["OutputIntents"]).(Array)[0]) }

var pressSpecimens = []specimen{
	{id: "X6.1-2", edit: func(f *file) {
		f.xml(">PDF/X-4<", ">PDF/X-3<")
		f.dict(f.trailer["Info"])["GTS_PDFXVersion"] = "PDF/X-3"
	}},
	{id: "X6.1-4", edit: func(f *file) { f.xml("<xmp:MetadataDate>2020-05-17T00:00:00Z</xmp:MetadataDate>", "") }},
	{id: "X6.1-5", edit: func(f *file) { f.xml("default</xmpMM:", "</xmpMM:") }},
	{id: "X6.1-6", edit: func(f *file) { f.xml("Trapped>False", "Trapped>Unknown") }},
	{id: "X6.2-1", edit: func(f *file) { f.root()["OutputIntents"] = Array{} }, also: "X6.8-1"},
	{id: "X6.2-2", edit: func(f *file) { delete(pressIntent(f), "DestOutputProfile") }, also: "X6.8-1"},
	{id: "X6.2-2", edit: func(f *file) { f.at(pressIntent(f)["DestOutputProfile"]).(*Stream).Data = profile("mntr", "CMYK") }},
	{id: "X6.2-3", edit: func(f *file) { delete(pressIntent(f), "Info") }},
	{id: "X6.6-2", edit: set("OpenAction", "<</S/GoTo/D(awal)>>")},
	{id: "X6.6-3", edit: func(f *file) { f.page(0)["Annots"] = Array{f.add(parse("<</Subtype/Square/Rect[10 10 20 20]>>"))} }},
	{id: "X6.7-1", edit: func(f *file) { delete(f.page(0), "TrimBox") }},
	{id: "X6.7-1", edit: func(f *file) { f.page(0)["ArtBox"] = f.page(0)["TrimBox"] }},
	{id: "X6.7-2", edit: func(f *file) { f.page(0)["BleedBox"] = parse("[10 10 300 500]") }},
	{id: "X6.7-3", edit: func(f *file) { f.page(0)["UserUnit"] = 2.0 }},
	{id: "X6.8-1", edit: end(0, "1 0 0 rg\n"+exit)},
}
