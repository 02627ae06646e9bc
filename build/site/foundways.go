package site

import (
	"fmt"
	"strings"

	"jilid/build/plan/refs"
	"jilid/build/site/search"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// foundWays are the pages that lead into the plan, with what they say at their heads.
func (s *site) foundWays() []search.Page {
	var out []search.Page
	for _, w := range s.waysBesideBooks("") {
		p := search.Page{Kind: search.Way, Address: w.Href, Title: w.Name, Where: s.words.Explore, Text: sentences(w.Lead)}
		switch w.Href {
		case s.searchAddress():
			continue // who searches is there
		case refs.StatusAddress(s.Plan):
			p.Text = sentences(w.Lead, s.programSentence(), s.resultSentence(), s.evaluationSentence())
		case refs.DownloadsAddress(s.Plan):
			p.Names = "PDF CSV JSON"
		case dataAddress:
			p.Names = "CSV JSON"
		case refs.AbbreviationsAddress(s.Plan):
			p.Kind, p.Doc = search.Other, s.termsFound() // a term is rarely what is looked for
		}
		out = append(out, p)
	}
	return out
}

// termsFound is a section for every abbreviation, at its place on the page of all.
func (s *site) termsFound() *doc.Document {
	d := &doc.Document{}
	ids := s.termIDs()
	for _, a := range s.Plan.Abbreviations {
		if a.Long == "" {
			continue // everybody knows it
		}
		d.Blocks = append(d.Blocks, &doc.Heading{ID: ids[a.Short], Text: []doc.Inline{&doc.Text{Value: a.Short}}}, &doc.Paragraph{Text: []doc.Inline{&doc.Text{Value: a.Long}}})
	}
	return d
}

func (s *site) foundFunds() []search.Page {
	var out []search.Page
	for _, k := range s.fundSources() {
		programs := s.paidBy(k.Name)
		out = append(out, search.Page{Kind: search.Way, Address: s.fundAddress(k.Name), Title: k.Name, Where: lang.FundSource.In(s.lang),
			Text: sentences(fmt.Sprintf(s.words.FundLead, k.Name), lang.ProgramCount.Count(len(programs), s.lang)+", "+s.short(total(programs, fromSource(k.Name))))})
	}
	return out
}

func (s *site) foundGoals() []search.Page {
	var out []search.Page
	for _, g := range s.Plan.Goals {
		out = append(out, search.Page{Kind: search.Goal, Address: s.goalAddress(g.Code), Title: g.Text, Code: g.Code, Where: s.words.Goal, Names: strings.NewReplacer("-", " ", ".", " ").Replace(g.Code), // "SDG 11" of SDG-11.2
			Text: sentences(s.countAndSum(s.serving(g.Code)))})
	}
	return out
}
