package load

import (
	"maps"
	"path"
	"slices"
	"strings"

	"jilid/build/diag"
	"jilid/build/parallel"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
	"jilid/build/text/markdown"
	"jilid/build/text/yaml"
)

// tongue is what there is of the plan in a further language: `02-visi.en.md` says in
// English what the `02-visi.md` beside it says.
type tongue struct {
	code  string
	at    source.Span      // where plan.yaml names it
	plan  *source.File     // plan.en.yaml, or nil
	texts *schema.Object   // what it holds
	pages map[string]*page // by the path of what they translate; of programs without a file, by the path that it would have
}

// languages are the further languages that plan.yaml names.
func (l *loader) languages(o *schema.Object) {
	for _, s := range o.Strs("translations") {
		if s.Text == l.plan.Language {
			l.diags.Add(diag.WrongValue, s.Span, diag.T("`%s` adalah bahasa rencana ini sendiri", "`%s` is the language of the plan itself", s.Text),
				diag.T("sebutkan bahasa yang lain, atau hapus", "name another language, or delete it"))
			continue
		}
		l.tongues = append(l.tongues, &tongue{code: s.Text, at: s.Span, pages: map[string]*page{}})
	}
}

// tongue is a further language of the plan, or nil.
func (l *loader) tongue(code string) *tongue {
	for _, t := range l.tongues {
		if t.code == code {
			return t
		}
	}
	return nil
}

// translationName splits the name of a file that translates another: "02-visi.en.md" is
// "02-visi.md" in "en".
func translationName(name string) (original, tag string, ok bool) {
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	tag = strings.TrimPrefix(path.Ext(stem), ".")
	if len(tag) < 2 || tag == stem || strings.ToLower(tag) != tag {
		return "", "", false
	}
	if _, _, known := lang.Tag(tag); !known {
		return "", "", false
	}
	return strings.TrimSuffix(stem, "."+tag) + ext, tag, true
}

// translates tells whether a file isn't a chapter, a record or plan.yaml, but says what
// one says in another language, and keeps it with its language.
func (l *loader) translates(f *source.File) bool {
	name, tag, ok := translationName(f.Base())
	if !ok {
		return false
	}
	original, known := f.Dir()+"/"+name, l.tongue(tag)
	ofPlan := f.Dir() == contentDir && !isChapterFile(name)
	there := l.tree.File(original) != nil || ofPlan && l.plan.File != nil
	folder, _, _ := strings.Cut(strings.TrimPrefix(f.Dir(), contentDir+"/"), "/")
	ofProgram := folder == programsDir && f.Dir() != contentDir
	switch {
	case known == nil && !there:
		return false // a name with a dot in it
	case known == nil:
		l.strayTranslation(f, original, tag)
	case !there && !ofProgram:
		hint := diag.T("tulis dahulu aslinya, atau hapus berkas ini", "write the original first, or delete this file")
		if near, ok := l.near(original, isChapterFile); ok {
			hint = diag.T("maksudnya terjemahan `%s`? Beri nama yang sama", "is it a translation of `%s`? Give it the same name", source.Relative(f.Dir(), near))
		}
		l.diags.Add(diag.StrayFile, f.Span(0, 0), diag.T("berkas ini menerjemahkan `%s`, yang tidak ada", "this file translates `%s`, which isn't there", name), hint)
	case ofPlan:
		known.plan = f
	case ofProgram:
		known.pages[original] = &page{file: f, record: schema.ProgramTranslation}
	default:
		known.pages[original] = &page{file: f, record: schema.ChapterTranslation}
	}
	if l.translated == nil {
		l.translated = map[*source.File]bool{}
	}
	l.translated[f] = true
	return true
}

// strayTranslation reports a file in a language that the plan isn't published in.
func (l *loader) strayTranslation(f *source.File, original, tag string) {
	hint := diag.T("tulis `terjemahan: [%[1]s]` di plan.yaml agar situs juga terbit dalam bahasa itu, atau ganti nama berkas ini", "write `translations: [%[1]s]` in plan.yaml so that the site is published in that language too, or rename this file", tag)
	switch {
	case tag == l.plan.Language:
		hint = diag.T("rencana ini sudah berbahasa `%s`; ganti namanya atau hapus", "`%s` is the language of the plan already; rename it or delete it", tag)
	case tag != string(lang.ID) && tag != string(lang.EN):
		hint = diag.T("kata-kata situs baru ada dalam bahasa id dan en; ganti nama berkas ini", "the site's own words are there in the languages id and en only; rename this file")
	}
	l.diags.Add(diag.StrayFile, f.Span(0, 0), diag.T("berkas ini tidak dibaca: tampaknya terjemahan `%s` ke bahasa `%s`", "this file is not read: it seems to translate `%s` into language `%s`", path.Base(original), tag), hint)
}

// readTranslations reads the files in further languages, when what they translate has been read.
func (l *loader) readTranslations(originals []*page, options markdown.Options) {
	byPath := map[string]*page{}
	for _, p := range originals {
		byPath[p.file.Path] = p
	}
	for _, t := range l.tongues {
		if t.plan != nil {
			root, ds := yaml.ParseAs(schema.PlanTranslation, t.plan.Span(0, len(t.plan.Data)), "")
			l.diags.Append(ds...)
			t.texts = schema.Decode(schema.PlanTranslation, root, &l.diags)
		}
		var pages []*page
		for _, path := range slices.Sorted(maps.Keys(t.pages)) {
			pages = append(pages, t.pages[path])
		}
		parallel.For(len(pages), func(i int) {
			p, o := pages[i], options
			name, _, _ := translationName(p.file.Base())
			if of := byPath[p.file.Dir()+"/"+name]; of != nil && of.doc != nil {
				o.Headings = doc.Headings(of.doc)
			}
			p.read(l, t.code, o)
		})
		for _, p := range pages {
			l.diags.Append(p.diags.All()...)
		}
	}
}
