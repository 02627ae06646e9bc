package judge

import "slices"

// mark is a sequence of marked content that is open.
type mark struct {
	kind        markKind
	in          level
	named, told bool
	running     bool // a running head or foot
}

type markKind int

const (
	other markKind = iota // has no place in the tree itself
	artifact
	tagged
)

// open begins a sequence of marked content.
func (c *reading) open(tag any, props Dict) {
	m := mark{in: c.level}
	var inTagged, inArtifact bool
	for _, o := range c.marks {
		inTagged, inArtifact = inTagged || o.kind == tagged, inArtifact || o.kind == artifact
	}
	if id, ok := c.Get(props["MCID"]).(float64); ok {
		m.kind = tagged
		if inArtifact {
			c.fault("M01-004", "%s: content %v", c.where, id)
		}
		if inTagged || int(id) != len(c.page.Marked) {
			c.fault("J-marks", "%s: content %v", c.where, id)
		}
		if len(c.inside) > 0 {
			c.fault("J-marks", "%s: content %v of a form", c.where, id)
		}
		c.mcid = int(id)
		c.page.Marked[c.mcid] += ""
	} else if tag == Name("Artifact") {
		m.kind = artifact
		if s := c.name(props["Subtype"]); c.name(props["Type"]) == "Pagination" && (s == "Header" || s == "Footer") {
			m.running = true
		}
		if inTagged {
			c.fault("M01-003", "%s", c.where)
		}
	}
	if s, ok := c.Get(props["Lang"]).(string); ok && s != "" {
		c.language(c.where, s)
		m.named = true
		c.named++
	}
	if s, ok := c.Get(props["ActualText"]).(string); ok {
		if c.told == 0 {
			c.say(Words(s))
		}
		m.told = true
		c.told++
	}
	c.marks = append(c.marks, m)
}

func (c *reading) close() {
	if len(c.marks) <= c.base {
		c.fault("P14.6", "%s: EMC without a mark", c.where)
		return
	}
	m := c.marks[len(c.marks)-1]
	c.marks = c.marks[:len(c.marks)-1]
	if m.in != c.level {
		c.fault("P14.6", "%s: a mark begins within a text and ends outside, or the other way round", c.where)
	}
	if m.kind == tagged {
		c.mcid = -1
	}
	if m.named {
		c.named--
	}
	if m.told {
		c.told--
	}
}

// marked tells whether what is drawn is tagged or an artifact.
func (c *reading) marked() bool {
	return slices.ContainsFunc(c.marks, func(m mark) bool { return m.kind != other })
}
