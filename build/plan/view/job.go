package view

import (
	"cmp"
	"path"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
	"jilid/build/text/markdown"
	"jilid/build/text/yaml"
)

// blocks expands a list of blocks.
func (x *expansion) blocks(blocks []doc.Block) []doc.Block {
	w := &rewriter{inline: x.inline}
	w.block = func(b doc.Block) ([]doc.Block, bool) {
		switch b := b.(type) {
		case *doc.Heading:
			x.level = b.Level
			return nil, false
		case *doc.View:
			return x.view(b), true
		}
		if !blockNeeds(b) {
			return []doc.Block{b}, true
		}
		return nil, false
	}
	return w.blocks(blocks)
}

// job is one view being expanded.
type job struct {
	*expansion
	view *doc.View
	body *schema.Object

	spoilt bool // something in the body was reported
}

// view expands one view. What has mistakes is drawn from what could be read, or
// leaves a note.
func (x *expansion) view(v *doc.View) []doc.Block {
	record := schema.ViewNamed(v.Name)
	if record == nil {
		x.diags.Add(diag.UnknownView, v.Span, diag.T("tampilan `%s` tidak dikenal", "view `%s` is not known", v.Name), x.nearest(v.Name, schema.ViewNames()))
		return nil
	}
	before := x.diags.Count(diag.Error)
	root, ds := yaml.Parse(v.Body, v.Text)
	x.diags.Append(ds...)
	if len(root.Pairs) == 0 && root.Span.File == nil {
		root.Span = v.Span
	}
	j := &job{expansion: x, view: v, body: schema.Decode(x.plan.Records.Of(record), root, &x.diags)}
	j.spoilt = x.diags.Count(diag.Error) > before
	x.twice(j)
	made := j.standIn(j.expand(record.Name))
	if record.Name != "include" { // which hashes what it includes
		for _, b := range made {
			x.made.value(b)
		}
	}
	return made
}

// standIn is what a view leaves that has nothing to show, or can't show it: a table or
// figure of the name that was given, so that references to it don't fail as well.
func (j *job) standIn(made []doc.Block) []doc.Block {
	id := cmp.Or(j.body.Text("id"), j.view.Attr.ID)
	table, figure := strings.HasPrefix(id, "tbl-"), strings.HasPrefix(id, "fig-")
	if !table && !figure || names(made)[id] {
		return made
	}
	text := doc.Str(lang.Word{ID: "Tampilan ini tidak dapat dibuat.", EN: "This view can't be made."}.In(j.lang))
	if len(made) > 0 {
		note, ok := made[0].(*doc.Paragraph)
		if !ok {
			return made
		}
		text = note.Text
	}
	caption := j.caption()
	if len(caption) == 0 {
		caption = doc.Str(id)
	}
	if figure {
		return []doc.Block{&doc.Figure{Attr: j.attr(), ID: id, Caption: caption, Alt: doc.Plain(text), Span: j.view.Span}}
	}
	t := j.newTable(id, textColumn)
	t.Caption, t.Rows = caption, []doc.Row{{Cells: []doc.Cell{cell(text...)}}}
	return []doc.Block{t}
}

// twice warns of a view that the same document has already, word by word. Where it
// has an id, that is reported as used twice.
func (x *expansion) twice(j *job) {
	if x.seen == nil {
		x.seen = map[string]source.Span{}
	}
	key := j.view.Name + "\n" + j.view.Text
	if before, ok := x.seen[key]; ok && !j.body.Has("id") && j.view.Attr.ID == "" {
		x.diags.Add(diag.Repeated, j.view.Span, diag.T("tampilan yang sama sudah ada di bab ini", "this chapter has the same view already"), diag.T("hapus salah satunya", "delete one of them"),
			diag.Related{Span: before, Text: diag.T("yang pertama di sini", "the first one is here")})
	}
	x.seen[key] = j.view.Span
}

func (j *job) expand(name string) []doc.Block {
	switch name {
	case "programs":
		return j.programsTable()
	case "roadmap":
		return j.roadmap()
	case "budget":
		return j.budget()
	case "indicators":
		return j.indicators()
	case "program-sheet":
		return j.sheet()
	case "swot":
		return j.swot()
	case "gap":
		return j.gap()
	case "scores":
		return j.scores()
	case "stages":
		return j.stages()
	case "dimensions":
		return j.dimensions()
	case "coverage":
		return j.coverage()
	case "dependencies":
		return j.dependencies()
	case "chart":
		return j.chart()
	case "table":
		return j.table()
	case "include":
		return j.include()
	}
	panic("view: no expansion of " + name)
}

