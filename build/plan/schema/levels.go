package schema

import (
	"fmt"
	"strings"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/yaml"
)

// levelWords are what a plan can make of a warning or a hint.
var levelWords = []Word{{"off", "mati"}, {"hint", "saran"}, {"warning", "peringatan"}, {"error", "galat"}}

var levelOf = map[string]diag.Severity{"off": diag.Off, "hint": diag.Hint, "warning": diag.Warning, "error": diag.Error}

// adjustable are the codes whose severity a plan can choose. What is an error
// stays one: a plan that is wrong can't be printed right.
func adjustable() (codes []diag.Code) {
	for _, c := range diag.Codes() {
		if c.Severity() != diag.Error {
			codes = append(codes, c)
		}
	}
	return codes
}

// levels decodes {JLD204: off}.
func (d *decoder) levels(f *Field, n *yaml.Node) *Value {
	if n.Kind != yaml.Map {
		d.wrong(n, diag.T("isian `kode: tingkat`", "a map of `code: level`"), diag.T("tulis misalnya `{JLD204: mati}`", "write `{JLD204: off}`"))
		return nil
	}
	v := &Value{Levels: diag.Levels{}}
	given := map[diag.Code]source.Span{}
	for _, p := range n.Pairs {
		code := diag.Code(strings.ToUpper(p.Key.Text))
		first, again := given[code]
		switch {
		case !code.Known():
			d.Add(diag.UnknownKey, p.Key.Span, diag.T("tidak ada kode `%s`", "there is no code `%s`", diag.Clip(p.Key.Text)), nearCode(string(code)))
			continue
		case code.Severity() == diag.Error:
			d.Add(diag.WrongValue, p.Key.Span, diag.T("%s (%s) adalah galat, dan galat tidak dapat diubah tingkatnya", "%s (%s) is an error, and the level of errors can't be changed", code, code.Title()),
				diag.T("hapus baris ini; yang dapat diatur hanya peringatan dan saran, lihat `jilid explain`", "delete this line; only warnings and hints can be adjusted, see `jilid explain`"))
			continue
		case again:
			d.Add(diag.DuplicateKey, p.Key.Span, diag.T("tingkat %s sudah ditentukan", "the level of %s is already set", code), diag.T("hapus salah satunya", "delete one of them"),
				diag.Related{Span: first, Text: diag.T("yang pertama di sini", "the first one is here")})
			continue
		}
		given[code] = p.Key.Span
		if p.Value.Kind == yaml.Null {
			continue
		}
		if w, ok := word(f.Words, p.Value.Text); ok && p.Value.Kind == yaml.Scalar {
			v.Levels[code] = levelOf[w]
		} else if p.Value.Kind == yaml.Scalar {
			d.badWord(f, p.Value)
		} else {
			d.wrong(p.Value, diag.T("satu kata", "one word"), diag.T("yang diterima: %s", "accepted: %s", strings.Join(wordNames(f.Words), ", ")))
		}
	}
	return v
}

// nearCode suggests a code for one that isn't there: nearest among those that
// can be chosen.
func nearCode(typed string) diag.Text {
	var known []string
	for _, c := range adjustable() {
		known = append(known, string(c))
	}
	if near, ok := diag.Nearest(typed, known); ok {
		return diag.T("mungkin maksudnya `%s` (%s)? Semua kode: `jilid explain`", "did you mean `%s` (%s)? All codes: `jilid explain`", near, diag.Code(near).Title())
	}
	return diag.T("bentuknya seperti `%s`; semua kode: `jilid explain`", "codes look like `%s`; all of them: `jilid explain`", fmt.Sprint(diag.NoBudget))
}
