package hyphen

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// Every word with exactly the divisions that are allowed in it: two letters
// stay before, three after.
const indonesianWords = `
ada-lah ada-nya ad-mi-nis-trasi ak-tif ang-garan ang-gar-an-nya ang-kutan an-tar-in-stansi an-tar-mu-ka-nya antara apa-ra-tur
ar-ti-nya asal-nya ba-ca-an-nya ba-gai-mana ba-ha-sa-nya ba-ngunan ba-ngun-an-nya ban-jir be-be-rapa be-la-kang be-lanja be-rang-kat|ber-ang-kat
ber-a|ber-ada ber-ang-go-takan ber-arti ber-asal ber-gan-tung ber-ikut-nya be-ri-siko be-rita ber-jen-jang ber-ke-lan-jutan ber-kem-bang
ber-lang-sung be-rencana|be-ren-cana ber-operasi|ber-ope-rasi be-rupa ber-tang-gung ber-u|ber-ubah ber-un-tung ber-usaha be-ton cen-de-rung
da-erah|dae-rah da-lam de-la-pan de-ngan di-adakan|di-ada-kan di-ber-da-ya-kan di-be-ri-kan di-gi-tal di-gu-na-kan di-je-las-kan
di-ke-lola di-ke-ta-hui di-la-ku-kan di-pe-ri-ksa|di-pe-riksa di-per-ki-ra-kan di-per-oleh di-te-rima di-ukur ek-o|eko-nomi eks-por eks-trem
elek-tro-nik eva-luasi fa-si-li-tas gam-baran ge-rakan ha-la-man ham-batan ha-sil-nya hu-bungan in-di-ka-tor in-fra-struk-tur in-stansi
in-te-raksi isya-rat ja-lan ja-ringan ja-ring-an-nya jum-lah ka-bu-pa-ten ka-wasan ke-adaan ke-amanan ke-be-ra-nian ke-ber-lan-jutan
ke-bi-jakan ke-bi-jak-an-nya ke-bu-tuhan ke-bu-tuh-an-nya ke-ca-matan ke-giatan ke-giat-an-nya ke-ikut-ser-taan ke-lem-ba-gaan ke-lu-rahan
ke-pen-du-dukan ke-se-hatan ke-se-hat-an-nya ke-se-jah-te-raan ke-ter-aturan ke-ter-bu-kaan ke-ter-se-diaan ke-te-rangan ke-te-ram-pilan
ke-uangan ke-unggulan|ke-ung-gulan ke-wa-jib-an-nya kha-wa-tir khu-sus ko-mu-ni-kasi kon-struksi kon-teks kon-trol kua-li-tas la-po-ran|la-poran
la-yanan la-yan-an-nya ling-kungan ling-kung-an-nya lis-trik ma-sa-lah ma-sya-ra-kat me-la-ku-kan me-la-wan me-lak-sa-na-kan me-lin-du-ngi|me-lin-dungi
me-mang me-ma-suk-kan mem-bangun|mem-ba-ngun mem-be-ri-kan mem-ber-da-ya-kan me-mi-liki mem-per-ba-rui mem-per-oleh mem-per-ta-han-kan me-me-nuhi
me-nam-bah men-dam-pingi me-ne-rap-kan me-ne-rima me-ngapa meng-ak-ses meng-am-bil meng-atur meng-eva-luasi meng-gu-na-kan meng-ha-sil-kan
meng-ikuti me-nge-lola me-nge-nal me-nge-ta-hui me-ngi-rim me-ngum-pul-kan meng-ubah meng-ukur meng-un-dang me-nging-at|meng-ingat me-ning-kat-kan me-nu-lis
me-nu-tup me-nyam-pai-kan me-nye-dia-kan me-nyu-sun me-ru-pa-kan mu-sya-wa-rah na-mun ne-la-yan|ne-layan ope-ra-sio-nal or-ga-ni-sasi pa-ri-wi-sata
par-ti-si-pasi pe-la-buhan pe-lang-gan pe-lak-sa-naan pe-la-por pe-la-yanan pe-la-yan-an-nya pem-ba-ngunan pem-ba-ngun-an-nya pem-ber-da-yaan
pe-me-li-ha-raan pe-me-rin-tah pe-mu-kiman pe-nang-gung-ja-wab pen-da-naan pen-di-dikan pen-di-dik-an-nya pe-ne-rapan peng-adaan peng-alaman
peng-ang-garan peng-aturan pe-nga-ruh-nya peng-awasan pe-ngem-bangan pe-ngen-da-lian peng-gu-naan peng-hu-bung pe-nge-lo-laan pe-nge-ta-huan pe-ngum-pulan
peng-usaha pe-nyu-sunan per-aturan pe-rang-kat pe-ran-cangan pe-ra-watan per-baikan pe-rem-puan pe-ren-ca-naan per-ikanan pe-ring-kat per-izinan per-kem-bangan
per-tum-buhan per-tun-jukan per-ubahan per-usa-haan pu-nya re-la-wan ren-cana ru-mah sang-gup sank-si|sanksi se-ba-gai-mana se-be-lum-nya se-kolah|se-ko-lah
sem-bi-lan se-orang se-pe-rang-kat|se-pe-rang-kat ser-ti-fi-kat su-ngai swas-ta|swasta ta-hunan te-nang te-naga ter-akhir te-rang ter-atur te-ren-cana
ter-in-teg|ter-in-te-grasi|ter-in-tegrasi te-rima ter-ka-it|ter-kait ter-struk-tur ter-ukur ter-utama te-rus tran-saksi trans-por-tasi trans-pa-ransi trans-paran
usa-ha-nya wa-lau-pun wi-sa-ta-wan
`

