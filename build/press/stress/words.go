package stress

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// words makes text of a language: real stems with real affixes, hyphens and
// figures where writers have them.
type words struct {
	rand    *rand.Rand
	english bool
	long    float64 // share of very long words
	names   int
}

var (
	stems = strings.Fields(`tata layan bangun kembang warga air tanah jalan pasar ikan laut teluk hutan kerja usaha sekolah sehat data sistem ruang rumah
		pulau kota desa negeri camat dinas badan wali guru murid nelayan tani dagang pajak biaya dana belanja lapor ukur capai tuju dukung atur susun
		rencana laksana awasi nilai ubah tambah kurang tingkat turun baik cepat lambat sedia siap tanggap jawab minta beri ambil kirim terima catat hitung`)
	small   = strings.Fields(`dan di ke dari yang untuk dengan pada atau oleh itu ini juga sudah belum akan bila agar serta namun`)
	giants  = strings.Fields(`mempertanggungjawabkan ketidakberpihakan penyelenggaraan pertanggungjawaban berkesinambungan keanekaragaman ketatalaksanaan memperkenalkannya`)
	affixes = strings.Fields(`%s %s %s %san me%skan ber%s pe%san ke%san di%skan ter%s per%san mem%si %snya`)

	englishStems  = strings.Fields(`plan city water land road market fish sea bay forest work school health data system space house island village office teacher farmer trade tax cost fund report measure target support order arrange carry value change growth level improve quick ready answer request give take send receive record count public service people budget program indicator region council harbour agreement development responsible implementation coordination opportunity environment infrastructure`)
	englishSmall  = strings.Fields(`and in to from that for with on or by it this also has will if so as but the a of is are`)
	englishGiants = strings.Fields(`institutionalization telecommunications interdepartmental responsibilities misrepresentation counterproductive`)
)

// word is one word of running text.
func (w *words) word() string {
	r := w.rand
	s, sm, g := stems, small, giants
	if w.english {
		s, sm, g = englishStems, englishSmall, englishGiants
	}
	switch x := r.Float64(); {
	case x < w.long:
		return g[r.IntN(len(g))]
	case x < 0.4:
		return sm[r.IntN(len(sm))]
	case x < 0.43:
		return w.odd()
	case w.english:
		return s[r.IntN(len(s))]
	}
	return fmt.Sprintf(affixes[r.IntN(len(affixes))], s[r.IntN(len(s))])
}

// odd is what isn't quite a word.
func (w *words) odd() string {
	r := w.rand
	switch r.IntN(9) {
	case 0:
		return fmt.Sprintf("Rp %d.%03d", 1+r.IntN(900), r.IntN(1000))
	case 1:
		return fmt.Sprintf("%d,%d persen", r.IntN(100), r.IntN(10))
	case 2:
		return fmt.Sprintf("K-%03d", r.IntN(1000))
	case 3:
		return "hlm. 34"
	case 4:
		return "anak-anak"
	case 5:
		return "dan/atau"
	case 6:
		return "`kode/" + w.name() + "`"
	case 7:
		return "*" + w.name() + "*"
	}
	return "2024–2028"
}

// name is a word that no other place of the plan has: it tells one paragraph from another.
func (w *words) name() string {
	w.names++
	const consonants, vowels = "bdgjklmnprstw", "aiueo"
	var b strings.Builder
	for n := w.names*37 + 1000; n > 0; n /= len(consonants) * len(vowels) {
		k := n % (len(consonants) * len(vowels))
		b.WriteByte(consonants[k/len(vowels)])
		b.WriteByte(vowels[k%len(vowels)])
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

// title is some words without marks of any kind, for YAML and headings.
func (w *words) title(n int) string {
	out := []string{w.name()}
	for len(out) < n {
		if s := w.word(); !strings.ContainsAny(s, "`*,:.") {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

// sentence is some words that begin with a name and end in a full stop.
func (w *words) sentence(n int) string {
	out := []string{w.name()}
	for len(out) < n {
		s := w.word()
		if w.rand.IntN(12) == 0 && len(out) < n-1 {
			s += ","
		}
		out = append(out, s)
	}
	return strings.Join(out, " ") + "."
}

// paragraph is sentences of so many words.
func (w *words) paragraph(n int) string {
	var out []string
	for n > 0 {
		k := min(n, 6+w.rand.IntN(18))
		out = append(out, w.sentence(k))
		n -= k
	}
	return strings.Join(out, " ")
}
