// Package judge reads finished PDF files and holds them to the norms that our
// books are to keep: PDF/UA-1 by the failure conditions of the Matterhorn
// Protocol 1.1 that a machine can find, PDF/A-2a (ISO 19005-2), what PDF itself
// asks (ISO 32000-1), promises of our own, and PDF/X-4 (ISO 15930-7) for
// editions that go to the press. It knows nothing of the writer: it reads bytes.
// Only tests import it.
//
// A [Document] is what the readers of a file get: pages with their text and
// links, the structure tree, page labels, named places. [Rules] is the one table
// of what may be wrong; each rule has a broken specimen in the tests. What a
// norm asks and no rule finds is in [Exempt], with the reason.
//
// A rule's clause says where it comes from:
//
//	M01-003     failure condition 01-003 of the Matterhorn Protocol
//	A6.1.7-1    ISO 19005-2, 6.1.7; after the dash a number within the clause
//	P7.5.4      ISO 32000-1, 7.5.4
//	X6.2        PDF/X-4, by subject: see press.go
//	J-links     ours
//
// The list of conditions and the numbers within clauses of ISO 19005-2 were
// compared with public sources (the profiles of veraPDF, published lists of the
// protocol). The norms themselves were not at hand: the wording here is ours,
// and ISO 32000-1 and ISO 15930-7 are quoted from memory.
package judge

import (
	"fmt"
	"slices"
	"strings"
)

// Norm is the first letter of the clauses that belong to a norm.
type Norm byte

const (
	UA     Norm = 'M' // PDF/UA-1
	A2     Norm = 'A' // PDF/A-2a
	Syntax Norm = 'P' // PDF
	Ours   Norm = 'J'
	X4     Norm = 'X' // PDF/X-4
)

// Rule is one thing that may be wrong with a file.
type Rule struct {
	Clauses string // of all norms that forbid it, separated by spaces
	Text    string // what is wrong
	check   func(d *Document, say func(format string, args ...any))
}

// ID is the rule's first clause.
func (r *Rule) ID() string {
	id, _, _ := strings.Cut(r.Clauses, " ")
	return id
}

func (r *Rule) in(norms []Norm) bool {
	return slices.ContainsFunc(strings.Fields(r.Clauses), func(c string) bool { return slices.Contains(norms, Norm(c[0])) })
}

// Rules are all rules. Those without a function of their own are found while
// the file is read.
var Rules = slices.Concat(fileRules, catalogRules, metadataRules, contentRules, colourRules, imageRules,
	fontRules, structureRules, nestingRules, languageRules, annotationRules, navigationRules, pressRules)

// Finding is a rule that a file breaks, and where.
type Finding struct {
	Rule *Rule
	What string
}

func (f Finding) String() string { return f.Rule.ID() + ": " + f.Rule.Text + ": " + f.What }

// Archive are the norms of our books on the screen.
var Archive = []Norm{UA, A2, Syntax, Ours}

// manyFindings of one rule are enough.
const manyFindings = 8

// Judge holds the document to norms and gives what it finds, rule by rule.
func (d *Document) Judge(norms ...Norm) []Finding {
	var all []Finding
	for i := range Rules {
		r := &Rules[i]
		if !r.in(norms) {
			continue
		}
		n := 0
		say := func(format string, args ...any) {
			if n++; n <= manyFindings {
				all = append(all, Finding{r, fmt.Sprintf(format, args...)})
			}
		}
		for _, what := range d.faults[r.ID()] {
			say("%s", what)
		}
		if r.check != nil {
			r.check(d, say)
		}
		if n > manyFindings {
			all = append(all, Finding{r, fmt.Sprintf("and %d more", n-manyFindings)})
		}
	}
	return all
}

// fault notes what was found while reading.
func (d *Document) fault(id, format string, args ...any) {
	d.faults[id] = append(d.faults[id], fmt.Sprintf(format, args...))
}
