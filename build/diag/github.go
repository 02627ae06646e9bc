package diag

import (
	"fmt"
	"io"
	"strings"
)

// PrintGitHub writes diagnostics as workflow commands, which GitHub Actions
// shows beside the lines of a change:
//
//	::error file=content/plan.yaml,line=3,endLine=3,col=1,endColumn=5,title=JLD021::kunci `judl` …%0Apetunjuk: …
func PrintGitHub(w io.Writer, ds []Diagnostic, opt PrintOptions) error {
	var b strings.Builder
	for _, d := range ds {
		b.WriteString("::" + githubCommands[d.Severity] + " ")
		switch at := opt.locate(d.Span); {
		case at.path == "":
		case at.begin.Cell != "": // a workbook has no lines to show
			fmt.Fprintf(&b, "file=%s,", githubValues.Replace(at.path))
		default:
			fmt.Fprintf(&b, "file=%s,line=%d,endLine=%d,col=%d,", githubValues.Replace(at.path), at.begin.Line, at.end.Line, at.begin.Column)
			if at.oneLine { // GitHub reads columns within one line only
				fmt.Fprintf(&b, "endColumn=%d,", at.end.Column)
			}
		}
		fmt.Fprintf(&b, "title=%s::%s\n", githubValues.Replace(string(d.Code)), githubText.Replace(d.message(opt)))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

var githubCommands = [...]string{Error: "error", Warning: "warning", Hint: "notice"}

// The runner reads commands line by line and parts their values at commas.
var (
	githubText   = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubValues = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// message is text, hint and further places in one text, for formats that have
// no room for them apart.
func (d Diagnostic) message(opt PrintOptions) string {
	lines := []string{visible(d.Text.In(opt.Lang))}
	if cell := opt.locate(d.Span).begin.Cell; cell != "" {
		lines[0] = visible(cell) + ": " + lines[0]
	}
	if d.Hint != (Text{}) {
		lines = append(lines, Text{"petunjuk", "help"}.In(opt.Lang)+": "+visible(d.Hint.In(opt.Lang)))
	}
	shown, more := d.places()
	for _, r := range shown {
		line := visible(r.Text.In(opt.Lang))
		if at := r.Span.Position(); at.Path != "" {
			at.Path = opt.path(at.Path)
			line = at.String() + ": " + line
		}
		lines = append(lines, line)
	}
	if more != (Text{}) {
		lines = append(lines, more.In(opt.Lang))
	}
	return strings.Join(lines, "\n")
}
