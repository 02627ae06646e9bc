package refs

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"jilid/build/diag"
	"jilid/build/parallel"
	"jilid/build/plan"
	"jilid/build/plan/view"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// Resolve numbers a manuscript and finds what its references, citations and
// links mean. tree holds the files that links may lead to.
func Resolve(m *view.Manuscript, tree *source.Tree) (*Table, []diag.Diagnostic) {
	return ResolveWith(m, tree, NewOutline)
}

// ResolveWith is Resolve with a NewOutline that remembers.
func ResolveWith(m *view.Manuscript, tree *source.Tree, outline func(d *doc.Document, folder string) *Outline) (*Table, []diag.Diagnostic) {
	p, l := m.Plan, lang.Of(m.Plan.Language)
	r := &resolver{
		plan: p, lang: l, outlines: outlines(m, outline), defined: map[string]source.Span{}, cites: map[string]*plan.Reference{},
		t: &Table{
			plan: p, tree: tree, books: map[*plan.Book][]*Text{}, texts: map[*doc.Document]*Text{}, chapters: map[*plan.Chapter]*Text{},
			pages: map[string]*Text{}, byID: map[string]spot{}, files: map[string]spot{}, indexes: map[*plan.Book]func() []IndexEntry{},
			mentions: map[string][]*plan.Chapter{}, cited: map[*plan.Book][]string{},
			sources: sync.OnceValue(func() map[*doc.Link]bool { return sourceLinks(p) }),
		},
	}
	r.known = sync.OnceValue(func() []string { return slices.Sorted(maps.Keys(r.t.byID)) })
	for _, ref := range p.References {
		r.cites[ref.Key] = ref
	}
	r.records()
	for i := range m.Books {
		r.book(&m.Books[i])
	}
	for _, s := range m.Programs {
		r.text(&Text{file: s.File, in: newGroup(l, ""), own: Target{Address: s.Address}}, s.Doc)
	}
	r.uses()
	for _, x := range r.texts {
		for _, d := range x.doubts {
			r.doubt(d)
		}
	}
	for _, b := range p.Books {
		r.sortCited(b)
		r.indexed(b)
	}
	return r.t, r.diags.All()
}

type resolver struct {
	plan  *plan.Plan
	lang  lang.Lang
	t     *Table
	diags diag.List

	outlines map[placed]*Outline

	texts   []*Text                    // in reading order
	defined map[string]source.Span     // where an id was first defined
	cites   map[string]*plan.Reference // the bibliography by key
	known   func() []string            // all ids in order, for suggestions once everything is defined
}

// placed is a document in its folder.
type placed struct {
	doc    *doc.Document
	folder string
}

func placedIn(d *doc.Document, f *source.File) placed {
	if f == nil {
		return placed{d, ""}
	}
	return placed{d, f.Dir()}
}

// outlines are those of all documents.
func outlines(m *view.Manuscript, outline func(d *doc.Document, folder string) *Outline) map[placed]*Outline {
	var all []placed
	for i := range m.Books {
		for _, t := range m.Books[i].Texts {
			all = append(all, placedIn(t.Doc, t.Chapter.File))
		}
	}
	for _, s := range m.Programs {
		all = append(all, placedIn(s.Doc, s.File))
	}
	made := make([]*Outline, len(all))
	parallel.For(len(all), func(i int) {
		if all[i].doc != nil {
			made[i] = outline(all[i].doc, all[i].folder)
		}
	})
	out := make(map[placed]*Outline, len(all))
	for i, w := range all {
		out[w] = made[i]
	}
	return out
}

// book places the texts of a book.
func (r *resolver) book(b *view.Book) {
	numbers := &bookNumbers{lang: r.lang, loose: newGroup(r.lang, "")}
	for _, t := range b.Texts {
		c := t.Chapter
		x := &Text{file: c.File, chapter: c, own: Target{Sort: ChapterTarget, ID: c.ID, Title: c.Title, Book: c.Book, Chapter: c, Address: c.Address}}
		if above := r.t.chapters[c.Parent]; c.Depth > 0 && above != nil {
			x.in, x.own.Sort = above.in, SectionTarget
		} else {
			x.own.Number, x.own.Label, x.in = numbers.chapter(c)
		}
		r.t.chapters[c] = x
		r.t.books[c.Book] = append(r.t.books[c.Book], x)
		r.text(x, t.Doc)
		for ; c != nil; c = c.Original { // a translation may be linked to by either name
			if c.File != nil { // a part may have no text of its own
				r.t.files[c.File.Path] = spot{text: x, at: -1}
			}
		}
	}
}

