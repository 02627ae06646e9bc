package book

import (
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/typeset"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// caption is "Tabel 3.1 Judul" set in lines, for a continued table with "(lanjutan)".
func (w *walker) caption(t *doc.Table, target *target, measure geom.Length, continued bool) []typeset.Line {
	if len(t.Caption) == 0 {
		return nil
	}
	fc := w.k.sansFace(w.k.sizes.Caption)
	in := w.inlines(fc, nil)
	in.short = true
	if target != nil {
		in.spans = append(in.spans, fc.in(w.main).boldSpan(labelled(target)), fc.span("\u2002"))
	}
	if continued && target != nil {
		in.spans = append(in.spans[:1], fc.in(w.k.muted).span(" ("+lang.Continued.In(w.k.lang)+")"))
	} else {
		in.add(withoutNotes(t.Caption), markup{})
		if continued {
			in.spans = append(in.spans, fc.in(w.k.muted).span(" ("+lang.Continued.In(w.k.lang)+")"))
		}
	}
	lines, _ := w.g.Lines(in.paragraph(typeset.Left), measure)
	return lines
}

// captionAbove stacks a table's caption with the unit at the upper right.
func (w *walker) captionAbove(t *doc.Table, target *target, measure geom.Length, tag *frame.Tag) {
	fc := w.k.sansFace(w.k.sizes.Caption)
	in := w.inlines(fc, tag)
	in.short = true
	if target != nil {
		in.spans = append(in.spans, fc.in(w.main).boldSpan(labelled(target)), fc.span("\u2002"))
	}
	in.add(t.Caption, markup{})
	if t.Unit != "" {
		in.spans = append(in.spans, typeset.Span{Font: fc.italic, Size: fc.size, Fill: 1})
		if w.close {
			fc = w.k.sansFace(w.k.sizes.TableSmall)
		}
		unit := fc.in(w.k.muted).span("(" + unbroken(t.Unit) + ")")
		unit.NoBreak = true
		in.spans = append(in.spans, unit)
	}
	p := in.paragraph(typeset.Left)
	lines := w.lines(p, measure)
	w.layNotes()
	w.stack(lines, tag, in.tags, flow{below: 4 * geom.Pt, together: true, next: true})
}

// sourceFace is for what stands below a table or figure.
func (k *Look) sourceFace() face {
	ty := k.sizes.Caption
	ty.Size = ty.Size.Scale(90, 100)
	return k.sansFace(ty).in(k.muted)
}

// source stacks the line "Sumber: …" below a table or figure.
func (w *walker) source(text []doc.Inline, parent *frame.Tag, measure geom.Length) {
	below := w.k.grid
	if w.close {
		below = 0
	}
	fc := w.k.sourceFace()
	tag := parent.Kid("P")
	if parent.Role == "Table" { // a table's kids are rows and its caption
		parent.Kids = parent.Kids[:len(parent.Kids)-1]
		tag = w.tag.Kid("P")
	}
	in := w.inlines(fc, tag)
	in.short = true
	in.add(text, markup{})
	lines := w.lines(in.paragraph(typeset.Left), measure)
	w.layNotes()
	w.stack(lines, tag, in.tags, flow{above: 3 * geom.Pt, below: below, together: true})
}

func unbroken(s string) string {
	out := []rune(s)
	for i, r := range out {
		if r == ' ' {
			out[i] = '\u00a0'
		}
	}
	return string(out)
}

// withoutNotes drops footnote marks: of a caption that is repeated.
func withoutNotes(text []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for _, n := range text {
		if _, ok := n.(*doc.NoteRef); !ok {
			out = append(out, n)
		}
	}
	return out
}
