package hyphen

import (
	"strings"
	"sync"
)

// Indonesian gives the byte offsets before which an Indonesian word may be
// divided, in ascending order. Words with digits or other signs in them and
// words in capitals are not divided.
//
// The rules are those of the Indonesian spelling (Ejaan yang Disempurnakan,
// "pemenggalan kata"): V-CV, VC-CV, VC-CCV, with ng, ny, sy and kh as one
// consonant, and affixes kept whole. Where only a dictionary could tell the affix from
// the root (be-rupa but ber-ubah, gerak-an but guna-kan) a list of roots
// decides, and what isn't in it is not divided there.
func Indonesian(word string) []int {
	if !divisible(word) {
		return nil
	}
	low := strings.ToLower(word)
	if len(low) != len(word) {
		return nil
	}
	if at, ok := exceptions()[low]; ok {
		return within(word, at)
	}
	return within(word, divide(low))
}

// divide gives all divisions that the rules find, however near to the ends.
func divide(w string) []int {
	sounds := split(w)
	at := map[int]bool{}
	for i := 0; i < len(sounds); i++ {
		if !sounds[i].vowel {
			continue
		}
		next := i + 1
		for next < len(sounds) && !sounds[next].vowel {
			next++
		}
		if next == len(sounds) {
			break
		}
		if p := onset(w, sounds, i+1, next); p >= 0 {
			at[p] = true
		}
	}
	suffixes(w, at)
	prefixes(w, at)
	var list []int
	for p := 1; p < len(w); p++ {
		if at[p] && !at[p-1] { // no single letter between a prefix and the hyphen: meng-ubah, not mengu-bah
			list = append(list, p)
		}
	}
	return list
}

// sound is a vowel or a consonant, which may be written with two letters.
type sound struct {
	at    int
	text  string
	vowel bool
}

func split(w string) []sound {
	var list []sound
	for i := 0; i < len(w); {
		n := 1
		for n < len(w)-i && w[i+n]&0xC0 == 0x80 {
			n++
		}
		if i+2 <= len(w) {
			switch w[i : i+2] {
			case "ng", "ny", "sy", "kh":
				n = 2
			}
		}
		s := w[i : i+n]
		list = append(list, sound{i, s, isVowel(s)})
		i += n
	}
	return list
}

func isVowel(s string) bool { return strings.Contains("aiueoéèê", s) }

// onset gives where the next syllable begins in the consonants sounds[a:b]
// between two vowels, or -1 if there is no division or none that is sure.
func onset(w string, sounds []sound, a, b int) int {
	switch n := b - a; {
	case n == 0:
		return -1 // two vowels: perhaps a diphthong
	case n == 1:
		return sounds[a].at
	case n == 2:
		if cluster(sounds[a].text, sounds[a+1].text) {
			return -1 // pub-lik or pu-blik
		}
		return sounds[a+1].at
	case sounds[a].text == "k" && sounds[a+1].text == "s": // eks-por, kon-teks-tual
		return sounds[a+2].at
	case n == 3 && (cluster(sounds[a+1].text, sounds[a+2].text) || sounds[a+1].text == "s" && sounds[a+2].text != "s"):
		return sounds[a+1].at // kon-trol, in-stansi
	case n == 3:
		return sounds[a+2].at // ark-tik, sank-si
	case n == 4 && sounds[a+1].text == "s" && cluster(sounds[a+2].text, sounds[a+3].text):
		return sounds[a+1].at // in-strumen
	}
	return -1
}

// cluster tells whether two consonants may begin a syllable together.
func cluster(a, b string) bool {
	return strings.Contains("pbtdkgf", a) && (b == "r" || b == "l")
}

