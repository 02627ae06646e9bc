package highlight

import (
	"errors"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/dlclark/regexp2/v2"
)

// quick is one of chroma's lexers, which gives the same tokens in less than half of the time: a rule whose
// text can't begin with the next character isn't tried, and what was found isn't copied. chroma itself
// tries the rules of a state one after the other at every place, nearly all in vain.
type quick struct {
	*chroma.RegexLexer
	rules   chroma.CompiledRules
	entries map[string]func() []entry // of the rules of a state, made when it is first entered
}

// entry is what is known of a rule.
type entry struct {
	first   *initials      // its text can begin with, nil for anything
	pattern func() pattern // made when it is first tried: most never are
}

type pattern struct {
	*regexp2.Regexp
	groups []int
}

// quickly is the quick one for a lexer, or the lexer itself if it has code of its own besides its rules.
func quickly(lexer chroma.Lexer) chroma.Lexer {
	l, ok := lexer.(*chroma.RegexLexer)
	if !ok {
		return lexer
	}
	made, _ := quickened.LoadOrStore(l, sync.OnceValue(func() chroma.Lexer {
		if q, ok := quicken(l); ok {
			return q
		}
		return lexer
	}))
	return made.(func() chroma.Lexer)()
}

// quickened are the quick lexers by chroma's.
var quickened sync.Map

func quicken(l *chroma.RegexLexer) (*quick, bool) {
	rules, err := l.Rules()
	if err != nil || !plain(rules) {
		return nil, false
	}
	q := &quick{l, chroma.CompiledRules{}, map[string]func() []entry{}}
	for state, list := range rules {
		q.rules[state] = nil
		for _, r := range list {
			q.rules[state] = append(q.rules[state], &chroma.CompiledRule{Rule: r})
		}
	}
	for q.include() {
	}
	flags := flagsOf(l.Config())
	for state, list := range q.rules {
		q.entries[state] = sync.OnceValue(func() []entry {
			var out []entry
			for _, r := range list {
				text := `\G` + flags + "(?:" + r.Pattern + ")"
				out = append(out, entry{initialsOf(text), sync.OnceValue(func() pattern { return compile(text) })})
			}
			return out
		})
	}
	return q, true
}

// compile is what chroma has done with the same pattern, before it gave its rules.
func compile(text string) pattern {
	p := regexp2.MustCompile(text)
	p.MatchTimeout = patience
	return pattern{p, p.GetGroupNumbers()}
}

// patience is how long chroma lets a pattern try.
const patience = 250 * time.Millisecond

// plain tells whether rules consist of what chroma can write down.
func plain(rules chroma.Rules) bool {
	for _, list := range rules {
		for _, r := range list {
			_, known := r.Mutator.(chroma.SerialisableMutator)
			if r.Mutator != nil && !known {
				return false
			}
			_, token := r.Type.(chroma.TokenType)
			_, known = r.Type.(chroma.SerialisableEmitter)
			if r.Type != nil && !token && !known {
				return false
			}
		}
	}
	return true
}

func flagsOf(c *chroma.Config) string {
	flags := ""
	if !c.NotMultiline {
		flags += "m"
	}
	if c.CaseInsensitive {
		flags += "i"
	}
	if c.DotAll {
		flags += "s"
	}
	if flags == "" {
		return ""
	}
	return "(?" + flags + ")"
}

// include puts rules in the place of one that stands for them. It reports whether there was one.
func (q *quick) include() bool {
	for state, list := range q.rules {
		for i, r := range list {
			if m, ok := r.Mutator.(chroma.LexerMutator); ok {
				if err := m.MutateLexer(q.rules, state, i); err != nil {
					panic(err) // chroma did the same with the same rules
				}
				return true
			}
		}
	}
	return false
}

