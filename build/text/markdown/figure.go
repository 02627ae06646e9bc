package markdown

import (
	"bytes"
	"path"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/doc"
)

// figure is the figure that a paragraph of one picture makes, or nil.
func (c *converter) figure(n *ast.Paragraph) *doc.Figure {
	img, ok := n.FirstChild().(*ast.Image)
	if !ok {
		return nil
	}
	var a *attributesNode
	for s := img.NextSibling(); s != nil; s = s.NextSibling() {
		switch s := s.(type) {
		case *attributesNode:
			if a != nil {
				return nil
			}
			a = s
		case *ast.Text:
			if len(bytes.TrimSpace(s.Value(c.src))) > 0 {
				return nil
			}
		default:
			return nil
		}
	}
	if dest := c.plain(img.Destination); outside(dest) {
		return nil // stays a picture in the text, which is reported there
	}
	pic := c.image(img, a)
	f := c.figures.put(doc.Figure{Attr: pic.Attr, ID: pic.Attr.ID, Alt: doc.Plain(pic.Alt), Image: pic.File, Span: c.blockSpan(n)})
	f.Caption = c.title(img.Title, f.Span)
	f.Width = c.width(f.Attr)
	c.kindOfID(f.Attr, "fig-")
	return f
}

// image converts a picture and looks its file up.
func (c *converter) image(n *ast.Image, a *attributesNode) *doc.Image {
	p := &doc.Image{Dest: c.plain(n.Destination), Alt: c.inlines(n)}
	p.Title = c.plain(n.Title)
	start := max(n.Pos(), 0)
	p.Span = c.at(start, c.closing(start))
	if a != nil {
		p.Attr = a.attr
		p.Attr.Span = c.at(a.start, a.end)
		if a.mistake != (diag.Text{}) {
			c.badAttributes(a.attributes, p.Attr.Span)
		}
		c.knownKeys(p.Attr, "width")
	}
	at := p.Span.Find("](", string(n.Destination))
	switch {
	case c.opt.Plain:
	case unsafe(p.Dest, true):
		c.unsafeLink(p.Dest, at)
		p.Dest = ""
	case outside(p.Dest):
		c.report(diag.OutsideImage, at,
			diag.T("gambar di luar rencana tidak ikut terbit: %s", "a picture outside the plan is not published with it: %s", short(p.Dest)),
			diag.T("simpan berkasnya di samping bab dan tunjuk ke sana", "save the file beside the chapter and point to it"))
	case c.opt.Asset != nil && p.Dest != "":
		var near string
		p.File, near = c.opt.Asset(c.file, p.Dest)
		c.assets = append(c.assets, p.File)
		if p.File == nil {
			hint := diag.T("alamatnya dihitung dari folder berkas ini; huruf besar dan kecil dibedakan", "the path starts at this file's folder; capitals matter")
			if near != "" {
				hint = diag.T("maksudnya `%s`?", "did you mean `%s`?", near)
			}
			c.diags.AddAbsent("file "+path.Join(c.file.Dir(), p.Dest), diag.MissingAsset, at, diag.T("gambar %s tidak ada", "there is no picture %s", short(p.Dest)), hint)
		}
	}
	return p
}

// title reads a picture's title, which is its caption, with its mark-up.
func (c *converter) title(raw []byte, at source.Span) []doc.Inline {
	if len(raw) == 0 {
		return nil
	}
	if !bytes.ContainsAny(raw, "*_`[@$~{<") {
		return doc.Str(smart(c.plain(raw)))
	}
	sub := &converter{file: c.file, fixed: c.fixed, opt: c.opt, src: raw}
	if c.fixed == nil {
		// Where in the file it stands is not in goldmark's tree.
		if i := strings.Index(at.Text(), string(raw)); i >= 0 {
			sub.base = at.Start + i
		} else {
			sub.fixed = &at
		}
	}
	sub.home, sub.nest, sub.ids, sub.lang = c, c.nest, slugs{}, c.lang
	blocks := sub.blocks(parse(raw, false))
	c.diags.Append(sub.diags.All()...)
	if len(blocks) == 1 {
		if p, ok := blocks[0].(*doc.Paragraph); ok {
			return p.Text
		}
	}
	return doc.Str(smart(c.plain(raw)))
}

// width is width=80% in per mille of the measure, or 0.
func (c *converter) width(a doc.Attr) int {
	value := a.Get("width")
	if value == "" {
		return 0
	}
	number, percent := strings.CutSuffix(value, "%")
	w, err := strconv.ParseFloat(strings.Replace(number, ",", ".", 1), 64)
	if err != nil || !percent || !(w > 0 && w <= 100) {
		c.report(diag.BadAttribute, a.Span.Find("", "width="+value),
			diag.T("lebar %q bukan persen dari lebar teks", "width %q is not a per cent of the text's width", value),
			diag.T("tulis misalnya width=80%", "write it like width=80%"))
		return 0
	}
	return int(w*10 + 0.5)
}

// knownKeys reports the keys of attributes that mean nothing where they stand.
func (c *converter) knownKeys(a doc.Attr, known ...string) {
	for _, kv := range a.Keys {
		found := false
		for _, k := range known {
			found = found || k == kv.Key
		}
		if found {
			continue
		}
		hint := diag.T("di sini tidak ada atribut dengan nilai", "no attribute with a value is known here")
		if near, ok := diag.Nearest(kv.Key, known); ok {
			hint = diag.T("mungkin maksudnya %s", "perhaps %s was meant", near)
		} else if len(known) > 0 {
			list := strings.Join(known, ", ")
			hint = diag.T("yang dikenal di sini: %s", "known here: %s", list)
		}
		at := a.Span.Find("", kv.Key+"=")
		if strings.HasSuffix(at.Text(), "=") {
			at.End--
		}
		c.report(diag.BadAttribute, at, diag.T("atribut %s tidak dikenal", "unknown attribute %s", kv.Key), hint)
	}
}

// kindOfID reports an id that promises another kind of thing than it names:
// @tbl-x would become "Gambar 3.1".
func (c *converter) kindOfID(a doc.Attr, want string) {
	for _, p := range refPrefixes {
		if p != want && strings.HasPrefix(a.ID, p) {
			c.report(diag.BadAttribute, a.Span.Find("", "#"+a.ID),
				diag.T("nama #%s berawalan %s", "id #%s begins with %s", a.ID, p),
				diag.T("untuk hal ini pakai awalan %s", "for this kind of thing use the prefix %s", want))
		}
	}
}
