package chart

import "math"

// scale is an axis: numbers from Low to High onto points.
type scale struct {
	low, high float64 // first and last tick
	step      float64
	from, to  float64 // points of low and high
}

// newScale finds a scale of round ticks, about n of them, that holds low and high.
func newScale(low, high float64, n int) scale {
	if high <= low {
		if high == 0 {
			high = 1
		} else {
			low, high = min(low, 0), max(high, 0)
			if high == low {
				high = low + 1
			}
		}
	}
	step := niceStep((high - low) / float64(n))
	return scale{low: math.Floor(low/step+1e-9) * step, high: math.Ceil(high/step-1e-9) * step, step: step}
}

// niceStep is the least of 1, 2, 2.5, 5 × 10ⁿ that is not less than a raw step.
func niceStep(raw float64) float64 {
	p := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, f := range [...]float64{1, 2, 2.5, 5} {
		if f*p >= raw*(1-1e-9) {
			return f * p
		}
	}
	return 10 * p
}

// onto sets where the scale lies.
func (s scale) onto(from, to float64) scale {
	s.from, s.to = from, to
	return s
}

// at is the point of a number.
func (s scale) at(v float64) float64 {
	return s.from + (v-s.low)/(s.high-s.low)*(s.to-s.from)
}

// ticks are the round numbers of the axis.
func (s scale) ticks() []float64 {
	var out []float64
	n := int(math.Round((s.high - s.low) / s.step))
	for i := 0; i <= min(n, 40); i++ {
		out = append(out, s.low+float64(i)*s.step)
	}
	return out
}

// tickDecimals is how many decimals the ticks need.
func (s scale) tickDecimals() int {
	for d := 0; d < 4; d++ {
		if f := s.step * math.Pow(10, float64(d)); math.Abs(f-math.Round(f)) < 1e-6 {
			return d
		}
	}
	return 4
}

// decimals is how many decimals the numbers of a chart are written with: as
// many as they have, but no more than tell them apart.
func decimals(d Data) int {
	need := 0
	_, high := d.extent()
	most := 2
	if high >= 10000 {
		most = 0
	} else if high >= 1000 {
		most = 1
	}
	for _, s := range d.Series {
		for _, v := range s.Values {
			for need < most && !v.Missing {
				f := v.Number * math.Pow(10, float64(need))
				if math.Abs(f-math.Round(f)) < 1e-6 {
					break
				}
				need++
			}
		}
	}
	return need
}

// spread places labels, each of its own height, so that none overlaps the next:
// their middles as near to want as can be (want must ascend), within low and
// high. Labels that would collide form a block that is moved as one, to where
// its members want to be on average; this is isotonic regression by pooling
// adjacent violators. It gives the middles.
func spread(want, heights []float64, low, high float64) []float64 {
	type block struct {
		n             int
		sum, at, tall float64 // of the wanted tops less their offsets; where it begins; its height
	}
	var blocks []block
	for i := range want {
		top := want[i] - heights[i]/2
		b := block{n: 1, sum: top, at: top, tall: heights[i]}
		for len(blocks) > 0 {
			last := blocks[len(blocks)-1]
			if last.at+last.tall <= b.at+1e-9 {
				break
			}
			b = block{n: last.n + b.n, sum: last.sum + b.sum - last.tall*float64(b.n), tall: last.tall + b.tall}
			b.at = b.sum / float64(b.n)
			blocks = blocks[:len(blocks)-1]
		}
		blocks = append(blocks, b)
	}
	at := low
	for i := range blocks {
		blocks[i].at = max(blocks[i].at, at)
		at = blocks[i].at + blocks[i].tall
	}
	at = high
	for i := len(blocks) - 1; i >= 0; i-- {
		blocks[i].at = min(blocks[i].at, at-blocks[i].tall)
		at = blocks[i].at
	}
	out := make([]float64, 0, len(want))
	i := 0
	for _, b := range blocks {
		at := b.at
		for range b.n {
			out = append(out, at+heights[i]/2)
			at += heights[i]
			i++
		}
	}
	return out
}

// even is a height for each of n labels.
func even(n int, height float64) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = height
	}
	return out
}

// round is to hundredths. Halves go up even where a processor that multiplies
// and adds in one step comes out a bit below: a chart is the same everywhere.
func round(x float64) float64 {
	r := math.Floor(x*100+0.500001) / 100
	if r == 0 {
		return 0 // no negative zero
	}
	return r
}
