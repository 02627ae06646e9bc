package presstest

import (
	"fmt"
	"html"
	"strings"
	"testing"
)

// Word is a word where pdftotext finds it: in points from the upper left corner
// of its page. A divided word is two, the first with a soft hyphen at its end.
type Word struct {
	Text                     string
	Left, Top, Right, Bottom float64
}

// PlacedWords are the words of each page in the order of its content.
func PlacedWords(t *testing.T, pdf []byte) [][]Word {
	t.Helper()
	var all [][]Word
	for line := range strings.Lines(Run(t, pdf, "pdftotext", "-q", "-raw", "-bbox")) {
		// A word stands on a line of its own. Its text may have characters that XML has not.
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "<page ") {
			all = append(all, nil)
			continue
		}
		var w Word
		if n, _ := fmt.Sscanf(line, `<word xMin="%f" yMin="%f" xMax="%f" yMax="%f">`, &w.Left, &w.Top, &w.Right, &w.Bottom); n < 4 {
			continue
		}
		_, text, _ := strings.Cut(line, ">")
		w.Text = html.UnescapeString(strings.TrimSuffix(text, "</word>"))
		page := &all[len(all)-1]
		*page = append(*page, w)
	}
	return all
}
