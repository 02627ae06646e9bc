package judge

import (
	"regexp"
	"slices"
	"strings"
)

// places are the roles whose place in the tree PDF fixes: below which they may
// stand, and what may stand below them. nil: anything.
var places = map[string]struct{ below, kids []string }{
	"Table": {nil, []string{"Caption", "THead", "TBody", "TFoot", "TR"}},
	"THead": {[]string{"Table"}, []string{"TR"}},
	"TBody": {[]string{"Table"}, []string{"TR"}},
	"TFoot": {[]string{"Table"}, []string{"TR"}},
	"TR":    {[]string{"Table", "THead", "TBody", "TFoot"}, []string{"TH", "TD"}},
	"TH":    {[]string{"TR"}, nil},
	"TD":    {[]string{"TR"}, nil},
	"L":     {nil, []string{"Caption", "LI", "L"}},
	"LI":    {[]string{"L"}, []string{"Lbl", "LBody"}},
	"LBody": {[]string{"LI"}, nil},
	"TOC":   {nil, []string{"Caption", "TOCI", "TOC"}},
	"TOCI":  {[]string{"TOC"}, []string{"Lbl", "Reference", "NonStruct", "P", "TOC"}},
	"Ruby":  {nil, []string{"RB", "RT", "RP"}},
	"RB":    {[]string{"Ruby"}, nil}, "RT": {[]string{"Ruby"}, nil}, "RP": {[]string{"Ruby"}, nil},
	"Warichu": {nil, []string{"WP", "WT"}},
	"WP":      {[]string{"Warichu"}, nil}, "WT": {[]string{"Warichu"}, nil},
}

// nested checks the places of some roles.
func nested(roles ...string) func(*Document, func(string, ...any)) {
	return eachElement(func(d *Document, e *Element, say func(string, ...any)) {
		in := ""
		if e.Parent != nil {
			in = e.Parent.standard
		}
		if slices.Contains(roles, e.standard) {
			p := places[e.standard]
			if p.below != nil && !slices.Contains(p.below, in) {
				say("%s in %s: %.40q", e.Role, in, e.Text())
			}
			if p.kids != nil && e.content > 0 {
				say("%s with content of its own: %.40q", e.Role, e.Text())
			}
			e.ordered(say)
		}
		if slices.Contains(roles, in) && places[in].kids != nil && !slices.Contains(places[in].kids, e.standard) {
			say("%s in %s: %.40q", e.Role, in, e.Text())
		}
	})
}

// ordered checks what of a table, a list or a gloss there may be only once, and where.
func (e *Element) ordered(say func(string, ...any)) {
	var kids []string
	for _, k := range e.Kids {
		kids = append(kids, k.standard)
	}
	count := func(role string) (n int) {
		for _, k := range kids {
			if k == role {
				n++
			}
		}
		return n
	}
	at := slices.Index(kids, "Caption")
	switch e.standard {
	case "Table":
		if count("THead") > 1 || count("TFoot") > 1 || count("THead")+count("TFoot") > 0 && (count("TBody") == 0 || count("TR") > 0) {
			say("a table of %v", kids)
		}
		if count("Caption") > 1 || at > 0 && at < len(kids)-1 {
			say("a caption in the middle of a table")
		}
	case "L", "TOC":
		if count("Caption") > 1 || at > 0 {
			say("a caption in the middle of a %s", e.Role)
		}
	case "LI":
		if count("Lbl") > 1 && count("LBody") > 0 || len(kids) > 1 && kids[0] == "LBody" && count("Lbl") > 0 {
			say("a list item of %v", kids)
		}
	case "Ruby":
		if s := strings.Join(kids, " "); s != "RB RT" && s != "RB RP RT RP" {
			say("a gloss of %v", kids)
		}
	case "Warichu":
		if s := strings.Join(kids, " "); s != "WP WT WP" {
			say("a gloss of %v", kids)
		}
	}
}

// inLines are the roles of parts of lines, ofLines those and the blocks of lines:
// they may not hold other blocks.
var (
	inLines = []string{"Span", "Quote", "Reference", "Code", "Link", "Lbl"}
	ofLines = append([]string{"P", "H", "H1", "H2", "H3", "H4", "H5", "H6"}, inLines...)
)

