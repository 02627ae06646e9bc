package presstest

import (
	"fmt"
	"strings"
)

// read walks a content stream: it collects the text and finds what is painted
// outside of marked content, unbalanced or not in the resources.
func (p *Page) read(data []byte, fonts map[Name]*decoder, images Dict) (problems []string) {
	say := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	in := &parser{data, 0}
	var all strings.Builder
	var font *decoder
	var open []string // of marks: "artifact", "span", "mcid"
	mcid, actual := -1, ""
	depth, inText := 0, false
	show := func(s string) {
		if actual != "" || font == nil {
			return
		}
		all.WriteString(s)
		if mcid >= 0 {
			p.Marked[mcid] += s
		}
		if n := len(p.Pieces); n == 0 || p.Pieces[n-1].mcid != mcid {
			p.pieces[mcid] = n
			p.Pieces = append(p.Pieces, Piece{mcid: mcid})
		}
		p.Pieces[len(p.Pieces)-1].Text += s
	}
	var args []any
	for {
		in.space()
		if in.at >= len(in.b) {
			break
		}
		v := in.value()
		op, ok := v.(operator)
		if !ok {
			args = append(args, v)
			continue
		}
		switch op {
		case "BMC":
			open = append(open, "artifact")
			if len(open) > 1 {
				say("an artifact within marked content")
			}
		case "BDC":
			d := args[1].(Dict)
			if t, has := d["ActualText"]; has {
				open = append(open, "span")
				show(Words(t))
				actual = "hidden"
			} else {
				open = append(open, "mcid")
				if mcid = int(d["MCID"].(float64)); mcid != len(p.Marked) {
					say("content number %d comes after %d", mcid, len(p.Marked)-1)
				}
				p.Marked[mcid] = ""
				if len(open) > 1 {
					say("marked content within marked content")
				}
			}
		case "EMC":
			if len(open) == 0 {
				say("the end of no mark")
				break
			}
			switch open[len(open)-1] {
			case "span":
				actual = ""
			case "mcid":
				mcid = -1
			}
			open = open[:len(open)-1]
		case "BT":
			inText = true
		case "ET":
			inText = false
		case "q":
			depth++
			if len(open) > 0 && inText {
				say("q in text")
			}
		case "Q":
			depth--
		case "Td":
			if args[1] != 0.0 { // another line
				if all.Len() > 0 {
					all.WriteByte('\n')
				}
				if mcid >= 0 && p.Marked[mcid] != "" {
					p.Marked[mcid] += "\n"
				}
			}
		case "Tf":
			if font = fonts[args[0].(Name)]; font == nil {
				say("font %v isn't in the resources", args[0])
			}
		case "TJ":
			for _, part := range args[0].(Array) {
				s, _ := part.(string)
				for i := 0; i+1 < len(s); i += 2 {
					g := int(s[i])<<8 | int(s[i+1])
					if _, known := font.width[g]; !known || font.text[g] == "" || g == 0 {
						say("glyph %d has no width or no text", g)
					}
					show(font.text[g])
				}
			}
			fallthrough
		case "Tj", "f", "f*", "F", "S", "s", "B", "B*", "b", "b*", "Do", "sh":
			if len(open) == 0 {
				say("%s outside of marked content", op)
			}
			if op == "Do" && images[args[0].(Name)] == nil {
				say("image %v isn't in the resources", args[0])
			}
			if inText != (op == "TJ" || op == "Tj") {
				say("%s within text or text outside", op)
			}
		}
		args = args[:0]
	}
	if len(open) > 0 || depth != 0 || inText {
		say("something isn't closed")
	}
	p.Text = all.String()
	return problems
}