// suffixes forbids the divisions that would cut through a suffix, and adds
// those before one.
func suffixes(w string, at map[int]bool) {
	stem := w
	for _, s := range []string{"nya", "lah", "kah", "pun"} {
		if strings.HasSuffix(w, s) && len(w) > len(s)+2 {
			stem = w[:len(w)-len(s)]
			at[len(stem)] = true
			break
		}
	}
	clitic := stem != w
	n := len(stem)
	switch {
	case n < 5:
	case strings.HasSuffix(stem, "wan") && isVowel(stem[n-4:n-3]):
		// karya-wan: the rule V-CV divides rightly
	case strings.HasSuffix(stem, "kan"):
		if isVowel(stem[n-4:n-3]) && !verb(stem) {
			delete(at, n-3) // gerak-an, ke-bijak-an
			if noun(stem) && clitic {
				at[n-2] = true
			}
		}
	case strings.HasSuffix(stem, "an") && isVowel(stem[n-3:n-2]):
		at[n-2] = vowels(stem) > 2 // ke-ada-an
	case strings.HasSuffix(stem, "an"):
		begin := consonantBefore(stem, n-2)
		if vowels(stem[:begin]) >= 2 && isVowel(stem[begin-1:begin]) { // otherwise the root ends so: ja-lan, pe-lang-gan
			delete(at, begin) // not bangu-nan
			at[n-2] = true
		}
	case strings.HasSuffix(stem, "ngi") || strings.HasSuffix(stem, "i") && strings.HasSuffix(w, "nya") && verb(w) && !isVowel(stem[n-2:n-1]):
		delete(at, consonantBefore(stem, n-1)) // damping-i, milik-i-nya
	}
}

// consonantBefore gives where the one consonant before w[end:] begins.
func consonantBefore(w string, end int) int {
	if end >= 2 {
		switch w[end-2 : end] {
		case "ng", "ny", "sy", "kh":
			return end - 2
		}
	}
	return end - 1
}

// verb: -kan after a vowel is the suffix (me-laku-kan, di-guna-kan).
func verb(w string) bool {
	return strings.HasPrefix(w, "me") || strings.HasPrefix(w, "di") || strings.HasPrefix(w, "ter")
}

// noun: -an is the suffix (pem-bangun-an, ke-sehat-an, per-tunjuk-an).
func noun(w string) bool {
	return strings.HasPrefix(w, "pe") || strings.HasPrefix(w, "ke")
}

func vowels(w string) int {
	n := 0
	for _, s := range split(w) {
		if s.vowel {
			n++
		}
	}
	return n
}

// prefixes puts the division after a prefix that meets a vowel (meng-ubah,
// ber-upaya), which V-CV would misplace.
func prefixes(w string, at map[int]bool) {
	for _, p := range []string{"ke", "se", "di"} {
		if strings.HasPrefix(w, p) && len(w) > 5 && isVowel(w[2:3]) && !strings.HasPrefix(w, "seis") {
			at[2] = true // ke-adaan, se-orang
		}
	}
	for _, p := range []string{"trans", "infra", "supra"} {
		if strings.HasPrefix(w, p) && len(w) > 7 && !isVowel(w[5:6]) {
			delete(at, 4)
			delete(at, 6)
			at[5] = true // trans-portasi, infra-struktur
		}
	}
	if root, ok := strings.CutPrefix(w, "antar"); ok && longest(vowelRoots(), root) > 0 {
		delete(at, 4)
		at[5] = true
	}
	for _, outer := range []string{"", "mem", "pem", "ke", "se", "di"} {
		inner, ok := strings.CutPrefix(w, outer)
		if !ok {
			continue
		}
		for _, p := range []string{"meng", "peng", "ber", "ter", "per"} {
			root, ok := strings.CutPrefix(inner, p)
			if !ok || len(root) < 3 || !isVowel(root[:1]) {
				continue
			}
			start := len(w) - len(inner)
			withPrefix, without := longest(vowelRoots(), root)+len(p), longest(consonantRoots(), inner)
			if without >= withPrefix {
				continue // V-CV is right: me-ngelola, pe-rangkat
			}
			delete(at, start+2)
			if withPrefix > len(p) {
				at[start+len(p)] = true
			}
		}
	}
}

// longest gives the length of the longest root that a word begins with, 0 if
// there is none in the list. Roots have
// three letters or more.
func longest(list map[string]bool, w string) int {
	for n := len(w); n >= 3; n-- {
		if list[w[:n]] {
			return n
		}
	}
	return 0
}

var exceptions = sync.OnceValue(func() map[string][]int {
	m := map[string][]int{}
	for _, s := range strings.Fields(exceptionList) {
		w, at := divided(s)
		m[w] = at
	}
	return m
})

var (
	vowelRoots     = sync.OnceValue(func() map[string]bool { return set(vowelRootList) })
	consonantRoots = sync.OnceValue(func() map[string]bool { return set(consonantRootList) })
)

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, s := range strings.Fields(list) {
		m[s] = true
	}
	return m
}
