package svg

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/press/frame"
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

// TestSelectors: the red rectangles are those that a selector finds.
func TestSelectors(t *testing.T) {
	const body = `<g id="a" class="x y"><rect class="b" width="1" height="1" data-k="satu dua"/><circle r=".2"/><rect width="2" height="2" data-k="satu"/><rect width="3" height="3" class="b c"/></g>`
	for selector, want := range map[string]string{
		"rect": "1 2 3", "#a rect": "1 2 3", "g>rect": "1 2 3", "svg>rect": "", ".b": "1 3", ".b.c": "3", "rect.b:first-child": "1",
		"rect:last-child": "3", "rect:nth-child(odd)": "1 2", "rect:nth-child(2n)": "3", "rect:nth-child(-n+1)": "1", "rect:nth-last-child(2)": "2",
		"circle+rect": "2", "circle~rect": "2 3", "[data-k]": "1 2", `[data-k="satu"]`: "2", `rect[data-k~='dua']`: "1", "[data-k^=sat][data-k$=dua]": "1",
		"rect:not(.b)": "2", "rect:hover": "", "svg:root rect": "1 2 3", "*": "1 2 3", "g.x.y > .c , .zz": "3", "#b rect": "",
	} {
		d, err := Read([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><style>`+selector+`{fill:red}</style>`+body+`</svg>`), Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range d.Frame.Items {
			s := p.Item.(*frame.Shape)
			if s.Fill == frame.Paint(frame.Color{R: 255}) && len(s.Path) == 5 {
				got = append(got, fmt.Sprint(int(s.Path[1].To.X.Points()/pointsPerPixel+0.5)))
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s finds %q, want %q", selector, strings.Join(got, " "), want)
		}
		if len(d.Notes) > 0 {
			t.Errorf("%s: %v", selector, d.Notes)
		}
	}
}

// TestImportant: what is important wins over the style attribute; variables have their values.
func TestImportant(t *testing.T) {
	for css, want := range map[string]frame.Color{
		`rect{fill:red!important}`: {R: 255},
		`rect{fill:red}`:           {B: 255},
		`:root{--w:lime} rect{fill:var(--w, red) !important}`:                    {G: 255},
		`@media print{rect{fill:red !important}}`:                                {R: 255},
		`@media screen{rect{fill:red !important}}`:                               {B: 255},
		`@media (prefers-color-scheme: dark){rect{fill:red !important}}`:         {B: 255},
		`rect{fill:light-dark(red, white)!important}@font-face{font-family:"x"}`: {R: 255},
	} {
		d, err := Read([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><style>`+css+`</style><rect width="1" height="1" fill="white" style="fill:blue"/></svg>`), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Frame.Items[0].Item.(*frame.Shape).Fill; got != frame.Paint(want) {
			t.Errorf("%s: %v, want %v", css, got, want)
		}
	}
}
