package diag

import (
	"bytes"
	"encoding/json"
	"io"
)

// object is a diagnostic in JSON. The manual documents it: fields may be
// added, but are never renamed or taken away, and all are always there.
type object struct {
	Code      string    `json:"code"`
	Severity  string    `json:"severity"`
	File      string    `json:"file"`
	Line      int       `json:"line"`
	Column    int       `json:"column"`
	EndLine   int       `json:"end_line"`
	EndColumn int       `json:"end_column"`
	Cell      string    `json:"cell"`
	Text      string    `json:"text"`
	Hint      string    `json:"hint"`
	Related   []related `json:"related"`
	Language  string    `json:"language"`
}

// related is a second place in JSON.
type related struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"end_line"`
	EndColumn int    `json:"end_column"`
	Cell      string `json:"cell"`
	Text      string `json:"text"`
}

// PrintJSON writes diagnostics as a JSON array, an object on a line each.
func PrintJSON(w io.Writer, ds []Diagnostic, opt PrintOptions) error {
	var b bytes.Buffer
	b.WriteByte('[')
	for i, d := range ds {
		at := opt.locate(d.Span)
		o := object{Code: string(d.Code), Severity: d.Severity.Name(), Text: d.Text.In(opt.Lang), Hint: d.Hint.In(opt.Lang), Related: []related{}, Language: opt.Lang,
			File: at.path, Line: at.begin.Line, Column: at.begin.Column, EndLine: at.end.Line, EndColumn: at.end.Column, Cell: at.begin.Cell}
		for _, r := range d.Related {
			at := opt.locate(r.Span)
			o.Related = append(o.Related, related{at.path, at.begin.Line, at.begin.Column, at.end.Line, at.end.Column, at.begin.Cell, r.Text.In(opt.Lang)})
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		if err := encode(&b, o, ""); err != nil {
			return err
		}
	}
	if len(ds) > 0 {
		b.WriteByte('\n')
	}
	b.WriteString("]\n")
	_, err := w.Write(b.Bytes())
	return err
}

// encode writes a value as JSON that people can read, too: <, > and & stay.
func encode(b *bytes.Buffer, v any, indent string) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(v); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the encoder's line end
	return nil
}
