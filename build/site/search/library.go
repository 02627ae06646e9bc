package search

import (
	_ "embed"
	"slices"

	"jilid/build/text/lang"
)

// What others wrote, as they publish it; THIRD_PARTY.md says where it is from.
var (
	//go:embed lib/minisearch.js
	miniSearch []byte
	//go:embed lib/minisearch.LICENSE.txt
	miniSearchLicense []byte
	//go:embed lib/stemmer-id.cjs
	stemmerID []byte
	//go:embed lib/stemmer-en.cjs
	stemmerEN []byte
	//go:embed lib/stemmer.LICENSE.md
	stemmerLicense []byte
)

// Libraries are the scripts by which the browser searches: MiniSearch, which is
// the global MiniSearch there, and the stemmer of the plan's language, jilidStemmer.
func Libraries(l lang.Lang) []File {
	stemmer := stemmerID
	if l == lang.EN {
		stemmer = stemmerEN
	}
	// The stemmers are CommonJS modules: they get something to export to.
	return []File{
		{"minisearch.js", miniSearch},
		{"stemmer.js", slices.Concat([]byte("window.jilidStemmer = ((exports) => {"), stemmer, []byte("\nreturn stemmer;})({});\n"))},
	}
}

// Licenses are those of the libraries.
func Licenses() []File {
	return []File{{"minisearch.LICENSE.txt", miniSearchLicense}, {"stemmer.LICENSE.md", stemmerLicense}}
}
