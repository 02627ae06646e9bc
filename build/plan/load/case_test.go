package load

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/markdown"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata")

// section is a file of a txtar archive.
type section struct{ name, text string }

var marker = regexp.MustCompile(`(?m)^-- (.+) --\n`)

func sections(data string) (comment string, out []section) {
	at := marker.FindAllStringSubmatchIndex(data, -1)
	if len(at) == 0 {
		return data, nil
	}
	for i, m := range at {
		end := len(data)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		out = append(out, section{data[m[2]:m[3]], data[m[1]:end]})
	}
	return data[:at[0][0]], out
}

// TestCases runs testdata/*.txt; testdata/README.md tells their form.
func TestCases(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.txt")
	if len(names) < 5 {
		t.Fatal("no cases")
	}
	seen := map[string]bool{}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) { runCase(t, name, seen) })
	}
	if t.Failed() || *update {
		return
	}
	for _, code := range emitted {
		if !seen[string(code)] {
			t.Errorf("no case shows %s", code)
		}
	}
}

// emitted are the codes this stage reports, each with a case.
var emitted = []diag.Code{diag.NotUTF8, diag.NoPlan, diag.MissingFile, diag.StrayFile, diag.YAMLSyntax,
	diag.UnknownKey, diag.DuplicateKey, diag.WrongType, diag.MissingKey, diag.WrongValue, diag.BadMoney, diag.UnknownID,
	diag.DuplicateID, diag.OutsidePeriod, diag.EndBefore, diag.Cycle, diag.MissingAsset, diag.BadSheet}

