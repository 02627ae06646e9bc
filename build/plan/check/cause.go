package check

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"unicode"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/yaml"
)

// Causes leaves out of all that was found in a plan what merely follows from
// something else that was found:
//
//   - What isn't there is told once, where it is first named; the other places
//     that name it stand beside it.
//   - It isn't told at all if it may be defined in a part of the plan that
//     couldn't be read.
//   - That a record or the plan lacks something isn't told as long as what may
//     hold it can't be read.
//   - What is wrong with a column of a sheet is told once, not for every row.
//   - That a translation isn't like its original isn't told as long as one of them
//     has a mistake: mending it may make them alike.
//
// Of every file that translates another, originals has the path of that. The diagnostics must be sorted, and those that are left still are.
func Causes(ds []diag.Diagnostic, originals map[string]string) []diag.Diagnostic {
	c := gather(ds)
	c.originals = originals
	var out []diag.Diagnostic
	first := map[string]int{} // of what is absent, in out
	rows := map[column]int{}  // of what is said of a column, in how many rows
	for _, d := range ds {
		switch {
		case d.Absent == "":
			if c.follows(d) {
				continue
			}
			if ofColumn(d.Span) {
				at := column{d.Span.Position(), d.Code}
				if rows[at]++; rows[at] > 1 {
					continue
				}
			}
			out = append(out, d)
		case c.mayBe(d.Absent, d.Span):
		default:
			i, told := first[d.Absent]
			if !told {
				first[d.Absent] = len(out)
				d.Related = slices.Clip(d.Related)
				out = append(out, d)
				continue
			}
			out[i].Related = append(out[i].Related, diag.Related{Span: d.Span, Text: alsoHere})
		}
	}
	for i := range out {
		many(&out[i])
		if d := &out[i]; d.Absent == "" && ofColumn(d.Span) {
			if n := rows[column{d.Span.Position(), d.Code}]; n > 1 {
				d.Text = diag.T("%s (dan %d hal serupa di kolom ini)", "%s (and %d more of the kind in this column)", d.Text, n-1)
			}
		}
	}
	return out
}

// column is the head of a sheet's column, and what is said of it.
type column struct {
	at   source.Position
	code diag.Code
}

// ofColumn tells whether a place is the head of a sheet's column.
func ofColumn(s source.Span) bool { return inSheet(s) && s.Position().Line == 1 }

// inSheet tells whether a place lies in a sheet of programs.
func inSheet(s source.Span) bool {
	return s.File != nil && (s.File.Sheet() != "" || path.Ext(s.File.Path) == ".csv")
}

var alsoHere = diag.T("disebut juga di sini", "it is named here, too")

// often is in how many places a name stands that isn't a slip of the hand.
const often = 3

// many says in how many places an absent thing is named.
func many(d *diag.Diagnostic) {
	n := 1
	for _, r := range d.Related {
		if r.Text == alsoHere {
			n++
		}
	}
	if n == 1 {
		return
	}
	if n >= often && d.Often != (diag.Text{}) {
		d.Hint = d.Often
		d.Related = slices.DeleteFunc(d.Related, func(r diag.Related) bool { return r.Text != alsoHere })
	}
	d.Text = diag.T("%s (disebut di %d tempat)", "%s (named in %d places)", d.Text, n)
	switch sort, name, _ := strings.Cut(d.Absent, " "); sort {
	case "dimension", "agency", "goal":
		d.Hint = diag.T("bila `%[2]s` memang benar, perbaiki kodenya di plan.yaml; kalau tidak, %[1]s", "if `%[2]s` is right, mend the id in plan.yaml; if not, %[1]s", d.Hint, name)
	}
}

// causes are what may have had consequences.
type causes struct {
	parts   []part
	absent  map[string]bool
	records map[string]bool // records that have mistakes, and sheets whose headers have
	places  []source.Span   // of mistakes
	fences  []*source.File  // with a block that isn't closed
	wrong   map[string]bool // paths of files with a mistake that may make a translation unlike its original

	originals map[string]string // of translations, see Causes

	evaluations bool          // the year of one is wrong
	syntax      []source.Span // of mistakes in how YAML is written
	data        bool          // a mistake in plan.yaml or a record
	texts       bool          // a mistake in a chapter that may hide what it speaks of
}

// part is a part of the plan that couldn't be read whole.
type part struct {
	span  source.Span
	words string // of its text, see words
}

