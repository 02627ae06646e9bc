package raster

import (
	"testing"

	"jilid/build/press/font"
	"jilid/build/press/font/fonttest"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/themes"
)

func rect(x, y, w, h geom.Length) []frame.Op {
	at := func(kind byte, x, y geom.Length) frame.Op {
		return frame.Op{Kind: kind, To: geom.Point{X: x * 1000, Y: y * 1000}}
	}
	return []frame.Op{at('M', x, y), at('L', x+w, y), at('L', x+w, y+h), at('L', x, y+h), {Kind: 'Z'}}
}

// paint is a mask of 10 × 6 pixels, one a point.
func paint(items ...frame.Item) *Mask {
	f := &frame.Frame{}
	for _, it := range items {
		f.Add(0, 0, it)
	}
	m := NewMask(10, 6)
	m.Silhouette(f, View{Scale: 1})
	return m
}

func (m *Mask) expect(t *testing.T, name string, want map[[2]int]uint8) {
	t.Helper()
	for at, v := range want {
		if got := int(m.Pix[at[1]*m.W+at[0]]); got < int(v)-2 || got > int(v)+2 {
			t.Errorf("%s: pixel %v is %d, want %d", name, at, got, v)
		}
	}
}

func TestSilhouette(t *testing.T) {
	black := frame.Black
	half := frame.Color{R: 9, Clear: 128}
	square := &frame.Shape{Path: rect(2, 1, 4, 3), Fill: black}
	paint(square).expect(t, "square", map[[2]int]uint8{{1, 1}: 0, {2, 1}: 255, {5, 3}: 255, {6, 3}: 0, {2, 4}: 0})

	hole := append(rect(1, 1, 6, 4), rect(3, 2, 2, 2)...)
	paint(&frame.Shape{Path: hole, Fill: black, EvenOdd: true}).expect(t, "hole", map[[2]int]uint8{{1, 1}: 255, {3, 2}: 0, {4, 3}: 0, {5, 2}: 255})
	paint(&frame.Shape{Path: hole, Fill: black}).expect(t, "no hole", map[[2]int]uint8{{3, 2}: 255})

	paint(&frame.Shape{Path: rect(0, 0, 4, 4), Fill: half}).expect(t, "half clear", map[[2]int]uint8{{1, 1}: 127})
	between := []frame.Op{{Kind: 'M', To: geom.Point{X: 1500, Y: 0}}, {Kind: 'L', To: geom.Point{X: 3000, Y: 0}}, {Kind: 'L', To: geom.Point{X: 3000, Y: 6000}}, {Kind: 'L', To: geom.Point{X: 1500, Y: 6000}}}
	paint(&frame.Shape{Path: between, Fill: black}).expect(t, "half a pixel", map[[2]int]uint8{{0, 2}: 0, {1, 2}: 127, {2, 2}: 255, {3, 2}: 0})

	line := []frame.Op{{Kind: 'M', To: geom.Point{X: 1000, Y: 3000}}, {Kind: 'L', To: geom.Point{X: 9000, Y: 3000}}}
	paint(&frame.Shape{Path: line, Stroke: black, Width: 2000}).expect(t, "line", map[[2]int]uint8{{0, 2}: 0, {1, 2}: 255, {8, 3}: 255, {9, 3}: 0, {4, 1}: 0, {4, 4}: 0})
	paint(&frame.Shape{Path: line, Stroke: black, Width: 2000, Cap: frame.Square}).expect(t, "square ends", map[[2]int]uint8{{0, 2}: 255, {9, 3}: 255})
	paint(&frame.Shape{Path: line, Stroke: black, Width: 2000, Dash: []geom.Length{2000, 3000}, Into: 1000}).expect(t, "dashes", map[[2]int]uint8{{1, 2}: 255, {2, 2}: 0, {4, 2}: 0, {5, 2}: 255, {6, 2}: 255, {7, 2}: 0})

	inner := &frame.Frame{}
	inner.Add(0, 0, &frame.Shape{Path: rect(0, 0, 10, 6), Fill: black})
	paint(&frame.Shape{Path: rect(3, 3, 2, 2), Clip: inner}).expect(t, "clipped", map[[2]int]uint8{{2, 3}: 0, {3, 3}: 255, {4, 4}: 255, {5, 4}: 0})
	small := &frame.Frame{}
	small.Add(0, 0, square)
	paint(&frame.Group{Frame: small, Scale: frame.Matrix{500000, 0, 0, 1000000, 1000, 0}, Effect: &frame.Effect{Clear: 128}}).expect(t, "group", map[[2]int]uint8{{1, 1}: 0, {2, 1}: 127, {3, 3}: 127, {4, 1}: 0})
}