func runCase(t *testing.T, name string, seen map[string]bool) {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	comment, parts := sections(string(data))
	files := map[string][]byte{}
	var opt Options
	for _, s := range parts {
		switch {
		case strings.HasPrefix(s.name, "content/"), strings.HasPrefix(s.name, "themes/"):
			text := strings.NewReplacer(`\xff`, "\xff", `\x00`, "\x00", `\t`, "\t", `\r`, "\r").Replace(s.text)
			files[s.name] = []byte(text)
		case s.name == "drafts":
			opt.Drafts = true
		case s.name == "dump", s.name == "diags":
		default:
			t.Fatalf("unknown part %s", s.name)
		}
	}
	p, ds := Plan(source.New(files), markdown.Parse, opt)
	var list diag.List
	list.Append(ds...)
	got := map[string]string{"dump": dump(p), "diags": show(list.Sorted())}
	for _, d := range ds {
		seen[string(d.Code)] = true
		if all := d.Text.ID + d.Text.EN + d.Hint.ID + d.Hint.EN; d.Text.EN == "" || d.Text.ID == "" || (d.Hint.ID == "") != (d.Hint.EN == "") || strings.Contains(all, "%!") {
			t.Errorf("texts of %s: %+v %+v", d.Code, d.Text, d.Hint)
		}
	}
	var out bytes.Buffer
	out.WriteString(comment)
	hasDiags := false
	for _, s := range parts {
		if want, ok := got[s.name]; ok {
			hasDiags = hasDiags || s.name == "diags"
			if s.text != want && !*update {
				t.Errorf("%s: got\n%s\nwant\n%s", s.name, want, s.text)
			}
			s.text = want
		}
		fmt.Fprintf(&out, "-- %s --\n%s", s.name, s.text)
	}
	if !hasDiags && len(ds) > 0 {
		t.Errorf("unexpected diagnostics:\n%s", got["diags"])
	}
	if *update {
		if err := os.WriteFile(name, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func place(s source.Span) string {
	at := s.Position()
	if at.Path == "" {
		return "-"
	}
	return strings.TrimPrefix(at.String(), "content/")
}

func show(ds []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "%s %s %s\n", place(d.Span), d.Code, d.Text.ID)
		if d.Hint.ID != "" {
			fmt.Fprintf(&b, "    %s\n", d.Hint.ID)
		}
		for _, r := range d.Related {
			fmt.Fprintf(&b, "    %s %s\n", place(r.Span), r.Text.ID)
		}
	}
	return b.String()
}

// dump writes a plan as text: what is empty is left out.
func dump(p *plan.Plan) string {
	var b strings.Builder
	fmt.Fprintf(&b, "plan %q %s %d-%d theme=%s print={Paper:%s Width:%d Height:%d ChapterStart:%s}\n", p.Title, p.Language, p.Period.First, p.Period.Last, p.Theme, p.Print.Paper, p.Print.Width, p.Print.Height, p.Print.ChapterStart)
	for _, x := range p.IndexTerms {
		fmt.Fprintf(&b, "  index %q @%s\n", x.Term, place(x.Span))
	}
	line := func(format string, args ...any) { fmt.Fprintf(&b, "  "+format+"\n", args...) }
	for _, s := range [][2]string{{"subtitle", p.Subtitle}, {"region", p.Region}, {"publisher", p.Publisher}, {"base", p.BaseURL}, {"repository", p.Repository},
		{"version", p.Version}, {"date", p.Date}, {"license", p.License}, {"abstract", p.Abstract}} {
		if s[1] != "" {
			line("%s %q", s[0], s[1])
		}
	}
	if p.Editors {
		line("editors are named")
	}
	if b := p.Print; b.Gutter != 0 || b.OneSided || b.TopBound || b.ByChapter {
		line("binding gutter=%d one-sided=%t top=%t by chapter=%t", b.Gutter, b.OneSided, b.TopBound, b.ByChapter)
	}
	if p.Print.Bleed != 8503 {
		line("bleed %d", p.Print.Bleed)
	}
	if len(p.Editions) != 1 || p.Editions[0] != plan.Screen {
		line("editions %v", p.Editions)
	}
	if p.Profile != nil {
		line("profile %s", p.Profile.Path)
	}
	if p.Logo != nil {
		line("logo %s", p.Logo.Path)
	}
	if p.UnsafeHTML {
		line("unsafe html")
	}
	for _, d := range p.Dimensions {
		line("dimension %s %q %s %s %v %q", d.ID, d.Name, d.Mark, d.Color, d.Parts, d.Lead)
	}
	for _, a := range p.Agencies {
		line("agency %s %q %q", a.ID, a.Name, a.Short)
	}
	for _, s := range p.Stages {
		line("stage %s %q %s %s %q", s.ID, s.Name, s.Start, s.End, s.Output)
	}
	for _, g := range p.Goals {
		line("goal %s %q", g.Code, g.Text)
	}
	if p.AsOf != "" {
		line("as of %s, stale after %d", p.AsOf, p.StaleAfter)
	}
	for _, e := range p.Evaluations {
		line("evaluation %d %+v %+v", e.Year, e.Parts, e.Dimensions)
	}
	for _, a := range p.Abbreviations {
		line("abbreviation %s %q", a.Short, a.Long)
	}
	for _, r := range p.References {
		line("reference %s %q %q", r.Key, r.Label, doc.Plain(r.Text))
	}
	for _, f := range p.Records.Own() {
		line("own %s %q kind=%d required=%v %+v", f.Name, f.Doc.ID, f.Kind, f.Required, *f.Own)
	}
	for _, k := range p.Books {
		fmt.Fprintf(&b, "book %s %d %q %q\n", k.ID, k.Number, k.Title, k.Subtitle)
		for _, c := range []plan.Cover{k.Cover, k.Back} {
			if c.File != nil {
				line("cover %s @%s", c.File.Path, place(c.Span))
			}
		}
		dumpChapters(&b, k.Chapters, 1)
	}
	for _, g := range p.Programs {
		dumpProgram(&b, g)
	}
	for _, t := range p.Translations {
		b.WriteString("translation: " + dump(t))
	}
	return b.String()
}

var kindNames = map[plan.Kind]string{plan.Body: "chapter", plan.Front: "front", plan.Part: "part", plan.Appendix: "appendix", plan.Back: "back"}

func dumpChapters(b *strings.Builder, list []*plan.Chapter, depth int) {
	for _, c := range list {
		fmt.Fprintf(b, "%s%s %q %s depth=%d", strings.Repeat("  ", depth), kindNames[c.Kind], c.Title, c.Address, c.Depth)
		for _, s := range []struct {
			name string
			is   bool
			v    any
		}{{"id", c.ID != "", c.ID}, {"unnumbered", c.Unnumbered, true}, {"draft", c.Draft, true}, {"dimensions", c.Dimensions != nil, c.Dimensions},
			{"programs", c.Programs != nil, c.Programs}, {"lang", c.Language != "", c.Language}, {"authors", c.Authors != nil, c.Authors}, {"aliases", c.Aliases != nil, c.Aliases}, {"blocks", len(c.Doc.Blocks) > 0, len(c.Doc.Blocks)}} {
			if s.is {
				fmt.Fprintf(b, " %s=%v", s.name, s.v)
			}
		}
		fmt.Fprintf(b, " @%s\n", place(c.Span))
		dumpChapters(b, c.Children, depth+1)
	}
}

func dumpProgram(b *strings.Builder, g *plan.Program) {
	fmt.Fprintf(b, "program %s %q %s/%s %s %d-%d %s %s @%s\n", g.ID, g.Name, g.Dimension, g.Part, g.Agency, g.Start, g.End, g.Horizon, g.Address, place(g.Span))
	line := func(name string, given bool, v any) {
		if given {
			fmt.Fprintf(b, "  %s %+v\n", name, v)
		}
	}
	line("summary", g.Summary != "", g.Summary)
	line("status", g.Status != "", g.Status)
	line("location", g.Location != "", g.Location)
	line("partners", g.Partners != nil, g.Partners)
	line("legal basis", g.LegalBasis != nil, g.LegalBasis)
	line("outputs", g.Outputs != nil, g.Outputs)
	line("depends on", g.DependsOn != nil, g.DependsOn)
	line("goals", g.Goals != nil, g.Goals)
	if g.QuickWin != nil {
		line("quick win", true, *g.QuickWin)
	}
	for _, a := range g.Activities {
		fmt.Fprintf(b, "  activity %q %q %v %s @%s\n", a.Name, a.Output, a.Years, a.Agency, place(a.Span))
	}
	for _, p := range g.Phases {
		fmt.Fprintf(b, "  phase %d-%d %q @%s\n", p.Years.First, p.Years.Last, p.Text, place(p.Span))
	}
	line("risks", g.Risks != nil, g.Risks)
	for _, i := range g.Indicators {
		fmt.Fprintf(b, "  indicator %q %q %q(%d,%v) %v %v\n", i.Name, i.Unit, i.Baseline, i.Before, i.BeforeNumeric, values(i.Targets), values(i.Actual))
	}
	for _, m := range g.Budget {
		fmt.Fprintf(b, "  budget %d %q %d costed=%v spent=%d,%v %q\n", m.Year, m.Source, m.Amount, m.Costed, m.Spent, m.HasSpent, m.Note)
	}
	for _, p := range g.Progress {
		fmt.Fprintf(b, "  progress %q %s..%s %q %q(%d,%v) %q %q\n", p.Period, p.First, p.Last, p.Text, p.Physical, p.Done, p.Measured, p.Issue, p.Next)
		for _, e := range p.Evidence {
			file := ""
			if e.File != nil {
				file = e.File.Path
			}
			fmt.Fprintf(b, "    evidence %q file=%s url=%s\n", e.Title, file, e.URL)
		}
	}
	for _, v := range g.OwnValues {
		fmt.Fprintf(b, "  own %s %q %q\n", v.Field.Name, v.Texts("id"), v.Texts("en"))
	}
	var keys []string
	for k := range g.Keys {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	fmt.Fprintf(b, "  keys %v\n", keys)
	if len(g.Doc.Blocks) > 0 {
		fmt.Fprintf(b, "  blocks %d\n", len(g.Doc.Blocks))
	}
}

// values are the values of years without their places.
func values(list []plan.YearValue) (out []string) {
	for _, v := range list {
		out = append(out, fmt.Sprintf("{%d %s %d %v}", v.Year, v.Value, v.Number, v.Numeric))
	}
	return out
}
