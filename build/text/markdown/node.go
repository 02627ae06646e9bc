package markdown

import (
	"github.com/yuin/goldmark/ast"

	"jilid/build/diag"
)

type node = ast.Node

// The nodes that our own parsers put into goldmark's tree. They live until the
// conversion, which follows at once.

// span is what the inline nodes have in common: where they stand.
type span struct {
	ast.BaseInline
	start, end int
}

// Dump is asked for by goldmark's interface; it prints nothing here.
func (*span) Dump([]byte, int) {}

type (
	attributesNode struct {
		span
		attributes
	}
	bracketed struct {
		span
		attributes
		attrStart int
	}
	noteMark struct {
		span
		label string
	}
	citation struct {
		span
		items []citeItem
	}
	crossRef struct {
		span
		id string
	}
	computed struct {
		span
		expr string
	}
	formulaSpan struct {
		span
		tex     string
		display bool
	}
)

type citeItem struct {
	key, locator string
	start, end   int
}

var (
	kindAttributes = ast.NewNodeKind("JilidAttributes")
	kindBracketed  = ast.NewNodeKind("JilidBracketed")
	kindNoteMark   = ast.NewNodeKind("JilidNoteMark")
	kindCitation   = ast.NewNodeKind("JilidCitation")
	kindCrossRef   = ast.NewNodeKind("JilidCrossRef")
	kindComputed   = ast.NewNodeKind("JilidComputed")
	kindFormula    = ast.NewNodeKind("JilidFormula")
	kindCaption    = ast.NewNodeKind("JilidCaption")
	kindMath       = ast.NewNodeKind("JilidMath")
	kindNote       = ast.NewNodeKind("JilidNote")
	kindMark       = ast.NewNodeKind("JilidMark")
)

func (*attributesNode) Kind() ast.NodeKind { return kindAttributes }
func (*bracketed) Kind() ast.NodeKind      { return kindBracketed }
func (*noteMark) Kind() ast.NodeKind       { return kindNoteMark }
func (*citation) Kind() ast.NodeKind       { return kindCitation }
func (*crossRef) Kind() ast.NodeKind       { return kindCrossRef }
func (*computed) Kind() ast.NodeKind       { return kindComputed }
func (*formulaSpan) Kind() ast.NodeKind    { return kindFormula }

// block is what the block nodes have in common.
type block struct{ ast.BaseBlock }

// Dump is asked for by goldmark's interface; it prints nothing here.
func (*block) Dump([]byte, int) {}

type (
	// caption is a line ": text" under a table or a figure; its lines are the
	// text without the colon.
	caption struct{ block }

	// mathBlock is $$ … $$.
	mathBlock struct {
		block
		tex        []byte
		attributes attributes
		attrStart  int
		mistake    diag.Text
		closed     bool
		end        int
	}

	// noteBlock is [^label]: text.
	noteBlock struct {
		block
		label string
	}

	// mark is a line that is nothing but attributes: it belongs to the block
	// before it if it touches it (last line of a paragraph or table), else to
	// the block after it.
	mark struct {
		block
		attributes
		start  int
		before bool
	}
)

func (*caption) Kind() ast.NodeKind   { return kindCaption }
func (*mathBlock) Kind() ast.NodeKind { return kindMath }
func (*noteBlock) Kind() ast.NodeKind { return kindNote }
func (*mark) Kind() ast.NodeKind      { return kindMark }

// IsRaw keeps goldmark from reading a formula as text.
func (*mathBlock) IsRaw() bool { return true }
