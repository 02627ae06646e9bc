// Package formula reads the part of TeX's mathematics that a plan needs.
// [Parse] gives a tree; from it the site writes MathML ([Write]), the press
// sets print (press/mathset), and both say aloud what it means ([Speak]) and
// show it where there is room for text only ([Plain]).
//
// The signs with their meaning are one table (signs.go), the commands that take
// arguments another (command.go), \begin … \end a third (environment.go). What
// isn't known is shown as written and reported.
package formula

// Node is one of *Ident, *Number, *Operator, *Text, *Space, *Size, *Row, *Fraction,
// *Root, *Scripts, *Accent, *Fenced, *Matrix.
type Node interface{ node() }

type (
	// Ident is a variable, or a name in upright letters. A Function such as log
	// keeps a distance from what it is taken of; one with Limits has its
	// scripts above and below in a displayed formula.
	Ident struct {
		Name     string
		Style    Style
		Function bool
		Limits   bool
	}
	// Number is a number as written.
	Number struct {
		Value string
		Style Style
	}
	// Operator is an operator, relation, bracket or mark of punctuation.
	Operator struct {
		Sign   string
		Class  Class
		Large  bool // ∑: grows in a displayed formula
		Limits bool // ∑, not ∫: its scripts stand below and above in a displayed formula
		Middle bool // grows with the brackets around it
		Big    int  // of \big … \Bigg: 1 to 4; 0: as it is
	}
	// Text is running text.
	Text struct {
		Value        string
		Bold, Italic bool
	}
	// Space is a blank, in eighteenths of an em.
	Space struct{ Width int }
	// Size changes the size of what follows in its row.
	Size struct{ Level Level }
	// Row is a sequence.
	Row struct{ Items []Node }
	// Fraction is one thing over another; Bare without a line between them.
	Fraction struct {
		Over, Under Node
		Bare        bool
		Level       Level
	}
	// Root is a root; Index is nil for the square root.
	Root struct{ Of, Index Node }
	// Scripts are what stands lower and higher behind something, or below and
	// above it; either may be nil.
	Scripts struct {
		Base, Sub, Sup Node
		Limits         Limits
	}
	// Accent is a sign over something, or below it. A Wide one is as wide as that.
	Accent struct {
		Of    Node
		Sign  string
		Wide  bool
		Below bool
	}
	// Fenced is something in brackets that grow with it; either may be "".
	Fenced struct {
		Open, Close string
		Of          *Row
	}
	// Matrix is rows of cells. All rows have as many cells as Columns.
	Matrix struct {
		Kind    MatrixKind
		Columns []Align
		Rows    [][]*Row
	}
)

func (*Ident) node()    {}
func (*Number) node()   {}
func (*Operator) node() {}
func (*Text) node()     {}
func (*Space) node()    {}
func (*Size) node()     {}
func (*Row) node()      {}
func (*Fraction) node() {}
func (*Root) node()     {}
func (*Scripts) node()  {}
func (*Accent) node()   {}
func (*Fenced) node()   {}
func (*Matrix) node()   {}

// Level is a size: that of displayed formulas, of those in a line, of scripts
// and of scripts' scripts. AsIs leaves it to what is around.
type Level uint8

const (
	AsIs Level = iota
	Display
	Inline
	Script
	ScriptScript
)

// Limits tells where scripts stand.
type Limits uint8

const (
	ByBase   Limits = iota // as the base has it
	Stacked                // below and above
	Sideways               // behind
)

// MatrixKind is what rows and cells are for.
type MatrixKind uint8

const (
	Grid    MatrixKind = iota // of numbers
	Cases                     // values and when they hold
	Aligned                   // lines of a calculation: columns right and left by turns
	Small                     // of lines in a script or within a line
)

// Align is how the cells of a column stand.
type Align uint8

const (
	Center Align = iota
	Left
	Right
)

// Stacks tells whether the scripts of a base stand below and above it.
func (s *Scripts) Stacks(display bool) bool {
	switch s.Limits {
	case Stacked:
		return true
	case Sideways:
		return false
	}
	if !display {
		return false
	}
	switch n := s.Base.(type) {
	case *Operator:
		return n.Limits
	case *Ident:
		return n.Limits
	}
	return false
}
