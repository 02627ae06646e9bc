package refs

import (
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/doc"
)

const contentDir = "content/"

// address is a link's address as it is written. The path is the one that also works where the
// plan is kept: relative to the file, with the numbers of the file names.
type address struct {
	wrong    []diag.Diagnostic // it can't be one
	external string            // elsewhere, or ""
	path     string            // as written; "" for the page itself
	paths    []string          // in the tree, that it may mean
	anchor   string
}

// readAddress reads the address of a link in a file of a folder.
func readAddress(n *doc.Link, folder string) *address {
	wrong := func(text, hint diag.Text) *address {
		var l diag.List
		l.Add(diag.BrokenLink, addressOf(n), text, hint)
		return &address{wrong: l.All()}
	}
	dest := n.Dest
	switch {
	case dest == "":
		if strings.Contains(n.Span.Text(), "]()") {
			return wrong(diag.T("tautan tanpa alamat", "a link without an address"),
				diag.T("tulis alamatnya di dalam kurung, misalnya [teks](02-strategi.md)", "write the address within the brackets, like [text](02-strategy.md)"))
		}
		return nil
	case strings.HasPrefix(strings.ToLower(dest), "file:"), drive.MatchString(dest):
		return wrong(diag.T("tautan %s menunjuk ke komputer penulisnya", "the link %s leads to its writer's own computer", dest),
			diag.T("salin berkasnya ke samping bab dan tautkan ke sana", "copy the file beside the chapter and link to it there"))
	case external(dest):
		return &address{external: dest}
	}
	name, anchor, _ := strings.Cut(dest, "#")
	name, _, _ = strings.Cut(name, "?")
	name, err1 := url.PathUnescape(name)
	anchor, err2 := url.PathUnescape(anchor)
	if err1 != nil || err2 != nil {
		return wrong(diag.T("alamat %s tidak terbaca", "unreadable address %s", dest),
			diag.T("tanda % dalam alamat ditulis %25", "a % in an address is written %25"))
	}
	a := &address{path: strings.ReplaceAll(name, `\`, "/"), anchor: anchor}
	if name != "" {
		a.paths = candidates(folder, a.path)
	}
	return a
}

// destination is where a link leads.
type destination struct {
	spot
	asset, external string
}

// missing is what a link's address names that isn't there.
type missing int

const (
	nothing missing = iota
	theFile
	thePublished // the file is there, but isn't published
	theAnchor    // the page is there
)

// find finds where an address leads that is written in a text.
func (t *Table) find(a *address, x *Text) (destination, missing) {
	switch {
	case a == nil || a.wrong != nil:
		return destination{}, nothing
	case a.external != "":
		return destination{external: a.external}, nothing
	case a.path == "":
		return t.anchored(x.page(), x.own.Address, a.anchor)
	}
	for _, p := range a.paths {
		if s := t.files[p]; s.is() {
			return t.anchored(s, s.address(), a.anchor)
		}
		if t.tree == nil {
			continue
		}
		if f := t.tree.File(p); f != nil {
			if !strings.HasPrefix(p, contentDir) || !t.plan.Publishes(f) {
				return destination{asset: p}, thePublished
			}
			return destination{asset: strings.TrimPrefix(p, contentDir)}, nothing
		}
	}
	return destination{}, theFile
}

// anchored is the way to an anchor of a page, or to the page itself.
func (t *Table) anchored(s spot, address, anchor string) (destination, missing) {
	if anchor == "" || s.is() && anchor == s.id() {
		return destination{spot: s}, nothing
	}
	if x := t.pages[address]; x != nil {
		if i, ok := x.anchors[anchor]; ok {
			return destination{spot: spot{text: x, at: i}}, nothing
		}
	}
	return destination{spot: s}, theAnchor
}

// page is the page that a text is printed on.
func (x *Text) page() spot {
	if x.chapter != nil {
		return spot{text: x, at: -1}
	}
	if x.file != nil {
		return x.table.files[x.file.Path]
	}
	return spot{}
}

// broken reports a link whose address leads nowhere.
func (f *found) broken(n *doc.Link, a *address, x *Text, to destination, what missing) {
	switch what {
	case theFile:
		f.AddAbsent("file "+a.paths[0], diag.BrokenLink, addressOf(n), diag.T("tautan ke %s putus", "broken link to %s", n.Dest), f.nearFile(a.path, x))
	case thePublished:
		f.AddAbsent("file "+to.asset, diag.BrokenLink, addressOf(n), diag.T("%s tidak ikut terbit", "%s is not published", n.Dest), f.unpublished(f.t.tree.File(to.asset)))
	case theAnchor:
		f.noAnchor(n, a, x, to)
	}
}

// drive is how a path on a disk of Windows begins.
var drive = regexp.MustCompile(`^[A-Za-z]:[\\/]`)

// addressOf is where a link's address stands.
func addressOf(n *doc.Link) source.Span { return n.Span.Find("](", n.Dest) }

// candidates are the paths in the tree that an address may mean.
func candidates(dir, name string) []string {
	base := path.Join(dir, name)
	if strings.HasPrefix(name, "/") {
		base = path.Join(contentDir, name)
		if rest := path.Clean(name)[1:]; strings.HasPrefix(rest, contentDir) {
			base = rest
		}
	}
	out := []string{base, path.Join(base, "_index.md")}
	if path.Ext(base) == "" {
		out = append(out, base+".md")
	}
	return out
}

func (r *resolver) unpublished(f *source.File) diag.Text {
	switch p := f.Path; {
	case !strings.HasPrefix(p, contentDir):
		return diag.T("hanya yang ada di folder content yang terbit", "only what lies in the content folder is published")
	case strings.HasSuffix(strings.ToLower(p), ".md"):
		return diag.T("bab itu masih draf, atau bukan bab", "that chapter is a draft, or no chapter at all")
	case !r.plan.Allows(f):
		return diag.T("berkas seperti itu bisa menjalankan skrip di peramban pembaca; simpan isinya sebagai PDF, atau izinkan dengan `markdown: {unsafe_html: true}` di plan.yaml", "such a file could run scripts in the reader's browser; save what it shows as PDF, or allow it by `markdown: {unsafe_html: true}` in plan.yaml")
	}
	return diag.T("berkas data dan pengaturan tidak terbit; tampilkan datanya dengan tampilan table", "data and settings are not published; show the data by the view table")
}

// noAnchor reports a link to an anchor that its page doesn't have.
func (f *found) noAnchor(n *doc.Link, a *address, x *Text, to destination) {
	address := x.own.Address
	if a.path != "" {
		address = to.address()
	}
	var known []string
	if page := f.t.pages[address]; page != nil {
		known = slices.Sorted(maps.Keys(page.anchors))
	}
	hint := diag.T("beri nama pada judulnya, misalnya {#%s}", "give the heading the id {#%s}", a.anchor)
	if near, ok := diag.Nearest(a.anchor, known); ok {
		hint = diag.T("mungkin maksudnya #%s", "perhaps #%s was meant", near)
	}
	f.AddAbsent("anchor "+address+"#"+a.anchor, diag.BrokenAnchor, addressOf(n).Find("", "#"+a.anchor), diag.T("tidak ada #%s di halaman itu", "there is no #%s on that page", a.anchor), hint)
}

// nearFile hints at the file that was meant: one of the same name elsewhere, or
// with its number, or one that is nearly written so.
func (r *resolver) nearFile(name string, x *Text) diag.Text {
	perhaps := func(p string) diag.Text {
		return diag.T("mungkin maksudnya %s", "perhaps %s was meant", source.Relative(x.file.Dir(), p))
	}
	var known []string
	for p := range r.t.files {
		known = append(known, p)
	}
	if r.t.tree != nil {
		for _, f := range r.t.tree.Under("content") {
			if r.plan.Publishes(f) {
				known = append(known, f.Path)
			}
		}
	}
	slices.Sort(known)
	want := plainName(name)
	for _, p := range known {
		if plainName(p) == want {
			return perhaps(p)
		}
	}
	if near, ok := diag.NearestPath(path.Join(x.file.Dir(), name), known); ok {
		return perhaps(near)
	}
	if ext := path.Ext(name); ext != "" && ext != ".md" && ext != ".html" {
		return diag.T("salin berkasnya ke samping bab; alamatnya dihitung dari folder berkas ini", "copy the file beside the chapter; the path starts at this file's folder")
	}
	return diag.T("alamatnya dihitung dari folder berkas ini, dengan nomor dan akhiran .md", "the path starts at this file's folder and has the number and the ending .md")
}

// plainName is a file's name without folder, number and ending.
func plainName(p string) string {
	name := path.Base(p)
	if name == "_index.md" {
		name = path.Base(path.Dir(p))
	}
	name = strings.TrimLeft(name, "0123456789")
	return strings.ToLower(strings.TrimLeft(strings.TrimSuffix(strings.TrimSuffix(name, ".md"), ".html"), "-_ "))
}

// external tells whether an address leads out of the plan: it has a scheme or
// a host.
func external(dest string) bool {
	if strings.HasPrefix(dest, "//") {
		return true
	}
	scheme, _, ok := strings.Cut(dest, ":")
	if !ok || len(scheme) < 2 {
		return false
	}
	for _, ch := range strings.ToLower(scheme) {
		if !(ch >= 'a' && ch <= 'z' || ch >= '0' && ch <= '9' || strings.ContainsRune("+-.", ch)) {
			return false
		}
	}
	return true
}
