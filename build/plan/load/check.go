package load

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/source"
)

// settle fills in what follows from the whole: dimensions and period of a plan
// that doesn't name them, and the order of the programs.
func (l *loader) settle() {
	p := l.plan
	switch v := l.planValue("dimensions"); {
	case v != nil && v.Text == "smart-city":
		l.preset(v.Span)
	case v == nil && !l.shaky("dimensions") && l.namesDimension():
		l.preset(source.Span{})
	}
	for _, e := range l.entries {
		p.Programs = append(p.Programs, e.program)
	}
	place := map[string]int{}
	for i, d := range p.Dimensions {
		place[d.ID] = i + 1
	}
	slices.SortStableFunc(p.Programs, func(a, b *plan.Program) int {
		x, y := place[a.Dimension], place[b.Dimension]
		if (x == 0) != (y == 0) {
			return y - x // programs of no known dimension last
		}
		return cmp.Or(cmp.Compare(x, y), natural(a.ID, b.ID))
	})
	if p.Period.First == 0 && !l.shaky("period") {
		for _, g := range p.Programs {
			if g.Start > 0 && (p.Period.First == 0 || g.Start < p.Period.First) {
				p.Period.First = g.Start
			}
			p.Period.Last = max(p.Period.Last, g.End)
		}
	}
}

func (l *loader) planValue(name string) *schema.Value {
	if l.planYAML == nil {
		return nil
	}
	return l.planYAML.Get(name)
}

// shaky tells whether a field of plan.yaml may have held more than was read:
// then what seems unknown may be known, and is not reported.
func (l *loader) shaky(name string) bool {
	return l.partial || l.planYAML != nil && l.planYAML.Spoilt(name)
}

// namesDimension tells whether any chapter or program speaks of a dimension.
func (l *loader) namesDimension() bool {
	for _, e := range l.entries {
		if e.program.Dimension != "" {
			return true
		}
	}
	return slices.ContainsFunc(l.plan.Chapters(), func(c *plan.Chapter) bool { return len(c.Dimensions) > 0 })
}

// Sorts of ids, as messages call them.
var (
	aDimension = diag.T("dimensi", "dimension")
	anAgency   = diag.T("perangkat daerah", "agency")
	aGoal      = diag.T("sasaran", "goal")
	aProgram   = diag.T("program", "program")
)

// check looks up everything that names something else in the plan.
func (l *loader) check() {
	for _, c := range l.plan.Chapters() {
		o := l.stands[c].object
		for _, s := range o.Strs("dimension") {
			l.dimensionID(s.Text, s.Span)
		}
		for _, g := range o.Objects("programs") {
			if g.Brief && g.Text("id") != "" {
				l.programID(g.Text("id"), g.At("id"))
			}
		}
	}
	for _, e := range l.entries {
		l.checkProgram(e)
	}
	if l.planYAML != nil {
		for _, e := range l.planYAML.Objects("evaluations") {
			if e.Has("year") {
				l.year(e.Year("year"), e.At("year"))
			}
			for _, s := range e.Objects("dimensions") {
				l.dimensionID(s.Text("name"), s.At("name"))
			}
		}
	}
	l.cycles()
}

func (l *loader) checkProgram(e *entry) {
	o, g := e.object, e.program
	if g.Dimension != "" && l.dimensionID(g.Dimension, o.At("dimension")) && g.Part != "" {
		l.partID(l.plan.Dimension(g.Dimension), g.Part, o.At("part"))
	}
	if g.Agency != "" {
		l.agencyID(g.Agency, o.At("agency"))
	}
	for _, s := range o.Strs("goals") {
		if !slices.ContainsFunc(l.plan.Goals, func(x plan.Goal) bool { return x.Code == s.Text }) && !l.shaky("goals") {
			var known []defined
			for _, x := range l.plan.Goals {
				known = append(known, defined{x.Code, x.Span})
			}
			l.unknown(aGoal, s.Text, s.Span, known, diag.T("tambahkan ke `sasaran` di plan.yaml", "add it to `goals` in plan.yaml"))
		}
	}
	for _, s := range o.Strs("depends_on") {
		l.programID(s.Text, s.Span)
	}
	for _, name := range []string{"start", "end"} {
		if o.Has(name) {
			l.year(o.Year(name), o.At(name))
		}
	}
	for _, a := range o.Objects("activities") {
		if a.Has("agency") {
			l.agencyID(a.Text("agency"), a.At("agency"))
		}
		for _, y := range a.Years("years") {
			if !l.year(y, a.At("years")) {
				break
			}
		}
	}
	if v := o.Get("phases"); v != nil {
		l.years(v.ByYear)
	}
	for _, i := range o.Objects("indicators") {
		if v := i.Get("targets"); v != nil {
			l.years(v.ByYear)
		}
	}
	for _, b := range o.Objects("budget") {
		if b.Has("year") {
			l.year(b.Year("year"), b.At("year"))
		}
	}
}

