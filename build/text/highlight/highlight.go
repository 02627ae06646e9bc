// Package highlight colours code: [Lines] splits a piece of code into tokens of
// classes, and [CSS] is the style sheet of those classes for the site. It is
// the only user of chroma and of its regular expressions.
package highlight

import (
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/dlclark/regexp2/v2"

	"jilid/build/text/doc"
)

// maxHighlighted is the size from which code is only split into lines: nobody
// reads the colours of a listing of tens of pages, and with odd code the time of
// many of chroma's patterns grows with the square of its length.
const maxHighlighted = 64 << 10

// chroma gives up a pattern after a quarter of a second by a clock that ticks ten
// times in one. On a crowded machine that happens to the best of patterns, and the
// colours would not be the same every time. With a slow clock it does not, and a
// pattern that really doesn't end is still given up.
func init() { regexp2.SetTimeoutCheckPeriod(time.Minute) }

// Known tells whether a language is one that can be highlighted.
func Known(language string) bool { return languages()[strings.ToLower(language)] }

// languages are the names of all lexers. chroma by itself would take an unknown
// name for a file's and try the patterns of every lexer, which takes long.
var languages = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, name := range lexers.Names(true) {
		out[strings.ToLower(name)] = true
	}
	return out
})

// Lines splits code into lines of tokens. Code in a language nobody knows is
// one token a line, without class. Joined by newlines, the tokens are the code.
func Lines(code, language string) []doc.CodeLine {
	if code == "" {
		return nil
	}
	if Known(language) && len(code) <= maxHighlighted {
		if lexer := lexers.Get(language); lexer != nil {
			if lines, ok := tokens(chroma.Coalesce(quickly(lexer)), code); ok {
				return lines
			}
		}
	}
	var out []doc.CodeLine
	for line := range strings.SplitSeq(strings.TrimSuffix(code, "\n"), "\n") {
		out = append(out, doc.CodeLine{Tokens: token(nil, "", line)})
	}
	return out
}

// tokens runs a lexer over the code. It reports false if the lexer lost or
// changed something, as some do with odd input.
func tokens(lexer chroma.Lexer, code string) ([]doc.CodeLine, bool) {
	it, err := lexer.Tokenise(&chroma.TokeniseOptions{State: "root"}, code)
	if err != nil {
		return nil, false
	}
	w := writers.Get().(*writer)
	defer writers.Put(w)
	w.tokens, w.ends = w.tokens[:0], w.ends[:0]
	at, open := 0, false
	for t := it(); t != chroma.EOF; t = it() {
		if !strings.HasPrefix(code[min(at, len(code)):], t.Value) {
			if at == len(code) && strings.Trim(t.Value, "\n") == "" {
				break // lexers that want a last newline add it
			}
			return nil, false
		}
		text := code[min(at, len(code)):min(at+len(t.Value), len(code))] // chroma's own are copies
		at += len(t.Value)
		class := chroma.StandardTypes[t.Type]
		for rest := text; rest != ""; {
			part, after, ended := strings.Cut(rest, "\n")
			w.tokens = token(w.tokens, class, part)
			rest, open = after, true
			if ended {
				w.ends = append(w.ends, len(w.tokens))
				open = false
			}
		}
	}
	if open {
		w.ends = append(w.ends, len(w.tokens))
	}
	return w.lines(), at == len(code)
}

// writer gathers the tokens of code, and where among them lines end.
type writer struct {
	tokens []doc.Token
	ends   []int
}

// writers are used again: of what they gather only as much is kept as there is.
var writers = sync.Pool{New: func() any { return new(writer) }}

func (w *writer) lines() []doc.CodeLine {
	all, from := slices.Clone(w.tokens), 0
	out := make([]doc.CodeLine, len(w.ends))
	for i, to := range w.ends {
		if to > from {
			out[i].Tokens = all[from:to:to]
		}
		from = to
	}
	return out
}

func token(line []doc.Token, class, s string) []doc.Token {
	s = strings.TrimSuffix(s, "\r")
	if s == "" {
		return line
	}
	return append(line, doc.Token{Class: class, Text: s})
}
