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
// the global MiniSearch there, and the stemmers, jilidStemmer.
func Libraries() []File {
	return []File{{"minisearch.js", miniSearch}, {Stemmer(lang.ID), stemmer(stemmerID)}, {Stemmer(lang.EN), stemmer(stemmerEN)}}
}

// Stemmer is the name of a language's stemmer.
func Stemmer(l lang.Lang) string { return "stemmer-" + string(l) + ".js" }

// stemmer makes a script of a CommonJS module: it gets something to export to.
func stemmer(module []byte) []byte {
	return slices.Concat([]byte("window.jilidStemmer = ((exports) => {"), module, []byte("\nreturn stemmer;})({});\n"))
}

// Licenses are those of the libraries.
func Licenses() []File {
	return []File{{"minisearch.LICENSE.txt", miniSearchLicense}, {"stemmer.LICENSE.md", stemmerLicense}}
}
