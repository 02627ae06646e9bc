// Package fonttest reads fonts for tests.
package fonttest

import (
	"io/fs"
	"testing"

	"jilid/build/press/font"
)

// Load is a font of the default theme, by the name of its file.
func Load(t testing.TB, themes fs.FS, name string) *font.Font {
	t.Helper()
	data, err := fs.ReadFile(themes, "default/fonts/"+name)
	if err != nil {
		t.Fatal(err)
	}
	f, err := font.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
