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

import "jilid/build/source"

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
	Partial bool // of the root: something in it couldn't be read, so what seems missing may be there
}

// Pair is an entry of a map. Key is a scalar.
type Pair struct{ Key, Value *Node }

// Get is the value of a key of a map, or nil.
func (n *Node) Get(key string) *Node {
	for _, p := range n.Pairs {
		if p.Key.Text == key {
			return p.Value
		}
	}
	return nil
}
