package view

import (
	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/sheet"
	"jilid/build/source"
	"jilid/build/text/doc"
)

// Key holds everything that a step reads which makes another document of one:
// the document (with its file), and the model. For the expansion of views that is
// what they show of the plan; for abbreviations the plan's list, and which of
// them the chapter has already met.
type Key struct {
	Path       string
	Doc, Model source.Hash
	Met        string
}

// Expanded is a step's document, and what it found on the way.
type Expanded struct {
	Doc      *doc.Document
	Diags    []diag.Diagnostic
	Met      string // the abbreviations that the chapter has met by now
	Unlisted []Unlisted
}

// Remember gives the remembered result for a key, or calls the function.
type Remember func(Key, func() Expanded) Expanded

// model is the hash of all that views read besides their own document: the
// records of the plan and its data files. The text of programs is left out,
// which no view shows; so are places.
func model(p *plan.Plan) source.Hash {
	var h hasher
	h.value([]any{p.Language, p.Period, p.Dimensions, p.Agencies, p.Stages, p.Goals, p.Evaluations, p.AsOf, p.StaleAfter, p.Records.Own()})
	for _, g := range p.Programs {
		c := *g
		c.File, c.Doc, c.Keys, c.Record, c.Original, c.Texts = nil, nil, nil, nil, nil, nil
		h.value(c)
	}
	if p.Files != nil {
		for _, f := range p.Files.Files() {
			if sheet.DataFile(f.Path) {
				h.text(f.Path)
				h.sum(f.Hash[:])
			}
		}
	}
	return h.hash()
}

// includes tells whether a document quotes another, which its key doesn't hold.
func includes(d *doc.Document) bool {
	found := false
	doc.Visit(d, doc.Visitor{Block: func(b doc.Block) bool {
		if v, ok := b.(*doc.View); ok && (v.Name == "include" || v.Name == "sisip") {
			found = true
		}
		return !found
	}})
	return found
}
