package load

import (
	"cmp"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"jilid/build/diag"
	"jilid/build/source"
)

// ordered is a file or folder name, split into the number that gives its place
// and the name that is published.
type ordered struct {
	number int // -1: none
	name   string
}

var orderForm = regexp.MustCompile(`^(\d{1,6})[-_. ]+(.+)$`)

// order splits "03-strategi" into 3 and "strategi". A name that is all number
// keeps it.
func order(name string) ordered {
	if m := orderForm.FindStringSubmatch(name); m != nil {
		n, _ := strconv.Atoi(m[1])
		return ordered{n, m[2]}
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 0 && len(name) <= 6 {
		return ordered{n, name}
	}
	return ordered{-1, name}
}

// before puts numbered names in the order of their numbers and others behind
// them, in the order of their names.
func (a ordered) compare(b ordered) int {
	if (a.number < 0) != (b.number < 0) {
		return cmp.Compare(b.number, a.number)
	}
	return cmp.Or(cmp.Compare(a.number, b.number), natural(a.name, b.name))
}

// natural compares names so that runs of digits count as numbers: GOV-2 is
// before GOV-10.
func natural(a, b string) int {
	x, y := a, b
	for x != "" && y != "" {
		m, n := digits(x), digits(y)
		if m > 0 && n > 0 {
			u, v := strings.TrimLeft(x[:m], "0"), strings.TrimLeft(y[:n], "0")
			if c := cmp.Or(cmp.Compare(len(u), len(v)), cmp.Compare(u, v)); c != 0 {
				return c
			}
			x, y = x[m:], y[n:]
			continue
		}
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0])
		}
		x, y = x[1:], y[1:]
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(a, b))
}

func digits(s string) int { return len(s) - len(strings.TrimLeft(s, "0123456789")) }

// words makes a title of a file name: "tata-kelola_data" is "Tata kelola data".
func words(name string) string {
	s := strings.TrimSpace(strings.NewReplacer("-", " ", "_", " ").Replace(order(name).name))
	for i, r := range s {
		return string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return name
}

// asset is the file that a picture means, seen from the file it is written in; a
// path that begins with a slash is seen from the content folder. If there is
// none, near is the path of the one that was probably meant.
func (l *loader) asset(from *source.File, dest string) (f *source.File, near string) {
	name := pathOf(from, dest)
	if name == "" {
		return nil, ""
	}
	if f := l.tree.File(name); f != nil {
		return f, ""
	}
	if near, ok := l.nearPicture(name); ok {
		return nil, source.Relative(from.Dir(), near)
	}
	return nil, ""
}

// pathOf is the path of the file that a link means, "" for none.
func pathOf(from *source.File, dest string) string {
	dest, _, _ = strings.Cut(dest, "#")
	dest, _, _ = strings.Cut(dest, "?")
	if plain, err := url.PathUnescape(dest); err == nil {
		dest = plain
	}
	dest = strings.ReplaceAll(dest, `\`, "/") // as links have it: many write on Windows
	switch {
	case dest == "":
		return ""
	case strings.HasPrefix(dest, "/"):
		return path.Join(contentDir, dest)
	}
	return path.Join(from.Dir(), dest)
}

// nearPicture is the picture that was meant by the path of none.
func (l *loader) nearPicture(name string) (string, bool) { return l.near(name, isPicture) }

// near is the file of some sort whose name is nearest.
func (l *loader) near(name string, sort func(name string) bool) (string, bool) {
	var known []string
	for _, f := range l.tree.Under(contentDir) {
		if sort(f.Path) {
			known = append(known, f.Path)
		}
	}
	return diag.NearestPath(name, known)
}

func isProfile(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".icc", ".icm":
		return true
	}
	return false
}

func isPicture(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp":
		return true
	}
	return false
}
