package refs

import (
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

// link finds where a link leads. The path is the one that also works where the
// plan is kept: relative to the file, with the numbers of the file names.
func (r *resolver) link(n *doc.Link, at *place) Link {
	dest := n.Dest
	switch {
	case dest == "":
		if strings.Contains(n.Span.Text(), "]()") {
			r.broken(n, diag.T("tautan tanpa alamat", "a link without an address"),
				diag.T("tulis alamatnya di dalam kurung, misalnya [teks](02-strategi.md)", "write the address within the brackets, like [text](02-strategy.md)"))
		}
		return Link{}
	case strings.HasPrefix(strings.ToLower(dest), "file:"), drive.MatchString(dest):
		r.broken(n, diag.T("tautan %s menunjuk ke komputer penulisnya", "the link %s leads to its writer's own computer", dest),
			diag.T("salin berkasnya ke samping bab dan tautkan ke sana", "copy the file beside the chapter and link to it there"))
		return Link{}
	case external(dest):
		return Link{External: dest}
	}
	name, anchor, _ := strings.Cut(dest, "#")
	name, _, _ = strings.Cut(name, "?")
	name, err1 := url.PathUnescape(name)
	anchor, err2 := url.PathUnescape(anchor)
	if err1 != nil || err2 != nil {
		r.broken(n, diag.T("alamat %s tidak terbaca", "unreadable address %s", dest),
			diag.T("tanda % dalam alamat ditulis %25", "a % in an address is written %25"))
		return Link{}
	}
	if name == "" {
		return r.anchored(n, r.page(at), at.address, anchor)
	}
	name = strings.ReplaceAll(name, `\`, "/")
	for _, p := range candidates(at.file.Dir(), name) {
		if t := r.files[p]; t != nil {
			return r.anchored(n, t, t.Address, anchor)
		}
		if r.tree == nil {
			continue
		}
		if f := r.tree.File(p); f != nil {
			if !strings.HasPrefix(p, contentDir) || !r.plan.Publishes(f) {
				r.diags.AddAbsent("file "+p, diag.BrokenLink, addressOf(n), diag.T("%s tidak ikut terbit", "%s is not published", dest), r.unpublished(f))
				return Link{}
			}
			return Link{Asset: strings.TrimPrefix(p, contentDir)}
		}
	}
	r.diags.AddAbsent("file "+candidates(at.file.Dir(), name)[0], diag.BrokenLink, addressOf(n), diag.T("tautan ke %s putus", "broken link to %s", dest), r.nearFile(name, at))
	return Link{}
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

// page is the target of the page a document is printed on.
func (r *resolver) page(at *place) *Target {
	if at.chapter != nil {
		return r.t.chapters[at.chapter]
	}
	if at.file != nil {
		return r.files[at.file.Path]
	}
	return nil
}

// anchored is the link to an anchor of a page, or to the page itself.
func (r *resolver) anchored(n *doc.Link, t *Target, address, anchor string) Link {
	if anchor == "" || t != nil && anchor == t.ID {
		return Link{Target: t}
	}
	if found := r.anchors[address][anchor]; found != nil {
		return Link{Target: found}
	}
	var known []string
	for name := range r.anchors[address] {
		known = append(known, name)
	}
	slices.Sort(known)
	hint := diag.T("beri nama pada judulnya, misalnya {#%s}", "give the heading the id {#%s}", anchor)
	if near, ok := diag.Nearest(anchor, known); ok {
		hint = diag.T("mungkin maksudnya #%s", "perhaps #%s was meant", near)
	}
	r.diags.AddAbsent("anchor "+address+"#"+anchor, diag.BrokenAnchor, addressOf(n).Find("", "#"+anchor), diag.T("tidak ada #%s di halaman itu", "there is no #%s on that page", anchor), hint)
	return Link{Target: t}
}

func (r *resolver) broken(n *doc.Link, text, hint diag.Text) {
	r.diags.Add(diag.BrokenLink, addressOf(n), text, hint)
}

// nearFile hints at the file that was meant: one of the same name elsewhere, or
// with its number, or one that is nearly written so.
func (r *resolver) nearFile(name string, at *place) diag.Text {
	perhaps := func(p string) diag.Text {
		return diag.T("mungkin maksudnya %s", "perhaps %s was meant", source.Relative(at.file.Dir(), p))
	}
	var known []string
	for p := range r.files {
		known = append(known, p)
	}
	if r.tree != nil {
		for _, f := range r.tree.Under("content") {
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
	if near, ok := diag.NearestPath(path.Join(at.file.Dir(), name), known); ok {
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
