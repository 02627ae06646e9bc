// Package plan is the model: what a planner means by a master plan. plan/load
// makes a [Plan] from the source tree; after that it is never modified.
//
// Ids are plain strings (dimension "governance", agency "diskominfo", program
// "GOV-01"); the Plan's methods look them up. Everything that a writer typed
// and that can be wrong in the light of something else carries its Span.
package plan

import (
	"jilid/build/diag"
	"jilid/build/plan/money"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// Plan is a whole master plan.
type Plan struct {
	File            *source.File // plan.yaml, or nil if there is none
	Files           *source.Tree // what it was read from: the data files of views are sought there
	Title           string
	Subtitle        string
	Region          string
	Language        string // "id" or "en": the words the tool itself writes
	Period          Years
	Publisher       string
	BaseURL         string // ends in "/" unless empty
	Repository      string
	Editors         bool   // who wrote a chapter or program is published
	Theme           string // a folder under themes/
	Version         string // edition as printed in the imprint, or ""
	Date            string // ISO date of the edition, or ""
	License         string
	Logo            *source.File
	LogoSpan        source.Span // where plan.yaml names it
	Abstract        string
	Books           []*Book
	Dimensions      []*Dimension
	Agencies        []*Agency
	Stages          []Stage
	Goals           []Goal
	Evaluations     []Evaluation   // ascending by year
	Abbreviations   []Abbreviation // in alphabetical order of Short
	References      []*Reference   // in the order of the file
	Programs        []*Program     // in order of dimension, then id
	Records         schema.Records // what can be typed: the built-in records with the plan's own fields
	Print           Print
	Editions        []Edition    // of every book, at least one
	Profile         *source.File // the ICC profile of the press, nil if the plan has none of its own
	ProfileSpan     source.Span
	IndexTerms      []IndexTerm // that the index finds in the text by itself
	UnsafeHTML      bool
	Levels          diag.Levels  // severities the plan chose for warnings and hints
	AsOf            string       // ISO date to which the records of progress are complete; "" where nothing is reported
	AsOfSpan        source.Span  // where it was given; nowhere if it follows from what is reported
	StaleAfter      int          // months after which a running program's last report is too old
	Translations    []*Plan      // the same plan in other languages, see Original
	Original        *Plan        // of a translation: the plan it translates
	TranslationSpan source.Span  // of a translation: where plan.yaml names its language
	Texts           *source.File // of a translation: the file with the texts of plan.yaml, or nil
}

// Years is a closed range of calendar years; the zero Years is "not given".
type Years struct{ First, Last int }

// Has tells whether the year lies in the range.
func (y Years) Has(year int) bool { return y.First <= year && year <= y.Last }

// Runs draws years together that follow one another, in ascending order: 2020, 2021,
// 2024 are 2020–2021 and 2024.
func Runs(years []int) []Years {
	var out []Years
	for _, y := range years {
		if last := len(out) - 1; last >= 0 && out[last].Last+1 == y {
			out[last].Last = y
			continue
		}
		out = append(out, Years{y, y})
	}
	return out
}

// List is every year of the range.
func (y Years) List() []int {
	var out []int
	for n := y.First; n <= y.Last && y.First > 0; n++ {
		out = append(out, n)
	}
	return out
}

// Book is one volume.
type Book struct {
	ID       string // the folder's name and the PDF's: "buku-2"
	Number   int    // 1-based place among the books
	Title    string // "Masterplan Smart City"
	Subtitle string
	Cover    Cover
	Back     Cover
	Chapters []*Chapter // in order; parts hold their chapters
	Span     source.Span
}

// Cover is a picture of the plan's own for a cover; without a file there is none.
type Cover struct {
	File *source.File
	Span source.Span // where plan.yaml names it
}

// Kind of a chapter.
type Kind int

const (
	Body     Kind = iota // a numbered chapter (BAB)
	Front                // foreword, preface …: before the contents, unnumbered
	Part                 // a Bagian above its chapters
	Appendix             // Lampiran A, B …
	Back                 // after the chapters, unnumbered
)

// Chapter is one Markdown file: a chapter, or – below a chapter whose folder has
// an _index.md – a section of it in a file of its own, or a part above chapters.
type Chapter struct {
	File       *source.File
	Book       *Book
	Parent     *Chapter   // the chapter or part it stands in, or nil
	Children   []*Chapter // sections in files of their own, or a part's chapters
	Depth      int        // 0: chapter (also within a part), 1: section file, 2: its sections …; headings in it move down by Depth
	Kind       Kind
	Unnumbered bool // number: none
	Title      string
	Language   string   // tag of BCP 47, if not the plan's language
	ID         string   // anchor for @sec-…: "sec-…" as given, or ""
	Address    string   // slash path in the site: "buku-2/strategi.html"
	Dimensions []string // ids
	Programs   []string // ids the chapter is about
	Authors    []string
	Aliases    []string
	AliasSpans []source.Span // where each of them stands
	Draft      bool
	Doc        *doc.Document
	Span       source.Span // of the title, or the file's beginning
	Original   *Chapter    // in a translation of the plan: what this is in the original
}

// Dimension is one of the plan's dimensions, with its sub-dimensions.
type Dimension struct {
	ID    string
	Name  string // "Smart Governance"
	Mark  string // two letters, so that colour never stands alone: "GO"
	Color string // "#1f6f8b" if the plan gives one, else "": the theme's
	Icon  *source.File
	Lead  string // one sentence: why it matters
	Parts []DimensionPart
	Span  source.Span
}

// DimensionPart is a sub-dimension.
type DimensionPart struct{ ID, Name string }

// Part is the sub-dimension with the id, if there is one.
func (d *Dimension) Part(id string) (DimensionPart, bool) {
	for _, p := range d.Parts {
		if p.ID == id {
			return p, true
		}
	}
	return DimensionPart{}, false
}

// Agency is an OPD (organisasi perangkat daerah).
type Agency struct {
	ID    string
	Name  string // "Dinas Komunikasi, Informatika dan Persandian"
	Short string // "Diskominfo"; the name if none was given
	Span  source.Span
}

// Stage is a step in the making of the plan itself (Bimtek I–IV).
type Stage struct {
	ID, Name   string
	Start, End string // ISO dates, or ""
	Output     string
	Span       source.Span
}

// Goal is something programs are aligned with: an RPJMD objective, an SDG target …
type Goal struct {
	Code, Text string
	Span       source.Span
}

// Evaluation is a yearly evaluation on a scale of 0–4.
type Evaluation struct {
	Year       int
	Parts      []Score
	Dimensions []Score
	Span       source.Span
}

// Score is a weighted score. Both numbers are in thousandths; Weight is of a per
// cent, and 0 where there are no weights.
type Score struct {
	Name          string
	Weight, Value int64
}

// Abbreviation of the plan's list.
type Abbreviation struct {
	Short, Long string
	Span        source.Span
}

// Reference is one entry of the bibliography: its text is ready to print.
type Reference struct {
	Key   string
	Label string // as cited in the text: "Perpres 95/2018" or "Giffinger dkk. 2007"
	Text  []doc.Inline
	Sort  string // collation key
	Span  source.Span
}

// Print is what plan.yaml says of the printed books.
type Print struct {
	Paper        string // "A4", "F4", …, or "" when Width and Height are given
	Width        int    // thousandths of a point, of a paper of one's own
	Height       int
	ChapterStart string // "right" or "any"
	Bleed        int    // thousandths of a point, of the press edition
	Gutter       int    // thousandths of a point, by which the bound margin is wider
	OneSided     bool   // printed on one side of the paper
	TopBound     bool   // bound at the head, not at the left
	ByChapter    bool   // folios are "I-1"
}

// Edition is whom a printed book is made for.
type Edition string

// The editions.
const (
	Screen Edition = "screen" // to be read and searched, and for archives
	Press  Edition = "press"  // for the printing press
	Draft  Edition = "draft"  // to be corrected
)

// Editions are all editions there are.
var Editions = []Edition{Screen, Press, Draft}

var editionNames = map[Edition]lang.Word{Press: {ID: "cetak", EN: "press"}, Draft: {ID: "draf", EN: "draft"}}

// PDF is the name of the file with an edition of a book: "buku-1-cetak.pdf".
func (p *Plan) PDF(b *Book, e Edition) string { return FileName(b.ID, e, lang.Of(p.Main().Language)) }

// FileName is the same by a book's id and the plan's language.
func FileName(book string, e Edition, l lang.Lang) string {
	if name, ok := editionNames[e]; ok {
		return book + "-" + name.In(l) + ".pdf"
	}
	return book + ".pdf"
}

// IndexTerm is a term for the index; its last part is what is sought.
type IndexTerm struct {
	Term []string // an entry, and the entries below it
	Span source.Span
}

// Program is the heart of the plan: one record, from which every table, roadmap,
// total and summary comes.
type Program struct {
	File       *source.File
	ID         string
	Name       string
	Summary    string
	Dimension  string
	Part       string
	Agency     string
	Partners   []Partner
	Horizon    string // "short", "medium", "long"; derived from the years when not given
	QuickWin   *QuickWin
	Start, End int  // years
	YearsWrong bool // one of them was reported: what follows from them isn't told
	Location   string
	LegalBasis []string
	Outputs    []string
	DependsOn  []string
	Goals      []string
	Activities []Activity
	Phases     []Phase
	Risks      []Risk
	Indicators []Indicator
	Budget     []BudgetLine
	Status     string // "planned" …, "" read as "planned"
	Progress   []Progress
	OwnValues  []OwnValue // in the order of the plan's own fields; those not given are left out
	Address    string     // "program/gov-01.html"
	Doc        *doc.Document
	Record     *schema.Object         // as it was typed
	Span       source.Span            // of the id
	Keys       map[string]source.Span // where each given field stands, by its English name
	Original   *Program               // in a translation of the plan: what this is in the original
	Texts      *source.File           // the file that translates it, or nil
}

// Partner is a supporting agency (Agency set) or someone else (Name set).
type Partner struct{ Agency, Name string }

// QuickWin is what makes a program a quick win; every field but Yes may be empty.
type QuickWin struct {
	Idea, Appeal, Benefit, Uniqueness, Partnership, Growth, Continuity, Resources, Risk string
	Steps                                                                               []string
}

// Activity (kegiatan) of a program.
type Activity struct {
	Name, Output string
	Years        []int // ascending
	Agency       string
	Span         source.Span // of the years, or the activity
}

// Phase is what happens in some years: the text in a roadmap's bar.
type Phase struct {
	Years Years
	Text  string
	Span  source.Span // of the years
}

// Risk and what is done about it.
type Risk struct{ Risk, Mitigation string }

// Indicator of a program. Values are kept as written; of the baseline, Before is
// the number in thousandths if BeforeNumeric.
type Indicator struct {
	Name, Unit, Baseline string
	Before               int64
	BeforeNumeric        bool
	Targets, Actual      []YearValue // ascending by year
	Span                 source.Span
}

// YearValue is the value of a year; Value as written, Number in thousandths if Numeric.
type YearValue struct {
	Year    int
	Value   string
	Number  int64
	Numeric bool
	Span    source.Span
}

// BudgetLine is money of a year from a source. Costed false means "not yet
// costed", which is not zero.
type BudgetLine struct {
	Year     int
	Source   string // "APBD", "APBN", …
	Amount   money.Rupiah
	Costed   bool
	Spent    money.Rupiah
	HasSpent bool
	Note     string
	Span     source.Span
}

// Progress is one period's report. First and Last are the ISO dates of the
// period, both empty if it can't be read. Done is Physical in thousandths of a
// per cent if Measured.
type Progress struct {
	Period      string
	First, Last string
	Text        string
	Physical    string
	Done        int64
	Measured    bool
	Issue, Next string
	Evidence    []Evidence
	Span        source.Span // of the period
}

// Evidence is what shows that a report is true: a file of the plan, a web
// address, or words alone. Title is never empty.
type Evidence struct {
	Title string
	File  *source.File
	URL   string
	Span  source.Span
}
