// Package diagtest says what must hold of every diagnostic, whatever was read.
// It is for the tests that feed readers with anything, and in no binary.
package diagtest

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"jilid/build/diag"
	"jilid/build/source"
)

// Check fails the test unless every diagnostic has a known code, a text – and,
// if any, a hint – in both languages, and a place that is one: whole characters
// within its file, which people can count to. Nothing in particular is a place
// only if nowhere says so.
func Check(t testing.TB, ds []diag.Diagnostic, nowhere ...diag.Code) {
	t.Helper()
	for _, d := range ds {
		if d.Code.Title() == (diag.Text{}) {
			t.Errorf("code %q is not known", d.Code)
		}
		if d.Severity != d.Code.Severity() {
			t.Errorf("%s has the severity %v", d.Code, d.Severity)
		}
		Text(t, d.Text, d.Span)
		if d.Hint != (diag.Text{}) {
			Text(t, d.Hint, d.Span)
		}
		if d.Span.File != nil {
			Span(t, d.Span)
		} else if !slices.Contains(nowhere, d.Code) {
			t.Errorf("%s is nowhere: %s", d.Code, d.Text.EN)
		}
		for _, r := range d.Related {
			Text(t, r.Text, r.Span)
			Span(t, r.Span)
		}
	}
	for _, lang := range []string{"id", "en"} {
		if err := diag.Print(io.Discard, ds, diag.PrintOptions{Lang: lang}); err != nil {
			t.Error(err)
		}
	}
}

// Text fails the test unless a text is there in both languages, in UTF-8, and
// was formatted as it was meant. Where it is about a file, that file's own words
// are no mistake of ours.
func Text(t testing.TB, text diag.Text, about source.Span) {
	t.Helper()
	for _, s := range []string{text.ID, text.EN} {
		switch {
		case s == "":
			t.Errorf("a text in one language alone: %+v", text)
		case !utf8.ValidString(s):
			t.Errorf("a text that isn't UTF-8: %q", s)
		case strings.Contains(s, "%!") && (about.File == nil || !bytes.Contains(about.File.Data, []byte("%!"))):
			t.Errorf("a text that lacks what belongs into it: %q", s)
		}
	}
}

// Span fails the test unless a place is in a file, begins and ends between
// characters, and has a line and column that are in the file.
func Span(t testing.TB, s source.Span) {
	t.Helper()
	if s.File == nil {
		t.Error("a place in no file")
		return
	}
	data := s.File.Data
	if s.Start < 0 || s.End < s.Start || s.End > len(data) {
		t.Errorf("the place %d–%d in a file of %d bytes", s.Start, s.End, len(data))
		return
	}
	for _, at := range []int{s.Start, s.End} {
		if at < len(data) && !utf8.RuneStart(data[at]) && utf8.Valid(data) {
			t.Errorf("the place %d–%d of %s begins or ends within a character", s.Start, s.End, s.File.Path)
		}
	}
	p := s.Position()
	if s.File.Sheet() != "" {
		if p.Line < 1 || p.Column < 1 || p.Cell == "" {
			t.Errorf("the place %+v in a sheet", p)
		}
		return
	}
	if lines := bytes.Count(data, []byte("\n")) + 1; p.Line < 1 || p.Line > lines || p.Column < 1 || s.File.Offset(p.Line, p.Column) != s.Start && utf8.Valid(data) {
		t.Errorf("the place %d–%d of %s is called %v, which is %d", s.Start, s.End, s.File.Path, p, s.File.Offset(p.Line, p.Column))
	}
}
