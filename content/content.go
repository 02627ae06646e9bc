// Package content holds the sample plan that ships with the program: the
// "Masterplan Smart City Kota Ambon" as its writers keep it, Markdown, YAML,
// drawings and data. `jilid init` copies it, the repository builds it, and the
// tests read it. Apart from what its prefaces name as fact, it is sample data.
package content

import "embed"

// FS is the plan's folder; the all: patterns keep the _index.md files in.
//
//go:embed *.yaml *.bib all:programs all:buku-1 all:buku-2 all:buku-3
var FS embed.FS
