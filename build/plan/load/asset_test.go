package load

import (
	"testing"

	"jilid/build/source"
)

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
		if f := l.asset(from, dest); (f != nil) != found {
			t.Errorf("%q: found %v", dest, f != nil)
		}
	}
}
