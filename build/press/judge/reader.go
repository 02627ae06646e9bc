package judge

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
)

// Document is what a file contains, as its readers get it.
type Document struct {
	Objects map[Ref]any // a *Stream is the value of its object
	Trailer Dict
	Root    Dict // the catalogue
	Pages   []Page
	Tree    *Element       // the top of the structure tree; nil: there is none
	Labels  []string       // of the pages, as a viewer shows them
	Places  map[string]int // page of each named place

	data     []byte
	numbers  []Ref               // of the objects, in order
	faults   map[string][]string // by rule
	covered  []extent            // what of the file belongs to something
	sections int                 // of the cross-reference
	meta     *packet
	pageOf   map[Ref]int
	fonts    map[Ref]*Font
	devices  map[Name][]string // where a device's own colours are used
	forms    map[Ref]int       // how often a form is drawn
	drawn    map[drawing]bool  // forms without text, which needn't be read again
	draws    int               // forms that were read
	elements map[Ref]*Element
	owners   map[Ref]*Element // of annotations
	roles    Dict
	intents  []intent
	found    []state // extended states of the graphics; nil: not looked for
}

// Stream is a dictionary with data: unpacked, unless it is an image's or packed
// by a filter for images.
type Stream struct {
	Dict Dict
	Data []byte
}

type extent struct{ from, to int }

// place is where an object is: at an offset, or the index-th of a stream.
type place struct {
	stream Ref
	offset int
	index  int
}

type reader struct {
	*Document
	places  map[Ref]place
	busy    map[Ref]bool
	packed  map[Ref][]head // what is in the streams of objects
	visited map[int]bool
	room    int // bytes that may still be unpacked
}

// Read reads a file. It gives an error only where nothing can be made of it;
// all else is for [Document.Judge].
func Read(data []byte) (d *Document, err error) {
	defer catch(&err)
	d = &Document{
		Objects: map[Ref]any{}, data: data, faults: map[string][]string{}, Places: map[string]int{}, pageOf: map[Ref]int{},
		fonts: map[Ref]*Font{}, devices: map[Name][]string{}, forms: map[Ref]int{}, drawn: map[drawing]bool{}, elements: map[Ref]*Element{}, owners: map[Ref]*Element{},
	}
	r := &reader{Document: d, places: map[Ref]place{}, busy: map[Ref]bool{}, packed: map[Ref][]head{}, visited: map[int]bool{}, room: 1 << 29}
	if err := r.file(); err != nil {
		return nil, err
	}
	if d.Root = d.Dict(d.Trailer["Root"]); d.Root == nil {
		return nil, errors.New("there is no catalogue")
	}
	d.readIntents()
	d.readMetadata()
	d.readPages()
	d.readTree()
	d.readPlaces()
	d.readLabels()
	return d, nil
}

// file finds all objects by the cross-reference.
func (r *reader) file() error {
	at := bytes.LastIndex(r.data, []byte("startxref"))
	if at < 0 {
		return errors.New("no startxref: this is no PDF, or a part of one")
	}
	l := r.lexer(r.data, at+len("startxref"))
	start, ok := l.value().(float64)
	if !ok {
		return errors.New("startxref without a number")
	}
	r.cover(at, len(r.data)) // what follows is looked at by its own rule
	for next := int(start); next >= 0; {
		if r.visited[next] {
			r.fault("P7.5.8-2", "the sections go in a circle")
			break
		}
		r.visited[next] = true
		next = r.section(next)
		r.sections++
	}
	refs := make([]Ref, 0, len(r.places))
	for ref := range r.places {
		refs = append(refs, ref)
	}
	slices.Sort(refs) // so that faults are in order
	for _, ref := range refs {
		if r.places[ref].stream == 0 {
			r.load(ref)
		}
	}
	for _, ref := range refs {
		if r.places[ref].stream != 0 {
			r.load(ref)
		}
	}
	return nil
}

func (r *reader) lexer(b []byte, at int) *lexer {
	return &lexer{b: b, at: at, fault: func(id, what string) { r.fault(id, "%s", what) }}
}

func (d *Document) cover(from, to int) { d.covered = append(d.covered, extent{from, to}) }

// section reads a section of the cross-reference, gives where the one before
// it is, -1 if there is none.
func (r *reader) section(at int) int {
	if at < 0 || at >= len(r.data) {
		r.fault("P7.5.8-2", "a section at byte %d of %d", at, len(r.data))
		if r.sections == 0 {
			panic(broken("startxref leads out of the file"))
		}
		return -1
	}
	l := r.lexer(r.data, at)
	var trailer Dict
	if l.has("xref") {
		trailer = r.table(l)
		r.cover(at, l.at)
	} else {
		trailer = r.stream(at)
	}
	if r.Trailer == nil {
		r.Trailer = trailer
	}
	if prev, ok := r.number(trailer["Prev"]); ok {
		return int(prev)
	}
	return -1
}

