package theme

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jilid/build/diag"
	"jilid/build/press/geom"
	"jilid/build/source"
	"jilid/build/text/yaml"
)

// decoder lays the tokens of a file over those read before.
type decoder struct {
	theme *Theme
	diags *diag.List
}

func (d *decoder) file(f *source.File) {
	root, ds := yaml.Parse(f.Span(0, len(f.Data)), "")
	d.diags.Append(ds...)
	d.section(root, "", map[string]func(*yaml.Node){
		"colors": d.colors,
		"fonts":  d.fonts,
		"type":   d.typeScale,
		"page":   d.page,
		"site":   d.site,
	})
}

// section calls the reader of every key; a key without one is reported.
func (d *decoder) section(n *yaml.Node, name string, keys map[string]func(*yaml.Node)) {
	if n.Kind == yaml.Null {
		return
	}
	if n.Kind != yaml.Map {
		d.wrong(n, diag.T("%s harus berisi pasangan `kunci: nilai`", "%s must hold `key: value` pairs", name))
		return
	}
	for _, p := range n.Pairs {
		read, ok := keys[p.Key.Text]
		if !ok {
			known := make([]string, 0, len(keys))
			for k := range keys {
				known = append(known, k)
			}
			slices.Sort(known)
			hint := diag.T("yang dikenal: %s", "known are: %s", strings.Join(known, ", "))
			if near, ok := diag.Nearest(p.Key.Text, known); ok {
				hint = diag.T("mungkin maksudnya %q", "perhaps %q is meant", near)
			}
			d.diags.Add(diag.UnknownKey, p.Key.Span, diag.T("kunci tema %q tidak dikenal", "unknown key %q in the theme", p.Key.Text), hint)
			continue
		}
		read(p.Value)
	}
}

func (d *decoder) wrong(n *yaml.Node, hint diag.Text) {
	d.diags.Add(diag.BadTheme, n.Span, diag.T("nilai tema %q tidak dapat dipakai", "the theme's value %q can't be used", clip(n.Span.Text())), hint)
}

func clip(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}

// roleForm is what a colour may be called: the style sheet names it so, too.
var roleForm = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

func (d *decoder) colors(n *yaml.Node) {
	if n.Kind != yaml.Map {
		d.wrong(n, diag.T("tulis `peran: {light: \"#…\", dark: \"#…\", cmyk: […]}`", "write `role: {light: \"#…\", dark: \"#…\", cmyk: […]}`"))
		return
	}
	for _, p := range n.Pairs {
		role := p.Key.Text
		if !roleForm.MatchString(role) {
			d.diags.Add(diag.BadTheme, p.Key.Span, diag.T("%q tidak dapat menjadi nama warna", "%q can't be the name of a colour", clip(role)),
				diag.T("nama warna terdiri atas huruf kecil, angka, dan tanda hubung", "names of colours are made of small letters, digits and hyphens"))
			continue
		}
		dark := false // given
		i := slices.IndexFunc(d.theme.Colors, func(c Color) bool { return c.Role == role })
		if i < 0 {
			d.theme.Colors = append(d.theme.Colors, Color{Role: role, CMYK: [4]uint8{0, 0, 0, 100}})
			i = len(d.theme.Colors) - 1
		} else {
			dark = true // or that of the built-in theme
		}
		c := &d.theme.Colors[i]
		d.section(p.Value, "colors."+role, map[string]func(*yaml.Node){
			"light": func(n *yaml.Node) { d.rgb(n, &c.Light) },
			"dark":  func(n *yaml.Node) { d.rgb(n, &c.Dark); dark = true },
			"cmyk":  func(n *yaml.Node) { d.cmyk(n, &c.CMYK) },
		})
		if !dark {
			c.Dark = c.Light
		}
	}
}

func (d *decoder) rgb(n *yaml.Node, to *RGB) {
	c, ok := ParseRGB(n.Text)
	if !ok {
		d.wrong(n, diag.T("warna ditulis \"#rrggbb\", dengan tanda kutip", "a colour is written \"#rrggbb\", in quotes"))
		return
	}
	*to = c
}

// ParseRGB reads "#rrggbb" or "#rgb".
func ParseRGB(s string) (RGB, bool) {
	hex, ok := strings.CutPrefix(s, "#")
	if ok && len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	v, err := strconv.ParseUint(hex, 16, 32)
	if !ok || len(hex) != 6 || err != nil {
		return RGB{}, false
	}
	return RGB{uint8(v >> 16), uint8(v >> 8), uint8(v)}, true
}

