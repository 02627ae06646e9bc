package draw

import (
	"iter"
	"strings"
	"unicode/utf8"

	"jilid/build/press/font"
	"jilid/build/press/frame"
)

// cluster is the least part of a run in which glyphs and text belong together:
// a letter, a ligature, a letter with its marks.
type cluster struct {
	glyphs []font.Glyph
	text   string
}

// clusters takes a run apart, whose glyphs these are. Where it ends in a hyphen that the text
// doesn't have, the hyphen stands for a soft one.
func clusters(it *frame.Glyphs, glyphs []font.Glyph) iter.Seq[cluster] {
	return func(yield func(cluster) bool) {
		run := glyphs
		soft := it.Soft && len(run) > 0
		if soft {
			run = run[:len(run)-1]
		}
		if !ordered(run, len(it.Text)) {
			if len(run) > 0 && !yield(cluster{run, it.Text}) {
				return
			}
		} else if !split(run, it.Text, yield) {
			return
		}
		if soft {
			yield(cluster{glyphs[len(run):], "\u00AD"})
		}
	}
}

// split yields the clusters of a run that goes either way; false: stopped.
func split(run []font.Glyph, text string, yield func(cluster) bool) bool {
	before := len(text) // where the cluster before this one began, for runs from right to left
	leftwards := len(run) > 1 && run[len(run)-1].Cluster < run[0].Cluster
	for i := 0; i < len(run); {
		from := int(run[i].Cluster)
		j := i + 1
		for j < len(run) && int(run[j].Cluster) == from {
			j++
		}
		to := len(text)
		if leftwards {
			to = before
		} else if j < len(run) {
			to = int(run[j].Cluster)
		}
		if !yield(cluster{run[i:j], text[from:to]}) {
			return false
		}
		before = from
		i = j
	}
	return true
}

// ordered tells whether a run's clusters lie within the text and go one way.
func ordered(run []font.Glyph, n int) bool {
	up, down := true, true
	for i, g := range run {
		if g.Cluster < 0 || int(g.Cluster) > n {
			return false
		}
		if i > 0 {
			up = up && g.Cluster >= run[i-1].Cluster
			down = down && g.Cluster <= run[i-1].Cluster
		}
	}
	return up || down
}

// plain reduces a text to what readers take for equal: one kind of space, one
// kind of hyphen, no invisible characters. A no-break space is better found as
// a space.
var plain = strings.NewReplacer(
	"\u00A0", " ", "\u202F", " ", "\u2009", " ", "\u2007", " ", "\t", " ", "\n", " ",
	"\u2010", "-", "\u2011", "-",
	"\u200B", "", "\u200C", "", "\u200D", "", "\u2060", "", "\uFEFF", "",
)

// invisible tells of joiners and the like, for which nothing is shown.
func invisible(text string) bool {
	return text != "" && text[0] >= utf8.RuneSelf && plain.Replace(text) == ""
}

// same tells whether glyphs that say got may stand for want.
func same(got, want string) bool {
	return got == want || plain.Replace(got) == plain.Replace(want)
}
