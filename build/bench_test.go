package build

import (
	"context"
	"testing"
)

// BenchmarkSampleCold builds the sample plan with nothing remembered: site and books.
func BenchmarkSampleCold(b *testing.B) {
	tree, _ := sample()
	b.ReportAllocs()
	for b.Loop() {
		fresh().Build(context.Background(), tree, nil)
	}
}

// BenchmarkSampleAgain builds it with everything remembered, as after an edit.
func BenchmarkSampleAgain(b *testing.B) {
	tree, _ := sample()
	builder := fresh()
	builder.Build(context.Background(), tree, nil)
	b.ReportAllocs()
	for b.Loop() {
		builder.Build(context.Background(), tree, nil)
	}
}
