package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"jilid/build/diag"
	"jilid/build/text/doc"
)

// Half of a mark is no mark: it stays in the text and is printed as it stands.
// Nothing is wrong with that for Markdown, but it is never what the writer
// meant. leftovers looks for it in what goldmark left as text.

// leftover is a sort of it. The place is the pattern's first group, or else its
// whole. The pattern matches nothing that has none of the signs: they are sought
// first, since most text has none.
type leftover struct {
	signs      []string
	pattern    *regexp.Regexp
	code       diag.Code
	text, hint diag.Text
	whole      bool // the rest of the line goes with it
}

var leftoverList = []leftover{
	{[]string{"#"}, regexp.MustCompile(`(?:^|\s)([{(]? ?#(?:sec|tbl|fig|eq)-[\pL\pN_-]*[})]?)`), diag.BadAttribute,
		diag.T("nama ini tercetak sebagai teks", "this id is printed as text"),
		diag.T("nama ditulis di antara kurung kurawal di akhir judul, keterangan, atau gambar: `{#sec-nama}`", "an id stands between braces at the end of a heading, caption or picture: `{#sec-name}`"), false},
	{[]string{"{{", "}}"}, regexp.MustCompile(`\{\{|\}\}`), diag.Leftover,
		diag.T("kurung kurawal hitungan tidak berpasangan", "the braces of a computation don't pair"),
		diag.T("bentuknya `{{sum budget year=2020}}`", "the form is `{{sum budget year=2020}}`"), false},
	{[]string{"]("}, regexp.MustCompile(`!?\[[^\]]*\]\([^)\s]+\s+[“”„‘’‚][^)]*\)?`), diag.Leftover,
		diag.T("judul tautan atau gambar ini diapit tanda kutip lengkung, maka semuanya tercetak sebagai teks", "the title of this link or picture stands in curly quotes, so that all of it is printed as text"),
		diag.T("ketik tanda kutip lurus: `![teks](alamat \"judul\")`", "type straight quotes: `![text](address \"title\")`"), true},
	{[]string{"]("}, regexp.MustCompile(`!?\[[^\]]*\]\([^()<>"]*[^()<>"\s] [^()<>"]*\.(?:svg|png|jpe?g|gif|webp|md|pdf|docx?|xlsx?)(?: "[^"]*")?\)`), diag.Leftover,
		diag.T("alamat ini memuat spasi, maka semuanya tercetak sebagai teks", "this address has a blank in it, so that all of it is printed as text"),
		diag.T("apit alamatnya: `[teks](<nama berkas.png>)`, atau ganti nama berkasnya tanpa spasi", "put the address between brackets: `[text](<file name.png>)`, or name the file without blanks"), true},
	{[]string{"[", "](", "] (", ".md"}, regexp.MustCompile(`!\[[^\]]*|\]\([^)\s]*|\] \((?:\.{0,2}/|#|https?:)[^)\s]*|\[[^\]]*\((?:\S+\)|$)|\[?[^\[\]]*\]? ?(\(\.\.?/\S+\.md(?:#\S*)?\)?)`), diag.Leftover,
		diag.T("tautan atau gambar ini tidak lengkap dan tercetak sebagai teks", "this link or picture is not complete and is printed as text"),
		diag.T("bentuknya `[teks](alamat)` tanpa spasi di antaranya; gambar diawali `!`", "the form is `[text](address)` without a blank between; a picture begins with `!`"), false},
	{[]string{"@"}, regexp.MustCompile(`\[@ |@[\pL\pN]+-[\pL\pN-]+\](?:[^(]|$)`), diag.BadCitation,
		diag.T("kutipan pustaka tidak terbaca", "unreadable citation"),
		diag.T("bentuknya [@kunci], atau [@satu; @dua, hlm. 4]", "the form is [@key], or [@one; @two, p. 4]"), false},
	{[]string{"@"}, regexp.MustCompile(`@ ?(?:fig|tbl|sec|eq|prg|dim|opd)-(?:[^\pL\pN]|$)|@ (?:fig|tbl|sec|eq|prg|dim|opd)-[\pL\pN-]+`), diag.UnknownRef,
		diag.T("rujukan ini tidak lengkap", "this reference is not complete"),
		diag.T("tulis nama lengkap tanpa spasi, misalnya @tbl-anggaran", "write the whole id without a blank, such as @tbl-budget"), false},
	{[]string{"**"}, regexp.MustCompile(`\*\*[\pL\pN]|[\pL\pN.,%)]\*\*(?:[^)*]|$)`), diag.Leftover,
		diag.T("tanda `**` ini tidak berpasangan dan tercetak", "this `**` has no partner and is printed"),
		diag.T("huruf tebal diapit dua tanda: `**tebal**`, tanpa spasi di sisi dalamnya", "bold text stands between two: `**bold**`, without blanks inside"), false},
	{[]string{"``"}, regexp.MustCompile("``+"), diag.Leftover,
		diag.T("tanda petik terbalik ini tidak berpasangan dan tercetak", "these backticks have no partner and are printed"),
		diag.T("pagar blok terdiri atas tiga tanda petik terbalik di baris sendiri", "a block's fence is three backticks on a line of their own"), false},
}

