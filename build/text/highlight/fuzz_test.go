package highlight

import (
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/alecthomas/chroma/v2/lexers"
)

// FuzzLines: joined by newlines the tokens are the code, whatever it is and
// whatever language it is said to be in, and quick lexers find what chroma's find.
func FuzzLines(f *testing.F) {
	for language, code := range samples {
		f.Add(code, language)
	}
	f.Fuzz(func(t *testing.T, code, language string) {
		if Known(language) && len(code) < 1000 {
			lexer := lexers.Get(language)
			compareQuick(t, lexer, quickly(lexer), language, code)
		}
		var b strings.Builder
		lines := Lines(code, language)
		for i, line := range lines {
			for _, token := range line.Tokens {
				if token.Text == "" || strings.Contains(token.Text, "\n") || strings.ContainsAny(token.Class, " \"<") {
					t.Errorf("the token %q of class %q", token.Text, token.Class)
				}
				b.WriteString(token.Text)
			}
			if i < len(lines)-1 {
				b.WriteByte('\n')
			}
		}
		plain := strings.NewReplacer("\r", "", "\n", "").Replace
		if want := strings.TrimSuffix(code, "\n"); plain(b.String()) != plain(want) || strings.Count(b.String(), "\n") != strings.Count(want, "\n") {
			t.Errorf("%q becomes %q", code, b.String())
		}
	})
}

// TestCrowded: the library gives up a pattern that takes too long by the clock. On
// a machine with more to do than it can, that must not change the colours.
func TestCrowded(t *testing.T) {
	code := strings.Repeat("package x\n\n// y\nvar z = \"é\" + f(1, 'a', []int{2}) // é\n", 20)
	want := Lines(code, "go")
	var group sync.WaitGroup
	for range 200 {
		group.Go(func() {
			if got := Lines(code, "go"); !reflect.DeepEqual(got, want) {
				t.Error("coloured otherwise")
			}
		})
	}
	group.Wait()
}
