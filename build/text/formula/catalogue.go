package formula

import (
	"maps"
	"slices"
	"strings"

	"jilid/build/text/lang"
)

// Part is a part of the catalogue of everything a formula can hold.
type Part struct {
	Name    string // "building", "binary", …: how the manual asks for it
	Entries []Entry
}

// Entry is one thing: the commands that write it, and a formula with it.
type Entry struct {
	Commands []string // without their backslashes
	Example  string
}

// Says is how the example is read out.
func (e Entry) Says(l lang.Lang) string {
	row, _ := Parse(e.Example)
	return Speak(row, l)
}

// Catalogue is everything that there is a command for, part by part.
func Catalogue() []Part {
	one := func(list []string) (out []Entry) {
		for _, c := range list {
			out = append(out, Entry{[]string{c}, Example(c)})
		}
		return out
	}
	parts := []Part{{Name: "building"}, {Name: "styles", Entries: one(slices.Sorted(maps.Keys(styles)))},
		{Name: "binary"}, {Name: "relations"}, {Name: "brackets"}, {Name: "signs"}, {Name: "large"}, {Name: "functions"}, {Name: "accents"},
		{Name: "letters"}, {Name: "spaces", Entries: one(slices.Sorted(maps.Keys(spaces)))}}
	add := func(name string, e Entry) {
		i := slices.IndexFunc(parts, func(p Part) bool { return p.Name == name })
		parts[i].Entries = append(parts[i].Entries, e)
	}
	building := append(slices.Collect(maps.Keys(structures)), "right", "end", `\`, "limits", "nolimits")
	slices.SortFunc(building, func(a, b string) int { return strings.Compare(rank(a)+a, rank(b)+b) })
	for _, e := range one(building) {
		add("building", e)
	}
	for _, s := range signs {
		commands := strings.Fields(s.commands)
		if len(commands) == 0 {
			continue
		}
		name := "signs"
		switch s.class {
		case Bin:
			name = "binary"
		case Rel:
			name = "relations"
		case Open, Close:
			name = "brackets"
		}
		add(name, Entry{commands, `\` + commands[len(commands)-1]})
	}
	for _, l := range large {
		add("large", Entry{[]string{l.command}, `\` + l.command})
	}
	for _, f := range functions {
		add("functions", Entry{[]string{f.name}, `\` + f.name + " x"})
	}
	for _, a := range accents {
		add("accents", Entry{[]string{a.command}, Example(a.command)})
	}
	for _, l := range letters {
		add("letters", Entry{[]string{l.command}, `\` + l.command})
	}
	return parts
}

// rank puts the sizes of brackets, of which there are many, behind the rest.
func rank(command string) string {
	if strings.HasPrefix(strings.ToLower(command), "big") {
		return "~" + strings.ToLower(command)
	}
	return strings.ToLower(command)
}

// Environments are the names that \begin knows, in alphabetical order.
func Environments() []string { return slices.Sorted(maps.Keys(environments)) }
