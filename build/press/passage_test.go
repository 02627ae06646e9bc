package press

import (
	"strings"
	"sync"
	"testing"

	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/press/presstest"
	"jilid/build/text/doc"
	"jilid/build/text/scene"
)

// A passage is what one paragraph, heading, cell … of the manuscript says, as a
// reader must find it in print: without white space, in parts where the book
// puts something of its own between – a note's mark, a page number.
type passage struct {
	parts []string
	free  bool // may stand before or after its neighbours: notes, captions, cells
	space int  // what may stand between two parts, in bytes
}

func (p passage) String() string { return strings.Join(p.parts, "…") }

// passages collects what the blocks of a chapter say. Rows of tables are one
// passage each, as well as each of their cells.
type passages struct {
	refs *refs.Table
	plan func(key string) string // label of a source
	all  []passage
	rows []row
	free bool
}

// row is a row of a table as it must be printed.
type row struct {
	table *doc.Table
	head  bool
	cells []passage
}

func (s *sample) passages(text view.Text) *passages {
	ps := &passages{refs: s.table, plan: func(key string) string {
		if r := s.manuscript.Plan.Reference(key); r != nil {
			return r.Label
		}
		return key
	}}
	if text.Doc == nil {
		return ps
	}
	ps.add(doc.Str(text.Title))
	ps.blocks(text.Doc.Blocks)
	ps.free = true
	for _, n := range text.Doc.Notes {
		ps.blocks(n.Blocks)
	}
	return ps
}

func (ps *passages) add(text []doc.Inline) {
	if p := ps.passage(text); len(p.parts) > 0 {
		ps.all = append(ps.all, p)
	}
}

// loose collects what f does as passages that needn't be in order.
func (ps *passages) loose(f func()) {
	before := ps.free
	ps.free = true
	f()
	ps.free = before
}

func (ps *passages) blocks(list []doc.Block) {
	for _, b := range list {
		switch b := b.(type) {
		case *doc.Heading:
			ps.add(b.Text)
		case *doc.Paragraph:
			ps.add(b.Text)
		case *doc.List:
			for _, it := range b.Items {
				ps.blocks(it.Blocks)
			}
		case *doc.Definitions:
			for _, e := range b.Entries {
				for _, t := range e.Terms {
					ps.add(t)
				}
				for _, body := range e.Bodies {
					ps.blocks(body)
				}
			}
		case *doc.Table:
			ps.loose(func() { ps.table(b) })
		case *doc.Figure:
			ps.loose(func() {
				ps.add(b.Caption)
				ps.add(b.Source)
				ps.scene(b.Scene)
			})
		case *doc.Code:
			for _, l := range strings.Split(b.Text, "\n") {
				ps.add(doc.Str(l))
			}
		case *doc.Quote:
			ps.blocks(b.Blocks)
		case *doc.Alert:
			ps.blocks(b.Blocks)
		case *doc.Group:
			ps.blocks(b.Blocks)
		}
	}
}

func (ps *passages) table(t *doc.Table) {
	ps.add(t.Caption)
	for k, rows := range [][]doc.Row{t.Head, t.Rows} {
		for _, r := range rows {
			printed := row{table: t, head: k == 0}
			for _, c := range r.Cells {
				from := len(ps.all)
				ps.blocks(c.Blocks)
				var cell passage
				for _, p := range ps.all[from:] {
					cell.parts = append(cell.parts, p.parts...)
				}
				printed.cells = append(printed.cells, cell)
			}
			ps.rows = append(ps.rows, printed)
		}
	}
	ps.add(t.Source)
}

func (ps *passages) scene(s *scene.Scene) {
	if s == nil {
		return
	}
	for _, it := range s.Items {
		if t, ok := it.(*scene.Text); ok {
			ps.add(doc.Str(t.Value))
		}
	}
}

