package check

import "testing"

// TestFormula: what OWASP's list of CSV injection has is found, and what people write of numbers isn't.
func TestFormula(t *testing.T) {
	for text, want := range map[string]bool{
		"=1+1": true, "=cmd|' /C calc'!A0": true, "@SUM(1)": true, "+cmd|' /C calc'!A0": true, "-2+3+cmd|' /C calc'!A0": true, "=HYPERLINK(\"x\")": true,
		"\t=1+1": true, " =1": true, "＝1+1": true, "- Pelatihan": true, "-nihil": true, "--a": true, "@kominfo": true, "-=1+1": true,
		"": false, "-": false, "--": false, "=": false, "-3": false, "+3,5": false, "-5 %": false, "- 12": false, "+62 811 1234": false, "-2,5 poin": false, "a=b": false, "–": false, "– nihil": false, "78,5%": false, "-1.250": false, "Kominfo": false,
	} {
		if got := formula(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}
