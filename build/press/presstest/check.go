package presstest

import (
	"bytes"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf16"
)

// Book is what a finished file contains, as its readers get it.
type Book struct {
	File     *File
	Pages    []Page
	Tree     *Element
	Labels   []string       // of the pages, as a viewer shows them
	Places   map[string]int // page of each named place
	Problems []string       // what breaks the rules
}

// Page is one page.
type Page struct {
	Width, Height float64
	Text          string // of the content, in the order of the stream
	Marked        map[int]string
	Pieces        []Piece
	Links         []string    // targets: a name, "file.pdf#name" or an address
	pieces        map[int]int // index of a content number's piece
	ref           Ref
	key           int
}

// Piece is a stretch of a page's text, in the order of the stream.
type Piece struct {
	Text string
	Of   *Element // whose it is; nil: an artifact's
	mcid int
}

// Element is an element of the structure tree with its text.
type Element struct {
	Parent        *Element
	Role, Alt, ID string
	Kids          []*Element
	Parts         []string // own text and, as "", the kids, in order
	Scope         string   // of a TH
	Headers       []string // IDs of a cell's heads
	Links         []string // targets of the link areas that belong to it, as in Page.Links
	columns, rows int      // that a cell spans
}

// Text is all text of an element in reading order.
func (e *Element) Text() string {
	var b strings.Builder
	kid := 0
	for _, p := range e.Parts {
		if p == "" {
			b.WriteString(e.Kids[kid].Text())
			kid++
			continue
		}
		b.WriteString(p)
	}
	return b.String()
}

// Find are the elements of a role, in reading order.
func (e *Element) Find(role string) []*Element {
	var all []*Element
	if e.Role == role {
		all = append(all, e)
	}
	for _, k := range e.Kids {
		all = append(all, k.Find(role)...)
	}
	return all
}

// Check reads a file and holds it to the rules of our books.
func Check(data []byte) (b *Book, err error) {
	f, err := Read(data)
	if err != nil {
		return nil, err
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("not as a book must be: %v", r)
		}
	}()
	b = &Book{File: f}
	root := f.Dict(f.Trailer["Root"])
	b.references()
	fonts := map[Ref]*decoder{}
	b.pages(root["Pages"], fonts)
	b.destinations(root)
	b.structure(root)
	b.labels(root)
	if root["Lang"] == nil || f.Dict(root["MarkInfo"])["Marked"] != true {
		b.say("the catalogue lacks Lang or MarkInfo")
	}
	if f.Dict(root["ViewerPreferences"])["DisplayDocTitle"] != true {
		b.say("the title isn't displayed")
	}
	return b, nil
}

func (b *Book) say(format string, args ...any) {
	b.Problems = append(b.Problems, fmt.Sprintf(format, args...))
}

// references checks that every reference leads somewhere.
func (b *Book) references() {
	var walk func(in Ref, v any)
	walk = func(in Ref, v any) {
		switch v := v.(type) {
		case Ref:
			if _, ok := b.File.Objects[v]; !ok {
				b.say("object %d refers to %d, which is missing", in, v)
			}
		case Array:
			for _, e := range v {
				walk(in, e)
			}
		case Dict:
			for _, e := range v {
				walk(in, e)
			}
		case *Stream:
			walk(in, v.Dict)
		}
	}
	for r, v := range b.File.Objects {
		walk(r, v)
	}
	sort.Strings(b.Problems)
}

func (b *Book) pages(node any, fonts map[Ref]*decoder) {
	d := b.File.Dict(node)
	if d["Type"] == Name("Pages") {
		before := len(b.Pages)
		for _, k := range b.File.Array(d["Kids"]) {
			if b.File.Dict(k)["Parent"] != node {
				b.say("page object %v has another parent", k)
			}
			b.pages(k, fonts)
		}
		if n := len(b.Pages) - before; float64(n) != d["Count"] {
			b.say("a page tree of %v pages has %d", d["Count"], n)
		}
		return
	}
	box := b.File.Array(d["MediaBox"])
	p := Page{Width: box[2].(float64), Height: box[3].(float64), Marked: map[int]string{}, pieces: map[int]int{}, ref: node.(Ref), key: int(d["StructParents"].(float64))}
	resources := b.File.Dict(d["Resources"])
	named := map[Name]*decoder{}
	for name, r := range b.File.Dict(resources["Font"]) {
		if fonts[r.(Ref)] == nil {
			fonts[r.(Ref)] = b.font(b.File.Dict(r))
		}
		named[name] = fonts[r.(Ref)]
	}
	var content []byte
	for _, c := range b.File.Array(d["Contents"]) {
		content = append(append(content, b.File.Get(c).(*Stream).Data...), '\n')
	}
	for _, problem := range p.read(content, named, b.File.Dict(resources["XObject"])) {
		b.say("page %d: %s", len(b.Pages)+1, problem)
	}
	for _, a := range b.File.Array(d["Annots"]) {
		b.annotation(&p, b.File.Dict(a))
	}
	if len(d.array(b, "Annots")) > 0 && d["Tabs"] != Name("S") {
		b.say("page %d: links without an order of tabs", len(b.Pages)+1)
	}
	b.Pages = append(b.Pages, p)
}

