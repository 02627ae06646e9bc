package diag

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"jilid/build/source"
)

// Print writes diagnostics for people: each with its place, the line it is
// about and a mark below the words that are meant, how to mend it, and the
// second place; at the end how many there were. The place comes first, so that
// editors and terminals can jump to it.
//
//	content/buku-1/01.md:3:1: galat[JLD021]: kunci `judl` tidak dikenal
//	  3 │ judl: Pendahuluan
//	    │ ^^^^
//	    petunjuk: maksudnya `judul`?
func Print(w io.Writer, ds []Diagnostic, opt PrintOptions) error {
	p := &printer{PrintOptions: opt}
	alike := map[kind]int{}
	for _, d := range ds {
		if alike[kindOf(d)]++; alike[kindOf(d)] <= manyAlike {
			p.diagnostic(d)
		}
	}
	for _, d := range ds {
		k := kindOf(d)
		if more := alike[k] - manyAlike; more > 0 {
			at := ""
			if k.file != "" {
				at = visible(p.path(k.file)) + ": "
			}
			p.b.WriteString(at + T("dan %d lagi seperti itu [%s]", "and %d more like that [%s]", more, k.code).In(p.Lang) + "\n\n")
			delete(alike, k)
		}
	}
	p.b.WriteString(p.bold(Summary(ds, opt.Lang)) + "\n")
	_, err := io.WriteString(w, p.b.String())
	return err
}

// manyAlike is how many diagnostics of a kind are printed for a file. A column of
// words where numbers should be is one mistake, not ten thousand.
const manyAlike = 40

type kind struct {
	code Code
	file string
}

func kindOf(d Diagnostic) kind { return kind{d.Code, filePath(d.Span)} }

// Summary counts diagnostics: "3 galat, 2 peringatan". It is "" if there are none.
func Summary(ds []Diagnostic, lang string) string {
	var n [3]int
	for _, d := range ds {
		n[d.Severity]++
	}
	var parts []string
	for s, count := range n {
		if count == 0 {
			continue
		}
		word := severityWords[s].In(lang)
		if lang == "en" && count > 1 {
			word += "s"
		}
		parts = append(parts, strconv.Itoa(count)+" "+word)
	}
	return strings.Join(parts, ", ")
}

// In is the severity's word in a language.
func (s Severity) In(lang string) string { return severityWords[s].In(lang) }

var severityWords = [...]Text{Error: {"galat", "error"}, Warning: {"peringatan", "warning"}, Hint: {"saran", "hint"}}

// The colours: red, yellow and cyan for the three severities, blue for line
// numbers.
var severityColors = [...]string{Error: "1;31", Warning: "1;33", Hint: "1;36"}

type printer struct {
	PrintOptions
	b strings.Builder
}

func (p *printer) paint(code, s string) string {
	if !p.Color || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p *printer) bold(s string) string { return p.paint("1", s) }

func (p *printer) diagnostic(d Diagnostic) {
	label := d.Severity.In(p.Lang) + "[" + string(d.Code) + "]"
	p.b.WriteString(p.place(d.Span) + p.paint(severityColors[d.Severity], label) + ": " + p.bold(visible(d.Text.In(p.Lang))) + "\n")
	margin := p.excerpt(d.Span, severityColors[d.Severity])
	if d.Hint != (Text{}) {
		fmt.Fprintf(&p.b, "%s%s: %s\n", margin, p.paint("36", Text{"petunjuk", "help"}.In(p.Lang)), visible(d.Hint.In(p.Lang)))
	}
	shown, more := d.places()
	for _, r := range shown {
		p.b.WriteString("  " + p.place(r.Span) + visible(r.Text.In(p.Lang)) + "\n")
		p.excerpt(r.Span, "34")
	}
	if more != (Text{}) {
		p.b.WriteString("  " + more.In(p.Lang) + "\n")
	}
	p.b.WriteByte('\n')
}

// mostPlaces is how many further places are shown to people; programs get all.
const mostPlaces = 3

// places are the further places to show, and what is said of the others.
func (d Diagnostic) places() (shown []Related, more Text) {
	if n := len(d.Related) - mostPlaces; n > 0 {
		more = T("dan %d tempat lagi", "and %d more places", n)
		if n == 1 {
			more.EN = "and one more place"
		}
		return d.Related[:mostPlaces], more
	}
	return d.Related, Text{}
}

