package judge

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// file is a document that can be changed and written again: unpacked, with the
// cross-reference in the old form, so that both forms are read in the tests.
type file struct {
	*Document // what was read; its dictionaries are copied
	objects   map[Ref]any
	trailer   Dict
}

// raw is PDF syntax as it is to stand in the file.
type raw string

func edit(d *Document) *file {
	f := &file{d, map[Ref]any{}, clone(d.Trailer).(Dict)}
	for r, v := range d.Objects {
		if t := d.name(d.Dict(r)["Type"]); t != "ObjStm" && t != "XRef" {
			f.objects[r] = clone(v)
		}
	}
	for _, k := range []Name{"Type", "W", "Index", "Filter", "DecodeParms", "Length"} {
		delete(f.trailer, k)
	}
	f.trailer["Size"] = nil
	for i := range f.Pages { // one stream is easier to change
		all, _ := f.at(f.page(i)["Contents"]).(Array)
		for _, r := range all[min(1, len(all)):] {
			c := f.at(all[0]).(*Stream)
			c.Data = append(append(c.Data, '\n'), f.at(r).(*Stream).Data...)
			delete(f.objects, r.(Ref))
		}
		if len(all) > 0 {
			f.page(i)["Contents"] = all[0]
		}
	}
	return f
}

func clone(v any) any {
	switch v := v.(type) {
	case Array:
		a := make(Array, len(v))
		for i := range v {
			a[i] = clone(v[i])
		}
		return a
	case Dict:
		d := Dict{}
		for k, e := range v {
			d[k] = clone(e)
		}
		return d
	case *Stream:
		s := &Stream{clone(v.Dict).(Dict), slices.Clone(v.Data)}
		if s.Dict["Subtype"] != Name("Image") {
			delete(s.Dict, "Filter")
			delete(s.Dict, "DecodeParms")
		}
		delete(s.Dict, "Length")
		return s
	}
	return v
}

// at follows references to a value.
func (f *file) at(v any) any {
	for {
		r, ok := v.(Ref)
		if !ok {
			return v
		}
		v = f.objects[r]
	}
}

func (f *file) dict(v any) Dict {
	if s, ok := f.at(v).(*Stream); ok {
		return s.Dict
	}
	return f.at(v).(Dict)
}

func (f *file) add(v any) Ref {
	r := slices.Max(slices.Collect(maps.Keys(f.objects))) + 1
	f.objects[r] = v
	return r
}

func (f *file) root() Dict            { return f.dict(f.trailer["Root"]) }
func (f *file) page(i int) Dict       { return f.dict(f.Pages[i].ref) }
func (f *file) content(i int) *Stream { return f.at(f.page(i)["Contents"]).(*Stream) }
func (f *file) xmp() *Stream          { return f.at(f.root()["Metadata"]).(*Stream) }

// replace changes a page's content.
func (f *file) replace(i int, old, new string) { swap(f.content(i), old, new) }

func (f *file) xml(old, new string) { swap(f.xmp(), old, new) }

func swap(s *Stream, old, new string) {
	if !bytes.Contains(s.Data, []byte(old)) {
		panic(fmt.Sprintf("%q isn't in %q", old, s.Data))
	}
	s.Data = bytes.Replace(s.Data, []byte(old), []byte(new), 1)
}

// element is the n-th element of a role.
func (f *file) element(role string, n int) Dict { return f.dict(f.Tree.Find(role)[n].ref) }

// annot is the n-th annotation of a page.
func (f *file) annot(page, n int) Dict { return f.dict(f.at(f.page(page)["Annots"]).(Array)[n]) }

// font is a font of the first page: its own dictionary, the one below and the description.
func (f *file) font() (top, below, about Dict) {
	fonts := f.dict(f.dict(f.page(0)["Resources"])["Font"])
	top = f.dict(fonts[slices.Min(slices.Collect(maps.Keys(fonts)))])
	below = f.dict(f.at(top["DescendantFonts"]).(Array)[0])
	return top, below, f.dict(below["FontDescriptor"])
}

