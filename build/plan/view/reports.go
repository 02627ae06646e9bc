package view

import (
	"strings"

	"jilid/build/plan"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// reports is what was reported, period by period.
func (j *job) reports(g *plan.Program) *doc.Table {
	t := &doc.Table{Columns: []doc.Column{codeColumn, textColumn, textColumn}, Span: j.view.Span}
	t.Head = head(lang.Word{ID: "Periode", EN: "Period"}.In(j.lang), reportsWord.In(j.lang), lang.Word{ID: "Kendala dan tindak lanjut", EN: "Issue and next"}.In(j.lang))
	for _, p := range g.Progress {
		var did, troubles []string
		if p.Text != "" {
			did = append(did, p.Text)
		}
		if s := j.physical(p); s != "" {
			did = append(did, s)
		}
		if s := j.evidenceText(p); s != "" {
			did = append(did, s)
		}
		if p.Issue != "" {
			troubles = append(troubles, p.Issue)
		}
		if p.Next != "" {
			troubles = append(troubles, nextWord.In(j.lang)+": "+p.Next)
		}
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{word(p.Period), paragraphs(did), paragraphs(troubles)}})
	}
	return t
}

// reportList is the same as a fact, in a narrow column: what was done, and what
// stood in the way.
func (j *job) reportList(g *plan.Program) doc.Cell {
	var out []string
	for _, p := range g.Progress {
		parts := []string{p.Text, j.physical(p)}
		if p.Issue != "" {
			parts = append(parts, issueWord.In(j.lang)+": "+p.Issue)
		}
		out = append(out, p.Period+": "+sentences(parts))
	}
	return plainList(out)
}

func (j *job) physical(p plan.Progress) string {
	switch {
	case p.Physical == "":
		return ""
	case p.Measured:
		return physicalWord.In(j.lang) + " " + lang.Percent(p.Done, j.lang)
	}
	return physicalWord.In(j.lang) + ": " + p.Physical
}

func (j *job) evidenceText(p plan.Progress) string {
	var titles []string
	for _, e := range p.Evidence {
		titles = append(titles, e.Title)
	}
	if len(titles) == 0 {
		return ""
	}
	return evidenceWord.In(j.lang) + ": " + strings.Join(titles, "; ")
}

// sentences joins what is given with full stops between.
func sentences(parts []string) string {
	out := ""
	for _, s := range parts {
		if s == "" {
			continue
		}
		if out != "" {
			out = strings.TrimRight(out, ".") + ". "
		}
		out += s
	}
	return out
}

// paragraphs is a cell of texts below each other, or a dash.
func paragraphs(texts []string) doc.Cell {
	if len(texts) == 0 {
		return word("–")
	}
	var c doc.Cell
	for _, s := range texts {
		c.Blocks = append(c.Blocks, doc.Para(s)...)
	}
	return c
}

var (
	reportsWord  = lang.Word{ID: "Realisasi", EN: "Reports"}
	issueWord    = lang.Word{ID: "Kendala", EN: "Issue"}
	nextWord     = lang.Word{ID: "Tindak lanjut", EN: "Next"}
	physicalWord = lang.Word{ID: "Fisik", EN: "Physical"}
	evidenceWord = lang.Word{ID: "Bukti", EN: "Evidence"}
)
