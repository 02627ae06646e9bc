package plan

import (
	"path"
	"strings"
	"time"
)

// A plan in several languages is several plans: the one that is written, and for each
// further language the same with other words ([Plan.Translations]). They have the same
// books, chapters and programs in the same order, and the same ids and addresses, so
// that a place in one is a place in all. What wasn't translated is the original's.

// Main is the plan as it is written: the plan itself, or what it translates.
func (p *Plan) Main() *Plan {
	if p.Original != nil {
		return p.Original
	}
	return p
}

// Borrowed tells whether a chapter of a translation stands in the original's words.
func (c *Chapter) Borrowed() bool { return c.Original != nil && c.Doc == c.Original.Doc }

// Borrowed tells whether a program's story in a translation is in the original's words.
func (g *Program) Borrowed() bool { return g.Original != nil && g.Doc == g.Original.Doc }

// Translators are the files that a translation has its words from: the path of each, and of what it
// translates. What is remembered of a file may be of an earlier snapshot of it, so that it is known by its path.
func (p *Plan) Translators() map[string]string {
	files := map[string]string{}
	if p.Texts != nil {
		files[p.Texts.Path] = strings.TrimSuffix(p.Texts.Path, "."+p.Language+path.Ext(p.Texts.Path)) + path.Ext(p.Texts.Path)
	}
	for _, g := range p.Programs {
		if g.Texts != nil && g.Original.File != nil {
			files[g.Texts.Path] = g.Original.File.Path
		}
	}
	for _, c := range p.Chapters() {
		if c.File != nil && !c.Borrowed() {
			files[c.File.Path] = ""
			if of := c.Original.File; of != nil {
				files[c.File.Path] = of.Path
			}
		}
	}
	return files
}

// Outdated tells whether a translation was last changed before its original, by their moments in RFC 3339, "" if
// unknown. Changes of one day, in whichever order, are one piece of work.
func Outdated(translation, original string) bool {
	mine, err := time.Parse(time.RFC3339, translation)
	its, wrong := time.Parse(time.RFC3339, original)
	return err == nil && wrong == nil && mine.Before(its) && mine.Format(time.DateOnly) != its.Format(time.DateOnly)
}
