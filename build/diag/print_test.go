package diag

import (
	"io"
	"strings"
	"testing"

	"jilid/build/source"
)

func TestPrint(t *testing.T) {
	f := source.NewFile("content/a.md", []byte("---\njudl: Visi\n\tx: 1\n名前: x y\n"+strings.Repeat("kata ", 40)+"salah"+strings.Repeat(" kata", 40)+"\nesc: \x1b[31m\n"))
	place := func(s string) source.Span {
		i := strings.Index(string(f.Data), s)
		return f.Span(i, i+len(s))
	}
	var l List
	l.Add(UnknownKey, place("judl"), T("kunci `judl` tidak dikenal", "key `judl` is not known"), T("maksudnya `judul`?", "did you mean `judul`?"))
	l.Add(YAMLSyntax, place("x: 1"), T("sesudah tab", "behind a tab"), Text{})
	l.Add(RawHTML, place("x y"), T("sesudah huruf lebar", "behind wide letters"), Text{}, Related{place("Visi"), T("yang lain", "the other one")})
	l.Add(LooseLine, place("salah"), T("baris panjang", "long line"), Text{})
	l.Add(YAMLSyntax, place("esc"), T("kendali \x1b", "control \x1b"), Text{})
	l.Add(NoPlan, source.Span{}, T("tidak ada bab", "no chapters"), T("tulislah", "write some"))
	l.Add(Unreadable, source.NewFile("content/b.md", nil).Span(0, 0), T("tidak terbaca", "unreadable"), Text{})
	const want = `content/a.md:2:1: galat[JLD021]: kunci ~judl~ tidak dikenal
  2 │ judl: Visi
    │ ^^^^
    petunjuk: maksudnya ~judul~?

content/a.md:3:2: galat[JLD020]: sesudah tab
  3 │     x: 1
    │     ^^^^

content/a.md:4:5: peringatan[JLD107]: sesudah huruf lebar
  4 │ 名前: x y
    │       ^^^
  content/a.md:2:7: yang lain
  2 │ judl: Visi
    │       ^^^^

content/a.md:5:201: saran[JLD170]: baris panjang
  5 │ …a kata kata kata kata kata kata kata kata kata kata kata kata salah kata kata kata kata kata kata …
    │                                                                ^^^^^

content/a.md:6:1: galat[JLD020]: kendali ·
  6 │ esc: ·[31m
    │ ^^^

galat[JLD003]: tidak ada bab
  petunjuk: tulislah

content/b.md:1:1: galat[JLD001]: tidak terbaca

5 galat, 1 peringatan, 1 saran
`
	var b strings.Builder
	Print(&b, l.All(), PrintOptions{Lang: "id"})
	if got := strings.ReplaceAll(b.String(), "`", "~"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	b.Reset()
	Print(&b, l.All()[:1], PrintOptions{Lang: "en", Color: true})
	if got := b.String(); !strings.Contains(got, "\x1b[1;31merror[JLD021]\x1b[0m") || !strings.Contains(got, "help\x1b[0m: did you mean") {
		t.Errorf("colours: %q", got)
	}
	if s := Summary(l.All(), "en"); s != "5 errors, 1 warning, 1 hint" {
		t.Error(s)
	}
	if s := Summary(nil, "id"); s != "" {
		t.Error(s)
	}
}

// TestPrintMany: one mistake repeated ten thousand times doesn't bury the others.
func TestPrintMany(t *testing.T) {
	data := source.NewFile("content/data.csv", []byte(strings.Repeat("x\n", 10000)))
	var l List
	for i := range 10000 {
		l.Add(BadData, data.Span(2*i, 2*i+1), T("bukan angka", "not a number"), Text{})
	}
	l.Add(BadSheet, data.Span(19990, 19991), T("hal lain", "another thing"), Text{})
	var b strings.Builder
	Print(&b, l.Sorted(), PrintOptions{Lang: "id", Root: "p"})
	got := b.String()
	if n := strings.Count(got, "bukan angka"); n != manyAlike {
		t.Errorf("printed %d times", n)
	}
	for _, want := range []string{"hal lain", "p/content/data.csv: dan 9960 lagi seperti itu [JLD142]", "10001 galat"} {
		if !strings.Contains(got, want) {
			t.Errorf("it doesn't say %q", want)
		}
	}
}

// TestManyPlaces: people are shown three of many further places, programs get all.
func TestManyPlaces(t *testing.T) {
	f := source.NewFile("content/a.md", []byte("a\nb\nc\nd\ne\nf\n"))
	for _, c := range []struct {
		places   int
		en, rest string
	}{{3, "", ""}, {4, "and one more place", "dan 1 tempat lagi"}, {5, "and 2 more places", "dan 2 tempat lagi"}} {
		var l List
		var related []Related
		for i := range c.places {
			related = append(related, Related{f.Span(2*i+2, 2*i+3), T("di sini", "here")})
		}
		l.Add(UnknownID, f.Span(0, 1), T("tidak dikenal", "unknown"), Text{}, related...)
		print := func(write func(io.Writer, []Diagnostic, PrintOptions) error, lang string) string {
			var b strings.Builder
			write(&b, l.All(), PrintOptions{Lang: lang})
			return b.String()
		}
		for _, write := range []func(io.Writer, []Diagnostic, PrintOptions) error{Print, PrintGitHub} {
			id, en := print(write, "id"), print(write, "en")
			if n := strings.Count(id, ": di sini"); n != min(c.places, 3) {
				t.Errorf("%d of %d places are shown", n, c.places)
			}
			if !strings.Contains(id, c.rest) || !strings.Contains(en, c.en) || c.rest == "" && strings.Contains(id, "tempat lagi") {
				t.Errorf("%d places: %s", c.places, id)
			}
		}
		if n := strings.Count(print(PrintJSON, "id"), `"di sini"`); n != c.places {
			t.Errorf("JSON has %d of %d places", n, c.places)
		}
	}
}

// TestLongLine: a line may be as long as a book, and so may what is meant; an excerpt isn't, and is soon cut.
func TestLongLine(t *testing.T) {
	const long = 1 << 18
	f := source.NewFile("a.md", []byte(strings.Repeat("kata ", long/5)+"SALAH"+strings.Repeat(" kata", long/5)))
	at := strings.Index(string(f.Data), "SALAH")
	for _, span := range []source.Span{f.Span(at, at+5), f.Span(0, len(f.Data)), f.Span(0, 1), f.Span(len(f.Data)-1, len(f.Data))} {
		var b strings.Builder
		Print(&b, []Diagnostic{{Code: UnknownRef, Span: span, Text: T("x", "y")}}, PrintOptions{Lang: "id"})
		if b.Len() > 1000 {
			t.Errorf("an excerpt of %d bytes", b.Len())
		}
	}
}
