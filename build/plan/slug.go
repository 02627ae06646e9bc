package plan

import (
	"strings"
	"unicode"
)

// Slug is a name as part of an address: lower case, blanks as hyphens, nothing
// that would have to be escaped.
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '.', r == '_', r == '-':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	if s := strings.Trim(b.String(), "."); s != "" {
		return s
	}
	return "x"
}