// suspects are signs that something may be left over.
const suspects = "@#{}[]*`!"

// leftovers looks at the text that stands directly in a block or span.
func (c *converter) leftovers(parent node) {
	if _, alt := parent.(*ast.Image); alt {
		return
	}
	for n := parent.FirstChild(); n != nil; {
		first, ok := n.(*ast.Text)
		n = n.NextSibling()
		if !ok || first.IsRaw() {
			continue
		}
		start, stop := first.Segment.Start, first.Segment.Stop
		for {
			next, ok := n.(*ast.Text)
			if !ok || next.IsRaw() || next.Segment.Start != stop {
				break
			}
			stop, n = next.Segment.Stop, n.NextSibling()
		}
		if raw := c.src[start:stop]; bytes.ContainsAny(raw, suspects) || bytes.IndexByte(raw, '-') >= 0 {
			run := string(raw)
			if parent.Type() == ast.TypeBlock && c.fixed == nil && start > 0 && c.src[start-1] == '[' {
				start-- // an unmatched bracket has a run of its own
				run = "[" + run
			}
			c.leftover(run, start)
		}
	}
}

// leftover reports the first thing in a run of text that begins at an offset,
// and notes what may be meant as a reference.
func (c *converter) leftover(run string, start int) {
	for _, l := range leftoverList {
		if !hasAny(run, l.signs) {
			continue
		}
		for _, m := range l.pattern.FindAllStringSubmatchIndex(run, -1) {
			from, to := m[0], m[1]
			if len(m) > 2 && m[2] >= 0 {
				from, to = m[2], m[3]
			}
			if from > 0 && run[from-1] == '\\' {
				continue
			}
			if l.whole {
				c.ruined = c.at(start+from, c.lineEnd(start+from))
			}
			c.report(l.code, c.at(start+from, start+to), l.text, l.hint)
			return
		}
	}
	if !hasAny(run, doubtfulSigns) {
		return
	}
	for _, m := range doubtful.FindAllStringSubmatchIndex(run, -1) {
		from, to := m[2], m[3]
		if from > 0 && run[from-1] == '\\' {
			continue
		}
		home := c
		for home.home != nil {
			home = home.home
		}
		home.doubts = append(home.doubts, doc.Doubt{Text: run[from:to], Span: c.at(start+from, start+to)})
	}
}

func hasAny(s string, signs []string) bool {
	return slices.ContainsFunc(signs, func(sign string) bool { return strings.Contains(s, sign) })
}

var doubtfulSigns = []string{"@", "[", "fig-", "tbl-", "sec-", "eq-", "prg-", "dim-", "opd-"}

// doubtful is what looks like a reference or a citation but isn't one: a sort
// that nobody knows, no @ before it, a source's key in brackets or without them.
var doubtful = regexp.MustCompile(`(?:^|[^\pL\pN_./@:%+&=-])(@[\pL\pN]+[-_][\pL\pN_:.-]*[\pL\pN]|(?:fig|tbl|sec|eq|prg|dim|opd)-[\pL\pN-]*[\pL\pN]|\[[\pL\pN]+-[\pL\pN-]+\])`)