// passage is what a text says. Labels of references and sources are parts of
// their own: their pages follow.
func (ps *passages) passage(text []doc.Inline) passage {
	p := passage{free: ps.free, space: 48}
	var b strings.Builder
	end := func() {
		if s := bare(b.String()); s != "" {
			p.parts = append(p.parts, s)
		}
		b.Reset()
	}
	whole := func(s string) { end(); b.WriteString(s); end() }
	doc.Visitor{Inline: func(n doc.Inline) bool {
		switch n := n.(type) {
		case *doc.Text:
			b.WriteString(n.Value)
		case *doc.CodeSpan:
			b.WriteString(n.Value)
		case *doc.Abbr:
			b.WriteString(doc.Plain([]doc.Inline{n}))
		case *doc.Ref:
			if len(n.Text) > 0 {
				end()
				return true
			}
			if t := ps.refs.Target(n.ID); t != nil {
				whole(t.Label)
			}
		case *doc.Link:
			end()
		case *doc.Cite:
			if len(n.Items) == 1 && n.Items[0].Locator == "" && strings.HasSuffix(bare(b.String()), bare(ps.plan(n.Items[0].Key))) {
				break // the words before it became the citation
			}
			for _, it := range n.Items {
				whole(ps.plan(it.Key))
				whole(it.Locator)
			}
		case *doc.NoteRef, *doc.MathSpan:
			end()
		case *doc.Image:
			end()
			return false
		}
		return true
	}}.Inlines(text)
	end()
	return p
}

// readings are the sample's books as pdftotext reads them, in the order of the
// content. It runs once for all tests.
var readings struct {
	sync.Mutex
	all []string
}

func loadReadings(t *testing.T) []string {
	t.Helper()
	presstest.Program(t, "pdftotext")
	readings.Lock()
	defer readings.Unlock()
	if readings.all == nil {
		readings.all = make([]string, len(files()))
		var wait sync.WaitGroup
		for i, f := range files() {
			wait.Go(func() { readings.all[i] = presstest.Run(t, f.Data, "pdftotext", "-raw") })
		}
		wait.Wait()
	}
	return readings.all
}

// printed is the text of a book as pdftotext gives it, ready to be searched.
type printed struct {
	all   string // without white space, a form feed behind each page
	pages []int  // where each page begins
}

func newPrinted(out string) *printed {
	p := &printed{}
	var b strings.Builder
	for _, page := range strings.Split(strings.TrimSuffix(out, "\f"), "\f") {
		p.pages = append(p.pages, b.Len())
		b.WriteString(bare(page) + "\f")
	}
	p.all = b.String()
	return p
}

// find looks for a passage from a place on and gives its end, -1 if it isn't
// there. A passage may go on from one page to the next; nothing may be missing.
func (p *printed) find(want passage, from int) int {
	for tries := 0; tries < 2000; tries++ {
		start, end := p.part(want.parts[0], from)
		if start < 0 {
			return -1
		}
		if last := p.rest(want, want.parts[1:], end); last >= 0 {
			return last
		}
		from = start + 1
	}
	return -1
}

func (p *printed) rest(want passage, parts []string, from int) int {
	for _, s := range parts {
		start, end := p.part(s, from)
		if start < 0 {
			return -1
		}
		if start-from > want.space && !(p.page(start) == p.page(from)+1) {
			return -1
		}
		from = end
	}
	return from
}

// part finds one string that may be broken by the end of a page, even of several.
func (p *printed) part(s string, from int) (start, end int) {
	if start, end = p.search(s, 10, from, len(p.all)); start < 0 {
		start, end = p.search(s, 2, from, len(p.all)) // two letters before the end of a page
	}
	return start, end
}

// search looks for a string by its first letters.
func (p *printed) search(s string, letters, from, limit int) (start, end int) {
	key := s[:min(len(s), letters)]
	for at := from; at < limit; at++ {
		k := strings.Index(p.all[at:limit], key)
		if k < 0 {
			break
		}
		at += k
		if end := p.extend(s, at); end >= 0 {
			return at, end
		}
	}
	return -1, -1
}

// extend is the end of a string that begins at a place, -1 if another does.
func (p *printed) extend(s string, at int) int {
	n := 0
	for n < len(s) && at+n < len(p.all) && p.all[at+n] == s[n] {
		n++
	}
	if n == len(s) {
		return at + n
	}
	next := p.page(at+n) + 1
	if n < 2 || next >= len(p.pages) {
		return -1
	}
	limit := len(p.all)
	if next+1 < len(p.pages) {
		limit = p.pages[next+1]
	}
	_, end := p.search(s[n:], 10, p.pages[next], limit)
	return end
}

// page is the page of a place.
func (p *printed) page(at int) int {
	lo, hi := 0, len(p.pages)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; p.pages[mid] <= at {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}
