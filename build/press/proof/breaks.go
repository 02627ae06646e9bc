package proof

import (
	"slices"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// Breaks measures the promises of page breaking: no line of a paragraph alone at
// the foot or the head of a page, no heading without its text, no caption
// without its table or picture, no table's head without a row.
func (b *Book) Breaks() Findings {
	var f Findings
	p := measure(b.Volume)
	say := func(e *extent, what string) {
		f.say("%s page %d (%s): %s: %q", b.Path, e.first()+1, b.Volume.Pages[e.first()].Label, what, e.words())
	}
	var walk func(tag *frame.Tag)
	walk = func(tag *frame.Tag) {
		e := p.at[tag]
		switch {
		case e == nil:
		case tag.Role == "P" || tag.Role == "LBody" || tag.Role == "Code":
			if p.within(tag, "Table", "TOC") || hasBlocks(tag) {
				break
			}
			f.saw("paragraphs")
			if len(e.pages) < 2 {
				break
			}
			f.saw("broken")
			if e.on(e.first()) < 2 {
				say(e, "an orphan: one line at the foot of the page")
			}
			if e.on(e.last()) < 2 {
				say(e, "a widow: one line on the next page")
			}
		case len(tag.Role) == 2 && tag.Role[0] == 'H':
			f.saw("headings")
			if len(e.pages) > 1 {
				say(e, "a heading on two pages")
			}
			if !p.followed(e) && len(p.parent[tag].Kids) > 1 && !(tag.Role == "H1" && b.opensAlone(e.first(), e.foot[e.first()])) { // else it is an empty chapter
				say(e, "a heading at the foot of the page")
			}
		case tag.Role == "Caption":
			f.saw("captions")
			thing := p.parent[tag]
			switch {
			case len(e.pages) > 1 || p.at[thing] == nil:
				say(e, "a caption apart")
			case thing.Role == "Table" && !p.rowOn(thing, e.first(), "TBody"):
				say(e, "a caption without a row below it")
			case thing.Role != "Table" && len(p.at[thing].pages) > 1:
				say(e, "a caption on another page than its picture")
			}
		case tag.Role == "THead":
			for _, page := range e.pages { // of a table in groups of columns there are several
				if !p.rowOn(p.parent[tag], page, "TBody") {
					say(e, "a table's head without a row")
				}
			}
		}
		for _, k := range tag.Kids {
			walk(k)
		}
	}
	walk(b.Volume.Root)
	return f
}

// opensAlone tells whether the opening of a chapter may have its page to itself: if it takes more
// than half of that, or a picture that has no room below it comes next.
func (b *Book) opensAlone(page int, foot geom.Length) bool {
	high := b.Volume.Pages[page].Size.H
	alone := foot > high/2
	if page+1 < len(b.Volume.Pages) {
		eachPicture(b.Volume.Pages[page+1].Frame, geom.Point{}, func(_ *frame.Tag, r geom.Rect) {
			alone = alone || r.Y < high/4 && foot+r.H > high*2/3
		})
	}
	return alone
}

// isBlock tells whether an element of a role holds lines of its own.
func isBlock(role string) bool {
	switch role {
	case "P", "L", "Table", "BlockQuote", "Sect":
		return true
	}
	return false
}

func hasBlocks(t *frame.Tag) bool {
	return slices.ContainsFunc(t.Kids, func(k *frame.Tag) bool { return isBlock(k.Role) })
}

// isCode tells of a paragraph that is a listing: its lines are all code.
func (p *paper) isCode(t *frame.Tag) bool {
	if len(t.Kids) != 1 || t.Kids[0].Role != "Code" {
		return false
	}
	e, code := p.at[t], p.at[t.Kids[0]]
	if e == nil || code == nil || !slices.Equal(e.pages, code.pages) {
		return false
	}
	return !slices.ContainsFunc(e.pages, func(page int) bool { return len(e.lines[page]) != len(code.lines[page]) })
}

// followed tells whether text, a table or a picture stands below a heading on its page.
func (p *paper) followed(heading *extent) bool {
	page, y := heading.first(), heading.foot[heading.first()]
	for tag, other := range p.at {
		switch tag.Role {
		case "P", "LBody", "Lbl", "TD", "TH", "Figure", "Code", "Formula", "Caption", "TOC":
			if other.foot[page] > y && !p.within(tag, "Note") {
				return true
			}
		}
	}
	return false
}

func (p *paper) rowOn(table *frame.Tag, page int, section string) bool {
	for _, k := range table.Kids {
		if k.Role == section && p.at[k] != nil && slices.Contains(p.at[k].pages, page) {
			return true
		}
	}
	return false
}
