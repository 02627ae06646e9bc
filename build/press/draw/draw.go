// Package draw turns finished pages into a PDF file: frames into content
// streams, tags into the structure tree. It decides nothing about how a page looks.
//
// A document is walked twice. The first walk, in page order, notes which
// glyphs, pictures and places there are. With that known a page depends on no
// other, so the second draws them in parallel, counting marked content from 0
// on each page; what they made is then written in page order. So the file is
// the same for any number of processors.
package draw

import (
	"cmp"
	"errors"
	"io"

	"jilid/build/parallel"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
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

	Space Space
}

// Space is the inks that the file is in.
type Space int

const (
	RGB  Space = iota // for screen and archive: sRGB, PDF/A-2a and PDF/UA-1
	CMYK              // for the printing press
)

// Write writes the document as a PDF file. The error is the writer's, or that
// of a picture. What [Check] finds is written as well as it can be.
func Write(out io.Writer, d *Document) error {
	b := survey(d)
	if len(b.pages) == 0 {
		return errors.New("draw: a document without pages")
	}
	b.file = pdf.NewWriter(out)
	b.tree = b.file.NewPageTree(len(b.pages))
	for _, f := range b.faces {
		f.settle()
	}
	sheets := make([]*sheet, len(b.pages))
	parallel.For(len(b.pages), func(i int) { sheets[i] = b.draw(i) })
	if err := b.pictures(); err != nil {
		return err
	}
	b.writeForms()
	fonts := b.fonts()
	s := newStructure(b, b.root)
	for i, sheet := range sheets {
		b.page(i, sheet, fonts, s)
	}
	root := s.build(sheets)

	catalog := pdf.Catalog{
		Pages:     b.tree.Write(),
		Structure: b.file.Structure(root, s.owners),
		Labels:    labels(b.pages),
		Profile:   d.Space == RGB,
		Meta: pdf.Meta{
			Title: d.Title, Author: d.Author, Subject: d.Subject, Keywords: d.Keywords,
			Lang: cmp.Or(d.Lang, "id"), Producer: cmp.Or(d.Producer, "jilid"), Date: d.Date,
		},
	}
	if places := b.destinations(sheets); len(places) > 0 {
		catalog.Destinations = b.file.Destinations(places)
	}
	if len(d.Outline) > 0 {
		catalog.Outline = b.file.Outline(b.bookmarks(d.Outline))
	}
	return b.file.Close(b.file.Catalog(&catalog))
}

// page writes a drawn page with its links.
func (b *book) page(i int, s *sheet, fonts pdf.Ref, st *structure) {
	self := b.tree.Page(i)
	p := pdf.Page{Width: b.pages[i].Size.W, Height: b.pages[i].Size.H, Key: i}
	p.Content = b.file.Alloc()
	var d pdf.Dict
	d.Name("Filter", "FlateDecode")
	b.file.RawStream(p.Content, &d, s.content)
	for k := range s.links {
		l := &s.links[k]
		l.to.Key = len(b.pages) + st.links
		st.links++
		l.ref = b.file.Link(self, &l.to)
		p.Annots = append(p.Annots, l.ref)
	}
	p.Resources = *b.resources(&s.uses, fonts)
	if s.seeThrough() {
		p.Blend = 'R'
		if b.doc.Space == CMYK {
			p.Blend = 'C'
		}
	}
	b.file.Page(self, b.tree.Parent(i), &p)
}

func labels(pages []*frame.Page) []string {
	out := make([]string, len(pages))
	for i, p := range pages {
		out[i] = p.Label
	}
	return out
}

// destinations are the named places in page order.
func (b *book) destinations(sheets []*sheet) []pdf.Destination {
	var all []pdf.Destination
	for i, s := range sheets {
		for _, p := range s.places {
			// A little above, so that the line that is named doesn't stick to the window's edge.
			const air = 6 * geom.Pt
			all = append(all, pdf.Destination{Name: p.name, Page: b.tree.Page(i), X: 0, Y: min(p.y+air, b.pages[i].Size.H)})
		}
	}
	return all
}

func (b *book) bookmarks(outline []*frame.Outline) []*pdf.Bookmark {
	var all []*pdf.Bookmark
	for _, o := range outline {
		m := &pdf.Bookmark{Title: o.Title, Open: o.Open, Kids: b.bookmarks(o.Kids)}
		if b.places[o.Dest] {
			m.Dest = o.Dest
		}
		all = append(all, m)
	}
	return all
}
