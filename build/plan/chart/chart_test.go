package chart_test

import (
	"strconv"
	"testing"

	"jilid/build/plan/chart"
	"jilid/build/text/lang"
	"jilid/build/text/scene"
)

// The cases are charts as the books have them; names are those of the dumps.
type chartCase struct {
	name string
	kind chart.Kind
	data chart.Data
}

func series(name string, values ...float64) chart.Series {
	s := chart.Series{Name: name}
	for _, v := range values {
		s.Values = append(s.Values, chart.Value{Number: v})
	}
	return s
}

var years = []string{"2020", "2021", "2022", "2023", "2024"}

var (
	dimensions = []string{"Smart Governance", "Smart Branding", "Smart Economy", "Smart Living", "Smart Society", "Smart Environment"}
	dimRoles   = []scene.Role{"dim-governance", "dim-branding", "dim-economy", "dim-living", "dim-society", "dim-environment"}
	agencies   = []string{"Diskominfo", "Bappeda", "Setda", "BKPSDM", "BPPRD", "DPMPTSP", "Disdukcapil", "Disparbud", "Disperindag", "Diskop UKM", "Disnaker", "Diskan", "Dinkes", "DPUPR", "Dishub", "DLHP"}
)

func byDimension() []chart.Series {
	var out []chart.Series
	for i, d := range dimensions {
		s := series(d)
		for y := range years {
			s.Values = append(s.Values, chart.Value{Number: float64(1200 + 637*((i*3+y*5)%7))})
		}
		s.Role = dimRoles[i]
		out = append(out, s)
	}
	return out
}

var chartCases = []chartCase{
	{"bar-years", chart.Bar, chart.Data{Title: "Anggaran per tahun", Unit: "juta rupiah", Labels: years, Series: []chart.Series{series("Anggaran", 8450, 12730, 15380, 11200, 6900)}}},
	{"bar-agencies", chart.Bar, chart.Data{Title: "Anggaran per OPD", Unit: "juta rupiah", Labels: agencies,
		Series: []chart.Series{series("Anggaran", 12450, 1250, 980, 2100, 3300, 1800, 2450, 5600, 3900, 2750, 1400, 4600, 7800, 9900, 8200, 6150)}}},
	{"bar-dimensions", chart.Bar, chart.Data{Title: "Program per dimensi", Unit: "program", Labels: dimensions, Roles: dimRoles, Series: []chart.Series{series("Program", 6, 7, 6, 5, 6, 6)}}},
	{"bar-negative", chart.Bar, chart.Data{Title: "Pertumbuhan", Unit: "persen", Labels: years, Series: []chart.Series{series("Pertumbuhan", -2.1, 3.4, 5.5, -0.4, 4.2)}}},
	{"bar-grouped", chart.Bar, chart.Data{Title: "Sasaran dan capaian", Unit: "persen", Labels: years, Series: []chart.Series{series("Sasaran", 40, 55, 70, 80, 90), series("Capaian", 38, 52, 71, 69, 0)}}},
	{"bar-grouped-long", chart.Bar, chart.Data{Title: "Akses layanan", Unit: "persen rumah tangga", Labels: []string{"Air minum layak", "Sanitasi layak", "Internet tetap berkecepatan tinggi", "Angkutan umum dalam 500 meter dari rumah"},
		Series: []chart.Series{series("2015", 78.2, 61.5, 22, 48), series("2018", 84, 70.1, 39.5, 52.3), series("2021", 91.2, 77, 64, 60)}}},
	{"stacked-zones", chart.Stacked, chart.Data{Title: "Penduduk", Unit: "jiwa", Labels: []string{"A Pusat kota", "B Teluk dalam", "C Pesisir barat", "D Pendidikan", "E Perbukitan selatan"},
		Series: []chart.Series{series("0–14 tahun", 38100, 25300, 20200, 19400, 8600), series("15–64 tahun", 101200, 63300, 47900, 51000, 19000), series("65 tahun ke atas", 7000, 3900, 3100, 3000, 1600)}}},
	{"stacked-years", chart.Stacked, chart.Data{Title: "Anggaran per tahun dan dimensi", Unit: "juta rupiah", Labels: years, Series: byDimension()}},
	{"stacked-long", chart.Stacked, chart.Data{Title: "Anggaran per OPD dan tahun", Unit: "juta rupiah", Labels: []string{"Dinas Komunikasi, Informatika, dan Persandian", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "Dinas Kesehatan"},
		Series: []chart.Series{series("2020", 1200, 800, 2300), series("2021", 2500, 900, 2600), series("2022", 1900, 400, 1200), series("2023", 800, 0, 700), series("2024", 300, 150, 0)}}},
	{"line-spbe", chart.Line, chart.Data{Title: "Indeks SPBE", Unit: "indeks 0–5", Labels: []string{"2019", "2020", "2021", "2022", "2023", "2024"},
		Series: []chart.Series{series("Kebijakan", 2.4, 2.7, 3.1, 3.4, 3.6, 3.8), series("Tata kelola", 2.2, 2.4, 2.9, 3.3, 3.5, 3.7), series("Layanan", 2.8, 3.0, 3.3, 3.6, 3.8, 4.0)}}},
	{"line-visits", chart.Line, chart.Data{Title: "Kunjungan", Unit: "ribu kunjungan", Labels: []string{"2014", "2015", "2016", "2017", "2018", "2019"},
		Series: []chart.Series{series("Wisatawan nusantara", 78, 86, 97, 112, 124, 131), series("Wisatawan mancanegara", 4, 5, 6, 8, 9, 11)}}},
	{"line-single", chart.Line, chart.Data{Title: "Kepuasan", Unit: "nilai 0–100", Labels: years, Series: []chart.Series{series("Indeks kepuasan", 71.2, 72, 71.6, 73.5, 74)}}},
	{"radar-readiness", chart.Radar, chart.Data{Title: "Kesiapan", Unit: "skala 0–4", Max: 4, Labels: []string{"Sumber daya manusia", "Kelembagaan", "Anggaran", "Infrastruktur fisik", "Infrastruktur digital", "Infrastruktur sosial", "Regulasi", "Kepemimpinan"},
		Series: []chart.Series{series("Skor", 2.5, 2.8, 1.9, 2.6, 2.2, 3.1, 2.0, 3.4)}}},
	{"radar-compare", chart.Radar, chart.Data{Title: "Dimensi", Unit: "skala 0–4", Max: 4, Labels: dimensions,
		Series: []chart.Series{series("2021", 3.0, 2.8, 2.7, 2.8, 2.9, 2.6), series("2023", 3.4, 3.0, 2.9, 3.3, 3.2, 3.1)}}},
	{"pie-economy", chart.Pie, chart.Data{Title: "Susunan perekonomian", Unit: "persen", Labels: []string{"Jasa dan pemerintahan", "Perdagangan", "Perikanan", "Angkutan dan pergudangan", "Konstruksi", "Industri pengolahan", "Lainnya"},
		Series: []chart.Series{series("Sumbangan", 34, 22, 14, 10, 9, 5, 6)}}},
	{"pie-sources", chart.Pie, chart.Data{Title: "Sumber dana", Unit: "juta rupiah", Labels: []string{"APBD", "APBN", "DAK", "CSR", "KPBU"}, Series: []chart.Series{series("Anggaran", 42150, 8900, 6400, 1250, 300)}}},
	{"empty", chart.Bar, chart.Data{Title: "Kosong", Labels: years}},
}

func roadmapData() chart.RoadmapData {
	d := chart.RoadmapData{Title: "Peta jalan", Lang: lang.ID, First: 2020, Last: 2024}
	names := []string{"Portal Layanan Publik Terpadu", "Adminduk Jemput Bola", "Penghubung Data Antar-OPD dan Katalog Layanan", "Kinerja dan Talenta ASN", "Satu Data Ambon", "Produk Hukum Elektronik"}
	for i, name := range dimensions {
		g := chart.RoadmapGroup{Name: name, Role: dimRoles[i]}
		for j, n := range names {
			b := chart.RoadmapBar{ID: []string{"GOV", "BRD", "ECO", "LIV", "SOC", "ENV"}[i] + "-0" + strconv.Itoa(j+1), Name: n, Role: dimRoles[i]}
			b.First = 2020 + (i+j*2)%4
			b.Last = min(2024, b.First+j%4)
			switch {
			case j == 1:
				b.QuickWin = true
				b.Phases = []chart.RoadmapPhase{{First: b.First, Last: b.First, Text: "Satu kecamatan lalu seluruh kota"}}
			case b.Last > b.First+1:
				b.Phases = []chart.RoadmapPhase{{First: b.First, Last: b.First, Text: "Rancang bangun"}, {First: b.First + 1, Last: b.Last - 1, Text: "Bangun dan sambungkan"}, {First: b.Last, Last: b.Last, Text: "Operasi penuh"}}
			}
			g.Bars = append(g.Bars, b)
		}
		d.Groups = append(d.Groups, g)
	}
	return d
}

// TestCharts draws every case and, with -preview, writes the pictures.
func TestCharts(t *testing.T) {
	for _, c := range chartCases {
		c.data.Lang = lang.ID
		s := chart.Draw(c.kind, c.data)
		sound(t, c.name, s)
		writePreview(t, c.name, s)
	}
	for i, part := range chart.Roadmap(roadmapData()) {
		sound(t, "roadmap", part.Scene)
		writePreview(t, "roadmap-"+strconv.Itoa(i+1), part.Scene)
	}
}
