package load

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/lang"
)

// bookOutline is a book and the files of its chapters, as the folders give it.
type bookOutline struct {
	book  *plan.Book
	intro *page // the book folder's own _index.md, or nil
	pages []*page
}

// Folder names with a meaning of their own.
const (
	indexFile   = "_index.md"
	programsDir = "programs"
)

// isAppendixDir tells the folder whose files are appendices.
func isAppendixDir(name string) bool {
	switch strings.ToLower(order(name).name) {
	case "lampiran", "appendix", "appendices":
		return true
	}
	return false
}

func isChapterFile(name string) bool {
	return strings.EqualFold(path.Ext(name), ".md") && !strings.EqualFold(name, "README.md")
}

// outline finds books and the files of their chapters, and the program files.
func (l *loader) outline() {
	folders := map[string]bool{} // those with chapters
	for _, f := range l.tree.Under(contentDir) {
		l.mistaken(f)
		if !isChapterFile(f.Base()) || l.translates(f) {
			continue
		}
		rel := strings.TrimPrefix(f.Path, contentDir+"/")
		folder, _, inFolder := strings.Cut(rel, "/")
		switch {
		case !inFolder:
			l.diags.Add(diag.StrayFile, f.Span(0, 0), diag.T("berkas ini tidak termasuk buku mana pun", "this file belongs to no book"),
				diag.T("pindahkan ke folder buku, misalnya %s/buku-1/%s", "move it into a book's folder, like %s/buku-1/%s", contentDir, f.Base()))
		case folder == programsDir:
			if f.Base() == indexFile {
				continue // a folder's own text has no place among the records
			}
			l.records = append(l.records, &page{file: f, record: schema.Program})
		default:
			folders[folder] = true
		}
	}
	if l.planYAML == nil || !l.planYAML.Has("books") {
		l.foundBooks(folders)
	}
	if l.someBookUnread() { // a folder that seems to belong to no book may be its
		for _, dir := range l.strayFolders(folders) {
			l.foundBooks(map[string]bool{dir: true})
		}
	}
	for _, b := range l.plan.Books {
		o := &bookOutline{book: b}
		dir := contentDir + "/" + l.bookFolder(b, folders)
		if f := l.tree.File(dir + "/" + indexFile); f != nil {
			o.intro = &page{file: f, record: schema.Chapter}
		}
		o.pages = l.folder(dir, b.ID, plan.Body, true)
		l.books = append(l.books, o)
	}
	for _, dir := range sortedNames(folders) {
		l.diags.Add(diag.StrayFile, l.planYAML.Get("books").Key, diag.T("folder `%s` berisi bab, tetapi tidak tercantum di `buku`", "folder `%s` holds chapters but is not listed in `books`", dir),
			diag.T("tambahkan `- id: %[1]s`, atau pindahkan folder itu", "add `- id: %[1]s`, or move the folder", dir))
	}
	if len(l.plan.Books) == 0 && len(l.records) == 0 && len(l.sheetFiles()) == 0 {
		at := source.Span{}
		if l.plan.File != nil {
			at = l.plan.File.Span(0, 0)
		}
		l.diags.Add(diag.NoPlan, at, diag.T("tidak ada bab di folder %s", "no chapters in folder %s", contentDir),
			diag.T("buat folder untuk setiap buku dan tulis babnya sebagai berkas Markdown, misalnya %s/buku-1/01-pendahuluan.md", "make a folder for each book and write its chapters as Markdown files, like %s/buku-1/01-pendahuluan.md", contentDir))
	}
}

// someBookUnread tells whether plan.yaml lists a book whose id couldn't be read.
func (l *loader) someBookUnread() bool {
	return l.shaky("books") || l.planYAML != nil && slices.ContainsFunc(l.planYAML.Objects("books"), func(b *schema.Object) bool { return !b.Has("id") })
}

// mistaken reports a file that was surely meant to be read, but isn't because of
// its name.
func (l *loader) mistaken(f *source.File) {
	name := strings.ToLower(f.Base())
	stem := strings.TrimSuffix(name, path.Ext(name))
	switch ext := path.Ext(name); ext {
	case ".bib":
		if stem != "references" || f.Dir() != contentDir {
			l.diags.Add(diag.StrayFile, f.Span(0, 0), diag.T("berkas ini tidak dibaca: daftar pustaka hanya %s/references.bib", "this file is not read: the bibliography is %s/references.bib alone", contentDir),
				diag.T("pindahkan isinya ke references.bib, atau ganti namanya menjadi itu", "move what it holds into references.bib, or rename it to that"))
		}
	case ".markdown", ".mdown", ".mkd", ".mdwn", ".mdx", ".mdtext", ".md_", ".mds", ".mdm":
		l.diags.Add(diag.StrayFile, f.Span(0, 0), diag.T("berkas ini tidak dibaca sebagai bab: akhirannya bukan .md", "this file is not read as a chapter: its ending is not .md"),
			diag.T("ganti namanya menjadi %s.md", "rename it to %s.md", strings.TrimSuffix(f.Base(), path.Ext(f.Base()))))
	case ".yaml", ".yml":
		if f.Dir() == contentDir && strings.HasPrefix(stem, "plan") && f != l.plan.File && !l.translates(f) {
			l.diags.Add(diag.StrayFile, f.Span(0, 0), diag.T("berkas ini tidak dibaca: rencana diatur di %s/plan.yaml", "this file is not read: the plan is described in %s/plan.yaml", contentDir),
				diag.T("ganti namanya menjadi plan.yaml, huruf kecil semua, atau hapus yang berlebih", "rename it to plan.yaml, in small letters, or delete the one too many"))
		}
	}
}

