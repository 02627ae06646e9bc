package view

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/source"
	"jilid/build/text/doc"
)

// include puts another chapter's section in this place, without its heading.
// Tables and figures in it are numbered anew here; their names belong to the
// original, so the copies get others, which references within the section use.
// Links are turned so that they still lead where they did.
func (j *job) include() []doc.Block {
	if !j.body.Has("from") {
		return nil
	}
	at := j.at("from")
	file, section, _ := strings.Cut(j.body.Text("from"), "#")
	name := j.relative(file)
	if file == "" && j.document.File != nil {
		name = j.document.File.Path
	}
	c := j.chapters[name]
	if c == nil {
		j.diags.AddAbsent("file "+name, diag.BadInclude, at, diag.T("bab `%s` tidak ada", "there is no chapter `%s`", name), j.nearest(file, j.chapterFiles()))
		return nil
	}
	if j.open[c] || c == j.chapter {
		j.diags.Add(diag.BadInclude, at, diag.T("bab ini menyisipkan dirinya sendiri, langsung atau melalui bab lain", "this chapter includes itself, directly or by way of others"),
			diag.T("sisipkan dari satu arah saja", "include in one direction only"))
		return nil
	}
	d := j.expander.chapter(c)
	blocks, level, ok := cutSection(d, c, section)
	if !ok {
		j.diags.AddAbsent("anchor "+c.Address+"#"+section, diag.BadInclude, at, diag.T("`%s` tidak mempunyai subbab `#%s`", "`%s` has no section `#%s`", name, section), j.nearest(section, headings(d)))
		return nil
	}
	if written, _, _ := cutSection(c.Doc, c, section); len(written) == 0 {
		what := diag.T("subbab `#%s` tidak berisi", "section `#%s` is empty", section)
		if section == "" {
			what = diag.T("bab `%s` tidak berisi", "chapter `%s` is empty", name)
		}
		j.diags.Add(diag.EmptyView, at, what, diag.T("tulis isinya, atau sisipkan subbab lain", "write something in it, or include another section"))
	}
	j.made.sum(d.Hash[:])
	j.made.text(section)
	return j.adopt(blocks, d, c.Language, j.level-level)
}

// chapterFiles are the chapters as seen from the view's file.
func (j *job) chapterFiles() []string {
	var out []string
	for _, c := range j.plan.Chapters() {
		if c.File != nil && c != j.chapter {
			out = append(out, source.Relative(j.here(), c.File.Path))
		}
	}
	return out
}

func (x *expansion) here() string {
	if x.document.File == nil {
		return "."
	}
	return x.document.File.Dir()
}

func headings(d *doc.Document) []string {
	var out []string
	for _, b := range d.Blocks {
		if h, ok := b.(*doc.Heading); ok {
			out = append(out, h.ID)
		}
	}
	return out
}

// cutSection is what stands below a heading, up to the next of its level or
// above, and the heading's level. No name, or the chapter's, is the whole chapter.
func cutSection(d *doc.Document, c *plan.Chapter, id string) ([]doc.Block, int, bool) {
	if id == "" || c.ID != "" && id == c.ID {
		return d.Blocks, 1, true
	}
	for i, b := range d.Blocks {
		h, ok := b.(*doc.Heading)
		if !ok || h.ID != id && h.Attr.ID != id {
			continue
		}
		end := i + 1
		for end < len(d.Blocks) {
			if next, ok := d.Blocks[end].(*doc.Heading); ok && next.Level <= h.Level {
				break
			}
			end++
		}
		return d.Blocks[i+1 : end], h.Level, true
	}
	return nil, 0, false
}

// adopt copies blocks of another document: headings move by shift levels,
// names are changed, relative links are turned, footnotes become our own. Text in
// another language (a tag; "": the plan's) than the chapter's says so.
func (x *expansion) adopt(blocks []doc.Block, from *doc.Document, language string, shift int) []doc.Block {
	x.expander.included++
	suffix := fmt.Sprintf("-s%d", x.expander.included)
	if x.plan.Original != nil { // whose copies it may hold as well
		suffix = fmt.Sprintf("-%s%d", x.plan.Language, x.expander.included)
	}
	x.made.text(suffix)
	own := names(blocks)
	rename := func(id string) string {
		if id == "" {
			return ""
		}
		return id + suffix
	}
	notes := map[*doc.Note]*doc.Note{}
	w := &rewriter{}
	w.block = func(b doc.Block) ([]doc.Block, bool) {
		switch b := b.(type) {
		case *doc.Heading:
			n := w.copy(b).(*doc.Heading)
			n.ID, n.Attr.ID = rename(b.ID), ""
			n.Level = min(max(b.Level+shift, 2), 6)
			return []doc.Block{n}, true
		case *doc.Table:
			n := w.copy(b).(*doc.Table)
			n.ID, n.Attr.ID = rename(b.ID), ""
			return []doc.Block{n}, true
		case *doc.Figure:
			n := w.copy(b).(*doc.Figure)
			n.ID, n.Attr.ID = rename(b.ID), ""
			return []doc.Block{n}, true
		case *doc.Math:
			n := *b
			n.ID = rename(b.ID)
			return []doc.Block{&n}, true
		}
		return nil, false
	}
	w.inline = func(i doc.Inline) (doc.Inline, bool) {
		switch i := i.(type) {
		case *doc.NoteRef:
			x.foreign = true
			made := *i
			made.Note = notes[i.Note]
			if made.Note == nil {
				made.Note = &doc.Note{Label: i.Note.Label, Letter: i.Note.Letter, Span: i.Note.Span}
				notes[i.Note] = made.Note
				made.Note.Blocks = w.blocks(i.Note.Blocks)
			}
			return &made, true
		case *doc.Anchor:
			return &doc.Text{}, true
		case *doc.IndexMark:
			made := *i
			made.ID = rename(i.ID)
			return &made, true
		case *doc.Ref:
			made := *i
			if own[i.ID] {
				made.ID = rename(i.ID)
			}
			return &made, true
		case *doc.Link:
			made := *i
			made.Text = w.inlines(i.Text)
			made.Dest = x.turn(i.Dest, from)
			return &made, true
		case *doc.Image:
			made := *i
			made.Dest = x.turn(i.Dest, from)
			return &made, true
		}
		return nil, false
	}
	out := w.blocks(blocks)
	if language != x.document.Lang {
		for i, b := range out {
			out[i] = doc.InLanguage(b, cmp.Or(language, x.plan.Language), source.Span{})
		}
	}
	return out
}

// names are the tables, figures and formulas of blocks that can be referred to.
func names(blocks []doc.Block) map[string]bool {
	out := map[string]bool{}
	doc.Visitor{Block: func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Table:
			out[b.ID] = true
		case *doc.Figure:
			out[b.ID] = true
		case *doc.Math:
			out[b.ID] = true
		}
		return true
	}}.Blocks(blocks)
	return out
}

// turn rewrites a link written in another chapter's file so that it leads to
// the same place from this one.
func (x *expansion) turn(dest string, from *doc.Document) string {
	if dest == "" || strings.Contains(dest, ":") || strings.HasPrefix(dest, "/") || from.File == nil {
		return dest
	}
	file, anchor, found := strings.Cut(dest, "#")
	target := from.File.Path
	if file != "" {
		target = path.Join(from.File.Dir(), file)
	}
	out := source.Relative(x.here(), target)
	if found {
		out += "#" + anchor
	}
	return out
}
