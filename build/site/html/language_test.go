package html

import (
	"strings"
	"testing"

	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// TestLanguages: text in another language says which; the program's own words in a
// chapter are in the chapter's language if it has them.
func TestLanguages(t *testing.T) {
	text := []doc.Block{
		&doc.Paragraph{Text: []doc.Inline{&doc.Text{Value: "Kata "}, &doc.Foreign{Lang: "en", Text: []doc.Inline{&doc.Emph{Text: doc.Str("machine")}}}}},
		doc.InLanguage(&doc.Alert{Kind: "note", Blocks: doc.Para("Isi")}, "nl", doc.Document{}.TitleAt),
	}
	got := string(Render(&doc.Document{Blocks: text}, lang.ID).html)
	for _, want := range []string{`<p>Kata <span lang="en"><em>machine</em></span></p>`, `<div lang="nl">` + "\n<aside", ">Catatan<"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
	for tag, want := range map[string]string{"en-GB": ">Note<", "jv": ">Catatan<"} {
		if got := string(Render(&doc.Document{Lang: tag, Blocks: text}, lang.ID).html); !strings.Contains(got, want) {
			t.Errorf("%s: %s is not in %s", tag, want, got)
		}
	}
}
