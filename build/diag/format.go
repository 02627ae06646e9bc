package diag

import (
	"io"
	"path"

	"jilid/build/source"
)

// PrintOptions are what all ways of printing share.
type PrintOptions struct {
	Lang    string // "id" or "en"
	Root    string // the plan's folder as seen from where the reader is, with slashes; "" if it is the same
	Color   bool   // of Print only
	Version string // of the program, for SARIF; may be ""
}

// path is a file's path as the reader sees it.
func (o PrintOptions) path(name string) string { return path.Join(o.Root, name) }

// Format is a way to print diagnostics.
type Format struct {
	Name  string
	Print func(io.Writer, []Diagnostic, PrintOptions) error
}

// Formats are all ways to print diagnostics; the first is the one for people.
var Formats = []Format{{"text", Print}, {"json", PrintJSON}, {"sarif", PrintSARIF}, {"github", PrintGitHub}}

// Name is a severity's name for programs: error, warning or hint.
func (s Severity) Name() string { return severityNames[s] }

var severityNames = [...]string{Error: "error", Warning: "warning", Hint: "hint"}

// place is where a diagnostic is, for programs: lines and columns from 1,
// columns in characters, the end behind the last character. In a sheet they are
// row and column of the cell, and begin.Cell names it.
type place struct {
	path       string // as the reader sees it; "" for the plan as a whole
	begin, end source.Position
	oneLine    bool
}

func (o PrintOptions) locate(s source.Span) place {
	p := place{begin: s.Position(), end: s.EndPosition()}
	if p.begin.Path != "" {
		p.path = o.path(p.begin.Path)
	}
	if p.begin.Cell != "" {
		p.end = p.begin // what is meant is one cell
	}
	p.oneLine = p.begin.Line == p.end.Line
	return p
}