func (l *loader) years(list []schema.YearText) {
	for _, y := range list {
		if l.year(y.First, y.Span) {
			l.year(y.Last, y.Span)
		}
	}
}

// year reports a year outside the plan's period.
func (l *loader) year(y int, at source.Span) bool {
	p := l.plan.Period
	if p.First == 0 || p.Has(y) {
		return true
	}
	var related []diag.Related
	if v := l.planValue("period"); v != nil {
		related = append(related, diag.Related{Span: v.Span, Text: diag.T("periode rencana", "the plan's period")})
	}
	l.diags.AddAbsent("year "+strconv.Itoa(y), diag.OutsidePeriod, at, diag.T("tahun %d di luar periode %d–%d", "year %d is outside the period %d–%d", y, p.First, p.Last),
		diag.T("perbaiki tahunnya, atau `periode` di plan.yaml", "mend the year, or `period` in plan.yaml"), related...)
	return false
}

// unknown reports an id that isn't known, with the one that may be meant and
// where that is defined: it may be misspelt there.
func (l *loader) unknown(sort diag.Text, id string, at source.Span, known []defined, otherwise diag.Text) {
	if l.several(sort, id, at) {
		return
	}
	ids := make([]string, len(known))
	for i, k := range known {
		ids[i] = k.id
	}
	hint := suggest(id, ids)
	if hint == (diag.Text{}) {
		hint = otherwise
	}
	var related []diag.Related
	if at, key := l.elsewhere(id); key != (diag.Text{}) {
		hint = diag.T("kode ini berada di bawah `%s` di plan.yaml: mungkin baris kuncinya sendiri hilang; %s", "this id stands below `%s` in plan.yaml: perhaps the line of its own key was lost; %s", key, otherwise)
		related = append(related, diag.Related{Span: at, Text: diag.T("di sini", "here")})
	}
	near, ok := diag.Nearest(id, ids)
	if ok {
		if k := known[slices.Index(ids, near)]; k.at.File != nil {
			related = append(related, diag.Related{Span: k.at, Text: diag.T("`%s` didefinisikan di sini", "`%s` is defined here", near)})
		}
	}
	l.diags.AddAbsent(sort.EN+" "+id, diag.UnknownID, at, diag.T("%s `%s` tidak dikenal", "%s `%s` is not known", sort, diag.Clip(id)), hint, related...)
	if ok && diag.Numbered(id, near) {
		l.diags.IfOften(otherwise)
	}
}

// several reports ids that were written as one text.
func (l *loader) several(sort diag.Text, id string, at source.Span) bool {
	if !strings.Contains(id, ",") {
		return false
	}
	l.diags.Add(diag.UnknownID, at, diag.T("`%s` dibaca sebagai satu kode %s", "`%s` is read as one id of a %s", diag.Clip(id), sort), diag.T("tulis beberapa kode sebagai daftar: `[%s]`", "write several ids as a list: `[%s]`", diag.Clip(id)))
	return true
}

// elsewhere is where plan.yaml has an id among those of another sort, and below which key.
func (l *loader) elsewhere(id string) (at source.Span, key diag.Text) {
	if l.planYAML == nil {
		return source.Span{}, diag.Text{}
	}
	for _, f := range l.planYAML.Record.Fields {
		if f.Kind != schema.Keyed {
			continue
		}
		for _, o := range l.planYAML.Objects(f.Name) {
			if o.Text(f.Of.Key) == id {
				return o.At(f.Of.Key), f.Label()
			}
		}
	}
	return source.Span{}, diag.Text{}
}

// defined is an id and where it is defined.
type defined struct {
	id string
	at source.Span
}

