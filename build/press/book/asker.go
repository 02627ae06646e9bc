package book

import (
	"jilid/build/plan/refs"
	"jilid/build/text/doc"
)

// A unit depends on the rest of the plan only through what it asks of it: what its
// tables are numbered, what its references are called and where they lead. The questions are
// kept with what was set, and their answers: as long as these are the same it holds.

// asker asks for one unit.
type asker struct {
	all  *composer
	unit *unit
	got  map[any]any
	made []inquiry // in the order of the asking
}

// inquiry is a question and its answer. Both are plain values, or name a piece of
// the unit's own documents; nothing in them keeps a plan of long ago.
type inquiry struct{ question, answer any }

// The questions, besides the *doc.Heading, *doc.Table, *doc.Figure, *doc.Math and
// *doc.Link of the unit, and the *doc.Group of a program's sheet: whether it is the
// one that references lead to.
type (
	ownChapter  int    // the target of the unit's i-th chapter
	targetID    string // what an id means
	sourceKey   string // a source of the bibliography
	dimensionID string // the name of a dimension
	dimensionOf string // the id of a program's dimension
	siteURL     struct{}
	pageOf      struct{ target target } // what to print for a page, when nothing was answered yet
)

// target is what a unit may know of a refs.Target.
type target struct {
	sort                     refs.Sort
	id, label, number, title string
	address, anchor          string // in the site
	dest                     string // of the thing itself, in its book
	book                     int    // its number, 0 if it is in none
	home, place              string // the book that shows it, and the destination there; empty if none does
}

// link is where a written link goes: to one of these, or nowhere.
type link struct {
	target          target
	asset, external string
}

// cited is what a unit may know of a source of the bibliography.
type cited struct {
	known       bool
	label, text string
}

func (a *asker) ask(question any) any {
	answer, known := a.got[question]
	if !known {
		answer = a.all.reply(a.unit, question)
		if a.got == nil {
			a.got = map[any]any{}
		}
		a.got[question] = answer
		a.made = append(a.made, inquiry{question, answer})
	}
	return answer
}

// target is what a question leads to, nil if there is nothing.
func (a *asker) target(question any) *target {
	if t := a.ask(question).(target); t != (target{}) {
		return &t
	}
	return nil
}

func (a *asker) link(n *doc.Link) link    { return a.ask(n).(link) }
func (a *asker) cited(key string) cited   { return a.ask(sourceKey(key)).(cited) }
func (a *asker) name(question any) string { return a.ask(question).(string) }
func (a *asker) baseURL() string          { return a.name(siteURL{}) }
func (a *asker) pageOf(t *target) string  { return a.name(pageOf{*t}) }

// reply answers a question of a unit.
func (c *composer) reply(u *unit, question any) any {
	switch q := question.(type) {
	case *doc.Heading, *doc.Table, *doc.Figure, *doc.Math:
		return c.target(c.within(u, q))
	case *doc.Link:
		return c.link(u, q)
	case ownChapter:
		return c.target(c.refs.Chapter(u.texts[q].Chapter))
	case targetID:
		return c.target(c.refs.Target(string(q)))
	case sourceKey:
		if r := c.plan.Reference(string(q)); r != nil {
			return cited{true, r.Label, doc.Plain(r.Text)}
		}
		return cited{}
	case dimensionID:
		if d := c.plan.Dimension(string(q)); d != nil {
			return d.Name
		}
		return ""
	case dimensionOf:
		if g := c.plan.Program(string(q)); g != nil {
			return g.Dimension
		}
		return ""
	case *doc.Group:
		return c.leads[q]
	case siteURL:
		return c.plan.BaseURL
	case pageOf:
		return c.pageSuffix(u.book, &q.target)
	}
	panic("book: unknown question " + typeName(question))
}

// within is the target that a piece of a unit is.
func (c *composer) within(u *unit, piece any) *refs.Target {
	for _, t := range u.texts {
		if x := c.refs.In(t.Doc).Of(piece); x != nil {
			return x
		}
	}
	return nil
}

// link is where a link in a unit goes.
func (c *composer) link(u *unit, n *doc.Link) link {
	for _, t := range u.texts {
		if l := c.refs.In(t.Doc).Link(n); l != (refs.Link{}) {
			return link{c.target(l.Target), l.Asset, l.External}
		}
	}
	return link{}
}

// target is what a unit may know of a target, nothing for nil.
func (c *composer) target(t *refs.Target) target {
	if t == nil {
		return target{}
	}
	out := target{sort: t.Sort, id: t.ID, label: t.Label, number: t.Number, title: t.Title, address: t.Address, anchor: t.Anchor, dest: dest(t)}
	if t.Book != nil {
		out.book = t.Book.Number
	}
	out.home, out.place = c.home(t)
	return out
}

// holds tells whether every answer would be given again.
func (c *composer) holds(u *unit, made []inquiry) bool {
	for _, i := range made {
		if c.reply(u, i.question) != i.answer {
			return false
		}
	}
	return true
}
