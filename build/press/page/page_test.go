package page

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"jilid/build/press/geom"
)

// A page of the tests is 100 high, a line 10. The lists are words:
//
//	a        a line            a=35     a box 35 high        a!    no break after it
//	a+5      5 below it        a^       a float              a|    page break after it
//	a#2      stops waiting floats and inserts of depth 2 and deeper      a&2      has depth 2      at  a table      af  a figure
//	a^$      a float that may be set in the flow as lines, after the first of which no page breaks
//	a*3      with a note of three lines
//	a~50     wants room of 50 on its page        a=150% can be cut at tens
//	(  )     an area with 2 of padding opens, closes        [  ]  an area whose head of 10 is repeated
var (
	plain = []Setup{{Height: 100, Grid: 10, NoteGap: 5}, {Height: 60, Grid: 10, NoteGap: 5}}
	slack = []Setup{{Height: 100, Grid: 10, NoteGap: 5, Slack: 10}, {Height: 60, Grid: 10, NoteGap: 5}}
)

type named struct {
	list  []Box
	names map[*Box]string
}

func parse(src string) *named {
	n := &named{}
	var names []string
	var areas []*Area
	for _, w := range strings.Fields(src) {
		switch w {
		case "(":
			areas = append(areas[:len(areas):len(areas)], &Area{Top: 2, Bottom: 2})
			continue
		case "[":
			areas = append(areas[:len(areas):len(areas)], &Area{Again: 10})
			continue
		case ")", "]":
			areas = areas[:len(areas)-1]
			continue
		}
		box := Box{Height: 10, Areas: areas, Data: len(n.list)} // pieces of a box have the same Data
		name := w[:1]
		for w = w[1:]; w != ""; {
			op := w[0]
			w = w[1:]
			num := 0
			for w != "" && w[0] >= '0' && w[0] <= '9' {
				num = num*10 + int(w[0]-'0')
				w = w[1:]
			}
			switch op {
			case '=':
				box.Height = geom.Length(num)
			case '!':
				box.Break = Never
			case '|':
				box.Break = Force
			case '+':
				box.Below = geom.Length(num)
			case '^':
				box.Float = true
			case '#':
				box.Stops = num
			case '&':
				box.Depth = num
			case 't':
				box.Series = Tables
			case 'f':
				box.Series = Figures
			case '*':
				note := &Note{}
				for range num {
					note.Lines = append(note.Lines, Line{Height: 10})
				}
				box.Notes = append(box.Notes, note)
			case '$':
				for range int(box.Height / 10) {
					box.Flow = append(box.Flow, Box{Height: 10, Data: box.Data})
				}
				box.Flow[0].Break = Never
			case '~':
				box.Room = geom.Length(num)
			case '%':
				box.Split = cut(box)
			case '@': // the rest of the list on low pages of its own
				own := parse(strings.Repeat("x ", num))
				box.Own = &Own{Setup: 1, List: own.list}
			}
		}
		n.list = append(n.list, box)
		names = append(names, name)
	}
	n.names = map[*Box]string{}
	for i := range n.list {
		n.names[&n.list[i]] = names[i]
	}
	return n
}

// cut splits a box at tens.
func cut(box Box) func(geom.Length) (*Box, *Box, bool) {
	return func(height geom.Length) (*Box, *Box, bool) {
		top, rest := box, box
		top.Height = height / 10 * 10
		rest.Height -= top.Height
		rest.Notes = nil
		top.Split, rest.Split = nil, cut(rest)
		return &top, &rest, height >= 10 && rest.Height >= 10
	}
}

// dump writes pages as "a0 b10 (0-24) / note lines 80:0-2".
func (n *named) dump(pages []Page, faults []Fault) string {
	var out []string
	for _, p := range pages {
		var w []string
		for _, b := range p.Boxes {
			name := n.names[b.Box]
			if name == "" {
				name = "x"
				if b.Box.Areas != nil {
					name = "r"
				}
			}
			w = append(w, fmt.Sprintf("%s%d", name, b.Y))
		}
		for _, a := range p.Areas {
			s := fmt.Sprintf("(%d-%d)", a.Top, a.Bottom)
			if a.Continued {
				s = "…" + s
			}
			if a.Continues {
				s += "…"
			}
			w = append(w, s)
		}
		for _, q := range p.Notes {
			w = append(w, fmt.Sprintf("n%d:%d-%d", q.Y, q.From, q.To))
		}
		if p.Setup != 0 {
			w = append(w, "low")
		}
		out = append(out, strings.Join(w, " "))
	}
	s := strings.Join(out, " / ")
	for _, f := range faults {
		s += fmt.Sprintf(" FAULT %d on %d at %s", f.Trouble, f.Page, n.names[f.Box])
	}
	return s
}