// hides are the mistakes because of which something may not have been read.
var hides = map[diag.Code]bool{
	diag.Unreadable: true, diag.NotUTF8: true, diag.MissingFile: true, diag.BadSheet: true, diag.BadCell: true,
	diag.YAMLSyntax: true, diag.UnknownKey: true, diag.DuplicateKey: true, diag.WrongType: true, diag.MissingKey: true, diag.WrongValue: true,
	diag.BadMoney: true, diag.BadNote: true, diag.BadAttribute: true, diag.TooLarge: true, diag.TooDeep: true, diag.LooseCaption: true, diag.BadSource: true,
	diag.BadTable: true, diag.OpenFence: true, diag.UnknownView: true, diag.BadView: true, diag.BadData: true, diag.BadInclude: true, diag.BadComputed: true,
}

func gather(ds []diag.Diagnostic) *causes {
	c := &causes{absent: map[string]bool{}, records: map[string]bool{}, wrong: map[string]bool{}}
	for _, d := range ds {
		if d.Span.File != nil && (d.Severity == diag.Error || d.Code == diag.SkippedLevel || d.Code == diag.Repeated) {
			c.wrong[d.Span.File.Path] = true
		}
		if d.Absent != "" {
			c.absent[d.Absent] = true
			switch sort, _, _ := strings.Cut(d.Absent, " "); sort {
			case "dimension", "agency", "goal":
				c.data = true
				c.texts = c.texts || inChapter(d.Span) // a view that shows nothing
			case "program", "book", "file", "part":
				c.texts = c.texts || inChapter(d.Span)
			}
		}
		if d.Code == diag.DuplicateID && d.Span.File != nil && strings.HasPrefix(d.Span.File.Path, "content/programs/") {
			for _, f := range filesOf(d) { // one of them has another's id, and its own is lost
				c.parts = append(c.parts, part{f.Span(0, 0), words(f.Base())})
			}
		}
		if d.Code == diag.OutsidePeriod && d.Span.File.Base() == "plan.yaml" { // an evaluation
			c.evaluations = true
		}
		if d.Severity != diag.Error || !hides[d.Code] || d.Span.File == nil || d.Absent != "" {
			continue
		}
		c.places = append(c.places, d.Span)
		if d.Code == diag.OpenFence {
			c.fences = append(c.fences, d.Span.File)
		}
		c.records[record(d.Span)] = true
		switch d.Code {
		case diag.UnknownKey, diag.DuplicateKey: // of a sheet: in its header
			c.records[sheetOf(d.Span)] = true
		case diag.YAMLSyntax:
			c.syntax = append(c.syntax, d.Span)
		}
		spoilt, data := around(d.Span)
		c.parts = append(c.parts, part{spoilt, words(spoilt.Text())})
		c.data = c.data || data
		c.texts = c.texts || inChapter(d.Span)
	}
	return c
}

// filesOf are the files of a diagnostic's places.
func filesOf(d diag.Diagnostic) []*source.File {
	files := []*source.File{d.Span.File}
	for _, r := range d.Related {
		if r.Span.File != nil {
			files = append(files, r.Span.File)
		}
	}
	return files
}

// around is what a mistake may have spoilt – a whole file of data, the front
// matter of a chapter or program, a block of its text – and whether that is data.
func around(s source.Span) (spoilt source.Span, data bool) {
	f := s.File
	if path.Ext(f.Path) != ".md" || f.Sheet() != "" {
		return f.Span(0, len(f.Data)), true
	}
	front, body, _ := yaml.Front(f)
	if s.Start < body.Start || len(f.Data) == 0 {
		return front, true
	}
	start, end := 0, len(f.Data)
	if i := bytes.LastIndex(f.Data[:s.Start], []byte("\n\n")); i >= 0 {
		start = i
	}
	if i := bytes.Index(f.Data[s.Start:], []byte("\n\n")); i >= 0 {
		end = s.Start + i
		if after := f.Data[end+2:]; bytes.HasPrefix(after, []byte(": ")) { // its caption
			if i = bytes.IndexByte(after, '\n'); i < 0 {
				i = len(after)
			}
			end += 2 + i
		}
	}
	return f.Span(start, max(end, s.End)), false
}

func inChapter(s source.Span) bool {
	return s.File != nil && path.Ext(s.File.Path) == ".md" && !strings.HasPrefix(s.File.Path, "content/programs/")
}

// record is the record that a place belongs to: a row of a sheet, or else the file.
func record(s source.Span) string {
	at := s.Position()
	if !inSheet(s) {
		return at.Path
	}
	return sheetOf(s) + " " + source.CellName(at.Line, 1)
}

func sheetOf(s source.Span) string { return s.File.Path + " " + s.File.Sheet() }