func (d *decoder) cmyk(n *yaml.Node, to *[4]uint8) {
	hint := diag.T("tulis empat persentase 0–100, misalnya [90, 45, 40, 25]", "write four percentages 0–100, such as [90, 45, 40, 25]")
	if n.Kind != yaml.List || len(n.Items) != 4 {
		d.wrong(n, hint)
		return
	}
	var ink [4]uint8
	for i, item := range n.Items {
		v, err := strconv.Atoi(item.Text)
		if err != nil || v < 0 || v > 100 {
			d.wrong(item, hint)
			return
		}
		ink[i] = uint8(v)
	}
	*to = ink
}

func (d *decoder) fonts(n *yaml.Node) {
	f := &d.theme.Fonts
	keys := map[string]func(*yaml.Node){}
	for name, to := range map[string]*[]byte{
		"text": &f.Text, "text_italic": &f.TextItalic, "text_bold": &f.TextBold, "text_bold_italic": &f.TextBoldItalic,
		"sans": &f.Sans, "sans_italic": &f.SansItalic, "sans_light": &f.SansLight, "sans_semibold": &f.SansSemibold, "sans_bold": &f.SansBold,
		"mono": &f.Mono, "mono_bold": &f.MonoBold, "mono_italic": &f.MonoItalic,
		"math": &f.Math,
	} {
		keys[name] = func(n *yaml.Node) {
			data, ok := d.theme.File(n.Text)
			if !ok {
				d.wrong(n, diag.T("berkas fon ini tidak ada di folder tema", "this font file is not in the theme's folder"))
				return
			}
			*to = data
			d.theme.faces[name] = face{n.Span, n.Text}
		}
	}
	d.section(n, "fonts", keys)
}

func (d *decoder) typeScale(n *yaml.Node) {
	keys := map[string]func(*yaml.Node){}
	for name, to := range d.theme.Type.faces() {
		keys[name] = func(n *yaml.Node) { d.face(n, to) }
	}
	d.section(n, "type", keys)
}

func (d *decoder) face(n *yaml.Node, to *Face) {
	hint := diag.T("tulis [ukuran, jarak baris] dalam titik, antara 4 dan 200, misalnya [10.6, 15]", "write [size, leading] in points, between 4 and 200, such as [10.6, 15]")
	if n.Kind != yaml.List || len(n.Items) != 2 {
		d.wrong(n, hint)
		return
	}
	size, err1 := strconv.ParseFloat(n.Items[0].Text, 64)
	leading, err2 := strconv.ParseFloat(n.Items[1].Text, 64)
	if err1 != nil || err2 != nil || !(size >= 4 && size <= 200 && leading >= size*0.8 && leading <= 400) {
		d.wrong(n, hint)
		return
	}
	*to = Face{geom.Points(size), geom.Points(leading)}
}

func (d *decoder) page(n *yaml.Node) {
	p := &d.theme.Page
	mm := func(to *geom.Length) func(*yaml.Node) {
		return func(n *yaml.Node) {
			v, err := strconv.ParseFloat(n.Text, 64)
			if err != nil || !(v >= 0 && v <= 2000) {
				d.wrong(n, diag.T("tulis panjang dalam milimeter, misalnya 28", "write a length in millimetres, such as 28"))
				return
			}
			*to = geom.Millimetres(v)
		}
	}
	d.section(n, "page", map[string]func(*yaml.Node){
		"inner": mm(&p.Inner), "outer": mm(&p.Outer), "top": mm(&p.Top), "bottom": mm(&p.Bottom), "wide": mm(&p.Wide),
	})
}

func (d *decoder) site(n *yaml.Node) {
	s := &d.theme.Site
	number := func(to *float64) func(*yaml.Node) {
		return func(n *yaml.Node) {
			v, err := strconv.ParseFloat(n.Text, 64)
			if err != nil || !(v > 0 && v < 1000) {
				d.wrong(n, diag.T("tulis sebuah bilangan, misalnya 18.5", "write a number, such as 18.5"))
				return
			}
			*to = v
		}
	}
	d.section(n, "site", map[string]func(*yaml.Node){
		"text": number(&s.Text), "leading": number(&s.Leading), "measure": number(&s.Measure),
	})
}
