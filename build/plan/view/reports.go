package view

import (
	"strings"

	"jilid/build/plan"
	"jilid/build/plan/progress"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// reports is what was reported, period by period.
func (j *job) reports(g *plan.Program) *doc.Table {
	t := &doc.Table{Columns: []doc.Column{codeColumn, textColumn, textColumn}, Span: j.view.Span}
	t.Head = head(lang.Word{ID: "Periode", EN: "Period"}.In(j.lang), reportsWord.In(j.lang), lang.Word{ID: "Kendala dan tindak lanjut", EN: "Issue and next"}.In(j.lang))
	for _, p := range g.Progress {
		next := ""
		if p.Next != "" {
			next = followWord.In(j.lang) + ": " + p.Next
		}
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{word(p.Period), word(dash(sentences(p.Text, j.physical(p), j.evidenceText(p)))), word(dash(sentences(p.Issue, next)))}})
	}
	return t
}

// newestReport is the newest report in a line below the summary, for a quick win's
// sheet, which is full without a table of reports: what was done, or what stands
// in the way of a program that is halted. It is nil if there is nothing to say.
func (j *job) newestReport(g *plan.Program) doc.Block {
	p, text := progress.Latest(g), ""
	if g.Status == "delayed" || g.Status == "stopped" {
		if p = progress.Reason(g); p != nil {
			text = p.Issue
		}
	} else if p != nil {
		text = p.Text
	}
	if text == "" {
		return nil
	}
	return &doc.Paragraph{Text: []doc.Inline{&doc.Emph{Text: doc.Str(p.Period + ": ")}, &doc.Text{Value: text}}, Span: j.view.Span}
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
func sentences(parts ...string) string {
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

var (
	reportsWord  = lang.Word{ID: "Realisasi", EN: "Reports"}
	followWord   = lang.Word{ID: "Tindak lanjut", EN: "Next"}
	physicalWord = lang.Word{ID: "Fisik", EN: "Physical"}
	evidenceWord = lang.Word{ID: "Bukti", EN: "Evidence"}
)
