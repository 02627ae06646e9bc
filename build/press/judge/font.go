package judge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Font is a font of the file with what the pages show of it.
type Font struct {
	name             Name
	ref              Ref
	dict, descendant Dict // the second is the first, where there is none
	descriptor       Dict
	wide             bool     // codes are of two bytes
	text             []string // what each code stands for, up to the highest that is known
	shown, rendered  []bool   // by code; rendered: in ink
	widths           map[int]float64
	usual            float64 // width of what isn't in widths
	mapped           string  // CIDToGIDMap, two bytes a code; "": glyphs are coded by number
	program          *trueType
}

// font is the font of a resource, nil if there is none.
func (d *Document) font(v any) *Font {
	ref, _ := v.(Ref)
	if f, known := d.fonts[ref]; known && ref != 0 {
		return f
	}
	x := d.Dict(v)
	if x == nil {
		return nil
	}
	f := &Font{name: d.name(x["BaseFont"]), ref: ref, dict: x, descendant: x, wide: d.name(x["Subtype"]) == "Type0"}
	d.fonts[ref] = f
	if f.wide {
		f.descendant = nil
		if a := d.Array(x["DescendantFonts"]); len(a) == 1 {
			f.descendant = d.Dict(a[0])
		}
	}
	f.descriptor = d.Dict(f.descendant["FontDescriptor"])
	if s, ok := d.Get(x["ToUnicode"]).(*Stream); ok {
		if err := f.unicode(s.Data); err != nil {
			d.fault("P9.10.3", "%s: %v", f.name, err)
		}
	}
	d.readWidths(f)
	if s, ok := d.Get(f.descendant["CIDToGIDMap"]).(*Stream); ok {
		f.mapped = string(s.Data)
	}
	if s, ok := d.Get(f.descriptor["FontFile2"]).(*Stream); ok {
		var err error
		if f.program, err = parseTrueType(s.Data); err != nil {
			d.fault("A6.2.11.2-8", "%s: %v", f.name, err)
			f.program = nil
		}
	}
	return f
}

// know makes room for a code.
func (f *Font) know(code int) {
	if more := code + 1 - len(f.text); more > 0 {
		f.text = append(f.text, make([]string, more)...)
		f.shown = append(f.shown, make([]bool, more)...)
		f.rendered = append(f.rendered, make([]bool, more)...)
	}
}

// glyph is the glyph of a code.
func (f *Font) glyph(code int) int {
	if f.mapped == "" {
		return code
	}
	if 2*code+1 >= len(f.mapped) {
		return 0
	}
	return int(f.mapped[2*code])<<8 | int(f.mapped[2*code+1])
}

func (f *Font) width(code int) float64 {
	if w, ok := f.widths[code]; ok {
		return w
	}
	return f.usual
}

// readWidths reads the widths of the glyphs, in thousandths of an em.
func (d *Document) readWidths(f *Font) {
	f.widths, f.usual = map[int]float64{}, 1000
	if n, ok := d.number(f.descendant["DW"]); ok {
		f.usual = n
	}
	w := d.Array(f.descendant["W"])
	for len(w) > 0 {
		first := d.whole(w[0], -1)
		if first < 0 || len(w) < 2 {
			d.fault("P9.7.4", "%s: W", f.name)
			return
		}
		if list, ok := d.Get(w[1]).(Array); ok {
			for i, v := range list {
				f.widths[first+i], _ = d.number(v)
			}
			w = w[2:]
			continue
		}
		last := d.whole(w[1], -1)
		if last < first || last > 1<<16 || len(w) < 3 {
			d.fault("P9.7.4", "%s: W", f.name)
			return
		}
		for c := first; c <= last; c++ {
			f.widths[c], _ = d.number(w[2])
		}
		w = w[3:]
	}
}

// unicode reads a map from codes to characters.
func (f *Font) unicode(data []byte) (err error) {
	defer catch(&err)
	l := &lexer{b: data, content: true}
	var args []any
	codes := false
	for !l.end() {
		v := l.value()
		op, ok := v.(operator)
		if !ok {
			args = append(args, v)
			continue
		}
		switch op {
		case "endcodespacerange":
			codes = len(args) > 0 && len(args)%2 == 0
		case "endbfchar":
			if len(args)%2 != 0 || len(args) > 200 {
				return fmt.Errorf("%d values between beginbfchar and its end", len(args))
			}
			for ; len(args) > 0; args = args[2:] {
				f.means(code(args[0]), args[1], 0)
			}
		case "endbfrange":
			if len(args)%3 != 0 || len(args) > 300 {
				return fmt.Errorf("%d values between beginbfrange and its end", len(args))
			}
			for ; len(args) > 0; args = args[3:] {
				from, to := code(args[0]), code(args[1])
				list, many := args[2].(Array)
				for c := from; c <= to && c >= 0; c++ {
					if !many {
						f.means(c, args[2], c-from)
					} else if c-from < len(list) {
						f.means(c, list[c-from], 0)
					}
				}
			}
		}
		args = args[:0]
	}
	if !codes {
		return fmt.Errorf("it has no range of codes")
	}
	return nil
}