func TestBreak(t *testing.T) {
	for _, c := range []struct{ name, list, want string }{
		{"ten lines fit", "a b c d e f g h i j k l", "a0 b10 c20 d30 e40 f50 g60 h70 i80 j90 / k0 l10"},
		{"no line is alone on the last page", "a b c d e f g h i j k", "a0 b10 c20 d30 e40 f50 g60 h70 i80 / j0 k10"},
		{"space between, not at the top", "a=90+10 b c", "a0 / b0 c10"},
		{"a heading goes with the text", "a=70 b! c=30 d", "a0 / b0 c10 d40"},
		{"orphan and widow", "a=80 b! c d! e", "a0 b80 c90 / d0 e10"},
		{"three lines stay together", "a=80 b! c! d", "a0 / b0 c10 d20"},
		{"forced", "a b| c", "a0 b10 / c0"},
		{"too tall", "a b=120 c", "a0 / b0 / c0 FAULT 0 on 1 at b"},
		{"nothing but keeps", "a=60! b=60! c", "a0 / b0 c60 FAULT 1 on 0 at a"},
		{"a float waits, text flows up", "a=60 f=50^ b c d e g", "a0 b60 c70 d80 e90 / f0 g50"},
		{"a float that fits stays", "a=30 f=50^ b", "a0 f30 b80"},
		{"floats keep their order", "a=60 f=50^ g=10^ b c=40", "a0 b60 / f0 g50 c60"},
		{"a floating table passes a waiting figure", "a=60 f=50^f g=20^t b c=40", "a0 g60 b80 / f0 c50"},
		{"a floating table doesn't pass what has no number", "a=60 f=50^ g=20^t b c=40", "a0 / f0 g50 b70 / c0"},
		{"a float stops at the section's end", "a=60 f=50^&1 b c#1 d", "a0 b60 / f0 c50 d60"},
		{"a float passes a section of its own depth", "a=60 f=50^&2 b c#3 d", "a0 b60 c70 d80 / f0"},
		{"an insert stops at the section's end", "a=60 i@3&2 b c#2 d", "a0 b60 / x0 x10 x20 low / c0 d10"},
		{"an insert passes a section of its own depth", "a=60 i@3&2 b c#3 d", "a0 b60 c70 d80 / x0 x10 x20 low"},
		{"nothing passes an insert that opens a section", "a=60 i@3#2 b c", "a0 / x0 x10 x20 low / b0 c10"},
		{"a table doesn't pass a floating one", "a=60 f=50^t b ct d", "a0 b60 / f0 c50 d60"},
		{"a table doesn't pass one on pages of its own", "a=60 i@3t b ct d", "a0 b60 / x0 x10 x20 low / c0 d10"},
		{"a floating table doesn't pass one on pages of its own", "a=60 i@3t f=20^t b", "a0 b60 / x0 x10 x20 low / f0"},
		{"a figure passes a table", "a=60 i@3t f^ b", "a0 f60 b70 / x0 x10 x20 low"},
		{"a float at the very end", "a=60 f=50^ b", "a0 b60 / f0"},
		{"a heading goes with a float at the very end", "a=60 h! f=50^", "a0 / h0 f10"},
		{"room wanted", "a=40 b~61 c d~60", "a0 / b0 c10 d20"},
		{"an area opens and closes", "a ( b c ) d", "a0 b12 c22 d34 (10-34)"},
		{"an area over pages", "a=70 ( b c d ) e", "a0 b72 c82 (70-94)… / d2 e14 …(0-14)"},
		{"a head repeated", "a=80 [ h! r s t ] e", "a0 h80 r90 (80-100)… / s10 t20 e30 …(0-30)"},
		{"a note at the foot", "a*2 b", "a0 b10 n80:0-2"},
		{"text stops above the note", "a*2 b c=60 d=20", "a0 b10 n80:0-2 / c0 d60"},
		{"a note is split", "a=50 b*4 c", "a0 b50 n80:0-2 / c0 n80:2-4"},
		{"a note of pages", "a=60 b*16 c d=20", "a0 b60 n80:0-2 / c0 n20:2-10 / d0 n40:10-16"},
		{"a tall row is cut", "a=70 [ r=150% s ] t", "a0 r70 (70-100)… / r10 …(0-100)… / r10 s40 t50 …(0-50)"},
		{"a row is cut for the sake of its notes", "a r=70*2*2%", "a0 x10 n60:0-2 n80:0-2 / x0"},
		{"a float is broken where no text flows up", "a=60 f=50^$&1 b#1", "a0 x60 x70 x80 x90 / x0 b10"},
		{"no float is broken where text flows up", "a=60 f=50^$&1 b=30 c#1", "a0 b60 / f0 c50"},
		{"no float is broken within what stays together", "a=90 f=50^$&1 b#1", "a0 / f0 b50"},
		{"a note is finished before an insert", "a=60*6 i@3 b c d=50", "a0 n70:0-3 / b0 c10 n70:3-6 / x0 x10 x20 low / d0"},
		{"an insert comes behind the page", "a=50 i@3 b=40 c=40 d", "a0 b50 / x0 x10 x20 low / c0 d40"},
		{"inserts that wait together", "a=90 i@4 j@4 b", "a0 b90 / x0 x10 x20 x30 x40 x50 low / x0 x10 low"},
		{"an insert at the start", "i@3 b", "x0 x10 x20 low / b0"},
	} {
		n := parse(c.list)
		pages, faults := Break(n.list, plain, 0)
		if got := n.dump(pages, faults); got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.name, c.list, got, c.want)
		}
	}
}

