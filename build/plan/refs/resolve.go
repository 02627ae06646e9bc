package refs

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/view"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// Resolve numbers a manuscript and finds what its references, citations and
// links mean. tree holds the files that links may lead to.
func Resolve(m *view.Manuscript, tree *source.Tree) (*Table, []diag.Diagnostic) {
	r := &resolver{
		m: m, tree: tree, lang: lang.Of(m.Plan.Language),
		t: &Table{
			plan: m.Plan, byID: map[string]*Target{},
			headings: map[*doc.Heading]*Target{}, tables: map[*doc.Table]*Target{},
			figures: map[*doc.Figure]*Target{}, formulas: map[*doc.Math]*Target{},
			chapters: map[*plan.Chapter]*Target{}, links: map[*doc.Link]Link{},
			mentions: map[string][]*plan.Chapter{}, order: map[*plan.Book][]*Target{},
			cited: map[*plan.Book][]string{},
		},
		defined: map[string]source.Span{}, count: map[*plan.Chapter]*counter{},
		anchors: map[string]map[string]*Target{}, files: map[string]*Target{},
	}
	r.records()
	for i := range m.Books {
		b := &m.Books[i]
		numbers := &bookNumbers{lang: r.lang, loose: newCounter("")}
		for _, t := range b.Texts {
			r.text(t.Chapter, t.Doc, numbers)
			r.files[t.File.Path] = r.t.chapters[t.Chapter]
		}
	}
	for _, s := range m.Programs {
		r.content(s.Doc, &place{address: s.Address, count: newCounter("")})
	}
	r.names = sortedKeys(r.t.byID)
	for _, b := range m.Books {
		for _, t := range b.Texts {
			r.chapterUses(t)
		}
		r.sortCited(b.Book)
	}
	for _, s := range m.Programs {
		r.uses(s.Doc, user{file: s.File, address: s.Address})
	}
	for _, ref := range m.Plan.References {
		doc.Visitor{Inline: func(n doc.Inline) bool {
			if l, ok := n.(*doc.Link); ok {
				r.t.links[l] = Link{External: l.Dest}
			}
			return true
		}}.Inlines(ref.Text)
	}
	return r.t, r.diags.All()
}

type resolver struct {
	m     *view.Manuscript
	tree  *source.Tree
	lang  lang.Lang
	t     *Table
	diags diag.List

	defined map[string]source.Span        // where an id was first defined
	count   map[*plan.Chapter]*counter    // of every chapter seen so far
	anchors map[string]map[string]*Target // by page, then by name
	files   map[string]*Target            // chapters, programs and books by their path
	names   []string                      // all ids, for suggestions
}

// records makes the targets that aren't written in chapters: books, programs,
// dimensions, agencies, years.
func (r *resolver) records() {
	p := r.m.Plan
	for _, b := range p.Books {
		t := &Target{Sort: BookTarget, ID: bookID(b), Label: lang.Book.In(r.lang) + " " + lang.Roman(b.Number), Number: lang.Roman(b.Number), Title: b.Title, Book: b, Address: b.ID + "/index.html"}
		r.define(t.ID, b.Span, t)
		r.files["content/"+b.ID] = t
	}
	for _, g := range p.Programs {
		t := &Target{Sort: ProgramTarget, ID: "prg-" + g.ID, Label: g.ID, Title: g.Name, Address: g.Address}
		r.define(t.ID, g.Span, t)
		if g.File != nil && r.files[g.File.Path] == nil && strings.HasSuffix(g.File.Path, ".md") {
			r.files[g.File.Path] = t
		}
	}
	for _, d := range p.Dimensions {
		r.define("dim-"+d.ID, d.Span, &Target{Sort: DimensionTarget, ID: "dim-" + d.ID, Label: d.Name, Title: d.Name, Address: DimensionAddress(p, d.ID)})
	}
	for _, a := range p.Agencies {
		r.define("opd-"+a.ID, a.Span, &Target{Sort: AgencyTarget, ID: "opd-" + a.ID, Label: cmp.Or(a.Short, a.Name), Title: a.Name, Address: AgencyAddress(p, a.ID)})
	}
	for _, y := range p.Period.List() {
		name := strconv.Itoa(y)
		r.define(YearID(y), source.Span{}, &Target{Sort: YearTarget, ID: YearID(y), Label: name, Number: name, Title: name, Address: YearAddress(p, name)})
	}
}

// bookID is what a book is referred to by: @buku-2.
func bookID(b *plan.Book) string {
	if strings.HasPrefix(b.ID, "buku-") {
		return b.ID
	}
	return "buku-" + b.ID
}

// prefixes of the ids that are written in chapters and are unique in the plan.
var prefixes = []string{"sec-", "tbl-", "fig-", "eq-"}

