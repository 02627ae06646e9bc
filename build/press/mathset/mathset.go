// Package mathset sets formulas: the tree of text/formula becomes frames, by
// the rules of TeX (Knuth, The TeXbook, appendix G) with the measures of the
// font's MATH table, as OpenType has it ("MATH – The mathematical typesetting
// table").
//
// A formula in a line comes as pieces, between which the line may end: behind
// relations, and rather not behind signs between two things. A displayed one
// that is wider than the column is divided before these ([Display]).
package mathset

import (
	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/text/formula"
)

// Look is how a formula is set.
type Look struct {
	Font    *font.Math
	Size    geom.Length
	Color   frame.Color
	Display bool // set by itself, not within a line
	Bold    bool // among bold text

	// Words sets running text in the faces around the formula, and characters
	// that the formula's font doesn't have. The frame's Baseline counts.
	Words func(text string, size geom.Length, bold, italic bool) *frame.Frame
}

// Piece is a part of a formula that isn't divided.
type Piece struct {
	Frame *frame.Frame
	Space geom.Length // behind it, if the line goes on
	first formula.Class
	// Price is of ending the line behind it, on the scale of TeX's penalties; Never: it may not.
	Price int
}

// Prices of line ends within a formula, those of plain TeX.
const (
	Never    = 10000
	relation = 500
	binary   = 700
	factor   = 900 // the same for × and its kin
	mark     = 300 // behind a comma, where the formula stands by itself
)

// Pieces sets a formula.
func Pieces(r *formula.Row, look Look) []Piece {
	s := &setter{look: look}
	st := style{level: textLevel}
	if look.Display {
		st.level = displayLevel
	}
	parts := s.parts(r.Items, st)
	s.grow(parts, st)
	var out []Piece
	from := 0
	for i := range parts {
		price := Never
		if i+1 < len(parts) && !parts[i].blank() {
			price = s.price(parts, i)
		}
		if price == Never && i+1 < len(parts) {
			continue
		}
		p := Piece{Frame: s.join(parts[from : i+1]).plain().frame(), Price: price, first: parts[from].class}
		from = i + 1
		for from < len(parts) && parts[from].blank() { // it goes with the line's end
			p.Space += parts[from].before + parts[from].width
			from++
		}
		if from < len(parts) {
			p.Space += parts[from].before
			parts[from].before = 0
		} else {
			p.Price = Never
		}
		out = append(out, p)
		if from == len(parts) {
			break
		}
	}
	return out
}

// price is that of ending the line behind a part.
func (s *setter) price(parts []part, i int) int {
	next := i + 1
	for next < len(parts) && parts[next].blank() {
		next++
	}
	if next == len(parts) || parts[next].class == formula.Rel && parts[i].class == formula.Rel {
		return Never
	}
	at, times := parts[i].class, parts[i].factor
	if s.look.Display {
		if at == formula.Punct {
			return mark
		}
		at, times = parts[next].class, parts[next].factor // displayed formulas are divided before their signs
	}
	switch {
	case at == formula.Rel:
		return relation
	case at == formula.Bin && times:
		return factor
	case at == formula.Bin:
		return binary
	}
	return Never
}

// Words are the texts of a formula that its font can't set: running text, and
// what has characters that the font lacks.
func Words(r *formula.Row, m *font.Math) []string {
	var out []string
	look := Look{Font: m, Size: 10 * geom.Pt, Words: func(text string, _ geom.Length, _, _ bool) *frame.Frame {
		out = append(out, text)
		return &frame.Frame{}
	}}
	Line(r, look)
	return out
}

// Line sets a formula that can't be divided.
func Line(r *formula.Row, look Look) *frame.Frame {
	s := &setter{look: look}
	st := style{level: textLevel}
	if look.Display {
		st.level = displayLevel
	}
	return s.row(r.Items, st).plain().frame()
}

// setter sets one formula.
type setter struct{ look Look }

// style is one of TeX's eight: four sizes, and cramped ones under roots and lines,
// where powers are raised less.
type style struct {
	level   int
	cramped bool
}

const (
	displayLevel = iota
	textLevel
	scriptLevel
	scriptScriptLevel
)

func (st style) cramp() style { st.cramped = true; return st }

// script is the style of scripts.
func (st style) script() style {
	st.level = min(max(st.level, textLevel)+1, scriptScriptLevel)
	return st
}

// over is the style of what stands above a line, below it if cramped.
func (st style) over() style {
	st.level = min(st.level+1, scriptScriptLevel)
	return st
}

func (st style) tight() bool { return st.level >= scriptLevel }

// glyphs is the level of a glyph's form.
func (st style) glyphs() int { return max(st.level-textLevel, 0) }

// at is the style of a size asked for.
func (st style) at(l formula.Level) style {
	switch l {
	case formula.Display:
		st.level = displayLevel
	case formula.Inline:
		st.level = textLevel
	case formula.Script:
		st.level = scriptLevel
	case formula.ScriptScript:
		st.level = scriptScriptLevel
	}
	return st
}

func (s *setter) size(st style) geom.Length {
	return s.look.Font.Script(s.look.Size, st.glyphs())
}

// constant is a measure of the font in a style's size.
func (s *setter) constant(c font.Constant, st style) geom.Length {
	return s.look.Font.Constant(c, s.size(st))
}

func (s *setter) axis(st style) geom.Length { return s.constant(font.AxisHeight, st) }

// mu are eighteenths of an em.
func (s *setter) mu(n int, st style) geom.Length { return s.size(st) * geom.Length(n) / 18 }
