package sheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/yaml"
)

// Uncosted is what stands in an amount's cell for "not yet costed", which is
// not zero: a budget line without an amount. The first two are ours, by language.
var Uncosted = []string{"belum dihitung", "not yet costed", "?"}

func uncosted(s string) bool {
	return slices.ContainsFunc(Uncosted, func(w string) bool { return strings.EqualFold(s, w) })
}

// empty tells a cell that says nothing: people put a dash where a form asks
// for something that there isn't.
func empty(s string) bool { return s == "" || s == "-" || s == "–" || s == "—" }

// record makes the tree of a row, or nil of one in which nothing counts.
func (p *parser) record(row Row) *yaml.Node {
	r := &rowReader{parser: p, root: &yaml.Node{Kind: yaml.Map}, entries: map[string]*yaml.Node{}, alone: map[*schema.Field]*yaml.Node{}}
	r.root.Span = p.form.At(row.Cells[0])
	any := false
	for _, c := range row.Cells {
		col, ok := p.columns[int(c.Column)]
		if !ok {
			if !p.ignored[int(c.Column)] && !empty(c.Text) {
				p.ignored[int(c.Column)] = true
				p.list.Add(diag.UnknownKey, p.form.At(c), diag.T("`%s` berada di kolom tanpa judul", "`%s` is in a column without a header", diag.Clip(c.Text)),
					diag.T("beri judul pada kolom %s, atau hapus isinya", "give column %s a header, or delete what is in it", source.ColumnName(int(c.Column))))
			}
			continue
		}
		if c.Bad {
			any, r.root.Partial = true, true
			continue
		}
		if empty(c.Text) {
			continue
		}
		any = true
		r.cell(col, c)
	}
	if !any {
		return nil
	}
	r.order()
	p.missing(row, r.root)
	return r.root
}

// missing reports the required cells of a row that are empty.
func (p *parser) missing(row Row, root *yaml.Node) {
	if row.Cut {
		root.Partial = true
		return
	}
	var names, cells []string
	for _, col := range p.form.Columns {
		f := col.Field
		if !f.Required || root.Get(f.Name) != nil {
			continue
		}
		if c, ok := row.Cell(col.Number); ok && c.Bad || p.form.covered(row.Number, col.Number) {
			root.Partial = true // reported already
			continue
		}
		names = append(names, "`"+strings.TrimSpace(p.headers[col.Number].Text)+"`")
		cells = append(cells, source.CellName(row.Number, col.Number))
	}
	if root.Partial = root.Partial || p.lacking || len(names) > 0; len(names) == 0 {
		return
	}
	hint := diag.T("isi sel %s", "fill in cell %s", strings.Join(cells, ", "))
	if p.form.File.Sheet() == "" {
		hint = diag.T("isi kolom itu di baris ini", "fill in that column in this row")
	}
	p.list.Add(diag.MissingKey, root.Span, diag.T("kolom %s kosong pada program ini", "column %s is empty for this program", strings.Join(names, ", ")), hint)
}

// rowReader builds the tree of a row.
type rowReader struct {
	*parser
	root    *yaml.Node
	entries map[string]*yaml.Node // of lists, by what names them
	alone   map[*schema.Field]*yaml.Node
	queue   []ordered
}

// ordered is an entry of a list and its place by number.
type ordered struct {
	list  *yaml.Node
	index int
	node  *yaml.Node
}

func (r *rowReader) cell(col Column, c Cell) {
	f, at := col.Field, r.form.At(c)
	switch {
	case col.isBudget():
		r.budget(col, c)
	case f.Kind == schema.Many && col.Index == 0 && col.Name == "":
		r.pair(r.root, col, f, r.list(c, ";"))
	case f.Kind == schema.Many:
		e := r.entry(col, c)
		if col.First > 0 {
			r.byYear(e, col, col.Sub, c)
			return
		}
		r.pair(e, col, col.Sub, r.value(col.Sub, c))
	case f.Kind == schema.ByYear:
		r.byYear(r.root, col, f, c)
	case f.Kind == schema.One && col.Sub != nil:
		m := r.alone[f]
		if m == nil {
			m = &yaml.Node{Kind: yaml.Map, Span: at}
			r.alone[f] = m
			if n := r.root.Get(f.Name); n == nil {
				r.pair(r.root, col, f, m)
			} else if yes(n.Text) {
				for i := range r.root.Pairs {
					if r.root.Pairs[i].Value == n {
						r.root.Pairs[i].Value = m
					}
				}
			}
		}
		r.pair(m, col, col.Sub, r.value(col.Sub, c))
	default:
		if m := r.alone[f]; m != nil && yes(c.Text) {
			return // its fields say so already
		}
		r.pair(r.root, col, f, r.value(f, c))
	}
}

// pair adds a field to a map; a second cell of the same field replaces nothing.
func (r *rowReader) pair(m *yaml.Node, col Column, f *schema.Field, v *yaml.Node) {
	if m.Get(f.Name) == nil {
		m.Pairs = append(m.Pairs, yaml.Pair{Key: r.key(f.Name, col), Value: v})
	}
}

func (r *rowReader) key(name string, col Column) *yaml.Node {
	return &yaml.Node{Kind: yaml.Scalar, Text: name, Quoted: true, Span: r.form.At(r.headers[col.Number])}
}

// value makes the node of a cell as its field takes it.
func (r *rowReader) value(f *schema.Field, c Cell) *yaml.Node {
	switch f.Kind {
	case schema.Texts, schema.Enums:
		return r.list(c, ";")
	case schema.Years:
		return r.list(c, ";,")
	}
	text := c.Text
	if f.Kind == schema.Number || f.Name == "baseline" || f.Name == "physical" {
		text = decimals(c)
	}
	if f.Flag || f.Kind == schema.Bool {
		switch strings.ToLower(text) {
		case "x", "v", "✓", "✔", "√", "1":
			text = "ya"
		case "0":
			text = "tidak"
		}
	}
	return r.scalar(text, r.form.At(c))
}

