package lang

import (
	"strings"

	"golang.org/x/text/language"
)

// Texts in a plan may be in any language. They are marked by tags of BCP 47 (RFC
// 5646): "en", "jv", "zh-Hant", "en-GB".

// Base is the language of a tag without script and region: "en" of "en-GB".
func Base(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return strings.ToLower(base)
}

// Words is the language of the program's own words within a text of a language: that
// one if it has words in it, else another.
func Words(tag string, other Lang) Lang {
	if l := Lang(Base(tag)); l == ID || l == EN {
		return l
	}
	return other
}

// Tag is a tag as BCP 47 writes it, if s is one of a language that is registered.
// Else near is the tag that was probably meant, "" if none is near.
func Tag(s string) (tag, near string, ok bool) {
	if t, err := language.Parse(s); err == nil && !strings.ContainsAny(s, "_ ") {
		return t.String(), "", true
	}
	tidy := strings.ToLower(strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("_- ", r) }), "-"))
	if t, err := language.Parse(tidy); err == nil && tidy != "" {
		return "", t.String(), false
	}
	for _, l := range languages {
		for name := range strings.SplitSeq(l.names, " ") {
			if name == tidy || len(tidy) > 3 && strings.HasPrefix(tidy, name) {
				return "", l.tag, false
			}
		}
	}
	if base := Base(tidy); base != tidy {
		if t, err := language.ParseBase(base); err == nil {
			return "", t.String(), false
		}
	}
	return "", "", false
}

// languages are those that plans in Indonesia quote, with what writers call them
// instead of their tags.
var languages = []struct{ tag, names string }{
	{"id", "indonesia indonesian ind bahasa"},
	{"en", "inggris english ing eng"},
	{"ms", "melayu malay"},
	{"jv", "jawa javanese"},
	{"su", "sunda sundanese"},
	{"mad", "madura madurese"},
	{"ban", "bali balinese"},
	{"min", "minang minangkabau"},
	{"ace", "aceh acehnese"},
	{"bug", "bugis buginese"},
	{"mak", "makassar makasar makassarese"},
	{"bjn", "banjar banjarese"},
	{"sas", "sasak"},
	{"abs", "ambon ambonese"},
	{"nl", "belanda dutch"},
	{"de", "jerman german deutsch"},
	{"fr", "prancis perancis french francais"},
	{"es", "spanyol spanish"},
	{"pt", "portugis portuguese"},
	{"it", "italia italian"},
	{"la", "latin"},
	{"sa", "sanskerta sanskrit"},
	{"ar", "arab arabic"},
	{"zh", "cina tionghoa mandarin chinese"},
	{"ja", "jepang japanese"},
	{"ko", "korea korean"},
}
