package doc

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Dump is the document as an outline for people and tests: a line for every
// block and span, indented by its depth, with what it carries in a fixed
// order. Spans are left out, so that a dump doesn't change with what stands above.
func Dump(d *Document) string {
	w := &dumper{}
	if d.Lang != "" {
		w.line("lang", d.Lang)
	}
	if d.Title != nil {
		w.line("title", id(d.TitleID), inlines(d.Title))
	}
	w.blocks(d.Blocks)
	for _, n := range d.Notes {
		w.held(n.Blocks, fmt.Sprintf("note %s [^%s]", n.Mark(), n.Label))
	}
	return w.b.String()
}

type dumper struct {
	b     strings.Builder
	depth int
}

// line writes one line of the parts that aren't empty.
func (w *dumper) line(parts ...string) {
	w.b.WriteString(strings.Repeat("  ", w.depth) + words(parts...) + "\n")
}

func (w *dumper) in(f func()) {
	w.depth++
	f()
	w.depth--
}

// part writes a named part of a block, if there is anything in it.
func (w *dumper) part(name string, text []Inline) {
	if text != nil {
		w.line(name, inlines(text))
	}
}

// held writes a part that holds blocks; a single plain paragraph stays on its line.
func (w *dumper) held(blocks []Block, parts ...string) {
	if len(blocks) == 1 {
		if p, ok := blocks[0].(*Paragraph); ok && p.Attr().ID == "" && attr(p.Attr()) == "" {
			w.line(append(parts, inlines(p.Text))...)
			return
		}
	}
	w.line(parts...)
	w.in(func() { w.blocks(blocks) })
}

func (w *dumper) blocks(list []Block) {
	for _, b := range list {
		w.block(b)
	}
}

func (w *dumper) block(b Block) {
	switch b := b.(type) {
	case *Heading:
		w.line("heading", strconv.Itoa(b.Level), id(b.ID), attr(b.Attr), when(b.Unnumbered, "unnumbered"), inlines(b.Text))
	case *Paragraph:
		w.line("paragraph", id(b.Attr().ID), attr(b.Attr()), inlines(b.Text))
	case *List:
		kind := "bullets " + string(b.Delim)
		if b.Ordered {
			kind = fmt.Sprintf("numbers %d%c", b.Start, b.Delim)
		}
		w.line("list", kind, when(b.Tight, "tight"))
		w.in(func() {
			for _, it := range b.Items {
				w.held(it.Blocks, "item", when(it.Task == OpenTask, "[ ]"), when(it.Task == DoneTask, "[x]"))
			}
		})
	case *Definitions:
		w.definitions(b)
	case *Table:
		w.table(b)
	case *Figure:
		w.figure(b)
	case *Code:
		w.code(b)
	case *Quote:
		w.line("quote")
		w.in(func() { w.blocks(b.Blocks) })
	case *Alert:
		w.line("alert", b.Kind)
		w.in(func() { w.blocks(b.Blocks) })
	case *Math:
		w.line("math", id(b.ID), quote(b.TeX))
	case *Rule:
		w.line("rule")
	case *PageBreak:
		w.line("pagebreak")
	case *Group:
		w.line("group", b.Class, id(b.Attr.ID), when(b.Lang != "", "lang "+b.Lang))
		w.in(func() { w.blocks(b.Blocks) })
	case *HTML:
		w.line("html", when(b.Raw, "raw"), quote(b.Text))
	case *View:
		w.line("view", b.Name, id(b.Attr.ID), attr(b.Attr), quote(b.Text))
	default:
		panic(fmt.Sprintf("doc: no way to dump a %T", b))
	}
}

func (w *dumper) definitions(d *Definitions) {
	w.line("definitions")
	w.in(func() {
		for _, e := range d.Entries {
			w.line("entry", id(e.ID))
			w.in(func() {
				for _, t := range e.Terms {
					w.part("term", t)
				}
				for _, body := range e.Bodies {
					w.held(body, "body")
				}
			})
		}
	})
}

var alignNames = [...]string{AlignDefault: "default", AlignLeft: "left", AlignCenter: "center", AlignRight: "right"}

func (w *dumper) table(t *Table) {
	w.line("table", id(t.ID), attr(t.Attr), when(t.Wide, "wide"), when(t.Unit != "", "unit "+quote(t.Unit)))
	w.in(func() {
		w.part("caption", t.Caption)
		var columns []string
		for _, c := range t.Columns {
			columns = append(columns, alignNames[c.Align]+when(c.Key, "+key")+when(c.NoWrap, "+nowrap"))
		}
		w.line("columns", strings.Join(columns, " "))
		for _, r := range t.Head {
			w.row("head", r)
		}
		for _, r := range t.Rows {
			w.row("row", r)
		}
		w.part("source", t.Source)
	})
}

