package judge

import (
	"fmt"
)

// pressRules are what PDF/X-4 asks beyond the rules whose clauses begin with X
// in other files. The numbers are by subject, not those of ISO 15930-7:
//
//	6.0 file, 6.1 metadata, 6.2 output intent, 6.3 states of graphics, 6.4
//	images and forms, 6.5 fonts, 6.6 interaction, 6.7 pages, 6.8 colour, 6.9
//	optional content
var pressRules = []Rule{
	{"X6.1-2", "the metadata don't say that this is PDF/X-4", func(d *Document, say func(string, ...any)) {
		if v := d.meta.value(nsPDFX, "GTS_PDFXVersion"); v != "PDF/X-4" {
			say("pdfxid:GTS_PDFXVersion is %q", v)
		}
	}},
	{"X6.1-4", "the metadata lack a date", func(d *Document, say func(string, ...any)) {
		for _, k := range []string{"CreateDate", "ModifyDate", "MetadataDate"} {
			if d.meta.value(nsXMP, k) == "" {
				say("xmp:%s", k)
			}
		}
	}},
	{"X6.1-5", "the metadata don't name the document and its version", func(d *Document, say func(string, ...any)) {
		for _, k := range []string{"DocumentID", "VersionID", "RenditionClass"} {
			if d.meta.value(nsMM, k) == "" {
				say("xmpMM:%s", k)
			}
		}
	}},
	{"X6.1-6", "it isn't said whether the colours are trapped", func(d *Document, say func(string, ...any)) {
		v := d.meta.value(nsPDF, "Trapped")
		if v != "True" && v != "False" {
			say("pdf:Trapped is %q", v)
		}
		if n := d.name(d.Dict(d.Trailer["Info"])["Trapped"]); n != "" && string(n) != v {
			say("the information dictionary has %s", n)
		}
	}},
	{"X6.2-1", "there isn't exactly one output intent of the press", func(d *Document, say func(string, ...any)) {
		n := 0
		for _, in := range d.intents {
			if in.kind == "GTS_PDFX" {
				n++
			}
		}
		if n != 1 {
			say("%d", n)
		}
	}},
	{"X6.2-2", "the output intent has no profile of a press", func(d *Document, say func(string, ...any)) {
		for _, in := range d.intents {
			if in.kind != "GTS_PDFX" {
				continue
			}
			switch p := in.profile; {
			case p == nil:
				say("DestOutputProfile is %v", in.dict["DestOutputProfile"])
			case !p.suits("prtr") || p.space == "LAB " || p.space == "Lab ":
				say("class %q, space %q, version %d", p.class, p.space, p.version)
			}
		}
	}},
	{"X6.2-3", "the output intent doesn't say what it is of", func(d *Document, say func(string, ...any)) {
		for _, in := range d.intents {
			if in.kind == "GTS_PDFX" && Words(d.Get(in.dict["OutputConditionIdentifier"])) == "" {
				say("OutputConditionIdentifier")
			}
			if in.kind == "GTS_PDFX" && Words(d.Get(in.dict["Info"])) == "" && Words(d.Get(in.dict["RegistryName"])) == "" {
				say("neither Info nor RegistryName")
			}
		}
	}},
	{"X6.6-2", "something happens in a file for the press", func(d *Document, say func(string, ...any)) {
		if d.Root["AA"] != nil || d.Root["OpenAction"] != nil || d.Dict(d.Root["Names"])["JavaScript"] != nil {
			say("the catalogue")
		}
		for i, p := range d.Pages {
			if p.dict["AA"] != nil {
				say("%s", page(i))
			}
		}
		d.annotations(func(where string, a Dict, _ *Element) {
			if a["A"] != nil || a["AA"] != nil {
				say("%s: an annotation", where)
			}
		})
		d.bookmarks(func(b Dict, _ int) {
			if b["A"] != nil {
				say("a bookmark")
			}
		})
	}},
	{"X6.6-3", "an annotation in what is printed", func(d *Document, say func(string, ...any)) {
		for i, p := range d.Pages {
			edge, ok := d.rect(p.dict["BleedBox"])
			if !ok {
				edge, _ = d.rect(p.dict["TrimBox"])
			}
			for _, v := range d.Array(p.dict["Annots"]) {
				a := d.Dict(v)
				r, _ := d.rect(a["Rect"])
				if k := d.name(a["Subtype"]); k != "TrapNet" && k != "PrinterMark" && r[0] < edge[2] && r[2] > edge[0] && r[1] < edge[3] && r[3] > edge[1] {
					say("%s: %s", page(i), k)
				}
			}
		}
	}},
	{"X6.7-1", "a page doesn't say where it is trimmed, or says it twice", func(d *Document, say func(string, ...any)) {
		for i, p := range d.Pages {
			if (p.dict["TrimBox"] == nil) == (p.dict["ArtBox"] == nil) {
				say("%s", page(i))
			}
		}
	}},
	{"X6.7-2", "a page's boxes don't lie in one another", func(d *Document, say func(string, ...any)) {
		for i, p := range d.Pages {
			within := Name("MediaBox")
			outer, _ := d.rect(p.dict[within])
			for _, k := range []Name{"BleedBox", "TrimBox", "ArtBox"} {
				if r, ok := d.rect(p.dict[k]); ok {
					if !inside(r, outer) {
						say("%s: %s %v in %s %v", page(i), k, r, within, outer)
					}
					if k == "BleedBox" {
						within, outer = k, r
					}
				}
			}
		}
	}},
	{"X6.7-3", "a page is magnified", func(d *Document, say func(string, ...any)) {
		for i, p := range d.Pages {
			if n, ok := d.number(p.dict["UserUnit"]); ok && n != 1 {
				say("%s by %g", page(i), n)
			}
		}
	}},
	{"X6.8-1", "a device's colours that aren't those of the output", func(d *Document, say func(string, ...any)) {
		out := d.output("GTS_PDFX")
		fits := map[string][]Name{"CMYK": {"DeviceCMYK", "DeviceGray"}, "RGB ": {"DeviceRGB", "DeviceGray"}, "GRAY": {"DeviceGray"}}
		for _, s := range []Name{"DeviceGray", "DeviceRGB", "DeviceCMYK"} {
			ok := false
			if out != nil {
				for _, f := range fits[out.space] {
					ok = ok || f == s
				}
			}
			for _, where := range d.devices[s] {
				if !ok {
					say("%s", fmt.Sprint(s, ": ", where))
				}
			}
		}
	}},
}
