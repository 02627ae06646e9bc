package build

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"jilid/build/diag"
	"jilid/build/memo"
	"jilid/build/plan/check"
	"jilid/build/plan/load"
	"jilid/build/plan/refs"
	"jilid/build/plan/schema"
	"jilid/build/plan/view"
	"jilid/build/site"
	"jilid/build/site/html"
	"jilid/build/site/search"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/highlight"
	"jilid/build/text/lang"
	"jilid/build/text/markdown"
	"jilid/build/theme"
)

// memos are the dear functions of the pipeline, remembered from one build to the
// next. A key holds everything its function reads; the stages get the remembered function
// as a parameter and don't know.
type memos struct {
	files     memo.Memo[fileKey, *source.File]
	records   memo.Memo[*source.File, schema.Records]
	heads     memo.Memo[headKey, load.Head]
	parsed    memo.Memo[parseKey, parsed]
	coloured  memo.Memo[codeKey, []doc.CodeLine]
	expanded  memo.Memo[view.Key, view.Expanded]
	documents memo.Memo[documentKey, *doc.Document]
	fragments memo.Memo[fragmentKey, *html.Fragment]
	outlines  memo.Memo[outlineKey, *refs.Outline]
	keys      memo.Memo[*source.File, *check.Keys]
	pictures  memo.Memo[string, []byte] // that the site makes
	themes    memo.Memo[themeKey, themed]
	templates memo.Memo[source.Hash, templates]
	indexes   map[lang.Lang]*search.Memory // of the site's search
}

type fileKey struct {
	path string
	hash source.Hash
}

// A file in the keys below is one of [memos.known]: the same as long as path and bytes are.
type headKey struct {
	file       *source.File
	record, as *schema.Record
}

type parseKey struct {
	file     *source.File
	from, to int
	unsafe   bool
	lang     string
	headings string
}

type codeKey struct{ code, language string }

type parsed struct {
	doc    *doc.Document
	diags  []diag.Diagnostic
	assets []asset
}

// asset is a look-up of another file that a parse made: its answer is part of what
// the parse read.
type asset struct {
	dest string
	file *source.File
	near string
}

type documentKey struct {
	path string
	hash source.Hash
}

type fragmentKey struct {
	doc  *doc.Document
	lang lang.Lang
}

type outlineKey struct {
	doc    *doc.Document
	folder string
}

func (m *memos) turn() {
	m.files.Turn()
	m.records.Turn()
	m.heads.Turn()
	m.parsed.Turn()
	m.coloured.Turn()
	m.expanded.Turn()
	m.documents.Turn()
	m.fragments.Turn()
	m.outlines.Turn()
	m.keys.Turn()
	m.pictures.Turn()
	m.themes.Turn()
	m.templates.Turn()
}

type themeKey struct {
	name  string
	files source.Hash
}

type themed struct {
	theme *theme.Theme
	diags []diag.Diagnostic
}

type templates struct {
	layouts *site.Layouts
	diags   []diag.Diagnostic
}

// known is a snapshot with the files of earlier ones that are in it unchanged.
func (m *memos) known(t *source.Tree) *source.Tree {
	return t.Known(func(f *source.File) *source.File {
		return m.files.Do(fileKey{f.Path, f.Hash}, func() *source.File { return f })
	})
}

// recordsOf are the records of a plan, remembered by its plan.yaml.
func (m *memos) recordsOf(file *source.File, make func() schema.Records) schema.Records {
	return m.records.Do(file, make)
}

// head is load.ReadHead, remembered.
func (m *memos) head(file *source.File, record, as *schema.Record) load.Head {
	return m.heads.Do(headKey{file, record, as}, func() load.Head { return load.ReadHead(file, record, as) })
}

