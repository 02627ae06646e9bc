// Package draw turns finished pages into a PDF file: frames into content
// streams, tags into the structure tree. It decides nothing about how a page looks.
//
// A page is drawn without regard to any other: what it shares with them, fonts and
// pictures, it names by what they are, not by the order in which they are met. So
// pages are drawn in parallel, and again only if they have changed ([Memory]).
// Part by part, what is on the pages is then joined with the structure tree and laid
// under numbers of the part's own; what the parts share comes last. The file is the
// same for any number of processors, and whatever was remembered.
package draw

import (
	"cmp"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

	"jilid/build/parallel"
	"jilid/build/press/frame"
	"jilid/build/press/pdf"
)

// Document is what to write.
type Document struct {
	Parts   []*frame.Part
	Outline []*frame.Outline

	Title, Author, Subject string
	Keywords               []string
	Lang                   string
	Producer               string // the program, "jilid 1.0"
	Date                   string // RFC 3339, a day or a moment; may be empty

	Version string // of the edition, "2.1"; may be empty

	Space Space
	Press *pdf.Condition // that printing inks are meant for, by PDF/X-4; nil in RGB
}

// Space is the inks that the file is in.
type Space int

const (
	RGB  Space = iota // for screen and archive: sRGB, PDF/A-2a and PDF/UA-1
	CMYK              // for the printing press
)

// Write writes the document as a PDF file. The error is the writer's, or that
// of a picture. What [Check] finds is written as well as it can be.
func Write(out io.Writer, d *Document) error { return new(Memory).Write(out, d) }

// Write writes the document with what is remembered of the last writing.
func (m *Memory) Write(out io.Writer, d *Document) error {
	if m.sheets == nil || m.stock.space != d.Space {
		m.stock.space = d.Space
		m.sheets, m.blocks = nil, nil
		m.stock.faces, m.stock.pictures, m.stock.forms = map[[32]byte]*face{}, map[[32]byte]*resource{}, map[pathKey]*resource{}
	}
	parts, labels := m.draw(d)
	if len(labels) == 0 {
		return errors.New("draw: a document without pages")
	}
	places := places(d)
	blocks := m.lay(parts, places)

	version := "1.7"
	if d.Press != nil {
		version = "1.6"
	}
	file := pdf.NewFile(version)
	for i, b := range blocks {
		file.WriteBlock(b.Block, parts[i].margins)
	}
	w := pdf.NewWriter(blocks[len(blocks)-1].next)
	if err := m.shared(w, parts, blocks); err != nil {
		return err
	}
	catalog := pdf.Catalog{
		Labels: labels, Outline: bookmarks(d.Outline, places), Profile: d.Space == RGB, Press: d.Press,
		Meta: pdf.Meta{
			Title: d.Title, Author: d.Author, Subject: d.Subject, Keywords: d.Keywords,
			Lang: cmp.Or(d.Lang, "id"), Producer: cmp.Or(d.Producer, "jilid"), Date: d.Date, Version: d.Version,
		},
	}
	m.blocks = map[*sheet]*block{}
	for _, b := range blocks {
		catalog.Parts = append(catalog.Parts, b.Block)
		m.blocks[b.pages[0].sheet] = b
	}
	root, info := w.Catalog(&catalog)
	file.Write(w)
	return file.End(out, root, info)
}

// drawn is a part whose pages are drawn.
type drawn struct {
	made
	sheets  []*sheet // with those of the margins
	margins [][]byte // packed content, nil where there is none
}

// draw draws what isn't remembered, in parallel, and gives the parts that have
// pages, and the folios.
func (m *Memory) draw(d *Document) (parts []*drawn, labels []string) {
	keep := map[sheetKey]*sheet{}
	var todo []sheetKey
	need := func(key sheetKey) {
		if _, known := keep[key]; known {
			return
		}
		keep[key] = m.sheets[key]
		if keep[key] == nil {
			todo = append(todo, key)
		}
	}
	each := func(f func(p *frame.Part, page *frame.Page, body, margin sheetKey)) {
		for _, p := range d.Parts {
			for _, page := range p.Pages {
				f(p, page, sheetKey{page.Frame, page.Size.H, false}, sheetKey{page.Margin, page.Size.H, true})
			}
		}
	}
	each(func(_ *frame.Part, _ *frame.Page, body, margin sheetKey) {
		need(body)
		need(margin)
	})
	m.stock.packed = map[[32]byte][]byte{} // most pages of a chapter that is set again look as they did
	for _, s := range m.sheets {
		m.stock.packed[s.sum] = s.content
	}
	fresh := make([]*sheet, len(todo))
	parallel.For(len(todo), func(i int) { fresh[i] = m.stock.draw(todo[i]) })
	for i, key := range todo {
		keep[key] = fresh[i]
	}
	m.sheets, m.stock.packed = keep, nil

	var last *frame.Part
	each(func(p *frame.Part, page *frame.Page, body, margin sheetKey) {
		if p != last {
			last = p
			parts = append(parts, &drawn{made: made{root: p.Root}})
		}
		x, y := keep[body], keep[margin]
		to := parts[len(parts)-1]
		to.sheets = append(to.sheets, x, y)
		to.pages = append(to.pages, bound{page.Size, page.Edge, page.Bleed, x, y.content != nil, len(x.uses)+len(y.uses) > 0, x.through || y.through})
		to.margins = append(to.margins, y.content)
		labels = append(labels, page.Label)
	})
	return parts, labels
}

