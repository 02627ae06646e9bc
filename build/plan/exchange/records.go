// Package exchange carries program records between a plan and spreadsheets:
// [Records] finds them where they live, [Workbook] and [CSV] write them
// for people to fill in, [Import] says what a filled-in sheet would change.
// It is pure: bytes in, bytes out.
//
// It is the only user of the library that writes workbooks.
package exchange

import (
	"strings"

	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/plan/sheet"
	"jilid/build/source"
	"jilid/build/text/yaml"
)

// Record is a program as it was typed, without what is derived.
type Record struct {
	ID     string
	Node   *yaml.Node
	Object *schema.Object
	file   *source.File // a sheet's own file for records of sheets
}

// Records are the records of a plan's programs, in the plan's order.
func Records(p *plan.Plan) []Record {
	found := map[string]map[int]*yaml.Node{} // by file and sheet: where the id stands → record
	var out []Record
	program := p.Records.Of(schema.Program)
	for _, g := range p.Programs {
		name := g.File.Path + "\x00" + g.File.Sheet()
		if found[name] == nil {
			if f := p.Files.File(g.File.Path); f != nil {
				find(f, program, found)
			}
		}
		n := found[name][g.Span.Start]
		if n == nil {
			continue
		}
		out = append(out, Record{g.ID, n, g.Record, n.Span.File})
	}
	return out
}

// find collects the records of a file.
func find(f *source.File, program *schema.Record, found map[string]map[int]*yaml.Node) {
	add := func(in *source.File, n *yaml.Node) {
		name := in.Path + "\x00" + in.Sheet()
		if found[name] == nil {
			found[name] = map[int]*yaml.Node{}
		}
		if id := get(program, n, "id"); id != nil {
			found[name][id.Span.Start] = n
		}
	}
	if !strings.HasSuffix(strings.ToLower(f.Path), ".md") {
		tables, _ := sheet.Read(f, program)
		for _, t := range tables {
			form, _ := sheet.Parse(t, program)
			for _, r := range form.Records {
				add(t.File, r.Node)
			}
		}
		return
	}
	front, _, _ := yaml.Front(f)
	root, _ := yaml.Parse(front, "")
	add(f, root)
	if list := get(schema.Chapter, root, "programs"); list != nil {
		for _, n := range list.Items {
			add(f, n)
		}
	}
}

// get is the value of a field of a map, under either name.
func get(r *schema.Record, n *yaml.Node, name string) *yaml.Node {
	for _, p := range n.Pairs {
		if f := r.Field(p.Key.Text); f != nil && f.Name == name {
			return p.Value
		}
	}
	return nil
}
