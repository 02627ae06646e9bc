package judge

import (
	"fmt"
	"slices"
)

// space gives the devices' own spaces that a colour space needs.
func (d *Document) space(v any, resources Dict, deep int) []Name {
	if deep > 8 {
		return nil
	}
	own := d.Dict(resources["ColorSpace"])
	switch s := d.Get(v).(type) {
	case Name:
		switch s {
		case "G":
			s = "DeviceGray"
		case "RGB":
			s = "DeviceRGB"
		case "CMYK":
			s = "DeviceCMYK"
		}
		switch s {
		case "DeviceGray", "DeviceRGB", "DeviceCMYK":
			if own["Default"+s[len("Device"):]] != nil {
				return nil
			}
			return []Name{s}
		case "Pattern":
			return nil
		}
		if own[s] == nil {
			d.fault("P7.8.3", "ColorSpace %s", s)
			return nil
		}
		return d.space(own[s], resources, deep+1)
	case Array:
		if len(s) == 0 {
			return nil
		}
		switch n := d.name(s[0]); {
		case (n == "Indexed" || n == "I" || n == "Pattern") && len(s) > 1:
			return d.space(s[1], resources, deep+1)
		case (n == "Separation" || n == "DeviceN") && len(s) > 3:
			return d.space(s[2], resources, deep+1)
		case len(s) == 1 && n != "Pattern":
			return d.space(n, resources, deep+1)
		}
	}
	return nil
}

// spaces visits the colour spaces of a kind: arrays that begin with its name.
func (d *Document) spaces(kind Name, f func(where string, a Array)) {
	for _, r := range d.refs() {
		d.within(d.Objects[r], func(v any) {
			if a, ok := v.(Array); ok && len(a) > 1 && a[0] == kind {
				f(fmt.Sprint("object ", int(r)), a)
			}
		})
	}
}

// state is an extended state of the graphics, and where it is.
type state struct {
	where string
	dict  Dict
}

// states visits the extended states of the graphics.
func (d *Document) states(f func(where string, x Dict)) {
	if d.found == nil {
		d.found = []state{}
		seen := map[Ref]bool{}
		d.dicts(func(where string, x Dict) {
			for n, v := range d.Dict(x["ExtGState"]) {
				r, ok := v.(Ref)
				if s := d.Dict(v); s != nil && !seen[r] {
					d.found = append(d.found, state{where + " " + string(n), s})
				}
				seen[r] = ok
			}
		})
	}
	for _, s := range d.found {
		f(s.where, s.dict)
	}
}

func eachState(check func(d *Document, x Dict, say func(string, ...any))) func(*Document, func(string, ...any)) {
	return func(d *Document, say func(string, ...any)) {
		d.states(func(where string, x Dict) {
			check(d, x, func(format string, args ...any) { say("%s: %s", where, fmt.Sprintf(format, args...)) })
		})
	}
}

// renderings are the rendering intents.
var renderings = []Name{"RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"}

func deviceRule(space Name, fits func(out *icc) bool) func(*Document, func(string, ...any)) {
	return func(d *Document, say func(string, ...any)) {
		if out := d.output("GTS_PDFA1"); out == nil || !fits(out) {
			for _, where := range d.devices[space] {
				say("%s", where)
			}
		}
	}
}

var blends = []Name{"Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn", "HardLight",
	"SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity"}

