package exchange

import (
	"fmt"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/plan/sheet"
	"jilid/build/text/lang"
)

// choice is the list that a column's cells are chosen from, or "".
func (w *writer) choice(c sheet.Column) string {
	f := c.Field
	if c.Sub != nil {
		f = c.Sub
	}
	switch {
	case f.Name == "dimension", f.Name == "part", f.Name == "agency", f.Name == "horizon", f.Name == "status":
		return f.Name
	case f.Own != nil && f.Kind == schema.Enum:
		return f.Name
	case f.Flag, f.Kind == schema.Bool:
		return "yes"
	}
	return ""
}

// writeLists writes the sheet of what can be chosen, list below list, with what
// the codes stand for beside them. Sources of funds and goals, which a cell or
// header may hold several of, are there to be looked up.
func (w *writer) writeLists() {
	w.choices = map[string]string{}
	name, row := w.lists, 1
	add := func(key string, head diag.Text, codes, names []string) {
		if len(codes) == 0 {
			return
		}
		w.put(name, row, 1, head.In(w.lang), w.style.bold)
		w.put(name, row, 2, "", w.style.bold)
		if names != nil {
			w.put(name, row, 2, diag.T("Arti", "Meaning").In(w.lang), w.style.bold)
		}
		for i, code := range codes {
			lines := linesOf(code, codeWidth)
			w.put(name, row+1+i, 1, code, w.style.plainWrap)
			if names != nil {
				w.put(name, row+1+i, 2, names[i], w.style.plainWrap)
				lines = max(lines, linesOf(names[i], nameWidth))
			}
			w.height(name, row+1+i, lines)
		}
		w.choices[key] = fmt.Sprintf("'%s'!$A$%d:$A$%d", name, row+1, row+len(codes))
		row += len(codes) + 2
	}
	var ids, names, parts, partNames []string
	for _, d := range w.plan.Dimensions {
		ids, names = append(ids, d.ID), append(names, d.Name)
		for _, p := range d.Parts {
			parts, partNames = append(parts, p.ID), append(partNames, d.Name+": "+p.Name)
		}
	}
	add("dimension", diag.T("Dimensi", "Dimensions"), ids, names)
	add("part", diag.T("Subdimensi", "Parts"), parts, partNames)
	ids, names = nil, nil
	for _, a := range w.plan.Agencies {
		ids, names = append(ids, a.ID), append(names, a.Name)
	}
	add("agency", diag.T("OPD", "Agencies"), ids, names)
	ids, names = nil, nil
	for _, g := range w.plan.Goals {
		ids, names = append(ids, g.Code), append(names, g.Text)
	}
	add("goals", diag.T("Sasaran", "Goals"), ids, names)
	add("source", diag.T("Sumber dana", "Sources of funds"), w.sources(), nil)
	for _, field := range []string{"horizon", "status"} {
		f := schema.Program.Field(field)
		var words []string
		for _, word := range f.Words {
			words = append(words, wordIn(f.Words, word.Name, w.lang))
		}
		add(field, diag.Text{ID: lang.Capital(sheet.FieldName(f, "id")), EN: lang.Capital(sheet.FieldName(f, "en"))}, words, nil)
	}
	for _, f := range w.plan.Records.Own() {
		if len(f.Own.Choices) > 0 {
			w.own(f, add)
		}
	}
	add("yes", diag.T("Ya/tidak", "Yes/no"), []string{yesNo(true, w.lang), yesNo(false, w.lang)}, nil)
	w.do(w.book.SetColWidth(name, "A", "A", codeWidth))
	w.do(w.book.SetColWidth(name, "B", "B", nameWidth))
	w.printing(name, "", false)
}

// Widths of the columns of codes and of what they stand for.
const codeWidth, nameWidth = 40, 90

// own writes the list of an own field, with names if there are any.
func (w *writer) own(f *schema.Field, add func(key string, head diag.Text, codes, names []string)) {
	var ids, names []string
	named := false
	for _, c := range f.Own.Choices {
		ids, names = append(ids, c.ID), append(names, c.Name)
		named = named || c.Name != c.ID
	}
	if !named {
		names = nil
	}
	head := lang.Capital(f.Own.Name)
	add(f.Name, diag.Text{ID: head, EN: head}, ids, names)
}

// sources are the sources of funds in use, in the order of the columns.
func (w *writer) sources() []string {
	var out []string
	for _, c := range w.columns {
		if c.Source != "" && (len(out) == 0 || out[len(out)-1] != c.Source) {
			out = append(out, c.Source)
		}
	}
	return out
}
