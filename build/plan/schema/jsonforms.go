package schema

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"jilid/build/text/json"
)

// What texts look like that stand for something, as JSON Schema's patterns: of
// the regular expressions that ECMAScript and Go's RE2 share. Each says what a
// reader in this package or in money takes; a test compares them.

const (
	yearForm   = `(19|2[0-9])[0-9]{2}`
	spanForm   = `^ *` + yearForm + ` *( *(-|–|—|s\.d\.|sd) *` + yearForm + ` *)?$`
	dateISO    = `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`
	lengthForm = `^ *([0-9]{0,3}[1-9][0-9]{0,3}([.,][0-9]{1,3}0*)?|0+[.,](0{0,2}[1-9][0-9]{0,2})0*) *([mM][mM]|[cC][mM]|[iI][nN]|[pP][tT]) *$`
)

// A number of at most three decimals; of the plan's own fields, thousands may be
// parted as long as nothing can be read in two ways.
const (
	decimalForm = `[-+]?[0-9]{1,15}([.,][0-9]{1,3}0*)?`
	groupedForm = `[-+]?([0-9]{1,15}|[0-9]{1,15}[.,]([0-9]{1,2}|[0-9]{3}0+)|([0-9]{4,15}|0[0-9]*)[.,][0-9]{3}` +
		`|[1-9][0-9]{0,2}((\.[0-9]{3}){2,4}(,[0-9]{1,3}0*)?|(\.[0-9]{3}){1,4},[0-9]{1,3}0*|(,[0-9]{3}){2,4}(\.[0-9]{1,3}0*)?|(,[0-9]{3}){1,4}\.[0-9]{1,3}0*))`
)

// moneyForm is what money.Parse takes, but for amounts that are too large: whole
// rupiah, whose thousands are parted as in groups of three; or a number with a
// unit, with as many decimals as it has zeros. A single mark before three digits
// could be either, unless it is said that these are rupiah.
var moneyForm = func() string {
	const (
		prefix  = ` *([Rr][Pp]\.?|[Ii][Dd][Rr])`
		suffix  = `( *[Rr][Uu][Pp][Ii][Aa][Hh])`
		groups  = `[0-9]{1,3}((\.[0-9]{3}){2,}|(,[0-9]{3}){2,})`
		zeros   = `[0-9]{1,3}((\.[0-9]{3})+,0+|(,[0-9]{3})+\.0+)|[0-9]+[.,](0{1,2}|0{4,})|([0-9]{4,}|0[0-9]*)[.,]000`
		blanks  = `[0-9]+( +[0-9]{3})*`
		clear   = `[1-9][0-9]{0,2}\.[0-9]{3}` // if it is said that these are rupiah
		rupiahs = `(` + blanks + `|` + groups + `|` + zeros
		end     = `\.? *`
	)
	whole := rupiahs + `)`
	said := rupiahs + `|` + clear + `)`
	forms := []string{whole + end, prefix + ` *` + said + `(,[-–—])?` + suffix + `?` + end, said + `(,[-–—]` + suffix + `?|` + suffix + `)` + end}
	for _, u := range []struct {
		power int
		words []string
	}{{3, []string{"ribu", "rb", "thousand"}}, {6, []string{"juta", "jt", "million"}}, {9, []string{"miliar", "milyar", "m", "md", "billion", "bn"}},
		{12, []string{"triliun", "trilyun", "t", "tn", "trillion"}}} {
		var words []string
		for _, w := range u.words {
			words = append(words, anyCase(w))
		}
		parts := `[0-9]{1,2}` // decimals that can't be a group of thousands
		if u.power > 3 {
			parts = fmt.Sprintf(`([0-9]{1,2}|[0-9]{4,%d})`, u.power)
		}
		number := `(` + blanks + `|` + groups + fmt.Sprintf(`([.,][0-9]{1,%d}0*)?`, u.power) + `|[0-9]{1,3}((\.[0-9]{3})+,|(,[0-9]{3})+\.)` + fmt.Sprintf(`[0-9]{1,%d}0*`, u.power) +
			`|[0-9]+[.,]` + parts + `|([0-9]{4,}|0[0-9]*)[.,][0-9]{3})`
		forms = append(forms, `(`+prefix+`)? *`+number+` *(`+strings.Join(words, "|")+`)`+end+suffix+`?`+` *`)
	}
	return `^ *(` + strings.Join(forms, "|") + `)$`
}()

// anyCase is a word in any capitals, its gaps written in any way.
func anyCase(word string) string {
	var b strings.Builder
	for _, r := range word {
		lower, upper := unicode.ToLower(r), unicode.ToUpper(r)
		switch {
		case r < 0x80 && gap(byte(r)):
			b.WriteString(gaps)
		case lower != upper:
			b.WriteString("[" + string(upper) + string(lower) + "]")
		default:
			b.WriteString(regexp.QuoteMeta(string(r)))
		}
	}
	return b.String()
}

// gaps is what may stand at the gaps of a word or key. [alike] takes them
// anywhere, but in the middle of a word nobody writes one.
const gaps = `[ _-]*`

// enum is one of the words, in any capitals. The words themselves are listed for
// editors to offer; one that is a number is read as such.
func enum(words []Word) json.Object {
	var values []any
	var forms []string
	for _, name := range wordNames(words) {
		values = append(values, name)
		if jsonNumber.MatchString(name) {
			values = append(values, json.Raw(name))
		}
		forms = append(forms, anyCase(name))
	}
	return anyOf(json.Of("enum", values), text(`^(`+strings.Join(forms, "|")+`)$`))
}

var jsonNumber = regexp.MustCompile(`^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$`)

// truths are yes and no in the forms that YAML and people use.
var truths = func() json.Object {
	var values []any
	var forms []string
	for _, w := range []string{"ya", "tidak", "yes", "no", "on", "off", "benar", "salah", "true", "false"} {
		forms = append(forms, anyCase(w))
		if w != "true" && w != "false" {
			values = append(values, w)
		}
	}
	return anyOf(json.Of("enum", append([]any{true, false}, values...)), text(`^(`+strings.Join(forms, "|")+`)$`))
}()

// keyForm is a key with blanks, hyphens or nothing for its underscores.
func keyForm(name string) string { return "^" + strings.ReplaceAll(name, "_", gaps) + "$" }

// has tells whether a map has a key.
func has(name string) json.Object {
	if !strings.Contains(name, "_") {
		return json.Of("required", []string{name})
	}
	return json.Of("not", json.Of("propertyNames", json.Of("not", json.Of("pattern", keyForm(name)))))
}