var colourRules = []Rule{
	{"A6.2.3-1", "the profile of an output intent isn't one of a screen or printer", nil},
	{"A6.2.3-2 X6.2-5", "output intents with different profiles", func(d *Document, say func(string, ...any)) {
		var first any
		for _, in := range d.intents {
			if p := in.dict["DestOutputProfile"]; p != nil && first != nil && p != first {
				say("%v and %v", first, p)
			} else if p != nil {
				first = p
			}
		}
	}},
	{"A6.2.3-3", "an output intent with a profile elsewhere", func(d *Document, say func(string, ...any)) {
		for _, in := range d.intents {
			if in.dict["DestOutputProfileRef"] != nil {
				say("%s", in.kind)
			}
		}
	}},
	{"P14.11.5", "an output intent lacks something", func(d *Document, say func(string, ...any)) {
		for _, in := range d.intents {
			if in.kind == "" || Words(d.Get(in.dict["OutputConditionIdentifier"])) == "" {
				say("%v", in.dict)
			}
		}
	}},
	{"A6.2.4.2-1", "the profile of a colour space isn't one", func(d *Document, say func(string, ...any)) {
		d.spaces("ICCBased", func(where string, a Array) {
			s, ok := d.Get(a[1]).(*Stream)
			if !ok {
				say("%s: no stream", where)
				return
			}
			if p, err := parseICC(s.Data); err != nil {
				say("%s: %v", where, err)
			} else if !p.suits("prtr", "mntr", "scnr", "spac") {
				say("%s: class %q, space %q, version %d", where, p.class, p.space, p.version)
			}
		})
	}},
	{"P8.6.5.5", "a profile isn't of as many colours as is said", func(d *Document, say func(string, ...any)) {
		look := func(where string, v any) {
			if s, ok := d.Get(v).(*Stream); ok {
				if p, err := parseICC(s.Data); err == nil && colours[p.space] != d.whole(s.Dict["N"], 0) {
					say("%s: N is %v, the profile's space %s", where, s.Dict["N"], p.space)
				}
			}
		}
		d.spaces("ICCBased", func(where string, a Array) { look(where, a[1]) })
		for _, in := range d.intents {
			look(string(in.kind), in.dict["DestOutputProfile"])
		}
	}},
	{"A6.2.4.2-2", "overprint mode 1 with a CMYK profile", func(d *Document, say func(string, ...any)) {
		four := false
		d.spaces("ICCBased", func(_ string, a Array) { four = four || d.whole(d.Dict(a[1])["N"], 0) == 4 })
		d.states(func(where string, x Dict) {
			if four && d.whole(x["OPM"], 0) == 1 && (d.Get(x["OP"]) == true || d.Get(x["op"]) == true) {
				say("%s", where)
			}
		})
	}},
	{"A6.2.4.3-2", "RGB without saying which", deviceRule("DeviceRGB", func(out *icc) bool { return out.space == "RGB " })},
	{"A6.2.4.3-3", "CMYK without saying which", deviceRule("DeviceCMYK", func(out *icc) bool { return out.space == "CMYK" })},
	{"A6.2.4.3-4", "grey without saying which", deviceRule("DeviceGray", func(out *icc) bool { return true })},
	{"A6.2.4.4-1", "an ink of several isn't described", func(d *Document, say func(string, ...any)) {
		d.spaces("DeviceN", func(where string, a Array) {
			var about Dict
			if len(a) > 4 {
				about = d.Dict(a[4])
			}
			for _, v := range d.Array(a[1]) {
				switch n := d.name(v); n {
				case "Cyan", "Magenta", "Yellow", "Black", "None":
				default:
					if d.Dict(about["Colorants"])[n] == nil {
						say("%s: %s", where, n)
					}
				}
			}
		})
	}},
	{"A6.2.4.4-2", "one ink means two things", func(d *Document, say func(string, ...any)) {
		seen := map[Name]string{}
		d.spaces("Separation", func(where string, a Array) {
			if len(a) < 4 {
				return
			}
			n, is := d.name(a[1]), fmt.Sprint(d.Get(a[2]), a[3])
			if was, known := seen[n]; known && was != is {
				say("%s: %s", where, n)
			}
			seen[n] = is
		})
	}},
	{"A6.1.13-9", "more than 32 inks in one space", func(d *Document, say func(string, ...any)) {
		d.spaces("DeviceN", func(where string, a Array) {
			if n := len(d.Array(a[1])); n > 32 {
				say("%s: %d", where, n)
			}
		})
	}},
	{"A6.2.5-1 X6.3-1", "a transfer function", eachState(func(d *Document, x Dict, say func(string, ...any)) {
		if x["TR"] != nil {
			say("TR")
		}
	})},
	{"A6.2.5-2 X6.3-2", "a transfer function that isn't the default", eachState(func(d *Document, x Dict, say func(string, ...any)) {
		if v := d.Get(x["TR2"]); v != nil && v != Name("Default") {
			say("TR2")
		}
	})},
	{"A6.2.5-3 X6.3-3", "the phase of a halftone", eachState(func(d *Document, x Dict, say func(string, ...any)) {
		if x["HTP"] != nil {
			say("HTP")
		}
	})},
	{"A6.2.5-4 X6.3-4", "a halftone of a forbidden kind", eachState(func(d *Document, x Dict, say func(string, ...any)) {
		if h := d.Dict(x["HT"]); h != nil && d.whole(h["HalftoneType"], 0) != 1 && d.whole(h["HalftoneType"], 0) != 5 {
			say("%v", h["HalftoneType"])
		}
	})},
	{"A6.2.5-5 X6.3-5", "a halftone with a name", eachState(func(d *Document, x Dict, say func(string, ...any)) {
		if d.Dict(x["HT"])["HalftoneName"] != nil {
			say("HalftoneName")
		}
	})},
	{"A6.2.5-6", "a halftone with a transfer function", eachState(func(d *Document, x Dict, say func(string, ...any)) { // stricter than the norm: ours have none
		if d.Dict(x["HT"])["TransferFunction"] != nil {
			say("TransferFunction")
		}
	})},
	{"A6.2.6-1", "a rendering intent that PDF doesn't know", func(d *Document, say func(string, ...any)) {
		look := func(where string, v any) {
			if v != nil && !slices.Contains(renderings, d.name(v)) {
				say("%s: %v", where, v)
			}
		}
		d.states(func(where string, x Dict) { look(where, x["RI"]) })
		d.images(func(where string, s *Stream) { look(where, s.Dict["Intent"]) })
	}},
	{"A6.2.10-1 X6.3-6", "a blend mode that PDF doesn't know", eachState(func(d *Document, x Dict, say func(string, ...any)) {
		for _, m := range d.list(x["BM"]) {
			if !slices.Contains(blends, d.name(m)) {
				say("%v", m)
			}
		}
	})},
	{"A6.2.10-2", "transparency, and nothing says in which colours it is mixed", func(d *Document, say func(string, ...any)) {
		if d.output("GTS_PDFA1") != nil {
			return
		}
		for i, p := range d.Pages {
			if d.Dict(p.dict["Group"])["CS"] == nil && d.transparent(d.Dict(p.dict["Resources"]), 0) {
				say("%s", page(i))
			}
		}
	}},
	{"P11.6.4", "an opacity or a mask that can't be", eachState(func(d *Document, x Dict, say func(string, ...any)) {
		for _, k := range []Name{"ca", "CA"} {
			if n, ok := d.number(x[k]); x[k] != nil && (!ok || n < 0 || n > 1) {
				say("%s is %v", k, x[k])
			}
		}
		v := d.Get(x["SMask"])
		if m, ok := v.(Dict); ok {
			g := d.Dict(d.Dict(m["G"])["Group"])
			if s := d.name(m["S"]); d.name(g["S"]) != "Transparency" || s != "Alpha" && s != "Luminosity" || s == "Luminosity" && g["CS"] == nil {
				say("SMask")
			}
		} else if v != nil && v != Name("None") {
			say("SMask is %v", v)
		}
	})},
	{"P11.6.6", "a group that isn't one of transparency", func(d *Document, say func(string, ...any)) {
		look := func(where string, v any) {
			if g := d.Dict(v); v != nil && d.name(g["S"]) != "Transparency" {
				say("%s", where)
			}
		}
		for i, p := range d.Pages {
			look(page(i), p.dict["Group"])
		}
		d.streams(func(r Ref, s *Stream) {
			if s.Dict["Subtype"] == Name("Form") {
				look(fmt.Sprint("object ", int(r)), s.Dict["Group"])
			}
		})
	}},
}

// transparent tells whether something in resources lets things below it show through.
func (d *Document) transparent(resources Dict, deep int) bool {
	for _, v := range d.Dict(resources["ExtGState"]) {
		x := d.Dict(v)
		for _, k := range []Name{"ca", "CA"} {
			if n, ok := d.number(x[k]); ok && n < 1 {
				return true
			}
		}
		if _, masked := d.Get(x["SMask"]).(Dict); masked {
			return true
		}
		if bm := d.list(x["BM"]); len(bm) > 0 && d.name(bm[0]) != "Normal" {
			return true
		}
	}
	for _, v := range d.Dict(resources["XObject"]) {
		x := d.Dict(v)
		if x["SMask"] != nil || d.Dict(x["Group"])["S"] == Name("Transparency") {
			return true
		}
		if deep < 8 && x["Resources"] != nil && d.transparent(d.Dict(x["Resources"]), deep+1) {
			return true
		}
	}
	return false
}
