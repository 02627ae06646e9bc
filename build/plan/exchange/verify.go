package exchange

import (
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/plan/sheet"
	"jilid/build/source"
)

// After is the input as it would be with the changes.
func (c *Changes) After(t *source.Tree) *source.Tree {
	files := map[string][]byte{}
	for _, f := range t.Files() {
		files[f.Path] = f.Data
	}
	for name, data := range c.Files {
		files[name] = data
	}
	return source.New(files)
}

// Verify compares the plan before an import, the sheet and the plan after it:
// the programs of the sheet must say what it says, and nothing else may have
// changed. An edit that went wrong – some way to write YAML that was not thought of –
// is found here, before anything is written.
func Verify(before, after *plan.Plan, f *source.File) []diag.Diagnostic {
	im := &importer{plan: before, program: before.Records.Of(schema.Program), changes: &Changes{}}
	im.records = Records(before)
	im.rows(f)
	now := map[string]*schema.Object{}
	for _, r := range Records(after) {
		now[r.ID] = r.Object
	}
	var l diag.List
	wrong := func(id string, at source.Span) {
		l.Add(diag.BadImport, at, diag.T("catatan program `%s` ditulis dengan cara yang tidak dapat disunting dengan aman", "the record of program `%s` is written in a way that can't be edited safely", id), byHand)
	}
	rows := map[string]row{}
	for _, r := range im.read {
		rows[r.id] = r
		if r.old == nil && (now[r.id] == nil || !same(r.object, now[r.id])) {
			wrong(r.id, r.at)
		}
	}
	all := columns(before, append(Records(before), Records(after)...))
	for _, r := range im.records {
		o, sheetRow := now[r.ID], rows[r.ID]
		ok := o != nil
		if ok && sheetRow.object == nil {
			ok = same(r.Object, o)
		} else if ok {
			given := map[string]bool{}
			for _, c := range sheetRow.columns {
				given[c.Key()] = true
				ok = ok && (c.Field.Name == "id" || cellOf(o, c, before.Language).text == cellOf(sheetRow.object, c, before.Language).text)
			}
			for _, c := range all {
				if !given[c.Key()] && !implied(given, c) {
					ok = ok && cellOf(o, c, before.Language).text == cellOf(r.Object, c, before.Language).text
				}
			}
		}
		if !ok {
			wrong(r.ID, r.Object.At("id"))
		}
	}
	return l.All()
}

// implied tells whether a column follows from others of the sheet: an indicator
// by name is also one by number, names in one cell are also those of entries.
func implied(given map[string]bool, c sheet.Column) bool {
	if c.Field.Kind != schema.Many || c.Field.Of == schema.Budget {
		return false
	}
	for k := range given {
		if rest, ok := strings.CutPrefix(k, c.Field.Name); ok && (rest == "" || rest[0] == ':' || rest[0] == ' ') {
			return true
		}
	}
	return false
}

// same compares two records by how they would be written.
func same(a, b *schema.Object) bool {
	w := style{"en", "en"}
	return w.record(a) == w.record(b)
}
