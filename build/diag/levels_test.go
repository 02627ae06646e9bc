package diag

import (
	"slices"
	"testing"

	"jilid/build/source"
)

func TestLevels(t *testing.T) {
	var l List
	for _, c := range []Code{NoBudget, NoUnit, NoAlt, UnknownKey} {
		l.Add(c, source.Span{}, T("x", "x"), Text{})
	}
	all := l.All()
	got := Levels{NoBudget: Off, NoUnit: Error, NoAlt: Hint}.Apply(all)
	if len(got) != 3 || got[0].Severity != Error || got[1].Severity != Hint || got[2].Severity != Error || got[2].Code != UnknownKey {
		t.Errorf("%+v", got)
	}
	if all[1].Severity != Warning {
		t.Error("the list given was changed")
	}
	if len(Levels(nil).Apply(all)) != 4 {
		t.Error("no levels")
	}
}

func TestCodes(t *testing.T) {
	codes := Codes()
	if len(codes) != len(rules) || !slices.IsSorted(codes) || !codes[0].Known() || Code("JLD999").Known() {
		t.Error(codes)
	}
}
