package check

import "jilid/build/diag"

// dimensions: every one that has programs promises something soon.
func (c *checker) dimensions() {
	for _, d := range c.plan.Dimensions {
		programs, quick := 0, false
		for _, g := range c.plan.Programs {
			if g.Dimension == d.ID {
				programs++
				quick = quick || g.QuickWin != nil
			}
		}
		if programs > 0 && !quick {
			c.Add(diag.NoQuickWin, d.Span, diag.T("dimensi %s tidak punya quick win", "dimension %s has no quick win", d.Name),
				diag.T("tandai satu programnya dengan `quick_win`", "mark one of its programs by `quick_win`"))
		}
	}
}

// agencies: one that is listed does something.
func (c *checker) agencies() {
	busy := map[string]bool{}
	for _, g := range c.plan.Programs {
		busy[g.Agency] = true
		for _, p := range g.Partners {
			busy[p.Agency] = true
		}
		for _, a := range g.Activities {
			busy[a.Agency] = true
		}
	}
	for _, a := range c.plan.Agencies {
		if len(c.plan.Programs) > 0 && !busy[a.ID] {
			c.Add(diag.IdleAgency, a.Span, diag.T("%s tidak menangani program apa pun", "%s has no program", a.Name),
				diag.T("hapus dari `opd`, atau beri peran dalam program", "delete it from `agencies`, or give it a part in a program"))
		}
	}
}
