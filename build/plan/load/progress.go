package load

import (
	"cmp"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/period"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/lang"
)

// progress reads one period's report.
func (l *loader) progress(in *source.File, o *schema.Object) plan.Progress {
	p := plan.Progress{Period: o.Text("period"), Text: o.Text("text"), Physical: o.Text("physical"), Issue: o.Text("issue"), Next: o.Text("next"), Span: o.At("period")}
	p.Done, p.Measured = plan.Quantity(p.Physical, lang.Of(l.plan.Language))
	if t, ok := period.Parse(p.Period); ok {
		p.First, p.Last = t.First, t.Last
	} else if p.Period != "" {
		l.diags.Add(diag.BadPeriod, p.Span, diag.T("periode `%s` tidak terbaca", "the period `%s` can't be read", diag.Clip(p.Period)),
			diag.T("tulis misalnya `2021`, `2021-06`, `Semester I 2021`, `TW2 2021`, atau `2021-06-30`", "write `2021`, `2021-06`, `Semester I 2021`, `Q2 2021` or `2021-06-30`"))
	}
	for _, s := range o.Strs("evidence") {
		if e, ok := l.evidence(in, s); ok {
			p.Evidence = append(p.Evidence, e)
		}
	}
	return p
}

var (
	titledForm = regexp.MustCompile(`^\[(.+)\]\(\s*<?([^<>]+?)>?\s*\)$`)
	// A name that ends like a file's is one; with blanks in it only if the
	// ending is one that documents have, as sentences may end in "a.n" too.
	fileForm     = regexp.MustCompile(`^\S+\.[A-Za-z][A-Za-z0-9]{1,4}$`)
	documentForm = regexp.MustCompile(`(?i)^[^:;]+\.(pdf|jpe?g|png|gif|webp|svg|docx?|xlsx?|pptx?|od[tsp]|csv|txt|zip|mp4)$`)
	driveForm    = regexp.MustCompile(`(?i)^(file:|[a-z]:[\\/])`)
)

// evidence is a file, an address or words, by what it looks like; a Markdown
// link gives a file or address its title.
func (l *loader) evidence(in *source.File, s schema.Str) (plan.Evidence, bool) {
	e := plan.Evidence{Title: s.Text, Span: s.Span}
	dest, titled := s.Text, false
	if m := titledForm.FindStringSubmatch(s.Text); m != nil {
		e.Title, dest, titled = m[1], m[2], true
	}
	switch f := l.tree.File(pathOf(in, dest)); {
	case s.Text == "":
		return e, false
	case strings.HasPrefix(dest, "http://"), strings.HasPrefix(dest, "https://"):
		if u, err := url.Parse(dest); err != nil || u.Host == "" {
			l.diags.Add(diag.WrongValue, s.Span, diag.T("`%s` bukan alamat web", "`%s` is not a web address", diag.Clip(dest)), diag.T("tulis lengkap, misalnya https://contoh.go.id/", "write it in full, like https://example.go.id/"))
			return e, false
		}
		e.URL = dest
		if !titled {
			e.Title = strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(dest, "https://"), "http://"), "/")
		}
	case driveForm.MatchString(dest):
		l.noEvidence(s, dest, diag.T("alamat ini hanya ada di komputer penulisnya; salin berkasnya ke folder %s", "this is a place on its writer's own computer; copy the file into the folder %s", contentDir))
		return e, false
	case f != nil && slices.Contains([]string{".md", ".yaml", ".yml"}, path.Ext(f.Path)):
		l.diags.Add(diag.WrongValue, s.Span, diag.T("`%s` adalah naskah rencana sendiri, bukan bukti", "`%s` is the plan's own text, not evidence", diag.Clip(dest)),
			diag.T("tautkan bab dari cerita program", "link to chapters from the program's story"))
		return e, false
	case f != nil && strings.HasPrefix(f.Path, contentDir+"/") && !l.plan.Allows(f):
		l.diags.Add(diag.WrongValue, s.Span.Find("](", dest), diag.T("`%s` tidak dapat diterbitkan sebagai bukti: bisa menjalankan skrip di peramban pembaca", "`%s` can't be published as evidence: it could run a script in the reader's browser", diag.Clip(dest)),
			diag.T("simpan buktinya sebagai PDF atau gambar", "save the evidence as PDF or picture"))
		return e, false
	case f != nil && strings.HasPrefix(f.Path, contentDir+"/"):
		e.File = f
		if !titled {
			e.Title = f.Base()
		}
	case f != nil || outside(in, dest):
		l.noEvidence(s, dest, diag.T("berkas bukti disimpan di dalam folder %s", "evidence is kept within the folder %s", contentDir))
		return e, false
	case titled || fileForm.MatchString(dest) || documentForm.MatchString(dest):
		l.noEvidence(s, dest, l.nearEvidence(in, dest))
		return e, false
	}
	return e, true
}

