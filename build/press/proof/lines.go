package proof

import (
	"strings"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

const (
	fewHyphens  = 3            // at the ends of lines in succession
	mostHyphens = 4            // where lines are short and words long
	leastLast   = 15 * geom.Pt // of a paragraph's last line: the indent of the next
)

// Lines measures the promises of line breaking: not too many hyphens in
// succession, no last line shorter than an indent. Ladders of four hyphens and
// last lines that are but the end of a word are counted: now and then only a very
// loose line would prevent one.
func (b *Book) Lines() Findings {
	var f Findings
	p := measure(b.Volume)
	var walk func(tag *frame.Tag)
	walk = func(tag *frame.Tag) {
		for _, k := range tag.Kids {
			walk(k)
		}
		e := p.at[tag]
		if e == nil || tag.Role != "P" && tag.Role != "LBody" || p.within(tag, "Table", "TOC") || hasBlocks(tag) || p.isCode(tag) {
			return
		}
		var all []line
		for _, page := range e.pages {
			all = append(all, e.lines[page]...)
		}
		say := func(what string) {
			f.say("%s page %d (%s): %s: %q", b.Path, e.first()+1, b.Volume.Pages[e.first()].Label, what, e.words())
		}
		hyphens := 0
		for _, l := range all {
			f.saw("lines")
			if !l.soft && !strings.HasSuffix(strings.TrimSpace(l.text), "-") {
				hyphens = 0
				continue
			}
			f.saw("hyphens")
			switch hyphens++; hyphens {
			case fewHyphens + 1:
				f.saw("ladders")
			case mostHyphens + 1:
				say("too many hyphens in succession")
			}
		}
		if n := len(all) - 1; n > 0 {
			last := &all[n]
			if all[n-1].soft && !strings.ContainsAny(strings.TrimSpace(last.text), " \u00a0") {
				f.saw("ends of words")
			} else if last.to-last.from < leastLast {
				say("the last line is shorter than an indent")
			}
		}
	}
	walk(b.Volume.Root)
	return f
}
