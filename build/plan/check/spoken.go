package check

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"sync"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/source"
)

// Spoken makes messages name keys as the file writes them that they are about: of a file that
// has `horizon` none speaks of `jangka`, in whatever language it is read. A message is made with the
// Indonesian key in its Indonesian text and the English one in its English; here the
// file decides, or if it has neither the language of most of its keys, or else that of the plan. keys is
// KeysOf, or a version of it that remembers.
func Spoken(p *plan.Plan, ds []diag.Diagnostic, keys func(*source.File) *Keys) []diag.Diagnostic {
	s := &spoken{plan: p, keys: keys}
	for i := range ds {
		d := &ds[i]
		d.Text, d.Hint, d.Often = s.text(d.Text, d.Span), s.text(d.Hint, d.Span), s.text(d.Often, d.Span)
		for k, r := range d.Related {
			if t := s.text(r.Text, r.Span); t != r.Text {
				d.Related = slices.Clone(d.Related) // others may have it, too
				d.Related[k].Text = t
			}
		}
	}
	return ds
}

type spoken struct {
	plan *plan.Plan
	keys func(*source.File) *Keys
}

// Keys are the keys of a file that have two names, and how many more of them are
// English than Indonesian.
type Keys struct {
	written map[string]bool
	english int
}

// text is a message about a place.
func (s *spoken) text(t diag.Text, at source.Span) diag.Text {
	id, en := strings.Split(t.ID, "`"), strings.Split(t.EN, "`")
	if len(id) < 3 || len(id) != len(en) {
		return t
	}
	file := at.File
	if s.plan.File != nil && strings.Contains(t.EN, "plan.yaml") {
		file = s.plan.File
	}
	for i := 1; i < len(id)-1; i += 2 { // what stands between backticks
		a, b := firstWord.FindString(id[i]), firstWord.FindString(en[i])
		if a == b || !keys().pairs[[2]string{a, b}] {
			continue
		}
		key := a
		if s.english(file, a, b) {
			key = b
		}
		id[i], en[i] = key+id[i][len(a):], key+en[i][len(b):]
	}
	return diag.Text{ID: strings.Join(id, "`"), EN: strings.Join(en, "`")}
}

var firstWord = regexp.MustCompile(`^[a-z_]+`)

// english tells which of the two names of a key a file would use.
func (s *spoken) english(f *source.File, indonesian, english string) bool {
	if f == nil {
		return s.plan.Language == "en"
	}
	w := s.keys(f)
	switch a, b := w.written[indonesian], w.written[english]; {
	case a != b:
		return b
	case w.english != 0:
		return w.english > 0
	}
	return s.plan.Language == "en"
}

// KeysOf finds the keys of a file.
func KeysOf(f *source.File) *Keys {
	k := &Keys{written: map[string]bool{}}
	for at := 0; ; at++ {
		next := bytes.IndexByte(f.Data[at:], ':')
		if next < 0 {
			return k
		}
		at += next
		key := keyBefore(f.Data[:at])
		if n, ok := keys().language[string(key)]; ok && !k.written[string(key)] {
			k.written[string(key)] = true
			k.english += n
		}
	}
}

// keyBefore is the key that ends a text, if it stands where one may: at the beginning of a
// line or in {…}.
func keyBefore(text []byte) []byte {
	end := blanksBefore(text, len(text))
	start := end
	for start > 0 && ('a' <= text[start-1] && text[start-1] <= 'z' || text[start-1] == '_') {
		start--
	}
	if before := blanksBefore(text, start); before > 0 && bytes.IndexByte([]byte("\n{,-"), text[before-1]) < 0 {
		return nil
	}
	return text[start:end]
}

// blanksBefore is where the blanks begin that end at a place.
func blanksBefore(text []byte, at int) int {
	for at > 0 && text[at-1] == ' ' {
		at--
	}
	return at
}

// names are the keys that a writer can type.
type names struct {
	pairs    map[[2]string]bool // Indonesian and English
	language map[string]int     // 1: English, -1: Indonesian; 0 if a word is a key in both
}

var keys = sync.OnceValue(func() names {
	n := names{map[[2]string]bool{}, map[string]int{}}
	both := map[string]int{}
	for _, r := range schema.All() {
		for _, f := range r.Fields {
			if f.Alias != "" {
				n.pairs[[2]string{f.Alias, f.Name}] = true
				both[f.Name] |= 1
				both[f.Alias] |= 2
			}
		}
	}
	for key, in := range both {
		n.language[key] = [4]int{0, 1, -1, 0}[in]
	}
	return n
})