// grouping are the roles that hold blocks and no lines.
var grouping = []string{"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "TOC", "L", "Table", "THead", "TBody", "TFoot", "TR"}

// blocks may not stand in lines.
var blocks = []string{"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index",
	"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"}

var numbered = regexp.MustCompile(`^H[1-9][0-9]*$`)

// level is that of a numbered heading, 0 if it is none.
func (e *Element) level() int {
	n := 0
	if numbered.MatchString(e.Role) {
		for _, c := range e.Role[1:] {
			n = min(n*10+int(c-'0'), 1000)
		}
	}
	return n
}

var nestingRules = []Rule{
	{"M09-004", "a part of a table where it may not stand", nested("Table", "THead", "TBody", "TFoot", "TR", "TH", "TD")},
	{"M09-005", "a part of a list where it may not stand", nested("L", "LI", "LBody")},
	{"M09-006", "a part of the contents where it may not stand", nested("TOC", "TOCI")},
	{"M09-007", "a part of a ruby gloss where it may not stand", nested("Ruby", "RB", "RT", "RP")},
	{"M09-008", "a part of a warichu gloss where it may not stand", nested("Warichu", "WP", "WT")},
	{"J-nesting", "a block within a line", eachElement(func(d *Document, e *Element, say func(string, ...any)) {
		if e.Parent != nil && slices.Contains(blocks, e.standard) && slices.Contains(ofLines, e.Parent.standard) {
			say("%s in %s: %.40q", e.Role, e.Parent.Role, e.Text())
		}
	})},
	{"J-line", "words or a part of a line where a block must be", eachElement(func(d *Document, e *Element, say func(string, ...any)) {
		if !slices.Contains(grouping, e.standard) {
			return
		}
		if e.content > 0 {
			say("%s with content of its own: %.40q", e.Role, e.Text())
		}
		for _, k := range e.Kids {
			if slices.Contains(inLines, k.standard) {
				say("%s in %s: %.40q", k.Role, e.Role, k.Text())
			}
		}
	})},
	{"J-empty", "an element with nothing in it", eachElement(func(d *Document, e *Element, say func(string, ...any)) {
		switch e.standard {
		case "TD", "TH", "Figure", "Formula": // cells may be empty, pictures are no text
		case "Document":
			if e.Parent == nil {
				return // of a blank page
			}
			fallthrough
		default:
			if len(e.Kids) == 0 && e.content == 0 {
				say("%s, element %d", e.Role, e.ref)
			}
		}
		if (e.level() > 0 || e.standard == "H") && len(e.Parts) > 0 && bare(e.Text()) == "" && bare(e.actual) == "" {
			say("%s without words, element %d", e.Role, e.ref)
		}
	})},
	{"M14-002", "the first heading isn't of the first level", func(d *Document, say func(string, ...any)) {
		first := 0
		d.Tree.walk(func(e *Element) {
			if n := e.level(); n > 0 && first == 0 {
				if first = n; n > 1 {
					say("%s: %.40q", e.Role, e.Text())
				}
			}
		})
	}},
	{"M14-003", "a heading skips a level", func(d *Document, say func(string, ...any)) {
		before := 0
		d.Tree.walk(func(e *Element) {
			n := e.level()
			if n > before+1 && before > 0 {
				say("%s after H%d: %.40q", e.Role, before, e.Text())
			}
			if n > 0 {
				before = n
			}
		})
	}},
	{"M14-006", "two headings of no level in one section", eachElement(func(d *Document, e *Element, say func(string, ...any)) {
		n := 0
		for _, k := range e.Kids {
			if k.standard == "H" && k.level() == 0 {
				n++
			}
		}
		if n > 1 {
			say("element %d, a %s", e.ref, e.Role)
		}
	})},
	{"M14-007", "headings with and without levels", func(d *Document, say func(string, ...any)) {
		with, without := false, false
		d.Tree.walk(func(e *Element) {
			with = with || e.level() > 0
			without = without || e.standard == "H" && e.level() == 0
		})
		if with && without {
			say("both")
		}
	}},
	{"M15-003", "a head of a table whose cells don't name their heads has no scope", eachElement(func(d *Document, e *Element, say func(string, ...any)) {
		if e.standard != "Table" {
			return
		}
		named := true
		cells := e.cells()
		for _, c := range cells {
			named = named && (c.standard == "TH" || len(c.Headers) > 0)
		}
		for _, c := range cells {
			if c.standard == "TH" && c.Scope == "" && !named {
				say("%.40q", c.Text())
			}
		}
	})},
	{"J-heads", "a cell doesn't name its heads, or ones that aren't there", eachElement(func(d *Document, e *Element, say func(string, ...any)) {
		if e.standard == "Table" {
			e.heads(say)
		}
	})},
	{"J-above", "a cell doesn't name a head that stands over or beside it", eachElement(func(d *Document, e *Element, say func(string, ...any)) {
		if e.standard == "Table" {
			e.above(say)
		}
	})},
	{"J-grid", "the rows of a table aren't equally wide", eachElement(func(d *Document, e *Element, say func(string, ...any)) {
		if e.standard == "Table" {
			e.grid(say)
		}
	})},
	{"J-numbering", "a list whose labels count doesn't say how", eachElement(func(d *Document, e *Element, say func(string, ...any)) {
		if e.standard != "L" || e.numbering != "" && e.numbering != "None" {
			return
		}
		for _, item := range e.Kids {
			for _, k := range item.Kids {
				if counts.MatchString(bare(k.Text())) && k.standard == "Lbl" {
					say("%.10q", k.Text())
					return
				}
			}
		}
	})},
}

// counts finds the labels of ordered lists: a number or a letter with a sign.
var counts = regexp.MustCompile(`^\(?([0-9]+|[a-z])[.)]$`)
