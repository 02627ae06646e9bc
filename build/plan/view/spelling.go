package view

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jilid/build/text/doc"
)

// How writers spell an abbreviation out themselves: "Organisasi Perangkat Daerah
// (OPD)", "OPD (Organisasi Perangkat Daerah)", "Organisasi Perangkat Daerah,
// selanjutnya disebut OPD".

// spells tells whether a text says what an abbreviation stands for: it has the
// long form, its name or its gloss, or words in parentheses that the letters stand for.
func spells(text string, a *doc.Abbr) bool {
	name, gloss := a.Parts()
	folded := fold(text)
	return strings.Contains(folded, fold(name)) || strings.Contains(gloss, " ") && strings.Contains(folded, fold(gloss)) || spelling(text, a.Short) != ""
}

// fold keeps the letters and figures of a text, small, so that commas, hyphens
// and capitals don't matter.
func fold(s string) string {
	var b strings.Builder
	for _, r := range s {
		if letter(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// spelling finds the words a text puts an abbreviation in parentheses behind, or
// in parentheses behind it, if its letters are their first ones; else "".
func spelling(text, short string) string {
	for at := 0; ; {
		i := strings.Index(text[at:], short)
		if i < 0 {
			return ""
		}
		i, at = at+i, at+i+len(short)
		if before, ok := strings.CutSuffix(text[:i], "("); ok && strings.HasPrefix(text[at:], ")") {
			if s := lastWords(before, short); s != "" {
				return s
			}
		}
		if after, ok := strings.CutPrefix(text[at:], " ("); ok {
			if end := strings.IndexByte(after, ')'); end > 0 {
				if s := strings.TrimSpace(after[:end]); s != "" && lastWords(s, short) == s {
					return s
				}
			}
		}
	}
}

// lastWords are the words at a text's end that begin with the letters of an
// abbreviation, in their order. Small words may stand between, and one in three
// others: Kerja Sama Pemerintah dengan Badan Usaha is KPBU.
func lastWords(text, short string) string {
	text = strings.TrimSpace(text)
	letters := []rune(strings.ToLower(short))
	skipped, start := 0, len(text)
	for len(letters) > 0 {
		rest := strings.TrimRight(text[:start], " -/")
		start = strings.LastIndexAny(rest, " -/(") + 1
		word := rest[start:]
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case word == "" || strings.ContainsAny(word, ".;:()"):
			return ""
		case unicode.ToLower(first) == letters[len(letters)-1]:
			letters = letters[:len(letters)-1]
		case unicode.IsLower(first) && len(letters) < utf8.RuneCountInString(short): // dan, dengan, untuk
		default:
			if skipped++; skipped*3 > utf8.RuneCountInString(short) {
				return ""
			}
		}
	}
	return text[start:]
}
