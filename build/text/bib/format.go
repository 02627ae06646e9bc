package bib

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// Reference is an entry as it is printed.
type Reference struct {
	Key   string
	Label string       // in the text, without brackets: "Giffinger dkk. 2007"
	Text  []doc.Inline // in the bibliography
	Sort  string       // entries in the order of Sort, then of Key, are in alphabetical order
	Span  source.Span
}

// Words of the bibliography's style.
var (
	and      = lang.Word{ID: "dan", EN: "and"}
	others   = lang.Word{ID: "dkk.", EN: "et al."}
	inWord   = lang.Word{ID: "Dalam", EN: "In"}
	editors  = lang.Word{ID: "ed.", EN: "ed."}
	edition  = lang.Word{ID: "edisi %s", EN: "%s ed."}
	noDate   = lang.Word{ID: "t.t.", EN: "n.d."}
	accessed = lang.Word{ID: "diakses", EN: "accessed"}
	volume   = lang.Word{ID: "jilid", EN: "vol."}
	pages    = lang.Word{ID: "hlm.", EN: "pp."}
)

// Format writes entries in the style of a language. What an entry lacks so
// that no reader could find the source is reported.
func Format(list []*Entry, l lang.Lang) ([]Reference, []diag.Diagnostic) {
	var diags diag.List
	out := make([]Reference, len(list))
	for i, e := range list {
		w := &writer{e: e, lang: l}
		if e.Get("title") == "" && (titled[e.Type] || e.Get("booktitle", "howpublished", "url") == "") {
			form := "title = {…}"
			if e.Span.File != nil && path.Ext(e.Span.File.Path) != ".bib" {
				form = "title: …"
			}
			diags.Add(diag.BadSource, e.Span, diag.T("sumber %s tidak punya judul", "the source %s has no title", e.Key), diag.T("tambahkan `%s`", "add `%s`", form))
		}
		out[i] = Reference{Key: e.Key, Span: e.Span}
		out[i].Label, out[i].Sort = w.label(), w.sort()
		out[i].Text = w.text("")
	}
	letters(list, out, l)
	sameLabels(out, &diags)
	return out, diags.All()
}

// sameLabels warns of sources that readers of the text can't tell apart: a law that
// is listed twice, or a label that was chosen twice.
func sameLabels(out []Reference, diags *diag.List) {
	first := map[string]int{}
	for i, r := range out {
		k, twice := first[r.Label]
		if !twice {
			first[r.Label] = i
			continue
		}
		diags.Add(diag.Repeated, r.Span, diag.T("sumber %s dikutip sebagai `%s`, sama seperti %s", "the source %s is cited as `%s`, as %s is", r.Key, r.Label, out[k].Key),
			diag.T("hapus salah satunya bila sama, atau beri `shorthand` yang berbeda", "delete one of them if they are the same, or give it another `shorthand`"),
			diag.Related{Span: out[k].Span, Text: diag.T("yang pertama di sini", "the first one is here")})
	}
}

// titled are the sorts of sources that readers know by their titles.
var titled = map[string]bool{"article": true, "book": true, "inbook": true, "incollection": true, "inproceedings": true, "conference": true,
	"report": true, "techreport": true, "thesis": true, "phdthesis": true, "mastersthesis": true}

// letters tells sources apart whose labels would be the same: 2007a, 2007b, in
// the order of the bibliography. Laws and labels chosen by hand are left alone.
func letters(list []*Entry, out []Reference, l lang.Lang) {
	byLabel := map[string][]int{}
	for i, e := range list {
		w := &writer{e: e, lang: l}
		if _, isLaw := w.law(); !isLaw && w.given() == "" {
			byLabel[out[i].Label] = append(byLabel[out[i].Label], i)
		}
	}
	for _, same := range byLabel {
		if len(same) < 2 || len(same) > 26 {
			continue
		}
		slices.SortFunc(same, func(a, b int) int {
			return cmp.Or(cmp.Compare(out[a].Sort, out[b].Sort), cmp.Compare(out[a].Key, out[b].Key))
		})
		for n, i := range same {
			suffix := string(rune('a' + n))
			out[i].Label += suffix
			w := &writer{e: list[i], lang: l}
			out[i].Text = w.text(suffix)
		}
	}
}

