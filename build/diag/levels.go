package diag

import "slices"

// Off is a severity that a plan may choose for a code: nothing is said.
const Off Severity = 3

// Levels are the severities a plan chose for some codes.
type Levels map[Code]Severity

// Apply gives diagnostics the severities that were chosen for their codes and
// drops those that are off.
func (l Levels) Apply(ds []Diagnostic) []Diagnostic {
	if len(l) == 0 {
		return ds
	}
	var out []Diagnostic
	for _, d := range ds {
		if s, ok := l[d.Code]; ok {
			d.Severity = s
		}
		if d.Severity != Off {
			out = append(out, d)
		}
	}
	return out
}

// Codes are all codes in order.
func Codes() []Code {
	out := make([]Code, 0, len(rules))
	for c := range rules {
		out = append(out, c)
	}
	slices.Sort(out)
	return out
}

// Known tells whether there is such a code.
func (c Code) Known() bool { _, ok := rules[c]; return ok }