// image is the first image of the file.
func (f *file) image() *Stream {
	for _, r := range slices.Sorted(maps.Keys(f.objects)) {
		if s, ok := f.objects[r].(*Stream); ok && s.Dict["Subtype"] == Name("Image") && s.Dict["SMask"] != nil {
			return s
		}
	}
	panic("no image")
}

// resource adds a resource to a page and draws with it.
func (f *file) resource(page int, kind, name Name, v any, content string) {
	res := f.dict(f.page(page)["Resources"])
	if res[kind] == nil {
		res[kind] = Dict{}
	}
	f.dict(res[kind])[name] = v
	s := f.content(page)
	s.Data = append(s.Data, content...)
}

// state adds an extended state of the graphics to the first page.
func (f *file) state(x Dict) { f.resource(0, "ExtGState", "Gs", x, "/Gs gs\n") }

// space paints something in a colour space.
func (f *file) space(v any, color string) {
	f.resource(0, "ColorSpace", "Cs", v, "/Artifact BMC /Cs cs "+color+" scn 0 0 1 1 re f EMC\n")
}

// bytes writes the file.
func (f *file) bytes() []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	refs := slices.Sorted(maps.Keys(f.objects))
	size := int(refs[len(refs)-1]) + 1
	offsets := make([]int, size)
	for _, r := range refs {
		offsets[r] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n", r)
		v := f.objects[r]
		if s, ok := v.(*Stream); ok {
			x := maps.Clone(s.Dict)
			if x["Length"] == nil {
				x["Length"] = float64(len(s.Data))
			}
			show(&b, x)
			fmt.Fprintf(&b, "\nstream\n%s\nendstream", s.Data)
		} else {
			show(&b, v)
		}
		b.WriteString("\nendobj\n")
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n", size)
	for r, at := range offsets {
		if at > 0 {
			fmt.Fprintf(&b, "%010d 00000 n \n", at)
		} else if r == 0 {
			b.WriteString("0000000000 65535 f \n")
		} else {
			b.WriteString("0000000000 00000 f \n")
		}
	}
	if f.trailer["Size"] == nil {
		f.trailer["Size"] = float64(size)
	}
	b.WriteString("trailer\n")
	show(&b, f.trailer)
	fmt.Fprintf(&b, "\nstartxref\n%d\n%%%%EOF\n", start)
	return b.Bytes()
}

// show writes a value.
func show(b *bytes.Buffer, v any) {
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case bool:
		fmt.Fprint(b, v)
	case int:
		fmt.Fprint(b, v)
	case float64:
		b.WriteString(strconv.FormatFloat(v, 'f', -1, 64))
	case string:
		fmt.Fprintf(b, "<%x>", v)
	case raw:
		b.WriteString(string(v))
	case Ref:
		fmt.Fprintf(b, "%d 0 R", v)
	case Name:
		b.WriteByte('/')
		for _, c := range []byte(v) {
			if c <= ' ' || c > '~' || isDelimiter(c) || c == '#' {
				fmt.Fprintf(b, "#%02X", c)
			} else {
				b.WriteByte(c)
			}
		}
	case Array:
		b.WriteByte('[')
		for i, e := range v {
			if i > 0 {
				b.WriteByte(' ')
			}
			show(b, e)
		}
		b.WriteByte(']')
	case Dict:
		b.WriteString("<<")
		for _, k := range slices.Sorted(maps.Keys(v)) {
			show(b, k)
			b.WriteByte(' ')
			show(b, v[k])
		}
		b.WriteString(">>")
	default:
		panic(fmt.Sprintf("a value of type %T", v))
	}
}

// parse reads a value, for specimens.
func parse(s string) any {
	return (&lexer{b: []byte(s)}).value()
}

// ids are the rules that found something, each once.
func ids(found []Finding) string {
	var all []string
	for _, f := range found {
		if !slices.Contains(all, f.Rule.ID()) {
			all = append(all, f.Rule.ID())
		}
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}
