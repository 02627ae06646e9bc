package proof

import (
	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// box is what a page's text must not leave.
type box struct{ left, right, top, bottom geom.Length }

// block is the text block of a page with the outer margin that tables and
// figures may use. Below it is room for the line that saves a page.
func (p *Proofs) block(b *Book, page int) box {
	print, m := p.Manuscript.Plan.Print, b.Volume.Margins
	paper, size := b.Volume.Pages[0].Size, b.Volume.Pages[page].Size
	var turned box
	if print.TopBound {
		turned = box{left: m.Top, right: size.W - m.Bottom, top: m.Inner} // bound at its left
	} else {
		side := (m.Top + m.Bottom) / 2
		turned = box{left: side, right: size.W - side, top: m.Top + geom.Length(print.Gutter)} // bound at its head
	}
	turned.bottom = turned.top + max((size.H-turned.top-m.Bottom)/m.Leading, 6)*m.Leading
	if size != paper {
		return turned
	}
	high := max((paper.H-m.Top-m.Bottom+2*geom.Pt)/m.Leading, 8) * m.Leading
	upright := box{m.Inner, m.Inner + m.Wide, m.Top, m.Top + high + m.Leading}
	if page%2 == 1 && !print.OneSided && !print.TopBound {
		upright.left, upright.right = size.W-upright.right, size.W-upright.left
	}
	if size.W > size.H { // turned and upright pages look alike
		return box{min(upright.left, turned.left), max(upright.right, turned.right), min(upright.top, turned.top), max(upright.bottom, turned.bottom)}
	}
	return upright
}

// stands is how far points and hyphens may stand out.
const stands = 4 * geom.Pt

// TextBlock measures that nothing that is read lies outside the text block, no
// word, no picture.
func (p *Proofs) TextBlock(b *Book) Findings {
	var f Findings
	v := b.Volume
	for n, pg := range v.Pages {
		if n < 4 || n == len(v.Pages)-1 {
			continue // covers and titles have no text block
		}
		in := p.block(b, n)
		eachTagged(pg.Frame, geom.Point{}, false, func(g *frame.Glyphs, at geom.Point) {
			end := at.X + g.Run.Width()
			f.saw("runs")
			if at.X < in.left-stands || end > in.right+stands || at.Y < in.top || at.Y > in.bottom {
				f.say("%s page %d: %q from %d to %d at %d lies outside %v", b.Path, n+1, g.Text, at.X, end, at.Y, in)
			}
		})
		eachPicture(pg.Frame, geom.Point{}, func(tag *frame.Tag, r geom.Rect) {
			f.saw("pictures")
			if r.X < in.left-geom.Pt || r.X+r.W > in.right+geom.Pt || r.Y < in.top-geom.Pt || r.Y+r.H > in.bottom+geom.Pt {
				f.say("%s page %d: the picture %q lies at %v, outside %v", b.Path, n+1, tag.Alt, r, in)
			}
		})
	}
	return f
}

// eachPicture calls f for the figures, with the area that each covers.
func eachPicture(fr *frame.Frame, at geom.Point, f func(*frame.Tag, geom.Rect)) {
	for _, p := range fr.Items {
		g, ok := p.Item.(*frame.Group)
		if !ok || g.Scale != [6]int64{} {
			continue
		}
		here := geom.Point{X: at.X + p.At.X, Y: at.Y + p.At.Y}
		if g.Tag != nil && g.Tag.Role == "Figure" {
			f(g.Tag, geom.Rect{Point: here, Size: g.Frame.Size})
		}
		eachPicture(g.Frame, here, f)
	}
}

// eachTagged calls f for the glyphs that belong to the text.
func eachTagged(fr *frame.Frame, at geom.Point, tagged bool, f func(*frame.Glyphs, geom.Point)) {
	for _, p := range fr.Items {
		here := geom.Point{X: at.X + p.At.X, Y: at.Y + p.At.Y}
		switch it := p.Item.(type) {
		case *frame.Glyphs:
			if tagged {
				f(it, here)
			}
		case *frame.Group:
			if it.Scale == [6]int64{} {
				eachTagged(it.Frame, here, tagged || it.Tag != nil, f)
			}
		}
	}
}
