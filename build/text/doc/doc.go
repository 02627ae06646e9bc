// Package doc is the document tree: what a chapter says, free of Markdown's
// syntax and of any printer. text/markdown makes it, plan/view replaces its
// views by ordinary blocks, site/html and press walk it.
//
// [Block] and [Inline] are closed: their switch statements are exhaustive and
// panic in the default case with the type's name. A Document is immutable once
// it was handed on; stages that change something make a new one.
package doc

import (
	"jilid/build/source"
	"jilid/build/text/formula"
	"jilid/build/text/scene"
)

// Document is the content of one chapter.
type Document struct {
	File    *source.File // where it was written
	Hash    source.Hash  // of everything that made it: equal hashes and paths, equal documents
	Lang    string       // tag of BCP 47, if not the plan's language
	Views   bool         // there are views or computed values in it
	Title   []Inline     // of a first # heading, which is taken out of Blocks; nil if there is none
	TitleID string       // the id that heading was given by hand, or ""
	TitleAt source.Span  // where that heading stands
	Blocks  []Block
	Notes   []*Note // in order of first mention
	Doubts  []Doubt
}

// Doubt is a word of the text that may be meant as a reference or a citation,
// though it is not written as one: "@tlb-anggaran", "tbl-anggaran",
// "@uu-25-2009", "[uu-25-2009]". Whether it is, only refs can tell, who knows
// all names.
type Doubt struct {
	Text string
	Span source.Span
}

// Attr is what {#id .class key=value} says, and where.
type Attr struct {
	ID      string
	Classes []string
	Keys    []KeyValue // in written order
	Span    source.Span
}

// KeyValue is one key=value of an Attr.
type KeyValue struct{ Key, Value string }

// Has tells whether the class was given.
func (a Attr) Has(class string) bool {
	for _, c := range a.Classes {
		if c == class {
			return true
		}
	}
	return false
}

// Get is the value of a key, or "".
func (a Attr) Get(key string) string {
	for _, kv := range a.Keys {
		if kv.Key == key {
			return kv.Value
		}
	}
	return ""
}

// Block is one of *Heading, *Paragraph, *List, *Definitions, *Table, *Figure,
// *Code, *Quote, *Alert, *Math, *Rule, *PageBreak, *Group, *HTML, *View.
type Block interface{ block() }

// Heading is a section's heading within a chapter; Level is 2 … 6 as written
// (## is 2). A # that isn't the title stays level 1 and is reported by check.
type Heading struct {
	Attr       Attr
	ID         string // anchor: Attr.ID, or made from the text, unique within the chapter
	Level      int
	Text       []Inline
	Unnumbered bool
	Span       source.Span
}

// Paragraph is running text.
type Paragraph struct {
	Given *Attr // nil for nearly every paragraph, and they are many
	Text  []Inline
	Span  source.Span
}

// Attr are the attributes that the paragraph was given.
func (p *Paragraph) Attr() Attr {
	if p.Given == nil {
		return Attr{}
	}
	return *p.Given
}

// List is a bullet or numbered list. Items are never empty lists of blocks by
// accident: an empty item has no blocks.
type List struct {
	Ordered bool
	Start   int  // first number of an ordered list
	Delim   byte // '.' or ')' of an ordered list, '-', '*' or '+' of a bullet list
	Tight   bool // no blank lines between items: paragraphs are set without space
	Items   []Item
	Span    source.Span
}

// Item of a list.
type Item struct {
	Task   Task
	Blocks []Block
}

// Task is the state of a task-list item.
type Task int

const (
	NoTask Task = iota
	OpenTask
	DoneTask
)

// Definitions is a definition list.
type Definitions struct {
	Entries []Definition
	Span    source.Span
}

// Definition is one or more terms with their descriptions.
type Definition struct {
	Terms  [][]Inline
	Bodies [][]Block
	ID     string // anchor, for glossaries; may be empty
}

// Align is a column's alignment.
type Align int

const (
	AlignDefault Align = iota // text left, numbers right on the decimal comma
	AlignLeft
	AlignCenter
	AlignRight
)

// Table is a table, written by hand or made by a view. Every row has as many
// columns as Columns, counting spans.
type Table struct {
	Attr    Attr
	ID      string // "tbl-…" when it can be referred to
	Caption []Inline
	Source  []Inline // "Sumber: …", set small below
	Unit    string   // "dalam juta rupiah", set at the upper right
	Columns []Column
	Head    []Row // usually one
	Rows    []Row
	Wide    bool // asked for a landscape page ({.landscape}); tables that don't fit turn by themselves
	Span    source.Span
}

