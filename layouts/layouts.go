// Package layouts holds the built-in page templates of the site, in Go's
// html/template language. A plan replaces one by a file of the same name in its
// own layouts folder; the values a template gets are the exported structs of
// build/site.
package layouts

import "embed"

// FS holds the templates.
//
//go:embed *.html
var FS embed.FS
