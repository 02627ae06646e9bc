package view

import "jilid/build/text/doc"

// notes are the footnotes of the expanded document. Where a section of another
// chapter brought its own, all are numbered anew in the order of their mention;
// the marks in blocks are set in place, which are copies of ours.
func (x *expansion) notes(notes []*doc.Note, blocks []doc.Block) []*doc.Note {
	changed := x.foreign
	for _, n := range notes {
		changed = changed || blocksNeed(n.Blocks)
	}
	if !changed {
		return notes
	}
	made := map[*doc.Note]*doc.Note{}
	for _, n := range notes {
		c := *n
		c.Blocks = x.blocks(n.Blocks)
		made[n] = &c
	}
	var count doc.Numbering
	w := &rewriter{block: func(doc.Block) ([]doc.Block, bool) { return nil, false }}
	w.inline = func(i doc.Inline) (doc.Inline, bool) {
		ref, ok := i.(*doc.NoteRef)
		if !ok {
			return nil, false
		}
		c := *ref
		if own := made[ref.Note]; own != nil {
			c.Note = own
		}
		c.Use = count.Mention(c.Note)
		return &c, true
	}
	copy(blocks, w.blocks(blocks))
	for i := 0; i < len(count.Notes); i++ { // notes within notes come after
		count.Notes[i].Blocks = w.blocks(count.Notes[i].Blocks)
	}
	return count.Notes
}