// define makes a target known by its id. Ids that @ can't refer to are anchors
// of their page only.
func (r *resolver) define(id string, at source.Span, t *Target) {
	if id == "" {
		return
	}
	written := slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(id, p) })
	switch t.Sort {
	case ChapterTarget, SectionTarget, TableTarget, FigureTarget, EquationTarget:
		if !written {
			return
		}
	}
	if r.t.byID[id] == nil {
		r.t.byID[id], r.defined[id] = t, at
		return
	}
	if !written {
		return // a record defined twice was reported by load
	}
	r.diags.Add(diag.DuplicateID, at,
		diag.T("nama #%s dipakai dua kali", "id #%s is used twice", id),
		diag.T("nama berlaku di seluruh rencana; beri nama lain pada salah satunya", "ids hold in the whole plan; give one of them another"),
		diag.Related{Span: r.defined[id], Text: diag.T("yang pertama di sini", "the first is here")})
}

func or(a, b source.Span) source.Span {
	if a.File != nil {
		return a
	}
	return b
}

func sortedKeys(m map[string]*Target) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// user is the document whose references are being resolved.
type user struct {
	file    *source.File
	address string
	chapter *plan.Chapter // nil for a program's story
}

func (r *resolver) chapterUses(t view.Text) {
	for _, id := range t.Programs {
		r.mention(id, t.Chapter)
	}
	r.uses(t.Doc, user{file: t.File, address: t.Address, chapter: t.Chapter})
}

// uses resolves everything a document refers to.
func (r *resolver) uses(d *doc.Document, u user) {
	if d == nil {
		return
	}
	doc.Visit(d, doc.Visitor{Inline: func(n doc.Inline) bool {
		switch n := n.(type) {
		case *doc.Ref:
			r.ref(n, u)
		case *doc.Cite:
			for _, it := range n.Items {
				r.cite(it, u)
			}
		case *doc.Link:
			if _, done := r.t.links[n]; !done {
				r.t.links[n] = r.link(n, u)
			}
			if t := r.t.links[n].Target; t != nil && t.Sort == ProgramTarget {
				r.mention(strings.TrimPrefix(t.ID, "prg-"), u.chapter)
			}
		}
		return true
	}})
}

func (r *resolver) ref(n *doc.Ref, u user) {
	if id, ok := strings.CutPrefix(n.ID, "prg-"); ok {
		r.mention(id, u.chapter)
	}
	if r.t.byID[n.ID] != nil {
		return
	}
	hint := diag.T("beri nama #%[1]s pada hal yang dimaksud, misalnya {#%[1]s}", "give the thing that is meant the id {#%[1]s}", n.ID)
	switch prefix, name, _ := strings.Cut(n.ID, "-"); prefix {
	case "prg":
		hint = diag.T("tidak ada program dengan id %s", "no program has the id %s", name)
	case "dim":
		hint = diag.T("tidak ada dimensi dengan id %s", "no dimension has the id %s", name)
	case "opd":
		hint = diag.T("tidak ada perangkat daerah dengan id %s", "no agency has the id %s", name)
	case "buku":
		hint = diag.T("tidak ada buku dengan id itu", "no book has that id")
	}
	if near, ok := diag.Nearest(n.ID, r.names); ok {
		hint = diag.T("mungkin maksudnya @%s", "perhaps @%s was meant", near)
	}
	r.diags.Add(diag.UnknownRef, n.Span, diag.T("rujukan @%s tidak dikenal", "unknown reference @%s", n.ID), hint)
}

func (r *resolver) cite(it doc.CiteItem, u user) {
	if r.m.Plan.Reference(it.Key) != nil {
		if u.chapter != nil {
			b := u.chapter.Book
			if !slices.Contains(r.t.cited[b], it.Key) {
				r.t.cited[b] = append(r.t.cited[b], it.Key)
			}
		}
		return
	}
	var known []string
	for _, ref := range r.m.Plan.References {
		known = append(known, ref.Key)
	}
	hint := diag.T("tambahkan ke content/references.bib", "add it to content/references.bib")
	if near, ok := diag.Nearest(it.Key, known); ok {
		hint = diag.T("mungkin maksudnya @%s", "perhaps @%s was meant", near)
	}
	r.diags.Add(diag.UnknownCite, it.Span, diag.T("pustaka @%s tidak ada", "there is no source @%s", it.Key), hint)
}

// sortCited puts what a book cites into the order of its bibliography.
func (r *resolver) sortCited(b *plan.Book) {
	slices.SortStableFunc(r.t.cited[b], func(x, y string) int {
		return cmp.Or(cmp.Compare(r.m.Plan.Reference(x).Sort, r.m.Plan.Reference(y).Sort), cmp.Compare(x, y))
	})
}

// mention notes that a chapter speaks of a program.
func (r *resolver) mention(program string, c *plan.Chapter) {
	if c == nil || r.m.Plan.Program(program) == nil {
		return
	}
	list := r.t.mentions[program]
	if len(list) == 0 || list[len(list)-1] != c {
		r.t.mentions[program] = append(list, c)
	}
}
