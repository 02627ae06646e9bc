package press

import (
	"cmp"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/press/book"
	"jilid/build/press/icc"
	"jilid/build/press/pdf"
	"jilid/build/source"
)

// iccRegistry is where the names of printing conditions are kept.
const iccRegistry = "http://www.color.org"

// condition is the printing condition of a plan's press edition: that of its own
// profile, else what is reckoned of the usual offset press. PDF/X-4 wants a
// profile in the file.
func condition(p *plan.Plan) *pdf.Condition {
	profile := icc.Offset()
	if p.Profile != nil {
		if own, err := icc.Read(p.Profile.Data); err == nil {
			profile = own
		}
	}
	c := &pdf.Condition{Profile: profile.Data, ID: cmp.Or(profile.Known, "Custom"), Info: cmp.Or(profile.Name, "CMYK")}
	if profile.Known != "" {
		c.Registry = iccRegistry
	}
	return c
}

// inspectPress reports what a press edition lacks.
func inspectPress(p *plan.Plan, e book.Edition) []diag.Diagnostic {
	var list diag.List
	if p.Profile != nil {
		if _, err := icc.Read(p.Profile.Data); err != nil {
			list.Add(diag.WrongValue, p.ProfileSpan, diag.T("`%s` tidak dapat dipakai: %s", "`%s` can't be used: %s", p.Profile.Path, err),
				diag.T("mintalah profil ICC untuk CMYK dari percetakan, atau hapus kunci ini", "ask the print shop for its ICC profile for CMYK, or leave this key out"))
		}
	}
	if e.Date == "" {
		list.Add(diag.MissingKey, source.Span{File: p.File}, diag.T("edisi cetak memerlukan tanggal, dan tanggalnya tidak diketahui", "the press edition needs a date, and none is known"),
			diag.T("tulis `tanggal: 2026-01-31` di plan.yaml", "write `date: 2026-01-31` in plan.yaml"))
	}
	return list.All()
}