// broken reports lines at the beginning of a paragraph that were meant to begin
// something else.
func (c *converter) broken(p *ast.Paragraph) {
	if p.Lines().Len() == 0 {
		return
	}
	segment := p.Lines().At(0)
	raw := bytes.TrimSpace(segment.Value(c.src))
	_, quoted := p.Parent().(*ast.Blockquote)
	if !quoted && (len(raw) == 0 || 'A' <= raw[0] && raw[0] <= 'Z' || 'a' <= raw[0] && raw[0] <= 'z') {
		return // as nearly every paragraph begins
	}
	first := string(raw)
	at := c.at(segment.Start, segment.Stop)
	if c.fixed == nil {
		at = at.FirstLine()
	}
	switch {
	case listSign.MatchString(first):
		c.report(diag.Leftover, at, diag.T("tanda `%s` tidak membuat daftar", "the sign `%s` makes no list", listSign.FindStringSubmatch(first)[1]),
			diag.T("awali setiap butir dengan `- `, di baris sendiri, dengan baris kosong di atas daftarnya", "begin every item with `- `, on a line of its own, with an empty line above the list"))
	case p.Lines().Len() == 1 && oneHash.MatchString(first):
		c.report(diag.Leftover, at, diag.T("judul ini tercetak sebagai teks: tidak ada spasi sesudah #", "this heading is printed as text: there is no blank after the #"),
			diag.T("tulis `%s`", "write `%s`", "# "+diag.Clip(first[1:])))
	case gluedHeading.MatchString(first):
		c.report(diag.Leftover, at, diag.T("judul ini tercetak sebagai teks: tidak ada spasi sesudah #", "this heading is printed as text: there is no blank after the #"),
			diag.T("tulis `%s`", "write `%s`", gluedHeading.ReplaceAllString(diag.Clip(first), "$1 $2")))
	case !quoted && alertLike.MatchString(first), quoted && openAlert.MatchString(first):
		c.report(diag.BadAlert, at, diag.T("kotak peringatan ini tidak terbaca", "this alert can't be read"),
			diag.T("tulis `> [!NOTE]` di baris sendiri; baris berikutnya juga diawali `>`", "write `> [!NOTE]` on a line of its own; the lines below begin with `>`, too"))
	case quoted && p.PreviousSibling() == nil && alertWord.MatchString(first):
		c.report(diag.BadAlert, at, diag.T("tanda seru kotak peringatan tidak ada", "the exclamation mark of an alert is missing"),
			diag.T("tulis `> [!NOTE]`", "write `> [!NOTE]`"))
	}
}

var (
	gluedHeading = regexp.MustCompile(`^(#{2,6})([^#\s].*)$`)
	oneHash      = regexp.MustCompile(`^#\pL[^#]* [^#]*[^.!?#]$`) // with a blank in it: one word may be a hashtag
	listSign     = regexp.MustCompile("^([\u2022\u00b7\u25aa\u25cf\u25cb\u2023\uf0b7\uf0a7])[ \t\u00a0]*\\S")
	alertLike    = regexp.MustCompile(`^\[![A-Z]+(?:\]|$)`)
	openAlert    = regexp.MustCompile(`^\[![A-Z]+$`)
	alertWord    = regexp.MustCompile(`^\[?(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]?$`)
)

// openFence reports a fenced block that nothing closes: it goes on to the end of the
// chapter, or to where the next block was meant to begin.
func (c *converter) openFence(n *ast.FencedCodeBlock) bool {
	pos := max(n.Pos(), 0)
	end := c.lineEnd(pos) + 1
	if n.Lines().Len() > 0 {
		end = n.Lines().At(n.Lines().Len() - 1).Stop
	}
	line := c.src[pos:c.lineEnd(pos)]
	fence := string(line[:len(line)-len(bytes.TrimLeft(line, string(line[:min(1, len(line))])))])
	swallowed := false // another block's beginning
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		rest, ok := strings.CutPrefix(strings.TrimLeft(string(segment.Value(c.src)), " "), fence)
		swallowed = swallowed || ok && viewName.MatchString(rest)
	}
	if !swallowed && c.fenceEnd(n, end) > end {
		return false
	}
	c.report(diag.OpenFence, c.at(pos, end), diag.T("blok ini tidak ditutup: yang di bawahnya menjadi isinya", "this block is not closed: what is below becomes part of it"),
		diag.T("tulis %s di baris sendiri sesudah baris terakhirnya", "write %s on a line of its own after its last line", fence))
	return true
}

var viewName = regexp.MustCompile("^[`~]*[a-z][a-z-]*\\s*(?:\\{.*\\})?\\s*$")

// namelessView reports a block that has what views have, but not the name of one.
func (c *converter) namelessView(n *ast.FencedCodeBlock, text string) {
	if n.Info != nil || !viewBody.MatchString(text) {
		return
	}
	c.report(diag.UnknownView, c.at(max(n.Pos(), 0), c.lineEnd(n.Pos())), diag.T("blok ini berisi tampilan, tetapi tanpa namanya", "this block holds a view, but not its name"),
		diag.T("tulis nama tampilan di baris pagarnya, misalnya %s", "write the view's name on the line of its fence, such as %s", "```programs"))
}

var viewBody = regexp.MustCompile(`(?m)^(?:(?:id|kode): *(?:tbl|fig)-|(?:caption|judul): )`)

// emptyHeading reports a heading without a word.
func (c *converter) emptyHeading(n *ast.Heading, h *doc.Heading) {
	if strings.TrimSpace(doc.Plain(h.Text)) == "" {
		c.report(diag.Leftover, c.at(max(n.Pos(), 0), c.lineEnd(n.Pos())), diag.T("judul ini kosong", "this heading is empty"),
			diag.T("tulis judulnya sesudah tanda #, atau hapus baris ini", "write its text after the #, or delete the line"))
	}
}
