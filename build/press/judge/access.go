package judge

// Get follows references to a value.
func (d *Document) Get(v any) any {
	for range 32 {
		r, ok := v.(Ref)
		if !ok {
			return v
		}
		v = d.Objects[r]
	}
	return nil
}

// Dict is the dictionary that a value is, leads to or has as a stream.
func (d *Document) Dict(v any) Dict {
	switch v := d.Get(v).(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

// Array is the array that a value is or leads to.
func (d *Document) Array(v any) Array {
	a, _ := d.Get(v).(Array)
	return a
}

// list is an array, or the one value that may stand for it.
func (d *Document) list(v any) Array {
	if a, ok := d.Get(v).(Array); ok {
		return a
	}
	if v == nil {
		return nil
	}
	return Array{v}
}

func (d *Document) name(v any) Name {
	n, _ := d.Get(v).(Name)
	return n
}

func (d *Document) number(v any) (float64, bool) {
	n, ok := d.Get(v).(float64)
	return n, ok
}

// whole is a whole number, or another where there is none.
func (d *Document) whole(v any, otherwise int) int {
	n, ok := d.number(v)
	if !ok || n != float64(int(n)) {
		return otherwise
	}
	return int(n)
}

// rect are the corners of a rectangle, the lower left first.
func (d *Document) rect(v any) (r [4]float64, ok bool) {
	a := d.Array(v)
	if len(a) != 4 {
		return r, false
	}
	for i := range r {
		if r[i], ok = d.number(a[i]); !ok {
			return r, false
		}
	}
	return [4]float64{min(r[0], r[2]), min(r[1], r[3]), max(r[0], r[2]), max(r[1], r[3])}, true
}