// decimals is a cell's text. Three decimals of a number get a zero behind them: in
// 2.875 they might be meant for thousands.
func decimals(c Cell) string {
	number, percent := strings.CutSuffix(c.Text, "%")
	if at := strings.IndexByte(number, '.'); !c.Number || at < 1 || len(number)-at != 4 {
		return c.Text
	}
	if percent {
		return number + "0%"
	}
	return number + "0"
}

func yes(s string) bool {
	switch strings.ToLower(s) {
	case "ya", "yes", "true", "x", "v", "✓", "✔", "√", "1":
		return true
	}
	return false
}

func (r *rowReader) scalar(text string, at source.Span) *yaml.Node {
	return &yaml.Node{Kind: yaml.Scalar, Text: text, Quoted: true, Span: at}
}

// list makes a list of what a cell holds, parted by marks or line breaks.
func (r *rowReader) list(c Cell, marks string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.List, Span: r.form.At(c)}
	for _, item := range Split(c.Text, marks) {
		if item != "" {
			n.Items = append(n.Items, r.scalar(item, r.within(c, item)))
		}
	}
	return n
}

// within is the place of an item in its cell.
func (r *rowReader) within(c Cell, item string) source.Span {
	at := r.form.At(c)
	if i := strings.Index(at.Text(), item); i >= 0 {
		return at.File.Span(at.Start+i, at.Start+i+len(item))
	}
	return at
}

// Split parts a cell into its items. A mark behind a backslash belongs to the item.
func Split(s, marks string) []string {
	var out []string
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && strings.IndexByte(marks, s[i+1]) >= 0:
			i++
			b.WriteByte(s[i])
		case s[i] == '\n' || strings.IndexByte(marks, s[i]) >= 0:
			out = append(out, trim(b.String()))
			b.Reset()
		default:
			b.WriteByte(s[i])
		}
	}
	return append(out, trim(b.String()))
}

// budget adds the lines of a year and source. Several lines of the same year
// and source stand in one cell.
func (r *rowReader) budget(col Column, c Cell) {
	for i, item := range Split(c.Text, ";") {
		if empty(item) {
			continue
		}
		at := r.within(c, item)
		key := fmt.Sprintf("budget %d %s %d", col.First, strings.ToLower(col.Source), i)
		e := r.entries[key]
		if e == nil {
			e = &yaml.Node{Kind: yaml.Map, Span: at}
			head := r.form.At(r.headers[col.Number])
			e.Pairs = append(e.Pairs, yaml.Pair{Key: r.key("year", col), Value: r.scalar(strconv.Itoa(col.First), head)})
			if col.Source != "" {
				e.Pairs = append(e.Pairs, yaml.Pair{Key: r.key("source", col), Value: r.scalar(col.Source, head)})
			}
			r.entries[key] = e
			list := r.many(col)
			list.Items = append(list.Items, e)
		}
		if col.Sub.Kind == schema.Money && uncosted(item) {
			continue
		}
		r.pair(e, col, col.Sub, r.scalar(item, at))
	}
}

// many is the row's list of a field.
func (r *rowReader) many(col Column) *yaml.Node {
	list := r.root.Get(col.Field.Name)
	if list == nil {
		list = &yaml.Node{Kind: yaml.List, Span: r.form.At(r.headers[col.Number])}
		r.pair(r.root, col, col.Field, list)
	}
	return list
}

// entry is the record of a list that a column belongs to.
func (r *rowReader) entry(col Column, c Cell) *yaml.Node {
	key := fmt.Sprintf("%s %d %s", col.Field.Name, col.Index, strings.ToLower(col.Name))
	e := r.entries[key]
	if e == nil {
		e = &yaml.Node{Kind: yaml.Map, Span: r.form.At(c), Partial: r.some && !r.hasName(col)}
		r.entries[key] = e
		list := r.many(col)
		index := col.Index
		if col.Name != "" {
			index = 100 + len(list.Items) // behind those with numbers, in the order of the sheet
			e.Pairs = append(e.Pairs, yaml.Pair{Key: r.key("name", col), Value: r.scalar(col.Name, r.form.At(r.headers[col.Number]))})
		}
		list.Items = append(list.Items, e)
		r.queue = append(r.queue, ordered{list, index, e})
	}
	return e
}

// hasName tells whether the sheet has the column that names an entry.
func (r *rowReader) hasName(col Column) bool {
	return slices.ContainsFunc(r.form.Columns, func(c Column) bool {
		return c.Field == col.Field && c.Index == col.Index && c.Sub == entryName(col.Field)
	})
}

// order puts the entries of lists in the order of their numbers.
func (r *rowReader) order() {
	slices.SortStableFunc(r.queue, func(a, b ordered) int { return a.index - b.index })
	done := map[*yaml.Node]bool{}
	for _, o := range r.queue {
		if !done[o.list] {
			done[o.list], o.list.Items = true, nil
		}
		o.list.Items = append(o.list.Items, o.node)
	}
}

func (r *rowReader) byYear(m *yaml.Node, col Column, f *schema.Field, c Cell) {
	at := r.form.At(c)
	values := m.Get(f.Name)
	if values == nil {
		values = &yaml.Node{Kind: yaml.Map, Span: at}
		r.pair(m, col, f, values)
	}
	values.Pairs = append(values.Pairs, yaml.Pair{Key: r.key(years(col.First, col.Last), col), Value: r.scalar(decimals(c), at)})
}
