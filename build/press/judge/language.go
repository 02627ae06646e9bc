package judge

import (
	"regexp"
)

// tag is the form of a language tag (BCP 47): language, script, region,
// variants, extensions, private use.
var tag = regexp.MustCompile(`^(?i:([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*` +
	`(-[a-wyz0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?|x(-[a-z0-9]{1,8})+)$`)

// language checks a language tag.
func (d *Document) language(where, s string) {
	if !tag.MatchString(s) {
		d.fault("A6.7.4-1", "%s: %q", where, s)
	}
}

// own tells whether the catalogue names a language.
func (d *Document) own() bool {
	s, _ := d.Get(d.Root["Lang"]).(string)
	return Words(s) != ""
}

// speaks tells whether an element's language is known. An empty language says
// that it isn't.
func (d *Document) speaks(e *Element) bool {
	for ; e != nil; e = e.Parent {
		if e.lang != nil {
			return *e.lang != ""
		}
	}
	return d.own()
}

var languageRules = []Rule{
	{"M11-001", "the language of a text isn't known", func(d *Document, say func(string, ...any)) {
		for i, p := range d.Pages {
			for _, piece := range p.Pieces {
				if piece.unnamed && !d.speaks(piece.Of) {
					say("%s: %.40q", page(i), piece.Text)
				}
			}
		}
	}},
	{"M11-002", "the language of words that stand for something isn't known", eachElement(func(d *Document, e *Element, say func(string, ...any)) {
		if (e.Alt != "" || e.actual != "" || e.dict["E"] != nil) && !d.speaks(e) {
			say("%s: %.40q", e.Role, e.Alt+e.actual)
		}
	})},
	{"M11-003", "the language of the bookmarks isn't known", func(d *Document, say func(string, ...any)) {
		d.bookmarks(func(b Dict, _ int) {
			if !d.own() {
				say("%.40q", Words(d.Get(b["Title"])))
			}
		})
	}},
	{"M11-004", "the language of an annotation's words isn't known", func(d *Document, say func(string, ...any)) {
		d.annotations(func(where string, a Dict, owner *Element) {
			if s := Words(d.Get(a["Contents"])); s != "" && !d.speaks(owner) {
				say("%s: %.40q", where, s)
			}
		})
	}},
	{"M11-006", "the language of the metadata isn't known", func(d *Document, say func(string, ...any)) {
		if d.own() {
			return
		}
		for _, t := range d.meta.get(nsDC, "title").words() {
			if t.lang == "" || t.lang == "x-default" {
				say("%.40q", t.text)
			}
		}
	}},
	{"A6.7.4-1", "a language that isn't one", func(d *Document, say func(string, ...any)) {
		if s, ok := d.Get(d.Root["Lang"]).(string); ok && s != "" && !tag.MatchString(Words(s)) {
			say("the catalogue: %q", s)
		}
		for _, l := range d.meta.get(nsDC, "language").words() {
			if !tag.MatchString(bare(l.text)) {
				say("the metadata: %q", l.text)
			}
		}
	}},
}