// writer writes one entry.
type writer struct {
	e    *Entry
	lang lang.Lang
	out  []doc.Inline
}

func (w *writer) law() (law, bool) { return asLaw(decode(w.e.Get("title"))) }

// given is a label that the writer of the entry chose.
func (w *writer) given() string { return decode(w.e.Get("shorthand", "label")) }

func (w *writer) year() string {
	if y := decode(w.e.Get("year", "date")); y != "" {
		if len(y) > 4 && y[4] == '-' {
			return y[:4]
		}
		return y
	}
	return noDate.In(w.lang)
}

func (w *writer) label() string {
	title := decode(w.e.Get("title"))
	if s := w.given(); s != "" {
		return s
	}
	if l, ok := w.law(); ok {
		return l.label()
	}
	if s := standard.FindString(title); s != "" {
		return s
	}
	names := w.names()
	var who string
	switch len(names) {
	case 0:
		who = decode(w.e.Get("shorttitle"))
		if who == "" {
			who = firstWords(title)
		}
		if who == "" {
			who = w.e.Key
		}
	case 1:
		who = names[0].short()
	case 2:
		who = names[0].short() + " " + and.In(w.lang) + " " + names[1].short()
	default:
		who = names[0].short() + " " + others.In(w.lang)
	}
	return who + " " + w.year()
}

func (w *writer) names() []name { return names(w.e.Get("author", "editor", "organization")) }

// firstWords is the beginning of a title that has to stand for an author.
func firstWords(title string) string {
	words := strings.Fields(title)
	if len(words) > 4 {
		return strings.Join(words[:4], " ") + " …"
	}
	return strings.Join(words, " ")
}

// sort orders laws by kind, year and number, others by author, year and title.
func (w *writer) sort() string {
	if l, ok := w.law(); ok {
		kind, _, _ := strings.Cut(decode(w.e.Get("title")), " Nomor ")
		return fold(kind) + " " + l.year + " " + fmt.Sprintf("%8s", l.number)
	}
	var parts []string
	for _, n := range w.names() {
		parts = append(parts, fold(n.family+" "+n.given))
	}
	parts = append(parts, fold(w.year()), fold(decode(w.e.Get("title"))))
	return strings.Join(parts, " ")
}

func (w *writer) add(s string) { w.out = append(w.out, doc.Str(s)...) }

func (w *writer) tex(tex string) { w.out = append(w.out, inlines(tex)...) }

func (w *writer) emph(tex string) {
	if text := inlines(tex); len(text) > 0 {
		w.out = append(w.out, &doc.Emph{Text: text})
	}
}

// stop ends a sentence, unless what stands there ends it already.
func (w *writer) stop() {
	if s := doc.Plain(w.out); s != "" && !strings.ContainsRune(".?!", rune(s[len(s)-1])) && !strings.HasSuffix(s, "…") {
		w.add(".")
	}
}

// text is the line of the bibliography; suffix tells sources of one author and
// year apart.
func (w *writer) text(suffix string) []doc.Inline {
	if _, ok := w.law(); ok {
		w.tex(w.e.Get("title"))
		w.stop()
		w.rest("howpublished", "note")
		w.address()
		return merge(w.out)
	}
	e := w.e
	names := w.names()
	if len(names) > 0 {
		w.add(nameList(names, w.lang))
		if e.Get("author") == "" && e.Get("editor") != "" {
			w.add(" (" + editors.In(w.lang) + ")")
		}
		w.add(" (" + w.year() + suffix + "). ")
	}
	title := e.Get("title")
	part := e.Get("booktitle", "journal", "journaltitle") != ""
	if part {
		w.tex(title)
	} else {
		w.emph(title)
	}
	if s := decode(e.Get("edition")); s != "" {
		w.add(" (" + fmt.Sprintf(edition.In(w.lang), s) + ")")
	}
	if len(names) == 0 {
		w.add(" (" + w.year() + suffix + ")")
	}
	w.stop()
	switch {
	case e.Get("journal", "journaltitle") != "":
		w.journal()
	case e.Get("booktitle") != "":
		w.collection()
	}
	w.publisher()
	w.rest("howpublished", "note")
	w.address()
	return merge(w.out)
}