// text gives a document its place.
func (r *resolver) text(x *Text, d *doc.Document) {
	x.table, x.Outline = r.t, &Outline{}
	x.in.texts = append(x.in.texts, x)
	r.texts = append(r.texts, x)
	if x.chapter != nil {
		r.define(x.own.ID, x.chapter.Span, spot{text: x, at: -1})
	}
	if d == nil {
		return
	}
	x.Outline = r.outlines[placedIn(d, x.file)]
	r.t.texts[d], r.t.pages[x.own.Address] = x, x
	for i := range x.things {
		if of := &x.things[i]; of.id != "" {
			r.define(of.id, of.at, spot{text: x, at: i})
		}
	}
}

// records makes the targets that aren't written in chapters: books, programs,
// dimensions, agencies, years.
func (r *resolver) records() {
	p := r.plan
	for _, b := range p.Books {
		t := &Target{Sort: BookTarget, ID: bookID(b), Label: lang.Book.In(r.lang) + " " + lang.Roman(b.Number), Number: lang.Roman(b.Number), Title: b.Title, Book: b, Address: b.ID + "/index.html"}
		r.record(t, b.Span)
		r.t.files["content/"+b.ID] = spot{target: t}
	}
	for _, g := range p.Programs {
		t := &Target{Sort: ProgramTarget, ID: "prg-" + g.ID, Label: g.ID, Title: g.Name, Address: g.Address}
		r.record(t, g.Span)
		if g.File != nil && !r.t.files[g.File.Path].is() && strings.HasSuffix(g.File.Path, ".md") {
			r.t.files[g.File.Path] = spot{target: t}
		}
		if g.Texts != nil {
			r.t.files[g.Texts.Path] = spot{target: t}
		}
	}
	for _, d := range p.Dimensions {
		r.record(&Target{Sort: DimensionTarget, ID: "dim-" + d.ID, Label: d.Name, Title: d.Name, Address: DimensionAddress(p, d.ID)}, d.Span)
	}
	for _, a := range p.Agencies {
		r.record(&Target{Sort: AgencyTarget, ID: "opd-" + a.ID, Label: cmp.Or(a.Short, a.Name), Title: a.Name, Address: AgencyAddress(p, a.ID)}, a.Span)
	}
	for _, y := range p.Period.List() {
		name := strconv.Itoa(y)
		r.record(&Target{Sort: YearTarget, ID: YearID(y), Label: name, Number: name, Title: name, Address: YearAddress(p, name)}, source.Span{})
	}
}

// bookID is what a book is referred to by: @buku-2.
func bookID(b *plan.Book) string {
	if strings.HasPrefix(b.ID, "buku-") {
		return b.ID
	}
	return "buku-" + b.ID
}

// record makes a target known by its id; one defined twice was reported by load.
func (r *resolver) record(t *Target, at source.Span) {
	if !r.t.byID[t.ID].is() {
		r.t.byID[t.ID], r.defined[t.ID] = spot{target: t}, at
	}
}

// define makes something written in a chapter known by its id. Ids that @ can't refer to are anchors
// of their page only.
func (r *resolver) define(id string, at source.Span, s spot) {
	if !written(id) {
		return
	}
	if !r.t.byID[id].is() {
		r.t.byID[id], r.defined[id] = s, at
		return
	}
	r.diags.Add(diag.DuplicateID, at,
		diag.T("nama #%s dipakai dua kali", "id #%s is used twice", id),
		diag.T("nama berlaku di seluruh rencana; beri nama lain pada salah satunya", "ids hold in the whole plan; give one of them another"),
		diag.Related{Span: r.defined[id], Text: diag.T("yang pertama di sini", "the first is here")})
}

// uses looks up everything that refers to something.
func (r *resolver) uses() {
	found := make([]found, len(r.texts))
	parallel.For(len(found), func(i int) {
		found[i].resolver = r
		found[i].in(r.texts[i])
	})
	for i, x := range r.texts {
		f := &found[i]
		r.diags.Append(f.All()...)
		if c := x.chapter; c != nil {
			for _, program := range f.programs {
				r.t.mentions[program] = append(r.t.mentions[program], c)
			}
			for _, key := range f.sources {
				if !slices.Contains(r.t.cited[c.Book], key) {
					r.t.cited[c.Book] = append(r.t.cited[c.Book], key)
				}
			}
		}
	}
}

// found is what a text refers to, as far as it must be known of the whole plan, and what it
// refers to that isn't there.
type found struct {
	*resolver
	diag.List
	programs, sources []string
}

