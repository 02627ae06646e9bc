package bib

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jilid/build/text/doc"
)

// decode is a field's TeX as text, without any mark-up.
func decode(tex string) string { return strings.TrimSpace(doc.Plain(inlines(tex))) }

// inlines is a field's TeX as text: accents, dashes and quotation marks as
// characters, \emph and \textbf as emphasis. Braces only protected capitals.
func inlines(tex string) []doc.Inline {
	p := &texReader{s: strings.Join(strings.Fields(tex), " ")}
	return p.text(0)
}

// maxGroups is how deep groups may nest before the rest is dropped.
const maxGroups = 50

type texReader struct {
	s  string
	at int
}

func (p *texReader) text(depth int) []doc.Inline {
	var out []doc.Inline
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			out = append(out, &doc.Text{Value: b.String()})
			b.Reset()
		}
	}
	for p.at < len(p.s) {
		switch c := p.s[p.at]; {
		case c == '}':
			flush()
			return out
		case c == '{':
			p.at++
			if depth >= maxGroups {
				p.at = len(p.s)
				break
			}
			for _, n := range p.group(depth) {
				if t, ok := n.(*doc.Text); ok {
					b.WriteString(t.Value)
					continue
				}
				flush()
				out = append(out, n)
			}
		case c == '\\':
			name := p.command()
			switch name {
			case "emph", "textit", "it", "em":
				flush()
				if inner := p.argument(depth); len(inner) > 0 {
					out = append(out, &doc.Emph{Text: inner})
				}
			case "textbf", "bf":
				flush()
				if inner := p.argument(depth); len(inner) > 0 {
					out = append(out, &doc.Strong{Text: inner})
				}
			default:
				b.WriteString(p.symbol(name, depth))
			}
		case c == '~':
			b.WriteString("\u00a0")
			p.at++
		case c == '-' || c == '`' || c == '\'':
			b.WriteString(p.run(c))
		case c == '$':
			p.at++ // formulas in titles: their letters are enough
		default:
			r, n := utf8.DecodeRuneInString(p.s[p.at:])
			b.WriteRune(r)
			p.at += n
		}
	}
	flush()
	return out
}

func (p *texReader) group(depth int) []doc.Inline {
	inner := p.text(depth + 1)
	if p.at < len(p.s) {
		p.at++ // the }
	}
	return inner
}

func (p *texReader) argument(depth int) []doc.Inline {
	p.blanks()
	if p.at < len(p.s) && p.s[p.at] == '{' && depth < maxGroups {
		p.at++
		return p.group(depth)
	}
	return nil
}

func (p *texReader) blanks() {
	for p.at < len(p.s) && p.s[p.at] == ' ' {
		p.at++
	}
}

// command reads a command's name: letters, or one other character.
func (p *texReader) command() string {
	p.at++
	start := p.at
	for p.at < len(p.s) && (p.s[p.at] >= 'a' && p.s[p.at] <= 'z' || p.s[p.at] >= 'A' && p.s[p.at] <= 'Z') {
		p.at++
	}
	if p.at == start && p.at < len(p.s) {
		_, n := utf8.DecodeRuneInString(p.s[p.at:])
		p.at += n
		return p.s[start:p.at]
	}
	name := p.s[start:p.at]
	p.blanks()
	return name
}

// symbol is the character that a command stands for; an unknown command's
// argument is kept.
func (p *texReader) symbol(name string, depth int) string {
	if s, ok := symbols[name]; ok {
		return s
	}
	if marks, ok := accents[name]; ok {
		base := p.letter(depth)
		if i := strings.Index(marks, base+"="); base != "" && i >= 0 {
			r, _ := utf8.DecodeRuneInString(marks[i+len(base)+1:])
			return string(r)
		}
		return base
	}
	return doc.Plain(p.argument(depth))
}

// letter reads what an accent is put on: {e}, e or \i.
func (p *texReader) letter(depth int) string {
	p.blanks()
	if p.at >= len(p.s) {
		return ""
	}
	switch p.s[p.at] {
	case '{':
		return doc.Plain(p.argument(depth))
	case '}':
		return ""
	case '\\':
		return p.symbol(p.command(), depth+maxGroups)
	}
	r, n := utf8.DecodeRuneInString(p.s[p.at:])
	p.at += n
	return string(r)
}

// run sets dashes and quotation marks.
func (p *texReader) run(c byte) string {
	n := 0
	for p.at < len(p.s) && p.s[p.at] == c && n < 3 {
		p.at++
		n++
	}
	switch {
	case c == '-' && n == 1:
		return "-"
	case c == '-' && n == 2:
		return "–"
	case c == '-':
		return "—"
	case c == '`' && n == 1:
		return "‘"
	case c == '`':
		return "“"
	case n == 1:
		return "’"
	}
	return "”"
}

var symbols = map[string]string{
	"&": "&", "%": "%", "_": "_", "$": "$", "#": "#", "{": "{", "}": "}", " ": " ", ",": "\u202f", "-": "\u00ad", "/": "",
	"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å",
	"i": "i", "j": "j", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
	"textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "ldots": "…", "dots": "…",
	"S": "§", "copyright": "©", "textregistered": "®", "texttrademark": "™", "textdegree": "°", "LaTeX": "LaTeX", "TeX": "TeX",
}

// accents, as "letter=accented letter" pairs.
var accents = map[string]string{
	"'":  "a=á e=é i=í o=ó u=ú y=ý c=ć n=ń s=ś z=ź l=ĺ r=ŕ A=Á E=É I=Í O=Ó U=Ú Y=Ý C=Ć N=Ń S=Ś Z=Ź",
	"`":  "a=à e=è i=ì o=ò u=ù A=À E=È I=Ì O=Ò U=Ù",
	"^":  "a=â e=ê i=î o=ô u=û c=ĉ g=ĝ A=Â E=Ê I=Î O=Ô U=Û w=ŵ y=ŷ",
	"\"": "a=ä e=ë i=ï o=ö u=ü y=ÿ A=Ä E=Ë I=Ï O=Ö U=Ü",
	"~":  "a=ã n=ñ o=õ i=ĩ u=ũ A=Ã N=Ñ O=Õ",
	"=":  "a=ā e=ē i=ī o=ō u=ū A=Ā E=Ē I=Ī O=Ō U=Ū",
	".":  "z=ż c=ċ g=ġ e=ė I=İ Z=Ż",
	"v":  "c=č s=š z=ž e=ě r=ř n=ň d=ď t=ť C=Č S=Š Z=Ž R=Ř E=Ě N=Ň D=Ď T=Ť",
	"c":  "c=ç s=ş t=ţ C=Ç S=Ş T=Ţ",
	"u":  "a=ă g=ğ i=ĭ o=ŏ u=ŭ A=Ă G=Ğ",
	"H":  "o=ő u=ű O=Ő U=Ű",
	"r":  "a=å u=ů A=Å U=Ů",
	"k":  "a=ą e=ę A=Ą E=Ę",
	"d":  "a=ạ e=ẹ i=ị o=ọ u=ụ",
}

// fold is a text for comparing: small letters and digits, other marks as one blank.
func fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(s) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteString(plainLetter(r))
		} else {
			gap = true
		}
	}
	return b.String()
}

// plainLetter is a letter without its accent, as far as the table of accents knows it.
func plainLetter(r rune) string {
	if r < 0x80 {
		return string(r)
	}
	for _, marks := range accents {
		if i := strings.Index(marks, "="+string(r)); i > 0 {
			return strings.ToLower(marks[i-1 : i])
		}
	}
	return string(r)
}