// TestSlack: a last page of a few lines is saved by a line more on the pages before it.
func TestSlack(t *testing.T) {
	for _, c := range []struct{ name, list, want string }{
		{"one line", "a=90 b c", "a0 b90 c100"},
		{"too many lines", "a=90 b c=90 d e f", "a0 b90 / c0 d90 / e0 f10"},
		{"two lines", "a=90 b c=80 d e f", "a0 b90 / c0 d80 e90 f100"},
		{"half a page stays", "a=90 b c=50", "a0 b90 / c0"},
		{"it must help", "a=95 b=30", "a0 / b0"},
	} {
		n := parse(c.list)
		pages, faults := Break(n.list, slack, 0)
		if got := n.dump(pages, faults); got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.name, c.list, got, c.want)
		}
	}
}

// TestBreakKeepsItsPromises breaks random lists and looks at the pages.
func TestBreakKeepsItsPromises(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		src := random(r)
		n := parse(src)
		for _, setups := range [][]Setup{plain, slack} {
			pages, faults := Break(n.list, setups, 0)
			if err := promises(n.list, setups, pages, faults); err != nil {
				t.Fatalf("%v\nlist %s\npages %s", err, src, n.dump(pages, faults))
			}
		}
	}
}

func random(r *rand.Rand) string {
	var b strings.Builder
	depth := 0
	for i := range 3 + r.IntN(60) {
		switch k := r.IntN(24); {
		case k == 0 && depth < 2:
			b.WriteString(" (")
			depth++
		case k == 1 && depth < 2:
			b.WriteString(" [")
			depth++
		}
		fmt.Fprintf(&b, " %c", 'a'+i%26)
		switch r.IntN(8) {
		case 0:
			b.WriteString("!")
		case 1:
			fmt.Fprintf(&b, "=%d", 1+r.IntN(90))
		case 2:
			fmt.Fprintf(&b, "+%d", r.IntN(12))
		case 3:
			if depth == 0 {
				fmt.Fprintf(&b, "=%d^%s&%d", 10+10*r.IntN(9), []string{"", "$", "*5"}[r.IntN(3)], 1+r.IntN(3))
			} else {
				fmt.Fprintf(&b, "=%d*%d%%", 10*(1+r.IntN(25)), r.IntN(6))
			}
		case 4:
			if r.IntN(3) == 0 {
				fmt.Fprintf(&b, "*%d", 1+r.IntN(25))
			}
		case 5:
			if depth == 0 && r.IntN(3) == 0 {
				fmt.Fprintf(&b, "#%d", 1+r.IntN(3))
			}
		case 7:
			if r.IntN(4) == 0 {
				fmt.Fprintf(&b, "~%d", r.IntN(100))
			}
			b.WriteString("t")
		case 6:
			if depth == 0 && r.IntN(4) == 0 {
				fmt.Fprintf(&b, "@%d", 1+r.IntN(12))
			}
		}
		if depth > 0 && r.IntN(6) == 0 {
			b.WriteString(" )")
			depth--
		}
	}
	b.WriteString(strings.Repeat(" )", depth))
	return b.String()
}

