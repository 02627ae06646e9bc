package exchange

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/text/lang"
	"jilid/build/text/yaml"
)

// merger brings the differences of a row into the YAML of its program. What is
// replaced or taken away is edited at once; what is added waits until it is
// known what stays.
type merger struct {
	*doc
	style
	program *schema.Record
	row     row
	later   []func()
}

// editYAML edits the front matter that holds a program.
func (im *importer) editYAML(r row, changed []difference) {
	f := r.old.file
	m := &merger{doc: &doc{file: f, gone: map[*yaml.Node]bool{}}, style: style{keysOf(r.old.Node), im.plan.Language}, program: im.program, row: r}
	m.edit = func(start, end int, text string) { im.edit(f.Path, start, end, text) }
	for i := range im.program.Fields {
		f := &im.program.Fields[i]
		var of []difference
		for _, d := range changed {
			if d.Field == f {
				of = append(of, d)
			}
		}
		if len(of) > 0 {
			m.field(f, of)
		}
	}
	for _, add := range m.later {
		add()
	}
}

// keysOf is the language of most of a record's keys.
func keysOf(n *yaml.Node) string {
	id := 0
	for _, p := range n.Pairs {
		switch f := schema.Program.Field(p.Key.Text); {
		case f == nil || f.Alias == "":
		case strings.NewReplacer(" ", "_", "-", "_").Replace(p.Key.Text) == f.Alias:
			id++
		default:
			id--
		}
	}
	if id > 0 {
		return "id"
	}
	return "en"
}

func (m *merger) field(f *schema.Field, of []difference) {
	root := m.row.old.Node
	old, v := get(m.program, root, f.Name), m.row.object.Get(f.Name)
	switch {
	case old == nil || old.Kind == yaml.Null:
		m.set(root, m.program, f, v)
	case f.Of == schema.Budget && old.Kind == yaml.List:
		m.list(f, old, func() (adds []string, drops map[int]bool) { return m.budget(f, old, of) })
	case f.Kind == schema.Many && old.Kind == yaml.List && of[0].Sub != nil:
		m.list(f, old, func() (adds []string, drops map[int]bool) { return m.entries(f, old, of) })
	case f.Kind == schema.ByYear && old.Kind == yaml.Map:
		m.byYear(root, m.program, f, old, v, of)
	case f.Kind == schema.One && old.Kind == yaml.Map && v != nil && v.Object != nil:
		for _, d := range of {
			if d.Sub != nil {
				m.set(old, f.Of, d.Sub, v.Object.Get(d.Sub.Name))
			}
		}
	case f.Kind == schema.Texts && old.Kind == yaml.List && v != nil && len(v.Texts) >= len(old.Items) && len(old.Items) > 0:
		m.texts(old, v)
	default:
		m.set(root, m.program, f, v)
	}
}

// set gives a field of a map its value: in place of the old one, as a new pair
// in the schema's order, or – nil – by taking the pair away.
func (m *merger) set(in *yaml.Node, r *schema.Record, f *schema.Field, v *schema.Value) {
	i := slices.IndexFunc(in.Pairs, func(p yaml.Pair) bool { return r.Field(p.Key.Text) == f })
	if i < 0 {
		if v != nil {
			m.later = append(m.later, func() { m.insert(in, m.behind(in, r, f), m.style.field(f, v, m.flow(in))) })
		}
		return
	}
	p := in.Pairs[i]
	if v == nil {
		m.remove(in, i)
		return
	}
	text := m.value(f, v)
	if f.Kind == schema.Text {
		text = scalar(v.Text, m.quote(p.Value))
	}
	m.replace(p.Value, text, p.Key.Span.Start, !m.flow(in))
}

