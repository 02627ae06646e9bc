package view

import (
	"jilid/build/text/doc"
)

// blocksNeed tells whether there is anything to expand in blocks. Where there is not,
// nothing is copied.
func blocksNeed(blocks []doc.Block) bool {
	for _, b := range blocks {
		if blockNeeds(b) {
			return true
		}
	}
	return false
}

func blockNeeds(b doc.Block) bool {
	switch b := b.(type) {
	case *doc.View:
		return true
	case *doc.Heading:
		return inlinesNeed(b.Text)
	case *doc.Paragraph:
		return inlinesNeed(b.Text)
	case *doc.List:
		for _, item := range b.Items {
			if blocksNeed(item.Blocks) {
				return true
			}
		}
	case *doc.Definitions:
		for _, entry := range b.Entries {
			for _, term := range entry.Terms {
				if inlinesNeed(term) {
					return true
				}
			}
			for _, body := range entry.Bodies {
				if blocksNeed(body) {
					return true
				}
			}
		}
	case *doc.Table:
		return inlinesNeed(b.Caption) || inlinesNeed(b.Source) || rowsNeed(b.Head) || rowsNeed(b.Rows)
	case *doc.Figure:
		return inlinesNeed(b.Caption) || inlinesNeed(b.Source)
	case *doc.Quote:
		return blocksNeed(b.Blocks)
	case *doc.Alert:
		return blocksNeed(b.Blocks)
	case *doc.Group:
		return blocksNeed(b.Blocks)
	}
	return false
}

func rowsNeed(rows []doc.Row) bool {
	for _, r := range rows {
		for _, c := range r.Cells {
			if blocksNeed(c.Blocks) {
				return true
			}
		}
	}
	return false
}

func inlinesNeed(text []doc.Inline) bool {
	for _, n := range text {
		switch n := n.(type) {
		case *doc.Computed:
			return true
		case *doc.Emph:
			if inlinesNeed(n.Text) {
				return true
			}
		case *doc.Strong:
			if inlinesNeed(n.Text) {
				return true
			}
		case *doc.Strike:
			if inlinesNeed(n.Text) {
				return true
			}
		case *doc.Link:
			if inlinesNeed(n.Text) {
				return true
			}
		case *doc.Foreign:
			if inlinesNeed(n.Text) {
				return true
			}
		}
	}
	return false
}

// rewriter copies blocks, putting others in place of some. The hooks see a
// node before its children; what they return stands as it is.
type rewriter struct {
	block  func(doc.Block) ([]doc.Block, bool)
	inline func(doc.Inline) (doc.Inline, bool)
}

func (w *rewriter) blocks(blocks []doc.Block) []doc.Block {
	if blocks == nil {
		return nil
	}
	out := make([]doc.Block, 0, len(blocks))
	for _, b := range blocks {
		if made, ok := w.block(b); ok {
			out = append(out, made...)
			continue
		}
		out = append(out, w.copy(b))
	}
	return out
}

// copy is a block with its children rewritten; leaves are shared.
func (w *rewriter) copy(b doc.Block) doc.Block {
	switch b := b.(type) {
	case *doc.Heading:
		n := *b
		n.Text = w.inlines(b.Text)
		return &n
	case *doc.Paragraph:
		n := *b
		n.Text = w.inlines(b.Text)
		return &n
	case *doc.List:
		n := *b
		n.Items = make([]doc.Item, len(b.Items))
		for i, item := range b.Items {
			n.Items[i] = doc.Item{Task: item.Task, Blocks: w.blocks(item.Blocks)}
		}
		return &n
	case *doc.Definitions:
		n := *b
		n.Entries = make([]doc.Definition, len(b.Entries))
		for i, entry := range b.Entries {
			made := entry
			made.Terms = make([][]doc.Inline, len(entry.Terms))
			for k, t := range entry.Terms {
				made.Terms[k] = w.inlines(t)
			}
			made.Bodies = make([][]doc.Block, len(entry.Bodies))
			for k, t := range entry.Bodies {
				made.Bodies[k] = w.blocks(t)
			}
			n.Entries[i] = made
		}
		return &n
	case *doc.Table:
		n := *b
		n.Caption, n.Source = w.inlines(b.Caption), w.inlines(b.Source)
		n.Head, n.Rows = w.rows(b.Head), w.rows(b.Rows)
		return &n
	case *doc.Figure:
		n := *b
		n.Caption, n.Source = w.inlines(b.Caption), w.inlines(b.Source)
		return &n
	case *doc.Quote:
		n := *b
		n.Blocks = w.blocks(b.Blocks)
		return &n
	case *doc.Alert:
		n := *b
		n.Blocks = w.blocks(b.Blocks)
		return &n
	case *doc.Group:
		n := *b
		n.Blocks = w.blocks(b.Blocks)
		return &n
	}
	return b
}

func (w *rewriter) rows(rows []doc.Row) []doc.Row {
	out := make([]doc.Row, len(rows))
	for i, r := range rows {
		out[i] = r
		out[i].Cells = make([]doc.Cell, len(r.Cells))
		for k, c := range r.Cells {
			c.Blocks = w.blocks(c.Blocks)
			out[i].Cells[k] = c
		}
	}
	return out
}

func (w *rewriter) inlines(text []doc.Inline) []doc.Inline {
	if text == nil {
		return nil
	}
	out := make([]doc.Inline, 0, len(text))
	for _, n := range text {
		if made, ok := w.inline(n); ok {
			out = append(out, made)
			continue
		}
		switch n := n.(type) {
		case *doc.Emph:
			out = append(out, &doc.Emph{Text: w.inlines(n.Text)})
		case *doc.Strong:
			out = append(out, &doc.Strong{Text: w.inlines(n.Text)})
		case *doc.Strike:
			out = append(out, &doc.Strike{Text: w.inlines(n.Text)})
		case *doc.Link:
			made := *n
			made.Text = w.inlines(n.Text)
			out = append(out, &made)
		case *doc.Foreign:
			out = append(out, &doc.Foreign{Lang: n.Lang, Text: w.inlines(n.Text)})
		default:
			out = append(out, n)
		}
	}
	return out
}