func promises(list []Box, setups []Setup, pages []Page, faults []Fault) error {
	tall, moved, bad := map[*Box]bool{}, map[*Note]bool{}, map[*Box]bool{}
	for _, f := range faults {
		switch f.Trouble {
		case TooTall:
			tall[f.Box] = true
		case BadBreak:
			bad[f.Box] = true
		case NoteMoved:
			for _, n := range f.Box.Notes {
				moved[n] = true
			}
		}
	}
	placed := make([]geom.Length, len(list)) // height of each box or its pieces
	floated := make([]bool, len(list))
	where := map[*Note]int{}
	lines := map[*Note]int{}
	last := -1
	for pi, p := range pages {
		set := setups[p.Setup]
		if len(p.Boxes)+len(p.Notes) == 0 {
			return fmt.Errorf("page %d is empty", pi)
		}
		y := geom.Length(0)
		for k, b := range p.Boxes {
			if p.Setup == 1 {
				continue
			}
			i := b.Box.Data.(int)
			placed[i] += b.Box.Height
			floated[i] = b.Box.Float
			if !b.Box.Float {
				if i < last || i == last && b.Box.Split == nil && len(list[i].Flow) == 0 && list[i].Split == nil {
					return fmt.Errorf("box %d comes after %d", i, last)
				}
				last = i
			}
			if b.Y < y {
				return fmt.Errorf("box %d at %d overlaps", i, b.Y)
			}
			y = b.Y + b.Box.Height
			if y > p.NoteY && !tall[b.Box] {
				return fmt.Errorf("box %d reaches down to %d of %d", i, y, p.NoteY)
			}
			for _, n := range b.Box.Notes {
				where[n] = pi
			}
			if k == len(p.Boxes)-1 && b.Box.Break >= Never && i < len(list)-1 && !bad[b.Box] && pi < len(pages)-1 && list[i+1].Own == nil {
				return fmt.Errorf("page %d breaks after box %d", pi, i)
			}
		}
		for _, a := range p.Areas {
			if (a.Top < 0 || a.Bottom > p.NoteY) && len(tall) == 0 {
				return fmt.Errorf("area from %d to %d", a.Top, a.Bottom)
			}
		}
		y = p.NoteY
		for _, q := range p.Notes {
			if q.Y != y || q.From != lines[q.Note] || q.To <= q.From {
				return fmt.Errorf("page %d: note lines %d-%d at %d", pi, q.From, q.To, q.Y)
			}
			if at, ok := where[q.Note]; p.Setup == 0 && (!ok || q.From == 0 && at != pi && !moved[q.Note]) {
				return fmt.Errorf("page %d: a note begins away from its mark on %d", pi, at)
			}
			lines[q.Note] = q.To
			y += q.height()
		}
		if len(p.Notes) > 0 && y != set.Height && y != set.Height+set.Slack {
			return fmt.Errorf("page %d: notes end at %d", pi, y)
		}
	}
	if err := order(list, pages); err != nil {
		return err
	}
	for i := range list {
		want := list[i].Height
		if list[i].Float && !floated[i] { // set as its flow
			want = want / 10 * 10
		}
		if placed[i] != want && list[i].Own == nil {
			return fmt.Errorf("%d of box %d was placed, not %d", placed[i], i, want)
		}
		for _, n := range list[i].Notes {
			if list[i].Own == nil && lines[n] != len(n.Lines) {
				return fmt.Errorf("note of box %d: %d of %d lines", i, lines[n], len(n.Lines))
			}
		}
	}
	return nil
}

// order looks whether floats stay within their sections, and series in order.
func order(list []Box, pages []Page) error {
	place := make([]int, len(list)) // of the first and the last piece
	last := make([]int, len(list))
	n := 0
	for _, p := range pages {
		for _, b := range p.Boxes {
			if i := b.Box.Data.(int); p.Setup == 0 {
				if n++; place[i] == 0 {
					place[i] = n
				}
				last[i] = n
			}
		}
	}
	for i := range list {
		for k := range list[:i] {
			a, b := &list[k], &list[i]
			if a.Own != nil || b.Own != nil || last[k] < place[i] {
				continue
			}
			if a.Float && b.Stops > 0 && a.Depth >= b.Stops {
				return fmt.Errorf("float %d comes behind %d, where a section begins", k, i)
			}
			if a.Series&b.Series != 0 {
				return fmt.Errorf("%d and %d have changed places", k, i)
			}
		}
	}
	return nil
}
