package plan

import "jilid/build/plan/money"

// Dimension is the dimension with the id, or nil.
func (p *Plan) Dimension(id string) *Dimension {
	return find(p.Dimensions, func(d *Dimension) bool { return d.ID == id })
}

// Agency is the agency with the id, or nil.
func (p *Plan) Agency(id string) *Agency {
	return find(p.Agencies, func(a *Agency) bool { return a.ID == id })
}

// Program is the program with the id, or nil.
func (p *Plan) Program(id string) *Program {
	return find(p.Programs, func(g *Program) bool { return g.ID == id })
}

// Reference is the bibliography's entry with the key, or nil.
func (p *Plan) Reference(key string) *Reference {
	return find(p.References, func(r *Reference) bool { return r.Key == key })
}

// Book is the book with the id, or nil.
func (p *Plan) Book(id string) *Book { return find(p.Books, func(b *Book) bool { return b.ID == id }) }

func find[T any](list []*T, is func(*T) bool) *T {
	for _, x := range list {
		if is(x) {
			return x
		}
	}
	return nil
}

// Total is the money of a program over all years and sources, and whether any
// of it is costed at all.
func (g *Program) Total() (sum money.Rupiah, costed bool) {
	for _, l := range g.Budget {
		if l.Costed {
			sum, costed = sum+l.Amount, true
		}
	}
	return sum, costed
}

// Spent is what was spent of a program's budget over all years and sources, and
// whether any of it was reported at all.
func (g *Program) Spent() (sum money.Rupiah, reported bool) {
	for _, l := range g.Budget {
		if l.HasSpent {
			sum, reported = sum+l.Spent, true
		}
	}
	return sum, reported
}

// Years is the program's span of years.
func (g *Program) Years() Years { return Years{g.Start, g.End} }

// Walk calls f for every chapter of the book in reading order: a part or chapter
// before its children.
func (b *Book) Walk(f func(*Chapter)) { walk(b.Chapters, f) }

func walk(list []*Chapter, f func(*Chapter)) {
	for _, c := range list {
		f(c)
		walk(c.Children, f)
	}
}

// Chapters are all chapters of all books in reading order.
func (p *Plan) Chapters() []*Chapter {
	var out []*Chapter
	for _, b := range p.Books {
		b.Walk(func(c *Chapter) { out = append(out, c) })
	}
	return out
}
