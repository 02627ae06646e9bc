// Package check warns of what makes a plan poorer than it should be, after
// everything that is wrong was already said: a program no chapter mentions, an
// indicator without a baseline, a table without a caption. It reads the plan,
// the manuscript and the table of references, and only adds diagnostics.
//
// All of them are warnings. What follows
// from a mistake that was reported while loading is not warned of again.
package check

import (
	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
)

// Run makes all checks. Today is an ISO date, against which records of the future
// are found; where it is "" they aren't looked for.
func Run(m *view.Manuscript, t *refs.Table, today string) []diag.Diagnostic {
	c := &checker{plan: m.Plan, table: t, today: today}
	for _, g := range c.plan.Programs {
		c.program(g)
	}
	c.dimensions()
	c.agencies()
	c.names()
	c.formulas()
	c.small()
	c.sources()
	c.evaluations()
	c.asOfGiven()
	var unlisted []view.Unlisted
	for _, b := range m.Books {
		for _, text := range b.Texts {
			c.document(text.Doc)
			c.empty(text)
			unlisted = append(unlisted, text.Unlisted...)
		}
	}
	for _, s := range m.Programs {
		c.document(s.Doc)
		unlisted = append(unlisted, s.Unlisted...)
	}
	c.abbreviations(unlisted)
	c.indexTerms()
	return c.All()
}

type checker struct {
	diag.List
	plan  *plan.Plan
	table *refs.Table
	today string
}
