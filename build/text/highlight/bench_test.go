package highlight_test

import (
	"testing"

	"jilid/build/text/highlight"
)

func BenchmarkLines(b *testing.B) {
	const code = "{\"a\": [1, 2, 3], \"b\": \"c\"}\n"
	for b.Loop() {
		highlight.Lines(code, "json")
		highlight.Lines(code, "bahasa-kalbu")
	}
}