func code(v any) int {
	s, ok := v.(string)
	if !ok || len(s) > 2 {
		return -1
	}
	n := 0
	for i := range len(s) {
		n = n<<8 | int(s[i])
	}
	return n
}

// means notes that a code stands for a text, whose last character is some further on.
func (f *Font) means(code int, text any, on int) {
	if code < 0 {
		return
	}
	s, _ := text.(string)
	r := []rune(decode16(s))
	if len(r) > 0 {
		r[len(r)-1] += rune(on)
	}
	f.know(code)
	f.text[code] = string(r)
}

// allFonts are the fonts that are in resources and used, in the order of their numbers.
func (d *Document) allFonts() []*Font {
	var all []*Font
	for _, f := range d.fonts {
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b *Font) int { return cmp.Compare(a.ref, b.ref) })
	return all
}

// each visits the codes that are shown.
func (f *Font) each(of []bool, visit func(code, glyph int)) {
	for c, ok := range of {
		if ok {
			visit(c, f.glyph(c))
		}
	}
}

func eachFont(check func(d *Document, f *Font, say func(string, ...any))) func(*Document, func(string, ...any)) {
	return func(d *Document, say func(string, ...any)) {
		for _, f := range d.allFonts() {
			check(d, f, func(format string, args ...any) {
				say("%s: %s", f.name, fmt.Sprintf(format, args...))
			})
		}
	}
}

