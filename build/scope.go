package build

import (
	"slices"

	"jilid/build/plan"
)

// Scope is what is to be made of a plan. The zero Scope is all of it.
type Scope struct {
	Half     Half
	Editions []plan.Edition // of the books; nil: those that the plan lists
}

// Half is one of the two things that are made of a plan, or both.
type Half int

// The halves.
const (
	Both Half = iota
	Site
	Books
)

// site and books tell whether the half is to be made.
func (s Scope) site() bool  { return s.Half != Books }
func (s Scope) books() bool { return s.Half != Site }

// editions are those that are made of every book of a plan. A site that is made
// alone links to what another build of the plan makes.
func (s Scope) editions(p *plan.Plan) []plan.Edition {
	if s.Editions == nil || !s.books() {
		return p.Editions
	}
	return s.Editions
}

// others tells of a file whether it belongs to the plan and isn't made in this scope.
func (s Scope) others(p *plan.Plan) func(path string) bool {
	made := s.editions(p)
	books := map[string]bool{} // whether they are made
	for _, b := range p.Books {
		for _, e := range plan.Editions {
			books[p.PDF(b, e)] = s.books() && (s.Editions == nil || slices.Contains(made, e))
		}
	}
	return func(path string) bool {
		made, isBook := books[path]
		return isBook && !made || !isBook && !s.site()
	}
}
