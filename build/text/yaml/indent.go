package yaml

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"jilid/build/diag"
)

// What a writer did whose lines don't begin in the columns that they should.

// keyForm is a line that begins with a key, perhaps that of a list item.
var keyForm = regexp.MustCompile(`^[\t ]*(?:- +)*(?:"([^"]*)"|'([^']*)'|([^\s"'#{\[\-][^#]*?|-[^\s#][^#]*?)) *:(?:[ \t]|$)`)

// keyOf is the key that a line begins with, behind the dashes of list items; "" if there is none.
func keyOf(line string) string {
	m := keyForm.FindStringSubmatch(line)
	if m == nil {
		return ""
	}
	return m[1] + m[2] + m[3]
}

// isItem tells whether a line begins a list item.
func isItem(line string) bool {
	s := strings.TrimLeft(line, " \t")
	return s == "-" || strings.HasPrefix(s, "- ")
}

// opens tells whether what a line's key holds stands below it.
func opens(line string) bool {
	line, _, _ = strings.Cut(line, " #")
	return strings.HasSuffix(strings.TrimRight(line, " \t"), ":")
}

// column is where the key or the dash of a line begins.
func column(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// columns are those in which the n-th line may begin by what stands above: the
// keys around it, or the list items if it is one. The innermost comes first.
func (s *stumble) columns(n int) []int {
	line := s.lineText(n)
	var out []int
	margin, dash := len(s.s), false // of what was seen, and whether that was an item, which may stand below its key
	for above := n - 1; above > 0 && margin > 0; above-- {
		text := s.lineText(above)
		if _, ok := indent(text); !ok || strings.Contains(text[:column(text)], "\t") {
			continue
		}
		item, key := isItem(text), keyOf(text) != ""
		at := content(text)
		if key && !isItem(line) && (at < margin || dash && at == margin) {
			out = append(out, at)
		}
		at = column(text)
		if item && isItem(line) && at < margin {
			out = append(out, at)
		}
		if (item || key) && (at < margin || dash && at == margin) {
			margin, dash = at, item
		}
	}
	if n := s.below(n); opens(line) && n > 0 && !strings.Contains(s.lineText(n)[:column(s.lineText(n))], "\t") { // what is below must be its own
		deep := column(s.lineText(n))
		out = slices.DeleteFunc(out, func(c int) bool { return c > deep || c == deep && !isItem(s.lineText(n)) })
	}
	return slices.Compact(out)
}

// below is the next line that isn't empty; 0 if there is none.
func (s *stumble) below(n int) int {
	for n++; n <= len(s.lines); n++ {
		if _, ok := indent(s.lineText(n)); ok {
			return n
		}
	}
	return 0
}

// misplaced: the n-th line begins in a column in which nothing else of its level does.
func (s *stumble) misplaced(n int) (wording, bool) {
	line := s.lineText(n)
	columns, at := s.columns(n), column(line)
	if len(columns) == 0 || slices.Contains(columns, at) || keyOf(line) == "" && !isItem(line) {
		return wording{}, false
	}
	wanted := slices.MinFunc(columns, func(a, b int) int { return max(a-at, at-a) - max(b-at, at-b) })
	return s.move(n, wanted), true
}

// move tells to move the n-th line, and those below that stand with it, to a column.
func (s *stumble) move(n, wanted int) wording {
	line, begin := s.lineText(n), s.lines[n-1]
	at := column(line)
	name, what := diag.T("`-`", "`-`"), diag.T("butir ini", "this item")
	if key := keyOf(line); !isItem(line) {
		name = diag.T("`%[1]s`", "`%[1]s`", clip(key))
		what = name
	}
	w := wording{start: begin + wanted, end: begin + at, cut: begin, upto: s.ends(n, wanted)}
	w.text = diag.T("%s lebih menjorok daripada baris lain yang setingkat", "%s is indented more than the other lines of its level", what)
	w.hint = diag.T("tulis tepat %[2]d spasi di depan %[1]s", "write exactly %[2]d blanks before %[1]s", name, wanted)
	switch {
	case wanted == 0:
		w.hint = diag.T("hapus spasi di depan %s", "delete the blanks before %s", name)
	case at < wanted:
		w.start, w.end = begin+at, begin+len(strings.TrimRight(line, " \t"))
		if i := strings.Index(line, ":"); i > 0 && !isItem(line) {
			w.end = begin + i
		}
		w.text = diag.T("%s kurang menjorok daripada baris lain yang setingkat", "%s is indented less than the other lines of its level", what)
	}
	with := 0
	for i := n + 1; i <= len(s.lines) && s.lines[i-1] < w.upto; i++ {
		if l := s.lineText(i); column(l) == at && (isItem(l) == isItem(line)) && (isItem(l) || keyOf(l) != "") {
			with++
		}
	}
	if with > 0 {
		w.hint = diag.T("%s, juga di baris setingkat di bawahnya", "%s, and on the lines below that stand with it", w.hint)
	}
	return w
}

// ends is where the entry ends that the n-th line begins, if it stood in a column.
func (s *stumble) ends(n, column int) int {
	for i := n + 1; i <= len(s.lines); i++ {
		line := s.lineText(i)
		deep, ok := indent(line)
		if ok && (deep < column || deep == column && !(isItem(line) && !isItem(s.lineText(n)) && opens(s.lineText(n)))) {
			return s.lines[i-1]
		}
	}
	return len(s.s)
}

// block: all of the block that the n-th line ends is indented deeper than that line, which
// isn't where the block's parent stands. Either is wrong: the one with fewer lines of its
// level, or else the one that isn't two blanks deeper than the parent.
func (s *stumble) block(n int) (wording, bool) {
	head := s.blockHead(n)
	if head == 0 {
		return wording{}, false
	}
	if margins := s.level(n, n) - s.level(head, n); margins > 0 || margins == 0 && s.step(head) != 2 {
		return s.move(head, column(s.lineText(n))), true
	}
	return s.move(n, column(s.lineText(head))), true
}

// step is how much deeper a line is indented than the one it stands below.
func (s *stumble) step(n int) int {
	parent := -2 // the keys of the text stand at its margin
	if above := s.above(n); above > 0 {
		parent = column(s.lineText(above))
	}
	return column(s.lineText(n)) - parent
}

// blockHead is the first line of the block that the n-th line ends, if all of the
// block is indented deeper than that line and nothing but its parent stands
// above; else 0. Then either is wrong: the one with fewer lines of its level.
func (s *stumble) blockHead(n int) int {
	margin, _ := indent(s.lineText(n))
	head := 0
	for n--; n > 0; n-- {
		deep, ok := indent(s.lineText(n))
		if ok && deep == margin {
			return 0
		}
		if ok && deep < margin {
			break
		}
		if ok {
			head = n
		}
	}
	return head
}

// level counts the lines of the level of one line in the block around another.
func (s *stumble) level(line, around int) int {
	margin, _ := indent(s.lineText(around))
	own, _ := indent(s.lineText(line))
	count := 0
	for n := around; n > 0; n-- {
		if deep, ok := indent(s.lineText(n)); ok && deep < margin {
			break
		} else if ok && deep == own {
			count++
		}
	}
	for n := around + 1; n <= len(s.lines); n++ {
		if deep, ok := indent(s.lineText(n)); ok && deep < margin {
			break
		} else if ok && deep == own {
			count++
		}
	}
	return count
}

// above is the first line above the n-th that isn't empty and is indented less; 0 if
// there is none.
func (s *stumble) above(n int) int {
	margin, _ := indent(s.lineText(n))
	for n--; n > 0; n-- {
		if deep, ok := indent(s.lineText(n)); ok && deep < margin {
			return n
		}
	}
	return 0
}

// shallowAbove: the n-th line and the next of its level are indented deeper than
// the one line that begins their block: that one is wrong.
func (s *stumble) shallowAbove(n int) (wording, bool) {
	above := s.above(n)
	if above == 0 || above != n-1 || !s.blockBegins(above) {
		return wording{}, false
	}
	if s.level(n, n) < 2 {
		return wording{}, false
	}
	return s.move(above, column(s.lineText(n))), true
}

// blockBegins tells whether a line is the first of its level below its parent.
func (s *stumble) blockBegins(n int) bool {
	margin, _ := indent(s.lineText(n))
	for n--; n > 0; n-- {
		if deep, ok := indent(s.lineText(n)); ok {
			return deep < margin
		}
	}
	return true
}

// lostKey: the lines that the n-th begins can't stand below the key above, which has its value
// on its own line, nor beside it: the line of the key that holds them was lost.
func (s *stumble) lostKey(n int) (wording, bool) {
	line, above := s.lineText(n), s.above(n)
	key := keyOf(s.lineText(above))
	year := yearForm.MatchString(keyOf(line))
	if key == "" || opens(s.lineText(above)) && !(year && isItem(s.lineText(s.below(above)))) {
		return wording{}, false
	}
	beside := content(s.lineText(above))
	holder := diag.Text{}
	if s.keys != nil {
		holder = s.keys.Holder(key, entry(line))
	}
	switch own := keyOf(line); {
	case isItem(line), year:
	case holder == diag.Text{}, s.keys.Knows(own):
		return wording{}, false
	}
	w := wording{start: s.lines[n-1] + column(line), end: s.lines[n-1] + len(strings.TrimRight(line, " \t")), cut: s.lines[n-1], upto: s.ends(n, beside+1)}
	w.text = diag.T("di atas baris ini tampaknya hilang satu baris: kunci yang memuatnya", "above this line a line seems to be missing: the key that holds it")
	w.hint = diag.T("tulis kuncinya di baris tersendiri, sekolom dengan `%s`; bila baris ini memang nilai `%[1]s`, kosongkan nilai yang di atas", "write its key on a line of its own, in the column of `%s`; if this line is a value of `%[1]s`, delete the value above", clip(key))
	if holder != (diag.Text{}) {
		w.text = diag.T("di atas baris ini tampaknya hilang satu baris, `%s:`", "above this line a line seems to be missing, `%s:`", holder)
		w.hint = diag.T("tulis `%[2]s:` di baris tersendiri di atasnya, sekolom dengan `%[1]s`", "write `%[2]s:` on a line of its own above it, in the column of `%[1]s`", clip(key), holder)
	}
	return w, true
}

// entry is what a line holds.
func entry(line string) Entry {
	e := Entry{Key: keyOf(line)}
	_, e.Value, _ = strings.Cut(line, ":")
	e.Value = strings.TrimSpace(e.Value)
	_, flow, _ := strings.Cut(line, "{")
	for _, m := range innerKey.FindAllStringSubmatch("{"+flow, -1) {
		e.Inner = append(e.Inner, m[1])
	}
	if flow == "" && isItem(line) && e.Key != "" {
		e.Inner = []string{e.Key}
	}
	return e
}

var innerKey = regexp.MustCompile(`[{,] *([\pL_][\pL\pN_ -]*):(?: |$)`)

var yearForm = regexp.MustCompile(`^(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?$`)

// tab: a tab in the indentation of the line.
func (s *stumble) tab() (wording, bool) {
	n := s.lineOf(min(s.mark, max(len(s.s)-1, 0)))
	line, begin := s.lineText(n), s.lines[n-1]
	blank := line[:column(line)]
	i := strings.IndexByte(blank, '\t')
	if i < 0 {
		return wording{}, false
	}
	w := wording{start: begin + i, end: begin + len(blank), text: diag.T("tab dipakai untuk indentasi", "a tab is used for indentation"), cut: begin + i}
	columns := s.columns(n)
	above := n - 1
	for above > 0 && content(s.lineText(above)) < 0 {
		above--
	}
	if above > 0 && opens(s.lineText(above)) {
		columns = []int{content(s.lineText(above)) + 2}
	}
	name := clip(keyOf(line))
	if isItem(line) || name == "" {
		name = "-"
	}
	switch {
	case len(columns) == 0:
		w.hint = diag.T("YAML hanya menerima spasi: ganti setiap tab dengan dua spasi", "YAML takes spaces only: replace every tab by two spaces")
		if n == 1 || above == 0 {
			w.hint = diag.T("hapus tab di depan `%s`", "delete the tab before `%s`", name)
		}
	case columns[0] == 0:
		w.hint = diag.T("hapus tab di depan `%s`", "delete the tab before `%s`", name)
	default:
		w.hint = diag.T("YAML hanya menerima spasi: tulis %d spasi di depan `%s` sebagai ganti tab", "YAML takes spaces only: write %d blanks before `%s` in place of the tab", columns[0], name)
		if columns[len(columns)-1] == 0 {
			w.hint = diag.T("%s, atau hapus tabnya bila kunci ini setingkat dengan kunci paling luar", "%s, or delete the tab if this key belongs to the outermost ones", w.hint)
		}
	}
	return w, true
}

// oddIndents reports and leaves out the entries that are indented by what only looks like blanks, as
// text processors write them.
func (p *parser) oddIndents() {
	if !strings.ContainsAny(p.s, "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000") {
		return
	}
	s := &stumble{text: p.text}
	for n := 1; n <= len(p.lines); n++ {
		line := p.lineText(n)
		blank := line[:len(line)-len(strings.TrimLeft(line, " \t\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"))]
		i := strings.IndexFunc(blank, func(r rune) bool { return r > ' ' })
		if i < 0 || len(blank) == len(line) || keyOf(line[len(blank):]) == "" && !isItem(line[len(blank):]) {
			continue
		}
		odd, _ := utf8.DecodeRuneInString(blank[i:])
		begin := p.lines[n-1]
		end := s.ends(n, utf8.RuneCountInString(blank))
		p.add(begin+i, begin+len(blank), diag.T("indentasi baris ini memuat U+%04X, yang hanya tampak seperti spasi", "the indentation of this line has a U+%04X, which only looks like a blank", odd),
			diag.T("hapus, lalu ketik %d spasi biasa", "delete it and type %d ordinary blanks", utf8.RuneCountInString(blank)))
		p.blank(begin, end)
		p.partial = true
		p.lost = append(p.lost, lines{n, p.lineOf(max(begin, end-1))})
	}
}
