package view

import (
	"fmt"

	"jilid/build/plan"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// Draw makes the figures of a view that nobody wrote, for pages that a plan has
// besides its chapters: name and body as a chapter would have them. The title is
// what they are called by those who can't see them; the page's own heading is their
// caption. The data behind them is left out unless it is asked for. What the view
// can't draw isn't there.
func Draw(p *plan.Plan, name, body, title string, data bool) *doc.Document {
	e := &expander{plan: p, lang: lang.Of(p.Language)}
	out := &doc.Document{}
	for _, b := range e.views(name, body, title) {
		if f, ok := b.(*doc.Figure); ok && f.Scene != nil {
			if f.Caption = nil; !data {
				f.Data = nil
			}
			out.Blocks = append(out.Blocks, f)
		}
	}
	return out
}

// views expands a view that nobody wrote.
func (e *expander) views(name, body, caption string) []doc.Block {
	f := source.NewFile("", fmt.Appendf(nil, "%s\ncaption: %q\n", body, caption))
	x := &expansion{expander: e, document: &doc.Document{}, level: 1}
	return x.view(&doc.View{Name: name, Body: f.Span(0, len(f.Data))})
}
