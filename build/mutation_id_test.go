package build_test

import (
	"slices"
	"strings"

	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/yaml"
)

// idMutators hurt the ids by which one thing names another, and those by which
// things are defined.
var idMutators = []mutator{
	{"id misspelt", ofIDs(func(e entry, n *yaml.Node, known []string) (out []mutant) {
		for _, bad := range misspelt(n.Text, known) {
			out = append(out, e.replace(n, bad).says(n.Text))
		}
		return out
	})},
	{"id in capitals", ofIDs(func(e entry, n *yaml.Node, known []string) []mutant {
		bad := strings.ToUpper(n.Text)
		if bad == n.Text {
			bad = strings.ToLower(n.Text)
		}
		return []mutant{e.replace(n, bad).says(n.Text)}
	})},
	{"id with a blank in it", ofIDs(func(e entry, n *yaml.Node, known []string) []mutant {
		return []mutant{e.replace(n, within(n.Text, " ")).says(n.Text)}
	})},
	{"id with a zero-width space in it", ofIDs(func(e entry, n *yaml.Node, known []string) []mutant {
		return []mutant{e.replace(n, within(n.Text, "\u200b")).says(n.Text)}
	})},
	{"id unknown", ofIDs(func(e entry, n *yaml.Node, known []string) []mutant {
		return []mutant{e.replace(n, "tidak-ada-di-sini")}
	})},
	{"id of another sort", ofIDs(func(e entry, n *yaml.Node, known []string) []mutant {
		other := "SDG-16.6"
		if slices.Contains(known, other) {
			other = "diskominfo"
		}
		return []mutant{e.replace(n, other)}
	})},
	{"program depends on itself", ofFields(func(e entry) []mutant {
		if e.class != "program.depends_on" {
			return nil
		}
		return []mutant{e.replace(e.value, "["+e.root.Get("id").Text+"]")}
	})},
	{"programs depend on each other", func(s *specimen, f *source.File) (out []mutant) {
		for _, e := range s.entries(f) {
			if e.class != "program.depends_on" {
				continue
			}
			for _, item := range e.value.Items {
				g := s.program(item.Text)
				at := g.key.Span.Start
				if g.root.Get("depends_on") != nil {
					continue
				}
				m := change(g.file, e.class, at, at, "depends_on: ["+e.root.Get("id").Text+"]\n")
				out = append(out, m.or(f.Path, e.line()))
			}
		}
		return out
	}},
	{"start and end exchanged", ofFields(func(e entry) []mutant {
		start, end := e.owner.Get("start"), e.owner.Get("end")
		if e.field.Name != "end" || e.field.Kind != schema.Year || start == nil || start.Text == end.Text {
			return nil
		}
		text := e.file.Span(start.Span.Start, end.Span.End).Text()
		text = end.Text + text[len(start.Text):len(text)-len(end.Text)] + start.Text
		return []mutant{change(e.file, e.class, start.Span.Start, end.Span.End, text)}
	})},
	{"year outside the program", ofFields(func(e entry) []mutant {
		// A program that ends before the plan does has a year after it.
		end := e.root.Get("end")
		if e.field.Kind != schema.Year && e.field.Kind != schema.Years || e.record.Name == "program" || end == nil || end.Text >= "2024" || !e.oneLine() {
			return nil
		}
		return e.rewritten("2024")
	})},
	{"year of a map outside the program", func(s *specimen, f *source.File) (out []mutant) {
		for _, e := range s.entries(f) {
			end := e.root.Get("end")
			if e.field == nil && yearKey.MatchString(e.key.Text) && end != nil && end.Text < "2024" && e.owner.Get("2024") == nil {
				out = append(out, e.rekey("2024"))
			}
		}
		return out
	}},
	{"definition misspelt", func(s *specimen, f *source.File) (out []mutant) {
		for _, e := range s.entries(f) {
			n := e.key
			switch {
			case e.field != nil && e.field.Name == "id" && e.owner == e.root:
				n = e.value
			case e.field != nil || yearKey.MatchString(e.key.Text) || !strings.HasPrefix(e.class, "plan."):
				continue
			}
			for _, bad := range misspelt(n.Text, nil) {
				out = append(out, e.replace(n, bad).orAny(n.Text))
			}
		}
		return out
	}},
	{"id of something else", func(s *specimen, f *source.File) (out []mutant) {
		var before string
		for _, e := range s.entries(f) {
			if e.field == nil || e.field.Name != "id" {
				continue
			}
			if before != "" && e.owner != e.root || before != "" && strings.HasPrefix(e.class, "view ") {
				out = append(out, e.replace(e.value, before).orAny(e.value.Text))
			}
			before = e.value.Text
		}
		return out
	}},
}

// program is the id's entry of a program's record.
func (s *specimen) program(id string) entry {
	for _, f := range s.tree.Under("content/programs") {
		for _, e := range s.entries(f) {
			if e.class == "program.id" && e.value.Text == id {
				return e
			}
		}
	}
	panic("no program " + id)
}

// ids are the ids of a sort, as the specimen defines them.
func (s *specimen) ids(sort string) (out []string) {
	switch sort {
	case "program":
		for _, f := range s.tree.Under("content/programs") {
			for _, e := range s.entries(f) {
				if e.class == "program.id" {
					out = append(out, e.value.Text)
				}
			}
		}
	case "dimension":
		out = []string{"governance", "branding", "economy", "living", "society", "environment"}
	case "part":
		out = []string{"service", "bureaucracy", "policy", "tourism", "business", "appearance", "industry", "welfare", "transaction",
			"harmony", "health", "mobility", "community", "learning", "security", "protection", "waste", "energy"}
	default:
		for _, e := range s.entries(s.tree.File("content/plan.yaml")) {
			if e.class == "plan."+sort+".*" {
				out = append(out, e.key.Text)
			}
		}
	}
	return out
}

// named are the fields whose values are ids, and the sort of what they name.
var named = map[string]string{
	"program.dimension": "dimension", "program.part": "part", "program.agency": "agencies", "program.partners": "agencies",
	"program.depends_on": "program", "program.goals": "goals", "activity.agency": "agencies",
	"chapter.dimension": "dimension", "chapter.programs": "program",
	"view swot.dimension": "dimension", "view program-sheet.program": "program", "view gap-row.programs": "program",
}

// ofIDs makes mutants of every id that names something.
func ofIDs(make func(e entry, n *yaml.Node, known []string) []mutant) func(*specimen, *source.File) []mutant {
	return func(s *specimen, f *source.File) (out []mutant) {
		for _, e := range s.entries(f) {
			sort := named[e.class]
			if sort == "" && strings.HasPrefix(e.class, "view ") && e.field != nil {
				sort = map[string]string{"dimension": "dimension", "part": "part", "agency": "agencies", "ids": "program"}[e.field.Name]
			}
			if sort == "" {
				continue
			}
			known := s.ids(sort)
			for _, n := range append(slices.Clone(e.value.Items), e.value) {
				if n.Kind == yaml.Scalar && slices.Contains(known, n.Text) {
					out = append(out, make(e, n, known)...)
				}
			}
		}
		return out
	}
}