// behind is the pair that a new field follows: of those that stay, the one that
// is nearest before it in the schema.
func (m *merger) behind(in *yaml.Node, r *schema.Record, f *schema.Field) int {
	place := func(f *schema.Field) int {
		return slices.IndexFunc(r.Fields, func(g schema.Field) bool { return f != nil && g.Name == f.Name })
	}
	nearest, at := -1, -1
	for i, p := range in.Pairs {
		if x := place(r.Field(p.Key.Text)); !m.gone[p.Key] && x < place(f) && x > at {
			nearest, at = i, x
		}
	}
	return nearest
}

func (m *merger) quote(n *yaml.Node) byte {
	if n.Span.Start < len(m.data()) {
		return m.data()[n.Span.Start]
	}
	return 0
}

// texts replaces the items of a list that differ and adds those that are new.
func (m *merger) texts(old *yaml.Node, v *schema.Value) {
	for i, item := range old.Items {
		if v.Texts[i].Text != item.Text {
			m.replace(item, scalar(v.Texts[i].Text, m.quote(item)), m.dash(item), !m.flow(old))
		}
	}
	var more []string
	for _, s := range v.Texts[len(old.Items):] {
		more = append(more, scalar(s.Text, 0))
	}
	if len(more) > 0 {
		m.add(old, more)
	}
}

// byYear sets the years of a map that differ.
func (m *merger) byYear(in *yaml.Node, r *schema.Record, f *schema.Field, old *yaml.Node, v *schema.Value, of []difference) {
	if v == nil && len(of) >= len(old.Pairs) {
		m.set(in, r, f, nil)
		return
	}
	for _, d := range of {
		key := yearKey(schema.YearText{First: d.First, Last: d.Last})
		i := slices.IndexFunc(old.Pairs, func(p yaml.Pair) bool { return yearMarks.Replace(p.Key.Text) == key })
		switch {
		case i >= 0 && d.new == "":
			m.remove(old, i)
		case i >= 0:
			m.replace(old.Pairs[i].Value, scalar(d.new, m.quote(old.Pairs[i].Value)), old.Pairs[i].Key.Span.Start, !m.flow(old))
		case d.new != "":
			m.later = append(m.later, func() {
				after := -1
				for j, p := range old.Pairs {
					if !m.gone[p.Key] && yearMarks.Replace(p.Key.Text) < key {
						after = j
					}
				}
				m.insert(old, after, key+": "+scalar(d.new, 0))
			})
		}
	}
}

var yearMarks = strings.NewReplacer("–", "-", "—", "-", " ", "")

// list edits the entries of a list and then adds and drops some; a list of
// which nothing is left is taken away.
func (m *merger) list(f *schema.Field, old *yaml.Node, edit func() (adds []string, drops map[int]bool)) {
	adds, drops := edit()
	if len(drops) > 0 && len(drops) == len(old.Items) {
		if len(adds) == 0 {
			m.set(m.row.old.Node, m.program, f, nil)
		} else {
			m.set(m.row.old.Node, m.program, f, m.row.object.Get(f.Name))
		}
		return
	}
	for i := range old.Items {
		if drops[i] {
			m.drop(old, i)
		}
	}
	if len(adds) > 0 {
		m.later = append(m.later, func() { m.add(old, adds) })
	}
}

// entries edits the entries of a list by number or name.
func (m *merger) entries(f *schema.Field, old *yaml.Node, of []difference) (adds []string, drops map[int]bool) {
	drops = map[int]bool{}
	type place struct {
		index int
		name  string
	}
	groups := map[place][]difference{}
	var order []place
	for _, d := range of {
		at := place{d.Index, strings.ToLower(d.Name)}
		if groups[at] == nil {
			order = append(order, at)
		}
		groups[at] = append(groups[at], d)
	}
	before := m.row.old.Object.Objects(f.Name)
	for _, at := range order {
		group := groups[at]
		was, now := entryOf(m.row.old.Object, group[0].Column), entryOf(m.row.object, group[0].Column)
		i := slices.Index(before, was)
		switch {
		case was == nil && now != nil:
			adds = append(adds, m.record(now))
		case was == nil || i >= len(old.Items):
		case now == nil && at.name == "":
			drops[i] = true
		default:
			m.entry(f, old.Items[i], was, now, group, m.flow(old))
		}
	}
	return adds, drops
}

