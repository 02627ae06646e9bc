package judge

import (
	"fmt"
	"unicode/utf16"
)

// Page is one page.
type Page struct {
	Width, Height float64
	Text          string         // of the content, in the order of the stream
	Marked        map[int]string // text of each piece of marked content, by its number
	Pieces        []Piece
	Links         []string // targets: a name, "file.pdf#name" or an address

	dict    Dict
	ref     Ref
	key     int // of the parent tree
	pieces  map[int]int
	unclear []unclear
	running bool // it has a running head or foot
	beside  bool // it has other words outside of the text
}

// Piece is a stretch of a page's text, in the order of the stream.
type Piece struct {
	Text string
	Of   *Element // whose it is; nil: an artifact's

	mcid    int
	unnamed bool // some of it is in no language that the content itself names
}

// unclear is a glyph whose meaning the file doesn't tell.
type unclear struct {
	font    *Font
	code    int
	mcid    int
	private bool // it has a character, of one's own use
}

func page(i int) string { return fmt.Sprint("page ", i+1) }

// readPages reads the pages with their content.
func (d *Document) readPages() {
	d.pageNodes(d.Root["Pages"], nil, 0)
	for i := range d.Pages {
		d.readPage(&d.Pages[i], page(i))
	}
}

// pageNodes finds the pages below a node of the page tree.
func (d *Document) pageNodes(v any, parent any, deep int) {
	node := d.Dict(v)
	ref, _ := v.(Ref)
	if node == nil || deep > tooDeep {
		d.fault("P7.7.3", "%v is no node", v)
		return
	}
	if _, twice := d.pageOf[ref]; twice || ref == 0 {
		d.fault("P7.7.3", "object %d stands twice, or is in its parent", ref)
		return
	}
	d.pageOf[ref] = -1
	if parent != nil && node["Parent"] != parent {
		d.fault("P7.7.3", "object %d has another parent", ref)
	}
	switch d.name(node["Type"]) {
	case "Pages":
		before := len(d.Pages)
		for _, k := range d.Array(node["Kids"]) {
			d.pageNodes(k, v, deep+1)
		}
		if n := len(d.Pages) - before; n != d.whole(node["Count"], -1) {
			d.fault("P7.7.3", "object %d counts %v pages, not %d", ref, node["Count"], n)
		}
	case "Page":
		d.pageOf[ref] = len(d.Pages)
		d.Pages = append(d.Pages, Page{dict: node, ref: ref, key: d.whole(node["StructParents"], -1), Marked: map[int]string{}, pieces: map[int]int{}})
	default:
		d.fault("P7.7.3", "object %d is of type %v", ref, node["Type"])
	}
}

func (d *Document) readPage(p *Page, where string) {
	if box, ok := d.rect(p.dict["MediaBox"]); ok {
		p.Width, p.Height = box[2]-box[0], box[3]-box[1]
	} else {
		d.fault("P7.7.3", "%s has no MediaBox of its own", where)
	}
	var content []byte
	for _, c := range d.list(p.dict["Contents"]) {
		s, ok := d.Get(c).(*Stream)
		if !ok {
			d.fault("P7.7.3", "%s: a content that is no stream", where)
			continue
		}
		content = append(append(content, s.Data...), '\n')
	}
	resources := d.Dict(p.dict["Resources"])
	if resources == nil && len(content) > 1 {
		d.fault("A6.2.2-2", "%s", where)
	}
	c := &reading{Document: d, page: p, where: where, resources: resources, mcid: -1}
	c.state = graphics{fill: gray, stroke: gray}
	if cs := d.Dict(p.dict["Group"])["CS"]; cs != nil {
		c.uses(c.space(cs, resources, 0))
	}
	c.read(content)
	p.Text = c.text.String()
	for _, a := range d.Array(p.dict["Annots"]) {
		if to := d.target(d.Dict(a)); to != "" {
			p.Links = append(p.Links, to)
		}
	}
}

// target is where a link leads: a named place, "file.pdf#name" or an address.
func (d *Document) target(a Dict) string {
	action := d.Dict(a["A"])
	text := func(v any) string {
		s, _ := d.Get(v).(string)
		return s
	}
	switch d.name(action["S"]) {
	case "URI":
		return text(action["URI"])
	case "GoTo":
		return text(action["D"])
	case "GoToR":
		return text(d.Dict(action["F"])["F"]) + "#" + text(action["D"])
	}
	return text(a["Dest"])
}

// decode16 decodes UTF-16, the higher byte first.
func decode16(s string) string {
	var units []uint16
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
