// Package load is the second stage of a build: it makes a [plan.Plan] of the
// source tree. [Plan] is the entry point.
//
// The steps: plan.yaml gives the plan itself (planfile.go) and the fields of
// programs that it has besides the built-in ones (fields.go); the folders give the
// outline of books and chapters (outline.go); every chapter and program file is
// read on its own, in parallel (page.go); from these come chapters (chapter.go),
// sheets (sheet.go), programs (program.go) and the bibliography (references.go); last, everything
// that names something else is looked up (check.go). What programs report of
// their progress is read in progress.go.
//
// A file with mistakes still yields what could be read, and a mistake is
// reported once: what merely follows from it is not.
package load

import (
	"jilid/build/diag"
	"jilid/build/parallel"
	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/bib"
	"jilid/build/text/doc"
	"jilid/build/text/markdown"
)

// Options of Plan. The zero value builds what is to be published.
type Options struct {
	Drafts bool     // chapters with draft: true are part of the plan
	Head   HeadFunc // nil is ReadHead

	// Records gives the records that were made of a plan.yaml before, or makes them; nil always makes them.
	Records func(of *source.File, make func() schema.Records) schema.Records
}

// ParseFunc reads a chapter's body; markdown.Parse is one, a remembering
// version of it another.
type ParseFunc func(file *source.File, body source.Span, opt markdown.Options) (*doc.Document, []diag.Diagnostic)

// Plan loads the plan of a source tree. It always returns a plan, of what could be read.
func Plan(t *source.Tree, parse ParseFunc, opt Options) (*plan.Plan, []diag.Diagnostic) {
	if opt.Head == nil {
		opt.Head = ReadHead
	}
	l := &loader{tree: t, parse: parse, opt: opt, plan: &plan.Plan{Files: t}}
	l.planFile()
	l.outline()
	l.readPages()
	l.chapters()
	l.sheets()
	l.programs()
	l.references()
	l.settle()
	l.asOf()
	l.check()
	l.translations()
	return l.plan, l.diags.All()
}

// contentDir is the folder of a plan's content below its root.
const contentDir = "content"

type loader struct {
	tree  *source.Tree
	parse ParseFunc
	opt   Options
	diags diag.List
	plan  *plan.Plan

	planYAML *schema.Object
	front    plan.Cover // of books without covers of their own
	back     plan.Cover
	partial  bool // plan.yaml has mistakes that may hide dimensions, agencies, goals

	books    []*bookOutline
	records  []*page                // program files
	defined  map[string]source.Span // ids of plan.yaml: sort and id → where
	rows     []*entry               // programs of sheets
	entries  []*entry
	nameless bool // a workbook couldn't be read: programs that seem unknown may be in it
	stands   map[*plan.Chapter]*page

	sources    []*bib.Entry          // of the bibliography
	builtIn    bool                  // the dimensions are the built-in ones
	tongues    []*tongue             // what there is of the plan in further languages
	translated map[*source.File]bool // files that aren't chapters or records, but translate one
}

// readPages reads all chapter and program files, in parallel; what each had to
// say is kept in the order of the files.
func (l *loader) readPages() {
	var pages []*page
	for _, b := range l.books {
		if b.intro != nil {
			pages = append(pages, b.intro)
		}
		walk(b.pages, func(p *page) { pages = append(pages, p) })
	}
	pages = append(pages, l.records...)
	options := markdown.Options{UnsafeHTML: l.plan.UnsafeHTML, Asset: l.asset}
	parallel.For(len(pages), func(i int) { pages[i].read(l, l.plan.Language, options) })
	for _, p := range pages {
		l.diags.Append(p.diags.All()...)
	}
	l.readTranslations(pages, options)
}
