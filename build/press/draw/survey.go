package draw

import (
	"fmt"
	"strings"

	"jilid/build/parallel"
	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/pdf"
	"jilid/build/press/picture"
)

// book is what all pages share. After the survey it only changes in the
// goroutine that writes.
type book struct {
	doc    *Document
	pages  []*frame.Page
	root   *frame.Tag
	file   *pdf.Writer
	tree   *pdf.PageTree
	faces  []*face
	byFont map[*font.Font]*face
	images []*embedded
	byKey  map[[32]byte]*embedded
	byPic  map[frame.Picture]*embedded
	places map[string]bool

	written  map[string]pdf.Ref // resources by their names
	forms    map[pathKey]*form
	paths    map[uint64][]*form // by hash
	repeated []*form            // those that are drawn more than once
	err      error
}

// face is a font of the document with the glyphs it uses.
type face struct {
	font  *font.Font
	name  string // of the resource
	used  []bool
	text  []string // what a glyph stands for when copied
	width []int32  // thousandths of an em
	space int      // the glyph of a space, -1 if it has none
}

// embedded is a picture of the document.
type embedded struct {
	picture *picture.Picture
	number  int
	sheer   bool // parts of it show what lies below
	ref     pdf.Ref
}

func (m *embedded) name() string { return fmt.Sprint("Im", m.number) }

// survey walks the pages for what must be known before one is drawn.
func survey(d *Document) *book {
	b := &book{doc: d, byFont: map[*font.Font]*face{}, byKey: map[[32]byte]*embedded{}, byPic: map[frame.Picture]*embedded{}, places: map[string]bool{}, written: map[string]pdf.Ref{}, forms: map[pathKey]*form{}, paths: map[uint64][]*form{}}
	b.root = &frame.Tag{Role: "Document"}
	for _, part := range d.Parts {
		for _, p := range part.Pages {
			b.look(p.Frame)
			b.look(p.Margin)
		}
		b.pages = append(b.pages, part.Pages...)
		if part.Root != nil {
			b.root.Kids = append(b.root.Kids, part.Root)
		}
	}
	return b
}

func (b *book) look(f *frame.Frame) {
	if f == nil {
		return
	}
	for _, placed := range f.Items {
		switch it := placed.Item.(type) {
		case *frame.Glyphs:
			if len(it.Run) > 0 && !it.Color.None {
				b.face(it.Font).note(it)
			}
			if it.Style != nil {
				b.lookPaint(it.Style.Fill)
				b.lookPaint(it.Style.Stroke)
			}
		case *frame.Shape:
			b.look(it.Clip)
			if it.Clip == nil {
				b.lookPaint(it.Fill)
				b.lookPaint(it.Stroke)
				b.repeat(it)
			}
		case *frame.Image:
			b.image(it.Picture)
		case *frame.Group:
			b.look(it.Frame)
			b.lookEffect(it.Effect)
		case *frame.Dest:
			b.places[it.Name] = true
		}
	}
}

func (b *book) face(f *font.Font) *face {
	if known := b.byFont[f]; known != nil {
		return known
	}
	n := f.NumGlyphs()
	x := &face{font: f, name: fmt.Sprint("F", len(b.faces)), used: make([]bool, n), text: make([]string, n), width: make([]int32, n), space: -1}
	for g := n - 1; g > 0; g-- {
		if f.Rune(uint16(g)) == ' ' {
			x.space = g
		}
	}
	b.faces = append(b.faces, x)
	b.byFont[f] = x
	return x
}

// note marks the glyphs of a run as used. A glyph that is known by no
// character stands for what it first stands for alone.
func (x *face) note(it *frame.Glyphs) {
	for c := range clusters(it) {
		for _, g := range c.glyphs {
			if int(g.ID) >= len(x.used) {
				continue
			}
			if g.ID == 0 && x.space > 0 {
				x.use(x.space)
			}
			x.use(int(g.ID))
			if x.text[g.ID] == "" && len(c.glyphs) == 1 {
				x.text[g.ID] = c.text
			}
		}
	}
}

func (x *face) use(g int) {
	if x.used[g] || g == 0 {
		return
	}
	x.used[g] = true
	x.width[g] = int32(x.font.Thousandths(uint16(g)))
	if r := x.font.Rune(uint16(g)); r != 0 {
		x.text[g] = string(r)
	}
}

// settle gives the glyphs that never stood alone a text: archives want one for each.
func (x *face) settle() {
	for g := range x.text {
		if x.used[g] && x.text[g] == "" {
			x.text[g] = "\uFFFD"
		}
	}
}

func (b *book) image(p frame.Picture) {
	pic, ok := p.(*picture.Picture)
	if !ok || pic == nil {
		b.err = fmt.Errorf("draw: a picture of type %T", p)
		return
	}
	m := b.byKey[pic.Key]
	if m == nil {
		m = &embedded{picture: pic, number: len(b.images)}
		b.images = append(b.images, m)
		b.byKey[pic.Key] = m
	}
	b.byPic[p] = m
}

// pictures writes the images, packed in parallel.
func (b *book) pictures() error {
	if b.err != nil {
		return b.err
	}
	packed, errs := make([]*pdf.Image, len(b.images)), make([]error, len(b.images))
	parallel.For(len(b.images), func(i int) {
		if p := b.images[i].picture; b.doc.Space == CMYK {
			packed[i], errs[i] = p.CMYK()
		} else {
			packed[i], errs[i] = p.RGB()
		}
	})
	for i, m := range b.images {
		if errs[i] != nil {
			return errs[i]
		}
		m.sheer = packed[i].Mask != nil
		m.ref = b.file.Image(packed[i])
	}
	return nil
}

// fonts embeds the fonts and gives the dictionary that the pages share, 0 if there are none.
func (b *book) fonts() pdf.Ref {
	if len(b.faces) == 0 {
		return 0
	}
	fonts := make([]*pdf.Font, len(b.faces))
	parallel.For(len(b.faces), func(i int) { fonts[i] = b.faces[i].embed() })
	var d pdf.Dict
	for i, f := range fonts {
		d.Ref(b.faces[i].name, b.file.Font(f))
	}
	return b.file.Add(d.Bytes())
}

func (x *face) embed() *pdf.Font {
	about := x.font.Describe()
	f := &pdf.Font{
		Name: about.Name, Flags: about.Flags, ItalicAngle: about.ItalicAngle, StemV: about.StemV,
		Ascent: about.Ascent, Descent: about.Descent, CapHeight: about.CapHeight, Box: about.Box,
	}
	var used []uint16
	for g, u := range x.used {
		if u {
			used = append(used, uint16(g))
			f.Glyphs = append(f.Glyphs, pdf.Glyph{ID: uint16(g), Width: int(x.width[g]), Text: x.text[g]})
		}
	}
	f.Program = x.font.Subset(used)
	return f
}

// says tells what a reader makes of glyphs.
func (x *face) says(glyphs []font.Glyph) string {
	if len(glyphs) == 1 {
		return x.text[glyphs[0].ID]
	}
	var b strings.Builder
	for _, g := range glyphs {
		b.WriteString(x.text[g.ID])
	}
	return b.String()
}