// place is "path:line:column: ", in a workbook "path: Sheet!C7: ", or nothing
// for the plan as a whole.
func (p *printer) place(s source.Span) string {
	at := s.Position()
	if at.Path == "" {
		return ""
	}
	at.Path = p.path(at.Path)
	return visible(at.String()) + ": "
}

// excerpt prints the line a span begins in and carets below what is meant. It
// returns the margin for what follows.
func (p *printer) excerpt(s source.Span, color string) (margin string) {
	at := s.Position()
	if at.Path == "" {
		return "  "
	}
	margin = strings.Repeat(" ", len(strconv.Itoa(at.Line))+3)
	line := s.File.Line(at.Line)
	if strings.TrimSpace(line) == "" || strings.IndexByte(line, 0) >= 0 { // nothing to see, or no text
		return margin
	}
	begin := s.File.Offset(at.Line, 1)
	from := min(max(s.Start-begin, 0), len(line))
	to := min(max(s.End-begin, from), len(line))
	before, meant, after := cells(line[:from]), cells(line[from:to]), cells(line[to:])
	before, meant, after = shorten(before, meant, after)
	fmt.Fprintf(&p.b, "  %s %s\n", p.paint("34", strconv.Itoa(at.Line)+" │"), join(before)+join(meant)+join(after))
	fmt.Fprintf(&p.b, "%s%s %s%s\n", margin[:len(margin)-1], p.paint("34", " │"), strings.Repeat(" ", width(before)),
		p.paint(color, strings.Repeat("^", max(1, min(width(meant), lineWidth)))))
	return margin
}

// lineWidth is how many columns of a line are shown at most.
const lineWidth = 100

// cell is a character of an excerpt and how many columns of the terminal it takes.
type cell struct {
	text  string
	width int
}

func width(cs []cell) (n int) {
	for _, c := range cs {
		n += c.width
	}
	return n
}

func join(cs []cell) string {
	var b strings.Builder
	for _, c := range cs {
		b.WriteString(c.text)
	}
	return b.String()
}

// shorten cuts a long line around what is meant, and that behind its beginning.
func shorten(before, meant, after []cell) (_, _, _ []cell) {
	ellipsis := cell{"…", 1}
	if width(meant) > lineWidth {
		meant = append(meant[:lineWidth-1:lineWidth-1], ellipsis)
	}
	wide, room := width(before), max(lineWidth-width(meant), lineWidth/3)
	if wide+width(after) <= room {
		return before, meant, after
	}
	if most := room * 2 / 3; wide > most {
		for wide > most-1 {
			wide -= before[0].width
			before = before[1:]
		}
		before = append([]cell{ellipsis}, before...)
		wide++
	}
	left := max(room-wide, 0)
	if wide = width(after); wide > left {
		for wide > max(left-1, 0) {
			wide -= after[len(after)-1].width
			after = after[:len(after)-1]
		}
		after = append(after[:len(after):len(after)], ellipsis)
	}
	return before, meant, after
}

// cells are the characters of a line as a terminal shows them: a tab is four
// columns wide, East Asian characters and emoji two, marks none. Control
// characters are made visible, so that no file can steer the terminal.
func cells(s string) []cell {
	var out []cell
	for _, r := range s {
		switch {
		case r == '\t':
			out = append(out, cell{"    ", 4})
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Me, r), unicode.Is(unicode.Cf, r):
			if unicode.Is(unicode.Cf, r) {
				continue // invisible: direction marks, soft hyphens
			}
			out = append(out, cell{string(r), 0})
		case unicode.IsControl(r), r == unicode.ReplacementChar:
			out = append(out, cell{"·", 1})
		case wide(r):
			out = append(out, cell{string(r), 2})
		default:
			out = append(out, cell{string(r), 1})
		}
	}
	return out
}

// wide tells the characters that take two columns.
func wide(r rune) bool {
	return r >= 0x1100 && (r <= 0x115f || // Hangul
		r >= 0x2e80 && r <= 0xa4cf && r != 0x303f || // CJK
		r >= 0xac00 && r <= 0xd7a3 || r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe6f ||
		r >= 0xff00 && r <= 0xff60 || r >= 0xffe0 && r <= 0xffe6 ||
		r >= 0x1f300 && r <= 0x1f64f || r >= 0x1f680 && r <= 0x1f6ff || r >= 0x1f900 && r <= 0x1f9ff || // emoji
		r >= 0x20000 && r <= 0x3fffd)
}

// visible is a message with nothing in it that could steer a terminal.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return '·'
		}
		return r
	}, s)
}