// mayBe tells whether an absent thing may be defined where something couldn't be
// read. The place that names it doesn't define it.
func (c *causes) mayBe(absent string, at source.Span) bool {
	sort, name, _ := strings.Cut(absent, " ")
	switch sort {
	case "file":
		return c.fileMayBe(name)
	case "evaluation":
		if c.evaluations {
			return true
		}
	}
	wanted := words(name)
	for _, p := range c.parts {
		file := p.span.File
		if !defines(file.Path, sort) {
			continue
		}
		known := p.words
		if len(file.Data) == 0 { // nothing but its name is known
			if sort != "program" || path.Ext(file.Path) != ".md" {
				return true
			}
			known = words(file.Base())
		}
		n := strings.Count(known, wanted)
		if at.File == file && at.Start >= p.span.Start && at.End <= p.span.End {
			n--
		}
		if n > 0 || sort == "dimension" && strings.Contains(known, " smart city ") {
			return true
		}
	}
	return false
}

// fileMayBe tells whether a file is there but couldn't be read, or lies in a
// folder whose absence is told.
func (c *causes) fileMayBe(name string) bool {
	for _, p := range c.parts {
		if p.span.File.Path == name {
			return true
		}
	}
	for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if c.absent["file "+dir] {
			return true
		}
	}
	return false
}

// defines tells whether a file may define things of a sort.
func defines(file, sort string) bool {
	base := path.Base(file)
	switch sort {
	case "dimension", "agency", "goal", "part", "book", "year", "evaluation":
		return base == "plan.yaml" || base == "plan.yml"
	case "source":
		return strings.HasPrefix(base, "references.")
	case "program":
		return strings.HasSuffix(base, ".md") || strings.HasPrefix(strings.ToLower(base), "programs.")
	case "ref", "anchor":
		return strings.HasSuffix(base, ".md")
	}
	return false
}

// words is a text in small letters and digits, with a blank around every word, so that
// ids are found in it that are written a little otherwise.
func words(s string) string {
	return " " + strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ") + " "
}

// follows tells whether something that is lacking, or of the wrong type, may be so
// because of a mistake.
func (c *causes) follows(d diag.Diagnostic) bool {
	switch d.Code {
	case diag.NoIndicator, diag.NoBudget, diag.NoAgency, diag.NoUnit, diag.NoBaseline, diag.OutsideYears, diag.StatusYears:
		return d.Span.File != nil && (c.records[record(d.Span)] || c.records[sheetOf(d.Span)])
	case diag.NoQuickWin, diag.IdleAgency:
		return c.data
	case diag.Unmentioned:
		return c.texts
	case diag.NoCaption:
		return within(c.places, d.Span) || c.above(d.Span)
	case diag.SpentUncosted:
		return within(c.places, d.Span)
	case diag.Unlisted: // it may be an agency's short name, or in the list
		return c.inPlan(d.Span.Text())
	case diag.WrongType:
		return within(c.syntax, d.Span)
	case diag.BadNote: // its text or its mark is in there
		return slices.ContainsFunc(c.fences, func(f *source.File) bool { return f == d.Span.File })
	case diag.OddWeights, diag.EmptyChapter:
		return slices.ContainsFunc(c.places, func(s source.Span) bool { return s.File.Path == d.Span.File.Path })
	case diag.EmptyView:
		return c.data
	case diag.MissingKey: // of a row: its column may be the one that isn't known
		return inSheet(d.Span) && c.records[sheetOf(d.Span)]
	case diag.Mistranslated, diag.OtherNumbers:
		return d.Span.File != nil && (c.wrong[d.Span.File.Path] || c.wrong[c.originals[d.Span.File.Path]])
	case diag.UnknownID:
		return d.Span.File != nil && c.wrong[c.originals[d.Span.File.Path]]
	}
	return false
}

// inPlan tells whether a word stands in a part of plan.yaml that couldn't be read.
func (c *causes) inPlan(word string) bool {
	return slices.ContainsFunc(c.parts, func(p part) bool {
		return defines(p.span.File.Path, "agency") && strings.Contains(p.words, words(word))
	})
}

// above tells whether one of the places is the last thing above another: a caption that
// stands on the wrong side of its table.
func (c *causes) above(other source.Span) bool {
	return slices.ContainsFunc(c.places, func(s source.Span) bool {
		return s.File == other.File && s.End <= other.Start && len(bytes.TrimSpace(s.File.Data[s.End:other.Start])) == 0
	})
}

// within tells whether one of the places lies in another.
func within(places []source.Span, other source.Span) bool {
	return slices.ContainsFunc(places, func(s source.Span) bool {
		return s.File == other.File && s.Start >= other.Start && s.Start <= other.End
	})
}
