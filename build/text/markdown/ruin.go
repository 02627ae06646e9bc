package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	extast "github.com/yuin/goldmark/extension/ast"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/doc"
)

// A table with a slip in it is a paragraph to Markdown, and its caption, which may make a
// definition list of it, stands under nothing. What is told is the slip.

// ruin is a table that can't be read.
type ruin struct {
	lines     []source.Span // up to an empty one
	texts     []string      // of the lines
	end       int           // of all that belongs to it, its caption included
	separator source.Span   // where it stands behind an empty line
	captioned bool
}

// brokenTable reports a table that can't be read.
func (w *writer) brokenTable(n node) {
	c := w.c
	if n.Lines() == nil || n.Lines().Len() == 0 || c.opt.Plain {
		return
	}
	start := n.Lines().At(0).Start
	if c.loneLine(start) || c.inRuins(c.at(start, start)) {
		return
	}
	r := c.ruin(start)
	if !r.isTable() {
		return
	}
	c.ruined = c.at(start, r.end)
	var above *doc.Table // which these rows may belong to
	if len(w.out) > 0 {
		if t, ok := w.out[len(w.out)-1].(*doc.Table); ok && t.Caption == nil {
			above = t
		}
	}
	at, text, hint := r.explain(above != nil)
	c.report(diag.BadTable, at, text, hint)
	if above != nil {
		above.Caption = doc.Str("…") // it is below these rows
	}
}

// inRuins tells whether a place belongs to a table that was reported as unreadable.
func (c *converter) inRuins(at source.Span) bool {
	return c.ruined.File != nil && at.File == c.ruined.File && at.Start >= c.ruined.Start && at.Start < c.ruined.End
}

// loneLine tells whether the line at an offset can be no table's: nothing stands right below
// it, and it doesn't begin as a row does. So do most paragraphs.
func (c *converter) loneLine(start int) bool {
	end := c.lineEnd(start)
	line := bytes.TrimSpace(c.src[start:end])
	below := c.src[min(end+1, len(c.src)):]
	if i := bytes.IndexByte(below, '\n'); i >= 0 {
		below = below[:i]
	}
	return len(line) > 0 && line[0] != '|' && line[0] != '+' && len(bytes.TrimSpace(below)) == 0
}

// ruin looks at the lines from an offset on.
func (c *converter) ruin(start int) *ruin {
	r := &ruin{end: start}
	for blank := false; r.end < len(c.src); {
		stop := c.lineEnd(r.end)
		line := string(bytes.TrimSpace(c.src[r.end:stop]))
		isCaption := strings.HasPrefix(line, ": ")
		switch {
		case blank && len(r.lines) == 1 && isSeparator(line):
			r.separator = c.at(r.end, stop)
		case blank && !isCaption:
			return r
		}
		r.captioned = r.captioned || blank && isCaption
		if !blank && line != "" {
			r.lines, r.texts = append(r.lines, c.at(r.end, stop)), append(r.texts, line)
		}
		blank = line == ""
		r.end = stop + 1
	}
	return r
}

// isTable tells whether the lines were meant as a table.
func (r *ruin) isTable() bool {
	if len(r.texts) == 0 {
		return false
	}
	head := r.texts[0]
	switch {
	case strings.HasPrefix(head, "|") && strings.Count(head, "|") > 2, gridLine.MatchString(head):
		return true
	case len(r.texts) == 1:
		return false
	case isSeparator(r.texts[1]):
		return cellsOf(head) > 1 || len(strings.Fields(r.texts[1])) > 1
	}
	if r.tabbed() {
		return true
	}
	if !r.captioned {
		return false
	}
	for _, line := range r.texts {
		if cellsOf(line) < 2 {
			return false
		}
	}
	return true
}

// tabbed tells whether the lines are the rows of a table that was copied from another program: with
// the same number of tabs in each.
func (r *ruin) tabbed() bool {
	tabs := strings.Count(r.texts[0], "\t")
	for _, line := range r.texts {
		if strings.Count(line, "\t") != tabs || listSign.MatchString(line) {
			return false
		}
	}
	return tabs > 0 && len(r.texts) > 1
}

