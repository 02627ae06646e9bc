// Package view expands the views of a plan: where a chapter says "programs of
// this dimension", the [Manuscript] has an ordinary table. Then it marks the
// plan's abbreviations. From here on nobody knows about either. The entry point is [Expand].
package view

import (
	"jilid/build/plan"
	"jilid/build/text/doc"
)

// Manuscript is the plan with every chapter's views expanded. Progress is nil
// where nothing is known of it.
type Manuscript struct {
	Plan     *plan.Plan
	Books    []Book
	Programs []Story // in the plan's order of programs
	Progress *Progress
}

// Progress is what the page about the plan's progress shows in tables and charts;
// nil stands for what there is nothing to say about.
type Progress struct{ Programs, Money, Parts, Dimensions, History *doc.Document }

// Book is one book's chapters in reading order, parts and section files
// flattened; Chapter.Depth and Parent tell the nesting.
type Book struct {
	*plan.Book
	Texts []Text
}

// Text is a chapter and what stands in it.
type Text struct {
	*plan.Chapter
	Doc      *doc.Document
	Unlisted []Unlisted
}

// Story is a program and the body of its file (no blocks if it has none).
type Story struct {
	*plan.Program
	Doc      *doc.Document
	Unlisted []Unlisted
}
