package json

import (
	"encoding/json"
	"reflect"
	"testing"
	"unicode/utf8"
)

func TestDocument(t *testing.T) {
	got := string(Document(Object{
		{"z", nil}, {"a", true}, {"n", int64(1_250_000_000)}, {"r", Raw("3.5")},
		{"list", []string{"satu", "dua"}}, {"years", []int{2020, 2021}}, {"none", []Object{}}, {"empty", Object{}},
		{"records", []Object{{{"x", 1}}, {{"y", []any{"a", 2, nil}}}}},
		{"mixed", []any{"a", Object{{"b", "c"}}}},
	}))
	want := `{
  "z": null,
  "a": true,
  "n": 1250000000,
  "r": 3.5,
  "list": ["satu", "dua"],
  "years": [2020, 2021],
  "none": [],
  "empty": {},
  "records": [
    {
      "x": 1
    },
    {
      "y": ["a", 2, null]
    }
  ],
  "mixed": [
    "a",
    {
      "b": "c"
    }
  ]
}
`
	if got != want {
		t.Errorf("got\n%s", got)
	}
	if v := Of("a", 1, "b", 2).Get("b"); v != 2 {
		t.Error(v)
	}
}

func TestUnknownType(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	Document(3.5)
}

// FuzzText: any text, as a name and as a value, is read again as it was, but for
// bytes that aren't UTF-8.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "Ambon – kota", `"a\b"`, "<a&b>", "\x00\x1f\x7f", "\u2028", "\xff", "a\nb\tc", "😀"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var got map[string]string
		if err := json.Unmarshal(Document(Object{{s, s}}), &got); err != nil {
			t.Fatal(err)
		}
		if utf8.ValidString(s) && !reflect.DeepEqual(got, map[string]string{s: s}) {
			t.Errorf("%q: %q", s, got)
		}
	})
}
