package check

import (
	"slices"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// Translation makes the checks of a plan in another language: of its words as of those of
// any plan, and that it says what the original says. Changed is when a file was last changed, as RFC 3339 writes it, or ""
// if that isn't known.
func Translation(m *view.Manuscript, t *refs.Table, changed func(path string) string) []diag.Diagnostic {
	c := &checker{plan: m.Plan, table: t}
	var unlisted []view.Unlisted
	for _, b := range m.Books {
		for _, text := range b.Texts {
			if text.Borrowed() {
				continue
			}
			c.document(text.Doc)
			c.empty(text)
			c.translated(text.Chapter)
			c.outdated(text.File, text.Original.File, changed)
			unlisted = append(unlisted, text.Unlisted...)
		}
	}
	for _, s := range m.Programs {
		c.outdated(s.Texts, s.Original.File, changed)
		if !s.Borrowed() {
			c.document(s.Doc)
			c.sameText(s.Doc, s.Original.Doc, lang.Of(c.plan.Original.Language))
			unlisted = append(unlisted, s.Unlisted...)
		}
	}
	c.abbreviations(unlisted)
	c.untranslated()
	return c.All()
}

// translated compares a chapter with what it translates.
func (c *checker) translated(ch *plan.Chapter) {
	original := lang.Of(c.plan.Original.Language)
	if tag := ch.Original.Language; tag != "" {
		original = lang.Words(tag, original)
	}
	c.sameText(ch.Doc, ch.Original.Doc, original)
}

// outdated reports a file that translates what was changed since.
func (c *checker) outdated(f, original *source.File, changed func(path string) string) {
	if f == nil || original == nil {
		return
	}
	mine, its := changed(f.Path), changed(original.Path)
	if !plan.Outdated(mine, its) {
		return
	}
	date := func(moment string) diag.Text {
		day, _, _ := strings.Cut(moment, "T")
		return diag.T(lang.Date(day, lang.ID), lang.Date(day, lang.EN))
	}
	c.Add(diag.Outdated, f.Span(0, 0), diag.T("terjemahan ini dari %s; aslinya diubah pada %s", "this translation is of %s; the original was changed on %s", date(mine), date(its)),
		diag.T("bandingkan dengan aslinya, lalu simpan terjemahan ini lagi di Git", "compare it with the original, then commit this translation again"),
		diag.Related{Span: original.Span(0, 0), Text: diag.T("aslinya", "the original")})
}

// sameText compares two texts section by section: their headings, tables, figures and
// views, and the numbers that they say.
func (c *checker) sameText(d, of *doc.Document, l lang.Lang) {
	if d == nil || of == nil || d.File == nil {
		return
	}
	mine, theirs := stretches(d, lang.Of(c.plan.Language)), stretches(of, l)
	at := func(list []*stretch, id string) int {
		return slices.IndexFunc(list, func(s *stretch) bool { return s.id == id })
	}
	near := mine[0]
	for _, o := range theirs {
		i := at(mine, o.id)
		if i >= 0 {
			near = mine[i]
			c.sameStretch(near, o)
			continue
		}
		c.Add(diag.Mistranslated, near.at, diag.T("%s yang ada di aslinya tidak ada di terjemahan ini", "%s of the original is not in this translation", o.name()),
			diag.T("terjemahkan di tempat yang sama, dengan judul setingkat", "translate it in the same place, with a heading of the same level"), o.here())
	}
	for _, s := range mine {
		if at(theirs, s.id) < 0 {
			c.Add(diag.Mistranslated, s.at, diag.T("%s tidak ada di aslinya", "%s is not in the original", s.name()),
				diag.T("samakan urutan dan tingkat judulnya dengan aslinya, agar tautan tetap mengena", "give the headings the order and levels of the original, so that links still lead there"))
		}
	}
}

// stretch is a part of a text, from one heading to the next.
type stretch struct {
	id      string       // of its heading, "" before the first, notesID of the footnotes
	heading *doc.Heading // or nil
	at      source.Span
	tables  []*doc.Table // written by hand
	figures int
	views   []string
	numbers numbers
}

const notesID = "\x00"

func stretches(d *doc.Document, l lang.Lang) []*stretch {
	s := &stretch{at: d.File.Span(0, 0), numbers: newNumbers(l)}
	if d.TitleAt.File != nil {
		s.at = d.TitleAt
	}
	all := []*stretch{s}
	begin := func(id string, h *doc.Heading, at source.Span) {
		s = &stretch{id: id, heading: h, at: at, numbers: newNumbers(l)}
		all = append(all, s)
	}
	var place source.Span
	v := doc.Visitor{
		Block: func(b doc.Block) bool {
			switch b := b.(type) {
			case *doc.Heading:
				begin(b.ID, b, b.Span)
				place = b.Span
			case *doc.Paragraph:
				place = b.Span
			case *doc.Table:
				s.tables = append(s.tables, b)
				place = b.Span
			case *doc.Figure:
				s.figures++
				place = b.Span
			case *doc.View:
				s.views = append(s.views, b.Name)
			}
			return true
		},
		Inline: func(n doc.Inline) bool {
			if t, ok := n.(*doc.Text); ok {
				s.numbers.add(t.Value, place)
			}
			return true
		},
	}
	v.Inlines(d.Title)
	v.Blocks(d.Blocks)
	if len(d.Notes) > 0 {
		begin(notesID, nil, d.Notes[0].Span)
		for _, n := range d.Notes {
			v.Blocks(n.Blocks)
		}
	}
	return all
}

// name is how messages call it.
func (s *stretch) name() diag.Text {
	switch {
	case s.heading != nil:
		return diag.T("subbab “%[1]s”", "section “%[1]s”", diag.Clip(strings.TrimSpace(doc.Plain(s.heading.Text))))
	case s.id == notesID:
		return diag.T("catatan kaki", "the footnotes")
	}
	return diag.T("bagian awal", "the beginning")
}

func (s *stretch) here() diag.Related {
	return diag.Related{Span: s.at, Text: diag.T("aslinya di sini", "the original is here")}
}

// sameStretch compares what stands below two headings.
func (c *checker) sameStretch(s, o *stretch) {
	differ := func(at source.Span, text diag.Text, related diag.Related) {
		c.Add(diag.Mistranslated, at, text, diag.T("samakan dengan aslinya; yang diterjemahkan hanya kata-katanya", "make it like the original; only its words are translated"), related)
	}
	if s.heading != nil && o.heading != nil && s.heading.Level != o.heading.Level {
		differ(s.at, diag.T("judul ini bertingkat %d, aslinya %d", "this heading is of level %d, the original's of %d", s.heading.Level, o.heading.Level), o.here())
	}
	if len(s.tables) != len(o.tables) {
		differ(s.at, diag.T("%s memuat %d tabel, aslinya %d", "%s has %d tables, the original %d", s.name(), len(s.tables), len(o.tables)), o.here())
	} else {
		for i, t := range s.tables {
			of := o.tables[i]
			its := diag.Related{Span: of.Span, Text: diag.T("aslinya di sini", "the original is here")}
			if len(t.Columns) != len(of.Columns) || len(t.Rows) != len(of.Rows) {
				differ(t.Span, diag.T("tabel ini berisi %d baris dan %d kolom, aslinya %d dan %d", "this table has %d rows and %d columns, the original %d and %d", len(t.Rows), len(t.Columns), len(of.Rows), len(of.Columns)), its)
			}
			if t.ID != of.ID && of.ID != "" {
				c.Add(diag.Mistranslated, t.Span, diag.T("tabel ini tidak bernama seperti aslinya", "this table hasn't got the id of the original"), diag.T("beri nama {#%s}", "give it the id {#%s}", of.ID), its)
			}
		}
	}
	if s.figures != o.figures {
		differ(s.at, diag.T("%s memuat %d gambar, aslinya %d", "%s has %d figures, the original %d", s.name(), s.figures, o.figures), o.here())
	}
	if !slices.Equal(s.views, o.views) {
		differ(s.at, diag.T("tampilan di %s: %s; aslinya: %s", "the views of %s: %s; of the original: %s", s.name(), listed(s.views), listed(o.views)), o.here())
	}
	more, less := s.numbers.missingIn(o.numbers), o.numbers.missingIn(s.numbers)
	switch {
	case len(more) > 0 && len(less) > 0:
		c.otherNumbers(s.numbers.at[more[0]], diag.T("%s menyebut %s, aslinya %s", "%s says %s, the original %s", s.name(), listed(more), listed(less)), o.numbers.at[less[0]])
	case len(more) > 0:
		c.otherNumbers(s.numbers.at[more[0]], diag.T("%s menyebut %s, aslinya tidak", "%s says %s, the original doesn't", s.name(), listed(more)), o.at)
	case len(less) > 0:
		c.otherNumbers(s.at, diag.T("%s tidak menyebut %s, aslinya menyebutnya", "%s doesn't say %s, the original does", s.name(), listed(less)), o.numbers.at[less[0]])
	}
}

func (c *checker) otherNumbers(at source.Span, text diag.Text, original source.Span) {
	c.Add(diag.OtherNumbers, at, text, diag.T("samakan angkanya; desimal ditulis menurut bahasa masing-masing", "make the numbers the same; decimals are written as each language does"),
		diag.Related{Span: original, Text: diag.T("aslinya di sini", "the original is here")})
}

// listed are a few of many things.
func listed(list []string) diag.Text {
	const most = 5
	if len(list) == 0 {
		return diag.T("tidak ada", "none")
	}
	text := strings.Join(list[:min(len(list), most)], ", ")
	if len(list) > most {
		text += ", …"
	}
	return diag.Text{ID: text, EN: text}
}

// untranslated tells how much of the plan still has the original's words.
func (c *checker) untranslated() {
	chapters, programs, all := 0, 0, c.plan.Chapters()
	var first source.Span
	for _, ch := range all {
		if ch.Borrowed() && ch.File != nil {
			if chapters++; first.File == nil {
				first = ch.File.Span(0, 0)
			}
		}
	}
	for _, g := range c.plan.Programs {
		if g.Texts == nil {
			programs++
		}
	}
	if c.plan.Texts == nil {
		c.Add(diag.Untranslated, c.plan.TranslationSpan, diag.T("judul rencana dan nama-nama di plan.yaml belum diterjemahkan ke bahasa `%s`", "the plan's title and the names in plan.yaml are not translated into `%s` yet", c.plan.Language),
			diag.T("tulis terjemahannya di plan.%s.yaml, dengan kunci yang sama", "write them in plan.%s.yaml, by the same keys", c.plan.Language))
	}
	if chapters+programs == 0 {
		return
	}
	var related []diag.Related
	if first.File != nil {
		related = append(related, diag.Related{Span: first, Text: diag.T("bab pertama yang belum diterjemahkan", "the first chapter that isn't translated")})
	}
	c.Add(diag.Untranslated, c.plan.TranslationSpan, diag.T("%d dari %d bab dan %d dari %d program belum diterjemahkan ke bahasa `%s`", "%d of %d chapters and %d of %d programs are not translated into `%s` yet", chapters, len(all), programs, len(c.plan.Programs), c.plan.Language),
		diag.T("tulis terjemahannya di berkas seperti `02-visi.%s.md` di samping aslinya; sampai itu yang tampil teks aslinya", "write them in files like `02-visi.%s.md` beside the originals; until then readers see the original text", c.plan.Language), related...)
}