func (w *dumper) row(name string, r Row) {
	kind := [...]string{PlainRow: "", GroupRow: "group", TotalRow: "total"}[r.Kind]
	w.line(name, kind, when(r.Dimension != "", "dimension "+r.Dimension))
	w.in(func() {
		for _, c := range r.Cells {
			span := ""
			if c.ColSpan > 1 || c.RowSpan > 1 {
				span = fmt.Sprintf("%d×%d", max(c.RowSpan, 1), max(c.ColSpan, 1))
			}
			w.held(c.Blocks, "cell", when(c.Header, "header"), span, when(c.Align != AlignDefault, alignNames[c.Align]))
		}
	})
}

func (w *dumper) figure(f *Figure) {
	image := ""
	if f.Image != nil {
		image = f.Image.Path
	}
	w.line("figure", id(f.ID), attr(f.Attr), image, when(f.Scene != nil, "scene"),
		when(f.Alt != "", "alt "+quote(f.Alt)), when(f.Width > 0, fmt.Sprintf("width %d‰", f.Width)))
	w.in(func() {
		w.part("caption", f.Caption)
		w.part("source", f.Source)
		if f.Data != nil {
			w.table(f.Data)
		}
	})
}

func (w *dumper) code(c *Code) {
	w.line("code", c.Language, id(c.Attr.ID), attr(c.Attr), when(c.Numbers, fmt.Sprintf("from %d", c.First)))
	w.in(func() {
		for _, l := range c.Lines() {
			var parts []string
			for _, t := range l.Tokens {
				parts = append(parts, t.Class+quote(t.Text))
			}
			w.line("line", when(l.Marked, "marked"), strings.Join(parts, " "))
		}
	})
}

// inlines is a text on one line: characters in quotation marks, everything else
// by its name with what it holds in brackets.
func inlines(list []Inline) string {
	var parts []string
	for _, n := range list {
		parts = append(parts, inline(n))
	}
	return strings.Join(parts, " ")
}

func words(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}

func inline(n Inline) string {
	switch n := n.(type) {
	case *Text:
		return quote(n.Value)
	case *Emph:
		return "emph[" + inlines(n.Text) + "]"
	case *Strong:
		return "strong[" + inlines(n.Text) + "]"
	case *Strike:
		return "strike[" + inlines(n.Text) + "]"
	case *CodeSpan:
		return "code " + quote(n.Value)
	case *Link:
		return words("link", quote(n.Dest), when(n.Title != "", quote(n.Title)), when(n.Auto, "auto")) + " [" + inlines(n.Text) + "]"
	case *Image:
		file := ""
		if n.File != nil {
			file = n.File.Path
		}
		return words("image", quote(n.Dest), when(n.Title != "", quote(n.Title)), file, id(n.Attr.ID), attr(n.Attr)) + " [" + inlines(n.Alt) + "]"
	case *NoteRef:
		return fmt.Sprintf("noteref(%s use %d)", n.Note.Mark(), n.Use)
	case *Ref:
		return "ref(" + n.ID + ")" + when(n.Text != nil, "["+inlines(n.Text)+"]")
	case *Cite:
		var items []string
		for _, it := range n.Items {
			items = append(items, words(it.Key, when(it.Locator != "", quote(it.Locator))))
		}
		return "cite(" + strings.Join(items, "; ") + ")"
	case *Computed:
		return "computed " + quote(n.Expr)
	case *MathSpan:
		return "formula " + quote(n.TeX)
	case *Break:
		return "break"
	case *HTMLSpan:
		return words("html", when(n.Raw, "raw"), quote(n.Text))
	case *Anchor:
		return "anchor " + id(n.ID)
	case *Abbr:
		return words("abbr", quote(n.Short), quote(n.Long), when(n.First, "first"))
	case *IndexMark:
		return words("index", id(n.ID), quote(strings.Join(n.Term, " > ")), when(n.See != "", "see "+quote(n.See)))
	case *Foreign:
		return "foreign(" + n.Lang + ")[" + inlines(n.Text) + "]"
	default:
		panic(fmt.Sprintf("doc: no way to dump a %T", n))
	}
}

// quote writes a text on one line, as Go would: the characters of any language
// stay readable, blanks that aren't blanks are seen.
func quote(s string) string { return strconv.Quote(s) }

func id(s string) string { return when(s != "", "#"+s) }

func when(ok bool, s string) string {
	if ok {
		return s
	}
	return ""
}

// attr is what attributes have beside the id.
func attr(a Attr) string {
	var parts []string
	for _, c := range a.Classes {
		parts = append(parts, "."+c)
	}
	for _, kv := range a.Keys {
		parts = append(parts, kv.Key+"="+quote(kv.Value))
	}
	return strings.Join(parts, " ")
}
