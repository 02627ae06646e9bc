package draw

import (
	"fmt"
	"slices"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/pdf"
)

// structure joins the tags, which say what there is, with the marked content
// and the links, which say where it is.
type structure struct {
	book   *book
	root   *frame.Tag
	links  int // so far, in page order
	owners []pdf.Owner

	pieces   map[*frame.Tag][]piece
	order    []*frame.Tag                // tags in the order of their first piece
	first    map[*frame.Tag]int          // when the content in it was first met
	added    map[*frame.Tag][]*frame.Tag // kids that the caller's tags don't have
	elements map[*frame.Tag]*pdf.Element
	boxes    map[*frame.Tag][4]geom.Length
	notes    int
}

// piece is a kid of an element that was met at a time of the drawing.
type piece struct {
	kid  pdf.Kid
	time int
}

func newStructure(b *book, root *frame.Tag) *structure {
	return &structure{
		book: b, root: root,
		pieces: map[*frame.Tag][]piece{}, first: map[*frame.Tag]int{}, added: map[*frame.Tag][]*frame.Tag{},
		elements: map[*frame.Tag]*pdf.Element{}, boxes: map[*frame.Tag][4]geom.Length{},
	}
}

// build makes the elements of the tree, once all pages are written, and the
// owners of what is on them.
func (s *structure) build(sheets []*sheet) *pdf.Element {
	root := s.root
	time := 0
	add := func(tag *frame.Tag, k pdf.Kid) {
		if s.pieces[tag] == nil {
			s.order = append(s.order, tag)
		}
		s.pieces[tag] = append(s.pieces[tag], piece{k, time})
		time++
	}
	for i, sheet := range sheets {
		page := s.book.tree.Page(i)
		links := sheet.links
		for mcid := 0; mcid <= len(sheet.marks); mcid++ {
			for len(links) > 0 && links[0].mark == mcid {
				if links[0].tag == nil || links[0].tag.Role != "Link" {
					links[0].tag = s.linkTag(links[0].tag, root)
				}
				add(links[0].tag, pdf.Kid{Page: page, Annot: links[0].ref})
				links = links[1:]
			}
			if mcid < len(sheet.marks) {
				add(sheet.marks[mcid], pdf.Kid{Page: page, MCID: mcid})
			}
		}
		for tag, box := range sheet.boxes {
			if _, known := s.boxes[tag]; !known {
				s.boxes[tag] = box
			}
		}
	}
	s.times(root)
	top := s.element(root)
	for _, tag := range s.order { // content whose tag isn't in the tree: Check says so
		if s.elements[tag] == nil {
			s.times(tag)
			top.Kids = append(top.Kids, pdf.Kid{Element: s.element(tag)})
		}
	}
	for _, sheet := range sheets {
		o := pdf.Owner{}
		for _, tag := range sheet.marks {
			o.Content = append(o.Content, s.elements[tag])
		}
		s.owners = append(s.owners, o)
	}
	for _, sheet := range sheets {
		for _, l := range sheet.links {
			s.owners = append(s.owners, pdf.Owner{Annot: s.elements[l.tag]})
		}
	}
	return top
}

// linkTag makes an element for a link that has none of its own, below the one
// it stands in.
func (s *structure) linkTag(in, root *frame.Tag) *frame.Tag {
	if in == nil {
		in = root
	}
	t := &frame.Tag{Role: "Link"}
	s.added[in] = append(s.added[in], t)
	return t
}

// kids are a tag's kids with those that were added.
func (s *structure) kids(t *frame.Tag) []*frame.Tag {
	if added := s.added[t]; added != nil {
		return append(slices.Clone(t.Kids), added...)
	}
	return t.Kids
}

// times finds when the content of a tag, with all below it, was first met.
func (s *structure) times(t *frame.Tag) (first int, ok bool) {
	if f, known := s.first[t]; known {
		return f, true
	}
	if own := s.pieces[t]; own != nil {
		first, ok = own[0].time, true
	}
	for _, k := range s.kids(t) {
		if f, has := s.times(k); has && (!ok || f < first) {
			first, ok = f, true
		}
	}
	if ok {
		s.first[t] = first
	}
	return first, ok
}

// element makes a tag's element: its kids in their order, with its own content
// between them where it was met.
func (s *structure) element(t *frame.Tag) *pdf.Element {
	e := &pdf.Element{
		Role: t.Role, Alt: t.Alt, Lang: t.Lang, Title: t.Title, ID: t.ID, Actual: t.Actual,
		Scope: t.Scope, Headers: t.Headers, ColSpan: t.ColSpan, RowSpan: t.RowSpan,
	}
	s.elements[t] = e
	if e.Role == "Note" && e.ID == "" { // PDF/UA wants one
		s.notes++
		e.ID = fmt.Sprint("note-", s.notes)
	}
	if box, ok := s.boxes[t]; ok {
		e.Box = &box
	}
	own := s.pieces[t]
	placed := false // a kid's place in the text is known
	for _, k := range s.kids(t) {
		if s.elements[k] != nil {
			continue // in two places of the tree: the first counts
		}
		f, met := s.first[k]
		if !met && !keepsPlace(k) {
			continue
		}
		// A note stands at the foot of the page and is read right after its mark.
		if met && !(placed && k.Role == "Note") {
			placed = true
			for len(own) > 0 && own[0].time < f {
				e.Kids = append(e.Kids, own[0].kid)
				own = own[1:]
			}
		}
		e.Kids = append(e.Kids, pdf.Kid{Element: s.element(k)})
	}
	for _, p := range own {
		e.Kids = append(e.Kids, p.kid)
	}
	return e
}

// keepsPlace tells of an element without content whether it must stand all the
// same: a table's empty cell does.
func keepsPlace(t *frame.Tag) bool {
	if t.Role == "TD" || t.Role == "TH" {
		return true
	}
	for _, k := range t.Kids {
		if keepsPlace(k) {
			return true
		}
	}
	return false
}