var fontRules = []Rule{
	{"A6.2.11.2-1", "a font isn't called one", eachFont(func(d *Document, f *Font, say func(string, ...any)) {
		if d.name(f.dict["Type"]) != "Font" || f.descendant != nil && d.name(f.descendant["Type"]) != "Font" {
			say("Type is %v", f.dict["Type"])
		}
	})},
	{"A6.2.11.2-2", "a font of no kind that PDF knows", eachFont(func(d *Document, f *Font, say func(string, ...any)) {
		known := []Name{"Type0", "Type1", "MMType1", "Type3", "TrueType"}
		if !slices.Contains(known, d.name(f.dict["Subtype"])) {
			say("%v", f.dict["Subtype"])
		}
		if k := d.name(f.descendant["Subtype"]); f.wide && k != "CIDFontType0" && k != "CIDFontType2" {
			say("%v", k)
		}
	})},
	{"A6.2.11.2-3", "a font without a name", eachFont(func(d *Document, f *Font, say func(string, ...any)) {
		if d.name(f.dict["Subtype"]) != "Type3" && (f.name == "" || d.name(f.descendant["BaseFont"]) == "") {
			say("BaseFont is %v", f.dict["BaseFont"])
		}
	})},
	{"A6.2.11.2-8", "a font program that isn't as TrueType must be", nil},
	{"J-font", "a font of another kind than ours: TrueType, coded by the numbers of its glyphs", eachFont(func(d *Document, f *Font, say func(string, ...any)) {
		if d.name(f.dict["Subtype"]) != "Type0" || d.name(f.dict["Encoding"]) != "Identity-H" {
			say("%v, %v", f.dict["Subtype"], f.dict["Encoding"])
		} else if k := d.name(f.descendant["Subtype"]); k == "CIDFontType0" {
			say("%v", k)
		}
	})},
	{"M31-004", "CIDToGIDMap is neither a stream nor Identity", eachFont(func(d *Document, f *Font, say func(string, ...any)) {
		v := d.Get(f.descendant["CIDToGIDMap"])
		if _, ok := v.(*Stream); v != nil && !ok && v != Name("Identity") {
			say("%v", v)
		}
	})},
	{"M31-005 A6.2.11.3-2", "CIDToGIDMap is absent", eachFont(func(d *Document, f *Font, say func(string, ...any)) {
		if d.name(f.descendant["Subtype"]) == "CIDFontType2" && f.descendant["CIDToGIDMap"] == nil {
			say("it isn't there")
		}
	})},
	{"M31-009 A6.2.11.4-1 X6.5-1", "a font isn't embedded", eachFont(func(d *Document, f *Font, say func(string, ...any)) {
		if d.name(f.dict["Subtype"]) == "Type3" {
			return
		}
		for _, k := range []Name{"FontFile", "FontFile2", "FontFile3"} {
			if _, ok := d.Get(f.descriptor[k]).(*Stream); ok {
				return
			}
		}
		if slices.Contains(f.rendered, true) {
			say("there is no program")
		}
	})},
	{"M31-011 A6.2.11.4-2 X6.5-2", "a font program lacks a glyph that is shown", eachFont(func(d *Document, f *Font, say func(string, ...any)) {
		if f.program != nil {
			f.each(f.rendered, func(c, g int) {
				if g >= f.program.glyphs {
					say("glyph %d of %d", g, f.program.glyphs)
				}
			})
		}
	})},
	{"J-outline", "a glyph that is shown for a letter is blank", eachFont(func(d *Document, f *Font, say func(string, ...any)) {
		if f.program != nil {
			f.each(f.rendered, func(c, g int) {
				if f.program.blank(g) && visible(f.text[c]) {
					say("glyph %d for %q", g, f.text[c])
				}
			})
		}
	})},
	{"M31-014 A6.2.11.4-4", "CIDSet leaves out a glyph of the program", eachFont(func(d *Document, f *Font, say func(string, ...any)) {
		if s, ok := d.Get(f.descriptor["CIDSet"]).(*Stream); ok && f.program != nil {
			for g := range f.program.glyphs {
				if !bit(s.Data, g) {
					say("glyph %d", g)
				}
			}
		}
	})},
	{"M31-015", "CIDSet lists a glyph that the program lacks", eachFont(func(d *Document, f *Font, say func(string, ...any)) {
		if s, ok := d.Get(f.descriptor["CIDSet"]).(*Stream); ok && f.program != nil {
			for g := f.program.glyphs; g < 8*len(s.Data); g++ {
				if bit(s.Data, g) {
					say("glyph %d", g)
				}
			}
		}
	})},
	{"M31-016 A6.2.11.5-1 X6.5-3", "a glyph's width isn't that of the font program", eachFont(func(d *Document, f *Font, say func(string, ...any)) {
		if f.program != nil {
			f.each(f.rendered, func(c, g int) {
				if want, got := f.program.width(g), f.width(c); want-got > 1 || got-want > 1 {
					say("glyph %d: %g, in the program %g", g, got, want)
				}
			})
		}
	})},
	{"M31-027 A6.2.11.7-1", "a font doesn't say what its glyphs stand for", eachFont(func(d *Document, f *Font, say func(string, ...any)) {
		if _, ok := d.Get(f.dict["ToUnicode"]).(*Stream); !ok {
			say("ToUnicode is %v", f.dict["ToUnicode"])
		}
	})},
	{"M31-028", "a glyph stands for U+0000", eachFont(func(d *Document, f *Font, say func(string, ...any)) {
		for c, t := range f.text {
			if strings.ContainsRune(t, 0) {
				say("glyph %d", f.glyph(c))
			}
		}
	})},
	{"M31-029", "a glyph stands for U+FEFF or U+FFFE", eachFont(func(d *Document, f *Font, say func(string, ...any)) {
		for c, t := range f.text {
			if strings.ContainsAny(t, "\uFEFF\uFFFE") {
				say("glyph %d", f.glyph(c))
			}
		}
	})},
	{"M31-030 A6.2.11.8-1", "the sign for a missing glyph is shown", eachFont(func(d *Document, f *Font, say func(string, ...any)) {
		f.each(f.shown, func(c, g int) {
			if g == 0 {
				say("code %d", c)
			}
		})
	})},
	{"P9.7.3", "CIDSystemInfo isn't whole", eachFont(func(d *Document, f *Font, say func(string, ...any)) {
		i := d.Dict(f.descendant["CIDSystemInfo"])
		_, ok1 := d.Get(i["Registry"]).(string)
		_, ok2 := d.Get(i["Ordering"]).(string)
		if _, ok3 := d.number(i["Supplement"]); f.wide && !(ok1 && ok2 && ok3) {
			say("%v", i)
		}
	})},
	{"P9.7.4", "the widths of glyphs can't be read", nil},
	{"P9.8", "the description of a font lacks something", eachFont(func(d *Document, f *Font, say func(string, ...any)) {
		if f.descriptor == nil {
			return // not embedded
		}
		for _, k := range []Name{"Flags", "ItalicAngle", "Ascent", "Descent", "CapHeight", "StemV"} {
			if _, ok := d.number(f.descriptor[k]); !ok {
				say("%s", k)
			}
		}
		if _, ok := d.rect(f.descriptor["FontBBox"]); !ok {
			say("FontBBox")
		}
		if k := d.whole(f.descriptor["Flags"], 0); k>>2&1 == k>>5&1 {
			say("flags %d: it must be either symbolic or not", k)
		}
	})},
	{"P9.9", "the names of a font disagree, or don't say that it is a subset", eachFont(func(d *Document, f *Font, say func(string, ...any)) {
		tag, rest, ok := strings.Cut(string(f.name), "+")
		if !ok || len(tag) != 6 || rest == "" || strings.Trim(tag, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			say("no tag of six capitals")
		}
		if d.name(f.descendant["BaseFont"]) != f.name || f.descriptor != nil && d.name(f.descriptor["FontName"]) != f.name {
			say("%v, %v", f.descendant["BaseFont"], f.descriptor["FontName"])
		}
	})},
	{"P9.10.3", "the map from glyphs to characters can't be read", nil},
}

func bit(b []byte, n int) bool { return n/8 < len(b) && b[n/8]>>(7-n%8)&1 == 1 }

// visible tells of a text that leaves ink.
func visible(s string) bool {
	for _, r := range s {
		if unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) && r != 0xFFFD {
			return true
		}
	}
	return false
}
