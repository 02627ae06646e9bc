package chart

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"jilid/build/text/lang"
	"jilid/build/text/scene"
)

// DependencyData is programs and what they depend on.
type DependencyData struct {
	Title string
	Lang  lang.Lang
	Nodes []DependencyNode
}

// DependencyNode is a program; Needs are indices of those that must come before it.
// There is no cycle.
type DependencyNode struct {
	ID, Name string
	Role     scene.Role
	Needs    []int
}

// DependencyPart is one picture of them: as many as fit a page.
type DependencyPart struct {
	Scene *scene.Scene
	Nodes []int // in it, a layer after the other
}

const (
	nodeGap   = 7.0 // between boxes of a layer
	bendTall  = 6.0 // room of an arrow that passes a layer
	nodePad   = 5.0
	nodeLine  = 8.6
	fairGap   = 30.0 // between layers
	leastGap  = 16.0 // between many
	familyGap = 14.0 // between programs that have nothing to do with each other
)

// Dependencies draws programs as boxes in layers: what comes first at the left, an
// arrow to each that needs it. Programs that are connected stand together; where
// there are but two layers, in two columns.
func Dependencies(d DependencyData) []DependencyPart {
	depths := d.depths()
	layers := slices.Max(append(depths, 0)) + 1
	columns := 1
	if layers <= 2 {
		columns = 2
	}
	gap := leastGap
	if layers*columns < 6 {
		gap = fairGap
	}
	width := min(150, (RoadmapWidth-gap*float64(layers*columns-1))/float64(layers*columns))
	var out []DependencyPart
	var part []family
	ends := make([]float64, columns)
	flush := func() {
		if len(part) > 0 {
			out = append(out, d.picture(part, width, gap, slices.Max(ends)-familyGap))
		}
		part = nil
		clear(ends)
	}
	for _, f := range d.families(depths, width) {
		at := slices.Index(ends, slices.Min(ends))
		if ends[at] > 0 && ends[at]+f.height > roadmapHeight {
			flush()
			at = 0
		}
		f.left, f.top = float64(at*layers)*(width+gap), ends[at]
		part, ends[at] = append(part, f), ends[at]+f.height+familyGap
	}
	flush()
	return out
}

// family is programs that are connected, laid out from y = 0, and where it stands.
type family struct {
	layers    [][]*box // from the left
	height    float64
	left, top float64
}

// box is a program, or the bend of an arrow where it passes a layer (node < 0).
type box struct {
	node       int
	needs      []*box // of the layer before
	needed     []*box // of the next
	y, tall    float64
	order, key float64
}

// families are the connected programs in their order, laid out.
func (d DependencyData) families(depths []int, width float64) []family {
	group := make([]int, len(d.Nodes))
	for i := range group {
		group[i] = i
	}
	var root func(int) int
	root = func(i int) int {
		if group[i] != i {
			group[i] = root(group[i])
		}
		return group[i]
	}
	for i, n := range d.Nodes {
		for _, need := range n.Needs {
			a, b := root(i), root(need)
			group[max(a, b)] = min(a, b)
		}
	}
	var out []family
	for first := range d.Nodes {
		if root(first) != first {
			continue
		}
		var members []int
		for i := range d.Nodes {
			if root(i) == first {
				members = append(members, i)
			}
		}
		out = append(out, d.layOut(members, depths, width))
	}
	return out
}

// depths are the layers of the programs: one more than the deepest they need.
func (d DependencyData) depths() []int {
	out := make([]int, len(d.Nodes))
	for range d.Nodes { // at most so many layers
		changed := false
		for i, n := range d.Nodes {
			for _, need := range n.Needs {
				if out[need]+1 > out[i] && out[i] < len(d.Nodes) {
					out[i], changed = out[need]+1, true
				}
			}
		}
		if !changed {
			break
		}
	}
	return out
}

// layOut puts the programs of a family into layers, orders each by where its
// neighbours are, and gives every box its height and place.
func (d DependencyData) layOut(members, depths []int, width float64) family {
	var f family
	boxes := map[int]*box{}
	at := func(layer int, b *box) {
		for len(f.layers) <= layer {
			f.layers = append(f.layers, nil)
		}
		b.order = float64(len(f.layers[layer]))
		f.layers[layer] = append(f.layers[layer], b)
	}
	for _, i := range members {
		b := &box{node: i, tall: 2*nodePad + nodeLine*float64(1+len(d.nameLines(i, width)))}
		boxes[i] = b
		at(depths[i], b)
	}
	for _, i := range members {
		for _, need := range d.Nodes[i].Needs {
			from := boxes[need]
			for layer := depths[need] + 1; layer < depths[i]; layer++ {
				bend := &box{node: -1, tall: bendTall}
				at(layer, bend)
				from.needed, bend.needs = append(from.needed, bend), append(bend.needs, from)
				from = bend
			}
			from.needed, boxes[i].needs = append(from.needed, boxes[i]), append(boxes[i].needs, from)
		}
	}
	for range 8 { // sweeps to and fro; few suffice
		for _, layer := range f.layers[1:] {
			sortByNeighbours(layer, func(b *box) []*box { return b.needs })
		}
		for l := len(f.layers) - 2; l >= 0; l-- {
			sortByNeighbours(f.layers[l], func(b *box) []*box { return b.needed })
		}
	}
	f.place()
	return f
}

// sortByNeighbours orders a layer by the mean place of each box's neighbours.
func sortByNeighbours(layer []*box, near func(*box) []*box) {
	for _, b := range layer {
		b.key = b.order
		if list := near(b); len(list) > 0 {
			b.key = 0
			for _, n := range list {
				b.key += n.order
			}
			b.key /= float64(len(list))
		}
	}
	slices.SortStableFunc(layer, func(a, b *box) int { return cmp.Compare(a.key, b.key) })
	for i, b := range layer {
		b.order = float64(i)
	}
}

