package load

import (
	"path"
	"strings"
	"unicode"

	"jilid/build/diag"
	"jilid/build/source"
)

// twice reports an id that two programs have. If the name of one's file speaks for
// another id, as env-04-bank-sampah.md does for ENV-04, the mistake is there.
func (l *loader) twice(e, before *entry, id string) {
	at, other := e, before
	name, ok := idOf(e.file, id)
	if !ok {
		if name, ok = idOf(before.file, id); ok {
			at, other = before, e
		}
	}
	if !ok {
		l.duplicate(e.object.At("id"), before.object.At("id"), id, aProgram)
		return
	}
	l.diags.Add(diag.DuplicateID, at.object.At("id"), diag.T("program `%s` sudah didefinisikan", "program `%s` is already defined", id),
		diag.T("menurut nama berkas, kode di sini `%s`", "by the file's name, the id here is `%s`", name),
		diag.Related{Span: other.object.At("id"), Text: diag.T("program `%s` yang lain di sini", "the other program `%s` is here", id)})
}

// idOf is the id that the name of a program's file begins with, if it is another
// than the given one but made like it: ENV-04 of env-04-bank-sampah.md, given ENV-03.
func idOf(f *source.File, given string) (string, bool) {
	if f == nil || path.Ext(f.Path) != ".md" || f.Sheet() != "" {
		return "", false
	}
	name := strings.TrimSuffix(f.Base(), path.Ext(f.Base()))
	if len(name) < len(given) || len(name) > len(given) && (name[len(given)] >= '0' && name[len(given)] <= '9') {
		return "", false
	}
	name = name[:len(given)]
	if strings.EqualFold(name, given) || !strings.ContainsFunc(given, unicode.IsDigit) {
		return "", false
	}
	for i := range len(given) {
		if isDigit(given[i]) != isDigit(name[i]) || isLetter(given[i]) != isLetter(name[i]) {
			return "", false
		}
	}
	if strings.ToUpper(given) == given {
		name = strings.ToUpper(name)
	}
	return name, true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return unicode.IsLetter(rune(c)) || c >= 0x80 }