func (l *loader) dimensionID(id string, at source.Span) bool {
	if l.plan.Dimension(id) != nil {
		return true
	}
	if !l.shaky("dimensions") {
		var known []defined
		for _, d := range l.plan.Dimensions {
			known = append(known, defined{d.ID, d.Span})
		}
		l.unknown(aDimension, id, at, known, diag.T("tambahkan ke `dimensi` di plan.yaml", "add it to `dimensions` in plan.yaml"))
	}
	return false
}

// partID checks a sub-dimension; one of another dimension is told so.
func (l *loader) partID(d *plan.Dimension, id string, at source.Span) {
	if _, ok := d.Part(id); ok {
		return
	}
	var known []string
	for _, p := range d.Parts {
		known = append(known, p.ID)
	}
	hint := suggest(id, known)
	for _, other := range l.plan.Dimensions {
		if _, ok := other.Part(id); ok {
			hint = diag.T("`%s` adalah bagian dari dimensi `%s`; yang ada di sini: %s", "`%s` is a part of dimension `%s`; here there are: %s", id, other.ID, strings.Join(known, ", "))
		}
	}
	l.diags.AddAbsent("part "+d.ID+"/"+id, diag.UnknownID, at, diag.T("subdimensi `%s` tidak ada pada dimensi `%s`", "dimension `%[2]s` has no part `%[1]s`", diag.Clip(id), d.ID), hint)
}

func (l *loader) agencyID(id string, at source.Span) {
	if l.plan.Agency(id) == nil && !l.shaky("agencies") {
		var known []defined
		for _, a := range l.plan.Agencies {
			known = append(known, defined{a.ID, a.Span})
		}
		l.unknown(anAgency, id, at, known, diag.T("tambahkan ke `opd` di plan.yaml", "add it to `agencies` in plan.yaml"))
	}
}

func (l *loader) programID(id string, at source.Span) {
	if l.plan.Program(id) != nil || l.nameless || l.several(aProgram, id, at) {
		return
	}
	lost, related, sure := l.plan.Lost(id)
	if sure {
		l.diags.AddAbsent("program "+id, diag.UnknownID, at, diag.T("program `%s` tidak dikenal", "program `%s` is not known", diag.Clip(id)), lost, related...)
		return
	}
	var known []defined
	for _, g := range l.plan.Programs {
		known = append(known, defined{g.ID, g.Span})
	}
	l.unknown(aProgram, id, at, known, lost)
}

// cycles reports programs that wait for each other: every ring once, where the
// first of its programs names the next.
func (l *loader) cycles() {
	const (
		fresh = iota
		open
		done
	)
	state := map[string]int{}
	byID := map[string]*entry{}
	for _, e := range l.entries {
		byID[e.program.ID] = e
	}
	var path []*entry
	var visit func(e *entry)
	visit = func(e *entry) {
		state[e.program.ID] = open
		path = append(path, e)
		for _, s := range e.object.Strs("depends_on") {
			next := byID[s.Text]
			if next == nil {
				continue
			}
			switch state[next.program.ID] {
			case fresh:
				visit(next)
			case open:
				l.cycle(path[slices.Index(path, next):], s.Span)
			}
		}
		path = path[:len(path)-1]
		state[e.program.ID] = done
	}
	for _, g := range l.plan.Programs {
		if state[g.ID] == fresh {
			visit(byID[g.ID])
		}
	}
}

func (l *loader) cycle(ring []*entry, at source.Span) {
	var names []string
	var related []diag.Related
	for i, e := range ring {
		names = append(names, e.program.ID)
		if i < len(ring)-1 {
			related = append(related, diag.Related{Span: e.object.At("depends_on"), Text: diag.T("%s menunggu %s", "%s waits for %s", e.program.ID, ring[i+1].program.ID)})
		}
	}
	text := diag.T("program saling menunggu: %s", "programs wait for each other: %s", strings.Join(append(names, names[0]), " → "))
	if len(ring) == 1 {
		text = diag.T("program %s menunggu dirinya sendiri", "program %s waits for itself", names[0])
	}
	l.diags.Add(diag.Cycle, at, text,
		diag.T("hapus salah satu dari `prasyarat` itu", "delete one of these `depends_on`"), related...)
}