// table reads a section in the old form.
func (r *reader) table(l *lexer) Dict {
	l.at += len("xref")
	if rest := r.data[l.at:]; !bytes.HasPrefix(rest, []byte("\r\n")) && (len(rest) < 2 || rest[0] != '\n' && rest[0] != '\r' || isSpace(rest[1])) {
		r.fault("A6.1.4-2", "byte %d", l.at)
	}
	for {
		if l.end() {
			l.fail("a cross-reference without a trailer")
		}
		if l.has("trailer") {
			l.at += len("trailer")
			d, ok := l.value().(Dict)
			if !ok {
				l.fail("a trailer that is no dictionary")
			}
			return d
		}
		line, from := 0, l.at
		for ; l.at+line < len(l.b) && l.b[l.at+line] != '\n' && l.b[l.at+line] != '\r'; line++ {
		}
		var first, n int
		if k, _ := fmt.Sscanf(string(l.b[l.at:l.at+line]), "%d %d", &first, &n); k != 2 || first < 0 || n < 0 || n > len(l.b)/20 {
			l.fail("a subsection of the cross-reference that can't be read")
		}
		if head := string(bytes.TrimRight(l.b[from:from+line], " ")); head != fmt.Sprintf("%d %d", first, n) {
			r.fault("A6.1.4-1", "%q", head)
		}
		l.at += line
		l.space()
		for i := range n {
			if l.at+20 > len(l.b) {
				l.fail("the cross-reference is cut off")
			}
			var offset, gen int
			var kind rune
			row := l.b[l.at : l.at+20]
			if k, _ := fmt.Sscanf(string(row), "%010d %05d %c", &offset, &gen, &kind); k != 3 || kind != 'n' && kind != 'f' || !isSpace(row[18]) || row[19] != '\n' && row[19] != '\r' {
				l.fail("a row of the cross-reference that can't be read: %q", row)
			}
			if ref := Ref(first + i); kind == 'n' {
				r.note(ref, place{offset: offset})
			} else if _, known := r.places[ref]; !known {
				r.places[ref] = place{offset: -1}
			}
			l.at += 20
		}
	}
}

func (r *reader) note(ref Ref, p place) {
	if _, known := r.places[ref]; !known { // newer sections come first
		r.places[ref] = p
	}
}

// stream reads a section in the form of a stream.
func (r *reader) stream(at int) Dict {
	ref, v := r.object(at)
	s, ok := v.(*Stream)
	if !ok || s.Dict["Type"] != Name("XRef") {
		panic(broken(fmt.Sprintf("no cross-reference at byte %d", at)))
	}
	w := r.Array(s.Dict["W"])
	var wide [3]int
	for i := range wide {
		if len(w) == 3 {
			n, _ := r.number(w[i])
			wide[i] = int(n)
		}
		if wide[i] < 0 || wide[i] > 8 {
			panic(broken("the widths of the cross-reference can't be"))
		}
	}
	row := wide[0] + wide[1] + wide[2]
	if row == 0 {
		panic(broken("the cross-reference has no columns"))
	}
	size, _ := r.number(s.Dict["Size"])
	index := r.Array(s.Dict["Index"])
	if index == nil {
		index = Array{0.0, size}
	}
	rows := s.Data
	for i := 0; i+1 < len(index); i += 2 {
		first, _ := r.number(index[i])
		n, _ := r.number(index[i+1])
		for k := range int(n) {
			if len(rows) < row {
				r.fault("P7.5.8-1", "it ends before object %d", int(first)+k)
				break
			}
			var f [3]int
			f[0] = 1 // the default
			b := rows
			for c := range f {
				if wide[c] > 0 {
					f[c] = 0
				}
				for range wide[c] {
					f[c] = f[c]<<8 | int(b[0])
					b = b[1:]
				}
			}
			rows = b
			switch o := Ref(int(first) + k); f[0] {
			case 1:
				r.note(o, place{offset: f[1]})
			case 2:
				r.note(o, place{stream: Ref(f[1]), index: f[2]})
			default:
				r.note(o, place{offset: -1})
			}
		}
	}
	if len(rows) > 0 {
		r.fault("P7.5.8-1", "%d bytes too many", len(rows))
	}
	if p, known := r.places[ref]; known && p.offset != at {
		r.fault("P7.5.8-1", "it says that itself is at byte %d, not %d", p.offset, at)
	}
	return s.Dict
}

// load reads an object.
func (r *reader) load(ref Ref) any {
	if v, done := r.Objects[ref]; done {
		return v
	}
	p, known := r.places[ref]
	if !known || p.offset < 0 || r.busy[ref] {
		return nil
	}
	r.busy[ref] = true
	v, err := r.find(ref, p)
	if err != nil {
		r.fault("P7.5.4", "object %d: %v", ref, err)
		return nil
	}
	r.Objects[ref] = v
	return v
}

