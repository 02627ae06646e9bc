package judge

import "slices"

func (c *reading) setFont(args []any) {
	name, _ := args[0].(Name)
	v := c.resource("Font", name)
	c.state.font = c.font(v)
}

func (c *reading) newLine() {
	if c.text.Len() > 0 {
		c.text.WriteByte('\n')
	}
	if c.mcid >= 0 && c.page.Marked[c.mcid] != "" {
		c.page.Marked[c.mcid] += "\n"
	}
}

func (c *reading) show(op operator, v any) {
	c.painted(op, false, false)
	s, _ := v.(string)
	c.glyphs(s)
}

// glyphs notes the glyphs of a string and what they say.
func (c *reading) glyphs(s string) {
	f := c.state.font
	if f == nil {
		if s != "" {
			c.fault("P8.2", "%s: text without a font", c.where)
		}
		return
	}
	switch c.state.mode {
	case 0, 4:
		c.uses(c.state.fill)
	case 1, 5:
		c.uses(c.state.stroke)
	case 2, 6:
		c.uses(c.state.fill)
		c.uses(c.state.stroke)
	}
	var words []byte
	for i := 0; i < len(s); {
		code := int(s[i])
		i++
		if f.wide {
			code <<= 8
			if i < len(s) {
				code |= int(s[i])
			} else {
				c.fault("P7.8.2", "%s: half a glyph", c.where)
			}
			i++
		}
		c.shown++
		f.know(code)
		f.shown[code] = true
		if c.state.mode != 3 && c.state.mode != 7 {
			f.rendered[code] = true
		}
		t := f.text[code]
		if (t == "" || private(t)) && c.told == 0 {
			c.page.unclear = append(c.page.unclear, unclear{f, code, c.mcid, t != ""})
		}
		words = append(words, t...)
	}
	if c.told == 0 {
		c.say(string(words))
	}
}

// private tells of a character of one's own use.
func private(s string) bool {
	for _, r := range s {
		if r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000 {
			return true
		}
	}
	return false
}

// say adds text to the page.
func (c *reading) say(s string) {
	p := c.page
	c.text.WriteString(s)
	if c.mcid >= 0 {
		p.Marked[c.mcid] += s
	} else if bare(s) != "" {
		running := slices.ContainsFunc(c.marks, func(m mark) bool { return m.running })
		p.running, p.beside = p.running || running, p.beside || !running
	}
	if n := len(p.Pieces); n == 0 || p.Pieces[n-1].mcid != c.mcid {
		p.pieces[c.mcid] = n
		p.Pieces = append(p.Pieces, Piece{mcid: c.mcid})
	}
	last := &p.Pieces[len(p.Pieces)-1]
	last.Text += s
	last.unnamed = last.unnamed || c.named == 0 && bare(s) != ""
}

// unclear visits the glyphs whose meaning isn't told, with the elements they are in.
func (d *Document) unclear(f func(where string, u unclear, e *Element)) {
	for i := range d.Pages {
		p := &d.Pages[i]
		for _, u := range p.unclear {
			var e *Element
			if k, ok := p.pieces[u.mcid]; ok {
				e = p.Pieces[k].Of
			}
			f(page(i), u, e)
		}
	}
}