// nearest is the hint about an unknown name.
func (x *expander) nearest(name string, known []string) diag.Text {
	if near, ok := diag.Nearest(name, known); ok {
		return diag.T("maksudnya `%s`?", "did you mean `%s`?", near)
	}
	switch n := len(known); {
	case n == 0:
		return diag.T("belum ada satu pun yang dapat dipilih", "there are none yet to choose from")
	case n > 24:
		known = append(append([]string{}, known[:24]...), "…")
	}
	return diag.T("yang ada: %s", "there are: %s", strings.Join(known, ", "))
}

// at is where a field's value stands, or else the view.
func (j *job) at(field string) source.Span {
	if v := j.body.Get(field); v != nil {
		return v.Span
	}
	return j.view.Span
}

// key is where a field's key stands, or else the view.
func (j *job) key(field string) source.Span {
	if v := j.body.Get(field); v != nil {
		return v.Key
	}
	return j.view.Span
}

// rich reads a text of the body as a line of Markdown. Most texts have none of
// its signs, and reading them would be the dearest thing here.
func (x *expansion) rich(s string, at source.Span) []doc.Inline {
	if plain(s) {
		return doc.Str(s)
	}
	text, doubts, ds := markdown.Inline(s, at, markdown.Options{})
	x.doubts = append(x.doubts, doubts...)
	x.diags.Append(ds...)
	if inlinesNeed(text) {
		w := &rewriter{inline: x.inline}
		return w.inlines(text)
	}
	return text
}

// plain tells whether a text is words, numbers and the simplest signs.
func plain(s string) bool {
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '(', c == ')', c == '%', c == ';':
		case c == ' ' && i > 0 && i < len(s)-1 && s[i-1] != ' ':
		case (c == '.' || c == ',') && i > 0 && (s[i-1] != c):
		case c == '-' && i > 0 && i < len(s)-1 && s[i-1] != '-' && s[i-1] != ' ':
		default:
			return false
		}
	}
	// "www.", "1." or "(c)" at the beginning may mean something.
	return len(s) == 0 || s[0] >= 'A' && s[0] <= 'Z' || !strings.ContainsAny(s, ".()")
}

func (j *job) richField(name string) []doc.Inline { return j.rich(j.body.Text(name), j.at(name)) }

// caption is the caption as given.
func (j *job) caption() []doc.Inline { return j.richField("caption") }

// sourceLine is "Sumber: …"; the word is put before if the writer left it out.
func (j *job) sourceLine() []doc.Inline {
	text := j.richField("source")
	word := lang.Source.In(j.lang)
	if len(text) == 0 || strings.HasPrefix(strings.ToLower(doc.Plain(text)), strings.ToLower(word)) {
		return text
	}
	return append(doc.Str(word+": "), text...)
}

// ids are the anchors of a view's table and figure: the one given, with the
// prefix of its kind; a view that draws both gives the other one the same name.
func (j *job) ids(table, figure bool) (tableID, figureID string) {
	id, at := j.body.Text("id"), j.at("id")
	if id == "" {
		id, at = j.view.Attr.ID, j.view.Attr.Span
	}
	if id == "" {
		return "", ""
	}
	name, isTable := strings.CutPrefix(id, "tbl-")
	name, isFigure := strings.CutPrefix(name, "fig-")
	if !j.spoilt && (isTable && !table || isFigure && !figure || !isTable && !isFigure) {
		want := "fig-"
		if table {
			want = "tbl-"
		}
		j.diags.Add(diag.BadView, at, diag.T("`%s` tidak cocok untuk yang digambar di sini", "`%s` doesn't suit what is drawn here", id),
			diag.T("awali dengan `%[1]s`: `%[1]s%[2]s`", "begin it with `%[1]s`: `%[1]s%[2]s`", want, name))
	}
	if table {
		tableID = "tbl-" + name
	}
	if figure {
		figureID = "fig-" + name
	}
	return tableID, figureID
}

// newTable is a table with what every view's table has.
func (j *job) newTable(id string, columns ...doc.Column) *doc.Table {
	return &doc.Table{Attr: j.attr(), ID: id, Caption: j.caption(), Source: j.sourceLine(), Columns: columns, Wide: j.view.Attr.Has("landscape"), Span: j.view.Span}
}

// attr is the view's attributes; their place is that of the id in its body, if
// that gives one.
func (j *job) attr() doc.Attr {
	a := j.view.Attr
	if v := j.body.Get("id"); v != nil {
		a.Span = v.Span
	}
	return a
}

// note is what stands in place of a view that has nothing to show.
func (j *job) note(w lang.Word) []doc.Block {
	return []doc.Block{&doc.Paragraph{Text: []doc.Inline{&doc.Emph{Text: doc.Str(w.In(j.lang))}}, Span: j.view.Span}}
}

// relative is a path of the plan as seen from the file the view stands in.
func (x *expansion) relative(name string) string {
	if x.document.File == nil {
		return path.Clean(name)
	}
	return path.Join(x.document.File.Dir(), name)
}
