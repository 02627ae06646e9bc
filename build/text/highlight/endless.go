package highlight

import (
	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// endless are lexers of chroma 2.27 that never end with some code (alecthomas/chroma#1377): rules of theirs match nothing and lead to
// themselves. It isn't enough not to ask them, as others do: that of Markdown for the blocks it finds.
var endless = []string{"JSONata", "Jungle"}

func init() {
	for _, name := range endless {
		lexers.Register(unlit{lexers.Get(name).Config()})
	}
}

// unlit is a lexer that gives code back as it is.
type unlit struct{ config *chroma.Config }

func (u unlit) Config() *chroma.Config                         { return u.config }
func (u unlit) SetRegistry(*chroma.LexerRegistry) chroma.Lexer { return u }
func (u unlit) SetAnalyser(func(string) float32) chroma.Lexer  { return u }
func (u unlit) AnalyseText(string) float32                     { return 0 }

func (u unlit) Tokenise(_ *chroma.TokeniseOptions, text string) (chroma.Iterator, error) {
	return chroma.Literator(chroma.Token{Type: chroma.Text, Value: text}), nil
}
