// Package yaml reads the YAML that writers type: plan.yaml, front matter, the
// bodies of views. [Parse] makes a tree of [Node] in which every key and value
// knows its place; [Front] finds a file's front matter. The package is the only
// user of the YAML library, whose types stay inside.
//
// Two things set it apart from calling the library. Scalars are kept as they
// were written: whether `08`, `no` or `1.250` is a text, a number or a mistake
// is for the schema to say, which knows what was asked for. And a mistake
// doesn't end the reading: the entry that holds it is reported, left out, and
// the rest is read, so that one run finds many mistakes.
package yaml

import (
	"slices"

	"jilid/build/source"
)

// Kind of a node.
type Kind int

const (
	Null   Kind = iota // nothing, `~` or `null`
	Scalar             // anything on a line or in quotes
	List
	Map
)

// Node is a value with its place. Nodes of aliases are shared; never modify one.
type Node struct {
	Kind    Kind
	Text    string  // of a scalar: its text without quotes
	Quoted  bool    // a scalar in quotes or a block scalar: certainly text
	Items   []*Node // of a list
	Pairs   []Pair  // of a map, in written order, no key twice
	Span    source.Span
	Partial bool // of a map: something in it couldn't be read, so what seems missing may be there
}

// Pair is an entry of a map. Key is a scalar.
type Pair struct{ Key, Value *Node }

// Equal tells whether two nodes say the same, wherever they stand.
func (n *Node) Equal(m *Node) bool {
	return n.Kind == m.Kind && n.Text == m.Text && slices.EqualFunc(n.Items, m.Items, (*Node).Equal) &&
		slices.EqualFunc(n.Pairs, m.Pairs, func(a, b Pair) bool { return a.Key.Equal(b.Key) && a.Value.Equal(b.Value) })
}

// Get is the value of a key of a map, or nil.
func (n *Node) Get(key string) *Node {
	for _, p := range n.Pairs {
		if p.Key.Text == key {
			return p.Value
		}
	}
	return nil
}
