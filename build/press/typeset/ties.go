package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A tie is a space at which no line should end, because what follows would be
// without its meaning at the beginning of a line: hlm. 34, Rp 1, Bab IV, 12 km.

// beforeNumber are words that are tied to the number, Roman number or single
// letter after them.
var beforeNumber = wordSet(`hlm. hal. Hlm. Hal. Bab BAB bab Subbab subbab Bagian bagian Lampiran Tabel Gambar Grafik Peta Bagan Persamaan Diagram
	Pasal pasal ayat Ayat butir huruf angka No. no. Nomor nomor Buku Jilid Edisi Seri Versi versi Pukul pukul Rp Rp. RT RW Jl. Tahap tahap Kelas Tipe
	± ≥ ≤ < > = § p. pp. Chapter chapter Table Figure Section section Appendix Annex Part Article Equation Vol. vol. Page page US$ USD IDR`)

// beforeName are titles, tied to the name after them.
var beforeName = wordSet(`Dr. dr. Ir. Prof. Drs. Dra. H. Hj. Ny. Tn. Sdr. Mr. Mrs. Ms. St. Bpk. Jl. Kel. Kec. Kab.`)

// afterNumber are units and months, tied to the number before them.
var afterNumber = wordSet(`% ‰ ° °C m m² m³ m2 m3 km km² km2 cm mm ha kg g ton t l L kl s dtk mnt jam kW kWh kWp MW MWh V A Hz GHz MHz MB GB TB kbps Mbps Gbps
	px pt ribu juta miliar triliun thousand million billion trillion
	Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember
	January February March May June July August October December orang jiwa unit persen percent`)

func wordSet(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// tied tells whether the space between two words is a tie.
func tied(before, after string) bool {
	if after == "–" || after == "—" || after == "-" || after == "…" {
		return true // a dash doesn't begin a line
	}
	before = strings.TrimLeft(before, `("“‘'[`)
	bare := strings.TrimRight(after, `.,;:)”’"'!?]`)
	if before == "" || bare == "" {
		return false
	}
	if beforeNumber[before] && (digitFirst(bare) || roman(bare) || utf8.RuneCountInString(bare) == 1) {
		return true
	}
	if digitFirst(before) && afterNumber[bare] && numeral(before) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(bare)
	if !unicode.IsUpper(r) {
		return false
	}
	return beforeName[before] || len(before) == 2 && before[1] == '.' && before[0] >= 'A' && before[0] <= 'Z' // an initial
}

func digitFirst(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// numeral: 12, 1.250,5, 3–4, but not 12th or 2025/26).
func numeral(s string) bool {
	for _, r := range s {
		if (r < '0' || r > '9') && r != '.' && r != ',' && r != '–' && r != '-' {
			return false
		}
	}
	return s[len(s)-1] != '.' && s[len(s)-1] != ','
}

func roman(s string) bool {
	return strings.Trim(s, "IVXLCDM") == "" || strings.Trim(s, "ivx") == ""
}

// division is a place in a word where a line may end without a hyphen of ours.
type division struct {
	at      int
	price   int32
	flagged bool // it looks like a hyphen
}

// divisions finds them after the signs that Unicode's line breaking (UAX 14)
// allows, but more strictly: no part of less than two letters, nothing within
// numbers, codes and units such as K-001, 2025/2026, e-KTP, Rp/kg.
func divisions(text string, list []division) []division {
	if !strings.ContainsAny(text, "-/–—…\u200b") {
		return list
	}
	for i, r := range text {
		end := i + utf8.RuneLen(r)
		if i == 0 || end >= len(text) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[end:])
		switch r {
		case '-', '\u2010':
			if lettersBefore(text[:i]) >= 2 && lettersAfter(text[end:]) >= 3 {
				list = append(list, division{end, 40, true})
			}
		case '/':
			if lettersBefore(text[:i]) >= 3 && lettersAfter(text[end:]) >= 3 {
				list = append(list, division{end, 80, false})
			}
		case '–':
			if unicode.IsLetter(next) {
				list = append(list, division{end, 30, false})
			}
		case '—', '…':
			if unicode.IsLetter(next) || unicode.IsDigit(next) {
				list = append(list, division{end, 30, false})
			}
		case '\u200b':
			list = append(list, division{end, 0, false})
		}
	}
	return list
}

// addressDivisions are those of web addresses, file names and code, which may
// break after any of their signs. A hyphen there would be read as part of it.
func addressDivisions(text string, list []division) []division {
	for i := 2; i < len(text)-2; i++ {
		price := int32(0)
		switch text[i-1] {
		case '/':
			price = 60
		case '?', '&', '=', '#', '@', ':', ';', ',', '(':
			price = 90
		case '_', '-', '.':
			price = 150
		}
		if price > 0 && text[i] != '/' && utf8.RuneStart(text[i]) {
			list = append(list, division{i, price, false})
		}
	}
	return list
}

func address(text string) bool {
	if strings.Contains(text, "://") || strings.HasPrefix(text, "www.") {
		return true
	}
	host, _, path := strings.Cut(text, "/")
	if _, domain, mail := strings.Cut(host, "@"); mail {
		host, path = domain, true
	}
	name, rest, dot := strings.Cut(host, ".")
	return path && dot && lettersBefore(name) >= 2 && lettersAfter(rest) >= 2
}

// enough letters are counted before and after a division: more decide nothing.
const enough = 6

func lettersBefore(s string) int {
	n := 0
	for s != "" && n < enough {
		r, size := utf8.DecodeLastRuneInString(s)
		if !unicode.IsLetter(r) {
			break
		}
		s = s[:len(s)-size]
		n++
	}
	return n
}

func lettersAfter(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsLetter(r) || n == enough {
			break
		}
		n++
	}
	return n
}
