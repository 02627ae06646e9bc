package load

import (
	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/text/bib"
	"jilid/build/text/lang"
)

// references reads the plan's bibliography: BibTeX, CSL-YAML, or both.
func (l *loader) references() {
	l.sources = l.readSources()
	l.plan.References = l.bibliography(lang.Of(l.plan.Language))
}

// readSources are the entries of the bibliography, each key once.
func (l *loader) readSources() []*bib.Entry {
	var entries []*bib.Entry
	if f := l.tree.File(contentDir + "/references.bib"); f != nil {
		found, ds := bib.Parse(f)
		entries = append(entries, found...)
		l.diags.Append(ds...)
	}
	for _, name := range []string{"references.yaml", "references.yml"} {
		if f := l.tree.File(contentDir + "/" + name); f != nil {
			found, ds := bib.CSL(f)
			entries = append(entries, found...)
			l.diags.Append(ds...)
		}
	}
	first := map[string]*bib.Entry{}
	kept := entries[:0]
	for _, e := range entries {
		before := first[e.Key]
		if before == nil {
			first[e.Key] = e
			kept = append(kept, e)
		} else if before.Span.File != e.Span.File { // within a file the reader says it
			l.duplicate(e.Span, before.Span, e.Key, diag.T("sumber", "source"))
		}
	}
	return kept
}

// bibliography is the bibliography in a language. What is wrong with an entry is the
// same in each, and is told once.
func (l *loader) bibliography(in lang.Lang) (out []*plan.Reference) {
	list, ds := bib.Format(l.sources, in)
	l.diags.Append(ds...)
	for _, r := range list {
		out = append(out, &plan.Reference{Key: r.Key, Label: r.Label, Text: r.Text, Sort: r.Sort, Span: r.Span})
	}
	return out
}
