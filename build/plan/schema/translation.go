package schema

import (
	"slices"

	"jilid/build/diag"
)

// A plan in another language says the same in other words: a file that translates
// another has nothing but texts, by the keys of the original. Numbers, years, money and
// ids are the original's, so that two languages can't contradict each other.

// spoken are the fields of records that hold words, by the records' names.
var spoken = map[string][]string{
	"plan":      {"title", "subtitle", "region", "publisher", "version", "license", "abstract", "books", "dimensions", "agencies", "stages", "goals", "fields", "abbreviations"},
	"book":      {"id", "title", "subtitle"},
	"dimension": {"id", "name", "lead", "parts"},
	"agency":    {"id", "name", "short"},
	"stage":     {"id", "name", "output"},
	"goal":      {"code", "text"},
	"field":     {"id", "name", "unit", "choices"},
	"choice":    {"id", "name", "short"},
	"chapter":   {"title", "draft"},
	"program":   {"id", "name", "summary", "location", "legal_basis", "outputs", "quick_win", "activities", "phases", "risks", "indicators", "progress"},
	"quick_win": {"idea", "appeal", "benefit", "uniqueness", "partnership", "growth", "continuity", "resources", "risk", "steps"},
	"activity":  {"name", "output"},
	"risk":      {"risk", "mitigation"},
	"indicator": {"name", "unit"},
	"progress":  {"period", "text", "issue", "next"},
}

// The records of files that translate others.
var (
	PlanTranslation    = translation(Plan, diag.T("di terjemahan plan.yaml", "in a translation of plan.yaml"))
	ChapterTranslation = translation(Chapter, diag.T("di terjemahan bab", "in a translated chapter"))
	ProgramTranslation = translation(Program, diag.T("di terjemahan program", "in a translated program"))
)

// translation is what of a record can be said in another language. Nothing is required
// but the key that tells which one of several is translated.
func translation(r *Record, title diag.Text) *Record {
	t := &Record{Name: r.Name + "-translation", Title: title, Key: r.Key, original: r}
	for _, f := range r.Fields {
		if !slices.Contains(spoken[r.Name], f.Name) {
			continue
		}
		f.Required = f.Name == r.Key
		f.Flag, f.Words = false, nil
		if f.Of != nil {
			f.Of = translation(f.Of, f.Of.Title)
		}
		t.Fields = append(t.Fields, f)
	}
	return t
}

// originalField is the field of the original that a key of its translation means, if the
// translation hasn't got it.
func (r *Record) originalField(typed string) *Field {
	if r.original == nil {
		return nil
	}
	return r.original.Field(typed)
}
