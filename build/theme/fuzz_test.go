package theme

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"testing"
	"testing/fstest"

	"jilid/build/diag/diagtest"
	"jilid/build/source"
)

// FuzzLoad: whatever a plan's theme.yaml holds, what can't be used is reported at
// its place and the built-in value stays, and what is used is safe in a style sheet.
func FuzzLoad(f *testing.F) {
	data, err := os.ReadFile("../../themes/default/theme.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	for _, s := range []string{"colors:\n  sea: {light: \"#112233\", dark: \"#12\", cmyk: [0, 101, -1, x]}\n  \"a;}\": {light: \"#fff\"}\ntype:\n  text: [11, 15.5]\n  note: [1e9, NaN]\n",
		"page: {inner: 0mm, outer: 9999999cm, wide: -1mm, top: 1,5 cm}\nsite: {text: 0, leading: 1e999, measure: [1]}\nfonts: {text: ../../plan.yaml, sans: /etc/passwd, mono: fonts/x.ttf}\n", "- a", "colors: [", "type: &a {text: *a}", "colors: {a: &c {light: \"#abc\"}, b: *c}"} {
		f.Add([]byte(s))
	}
	small := fstest.MapFS{"default/theme.yaml": {Data: data}} // fonts are not looked into here
	fonts, err := filepath.Glob("../../themes/default/fonts/*")
	if err != nil || len(fonts) == 0 {
		f.Fatal("no fonts", err)
	}
	for _, name := range fonts {
		small["default/fonts/"+filepath.Base(name)] = &fstest.MapFile{Data: []byte("x")}
	}
	role := regexp.MustCompile(`^[a-z0-9-]+$`)
	f.Fuzz(func(t *testing.T, data []byte) {
		tree := source.New(map[string][]byte{"themes/kota/theme.yaml": data})
		th, ds := Load(small, tree, "kota")
		diagtest.Check(t, ds)
		again, more := Load(small, tree, "kota")
		if !reflect.DeepEqual(th.Colors, again.Colors) || th.Type != again.Type || th.Page != again.Page || th.Site != again.Site || !reflect.DeepEqual(ds, more) {
			t.Error("another theme the second time")
		}
		for _, c := range th.Colors {
			if !role.MatchString(c.Role) || max(c.CMYK[0], c.CMYK[1], c.CMYK[2], c.CMYK[3]) > 100 {
				t.Errorf("the colour %+v", c)
			}
		}
		faces := reflect.ValueOf(th.Type)
		for i := range faces.NumField() {
			if face := faces.Field(i).Interface().(Face); face.Size <= 0 || face.Leading < face.Size/2 || face.Leading > 1e6 {
				t.Errorf("%s is %+v", faces.Type().Field(i).Name, face)
			}
		}
		if p := th.Page; p.Inner < 0 || p.Outer < 0 || p.Top < 0 || p.Bottom < 0 || p.Wide <= 0 || max(p.Inner, p.Outer, p.Top, p.Bottom, p.Wide) > 5e6 {
			t.Errorf("the page %+v", p)
		}
		if s := th.Site; !(s.Text > 0 && s.Leading > 0 && s.Measure > 0 && s.Text+s.Leading+s.Measure < 1e5) {
			t.Errorf("the site %+v", s)
		}
		fonts := reflect.ValueOf(th.Fonts)
		for i := range fonts.NumField() {
			if fonts.Field(i).Len() == 0 {
				t.Errorf("the font %s is empty", fonts.Type().Field(i).Name)
			}
		}
	})
}
