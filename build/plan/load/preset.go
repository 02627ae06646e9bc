package load

import (
	"jilid/build/plan"
	"jilid/build/source"
	"jilid/build/text/lang"
)

// smartCity are the six dimensions of the Gerakan Menuju 100 Smart City, with
// three sub-dimensions each. Their names are English in Indonesian plans too:
// that is what everyone calls them.
var smartCity = []struct {
	id, name, mark string
	lead           lang.Word
	parts          []part
}{
	{"governance", "Smart Governance", "GO",
		lang.Word{ID: "Tata kelola yang memudahkan warga berurusan dan membuat keputusan pemerintah dapat diperiksa.", EN: "Government that is easy to deal with and whose decisions can be followed."},
		[]part{{"service", lang.Word{ID: "Pelayanan Publik", EN: "Public Service"}}, {"bureaucracy", lang.Word{ID: "Birokrasi", EN: "Bureaucracy"}}, {"policy", lang.Word{ID: "Kebijakan Publik", EN: "Public Policy"}}}},
	{"branding", "Smart Branding", "BR",
		lang.Word{ID: "Wajah, cerita, dan produk daerah yang dikenal dan membuat orang ingin datang, membeli, dan menanam modal.", EN: "A face, a story and products that make people want to visit, buy and invest."},
		[]part{{"tourism", lang.Word{ID: "Pariwisata", EN: "Tourism"}}, {"business", lang.Word{ID: "Bisnis", EN: "Business"}}, {"appearance", lang.Word{ID: "Wajah Kota", EN: "City Appearance"}}}},
	{"economy", "Smart Economy", "EC",
		lang.Word{ID: "Usaha setempat yang tumbuh, pendapatan yang merata, dan transaksi yang mudah dan tercatat.", EN: "Local trade that grows, income that is shared, and payments that are easy and on record."},
		[]part{{"industry", lang.Word{ID: "Industri", EN: "Industry"}}, {"welfare", lang.Word{ID: "Kesejahteraan", EN: "Welfare"}}, {"transaction", lang.Word{ID: "Transaksi Keuangan", EN: "Transactions"}}}},
	{"living", "Smart Living", "LI",
		lang.Word{ID: "Ruang, kesehatan, dan perjalanan sehari-hari yang layak bagi semua penghuni.", EN: "Space, health and everyday journeys that do right by everyone who lives here."},
		[]part{{"harmony", lang.Word{ID: "Harmonisasi Tata Ruang", EN: "Spatial Harmony"}}, {"health", lang.Word{ID: "Kesehatan", EN: "Health"}}, {"mobility", lang.Word{ID: "Mobilitas", EN: "Mobility"}}}},
	{"society", "Smart Society", "SO",
		lang.Word{ID: "Warga yang saling terhubung, terus belajar, dan merasa aman.", EN: "People who are connected, keep learning and feel safe."},
		[]part{{"community", lang.Word{ID: "Komunitas", EN: "Community"}}, {"learning", lang.Word{ID: "Ekosistem Belajar", EN: "Learning"}}, {"security", lang.Word{ID: "Keamanan", EN: "Security"}}}},
	{"environment", "Smart Environment", "EN",
		lang.Word{ID: "Air, udara, sampah, dan energi yang dikelola agar daerah tetap layak huni bagi generasi berikutnya.", EN: "Water, air, waste and energy kept so that the next generation can live here too."},
		[]part{{"protection", lang.Word{ID: "Proteksi Lingkungan", EN: "Protection"}}, {"waste", lang.Word{ID: "Sampah dan Limbah", EN: "Waste"}}, {"energy", lang.Word{ID: "Energi", EN: "Energy"}}}},
}

type part struct {
	id   string
	name lang.Word
}

// preset gives the plan the built-in dimensions.
func (l *loader) preset(at source.Span) {
	l.builtIn = true
	l.plan.Dimensions = append(l.plan.Dimensions, smartCityIn(lang.Of(l.plan.Language), at)...)
}

// smartCityIn are the built-in dimensions in a language.
func smartCityIn(in lang.Lang, at source.Span) (out []*plan.Dimension) {
	for _, s := range smartCity {
		d := &plan.Dimension{ID: s.id, Name: s.name, Mark: s.mark, Lead: s.lead.In(in), Span: at}
		for _, p := range s.parts {
			d.Parts = append(d.Parts, plan.DimensionPart{ID: p.id, Name: p.name.In(in)})
		}
		out = append(out, d)
	}
	return out
}
