package html

import (
	"fmt"
	"strconv"

	"jilid/build/text/doc"
	"jilid/build/text/formula"
	"jilid/build/text/lang"
)

func (r *renderer) inlines(list []doc.Inline) {
	for _, n := range list {
		r.inline(n)
	}
}

func (r *renderer) wrap(tag string, list []doc.Inline) {
	r.s("<", tag, ">")
	r.inlines(list)
	r.s("</", tag, ">")
}

func (r *renderer) inline(n doc.Inline) {
	switch n := n.(type) {
	case *doc.Text:
		r.text(n.Value)
	case *doc.Emph:
		r.wrap("em", n.Text)
	case *doc.Strong:
		r.wrap("strong", n.Text)
	case *doc.Strike:
		r.wrap("del", n.Text)
	case *doc.CodeSpan:
		r.s("<code>")
		r.text(n.Value)
		r.s("</code>")
	case *doc.Link:
		r.s("<a")
		r.hole(hrefHole, n, "")
		r.attr("title", n.Title)
		r.s(">")
		r.inlines(n.Text)
		r.s("</a>")
	case *doc.Image:
		r.image(n)
	case *doc.NoteRef:
		r.noteRef(n)
	case *doc.Ref:
		r.s(`<a class="ref"`)
		r.hole(hrefHole, n, "")
		r.s(">")
		if n.Text != nil {
			r.inlines(n.Text)
		} else {
			r.hole(labelHole, n, "")
		}
		r.s("</a>")
	case *doc.Cite:
		r.hole(citeHole, n, "")
	case *doc.MathSpan:
		if len(n.TeX) > longFormula {
			r.s(`<span class="long-formula">`, formula.Write(n.Formula, r.lang, n.Display), `</span>`)
			return
		}
		r.s(formula.Write(n.Formula, r.lang, n.Display))
	case *doc.Break:
		r.s("<br>\n")
	case *doc.HTMLSpan:
		if n.Raw {
			r.s(n.Text)
		} else {
			r.text(n.Text)
		}
	case *doc.Anchor:
		r.s("<span")
		r.id(n.ID)
		r.s("></span>")
	case *doc.Abbr:
		r.abbr(n)
	case *doc.IndexMark:
		if n.ID != "" {
			r.s("<span")
			r.id(n.ID)
			r.s("></span>")
		}
	case *doc.Foreign:
		r.s("<span")
		r.attr("lang", n.Lang)
		r.s(">")
		r.within(n.Lang, func() { r.inlines(n.Text) })
		r.s("</span>")
	case *doc.Computed:
		// Only a broken one is left here: view.Expand reported it.
		r.s("<code>{{")
		r.text(n.Expr)
		r.s("}}</code>")
	default:
		panic(fmt.Sprintf("html: no way to print a %T", n))
	}
}

// abbr prints an abbreviation. Where its long form stands beside it, or it is one
// already explained on the page, it is no stop for the Tab key; a finger still
// opens its explanation, which the style sheet shows while it has the focus.
func (r *renderer) abbr(n *doc.Abbr) {
	if n.First {
		before, after := n.Around()
		r.text(before)
		r.s("<abbr>")
		r.text(n.Short)
		r.s("</abbr>")
		r.text(after)
	} else {
		stop := "0"
		if r.explained[n.Short] {
			stop = "-1"
		}
		r.s("<abbr")
		r.attr("title", n.Long)
		r.attr("tabindex", stop)
		r.s(">")
		r.text(n.Short)
		r.s("</abbr>")
	}
	r.explained[n.Short] = true
}

func (r *renderer) noteRef(n *doc.NoteRef) {
	id := n.Note.Key()
	back := "fnref-" + id
	if n.Use > 1 {
		back += "-" + strconv.Itoa(n.Use)
	}
	r.s(`<sup class="note"`)
	r.id(back)
	r.s(`><a href="`)
	r.hole(anchorHole, nil, "fn-"+id)
	r.s(`" aria-label="`, footnote.In(r.lang), " ", n.Note.Mark(), `">`, n.Note.Mark(), "</a></sup>")
}

var footnote = lang.Word{ID: "Catatan kaki", EN: "Footnote"}

// longFormula is the length in bytes, as typed, from which a formula in a line may be
// wider than a phone and gets a box to be scrolled in.
const longFormula = 40

func (r *renderer) image(n *doc.Image) {
	r.s(`<img class="inline" src="`)
	if n.File != nil {
		r.hole(assetHole, nil, n.File.Path)
	} else {
		r.text(n.Dest)
	}
	r.s(`"`)
	if n.File != nil {
		r.dimensions(n.File)
	}
	r.s(` alt="`)
	r.text(doc.Plain(n.Alt))
	r.s(`"`)
	r.attr("title", n.Title)
	r.s(">")
}
