package draw

import (
	"slices"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/pdf"
)

// structure joins the tags of a part, which say what there is, with the marked
// content and the links of its pages, which say where it is.
type structure struct {
	pieces   map[*frame.Tag][]piece
	inks     Space
	order    []*frame.Tag                // tags in the order of their first piece
	first    map[*frame.Tag]int          // when the content in it was first met
	added    map[*frame.Tag][]*frame.Tag // kids that the caller's tags don't have
	elements map[*frame.Tag]*pdf.Element
	boxes    map[*frame.Tag][4]geom.Length
}

// piece is a kid of an element that was met at a time of the drawing.
type piece struct {
	kid  pdf.Kid
	time int
}

// part makes of a part's drawn pages and its tags what the file says of them.
// found is told of the places that its links ask for; what goes nowhere is left
// out, and Check says so.
func part(of made, inks Space, found func(place string) bool) *pdf.Part {
	s := structure{
		inks:   inks,
		pieces: map[*frame.Tag][]piece{}, first: map[*frame.Tag]int{}, added: map[*frame.Tag][]*frame.Tag{},
		elements: map[*frame.Tag]*pdf.Element{}, boxes: map[*frame.Tag][4]geom.Length{},
	}
	root := of.root
	if root == nil {
		root = &frame.Tag{Role: "Sect"}
	}
	time := 0
	add := func(tag *frame.Tag, k pdf.Kid) {
		if s.pieces[tag] == nil {
			s.order = append(s.order, tag)
		}
		s.pieces[tag] = append(s.pieces[tag], piece{k, time})
		time++
	}
	out := &pdf.Part{}
	var linkTags []*frame.Tag
	for _, b := range of.pages {
		p := &pdf.Page{Width: b.size.W, Height: b.size.H, Edge: b.edge, Bleed: b.bleed, Content: b.sheet.content, Margin: b.margin, Own: b.extra, Places: slices.Clone(b.sheet.places)}
		if b.through {
			p.Blend = inks.blend()
		}
		out.Pages = append(out.Pages, p)
		links := b.sheet.links
		for mcid := 0; mcid <= len(b.sheet.marks); mcid++ {
			for ; len(links) > 0 && links[0].mark == mcid; links = links[1:] {
				l := links[0]
				if l.to.URI == "" && l.to.File == "" && !found(l.to.Dest) {
					continue
				}
				if l.tag == nil || l.tag.Role != "Link" {
					l.tag = s.linkTag(l.tag, root)
				}
				p.Links = append(p.Links, &l.to)
				linkTags = append(linkTags, l.tag)
				add(l.tag, pdf.Kid{Page: p, Link: &l.to})
			}
			if mcid < len(b.sheet.marks) {
				add(b.sheet.marks[mcid], pdf.Kid{Page: p, MCID: mcid})
			}
		}
		for tag, box := range b.sheet.boxes {
			if _, known := s.boxes[tag]; !known {
				s.boxes[tag] = box
			}
		}
	}
	if _, met := s.times(root); !met && len(s.order) == 0 && !keepsPlace(root) {
		return out
	}
	out.Root = s.element(root)
	for _, tag := range s.order { // content whose tag isn't in the tree: Check says so
		if s.elements[tag] == nil {
			s.times(tag)
			out.Root.Kids = append(out.Root.Kids, pdf.Kid{Element: s.element(tag)})
		}
	}
	links := 0
	for i, b := range of.pages {
		for _, tag := range b.sheet.marks {
			out.Pages[i].Marks = append(out.Pages[i].Marks, s.elements[tag])
		}
		for _, l := range out.Pages[i].Links {
			l.Element = s.elements[linkTags[links]]
			links++
		}
	}
	return out
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
		Role: s.inks.role(t), Alt: t.Alt, Lang: t.Lang, Title: t.Title, ID: t.ID, Actual: t.Actual,
		Scope: t.Scope, Headers: t.Headers, Numbers: t.Numbers, ColSpan: t.ColSpan, RowSpan: t.RowSpan,
	}
	s.elements[t] = e
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