// lay lays the parts that aren't remembered, in parallel: only where the numbers of
// a part begin it has to be told by the one before it.
func (m *Memory) lay(parts []*drawn, places map[string]bool) []*block {
	blocks := make([]*block, len(parts))
	firsts := make([]chan pdf.Ref, len(parts)+1)
	for i := range firsts {
		firsts[i] = make(chan pdf.Ref, 1)
	}
	firsts[0] <- pdf.FirstPart
	parallel.For(len(parts), func(i int) {
		of := parts[i].made
		if b := m.blocks[of.pages[0].sheet]; b != nil && b.still(of, places) {
			first := <-firsts[i]
			if b.first == first {
				firsts[i+1] <- b.next
				blocks[i] = b
				return
			}
			firsts[i] <- first
		}
		b := &block{made: of, found: map[string]bool{}}
		p := part(of, m.stock.space, func(name string) bool {
			b.found[name] = places[name]
			return places[name]
		})
		b.first = <-firsts[i]
		b.next = p.Number(b.first)
		firsts[i+1] <- b.next
		b.Block = p.Lay()
		blocks[i] = b
	})
	return blocks
}

// shared writes what the pages share: fonts, pictures, forms.
func (m *Memory) shared(w *pdf.Writer, parts []*drawn, blocks []*block) error {
	out := &resources{w: w, named: map[string]*resource{}, written: map[string]pdf.Ref{}}
	glyphs := map[*face]glyphSet{}
	for _, p := range parts {
		for _, s := range p.sheets {
			for _, r := range s.uses {
				r.all(out.named)
			}
			for _, u := range s.fonts {
				if glyphs[u.face] == nil {
					glyphs[u.face] = newGlyphSet(u.face.font)
				}
				glyphs[u.face].addAll(u.glyphs)
			}
		}
	}
	m.stock.keep(glyphs, out.named)

	faces := slices.SortedFunc(maps.Keys(glyphs), func(x, y *face) int { return strings.Compare(x.name, y.name) })
	named := slices.Sorted(maps.Keys(out.named))
	fonts, errs := make([]*pdf.Font, len(faces)), make([]error, len(named))
	parallel.For(len(faces)+len(named), func(i int) {
		if i < len(faces) {
			fonts[i] = faces[i].embed(glyphs[faces[i]])
		} else {
			errs[i-len(faces)] = out.named[named[i-len(faces)]].pack()
		}
	})
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	var dict pdf.Dict
	for i, f := range fonts {
		dict.Ref(faces[i].name, w.Font(f))
	}
	out.fonts = w.Add(dict.Bytes())
	w.Put(pdf.Resources, out.dictionary(nil).Bytes())
	out.writeAll()
	for i, p := range parts {
		for k, page := range p.pages {
			if page.extra {
				w.Put(blocks[i].Resources(k), out.dictionary(slices.Concat(p.sheets[2*k].uses, p.sheets[2*k+1].uses)).Bytes())
			}
		}
	}
	return nil
}

func (d *Document) pages() []*frame.Page {
	var all []*frame.Page
	for _, p := range d.Parts {
		all = append(all, p.Pages...)
	}
	return all
}

// places are the names of a document's places.
func places(d *Document) map[string]bool {
	all := map[string]bool{}
	var look func(f *frame.Frame)
	look = func(f *frame.Frame) {
		if f == nil {
			return
		}
		for i := range f.Items {
			switch it := f.Items[i].Item.(type) {
			case *frame.Shape:
				look(it.Clip)
			case *frame.Group:
				look(it.Frame)
			case *frame.Dest:
				all[it.Name] = true
			}
		}
	}
	for _, part := range d.Parts {
		for _, p := range part.Pages {
			look(p.Frame)
		}
	}
	return all
}

func bookmarks(outline []*frame.Outline, places map[string]bool) []*pdf.Bookmark {
	var all []*pdf.Bookmark
	for _, o := range outline {
		m := &pdf.Bookmark{Title: o.Title, Open: o.Open, Kids: bookmarks(o.Kids, places)}
		if places[o.Dest] {
			m.Dest = o.Dest
		}
		all = append(all, m)
	}
	return all
}