// entry edits the fields of an entry that differ.
func (m *merger) entry(f *schema.Field, n *yaml.Node, was, now *schema.Object, of []difference, flow bool) {
	if n.Kind != yaml.Map { // its name alone
		m.replace(n, m.named(was, now), m.dash(n), !flow)
		return
	}
	done := map[string]bool{}
	for _, d := range of {
		if done[d.Sub.Name] {
			continue
		}
		done[d.Sub.Name] = true
		var v *schema.Value
		if now != nil {
			v = now.Get(d.Sub.Name)
		}
		old := get(f.Of, n, d.Sub.Name)
		if d.Sub.Kind == schema.ByYear && old != nil && old.Kind == yaml.Map {
			var years []difference
			for _, x := range of {
				if x.Sub == d.Sub {
					years = append(years, x)
				}
			}
			m.byYear(n, f.Of, d.Sub, old, v, years)
			continue
		}
		m.set(n, f.Of, d.Sub, v)
	}
}

// budget edits the lines of the years and sources that differ.
func (m *merger) budget(f *schema.Field, old *yaml.Node, of []difference) (adds []string, drops map[int]bool) {
	drops = map[int]bool{}
	before := m.row.old.Object.Objects(f.Name)
	added := map[*schema.Object]bool{}
	for _, d := range of {
		was, now := budgetLines(m.row.old.Object, d.Column), budgetLines(m.row.object, d.Column)
		for i, o := range was {
			at := slices.Index(before, o)
			if at >= len(old.Items) || old.Items[at].Kind != yaml.Map {
				continue
			}
			switch {
			case i < len(now):
				m.set(old.Items[at], f.Of, d.Sub, now[i].Get(d.Sub.Name))
			case d.Sub.Name == "amount":
				drops[at] = true
			case !drops[at]:
				m.set(old.Items[at], f.Of, d.Sub, nil)
			}
		}
		for _, o := range now[min(len(was), len(now)):] {
			if !added[o] {
				added[o] = true
				adds = append(adds, m.record(o))
			}
		}
	}
	return adds, drops
}

// create makes the file of a new program.
func (im *importer) create(r row) {
	name := "content/programs/" + fileName(r.id+" "+r.object.Text("name")) + ".md"
	if im.plan.Files.File(name) != nil || im.changes.Files[name] != nil {
		name = path.Dir(name) + "/" + fileName(r.id) + ".md"
	}
	if im.plan.Files.File(name) != nil {
		im.list.Add(diag.BadImport, r.at, diag.T("berkas %s sudah ada", "the file %s exists already", name), diag.T("beri program baru ini kode lain, atau pindahkan berkas itu", "give the new program another id, or move the file"))
		return
	}
	w := style{"en", im.plan.Language}
	if len(im.records) > 0 {
		w.lang = keysOf(im.records[0].Node)
	}
	change := Change{ID: r.id, File: name, New: true}
	var b strings.Builder
	b.WriteString("---\n")
	for i := range im.program.Fields {
		f := &im.program.Fields[i]
		if v := r.object.Get(f.Name); v != nil {
			b.WriteString(w.field(f, v, false) + "\n")
		}
	}
	b.WriteString("---\n")
	for _, c := range r.columns {
		if v := cellOf(r.object, c, im.plan.Language).text; v != "" {
			change.Cells = append(change.Cells, CellChange{lang.Capital(c.Header(im.plan.Language)), "", im.show(c, v)})
		}
	}
	im.changes.Programs = append(im.changes.Programs, change)
	im.changes.Files[name] = []byte(b.String())
}

// fileName is a text as the name of a file: gov-07-portal-warga.
func fileName(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words[:min(len(words), 8)], "-")
}
