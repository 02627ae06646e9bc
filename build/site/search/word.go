package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jilid/build/text/lang"
)

// Words that are on every page say nothing about where to look. They are not in the index,
// and what a reader types is looked for without them.
var idle = map[lang.Lang]string{
	lang.ID: "ada adalah agar akan antara atas atau bagi bahwa baik dalam dan dapat dari dengan di guna hal harus hingga ia ini itu jika juga kami karena ke kepada lain lebih maka masih maupun melalui namun oleh pada para pun saat sampai sangat sebagai sebuah secara sehingga seperti serta setiap suatu sudah telah tentang tersebut tetapi tidak untuk yaitu yakni yang",
	lang.EN: "a about also an and are as at be been but by can for from had has have if in into is it its may more must not of on or such than that the their them then there these they this those to under was were which while who will with would",
}

// isIdle tells whether a word is one of either language: plans in Indonesian quote English.
var isIdle = func() map[string]bool {
	out := map[string]bool{}
	for _, list := range idle {
		for _, w := range strings.Fields(list) {
			out[w] = true
		}
	}
	return out
}()

const longestWord = 40 // in bytes; what is longer is no word

// words calls found for every word of a text, idle ones, too, in small letters: runs of letters and
// digits. Of words with a hyphen the parts are words, and where one is short or has a digit in
// it – GOV-01, e-government – so are the parts as one. Single letters are none, nor are
// figures with a separator: nobody looks for 1.250.000, and every table would add some.
// search.js takes apart what is typed in the same way.
func words(text string, found func(word string)) {
	for i := 0; i < len(text); {
		if end, small, simple := simpleEnd(text, i); simple {
			if !small {
				single(strings.ToLower(text[i:end]), found)
			} else if end > i {
				single(text[i:end], found)
			}
			i = end + 1
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !inWord(r) {
			i += size
			continue
		}
		end, plain := compoundEnd(text, i)
		if word := strings.ToLower(text[i:end]); plain {
			single(word, found)
		} else {
			compound(word, found)
		}
		i = end
	}
}

// simpleEnd is where the word ends, if it is one like nearly all: letters and digits of ASCII, with something
// of ASCII behind it that holds no words together; or there is none. Small tells that it has no capitals.
func simpleEnd(text string, i int) (end int, small, simple bool) {
	var seen byte
	for end = i; end < len(text) && asciiWord[text[end]] != 0; end++ {
		seen |= asciiWord[text[end]]
	}
	small = seen&capital == 0
	if end == len(text) {
		return end, small, true
	}
	switch c := text[end]; c {
	case '-', '\'':
		return end, small, end == i
	case '.', ',':
		return end, small, end+1 == len(text) || !isDigit(rune(text[end+1]))
	default:
		return end, small, c < utf8.RuneSelf
	}
}

const capital = 2

// asciiWord tells which bytes are inWord.
var asciiWord = func() (out [256]byte) {
	for c := range byte(utf8.RuneSelf) {
		switch {
		case 'A' <= c && c <= 'Z':
			out[c] = capital
		case inWord(rune(c)):
			out[c] = 1
		}
	}
	return out
}()

// compoundEnd is where parts end that hyphens, or separators between digits, hold together, and
// whether there is one part only.
func compoundEnd(text string, i int) (end int, plain bool) {
	before := rune(0)
	plain = true
	for i < len(text) {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if !inWord(r) {
			next, _ := utf8.DecodeRuneInString(text[i+size:])
			holds := (r == '-' || isApostrophe(r)) && inWord(next) || (r == '.' || r == ',') && isDigit(before) && isDigit(next)
			if !holds {
				break
			}
			plain = false
		}
		before = r
		i += size
	}
	return i, plain
}

func single(w string, found func(string)) {
	if len(w) > 1 && len(w) <= longestWord && (len(w) > utf8.UTFMax || utf8.RuneCountInString(w) > 1) {
		found(w)
	}
}

func compound(c string, found func(string)) {
	if strings.ContainsFunc(c, isApostrophe) {
		c = strings.Map(func(r rune) rune {
			if isApostrophe(r) {
				return -1
			}
			return r
		}, c)
	}
	join := false
	for part := range strings.SplitSeq(c, "-") {
		if strings.ContainsAny(part, ".,") {
			continue
		}
		single(part, found)
		join = join || part != "" && (utf8.RuneCountInString(part) <= 2 || strings.ContainsFunc(part, unicode.IsDigit))
	}
	if join && strings.Contains(c, "-") && !strings.ContainsAny(c, ".,") {
		if whole := strings.ReplaceAll(c, "-", ""); len(whole) <= longestWord {
			found(whole)
		}
	}
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || isDigit(r) || 'A' <= r && r <= 'Z'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r))
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }
