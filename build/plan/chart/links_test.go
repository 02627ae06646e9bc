package chart_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"jilid/build/plan/chart"
	"jilid/build/text/lang"
)

func coverageData() chart.CoverageData {
	d := chart.CoverageData{Title: "Cakupan", Lang: lang.ID}
	for _, name := range agencies {
		d.Columns = append(d.Columns, chart.CoverageColumn{Name: name})
	}
	for i, name := range dimensions {
		g := chart.CoverageGroup{Name: name, Role: dimRoles[i]}
		for j, part := range []string{"Pelayanan Publik", "Birokrasi", "Kebijakan Publik"} {
			r := chart.CoverageRow{Name: part, Counts: make([]int, len(agencies))}
			if i+j != 4 {
				r.Counts[(i*3+j*2)%15]++
				r.Counts[(i*5+j)%15] += 1 + j
			}
			for k, n := range r.Counts {
				r.Sum += n
				d.Columns[k].Sum += n
				d.Sum += n
			}
			g.Rows = append(g.Rows, r)
		}
		d.Groups = append(d.Groups, g)
	}
	return d
}

func dependencyData() chart.DependencyData {
	d := chart.DependencyData{Title: "Ketergantungan", Lang: lang.ID}
	for _, n := range []struct {
		id, name string
		role     int
		needs    []int
	}{
		{"GOV-01", "Portal Layanan Publik Terpadu", 0, []int{1}}, {"GOV-03", "Penghubung Data Antarperangkat Daerah", 0, nil}, {"GOV-05", "Satu Data Ambon", 0, []int{1}},
		{"ECO-05", "Retribusi Pasar Nontunai", 2, nil}, {"ECO-06", "Pajak Daerah Elektronik", 2, []int{1, 3}}, {"LIV-03", "Antrean Daring Puskesmas", 3, nil},
		{"LIV-04", "Rekam Kesehatan dan Rujukan Terpadu", 3, []int{1, 5}}, {"LIV-05", "Dasbor Kesehatan Kota", 3, []int{6, 2, 1}}, {"ENV-05", "Lampu Jalan Hemat", 5, nil}, {"ENV-06", "Gedung Hemat Energi", 5, []int{8}},
	} {
		d.Nodes = append(d.Nodes, chart.DependencyNode{ID: n.id, Name: n.name, Role: dimRoles[n.role], Needs: n.needs})
	}
	return d
}

func measuresData() chart.MeasuresData {
	v := func(values ...float64) (out []chart.Value) {
		for _, x := range values {
			out = append(out, chart.Value{Number: x, Missing: x < 0})
		}
		return out
	}
	y := []int{2020, 2021, 2022, 2023, 2024}
	return chart.MeasuresData{Title: "Indikator", Lang: lang.ID, Panels: []chart.Measure{
		{Name: "Layanan yang selesai tanpa tatap muka", Unit: "layanan", Role: "dim-governance", Years: y, Baseline: v(4)[0], Targets: v(8, 18, 30, 40, -1), Actual: v(7, 19, -1, -1, -1)},
		{Name: "Indeks kepuasan masyarakat pada layanan portal yang bernama panjang sekali sehingga berlanjut", Unit: "nilai 0–100", Role: "dim-governance", Years: y, Baseline: v(74)[0], Targets: v(-1, 78, 81, 84, -1), Actual: v(-1, 79, -1, -1, -1)},
		{Name: "Waktu tunggu", Unit: "menit", Role: "dim-living", Years: y[:1], Baseline: v(90)[0], Targets: v(30), Actual: v(31)},
		{Name: "Tanpa awal", Unit: "rupiah", Role: "dim-economy", Years: y, Baseline: v(-1)[0], Targets: v(1200000, 1500000, 2250000, 2500000, 3000000), Actual: v(1100000, 1600000, 2300000, 2400000, 3100000)},
		{Name: "Menurun", Unit: "ton", Role: "dim-environment", Years: y, Baseline: v(120)[0], Targets: v(110, 100, 90, 80, 60), Actual: v(115, 111, -1, -1, -1)},
	}}
}

// TestLinks draws what leads from one program to others, and where there are any.
func TestLinks(t *testing.T) {
	for i, s := range chart.Coverage(coverageData()) {
		sound(t, "coverage", s)
		writePreview(t, fmt.Sprintf("coverage-%d", i+1), s)
	}
	for i, part := range chart.Dependencies(dependencyData()) {
		sound(t, "dependencies", part.Scene)
		writePreview(t, fmt.Sprintf("dependencies-%d", i+1), part.Scene)
	}
	scenes, _ := chart.Measures(measuresData())
	for i, s := range scenes {
		sound(t, "measures", s)
		writePreview(t, fmt.Sprintf("measures-%d", i+1), s)
	}
}

// TestRandomLinks: whatever depends on whatever, all of it is drawn once, on pages.
func TestRandomLinks(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 7))
		d := chart.DependencyData{Title: "Uji"}
		for i := range 1 + r.IntN(40) {
			n := chart.DependencyNode{ID: fmt.Sprintf("P-%02d", i), Name: someName(r), Role: dimRoles[r.IntN(6)]}
			for range r.IntN(3) {
				if i > 0 && r.IntN(3) > 0 {
					n.Needs = append(n.Needs, r.IntN(i))
				}
			}
			d.Nodes = append(d.Nodes, n)
		}
		drawn := 0
		for _, part := range chart.Dependencies(d) {
			sound(t, fmt.Sprintf("dependencies %d", seed), part.Scene)
			drawn += len(part.Nodes)
		}
		if drawn != len(d.Nodes) {
			t.Errorf("%d: %d of %d programs are drawn", seed, drawn, len(d.Nodes))
		}
		c := chart.CoverageData{Title: "Uji"}
		for range 1 + r.IntN(50) {
			c.Columns = append(c.Columns, chart.CoverageColumn{Name: someName(r), Sum: r.IntN(3)})
		}
		for range 1 + r.IntN(8) {
			g := chart.CoverageGroup{Name: someName(r), Role: dimRoles[r.IntN(6)]}
			for range 1 + r.IntN(30) {
				row := chart.CoverageRow{Name: someName(r), Counts: make([]int, len(c.Columns)), Sum: r.IntN(3)}
				for range r.IntN(5) {
					row.Counts[r.IntN(len(row.Counts))] += r.IntN(120)
				}
				g.Rows = append(g.Rows, row)
			}
			c.Groups = append(c.Groups, g)
		}
		for _, s := range chart.Coverage(c) {
			sound(t, fmt.Sprintf("coverage %d", seed), s)
			if s.Height > 640 {
				t.Errorf("coverage %d is %v tall", seed, s.Height)
			}
		}
		m := chart.MeasuresData{Title: "Uji"}
		for range 1 + r.IntN(20) {
			x := chart.Measure{Name: someName(r), Unit: someName(r), Role: dimRoles[r.IntN(6)], Baseline: someValue(r)}
			for y := range 1 + r.IntN(20) {
				x.Years, x.Targets, x.Actual = append(x.Years, 2020+y), append(x.Targets, someValue(r)), append(x.Actual, someValue(r))
			}
			m.Panels = append(m.Panels, x)
		}
		scenes, shows := chart.Measures(m)
		n := 0
		for i, s := range scenes {
			sound(t, fmt.Sprintf("measures %d", seed), s)
			n += len(shows[i])
		}
		if n != len(m.Panels) {
			t.Errorf("%d: %d of %d indicators are drawn", seed, n, len(m.Panels))
		}
	}
}

func someValue(r *rand.Rand) chart.Value {
	switch r.IntN(6) {
	case 0, 1:
		return chart.Value{Missing: true}
	case 2:
		return chart.Value{Number: float64(r.IntN(5_000_000))}
	case 3:
		return chart.Value{Number: -r.Float64() * 30}
	}
	return chart.Value{Number: float64(r.IntN(1000)) / 10}
}
