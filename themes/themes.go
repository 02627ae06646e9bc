// Package themes carries the built-in themes: tokens, style sheets and fonts.
// A plan replaces any of them by a file of the same path under its own themes/.
package themes

import "embed"

// FS holds the built-in themes by their names; the default one is default/.
//
//go:embed all:default
var FS embed.FS
