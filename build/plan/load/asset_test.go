package load

import (
	"testing"

	"jilid/build/source"
)

func TestNearPicture(t *testing.T) {
	tree := source.New(map[string][]byte{"content/buku-1/img/peta-kota.png": nil, "content/buku-1/peta-kota.md": nil, "content/logo.svg": nil})
	l := &loader{tree: tree}
	from := source.NewFile("content/buku-1/01-a.md", nil)
	for dest, want := range map[string]string{
		"img/Peta-Kota.png": "img/peta-kota.png", // capitals
		"peta-kota.png":     "img/peta-kota.png", // another folder
		"img/peta-kta.png":  "img/peta-kota.png", // a letter
		"logo.svg":          "../logo.svg",
		"foto.jpg":          "",
	} {
		if f, near := l.asset(from, dest); f != nil || near != want {
			t.Errorf("%q: suggests %q, want %q", dest, near, want)
		}
	}
}

func TestAssetPaths(t *testing.T) {
	picture := "content/buku-1/img/peta kota.png"
	tree := source.New(map[string][]byte{picture: nil, "content/buku-1/bab/01-a.md": nil})
	l := &loader{tree: tree}
	from := tree.File("content/buku-1/bab/01-a.md")
	for dest, found := range map[string]bool{
		"../img/peta%20kota.png":               true,
		`..\img\peta kota.png`:                 true,
		"/buku-1/img/peta%20kota.png?x#y":      true,
		"../img/Peta%20kota.png":               false,
		"../../../../content/img/peta%20kota.": false,
		"":                                     false,
	} {
		if f, _ := l.asset(from, dest); (f != nil) != found {
			t.Errorf("%q: found %v", dest, f != nil)
		}
	}
}