// Tokenise does what chroma's does with a text that isn't part of another.
func (q *quick) Tokenise(options *chroma.TokeniseOptions, text string) (chroma.Iterator, error) {
	if !utf8.ValidString(text) {
		return q.RegexLexer.Tokenise(options, text)
	}
	end := utf8.RuneCountInString(text)
	if q.Config().EnsureNL && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	r := &run{quick: q, text: text}
	r.state = &chroma.LexerState{Lexer: q.RegexLexer, Registry: lexers.GlobalLexerRegistry, Text: []rune(text), Rules: q.rules, Stack: []string{options.State}, MutatorContext: map[any]any{}}
	if !r.to(end, options.State) {
		return nil, errStuck
	}
	return chroma.Literator(r.tokens...), nil
}

// run is a quick lexer at work.
type run struct {
	*quick
	text   string
	state  *chroma.LexerState
	tokens []chroma.Token
}

// errStuck is what becomes of code with which chroma would never end: some of its lexers have rules that match
// nothing at all and lead to themselves.
var errStuck = errors.New("the lexer doesn't get on")

// mostStill is how many rules in a row may match nothing, as those do that only change the state.
const mostStill = 1000

// to runs to a place, if it comes there. An error at the end of a line leads back to the root.
func (r *run) to(end int, root string) bool {
	s := r.state
	for still, at := 0, 0; s.Pos < end && len(s.Stack) > 0; {
		if still++; s.Pos > at {
			still, at = 0, s.Pos
		} else if still > mostStill {
			return false
		}
		s.State = s.Stack[len(s.Stack)-1]
		rule := r.match()
		switch {
		case rule != nil:
			if rule.Mutator != nil {
				if err := rule.Mutator.Mutate(s); err != nil {
					panic(err) // as chroma does
				}
			}
			r.emit(rule.Type)
		case s.Text[s.Pos] == '\n' && s.State != root:
			s.Stack = []string{root}
		default:
			s.Pos++
			r.tokens = append(r.tokens, chroma.Token{Type: chroma.Error, Value: r.slice(s.Pos-1, 1)})
		}
	}
	if s.Pos < len(s.Text) && len(s.Stack) == 0 {
		r.tokens = append(r.tokens, chroma.Token{Type: chroma.Error, Value: r.slice(s.Pos, len(s.Text)-s.Pos)})
	}
	return true
}

// match finds the rule for the text that comes next, and goes behind it.
func (r *run) match() *chroma.CompiledRule {
	s := r.state
	next := s.Text[s.Pos]
	rules := s.Rules[s.State]
	if len(rules) == 0 {
		return nil
	}
	for i, e := range r.entries[s.State]() {
		if !e.first.have(next) {
			continue
		}
		found, p := false, e.pattern()
		err := p.FindRunesMatches(s.Text, s.Pos, func(m regexp2.MatchView) bool {
			s.Groups = make([]string, len(p.groups))
			for n, group := range p.groups {
				at, length, _ := m.GroupRange(group)
				s.Groups[n] = r.slice(at, length)
				if n == 0 {
					found = at == s.Pos
				}
			}
			return false
		})
		if found && err == nil {
			s.Rule = i
			s.Pos += utf8.RuneCountInString(s.Groups[0])
			return rules[i]
		}
	}
	return nil
}

// emit makes tokens of what was matched.
func (r *run) emit(as chroma.Emitter) {
	switch as := as.(type) {
	case nil:
	case chroma.TokenType:
		if as != chroma.Ignore {
			r.tokens = append(r.tokens, chroma.Token{Type: as, Value: r.state.Groups[0]})
		}
	default:
		it := as.Emit(r.state.Groups, r.state)
		for t := it(); t != chroma.EOF; t = it() {
			if t.Type != chroma.Ignore {
				r.tokens = append(r.tokens, t)
			}
		}
	}
}

// slice is some of the text, counted in characters.
func (r *run) slice(at, length int) string {
	if len(r.text) == len(r.state.Text) {
		return r.text[at : at+length]
	}
	return string(r.state.Text[at : at+length])
}