func (w *writer) journal() {
	w.add(" ")
	w.emph(w.e.Get("journal", "journaltitle"))
	if v := decode(w.e.Get("volume")); v != "" {
		w.add(", " + v)
	}
	if n := decode(w.e.Get("number", "issue")); n != "" {
		w.add("(" + n + ")")
	}
	if p := pageRange(w.e.Get("pages")); p != "" {
		w.add(", " + p)
	}
	w.stop()
}

func (w *writer) collection() {
	w.add(" " + inWord.In(w.lang) + " ")
	if ed := names(w.e.Get("editor")); len(ed) > 0 && w.e.Get("author") != "" {
		w.add(nameList(ed, w.lang) + " (" + editors.In(w.lang) + "), ")
	}
	w.emph(w.e.Get("booktitle"))
	var in []string
	if v := decode(w.e.Get("volume")); v != "" {
		in = append(in, volume.In(w.lang)+" "+v)
	}
	if p := pageRange(w.e.Get("pages")); p != "" {
		in = append(in, pages.In(w.lang)+" "+p)
	}
	if len(in) > 0 {
		w.add(" (" + strings.Join(in, ", ") + ")")
	}
	w.stop()
}

// publisher is "place: publisher", of which either may be missing. An
// organisation that is the author isn't said twice.
func (w *writer) publisher() {
	e := w.e
	who := decode(e.Get("publisher", "institution", "school", "organization"))
	where := decode(e.Get("address", "location"))
	if kind := decode(e.Get("type")); kind != "" {
		w.add(" " + kind)
		if n := decode(e.Get("number")); n != "" {
			w.add(" " + n)
		}
		w.stop()
	}
	if who == decode(e.Get("author")) {
		who = ""
	}
	switch {
	case who != "" && where != "":
		w.add(" " + where + ": " + who)
	case who+where != "":
		w.add(" " + who + where)
	default:
		return
	}
	w.stop()
}

// rest adds fields that are sentences of their own.
func (w *writer) rest(fields ...string) {
	for _, f := range fields {
		if v := w.e.Get(f); v != "" {
			w.add(" ")
			w.tex(v)
			w.stop()
		}
	}
}

// address is where the source can be read.
func (w *writer) address() {
	url := plainAddress(w.e.Get("url"))
	if doi := plainAddress(w.e.Get("doi")); doi != "" {
		doi = strings.TrimPrefix(strings.TrimPrefix(doi, "https://doi.org/"), "doi:")
		url = "https://doi.org/" + doi
	}
	if url == "" {
		return
	}
	w.add(" ")
	if strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://") {
		w.out = append(w.out, &doc.Link{Dest: url, Text: doc.Str(url), Auto: true, Span: w.e.at("doi", "url")})
	} else {
		w.add(url)
	}
	if date := decode(w.e.Get("urldate")); date != "" {
		w.add(" (" + accessed.In(w.lang) + " " + date + ")")
	}
}

// plainAddress is an address as written, but for the escapes that TeX wants.
func plainAddress(tex string) string {
	tex = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(tex), `\url{`), "}")
	return strings.NewReplacer(`\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", `\~`, "~", "{", "", "}", "").Replace(tex)
}

func pageRange(tex string) string {
	p := decode(tex)
	if from, to, ok := strings.Cut(p, "-"); ok && strings.Trim(from+to, "0123456789 ") == "" {
		return strings.TrimSpace(from) + "–" + strings.TrimSpace(to)
	}
	return p
}

// merge joins neighbouring runs of text.
func merge(list []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for _, n := range list {
		if t, ok := n.(*doc.Text); ok && len(out) > 0 {
			if last, ok := out[len(out)-1].(*doc.Text); ok {
				last.Value += t.Value
				continue
			}
		}
		out = append(out, n)
	}
	return out
}