// Column of a table.
type Column struct {
	Align  Align
	Key    bool // identifies the row: a row header, and repeated when columns are split into groups
	NoWrap bool // codes, years, money: never broken
}

// RowKind tells how a row is set.
type RowKind int

const (
	PlainRow RowKind = iota
	GroupRow         // a heading for the rows below; kept with the next
	TotalRow         // a sum; bold, kept with the previous
)

// Row of a table.
type Row struct {
	Kind      RowKind
	Dimension string // dimension id whose tint the row takes, or ""
	Cells     []Cell
}

// Cell of a table. Span counts are at least 1 (0 is read as 1); cells covered by a row span above are left out.
type Cell struct {
	Blocks  []Block // usually one Paragraph
	Header  bool    // a row header
	ColSpan int
	RowSpan int
	Align   Align // AlignDefault: the column's
}

// Figure is a captioned picture: a file of the plan or a scene drawn by a view.
type Figure struct {
	Attr    Attr
	ID      string // "fig-…" when it can be referred to
	Caption []Inline
	Source  []Inline
	Alt     string
	Image   *source.File // nil if Scene is set or the file is missing (then reported)
	Scene   *scene.Scene // nil if Image is set
	Data    *Table       // the numbers behind a chart, for readers who would rather read; may be nil
	Width   int          // per mille of the measure; 0: natural
	Span    source.Span
}

// Code is a code block with its highlighting.
type Code struct {
	Attr     Attr
	Language string
	Text     string // as written, ends in a newline unless empty
	Info     string // the whole info string
	Numbers  bool   // show line numbers
	First    int    // the first line's number
	Span     source.Span

	// Highlight makes Lines; nil if there are none. It follows from the other
	// fields, gives the same lines every time and may be called by several at once.
	Highlight func() []CodeLine
}

// Lines are the highlighted lines. They are made when they are first asked for, by who
// prints them: that takes longer than all the rest of reading a chapter.
func (c *Code) Lines() []CodeLine {
	if c.Highlight == nil {
		return nil
	}
	return c.Highlight()
}

// CodeLine is one line of highlighted code, without its newline.
type CodeLine struct {
	Marked bool // hl_lines
	Tokens []Token
}

// Token is a piece of code of one class; Class is a chroma short class ("k", "s2", …) or "".
type Token struct{ Class, Text string }

// Quote is a block quotation.
type Quote struct {
	Blocks []Block
	Span   source.Span
}

// Alert is one of GitHub's five: "note", "tip", "important", "warning", "caution".
type Alert struct {
	Kind   string
	Blocks []Block
	Span   source.Span
}

// Math is a displayed formula.
type Math struct {
	ID      string // "eq-…", or ""
	TeX     string
	Formula *formula.Row
	Span    source.Span
}

// Rule is a thematic break.
type Rule struct{ Span source.Span }

// PageBreak starts a new page in print.
type PageBreak struct{ Span source.Span }

// Group is blocks that belong together under classes: {.landscape}, a program
// sheet ("program-sheet"), a SWOT ("swot") – or in another language.
type Group struct {
	Class  string // a single role name, which the layouts know, or ""
	Lang   string // tag of BCP 47, if not that of what stands around it
	Attr   Attr
	Blocks []Block
	Span   source.Span
}

// HTML is a raw HTML block: passed through if the plan allows it, else shown as text.
type HTML struct {
	Text string
	Raw  bool // the plan allows it
	Span source.Span
}

// View is a fenced block that stands for something made from the programs.
// view.Expand replaces every one; no printer sees a View.
type View struct {
	Name string      // as written: "programs" or its alias
	Body source.Span // the YAML, dedented lines as in the file
	Text string      // the YAML without fence indentation
	Attr Attr
	Span source.Span // the whole block
}

func (*Heading) block()     {}
func (*Paragraph) block()   {}
func (*List) block()        {}
func (*Definitions) block() {}
func (*Table) block()       {}
func (*Figure) block()      {}
func (*Code) block()        {}
func (*Quote) block()       {}
func (*Alert) block()       {}
func (*Math) block()        {}
func (*Rule) block()        {}
func (*PageBreak) block()   {}
func (*Group) block()       {}
func (*HTML) block()        {}
func (*View) block()        {}
