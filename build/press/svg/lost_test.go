package svg

import (
	"errors"
	"strings"
	"testing"

	"jilid/build/diag"
)

// TestLostNotes: what is missing from a drawing is told from what is only drawn
// otherwise, as the first is a warning.
func TestLostNotes(t *testing.T) {
	for body, lost := range map[string]bool{
		`<image href="https://a.id/x.png" width="5" height="5"/>`:      true,
		`<foreignObject width="5" height="5"><p>x</p></foreignObject>`: true,
		`<use href="#tiada"/>`:                                              true,
		`<path d="M 0 0 L x"/>`:                                             true,
		`<rect width="9" height="9" fill="url(#p)"/>`:                       false,
		`<rect width="9" height="9" style="mix-blend-mode: plus-lighter"/>`: false,
	} {
		d, err := Read([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">`+body+`</svg>`), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Notes) == 0 {
			t.Errorf("%s: nothing is said", body)
			continue
		}
		if n := d.Notes[0]; n.Lost != lost {
			t.Errorf("%s: %s, lost %v", body, n.Text.EN, n.Lost)
		}
	}
}

func TestBrokenXMLInBothLanguages(t *testing.T) {
	for data, want := range map[string]string{
		`<svg xmlns="http://www.w3.org/2000/svg"><rect width="5"`:            "berkas terpotong",
		`<svg xmlns="http://www.w3.org/2000/svg"><text>&tiada;</text></svg>`: "entitas &tiada; tidak dikenal",
		`<svg xmlns="http://www.w3.org/2000/svg"><g></svg>`:                  "<g> tidak ditutup sebelum </svg>",
	} {
		_, err := Read([]byte(data), Options{})
		var text diag.Text
		if !errors.As(err, &text) || !strings.Contains(text.ID, want) {
			t.Errorf("%s: got %v, want %q", data, text.ID, want)
		}
	}
}