func TestLetters(t *testing.T) {
	f := fonttest.Load(t, themes.FS, "PlusJakartaSans_700Bold.ttf")
	size := 100 * geom.Pt
	g := &frame.Glyphs{Font: f, Size: size, Text: "oé", Run: font.NewRun(font.NewShaper().Shape(f, "oé", size, font.Options{}))}
	page := &frame.Frame{}
	page.Add(0, size, g)
	m := NewMask(160, 120)
	m.Silhouette(page, View{Scale: 1})
	wide := int(g.Run.AppendTo(nil)[0].Advance / 1000)
	o := 100 - int(f.XHeight(size)/2000) // half its height
	m.expect(t, "o", map[[2]int]uint8{{wide / 2, o}: 0, {wide / 8, o}: 255, {wide / 2, 99}: 255, {wide / 2, 20}: 0})
	accent := 0
	for y := range o - int(f.XHeight(size)/2000) - 4 {
		for x := range 160 {
			if m.Pix[y*160+x] > 0 && x > wide {
				accent++
			}
		}
	}
	if accent == 0 {
		t.Error("a letter of parts lacks its accent")
	}
}

func TestBlur(t *testing.T) {
	m := NewMask(41, 41)
	for y := 15; y < 26; y++ {
		for x := 15; x < 26; x++ {
			m.Pix[y*41+x] = 255
		}
	}
	m.Blur(3, 3)
	sum := 0
	for i, v := range m.Pix {
		sum += int(v)
		if mirror := m.Pix[len(m.Pix)-1-i]; int(v)-int(mirror) > 2 || int(mirror)-int(v) > 2 {
			t.Fatalf("pixel %d is %d, its mirror image %d", i, v, mirror)
		}
	}
	if want := 11 * 11 * 255; sum < want*97/100 || sum > want*103/100 {
		t.Errorf("all in all %d, want about %d", sum, want)
	}
	if c, edge := m.Pix[20*41+20], m.Pix[20*41+14]; c < 180 || edge < 80 || edge > 160 {
		t.Errorf("%d in the middle, %d at the edge", c, edge)
	}
	sharp := NewMask(5, 5)
	sharp.Pix[12] = 255
	sharp.Blur(0, 0)
	sharp.expect(t, "sharp", map[[2]int]uint8{{2, 2}: 255, {1, 2}: 0})
}

// TestOdd: nothing falls over what is nowhere, endless or without a size.
func TestOdd(t *testing.T) {
	far := geom.Length(1) << 40
	wild := []frame.Op{{Kind: 'L', To: geom.Point{X: far, Y: -far}}, {Kind: 'C', To: geom.Point{X: -far, Y: far}}, {Kind: 'Z'}, {Kind: 'Z'}, {Kind: 'M'}}
	for _, s := range []*frame.Shape{
		{Path: wild, Fill: frame.Black, Stroke: frame.Black, Width: far, Dash: []geom.Length{1, 0}, Into: far},
		{Path: wild, Stroke: frame.Black, Width: 1, Dash: []geom.Length{1}, Cap: frame.RoundCap},
		{Path: nil, Fill: frame.Black}, {Path: []frame.Op{{Kind: 'M'}}, Fill: frame.Black},
	} {
		paint(s, &frame.Group{Frame: &frame.Frame{Items: []frame.Placed{{Item: s}}}, Scale: frame.Matrix{1e12, 0, 0, -1e12, int64(far), 0}})
	}
}