func (r *reader) find(ref Ref, p place) (v any, err error) {
	defer catch(&err)
	if p.stream == 0 {
		if p.offset >= len(r.data) {
			return nil, fmt.Errorf("at byte %d of %d", p.offset, len(r.data))
		}
		is, v := r.object(p.offset)
		if is != ref {
			return nil, fmt.Errorf("at its place is object %d", is)
		}
		return v, nil
	}
	if r.places[p.stream].stream != 0 {
		return nil, fmt.Errorf("it is in %d, which is no stream", p.stream)
	}
	s, ok := r.load(p.stream).(*Stream)
	if !ok || s.Dict["Type"] != Name("ObjStm") {
		return nil, fmt.Errorf("it is in %d, which is no stream of objects", p.stream)
	}
	heads := r.heads(p.stream, s)
	if p.index >= len(heads) || heads[p.index].ref != ref {
		return nil, fmt.Errorf("it isn't number %d of stream %d", p.index, p.stream)
	}
	v = r.lexer(s.Data, heads[p.index].at).value()
	if _, bare := v.(operator); bare {
		return nil, fmt.Errorf("it is the word %v", v)
	}
	return v, nil
}

// head is an entry at the head of a stream of objects.
type head struct {
	ref Ref
	at  int
}

// heads reads the head of a stream of objects, once.
func (r *reader) heads(ref Ref, s *Stream) []head {
	if known := r.packed[ref]; known != nil {
		return known
	}
	n, _ := r.number(s.Dict["N"])
	first, _ := r.number(s.Dict["First"])
	var all []head
	l := r.lexer(s.Data, 0)
	for range int(n) {
		o, ok1 := l.value().(float64)
		at, ok2 := l.value().(float64)
		if !ok1 || !ok2 {
			l.fail("the head of object stream %d can't be read", ref)
		}
		all = append(all, head{Ref(o), int(first) + int(at)})
	}
	for _, h := range all {
		if h.at < 0 || h.at > len(s.Data) {
			panic(broken("an object lies outside of its stream"))
		}
	}
	r.packed[ref] = all
	return all
}

// object reads "12 0 obj … endobj" at an offset.
func (r *reader) object(at int) (Ref, any) {
	l := r.lexer(r.data, at)
	n, ok := l.value().(float64)
	from := l.at
	gen, ok2 := l.value().(float64)
	if !ok || !ok2 || l.end() || !l.has("obj") {
		l.fail("no object")
	}
	tidy := at > 0 && isEOL(r.data[at-1]) && string(r.data[from:l.at]) == fmt.Sprintf(" %d ", int(gen))
	l.at += len("obj")
	tidy = tidy && l.at < len(r.data) && isEOL(r.data[l.at])
	v := l.value()
	if _, bare := v.(operator); bare {
		l.fail("object %d has no value", int(n))
	}
	l.space()
	if d, ok := v.(Dict); ok && l.has("stream") {
		v = r.body(l, Ref(n), d)
		l.space()
	}
	if !l.has("endobj") {
		l.fail("object %d doesn't end", int(n))
	}
	tidy = tidy && isEOL(r.data[l.at-1])
	l.at += len("endobj")
	if tidy = tidy && l.at < len(r.data) && isEOL(r.data[l.at]); !tidy {
		r.fault("A6.1.9-1", "object %d", int(n))
	}
	if gen != 0 {
		r.fault("J-update", "object %d has generation %d", int(n), int(gen))
	}
	r.cover(at, l.at)
	return Ref(n), v
}

func isEOL(c byte) bool { return c == '\n' || c == '\r' }

// body reads the data of a stream.
func (r *reader) body(l *lexer, ref Ref, d Dict) *Stream {
	l.at += len("stream")
	switch {
	case l.has("\r\n"):
		l.at += 2
	case l.has("\n"):
		l.at++
	default:
		r.fault("A6.1.7-2", "object %d: no line ends after stream", ref)
		if l.has("\r") {
			l.at++
		}
	}
	from := l.at
	length, known := d["Length"].(float64)
	if to, ok := d["Length"].(Ref); ok {
		length, known = r.load(to).(float64)
	}
	to := from + int(length)
	if known && length >= 0 && to <= len(r.data) {
		for _, eol := range []string{"\r\n", "\n", "\r", ""} {
			if bytes.HasPrefix(r.data[to:], []byte(eol+"endstream")) {
				if eol == "" {
					r.fault("A6.1.7-2", "object %d: no line ends before endstream", ref)
				}
				l.at = to + len(eol) + len("endstream")
				return r.unpack(ref, d, r.data[from:to])
			}
		}
	}
	n := bytes.Index(r.data[from:], []byte("endstream"))
	if n < 0 {
		l.fail("stream %d doesn't end", ref)
	}
	r.fault("A6.1.7-1", "object %d: %v, found are %d", ref, d["Length"], n)
	l.at = from + n + len("endstream")
	return r.unpack(ref, d, bytes.TrimRight(r.data[from:from+n], "\r\n"))
}
