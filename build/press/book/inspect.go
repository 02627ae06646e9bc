package book

import (
	"strings"

	"jilid/build/diag"
	"jilid/build/parallel"
	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/source"
	"jilid/build/text/doc"
)

// Inspect looks at everything the books show before any of it is set: every
// picture is read, once, and the fonts are asked for every character. What is
// wrong with these is said here and not by [Compose], so that a check, which
// composes nothing, says the same as a build. k keeps the pictures.
func Inspect(m *view.Manuscript, t *refs.Table, k *Look) []diag.Diagnostic {
	if len(m.Books) == 0 {
		return nil
	}
	in := &inspector{look: k, refs: t, letters: newLetters(m.Plan, k), first: map[*source.File]int{}}
	p := m.Plan
	if p.Logo != nil {
		in.picture(p.Logo, p.LogoSpan)
	}
	for _, b := range p.Books {
		for _, c := range []plan.Cover{b.Cover, b.Back} {
			if c.File != nil {
				in.picture(c.File, c.Span)
			}
		}
	}
	in.at = source.Span{File: p.File}
	for _, s := range []string{p.Title, p.Subtitle, p.Region, p.Publisher, p.Version, p.License, p.BaseURL, p.Abstract} {
		in.text(s)
	}
	for _, a := range p.Abbreviations {
		in.at = a.Span
		in.text(a.Short)
		in.text(a.Long)
	}
	for _, b := range m.Books {
		in.at = b.Span
		in.text(b.Title)
		in.text(b.Subtitle)
		for _, c := range b.Texts {
			in.at = c.Span
			in.text(c.Title)
			in.document(c.Doc)
		}
	}
	for _, b := range p.Books {
		for _, key := range t.Cited(b) {
			r := p.Reference(key)
			in.at = r.Span
			in.text(doc.Plain(r.Text))
			in.text(r.Label)
		}
	}
	in.Append(in.letters.report()...)
	in.pictures()
	return in.All()
}

// inspector walks through the manuscript in the order of reading.
type inspector struct {
	diag.List
	look    *Look
	refs    *refs.Table
	letters *letters
	at      source.Span // of the block it is in

	files []*source.File // the pictures, in the order in which they are first met
	uses  []source.Span  // where that is
	first map[*source.File]int
}

func (in *inspector) text(s string) { in.letters.text(s, in.at) }

// document looks at what there is to look at in a document.
func (in *inspector) document(d *doc.Document) {
	if d == nil {
		return
	}
	for _, x := range in.look.sights(d, in.at) {
		in.at = x.at
		switch {
		case x.picture != nil:
			in.picture(x.picture, x.at)
		case x.target != "":
			if t := in.refs.Target(x.target); t != nil {
				in.text(t.Label)
			}
		case x.font != nil:
			in.letters.only(x.font, x.text, x.at)
		default:
			in.text(x.text)
		}
	}
}

func (in *inspector) picture(file *source.File, at source.Span) {
	if _, met := in.first[file]; !met {
		in.first[file] = len(in.files)
		in.files, in.uses = append(in.files, file), append(in.uses, at)
	}
}

// pictures reads the pictures that were met, and reports each of them once.
func (in *inspector) pictures() {
	arts, errs := make([]art, len(in.files)), make([]error, len(in.files))
	parallel.For(len(in.files), func(i int) { arts[i], errs[i] = in.look.picture(in.files[i]) })
	for i, file := range in.files {
		if errs[i] != nil {
			why, ok := errs[i].(diag.Text)
			if !ok {
				why = diag.Text{ID: errs[i].Error(), EN: errs[i].Error()}
			}
			in.Add(diag.BadImage, in.uses[i], diag.T("gambar %s tidak dapat dicetak: %s", "image %s can't be printed: %s", file.Path, why),
				diag.T("simpan ulang sebagai PNG, JPEG, WebP, atau SVG; tempatnya diberi kotak kosong", "save it again as PNG, JPEG, WebP or SVG; its place is marked by an empty box"))
		}
		for _, n := range arts[i].notes {
			if n.line == 0 {
				in.Append(diag.Diagnostic{Code: diag.BadImage, Severity: diag.Hint, Span: in.uses[i], Text: diag.T("gambar %s: %s", "image %s: %s", file.Path, n.text),
					Hint: diag.T("warnanya dicetak seperti tanpa profil; simpan ulang gambarnya bila warnanya harus tepat", "its colours are printed as if it had none; save the image again if they must be exact")})
				continue
			}
			line := file.Line(n.line)
			start := file.Offset(n.line, 1) + len(line) - len(strings.TrimLeft(line, " \t"))
			d := diag.Diagnostic{Code: diag.BadImage, Severity: diag.Hint, Text: n.text, Span: file.Span(start, file.Offset(n.line, 1)+len(line)),
				Hint:    diag.T("bagian itu dicetak lain daripada di layar; ubah gambarnya bila mengganggu", "it is printed otherwise than it is shown; change the drawing if that disturbs"),
				Related: []diag.Related{{Span: in.uses[i], Text: diag.T("gambar ini dipakai di sini", "the picture is used here")}}}
			if n.lost {
				d.Severity = diag.Warning
				d.Hint = diag.T("bagian itu hilang di buku: gambar ulang dengan bentuk dan teks biasa, atau simpan gambarnya sebagai PNG", "it is lost in the book: draw it again in plain shapes and words, or save the drawing as PNG")
			}
			in.Append(d)
		}
	}
}
