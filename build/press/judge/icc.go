package judge

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// intent is an output intent.
type intent struct {
	dict    Dict
	kind    Name // GTS_PDFA1, GTS_PDFX …
	profile *icc // nil: there is none, or none that can be read
}

// icc is the head of an ICC profile.
type icc struct {
	version      int
	class, space string
}

// colours are the numbers of components of the spaces that profiles may be of.
var colours = map[string]int{"GRAY": 1, "RGB ": 3, "CMYK": 4, "LAB ": 3, "Lab ": 3}

func parseICC(b []byte) (*icc, error) {
	be := binary.BigEndian
	if len(b) < 132 || int(be.Uint32(b)) != len(b) {
		return nil, fmt.Errorf("it isn't as long as it says")
	}
	if string(b[36:40]) != "acsp" {
		return nil, fmt.Errorf("it lacks the mark of a profile")
	}
	p := &icc{version: int(b[8]), class: string(b[12:16]), space: string(b[16:20])}
	if pcs := string(b[20:24]); pcs != "XYZ " && pcs != "Lab " {
		return nil, fmt.Errorf("it leads to the space %q", pcs)
	}
	n := int(be.Uint32(b[128:]))
	if n > (len(b)-132)/12 {
		return nil, fmt.Errorf("its list of tags is cut off")
	}
	var tags []string
	for i := range n {
		row := b[132+12*i:]
		at, size := int(be.Uint32(row[4:])), int(be.Uint32(row[8:]))
		if at < 132+12*n || at > len(b) || size < 8 || size > len(b)-at {
			return nil, fmt.Errorf("the tag %q lies outside of it", row[:4])
		}
		tags = append(tags, string(row[:4]))
	}
	needs := []string{"desc", "cprt", "wtpt"}
	switch {
	case p.class == "prtr":
		needs = append(needs, "A2B0", "B2A0")
		if p.space == "GRAY" {
			needs = append(needs[:3], "kTRC")
		}
	case p.space == "GRAY":
		needs = append(needs, "kTRC")
	case p.space == "RGB " && !slices.Contains(tags, "A2B0"):
		needs = append(needs, "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC")
	}
	for _, t := range needs {
		if !slices.Contains(tags, t) {
			return nil, fmt.Errorf("it lacks the tag %s", t)
		}
	}
	return p, nil
}

// suits tells whether the profile is of a kind and version that archives know.
func (p *icc) suits(classes ...string) bool {
	_, known := colours[p.space]
	return slices.Contains(classes, p.class) && known && p.version >= 2 && p.version < 5
}

func (d *Document) readIntents() {
	for _, v := range d.Array(d.Root["OutputIntents"]) {
		x := d.Dict(v)
		in := intent{dict: x, kind: d.name(x["S"])}
		if s, ok := d.Get(x["DestOutputProfile"]).(*Stream); ok {
			p, err := parseICC(s.Data)
			if err != nil {
				d.fault("A6.2.3-1", "%s: %v", in.kind, err)
			} else if !p.suits("prtr", "mntr") || p.space == "LAB " || p.space == "Lab " {
				d.fault("A6.2.3-1", "%s: class %q, space %q, version %d", in.kind, p.class, p.space, p.version)
			}
			in.profile = p
		} else if x["DestOutputProfile"] != nil {
			d.fault("A6.2.3-1", "%s: it is no stream", in.kind)
		}
		d.intents = append(d.intents, in)
	}
}

// output is the profile of a kind of output intent, nil if there is none.
func (d *Document) output(kind Name) *icc {
	for _, in := range d.intents {
		if in.kind == kind && in.profile != nil {
			return in.profile
		}
	}
	return nil
}