// foundBooks makes a book of every folder with chapters.
func (l *loader) foundBooks(folders map[string]bool) {
	for _, dir := range sortedNames(folders) {
		if !validID(dir) {
			f := l.tree.Under(contentDir + "/" + dir)[0]
			l.diags.Add(diag.WrongValue, f.Span(0, 0), diag.T("nama folder `%s` tidak dapat menjadi alamat", "folder name `%s` can't be an address", dir), idHint)
		}
		l.plan.Books = append(l.plan.Books, &plan.Book{ID: dir, Number: len(l.plan.Books) + 1})
	}
}

func sortedNames(set map[string]bool) []string {
	var out []string
	for name := range set {
		out = append(out, name)
	}
	slices.SortFunc(out, func(a, b string) int { return order(a).compare(order(b)) })
	return out
}

// bookFolder takes the folder that holds a book. One whose name is nearly the
// book's was surely meant: it is read, so that nothing in it seems to be missing.
func (l *loader) bookFolder(b *plan.Book, folders map[string]bool) string {
	if folders[b.ID] {
		delete(folders, b.ID)
		return b.ID
	}
	hint := diag.T("buat %s/%s/ dengan berkas Markdown di dalamnya", "make %s/%s/ with Markdown files in it", contentDir, b.ID)
	near, ok := diag.Nearest(b.ID, l.strayFolders(folders))
	if ok {
		hint = diag.T("maksudnya folder `%s`?", "did you mean folder `%s`?", near)
		delete(folders, near)
	} else {
		near = b.ID
	}
	l.diags.AddAbsent("file "+contentDir+"/"+b.ID, diag.MissingFile, b.Span, diag.T("buku `%s` tidak punya folder berisi bab", "book `%s` has no folder with chapters", b.ID), hint)
	return near
}

// strayFolders are the folders with chapters that no book has by its name.
func (l *loader) strayFolders(folders map[string]bool) []string {
	var out []string
	for _, dir := range sortedNames(folders) {
		if l.plan.Book(dir) == nil {
			out = append(out, dir)
		}
	}
	return out
}

// folder lists the pages of a folder in order. Every page below it is published
// under address.
func (l *loader) folder(dir, address string, kind plan.Kind, top bool) []*page {
	type item struct {
		ordered
		page  *page
		pages []*page // of a folder without an _index.md
	}
	var items []item
	seen := map[string]bool{}
	for _, f := range l.tree.Under(dir) {
		if !isChapterFile(f.Base()) || l.translated[f] {
			continue
		}
		name, _, below := strings.Cut(strings.TrimPrefix(f.Path, dir+"/"), "/")
		if name == indexFile || seen[name] {
			continue
		}
		seen[name] = true
		if !below {
			o := order(strings.TrimSuffix(name, path.Ext(name)))
			p := &page{file: f, record: schema.Chapter, kind: kind, address: address + "/" + plan.Slug(o.name) + ".html"}
			if top && o.number == 0 {
				p.kind = plan.Front
			}
			items = append(items, item{o, p, nil})
			continue
		}
		o, sub := order(name), dir+"/"+name
		under := address + "/" + plan.Slug(o.name)
		switch index := l.tree.File(sub + "/" + indexFile); {
		case top && isAppendixDir(name):
			pages := l.folder(sub, under, plan.Appendix, false)
			if index != nil {
				pages = slices.Insert(pages, 0, &page{file: index, record: schema.Chapter, kind: plan.Back, address: under + "/index.html"})
			}
			items = append(items, item{ordered{1 << 30, o.name}, nil, pages})
		case index != nil:
			p := &page{file: index, record: schema.Chapter, kind: kind, folder: true, address: under + "/index.html"}
			if top && o.number == 0 {
				p.kind = plan.Front
			}
			p.children = l.folder(sub, under, kind, false)
			items = append(items, item{o, p, nil})
		default:
			l.diags.Add(diag.MissingFile, f.Span(0, 0), diag.T("folder `%s` berisi bab, tetapi tidak punya %s", "folder `%s` holds chapters but has no %s", name, indexFile),
				diag.T("buat %s/%s dengan judul bab; berkas lain di folder itu menjadi subbabnya", "make %s/%s with the chapter's title; the other files of the folder are its sections", sub, indexFile))
			items = append(items, item{o, nil, l.folder(sub, under, kind, false)})
		}
	}
	slices.SortStableFunc(items, func(a, b item) int { return a.compare(b.ordered) })
	var out []*page
	for _, it := range items {
		if it.page != nil {
			out = append(out, it.page)
		}
		out = append(out, it.pages...)
	}
	return out
}

// walk calls f for every page in reading order.
func walk(pages []*page, f func(*page)) {
	for _, p := range pages {
		f(p)
		walk(p.children, f)
	}
}

// rank orders a book's chapters: front matter, chapters, and what follows them.
func rank(k plan.Kind) int {
	switch k {
	case plan.Front:
		return 0
	case plan.Appendix, plan.Back:
		return 2
	}
	return 1
}

// bookTitles gives the books without a title one: from the _index.md of their
// folder, else from its name.
func (l *loader) bookTitles() {
	for _, o := range l.books {
		b := o.book
		if b.Title == "" && o.intro != nil {
			b.Title = o.intro.object.Text("title")
			b.Subtitle = cmp.Or(b.Subtitle, o.intro.object.Text("subtitle"))
		}
		if b.Title == "" {
			b.Title = words(b.ID)
		}
		if b.Cover.File == nil {
			b.Cover = l.front
		}
		if b.Back.File == nil {
			b.Back = l.back
		}
	}
	if l.plan.Title != "" {
		return
	}
	l.plan.Title = lang.Word{ID: "Rencana Induk", EN: "Master Plan"}.In(lang.Of(l.plan.Language))
	if len(l.plan.Books) == 1 {
		l.plan.Title = l.plan.Books[0].Title
	}
}