func (f *found) in(x *Text) {
	if x.chapter != nil {
		for _, id := range x.chapter.Programs { // ids of the front matter were checked when it was read
			f.program(f.t.byID["prg-"+id])
		}
	}
	for _, n := range x.Outline.uses {
		switch n := n.(type) {
		case *doc.Ref:
			f.ref(n)
		case *doc.Cite:
			for _, it := range n.Items {
				f.cite(it)
			}
		case *doc.Link:
			a := x.Outline.links[n]
			to, missing := f.t.find(a, x)
			f.program(to.spot)
			if a != nil {
				f.Append(a.wrong...)
			}
			if missing != nothing {
				f.broken(n, a, x, to, missing)
			}
		}
	}
}

// program notes a program that is referred to.
func (f *found) program(s spot) {
	if s.target == nil || s.target.Sort != ProgramTarget {
		return
	}
	if id := strings.TrimPrefix(s.target.ID, "prg-"); !slices.Contains(f.programs, id) {
		f.programs = append(f.programs, id)
	}
}

func (f *found) ref(n *doc.Ref) {
	if s := f.t.byID[n.ID]; s.is() {
		f.program(s)
		return
	}
	if n.Span.File == nil {
		return
	}
	hint := diag.T("beri nama #%[1]s pada hal yang dimaksud, misalnya {#%[1]s}", "give the thing that is meant the id {#%[1]s}", n.ID)
	var related []diag.Related
	sure := false
	switch prefix, name, _ := strings.Cut(n.ID, "-"); prefix {
	case "prg":
		hint, related, sure = f.plan.Lost(name)
	case "dim":
		hint = diag.T("tidak ada dimensi dengan id %s", "no dimension has the id %s", name)
	case "opd":
		hint = diag.T("tidak ada perangkat daerah dengan id %s", "no agency has the id %s", name)
	case "buku":
		hint = diag.T("tidak ada buku dengan id itu", "no book has that id")
	}
	often := hint
	near, ok := f.near(n.ID)
	if ok && !sure {
		hint = diag.T("mungkin maksudnya @%s", "perhaps @%s was meant", near)
		if at := f.defined[near]; at.File != nil {
			related = append(related, diag.Related{Span: at, Text: diag.T("@%s ada di sini", "@%s is here", near)})
		}
	}
	f.AddAbsent(absent(n.ID), diag.UnknownRef, n.Span, diag.T("rujukan @%s tidak dikenal", "unknown reference @%s", n.ID), hint, related...)
	if ok && !sure && diag.Numbered(n.ID, near) {
		f.IfOften(often)
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
	case r.cites[name] != nil:
		r.diags.Add(diag.BadCitation, d.Span, diag.T("`%s` tercetak apa adanya, bukan sebagai kutipan pustaka", "`%s` is printed as it stands, not as a citation", d.Text), diag.T("tulis [@%s]", "write [@%s]", name))
	case at:
		if near, ok := diag.Nearest(name, r.known()); ok {
			r.diags.Add(diag.UnknownRef, d.Span, diag.T("rujukan %s tidak dikenal", "unknown reference %s", d.Text), diag.T("mungkin maksudnya @%s", "perhaps @%s was meant", near))
		}
	case r.t.byID[name].is():
		r.diags.Add(diag.Leftover, d.Span, diag.T("nama `%s` tercetak apa adanya", "the id `%s` is printed as it stands", name),
			diag.T("rujukan diawali @: tulis @%s", "a reference begins with @: write @%s", name))
	}
}

func (f *found) cite(it doc.CiteItem) {
	if f.cites[it.Key] != nil {
		if !slices.Contains(f.sources, it.Key) {
			f.sources = append(f.sources, it.Key)
		}
		return
	}
	var known []string
	for _, ref := range f.plan.References {
		known = append(known, ref.Key)
	}
	file := "content/references.bib"
	if len(f.plan.References) > 0 && f.plan.References[0].Span.File != nil {
		file = f.plan.References[0].Span.File.Path
	}
	hint := diag.T("tambahkan di sana", "add it there")
	if near, ok := diag.Nearest(it.Key, known); ok {
		hint = diag.T("mungkin maksudnya @%s", "perhaps @%s was meant", near)
	}
	f.AddAbsent("source "+it.Key, diag.UnknownCite, it.Span, diag.T("pustaka @%s tidak ada di %s", "there is no source @%s in %s", it.Key, file), hint)
}

// sortCited puts what a book cites into the order of its bibliography.
func (r *resolver) sortCited(b *plan.Book) {
	slices.SortStableFunc(r.t.cited[b], func(x, y string) int {
		return cmp.Or(cmp.Compare(r.cites[x].Sort, r.cites[y].Sort), cmp.Compare(x, y))
	})
}