// outside tells whether a path leads out of the content folder.
func outside(in *source.File, dest string) bool {
	return strings.Contains(dest, "../") && !strings.HasPrefix(path.Join(in.Dir(), dest), contentDir+"/")
}

func (l *loader) noEvidence(s schema.Str, dest string, hint diag.Text) {
	l.diags.Add(diag.MissingFile, s.Span.Find("](", dest), diag.T("berkas bukti `%s` tidak ada", "the file of evidence `%s` doesn't exist", diag.Clip(dest)), hint)
}

// nearEvidence suggests a file of a like name, as the record would name it.
func (l *loader) nearEvidence(in *source.File, dest string) diag.Text {
	var names, paths []string
	for _, f := range l.tree.Under(contentDir) {
		if path.Ext(f.Path) != ".md" {
			names, paths = append(names, f.Base()), append(paths, f.Path)
		}
	}
	if near, ok := diag.Nearest(path.Base(strings.ReplaceAll(dest, `\`, "/")), names); ok {
		return diag.T("maksudnya `%s`?", "did you mean `%s`?", source.Relative(in.Dir(), paths[slices.Index(names, near)]))
	}
	return diag.T("simpan berkasnya di samping catatan ini; alamat web diawali https://, dan kata-kata ditulis sebagai kalimat", "keep the file beside this record; a web address begins with https://, and words are written as a sentence")
}

// asOf is the day to which progress is known: as given, else the end of the
// newest period that any program reports, else of the newest year with a figure.
func (l *loader) asOf() {
	p := l.plan
	if v := l.planValue("as_of"); v != nil {
		p.AsOf, p.AsOfSpan = v.Text, v.Span
		return
	}
	year := 0
	for _, g := range p.Programs {
		for _, r := range g.Progress {
			p.AsOf = max(p.AsOf, r.Last)
		}
		for _, i := range g.Indicators {
			for _, v := range i.Actual {
				year = max(year, v.Year)
			}
		}
		for _, b := range g.Budget {
			if b.HasSpent {
				year = max(year, b.Year)
			}
		}
	}
	if p.AsOf == "" && year > 0 {
		p.AsOf = period.Of(year).Last
	}
}

func (l *loader) staleAfter(o *schema.Object) {
	v := o.Get("stale_after")
	if v == nil {
		return
	}
	if v.Number%1000 != 0 || v.Number < 1000 || v.Number > 120_000 {
		l.diags.Add(diag.WrongValue, v.Span, diag.T("`%s` harus bilangan bulat 1 sampai 120", "`%s` must be a whole number from 1 to 120", schema.Plan.Field("stale_after").Label()), diag.T("tulis banyaknya bulan", "write a number of months"))
		return
	}
	l.plan.StaleAfter = int(v.Number / 1000)
}

// evaluations reads the yearly evaluations: scores on a scale of 0–4.
func (l *loader) evaluations(o *schema.Object) {
	for _, e := range o.Objects("evaluations") {
		made := plan.Evaluation{Year: e.Year("year"), Parts: l.scores(e, "parts"), Dimensions: l.scores(e, "dimensions"), Span: e.At("year")}
		if made.Year > 0 && l.first(e, strconv.Itoa(made.Year), diag.T("evaluasi", "evaluation")) {
			l.plan.Evaluations = append(l.plan.Evaluations, made)
		}
	}
	slices.SortStableFunc(l.plan.Evaluations, func(a, b plan.Evaluation) int { return cmp.Compare(a.Year, b.Year) })
}

func (l *loader) scores(o *schema.Object, name string) []plan.Score {
	var out []plan.Score
	for _, s := range o.Objects(name) {
		v := s.Number("score")
		switch {
		case !s.Has("score"): // reported
		case v < 0 || v > 4000:
			l.diags.Add(diag.WrongValue, s.At("score"), diag.T("skor di luar skala 0–4", "score outside the scale of 0–4"), diag.T("tulis angka dari 0 sampai 4, misalnya 3,2", "write a number from 0 to 4, like 3.2"))
		default:
			out = append(out, plan.Score{Name: s.Text("name"), Weight: s.Number("weight"), Value: v})
		}
	}
	return out
}