// place gives each box its middle: near those of its neighbours, in the layer's order.
func (f *family) place() {
	for _, layer := range f.layers {
		h := -nodeGap
		for _, b := range layer {
			h += b.tall + nodeGap
		}
		f.height = max(f.height, h)
	}
	settle := func(layer []*box, near func(*box) []*box) {
		var want, tall []float64
		last := 0.0
		for _, b := range layer {
			at := b.y
			if list := near(b); len(list) > 0 {
				at = 0
				for _, n := range list {
					at += n.y
				}
				at /= float64(len(list))
			}
			last = max(last, at) // in the order of the layer
			want, tall = append(want, last), append(tall, b.tall+nodeGap)
		}
		for i, y := range spread(want, tall, -nodeGap/2, f.height+nodeGap/2) {
			layer[i].y = y
		}
	}
	none := func(*box) []*box { return nil }
	for _, layer := range f.layers {
		y := 0.0
		for _, b := range layer {
			b.y = y + b.tall/2
			y += b.tall + nodeGap
		}
		settle(layer, none)
	}
	for range 4 {
		for _, layer := range f.layers[1:] {
			settle(layer, func(b *box) []*box { return b.needs })
		}
		for l := len(f.layers) - 2; l >= 0; l-- {
			settle(f.layers[l], func(b *box) []*box { return b.needed })
		}
	}
}

// nameLines are a program's name as its box has it.
func (d DependencyData) nameLines(i int, width float64) []string {
	if width < 44 { // room for the code alone
		return nil
	}
	return Wrap(d.Nodes[i].Name, small, false, width-2*nodePad-2, 3)
}

// picture draws families where they stand.
func (d DependencyData) picture(families []family, width, gap, height float64) DependencyPart {
	p := &picture{data: Data{Lang: d.Lang}}
	var part DependencyPart
	edges, right := 0, 0.0
	for _, f := range families {
		x := func(layer int) float64 { return f.left + float64(layer)*(width+gap) }
		y := func(b *box) float64 { return 2 + f.top + b.y }
		for l, layer := range f.layers {
			for _, b := range layer {
				if b.node < 0 {
					p.hairline(x(l), y(b), x(l)+width, y(b), muted, 0.9)
				}
				for _, n := range b.needs {
					d.arrow(p, x(l-1)+width, y(n), x(l), y(b), b.node >= 0)
				}
			}
		}
		for l, layer := range f.layers {
			for _, b := range layer {
				if b.node >= 0 {
					d.node(p, b, x(l), y(b)-b.tall/2, width)
					part.Nodes, edges = append(part.Nodes, b.node), edges+len(d.Nodes[b.node].Needs)
				}
			}
		}
		right = max(right, x(len(f.layers)-1)+width)
	}
	part.Scene = &scene.Scene{Width: round(right + 0.5), Height: round(height + 4), Title: d.Title, Desc: d.describe(part.Nodes, edges), Items: p.items}
	return part
}

// node is a box with the program's code and name, and a bar in its colour.
func (d DependencyData) node(p *picture, b *box, x, y, width float64) {
	n := d.Nodes[b.node]
	p.items = append(p.items, &scene.Rect{X: round(x), Y: round(y), W: round(width), H: round(b.tall), Radius: 1.5, Fill: fill(paper), Stroke: fill(rule), Width: 0.8})
	p.rect(x, y, 2.4, b.tall, 0, fill(n.Role))
	p.text(x+nodePad+2, y+nodePad+6.4, small, true, scene.Start, n.Role, clip(n.ID, small, true, width-2*nodePad-2))
	p.lines(x+nodePad+2, y+nodePad+6.4+nodeLine, small, nodeLine, scene.Start, ink, d.nameLines(b.node, width))
}

// arrow is a curve from one layer to the next, with a head where it arrives.
func (d DependencyData) arrow(p *picture, x1, y1, x2, y2 float64, arrives bool) {
	end := x2
	if arrives {
		end = x2 - 4.5
	}
	bend := (end - x1) * 0.55
	p.items = append(p.items, &scene.Path{Ops: []scene.Op{{Kind: 'M', X: round(x1), Y: round(y1)},
		{Kind: 'C', X1: round(x1 + bend), Y1: round(y1), X2: round(end - bend), Y2: round(y2), X: round(end), Y: round(y2)}}, Stroke: fill(muted), Width: 0.9})
	if arrives {
		p.path([]point{{x2, y2}, {x2 - 5.2, y2 - 2.4}, {x2 - 5.2, y2 + 2.4}}, true, fill(muted), scene.Paint{}, 0, nil)
	}
}

func (d DependencyData) describe(nodes []int, edges int) string {
	var b strings.Builder
	fmt.Fprintf(&b, dependenciesShow.In(d.Lang), lang.ProgramCount.Count(len(nodes), d.Lang), edges)
	for _, i := range nodes {
		var needs []string
		for _, n := range d.Nodes[i].Needs {
			needs = append(needs, d.Nodes[n].ID)
		}
		if len(needs) > 0 {
			fmt.Fprintf(&b, " "+dependsOn.In(d.Lang), d.Nodes[i].ID, lang.Join(needs, d.Lang))
		}
	}
	return b.String()
}

var (
	dependenciesShow = lang.Word{ID: "Ketergantungan: %s, %d panah dari yang didahulukan ke yang memerlukannya.", EN: "Dependencies: %s, %d arrows from what comes first to what needs it."}
	dependsOn        = lang.Word{ID: "%s memerlukan %s.", EN: "%s needs %s."}
)
