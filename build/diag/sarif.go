package diag

import (
	"bytes"
	"io"
	"net/url"
	"slices"
	"strings"
)

// The parts of SARIF 2.1.0 that are used (OASIS, sarif-v2.1.0).
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		Language   string        `json:"language"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string      `json:"id"`
		Short   sarifText   `json:"shortDescription"`
		Full    sarifText   `json:"fullDescription"`
		Default sarifConfig `json:"defaultConfiguration"`
	}
	sarifConfig struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifLocation struct {
		ID       *int          `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"` // not in a workbook
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

var sarifLevels = [...]string{Error: "error", Warning: "warning", Hint: "note"}

// PrintSARIF writes diagnostics as a SARIF log, which code hosts and editors
// read. Its rules are the codes that occur.
func PrintSARIF(w io.Writer, ds []Diagnostic, opt PrintOptions) error {
	var codes []Code
	for _, d := range ds {
		codes = append(codes, d.Code)
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	run := sarifRun{Tool: sarifTool{sarifDriver{Name: "jilid", Version: opt.Version, Rules: []sarifRule{}}}, Language: opt.Lang, ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	for _, c := range codes {
		e, _ := Explain(c, opt.Lang)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{ID: string(c), Short: sarifText{c.Title().In(opt.Lang)},
			Full: sarifText{strings.ReplaceAll(e.Meaning+" "+e.Mend, "\n", " ")}, Default: sarifConfig{sarifLevels[c.Severity()]}})
	}
	for _, d := range ds {
		index, _ := slices.BinarySearch(codes, d.Code)
		alone := d
		alone.Related = nil // they have places of their own below
		r := sarifResult{RuleID: string(d.Code), RuleIndex: index, Level: sarifLevels[d.Severity], Message: sarifText{alone.message(opt)}}
		if at, ok := sarifPlace(opt.locate(d.Span)); ok {
			r.Locations = []sarifLocation{at}
		}
		for _, second := range d.Related {
			if at, ok := sarifPlace(opt.locate(second.Span)); ok {
				id := len(r.Related)
				at.ID, at.Message = &id, &sarifText{second.Text.In(opt.Lang)}
				r.Related = append(r.Related, at)
			}
		}
		run.Results = append(run.Results, r)
	}
	var b bytes.Buffer
	if err := encode(&b, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}}, "  "); err != nil {
		return err
	}
	b.WriteByte('\n')
	_, err := w.Write(b.Bytes())
	return err
}

// sarifPlace is a place as SARIF has it, if it is in a file.
func sarifPlace(p place) (sarifLocation, bool) {
	uri := url.URL{Path: p.path}
	l := sarifLocation{Physical: sarifPhysical{Artifact: sarifArtifact{uri.String()}}}
	if p.begin.Cell == "" {
		l.Physical.Region = &sarifRegion{p.begin.Line, p.begin.Column, p.end.Line, p.end.Column}
	}
	return l, p.path != ""
}
