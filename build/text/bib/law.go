package bib

import (
	"regexp"
	"strings"
)

// law is a law or regulation as its title names it.
type law struct {
	short  string // "Perpres", "Perda Kota Ambon"
	number string // "95"
	year   string // "2018"
}

// label is how a law is cited in the text: "Perpres 95/2018".
func (l law) label() string {
	if l.number == "" {
		return l.short + " " + l.year
	}
	return l.short + " " + l.number + "/" + l.year
}

var lawTitle = regexp.MustCompile(`^(.+?)\s+(?:Republik Indonesia\s+)?(?:Nomor|No\.?)\s*:?\s*([A-Za-z./-]*[0-9][0-9A-Za-z./-]*)\s+[Tt]ahun\s+([0-9]{4})`)

// asLaw reads a title as that of a law or regulation.
func asLaw(title string) (law, bool) {
	if strings.HasPrefix(title, "Undang-Undang Dasar") {
		return law{short: "UUD", year: "1945"}, true
	}
	m := lawTitle.FindStringSubmatch(title)
	if m == nil {
		return law{}, false
	}
	kind := strings.TrimSpace(strings.TrimSuffix(m[1], "Republik Indonesia"))
	short, ok := shortKind(kind)
	// Numbers such as 050/1234/SJ say themselves which they are.
	return law{short: short, number: m[2], year: m[3]}, ok
}

// kinds of laws and their short names; longer ones first.
var kinds = []struct{ long, short string }{
	{"Peraturan Pemerintah Pengganti Undang-Undang", "Perppu"},
	{"Undang-Undang", "UU"},
	{"Peraturan Pemerintah", "PP"},
	{"Peraturan Presiden", "Perpres"},
	{"Keputusan Presiden", "Keppres"},
	{"Instruksi Presiden", "Inpres"},
	{"Peraturan Daerah", "Perda"},
	{"Peraturan Gubernur", "Pergub"},
	{"Peraturan Wali Kota", "Perwali"},
	{"Peraturan Walikota", "Perwali"},
	{"Peraturan Bupati", "Perbup"},
	{"Keputusan Gubernur", "Kepgub"},
	{"Keputusan Wali Kota", "Kepwali"},
	{"Keputusan Walikota", "Kepwali"},
	{"Keputusan Bupati", "Kepbup"},
	{"Keputusan Menteri", "Kepmen"},
	{"Peraturan Badan", "Perban"},
	{"Surat Edaran", "SE"},
}

// ministries whose regulations have a name of their own.
var ministries = []struct{ long, short string }{
	{"Dalam Negeri", "Permendagri"},
	{"Pendayagunaan Aparatur Negara dan Reformasi Birokrasi", "PermenPANRB"},
	{"Komunikasi dan Informatika", "Permenkominfo"},
	{"Komunikasi dan Digital", "Permenkomdigi"},
	{"Keuangan", "PMK"},
	{"Perencanaan Pembangunan Nasional", "Permen PPN"},
	{"Kesehatan", "Permenkes"},
	{"Pekerjaan Umum dan Perumahan Rakyat", "Permen PUPR"},
	{"Pekerjaan Umum", "Permen PU"},
	{"Lingkungan Hidup dan Kehutanan", "Permen LHK"},
	{"Perhubungan", "Permenhub"},
	{"Pendidikan", "Permendikbud"},
	{"Agraria dan Tata Ruang", "Permen ATR"},
}

func shortKind(kind string) (string, bool) {
	if rest, ok := strings.CutPrefix(kind, "Peraturan Menteri "); ok {
		for _, m := range ministries {
			if strings.HasPrefix(rest, m.long) {
				return m.short, true
			}
		}
		return "Permen " + rest, true
	}
	for _, k := range kinds {
		rest, ok := strings.CutPrefix(kind, k.long)
		if !ok || rest != "" && rest[0] != ' ' {
			continue
		}
		// The office is in the short name already; the place isn't: Perda Kota Ambon.
		return strings.TrimSpace(k.short + " " + strings.TrimSpace(rest)), true
	}
	return "", false
}

// standard is the name of a standard at the beginning of a title: "ISO 37120:2018".
var standard = regexp.MustCompile(`^(?:SNI|ISO|IEC|ITU|IEEE|BS|PAS)(?:[/ ](?:IEC|ISO|TS|TR|PAS))*[ -][0-9A-Z.-]*[0-9](?::[0-9]{4})?`)