// explain is what is wrong with the table, and where. There may be another table right above it.
func (r *ruin) explain(below bool) (at source.Span, text, hint diag.Text) {
	columns := cellsOf(r.texts[0])
	write := diag.T("tulis `%s` di baris itu", "write `%s` on that line", separator(columns))
	at = r.lines[0]
	if gridLine.MatchString(r.texts[0]) {
		return at, diag.T("tabel dengan garis `+---+` tidak terbaca dan tercetak sebagai teks", "a table with lines `+---+` can't be read and is printed as text"),
			diag.T("tulis setiap baris sebagai `| sel | sel |`, dengan `|---|---|` di bawah judul kolom", "write each row as `| cell | cell |`, with `|---|---|` below the head")
	}
	if r.tabbed() {
		return at, diag.T("sel tabel ini dipisahkan dengan tab, maka semuanya tercetak sebagai teks", "the cells of this table are parted by tabs, so that all of it is printed as text"),
			diag.T("tulis setiap baris sebagai `| sel | sel |`, dengan `%s` di bawah judul kolom", "write each row as `| cell | cell |`, with `%s` below the head", separator(strings.Count(r.texts[0], "\t")+1))
	}
	if r.separator.File != nil {
		return r.separator, diag.T("tabel ini tidak terbaca: di bawah judul kolomnya ada baris kosong", "this table can't be read: an empty line stands below its head"),
			diag.T("hapus baris kosong di atas baris ini", "delete the empty line above this one")
	}
	if len(r.texts) > 1 && isSeparator(r.texts[1]) {
		line := r.texts[1]
		at = r.lines[1]
		odd := strings.IndexFunc(line, func(r rune) bool { return !strings.ContainsRune("|:- \t", r) })
		switch {
		case columns == 1:
			return r.lines[0], diag.T("tabel ini tidak terbaca: kolomnya tidak dibatasi dengan `|`", "this table can't be read: its columns aren't parted by `|`"),
				diag.T("batasi kolom-kolomnya dengan `|`, di judul, di baris pemisah, dan di setiap baris", "part its columns by `|`, in the head, in the separator and in every row")
		case odd >= 0:
			sign, _ := utf8.DecodeRuneInString(line[odd:])
			text = diag.T("tabel ini tidak terbaca: baris pemisahnya memuat `%c`", "this table can't be read: its separator has a `%c`", sign)
		case !strings.Contains(line, "|"):
			text = diag.T("tabel ini tidak terbaca: baris pemisahnya tanpa `|`", "this table can't be read: its separator has no `|`")
		case cellsOf(line) != columns:
			text = diag.T("tabel ini tidak terbaca: baris pemisahnya punya %d kolom, sedangkan judulnya %d", "this table can't be read: its separator and its head have different numbers of columns, %d and %d", cellsOf(line), columns)
		default:
			text = diag.T("tabel ini tidak terbaca: baris pemisahnya keliru", "this table can't be read: its separator is wrong")
		}
		return at, text, write
	}
	if below {
		return at, diag.T("baris kosong memutus tabel di atas; baris ini tercetak sebagai teks", "an empty line ends the table above; this row is printed as text"),
			diag.T("hapus baris kosong di atasnya; bila ini tabel lain, tulis `%s` di bawah judul kolomnya", "delete the empty line above; if this is another table, write `%s` below its head", separator(columns))
	}
	return at, diag.T("tabel ini tidak terbaca: tidak ada baris pemisah di bawah judul kolomnya", "this table can't be read: there is no separator below its head"),
		diag.T("tulis `%s` di baris baru di bawahnya", "write `%s` on a new line below it", separator(columns))
}

// separator is the line below the head of a table.
func separator(columns int) string { return "|" + strings.Repeat("---|", min(columns, 20)) }

var (
	gridLine      = regexp.MustCompile(`^\+[-=+]+\+$`)
	separatorLine = regexp.MustCompile(`^[|+: \t]*[-–—=_]{2,}[-–—=_|+:. \t]*$|^\|[ \t]*:?-:?[ \t]*\|[-:| \t]*$`)
)

// isSeparator tells whether a line was meant to part the head of a table from its rows. Nearly
// all lines are told by their first sign, and every paragraph's are asked about.
func isSeparator(line string) bool {
	return line != "" && strings.IndexByte("|+: \t-=_\xe2", line[0]) >= 0 && separatorLine.MatchString(line)
}

// cellsOf is how many cells a row has.
func cellsOf(line string) int {
	line = strings.TrimPrefix(strings.TrimSpace(line), "|")
	if strings.HasSuffix(line, "|") && !strings.HasSuffix(line, `\|`) {
		line = line[:len(line)-1]
	}
	cells := 1
	for i := range len(line) {
		if line[i] == '|' && (i == 0 || line[i-1] != '\\') {
			cells++
		}
	}
	return cells
}

// oddSeparator is how many columns the rows of a table have: as many as its separator, or else
// as the head and all rows, and then it is the separator that is reported.
func (c *converter) oddSeparator(n *extast.Table, columns int) int {
	rows, after := 0, 0
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		start := max(r.Pos(), 0)
		cells := cellsOf(source.Shared(c.src[start:c.lineEnd(start)]))
		if rows != 0 && cells != rows {
			return columns
		}
		if rows = cells; after == 0 {
			after = c.lineEnd(start) + 1
		}
	}
	if rows == 0 || rows == columns || rows == 1 || after >= len(c.src) {
		return columns
	}
	c.report(diag.BadTable, c.at(after, c.lineEnd(after)), diag.T("baris pemisah tabel punya %d kolom, sedangkan judul dan semua barisnya %d", "the table's separator has %d columns, but its head and all its rows have %d", columns, rows),
		diag.T("tulis `%s`", "write `%s`", separator(rows)))
	return rows
}
