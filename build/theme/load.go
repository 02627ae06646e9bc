package theme

import (
	"io/fs"
	"path"

	"jilid/build/diag"
	"jilid/build/source"
)

// Default is the name of the built-in theme.
const Default = "default"

const tokenFile = "theme.yaml"

// Load reads a theme by name. The built-in theme is the ground: a token that the
// plan's theme.yaml doesn't give keeps the built-in value, a file it doesn't
// have is the built-in one. What can't be used is reported at its place.
func Load(builtin fs.FS, tree *source.Tree, name string) (*Theme, []diag.Diagnostic) {
	if name == "" {
		name = Default
	}
	own := path.Join("themes", name)
	t := &Theme{Name: name, faces: map[string]face{}}
	t.own = func(file string) bool { return tree.File(path.Join(own, file)) != nil }
	t.files = func(file string) ([]byte, bool) {
		if f := tree.File(path.Join(own, file)); f != nil {
			return f.Data, true
		}
		data, err := fs.ReadFile(builtin, path.Join(Default, file))
		return data, err == nil
	}

	var diags diag.List
	if name != Default && len(tree.Under(own)) == 0 {
		diags.Add(diag.BadTheme, source.Span{}, diag.T("tema %q tidak ditemukan", "there is no theme %q", name),
			diag.T("buat folder themes/%s/ berisi theme.yaml, atau hapus kunci `tema` dari plan.yaml", "make a folder themes/%s/ with a theme.yaml, or remove `theme` from plan.yaml", name))
	}
	ground, err := fs.ReadFile(builtin, path.Join(Default, tokenFile))
	if err != nil {
		panic("theme: the built-in theme has no " + tokenFile)
	}
	d := &decoder{theme: t, diags: &diags}
	d.file(source.NewFile(path.Join("themes", Default, tokenFile), ground))
	clear(t.faces)
	if f := tree.File(path.Join(own, tokenFile)); f != nil {
		d.file(f)
	}
	return t, diags.All()
}
