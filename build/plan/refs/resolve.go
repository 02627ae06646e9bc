package refs

import (
	"cmp"
	"maps"
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
	return ResolveWith(m, tree, doc.Landmarks)
}

// ResolveWith is Resolve with a doc.Landmarks that remembers.
func ResolveWith(m *view.Manuscript, tree *source.Tree, landmarks func(*doc.Document) []doc.Landmark) (*Table, []diag.Diagnostic) {
	p := m.Plan
	r := &resolver{
		plan: p, tree: tree, lang: lang.Of(p.Language),
		t: &Table{
			plan: p, landmarks: landmarks, byID: map[string]*Target{},
			headings: map[*doc.Heading]*Target{}, tables: map[*doc.Table]*Target{},
			figures: map[*doc.Figure]*Target{}, formulas: map[*doc.Math]*Target{},
			chapters: map[*plan.Chapter]*Target{}, links: map[*doc.Link]Link{},
			mentions: map[string][]*plan.Chapter{}, order: map[*plan.Book][]*Target{},
			cited: map[*plan.Book][]string{}, index: map[*plan.Book][]IndexEntry{},
		},
		defined: map[string]source.Span{}, count: map[*plan.Chapter]*counter{},
		anchors: map[string]map[string]*Target{}, files: map[string]*Target{},
		sources: map[string]*plan.Reference{}, cited: map[citation]bool{},
		index: map[*plan.Book]*indexNode{},
	}
	for _, ref := range p.References {
		r.sources[ref.Key] = ref
	}
	r.records()
	for i := range m.Books {
		b := &m.Books[i]
		numbers := &bookNumbers{lang: r.lang, loose: newCounter("")}
		for _, t := range b.Texts {
			r.text(t.Chapter, t.Doc, numbers)
			for c := t.Chapter; c != nil; c = c.Original { // a translation may be linked to by either name
				if c.File != nil { // a part may have no text of its own
					r.files[c.File.Path] = r.t.chapters[t.Chapter]
				}
			}
		}
	}
	for _, s := range m.Programs {
		r.content(s.Doc, &place{file: s.File, address: s.Address, count: newCounter("")})
	}
	for _, u := range r.uses {
		r.resolve(u)
	}
	for _, d := range r.doubts {
		r.doubt(d)
	}
	for _, b := range p.Books {
		r.sortCited(b)
	}
	r.indexes()
	for _, ref := range p.References {
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
	plan  *plan.Plan
	tree  *source.Tree
	lang  lang.Lang
	t     *Table
	diags diag.List

	defined map[string]source.Span        // where an id was first defined
	count   map[*plan.Chapter]*counter    // of every chapter seen so far
	anchors map[string]map[string]*Target // by page, then by name
	files   map[string]*Target            // chapters, programs and books by their path
	uses    []use                         // everything that refers to something, in reading order
	doubts  []doc.Doubt
	sources map[string]*plan.Reference // the bibliography by key
	cited   map[citation]bool          // what was cited so far
	index   map[*plan.Book]*indexNode
	sees    []seen
	ids     []string // see known
}

// citation is a source that a book cites.
type citation struct {
	book *plan.Book
	key  string
}

// records makes the targets that aren't written in chapters: books, programs,
// dimensions, agencies, years.
func (r *resolver) records() {
	p := r.plan
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
		if g.Texts != nil {
			r.files[g.Texts.Path] = t
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

// known are all ids in order, for suggestions once everything is defined.
func (r *resolver) known() []string {
	if r.ids == nil {
		r.ids = slices.Sorted(maps.Keys(r.t.byID))
	}
	return r.ids
}

// use is something in a document that refers to something else: a *doc.Ref,
// *doc.Cite or *doc.Link.
type use struct {
	node doc.Inline
	at   *place
}

func (r *resolver) resolve(u use) {
	switch n := u.node.(type) {
	case *doc.Ref:
		r.ref(n, u.at)
	case *doc.Cite:
		for _, it := range n.Items {
			r.cite(it, u.at)
		}
	case *doc.Link:
		l, done := r.t.links[n]
		if !done {
			l = r.link(n, u.at)
			r.t.links[n] = l
		}
		if l.Target != nil && l.Target.Sort == ProgramTarget {
			r.mention(l.Target, u.at.chapter)
		}
	}
}

func (r *resolver) ref(n *doc.Ref, at *place) {
	if t := r.t.byID[n.ID]; t != nil {
		if t.Sort == ProgramTarget {
			r.mention(t, at.chapter)
		}
		return
	}
	if n.Span.File == nil {
		return // from the front matter, whose ids were checked when it was read
	}
	hint := diag.T("beri nama #%[1]s pada hal yang dimaksud, misalnya {#%[1]s}", "give the thing that is meant the id {#%[1]s}", n.ID)
	var related []diag.Related
	sure := false
	switch prefix, name, _ := strings.Cut(n.ID, "-"); prefix {
	case "prg":
		hint, related, sure = r.plan.Lost(name)
	case "dim":
		hint = diag.T("tidak ada dimensi dengan id %s", "no dimension has the id %s", name)
	case "opd":
		hint = diag.T("tidak ada perangkat daerah dengan id %s", "no agency has the id %s", name)
	case "buku":
		hint = diag.T("tidak ada buku dengan id itu", "no book has that id")
	}
	often := hint
	near, ok := r.near(n.ID)
	if ok && !sure {
		hint = diag.T("mungkin maksudnya @%s", "perhaps @%s was meant", near)
		if at := r.defined[near]; at.File != nil {
			related = append(related, diag.Related{Span: at, Text: diag.T("@%s ada di sini", "@%s is here", near)})
		}
	}
	r.diags.AddAbsent(absent(n.ID), diag.UnknownRef, n.Span, diag.T("rujukan @%s tidak dikenal", "unknown reference @%s", n.ID), hint, related...)
	if ok && !sure && diag.Numbered(n.ID, near) {
		r.diags.IfOften(often)
	}
}

// near is the id that was probably meant: one of the same sort, or the same name in
// another sort. Of what is written in chapters there may be hundreds: their names must
// be near without the prefix that all of a sort share.
func (r *resolver) near(id string) (string, bool) {
	prefix, name, _ := strings.Cut(id, "-")
	var names []string
	for _, k := range r.known() {
		if n, ok := strings.CutPrefix(k, prefix+"-"); ok {
			names = append(names, n)
		} else if _, n, _ := strings.Cut(k, "-"); n == name && name != "" {
			return k, true
		}
	}
	if len(names) == 0 || !slices.Contains(prefixes, prefix+"-") {
		return diag.Nearest(id, r.known())
	}
	near, ok := diag.Nearest(name, names)
	return prefix + "-" + near, ok
}

// absent is what an unknown reference means: a record by its id, or something in a
// chapter by its name.
func absent(id string) string {
	prefix, name, _ := strings.Cut(id, "-")
	switch prefix {
	case "prg":
		return "program " + name
	case "dim":
		return "dimension " + name
	case "opd":
		return "agency " + name
	case "buku":
		return "book " + name
	}
	return "ref " + id
}

// doubt reports a word that is nearly written as a reference or citation if what it
// would refer to is there.
func (r *resolver) doubt(d doc.Doubt) {
	name, at := strings.CutPrefix(d.Text, "@")
	name = strings.Trim(name, "[]")
	switch {
	case r.sources[name] != nil:
		r.diags.Add(diag.BadCitation, d.Span, diag.T("`%s` tercetak apa adanya, bukan sebagai kutipan pustaka", "`%s` is printed as it stands, not as a citation", d.Text), diag.T("tulis [@%s]", "write [@%s]", name))
	case at:
		if near, ok := diag.Nearest(name, r.known()); ok {
			r.diags.Add(diag.UnknownRef, d.Span, diag.T("rujukan %s tidak dikenal", "unknown reference %s", d.Text), diag.T("mungkin maksudnya @%s", "perhaps @%s was meant", near))
		}
	case r.t.byID[name] != nil:
		r.diags.Add(diag.Leftover, d.Span, diag.T("nama `%s` tercetak apa adanya", "the id `%s` is printed as it stands", name),
			diag.T("rujukan diawali @: tulis @%s", "a reference begins with @: write @%s", name))
	}
}

func (r *resolver) cite(it doc.CiteItem, at *place) {
	if r.sources[it.Key] != nil {
		if at.chapter == nil {
			return
		}
		if c := (citation{at.book, it.Key}); !r.cited[c] {
			r.cited[c] = true
			r.t.cited[c.book] = append(r.t.cited[c.book], it.Key)
		}
		return
	}
	var known []string
	for _, ref := range r.plan.References {
		known = append(known, ref.Key)
	}
	file := "content/references.bib"
	if len(r.plan.References) > 0 && r.plan.References[0].Span.File != nil {
		file = r.plan.References[0].Span.File.Path
	}
	hint := diag.T("tambahkan di sana", "add it there")
	if near, ok := diag.Nearest(it.Key, known); ok {
		hint = diag.T("mungkin maksudnya @%s", "perhaps @%s was meant", near)
	}
	r.diags.AddAbsent("source "+it.Key, diag.UnknownCite, it.Span, diag.T("pustaka @%s tidak ada di %s", "there is no source @%s in %s", it.Key, file), hint)
}

// sortCited puts what a book cites into the order of its bibliography.
func (r *resolver) sortCited(b *plan.Book) {
	slices.SortStableFunc(r.t.cited[b], func(x, y string) int {
		return cmp.Or(cmp.Compare(r.sources[x].Sort, r.sources[y].Sort), cmp.Compare(x, y))
	})
}

// mention notes that a chapter speaks of a program.
func (r *resolver) mention(t *Target, c *plan.Chapter) {
	if c == nil {
		return
	}
	program := strings.TrimPrefix(t.ID, "prg-")
	list := r.t.mentions[program]
	if len(list) == 0 || list[len(list)-1] != c {
		r.t.mentions[program] = append(list, c)
	}
}