// parse is markdown.Parse, remembered. A chapter names images, and whether a
// file is there is not in the chapter's own bytes: a remembered parse is used only if
// its look-ups would be answered as they were.
func (m *memos) parse(file *source.File, body source.Span, opt markdown.Options) (*doc.Document, []diag.Diagnostic) {
	key := parseKey{file, body.Start, body.End, opt.UnsafeHTML, opt.Lang, headings(opt.Headings)}
	holds := func(p parsed) bool {
		return !slices.ContainsFunc(p.assets, func(a asset) bool {
			f, near := opt.Asset(file, a.dest)
			return !same(f, a.file) || near != a.near
		})
	}
	p := m.parsed.DoIf(key, holds, func() parsed {
		var p parsed
		o := opt
		o.Highlight = m.highlight
		if opt.Asset != nil {
			o.Asset = func(from *source.File, dest string) (*source.File, string) {
				f, near := opt.Asset(from, dest)
				p.assets = append(p.assets, asset{dest, f, near})
				return f, near
			}
		}
		p.doc, p.diags = markdown.Parse(file, body, o)
		return p
	})
	return p.doc, p.diags
}

// highlight is highlight.Lines, remembered by what is coloured, wherever it stands.
func (m *memos) highlight(code, language string) []doc.CodeLine {
	return m.coloured.Do(codeKey{code, language}, func() []doc.CodeLine { return highlight.Lines(code, language) })
}

// headings are the places of headings that a parse was told, as a part of its key.
func headings(list []doc.HeadingID) string {
	var b strings.Builder
	for _, h := range list {
		fmt.Fprintf(&b, "%d#%s%v ", h.Level, h.ID, h.Named)
	}
	return b.String()
}

// same tells whether two files of different snapshots are the same file unchanged.
func same(a, b *source.File) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Path == b.Path && a.Hash == b.Hash
}

// expand is the expansion of a chapter's views, remembered. What comes out the same
// again, though some program has changed, is the same document again, so that
// its fragment is found too.
func (m *memos) expand(k view.Key, f func() view.Expanded) view.Expanded {
	x := m.expanded.Do(k, f)
	x.Doc = m.documents.Do(documentKey{k.Path, x.Doc.Hash}, func() *doc.Document { return x.Doc })
	return x
}

// fragment is html.Render, remembered by the document itself: documents are immutable
// and a remembered parse gives the same one back.
func (m *memos) fragment(d *doc.Document, l lang.Lang) *html.Fragment {
	return m.fragments.Do(fragmentKey{d, l}, func() *html.Fragment { return html.Render(d, l) })
}

// index remembers the index of the search of a language.
func (m *memos) index(l lang.Lang) *search.Memory {
	if m.indexes == nil {
		m.indexes = map[lang.Lang]*search.Memory{}
	}
	if m.indexes[l] == nil {
		m.indexes[l] = new(search.Memory)
	}
	return m.indexes[l]
}

// outline is refs.NewOutline, remembered.
func (m *memos) outline(d *doc.Document, folder string) *refs.Outline {
	return m.outlines.Do(outlineKey{d, folder}, func() *refs.Outline { return refs.NewOutline(d, folder) })
}

// keysOf is check.KeysOf, remembered.
func (m *memos) keysOf(file *source.File) *check.Keys {
	return m.keys.Do(file, func() *check.Keys { return check.KeysOf(file) })
}

// theme is theme.Load, remembered.
func (m *memos) theme(builtin fs.FS, tree *source.Tree, name string) (*theme.Theme, []diag.Diagnostic) {
	files := tree.Below("themes")
	t := m.themes.Do(themeKey{name, files.Hash()}, func() themed {
		t, ds := theme.Load(builtin, files, name)
		return themed{t, ds}
	})
	return t.theme, t.diags
}

// layouts is site.LoadLayouts, remembered: templates are made ready when they are first used.
func (m *memos) layouts(builtin fs.FS, tree *source.Tree) (*site.Layouts, []diag.Diagnostic) {
	files := tree.Below("layouts")
	l := m.templates.Do(files.Hash(), func() templates {
		l, ds := site.LoadLayouts(builtin, files)
		return templates{l, ds}
	})
	return l.layouts, l.diags
}
