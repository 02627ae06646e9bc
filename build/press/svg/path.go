package svg

import "math"

// op is a step of a path in user units: 'M', 'L', 'C' or 'Z'.
type op struct {
	kind                 byte
	x1, y1, x2, y2, x, y float64
}

// pen builds a path.
type pen struct {
	ops    []op
	x, y   float64 // where it is
	sx, sy float64 // where the part began
	closed bool    // the next step begins a part without saying so
}

func (p *pen) move(x, y float64) {
	p.ops = append(p.ops, op{kind: 'M', x: x, y: y})
	p.x, p.y, p.sx, p.sy, p.closed = x, y, x, y, false
}

func (p *pen) begin() {
	if p.closed || len(p.ops) == 0 {
		p.move(p.x, p.y)
	}
}

func (p *pen) line(x, y float64) {
	p.begin()
	p.ops = append(p.ops, op{kind: 'L', x: x, y: y})
	p.x, p.y = x, y
}

func (p *pen) curve(x1, y1, x2, y2, x, y float64) {
	p.begin()
	p.ops = append(p.ops, op{'C', x1, y1, x2, y2, x, y})
	p.x, p.y = x, y
}

// quad is a curve with one control point.
func (p *pen) quad(cx, cy, x, y float64) {
	p.curve(p.x+2*(cx-p.x)/3, p.y+2*(cy-p.y)/3, x+2*(cx-x)/3, y+2*(cy-y)/3, x, y)
}

func (p *pen) close() {
	if len(p.ops) > 0 && !p.closed {
		p.ops = append(p.ops, op{kind: 'Z', x: p.sx, y: p.sy})
		p.x, p.y, p.closed = p.sx, p.sy, true
	}
}

// arc draws an elliptical arc as curves, by the notes on implementation of SVG 1.1 (F.6).
func (p *pen) arc(rx, ry, turn float64, large, sweep bool, x, y float64) {
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 || x == p.x && y == p.y {
		p.line(x, y)
		return
	}
	sin, cos := math.Sincos(turn * math.Pi / 180)
	// Half the chord, in the ellipse's own axes.
	dx, dy := (p.x-x)/2, (p.y-y)/2
	x1, y1 := cos*dx+sin*dy, -sin*dx+cos*dy
	if over := x1*x1/(rx*rx) + y1*y1/(ry*ry); over > 1 { // radii too small to reach
		rx, ry = rx*math.Sqrt(over), ry*math.Sqrt(over)
	}
	n := rx*rx*ry*ry - rx*rx*y1*y1 - ry*ry*x1*x1
	k := math.Sqrt(max(n, 0) / (rx*rx*y1*y1 + ry*ry*x1*x1))
	if large == sweep {
		k = -k
	}
	cx1, cy1 := k*rx*y1/ry, -k*ry*x1/rx
	cx, cy := cos*cx1-sin*cy1+(p.x+x)/2, sin*cx1+cos*cy1+(p.y+y)/2
	from := math.Atan2((y1-cy1)/ry, (x1-cx1)/rx)
	span := math.Atan2((-y1-cy1)/ry, (-x1-cx1)/rx) - from
	if sweep && span < 0 {
		span += 2 * math.Pi
	} else if !sweep && span > 0 {
		span -= 2 * math.Pi
	}
	parts := math.Ceil(math.Abs(span) / (math.Pi / 2))
	step := span / parts
	t := 4.0 / 3 * math.Tan(step/4)
	at := func(a float64) (px, py, dx, dy float64) { // a point and the direction there
		s, c := math.Sincos(a)
		return cx + cos*rx*c - sin*ry*s, cy + sin*rx*c + cos*ry*s, -cos*rx*s - sin*ry*c, -sin*rx*s + cos*ry*c
	}
	for i := range int(parts) {
		ax, ay, adx, ady := at(from + step*float64(i))
		bx, by, bdx, bdy := at(from + step*float64(i+1))
		if i+1 == int(parts) {
			bx, by = x, y // exactly there
		}
		p.curve(ax+t*adx, ay+t*ady, bx-t*bdx, by-t*bdy, bx, by)
	}
}

// pathData reads the d attribute. What comes before a mistake is drawn, as
// browsers do; ok is false then.
func pathData(s string) (ops []op, ok bool) {
	var p pen
	var cmd, last byte
	var cx, cy float64 // the last control point, for S and T
	for {
		s = separator(s)
		if s == "" {
			return p.ops, true
		}
		if c := s[0]; c >= 'A' && c <= 'z' {
			cmd, s = c, s[1:]
		} else if cmd == 0 || cmd == 'Z' || cmd == 'z' {
			return p.ops, false
		} else if cmd == 'M' { // more points after a move are lines
			cmd = 'L'
		} else if cmd == 'm' {
			cmd = 'l'
		}
		if len(p.ops) == 0 && cmd != 'M' && cmd != 'm' {
			return p.ops, false
		}
		upper := cmd &^ 0x20
		var v [7]float64
		count := map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'S': 4, 'Q': 4, 'T': 2, 'A': 7, 'Z': 0}
		n, known := count[upper]
		if !known {
			return p.ops, false
		}
		for i := range n {
			s = separator(s)
			if upper == 'A' && (i == 3 || i == 4) { // flags may stand without a gap
				if s == "" || s[0] != '0' && s[0] != '1' {
					return p.ops, false
				}
				v[i], s = float64(s[0]-'0'), s[1:]
				continue
			}
			if v[i], s, known = number(s); !known {
				return p.ops, false
			}
		}
		if cmd >= 'a' { // relative to where the pen is
			switch upper {
			case 'H':
				v[0] += p.x
			case 'V':
				v[0] += p.y
			case 'A':
				v[5], v[6] = v[5]+p.x, v[6]+p.y
			default:
				for i := 0; i < n; i += 2 {
					v[i], v[i+1] = v[i]+p.x, v[i+1]+p.y
				}
			}
		}
		x0, y0 := p.x, p.y
		switch upper {
		case 'M':
			p.move(v[0], v[1])
		case 'L':
			p.line(v[0], v[1])
		case 'H':
			p.line(v[0], p.y)
		case 'V':
			p.line(p.x, v[0])
		case 'C':
			p.curve(v[0], v[1], v[2], v[3], v[4], v[5])
			cx, cy = v[2], v[3]
		case 'S':
			x1, y1 := x0, y0
			if last == 'C' || last == 'S' {
				x1, y1 = 2*x0-cx, 2*y0-cy
			}
			p.curve(x1, y1, v[0], v[1], v[2], v[3])
			cx, cy = v[0], v[1]
		case 'Q':
			p.quad(v[0], v[1], v[2], v[3])
			cx, cy = v[0], v[1]
		case 'T':
			x1, y1 := x0, y0
			if last == 'Q' || last == 'T' {
				x1, y1 = 2*x0-cx, 2*y0-cy
			}
			p.quad(x1, y1, v[0], v[1])
			cx, cy = x1, y1
		case 'A':
			p.arc(v[0], v[1], v[2], v[3] == 1, v[4] == 1, v[5], v[6])
		case 'Z':
			p.close()
		}
		last = upper
	}
}
