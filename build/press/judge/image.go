package judge

import (
	"bytes"
	"fmt"
	"image/jpeg"
	"slices"
)

// images visits the raster images.
func (d *Document) images(f func(where string, s *Stream)) {
	d.streams(func(r Ref, s *Stream) {
		if s.Dict["Subtype"] == Name("Image") {
			f(fmt.Sprint("object ", int(r)), s)
		}
	})
}

// externals visits images, forms and other things that Do draws.
func (d *Document) externals(f func(where string, s *Stream)) {
	d.streams(func(r Ref, s *Stream) {
		switch s.Dict["Subtype"] {
		case Name("Image"), Name("Form"), Name("PS"):
			f(fmt.Sprint("object ", int(r)), s)
		}
	})
}

var imageRules = []Rule{
	{"A6.2.8-1 X6.4-1", "an image has alternates", func(d *Document, say func(string, ...any)) {
		d.images(func(where string, s *Stream) {
			if s.Dict["Alternates"] != nil {
				say("%s", where)
			}
		})
	}},
	{"A6.2.8-2 A6.2.9-1 X6.4-2", "an image or form for an OPI server, or with PostScript", func(d *Document, say func(string, ...any)) {
		d.externals(func(where string, s *Stream) {
			if s.Dict["OPI"] != nil || s.Dict["PS"] != nil || s.Dict["Subtype2"] == Name("PS") {
				say("%s", where)
			}
		})
	}},
	{"A6.2.8-3", "an image is to be smoothed", func(d *Document, say func(string, ...any)) {
		d.images(func(where string, s *Stream) {
			if d.Get(s.Dict["Interpolate"]) == true {
				say("%s", where)
			}
		})
	}},
	{"M30-001 A6.2.9-2 X6.4-3", "a form that stands for a page of another file", func(d *Document, say func(string, ...any)) {
		d.externals(func(where string, s *Stream) {
			if s.Dict["Ref"] != nil {
				say("%s", where)
			}
		})
	}},
	{"A6.2.9-3 X6.4-4", "an object of PostScript", func(d *Document, say func(string, ...any)) {
		d.externals(func(where string, s *Stream) {
			if s.Dict["Subtype"] == Name("PS") {
				say("%s", where)
			}
		})
	}},
	{"M30-002", "a form with tagged content is drawn more than once", func(d *Document, say func(string, ...any)) {
		for _, r := range d.refs() {
			if s, ok := d.Objects[r].(*Stream); ok && d.forms[r] > 1 && bytes.Contains(s.Data, []byte("/MCID")) {
				say("object %d, %d times", r, d.forms[r])
			}
		}
	}},
	{"P8.9.5-1", "an image says other than its data", func(d *Document, say func(string, ...any)) {
		d.images(func(where string, s *Stream) {
			w, h := d.whole(s.Dict["Width"], 0), d.whole(s.Dict["Height"], 0)
			bits, n := d.whole(s.Dict["BitsPerComponent"], 0), d.components(s.Dict["ColorSpace"])
			if d.Get(s.Dict["ImageMask"]) == true {
				bits, n = 1, 1
			}
			if w < 1 || h < 1 || !slices.Contains([]int{1, 2, 4, 8, 16}, bits) || n == 0 {
				say("%s: %d by %d samples of %d bits, %d colours", where, w, h, bits, n)
				return
			}
			f := d.filters(s.Dict)
			switch {
			case len(f) == 1 && f[0] == "DCTDecode":
				c, err := jpeg.DecodeConfig(bytes.NewReader(s.Data))
				if err == nil && (c.Width != w || c.Height != h) {
					say("%s: %d by %d, in the data %d by %d", where, w, h, c.Width, c.Height)
				}
			case len(f) == 1 && f[0] == "FlateDecode":
				var parm Dict
				if p := d.list(s.Dict["DecodeParms"]); len(p) > 0 {
					parm = d.Dict(p[0])
				}
				data, err := d.undo(f[0], parm, s.Data)
				if want := (w*n*bits + 7) / 8 * h; err != nil || len(data) != want {
					say("%s: %d bytes of samples, not %d (%v)", where, len(data), want, err)
				}
			}
		})
	}},
	{"P8.9.5-2", "an image's mask isn't one", func(d *Document, say func(string, ...any)) {
		d.images(func(where string, s *Stream) {
			m := d.Dict(s.Dict["SMask"])
			if s.Dict["SMask"] != nil && (m["Subtype"] != Name("Image") || d.name(m["ColorSpace"]) != "DeviceGray" || m["SMask"] != nil || m["Mask"] != nil) {
				say("%s", where)
			}
		})
	}},
	{"J-pixels", "an image of a kind that ours aren't", func(d *Document, say func(string, ...any)) { // JPEG 2000 has rules of its own (A6.2.8.3)
		d.images(func(where string, s *Stream) {
			for _, f := range d.filters(s.Dict) {
				if f != "FlateDecode" && f != "DCTDecode" {
					say("%s: %s", where, f)
				}
			}
		})
	}},
}

// components are how many numbers a colour has; 0: that can't be told.
func (d *Document) components(v any) int {
	switch s := d.Get(v).(type) {
	case Name:
		return map[Name]int{"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}[s]
	case Array:
		if len(s) == 0 {
			return 0
		}
		switch d.name(s[0]) {
		case "Indexed", "Separation", "CalGray":
			return 1
		case "CalRGB", "Lab":
			return 3
		case "ICCBased":
			if len(s) > 1 {
				return d.whole(d.Dict(s[1])["N"], 0)
			}
		case "DeviceN":
			if len(s) > 1 {
				return len(d.Array(s[1]))
			}
		}
	}
	return 0
}
