package view

import (
	"slices"

	"jilid/build/plan/money"
	"jilid/build/plan/schema"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// unit is the unit of money that a body asks for, if it asks for one.
func unit(o *schema.Object) (money.Unit, bool) { return money.UnitOf(o.Text("unit")) }

// scale is how a table writes its amounts: in the unit asked for, else in
// millions where that is exact enough.
func (j *job) scale(amounts []money.Rupiah) money.Scale {
	if u, ok := unit(j.body); ok {
		return money.Fit(u, amounts...)
	}
	return money.Auto(amounts...)
}

// inScale says over a table what its amounts are counted in, and below it if
// they are rounded: then its sums, which are exact until they are written, may differ from its rows.
func (j *job) inScale(t *doc.Table, s money.Scale) {
	t.Unit = s.Label(j.lang)
	if s.Rounded {
		j.remark(t, roundedNote)
	}
}

// remark adds a sentence to what stands below a table.
func (j *job) remark(t *doc.Table, w lang.Word) {
	note := doc.Str(w.In(j.lang))
	if len(t.Source) > 0 {
		note = append(append(slices.Clone(t.Source), &doc.Text{Value: ". "}), note...)
	}
	t.Source = note
}

var roundedNote = lang.Word{ID: "Angka dibulatkan; jumlah dihitung sebelum pembulatan", EN: "Figures are rounded; sums are computed before rounding"}
