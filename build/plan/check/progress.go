package check

import (
	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/period"
	"jilid/build/plan/progress"
	"jilid/build/source"
	"jilid/build/text/lang"
)

// reason: what is delayed or stopped needs a reason that readers can see.
func (c *checker) reason(g *plan.Program) {
	if (g.Status == "delayed" || g.Status == "stopped") && progress.Reason(g) == nil {
		c.Add(diag.NoReason, key(g, "status"), diag.T("program %s berstatus %s, tetapi alasannya tidak ditulis", "program %s is %s, but no reason is given", g.ID, diag.Text(g.StatusWord())),
			diag.T("tambahkan `kendala` pada `realisasi`", "add `issue` to `progress`"))
	}
}

// stale: a program that is at work is reported on.
func (c *checker) stale(g *plan.Program) {
	months, stale := progress.Stale(c.plan, g)
	if !stale {
		return
	}
	last := progress.Latest(g)
	if last == nil {
		c.Add(diag.StaleRecord, key(g, "status"), diag.T("program %s belum pernah dilaporkan sampai %s, padahal mulai %d", "program %s was not reported on until %s, though it began in %d", g.ID, c.asOf(), g.Start),
			diag.T("tambahkan isian pada `realisasi`, atau perbaiki `status`", "add an entry to `progress`, or mend the `status`"))
		return
	}
	c.Add(diag.StaleRecord, place(last.Span, g), diag.T("laporan terakhir program %s untuk %s, %d bulan sebelum keadaan rencana per %s", "the last report on program %s is for %s, %d months before the day the plan is known to, %s", g.ID, last.Period, months, c.asOf()),
		diag.T("tambahkan periode terbaru pada `realisasi`, atau perbaiki `status`", "add the newest period to `progress`, or mend the `status`"))
}

// statusYears: a status and the years of the program tell the same story.
func (c *checker) statusYears(g *plan.Program) {
	word := diag.Text(g.StatusWord())
	switch progress.StatusFits(c.plan, g) {
	case progress.Overdue:
		c.Add(diag.StatusYears, key(g, "status"), diag.T("program %s berakhir %d, tetapi statusnya %s", "program %s ended in %d, but its status is: %s", g.ID, g.End, word),
			diag.T("perbarui `status`, misalnya selesai atau tertunda, atau perpanjang `selesai`", "mend the `status`, such as done or delayed, or move its `end`"))
	case progress.Early:
		c.Add(diag.StatusYears, key(g, "status"), diag.T("program %s baru mulai %d, tetapi statusnya %s", "program %s begins in %d only, but its status is: %s", g.ID, g.Start, word),
			diag.T("perbaiki `status`, atau majukan `mulai`", "mend the `status`, or its `start`"))
	}
}

// future: what was reached, spent or reported lies in the past. A year counts as
// begun on its first day.
func (c *checker) future(g *plan.Program) {
	if c.today == "" {
		return
	}
	warn := func(first string, at source.Span, what diag.Text) {
		if first > c.today {
			c.Add(diag.AfterToday, place(at, g), diag.T("%s terletak sesudah hari ini", "%s lies after today", what), diag.T("perbaiki tahun atau periodenya; rencana ditulis sebagai target atau anggaran", "mend the year or period; what is planned is a target or a budget"))
		}
	}
	for _, i := range g.Indicators {
		for _, v := range i.Actual {
			warn(period.Of(v.Year).First, v.Span, diag.T("realisasi indikator `%s` tahun %d", "an actual value of `%s` in %d", i.Name, v.Year))
		}
	}
	for _, b := range g.Budget {
		if b.HasSpent {
			warn(period.Of(b.Year).First, b.Span, diag.T("realisasi anggaran tahun %d", "money spent in %d", b.Year))
		}
	}
	for _, p := range g.Progress {
		warn(p.First, p.Span, diag.T("realisasi periode %s", "progress of the period %s", p.Period))
		if p.First <= c.today && p.Last > c.today && p.Last == c.plan.AsOf && c.plan.AsOfSpan.File == nil {
			c.Add(diag.AfterToday, place(p.Span, g), diag.T("periode %s belum berakhir hari ini, tetapi keadaan rencana dihitung per %s", "the period %s is not over today, but the plan counts as known to %s", p.Period, c.asOf()),
				diag.T("tulis periode yang sudah berakhir, atau isi `keadaan_per` di plan.yaml", "write a period that is over, or fill in `as_of` in plan.yaml"))
		}
	}
}

// asOfGiven: the day to which the plan is known is no day to come.
func (c *checker) asOfGiven() {
	if c.today != "" && c.plan.AsOfSpan.File != nil && c.plan.AsOf > c.today {
		c.Add(diag.AfterToday, c.plan.AsOfSpan, diag.T("`keadaan_per` %s terletak sesudah hari ini", "`as_of` %s lies after today", c.asOf()), diag.T("perbaiki tanggalnya", "mend the date"))
	}
}

// asOf is the day to which the plan is known, in words.
func (c *checker) asOf() diag.Text {
	return diag.Text{ID: lang.Date(c.plan.AsOf, lang.ID), EN: lang.Date(c.plan.AsOf, lang.EN)}
}

// evaluations: weights that don't sum to 100 % are a misprint or a part forgotten.
func (c *checker) evaluations() {
	for _, e := range c.plan.Evaluations {
		var sum int64
		for _, s := range e.Parts {
			sum += s.Weight
		}
		if sum != 0 && sum != 100_000 {
			c.Add(diag.OddWeights, e.Span, diag.T("bobot evaluasi %d berjumlah %s, bukan 100%%", "the weights of the evaluation of %d sum to %s, not 100%%", e.Year, lang.Percent(sum, lang.Of(c.plan.Language))),
				diag.T("lengkapi unsurnya atau perbaiki bobotnya; nilainya dihitung sebagai rata-rata tertimbang", "add what is missing or mend the weights; the value is computed as a weighted mean"))
		}
	}
}
