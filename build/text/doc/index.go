package doc

import "strings"

// IndexTerm reads a term of the index as it is written: "anggaran > sumber" is the
// entry "sumber" below "anggaran".
func IndexTerm(s string) []string {
	parts := strings.Split(s, ">")
	for i, p := range parts {
		parts[i] = strings.Join(strings.Fields(p), " ")
	}
	return parts
}
