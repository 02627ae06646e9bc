package html

import (
	"strings"
	"testing"

	"jilid/build/text/doc"
)

// The first abbreviation that a page doesn't spell out is a stop for the Tab
// key; nothing is said twice.
func TestAbbr(t *testing.T) {
	opd := func(first bool) doc.Inline {
		return &doc.Abbr{Short: "OPD", Long: `Organisasi "Perangkat" Daerah`, First: first}
	}
	csr := &doc.Abbr{Short: "CSR", Long: "Corporate Social Responsibility (tanggung jawab sosial)", First: true}
	note := &doc.Note{Number: 1, Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{opd(false)}}}}
	d := &doc.Document{Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{opd(false), opd(false), csr}}}, Notes: []*doc.Note{note}}
	text, notes := Render(d, "id").Fill(Place{})
	const title = ` title="Organisasi &#34;Perangkat&#34; Daerah"`
	if want := `<p><abbr` + title + ` tabindex="0">OPD</abbr><abbr` + title + ` tabindex="-1">OPD</abbr>` +
		`Corporate Social Responsibility (<abbr>CSR</abbr>, tanggung jawab sosial)</p>` + "\n"; string(text) != want {
		t.Errorf("got\n%swant\n%s", text, want)
	}
	if want := `<abbr` + title + ` tabindex="-1">OPD</abbr>`; !strings.Contains(string(notes), want) {
		t.Errorf("%s lacks %s", notes, want)
	}
	d.Blocks = []doc.Block{&doc.Paragraph{Text: []doc.Inline{opd(true), opd(false)}}}
	text, _ = Render(d, "id").Fill(Place{})
	if want := `<p>Organisasi &#34;Perangkat&#34; Daerah (<abbr>OPD</abbr>)<abbr` + title + ` tabindex="-1">OPD</abbr></p>` + "\n"; string(text) != want {
		t.Errorf("got\n%swant\n%s", text, want)
	}
}
