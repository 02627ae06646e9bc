package memo

import "testing"

func TestMemoForgetsWhatTwoBuildsDidNotAskFor(t *testing.T) {
	var m Memo[string, int]
	calls := 0
	ask := func(key string) {
		m.Do(key, func() int { calls++; return len(key) })
	}
	ask("a")
	ask("a")
	if calls != 1 {
		t.Fatalf("within a build: %d calls, want 1", calls)
	}
	m.Turn()
	ask("a") // kept from the last generation
	if calls != 1 {
		t.Fatalf("in the next build: %d calls, want 1", calls)
	}
	m.Turn()
	m.Turn() // a whole build passes without asking
	ask("a")
	if calls != 2 {
		t.Fatalf("after an unused generation: %d calls, want 2", calls)
	}
}
