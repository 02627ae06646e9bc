package judge

import (
	"strings"
)

// end adds to a page's content.
func end(page int, s string) func(*file) {
	return func(f *file) {
		c := f.content(page)
		c.Data = append(c.Data, s...)
	}
}

var contentSpecimens = []specimen{
	{id: "A6.2.2-1", edit: end(0, "1 2 XX\n")},
	{id: "A6.2.2-1", edit: func(f *file) {
		g := f.add(&Stream{parse("<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<>>/Group<</S/Transparency/CS/DeviceGray>>>>").(Dict), []byte("XX")})
		f.state(Dict{"SMask": Dict{"S": Name("Luminosity"), "G": g}})
	}},
	{id: "A6.2.2-2", edit: func(f *file) {
		for _, o := range f.objects {
			if s, ok := o.(*Stream); ok && s.Dict["Subtype"] == Name("Form") {
				delete(s.Dict, "Resources")
			}
		}
	}},
	{id: "P7.7.3", edit: func(f *file) { f.dict(f.root()["Pages"])["Count"] = 3.0 }},
	{id: "P7.8.2", edit: end(0, "1 0 0 rg 1 g 2 w w\n")},
	{id: "P7.8.2", edit: end(1, "(tidak selesai")},
	{id: "P7.8.3", edit: end(0, "/Tiada gs\n")},
	{id: "P8.2", edit: end(0, "BT 1 0 0 1 0 0 cm ET\n")},
	{id: "P8.2", edit: end(0, "0 0 m 1 g 1 1 l n\n")},
	{id: "P8.4.2", edit: end(0, "q\n")},
	{id: "P8.4.2", edit: end(0, "Q\n")},
	{id: "P14.6", edit: end(0, "EMC\n")},
	{id: "P14.6", edit: end(0, "/Artifact BMC\n")},
	{id: "P14.6", edit: end(0, "/Artifact BMC BT EMC ET\n")},
	{id: "A6.1.13-8", edit: end(0, strings.Repeat("q ", 29)+strings.Repeat("Q ", 29))},
	{id: "M01-003", edit: func(f *file) { f.replace(0, "<</MCID 0>>BDC\n", "<</MCID 0>>BDC /Artifact BMC EMC\n") }},
	{id: "M01-004", edit: func(f *file) {
		f.replace(0, "/H1<</MCID 0>>BDC", "/Artifact BMC /H1<</MCID 0>>BDC EMC EMC /Artifact BMC")
	}},
	{id: "M01-005", edit: end(0, "0 0 1 1 re f\n")},
	{id: "M01-005", edit: end(0, "/Span <</Lang(id)>> BDC 0 0 1 1 re f EMC\n")},
	{id: "M01-005", edit: end(1, "/P <</MCID 7>> BDC EMC\n"), also: "P14.7.4-3"},
	{id: "J-marks", edit: func(f *file) {
		f.replace(0, "/H1<</MCID 0>>BDC", "/H1<</MCID 0>>BDC /H1<</MCID 0>>BDC EMC")
	}},
	{id: "J-inline", edit: end(0, "/Artifact BMC BI /W 1 /H 1 /BPC 8 /CS /G ID x EI EMC\n")},
	{id: "J-running", edit: func(f *file) {
		for n := range 4 {
			f.replace(n/2, "/Type/Pagination", "/Type/Page")
		}
	}},
	{id: "M10-001", edit: func(f *file) { unmap(f, "K") }},
	{id: "M17-003", edit: func(f *file) { unmap(f, "∑") }},
	{id: "A6.2.11.7-3", edit: func(f *file) { remap(f, "∑", "\ue001") }},
}

// code of a letter in the serif font, as ToUnicode writes it.
func codeOf(f *file, letter string) (line string, s *Stream) {
	for _, font := range f.allFonts() {
		for c, text := range font.text {
			if text != letter {
				continue
			}
			s := f.at(f.dict(font.ref)["ToUnicode"]).(*Stream)
			line := "<" + hex4(c) + "><" + hex4(int([]rune(letter)[0])) + ">\n"
			if strings.Contains(string(s.Data), line) {
				return line, s
			}
		}
	}
	panic(letter + " isn't in the fonts")
}

func hex4(n int) string {
	const digits = "0123456789ABCDEF"
	return string([]byte{digits[n>>12&15], digits[n>>8&15], digits[n>>4&15], digits[n&15]})
}

// unmap takes a letter's character away.
func unmap(f *file, letter string) {
	line, s := codeOf(f, letter)
	swap(s, line, line[:7]+">\n")
}

// remap gives a letter another character.
func remap(f *file, letter, to string) {
	line, s := codeOf(f, letter)
	swap(s, line, line[:7]+hex4(int([]rune(to)[0]))+">\n")
}

const exit = "/Artifact BMC 0 0 1 1 re f EMC\n"

