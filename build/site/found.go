package site

import (
	"slices"
	"strconv"
	"strings"

	"jilid/build/output"
	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/site/html"
	"jilid/build/site/search"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// searchFolder is where the index of the search is, beside the scripts that read it.
const searchFolder = assetFolder + "search/"

// addSearch publishes the index of every language. Its files have hashes in their names, but for
// that by which it begins: so only that one can meet another.
func (s *site) addSearch(c *claims) {
	for _, in := range s.tongues {
		folder := in.folder + searchFolder
		if !c.take(folder+search.Start, origin{}) {
			continue
		}
		c.folder(folder, func(sink output.Sink) {
			write := search.Write
			if s.opt.Search != nil {
				write = s.opt.Search(in.lang).Write
			}
			write(in.found(), func(f search.File) { sink.Add(folder+f.Name, f.Data) })
		})
	}
	for _, f := range search.Licenses() {
		c.add(searchFolder+f.Name, f.Data, origin{})
	}
}

// found is what the search finds: every page that says something of its own, the
// records before the chapters.
func (s *site) found() search.Plan {
	out := search.Plan{Lang: s.lang}
	for i := range s.Programs {
		out.Pages = append(out.Pages, s.foundProgram(&s.Programs[i]))
	}
	for _, a := range s.Plan.Agencies {
		out.Pages = append(out.Pages, s.foundAgency(a))
	}
	for _, d := range s.Plan.Dimensions {
		var parts []string
		for _, p := range d.Parts {
			parts = append(parts, p.Name)
		}
		out.Pages = append(out.Pages, search.Page{Kind: search.Dimension, Address: refs.DimensionAddress(s.Plan, d.ID), Title: d.Name, Where: lang.Dimension.In(s.lang),
			Dimension: d.ID, Text: sentences(append([]string{d.Lead}, parts...)...)})
	}
	if len(s.Plan.Programs) > 0 {
		for _, y := range s.Plan.Period.List() {
			n := s.yearNumbers(y)
			out.Pages = append(out.Pages, search.Page{Kind: search.Year, Address: s.yearAddress(y), Title: lang.Year.In(s.lang) + " " + strconv.Itoa(y), Where: s.words.YearsNav,
				Text: sentences(lang.ProgramCount.Count(len(s.active(y)), s.lang), n[1].Name+": "+n[1].Value)})
		}
	}
	for i := range s.Books {
		out.Pages = append(out.Pages, s.foundBook(&s.Books[i])...)
	}
	out.Pages = append(out.Pages, s.foundWays()...)
	out.Pages = append(out.Pages, s.foundFunds()...)
	out.Pages = append(out.Pages, s.foundGoals()...)
	for _, a := range s.Plan.Abbreviations {
		name, _ := (&doc.Abbr{Short: a.Short, Long: a.Long}).Parts()
		out.Long = append(out.Long, [2]string{a.Short, name})
	}
	for _, a := range s.Plan.Agencies {
		if a.Short != a.Name {
			out.Long = append(out.Long, [2]string{a.Short, a.Name})
		}
	}
	return out
}

func (s *site) foundBook(b *view.Book) []search.Page {
	name := s.bookName(b.Book)
	out := []search.Page{{Kind: search.Other, Address: bookAddress(b.Book), Title: b.Title, Code: name, Where: lang.Book.In(s.lang), Text: b.Subtitle}}
	for _, t := range b.Texts {
		if t.Kind == plan.Part && len(t.Doc.Blocks) == 0 && t.File == nil {
			continue // it has no page
		}
		p := search.Page{Kind: search.Chapter, Address: t.Address, Title: t.Title, Code: s.chapterNumber(t.Chapter), Where: name + " · " + b.Title, Doc: t.Doc}
		if len(t.Dimensions) == 1 {
			p.Dimension = t.Dimensions[0]
		}
		for _, d := range t.Dimensions {
			if dim := s.Plan.Dimension(d); dim != nil {
				p.Names = strings.TrimSpace(p.Names + " " + dim.Name)
			}
		}
		out = append(out, p)
	}
	var sources []string
	for _, key := range s.refs.Cited(b.Book) {
		if r := s.Plan.Reference(key); r != nil {
			sources = append(sources, doc.Plain(r.Text))
		}
	}
	if len(sources) > 0 {
		out = append(out, search.Page{Kind: search.Other, Address: html.BibAddress(b.Book), Title: s.words.Bibliography, Where: name + " · " + b.Title, Text: sentences(sources...)})
	}
	return out
}

func (s *site) foundAgency(a *plan.Agency) search.Page {
	p := search.Page{Kind: search.Agency, Address: refs.AgencyAddress(s.Plan, a.ID), Title: a.Name, Where: lang.Agency.In(s.lang), Names: a.ID}
	if a.Short != a.Name {
		p.Where, p.Names = p.Where+" · "+a.Short, a.ID+" "+a.Short
	}
	var names []string
	for _, g := range s.leads(a) {
		names = append(names, g.ID+" "+g.Name)
	}
	p.Text = sentences(names...)
	return p
}

// foundProgram is a program with all of its record in words. Its name, code and years make
// it found first; the rest is found like any text.
func (s *site) foundProgram(st *view.Story) search.Page {
	p := st.Program
	v := Program{Agency: s.agencyLink(st.Address, p.Agency)}
	out := search.Page{Kind: search.Program, Address: st.Address, Title: p.Name, Code: p.ID, Dimension: p.Dimension, Doc: st.Doc,
		Where: strings.Join(slices.DeleteFunc([]string{s.words.Program, v.Agency.Title, years(p.Years())}, isEmpty), " · ")}
	text := []string{p.Summary}
	if d := s.Plan.Dimension(p.Dimension); d != nil {
		text = append(text, d.Name)
		if part, ok := d.Part(p.Part); ok {
			v.Part = part.Name
		}
	}
	if q := p.QuickWin; q != nil {
		out.Names = s.words.QuickWin
		for _, f := range quickWinFields(q, s.lang) {
			text = append(text, f.Value)
		}
		text = append(text, q.Steps...)
	}
	s.facts(&v, p, nil)
	for _, f := range v.Facts {
		var values []string
		for _, l := range f.Values {
			values = append(values, strings.TrimSpace(l.Text+" "+l.Title))
		}
		text = append(text, f.Name+": "+strings.Join(values, "; "))
	}
	for _, i := range p.Indicators {
		text = append(text, strings.TrimSpace(i.Name+" "+i.Unit))
	}
	for _, a := range p.Activities {
		text = append(text, a.Name, a.Output)
	}
	for _, ph := range p.Phases {
		text = append(text, ph.Text)
	}
	for _, r := range p.Risks {
		text = append(text, r.Risk, r.Mitigation)
	}
	for _, r := range p.Progress {
		text = append(text, r.Text, r.Issue, r.Next)
	}
	text = append(text, s.words.Status+": "+p.StatusWord().In(s.lang))
	var running []string
	for _, y := range p.Years().List() {
		running = append(running, strconv.Itoa(y))
	}
	for _, b := range p.Budget {
		if b.Source != "" && !slices.Contains(running, b.Source) {
			running = append(running, b.Source)
		}
	}
	out.Text = sentences(append(text, strings.Join(running, ", "))...)
	return out
}

// sentences joins what is said, a full stop between, without what says nothing.
func sentences(list ...string) string {
	var b strings.Builder
	for _, t := range list {
		t = strings.TrimSpace(t)
		if t == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t)
		if !strings.ContainsAny(t[len(t)-1:], ".!?;:") {
			b.WriteByte('.')
		}
	}
	return b.String()
}

func isEmpty(s string) bool { return s == "" }