func TestIndonesian(t *testing.T) {
	n := 0
	for _, entry := range strings.Fields(indonesianWords) {
		n++
		ways := strings.Split(entry, "|")
		want := ways[len(ways)-1] // what stands before a bar is the mistake to be avoided
		word, _ := divided(want)
		if got := show(word, Indonesian(word)); got != want {
			t.Errorf("Indonesian: %s, want %s", got, want)
		}
	}
	if n < 150 {
		t.Errorf("only %d words", n)
	}
}

func TestIndonesianLeavesAlone(t *testing.T) {
	for _, w := range []string{"", "a", "dan", "yang", "kami", "APBD", "Bappeda2", "SPBE", "e-KTP", "rpjmd", "K-001", "McDonald", "pelan2", "sanksi", "publik"} {
		if at := Indonesian(w); at != nil {
			t.Errorf("%s divided as %s", w, show(w, at))
		}
	}
	if got := show("Pemerintah", Indonesian("Pemerintah")); got != "Pe-me-rin-tah" {
		t.Errorf("a capital at the beginning: %s", got)
	}
}

func TestEnglish(t *testing.T) {
	for _, want := range strings.Fields(`hy-phen-ation as-so-ciate present gov-er-nance de-vel-op-ment in-fra-struc-ture
		sus-tain-able com-mu-nity en-vi-ron-ment tech-nol-ogy in-di-ca-tor ta-ble`) {
		word, at := divided(want)
		if want == "ta-ble" {
			at = []int{2}
		}
		if got := show(word, English(word)); got != show(word, at) {
			t.Errorf("English: %s, want %s", got, want)
		}
	}
	for _, w := range []string{"café", "NASA", "the", "x2yzw"} {
		if at := English(w); at != nil {
			t.Errorf("%s divided as %s", w, show(w, at))
		}
	}
}

func show(word string, at []int) string {
	var b strings.Builder
	from := 0
	for _, i := range at {
		b.WriteString(word[from:i] + "-")
		from = i
	}
	return b.String() + word[from:]
}

func FuzzDivide(f *testing.F) {
	for _, w := range []string{"pembangunan", "éléphant", "ngng", "\xff\xffabcde", "Kekhususan", "nyanyi"} {
		f.Add(w)
	}
	f.Fuzz(func(t *testing.T, w string) {
		for _, at := range [][]int{Indonesian(w), English(w)} {
			if !slices.IsSorted(at) {
				t.Errorf("%q: %v not in order", w, at)
			}
			for _, i := range at {
				if i < minBefore || i > len(w)-minAfter || !utf8.RuneStart(w[i]) {
					t.Errorf("%q: divided at %d", w, i)
				}
			}
		}
	})
}

func BenchmarkIndonesian(b *testing.B) {
	for b.Loop() {
		Indonesian("pertanggungjawabannya")
	}
}
