package lang

import "testing"

func TestTag(t *testing.T) {
	for _, c := range []struct {
		in, tag, near string
	}{
		{"en", "en", ""}, {"en-GB", "en-GB", ""}, {"jv", "jv", ""}, {"zh-hant-tw", "zh-Hant-TW", ""}, {"EN-us", "en-US", ""},
		{"en_US", "", "en-US"}, {"inggris", "", "en"}, {"English", "", "en"}, {"Indonesia", "", "id"}, {"en-xyzzy123456", "", "en"},
		{"sunda", "", "su"}, {"abs", "abs", ""}, {"qqqq", "", ""}, {"", "", ""}, {"12", "", ""}, {"-", "", ""}, {"en gb", "", "en-GB"},
	} {
		tag, near, ok := Tag(c.in)
		if tag != c.tag || near != c.near || ok != (c.tag != "") {
			t.Errorf("Tag(%q) = %q, %q, %v; want %q, %q", c.in, tag, near, ok, c.tag, c.near)
		}
	}
	for _, l := range languages {
		if tag, _, ok := Tag(l.tag); !ok || tag != l.tag {
			t.Errorf("%s is no tag", l.tag)
		}
	}
}

func TestBase(t *testing.T) {
	for in, want := range map[string]string{"": "", "en": "en", "EN-GB": "en", "zh-Hant": "zh"} {
		if got := Base(in); got != want {
			t.Errorf("Base(%q) = %q", in, got)
		}
	}
}