func (d Dict) array(b *Book, key Name) Array { return b.File.Array(d[key]) }

func (b *Book) annotation(p *Page, a Dict) {
	if a["Contents"] == nil || a["Contents"] == "" {
		b.say("page %d: a link without words", len(b.Pages)+1)
	}
	r := b.File.Array(a["Rect"])
	if r[0].(float64) >= r[2].(float64) || r[1].(float64) >= r[3].(float64) {
		b.say("page %d: a link's area is empty", len(b.Pages)+1)
	}
	if to := b.target(a); to != "" {
		p.Links = append(p.Links, to)
	} else {
		b.say("page %d: a link that does %v", len(b.Pages)+1, b.File.Dict(a["A"])["S"])
	}
}

// target is where an annotation leads.
func (b *Book) target(a Dict) string {
	action := b.File.Dict(a["A"])
	switch action["S"] {
	case Name("URI"):
		return action["URI"].(string)
	case Name("GoTo"):
		return action["D"].(string)
	case Name("GoToR"):
		dest, _ := action["D"].(string)
		return b.File.Dict(action["F"])["F"].(string) + "#" + dest
	}
	return ""
}

// destinations checks the name tree's order, and that links and bookmarks arrive.
func (b *Book) destinations(root Dict) {
	b.Places = map[string]int{}
	pages := map[Ref]int{}
	for i, p := range b.Pages {
		pages[p.ref] = i
	}
	var names []string
	tree := b.File.Dict(b.File.Dict(root["Names"])["Dests"])
	for _, leaf := range b.File.Array(tree["Kids"]) {
		entries := b.File.Array(b.File.Dict(leaf)["Names"])
		for i := 0; i < len(entries); i += 2 {
			names = append(names, entries[i].(string))
			place := b.File.Array(entries[i+1])
			if d := b.File.Dict(entries[i+1]); d != nil {
				place = b.File.Array(d["D"])
			}
			page, ok := pages[place[0].(Ref)]
			if !ok {
				b.say("the place %q is on no page", entries[i])
			}
			b.Places[entries[i].(string)] = page
		}
	}
	if !slices.IsSorted(names) || len(b.Places) != len(names) {
		b.say("the names of places aren't in order")
	}
	for i, p := range b.Pages {
		for _, l := range p.Links {
			if !strings.Contains(l, "#") && !strings.Contains(l, ":") && !b.known(l) {
				b.say("page %d: a link to %q, which is nowhere", i+1, l)
			}
		}
	}
	var walk func(first any)
	walk = func(first any) {
		for at := first; at != nil; at = b.File.Dict(at)["Next"] {
			d := b.File.Dict(at)
			if dest, ok := d["Dest"].(string); ok && !b.known(dest) {
				b.say("bookmark %q leads nowhere", Words(d["Title"]))
			}
			walk(d["First"])
		}
	}
	walk(b.File.Dict(root["Outlines"])["First"])
}

func (b *Book) known(place string) bool { _, ok := b.Places[place]; return ok }

// font reads what a font's glyphs stand for, and checks that it is embedded.
func (b *Book) font(d Dict) *decoder {
	descendant := b.File.Dict(b.File.Array(d["DescendantFonts"])[0])
	name, _ := d["BaseFont"].(Name)
	if _, ok := b.File.Get(b.File.Dict(descendant["FontDescriptor"])["FontFile2"]).(*Stream); !ok {
		b.say("font %s isn't embedded", name)
	}
	if len(name) < 8 || name[6] != '+' {
		b.say("font %s isn't named as a subset", name)
	}
	x := &decoder{text: map[int]string{}, width: map[int]float64{}}
	w := b.File.Array(descendant["W"])
	for i := 0; i+1 < len(w); i += 2 {
		for k, width := range w[i+1].(Array) {
			x.width[int(w[i].(float64))+k] = width.(float64)
		}
	}
	cmap := b.File.Get(d["ToUnicode"]).(*Stream).Data
	for _, line := range strings.Split(string(cmap), "\n") {
		var glyph int
		var text string
		if n, _ := fmt.Sscanf(line, "<%x><%s", &glyph, &text); n == 2 && !strings.Contains(line, "<FFFF>") {
			var units []uint16
			for text = strings.TrimSuffix(text, ">"); len(text) >= 4; text = text[4:] {
				var u uint16
				fmt.Sscanf(text[:4], "%x", &u)
				units = append(units, u)
			}
			x.text[glyph] = string(utf16.Decode(units))
		}
	}
	return x
}

// decoder tells what the glyphs of a font stand for.
type decoder struct {
	text  map[int]string
	width map[int]float64
}

// Words decodes a text string.
func Words(v any) string {
	s, _ := v.(string)
	if !strings.HasPrefix(s, "\xfe\xff") {
		return s
	}
	var units []uint16
	for i := 2; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// Same tells whether two files are the same bytes, and where not.
func Same(a, b []byte) error {
	if bytes.Equal(a, b) {
		return nil
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return fmt.Errorf("files of %d and %d bytes differ from byte %d on", len(a), len(b), n)
}
