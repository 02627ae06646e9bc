package judge

import (
	"slices"
	"strings"
	"testing"
)

// TestNorms: each condition of the norms has a rule, or a reason why it needs none.
func TestNorms(t *testing.T) {
	rule := map[string]string{} // clause → rule that finds it
	ids := map[string]bool{}
	for i := range Rules {
		r := &Rules[i]
		ids[r.ID()] = true
		for _, c := range strings.Fields(r.Clauses) {
			if rule[c] != "" {
				t.Errorf("%s is found by %s and %s", c, rule[c], r.ID())
			}
			rule[c] = r.ID()
			if norm := string(c[0]); !strings.Contains("MAPJX", norm) ||
				norm == "M" && !slices.Contains(machine, c[1:]) || norm == "A" && !slices.Contains(clauses, c[1:]) {
				t.Errorf("%s of %s isn't among the norms' conditions", c, r.ID())
			}
		}
	}
	exempt := map[string]bool{}
	for _, e := range Exempt {
		if !ids[e.Rule] {
			t.Errorf("%s: there is no rule %s", e.Clauses, e.Rule)
		}
		for _, c := range strings.Fields(e.Clauses) {
			if rule[c] != "" || exempt[c] {
				t.Errorf("%s is left out and found by %s, or left out twice", c, rule[c])
			}
			exempt[c] = true
		}
	}
	for norm, all := range map[string][]string{"M": machine, "A": clauses} {
		found := 0
		for _, c := range all {
			if rule[norm+c] != "" {
				found++
			} else if !exempt[norm+c] {
				t.Errorf("%s%s has neither rule nor reason", norm, c)
			}
		}
		t.Logf("%s: %d conditions, %d are found, %d can't be", norm, len(all), found, len(all)-found)
	}
	if len(machine) != 87 {
		t.Errorf("%d conditions of the Matterhorn Protocol", len(machine))
	}
	t.Logf("%d rules", len(Rules))
}