var lookSpecimens = []specimen{
	{id: "A6.2.3-1", edit: func(f *file) { intentOf(f).Data[37] = 'x' }, also: "A6.2.4.3-2 A6.2.4.3-4"},
	{id: "A6.2.3-1", edit: func(f *file) { copy(intentOf(f).Data[12:], "abst") }},
	{id: "A6.2.3-2", edit: func(f *file) {
		more := f.add(clone(intentOf(f)))
		f.root()["OutputIntents"] = append(f.at(f.root()["OutputIntents"]).(Array), Dict{"S": Name("GTS_PDFX"), "OutputConditionIdentifier": "a", "DestOutputProfile": more})
	}},
	{id: "A6.2.3-3", edit: func(f *file) { f.dict(f.at(f.root()["OutputIntents"]).(Array)[0])["DestOutputProfileRef"] = Dict{} }},
	{id: "P14.11.5", edit: func(f *file) { delete(f.dict(f.at(f.root()["OutputIntents"]).(Array)[0]), "OutputConditionIdentifier") }},
	{id: "A6.2.4.2-1", edit: func(f *file) {
		f.space(Array{Name("ICCBased"), f.add(&Stream{Dict{"N": 3.0}, profile("link", "RGB ")})}, "0 0 0")
	}},
	{id: "P8.6.5.5", edit: func(f *file) {
		s := clone(intentOf(f)).(*Stream)
		s.Dict["N"] = 1.0
		f.space(Array{Name("ICCBased"), f.add(s)}, "0")
	}},
	{id: "A6.2.4.2-2", edit: func(f *file) {
		f.space(Array{Name("ICCBased"), f.add(&Stream{Dict{"N": 4.0}, profile("prtr", "CMYK")})}, "0 0 0 1")
		f.state(Dict{"OPM": 1.0, "op": true})
	}},
	{id: "A6.2.4.3-2", edit: func(f *file) {
		s := intentOf(f)
		s.Data, s.Dict["N"] = profile("prtr", "CMYK"), 4.0
	}},
	{id: "A6.2.4.3-3", edit: end(0, "0 0 0 1 k\n"+exit)},
	{id: "A6.2.4.3-4", edit: func(f *file) { f.root()["OutputIntents"] = Array{} }, also: "A6.2.4.3-2 J-idle"},
	{id: "A6.2.4.4-1", edit: func(f *file) {
		f.space(parse("[/DeviceN[/Black/Emas]/DeviceRGB<</FunctionType 4>><<>>]"), "0 0")
	}},
	{id: "A6.2.4.4-2", edit: func(f *file) {
		f.space(parse("[/Separation/Emas/DeviceRGB<</FunctionType 4>>]"), "0")
		f.resource(0, "ColorSpace", "Ct", parse("[/Separation/Emas/DeviceGray<</FunctionType 4>>]"), "")
	}},
	{id: "A6.1.13-9", edit: func(f *file) {
		f.space(parse("[/DeviceN["+strings.Repeat("/None", 33)+"]/DeviceRGB<</FunctionType 4>>]"), "0")
	}},
	{id: "A6.2.5-1", edit: func(f *file) { f.state(parse("<</TR/Identity>>").(Dict)) }},
	{id: "A6.2.5-2", edit: func(f *file) { f.state(parse("<</TR2/Identity>>").(Dict)) }},
	{id: "A6.2.5-3", edit: func(f *file) { f.state(parse("<</HTP[0 0]>>").(Dict)) }},
	{id: "A6.2.5-4", edit: func(f *file) { f.state(parse("<</HT<</HalftoneType 6>>>>").(Dict)) }},
	{id: "A6.2.5-5", edit: func(f *file) { f.state(parse("<</HT<</HalftoneType 1/HalftoneName(a)>>>>").(Dict)) }},
	{id: "A6.2.5-6", edit: func(f *file) { f.state(parse("<</HT<</HalftoneType 1/TransferFunction/Identity>>>>").(Dict)) }},
	{id: "A6.2.6-1", edit: end(0, "/Sendiri ri\n")},
	{id: "A6.2.6-1", edit: func(f *file) { f.image().Dict["Intent"] = Name("Sendiri") }},
	{id: "A6.2.10-1", edit: func(f *file) { f.state(parse("<</BM/Sendiri>>").(Dict)) }},
	{id: "A6.2.10-2", edit: func(f *file) {
		f.root()["OutputIntents"] = Array{}
		delete(f.page(1), "Group")
	}, also: "A6.2.4.3-2 A6.2.4.3-4 J-idle"},
	{id: "P11.6.4", edit: func(f *file) { f.state(parse("<</ca 1.5>>").(Dict)) }},
	{id: "P11.6.4", edit: func(f *file) { f.state(parse("<</SMask<</S/Luminosity/G<<>>>>>>").(Dict)) }},
	{id: "P11.6.6", edit: func(f *file) { f.page(0)["Group"] = parse("<</S/Lain>>") }},

	{id: "A6.2.8-1", edit: func(f *file) { f.image().Dict["Alternates"] = Array{} }},
	{id: "A6.2.8-2", edit: func(f *file) { f.image().Dict["OPI"] = Dict{} }},
	{id: "A6.2.8-3", edit: func(f *file) { f.image().Dict["Interpolate"] = true }},
	{id: "M30-001", edit: func(f *file) { form(f).Dict["Ref"] = Dict{} }},
	{id: "A6.2.9-3", edit: func(f *file) {
		f.root()["Lain"] = f.add(&Stream{Dict{"Type": Name("XObject"), "Subtype": Name("PS")}, nil})
	}},
	{id: "M30-002", edit: func(f *file) { s := form(f); s.Data = append(s.Data, "/P<</MCID 0>>BDC EMC\n"...) }, also: "J-marks M01-004"},
	{id: "P8.9.5-1", edit: func(f *file) { f.image().Dict["Width"] = 9.0 }},
	{id: "P8.9.5-2", edit: func(f *file) { f.dict(f.image().Dict["SMask"])["ColorSpace"] = Name("DeviceRGB") }, also: "P8.9.5-1"},
	{id: "J-pixels", edit: func(f *file) { f.image().Dict["Filter"] = Name("JPXDecode") }},
}

func intentOf(f *file) *Stream {
	return f.at(f.dict(f.at(f.root()["OutputIntents"]).(Array)[0])["DestOutputProfile"]).(*Stream)
}

// form is the form that both pages draw.
func form(f *file) *Stream {
	for _, o := range f.objects {
		if s, ok := o.(*Stream); ok && s.Dict["Subtype"] == Name("Form") {
			return s
		}
	}
	panic("no form")
}
