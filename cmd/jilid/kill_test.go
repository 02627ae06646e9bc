//go:build unix

package main

import (
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// TestKilledBuilds ends builds at any moment, without a warning, alone or while another waits for its turn: what is
// published then is of each file the old or the new one, whole, and every link leads somewhere; the next build makes
// it what a clean one is. JILID_KILLS says how often; each run of the test is another one.
func TestKilledBuilds(t *testing.T) {
	kills := 12
	if n, err := strconv.Atoi(os.Getenv("JILID_KILLS")); err == nil {
		kills = n
	}
	plans := states()
	if rand.Shuffle(len(plans), func(i, j int) { plans[i], plans[j] = plans[j], plans[i] }); kills < 100 {
		plans = plans[:4] // in any one run
	}
	k := &killer{ground: newGround(t, plans), public: quickDir(t), fell: map[string]int{}}
	k.mend(t, 0)
	for n := 0; k.killed < kills && n < 4*kills; n++ {
		next := k.other()
		switch {
		case n%6 == 5:
			k.race(t, next, k.other())
		default:
			k.kill(t, next)
		}
		if t.Failed() {
			t.Fatalf("kill %d, states %v", n, k.written)
		}
		// What one killed build left behind is now and then what the next one is killed over.
		if rand.IntN(4) > 0 {
			k.mend(t, rand.IntN(len(k.plans)))
		}
		if n%200 == 199 {
			k.tell(t)
		}
	}
	k.tell(t)
	if k.fell["while files were put into place"] == 0 {
		t.Error("no build was killed while files were put into place")
	}
}

// tell says how far it is.
func (k *killer) tell(t *testing.T) {
	t.Logf("%d builds killed, alone %v, %d beside another; %d left a site between two states", k.killed, k.fell, k.races, k.between)
}

// killer kills builds into a folder.
type killer struct {
	*ground
	public  string
	took    time.Duration // by the last build that ended
	written []int         // states that builds have begun to write since the last one that ended
	fell    map[string]int
	killed  int
	races   int // of these, beside another build
	between int // that left what is neither the old site nor the new one
}

// mend builds a state to the end.
func (k *killer) mend(t *testing.T, state int) {
	t.Helper()
	began := time.Now()
	k.ground.mend(t, k.public, state)
	k.took = time.Since(began)
	k.written = []int{state}
}

// other is a state that isn't what the last build to the end made.
func (k *killer) other() int { return (k.written[0] + 1 + rand.IntN(len(k.plans)-1)) % len(k.plans) }

// start starts a build of a state.
func (k *killer) start(t *testing.T, state int) *running {
	t.Helper()
	r := &running{cmd: k.build(state, k.public), over: make(chan struct{})}
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		r.err = r.cmd.Wait()
		close(r.over)
	}()
	k.written = append(k.written, state)
	return r
}

// running is a build that was started.
type running struct {
	cmd  *exec.Cmd
	over chan struct{}
	err  error
}

func (r *running) ended() bool {
	select {
	case <-r.over:
		return true
	default:
		return false
	}
}

// kill kills one build.
func (k *killer) kill(t *testing.T, state int) {
	list, before := k.list(), published(t, k.public)
	r := k.start(t, state)
	k.await(r, state)
	r.cmd.Process.Kill()
	<-r.over
	now := published(t, k.public)
	for _, fault := range k.faults(now, k.written...) {
		t.Error(fault)
	}
	_, err := os.Stat(filepath.Join(k.public, waiting))
	after := maps.Equal(now, k.clean[state])
	k.count(r.err == nil, err == nil, k.list() != list || !maps.Equal(now, before), after)
	if r.err != nil {
		k.killed++
	}
	if !after && !maps.Equal(now, before) {
		k.between++
	}
}

// count says in which phase a kill fell.
func (k *killer) count(over, aside, changed, after bool) {
	switch {
	case over:
		k.fell["too late"]++
	case aside && changed:
		k.fell["while files were put into place"]++
	case aside:
		k.fell["while files were put aside"]++
	case changed && after:
		k.fell["when all was done"]++
	default:
		k.fell["before the first file"]++
	}
}

// race has two builds at once, of which one is killed. The other one ends well, and unless that which was killed was the last to
// write, the site is what a clean build makes.
func (k *killer) race(t *testing.T, one, two int) {
	a := k.start(t, one)
	time.Sleep(rand.N(k.took / 4))
	b := k.start(t, two)
	victim, killed, other, state := a, one, b, two
	if rand.IntN(2) == 0 {
		victim, killed, other, state = b, two, a, one
	}
	k.await(victim, killed)
	victim.cmd.Process.Kill()
	<-victim.over
	<-other.over
	if other.err != nil {
		t.Errorf("the build beside the one that was killed: %v", other.err)
	}
	if victim.err != nil {
		k.killed++
		k.races++
	}
	if _, err := os.Stat(filepath.Join(k.public, waiting)); err == nil {
		for _, fault := range k.faults(published(t, k.public), k.written...) {
			t.Error(fault)
		}
		return // the one that was killed wrote last
	}
	if !k.isClean(t, k.public, state) {
		state = killed
		if !k.isClean(t, k.public, state) {
			t.Error("of two builds at once, one was killed, and the other one didn't leave what a clean one is")
		}
	}
	k.written = []int{state}
}

// await returns at the moment at which a build is to be killed. Three in four are when files are being put
// into place, as their number in the folder for files aside goes down; the others are at any time.
func (k *killer) await(r *running, state int) {
	if rand.IntN(4) == 0 {
		time.Sleep(rand.N(k.took))
		return
	}
	last := k.written[0]
	changes := 1
	for name, sum := range k.clean[state] {
		if k.clean[last][name] != sum {
			changes++
		}
	}
	most, wanted, slice := 0, rand.IntN(changes+1), time.Millisecond
	for !r.ended() {
		if most > 0 { // it stands still while it is looked at
			r.cmd.Process.Signal(syscall.SIGSTOP)
		}
		n := 0
		if dir, err := os.Open(filepath.Join(k.public, waiting)); err == nil {
			names, _ := dir.Readdirnames(-1)
			n = len(names)
			dir.Close()
		}
		if most = max(most, n); n < most {
			if n == 0 || n+wanted <= most {
				break
			}
			slice = 20 * time.Microsecond
		} else if 3*n > 2*changes { // soon
			slice = 100 * time.Microsecond
		}
		r.cmd.Process.Signal(syscall.SIGCONT)
		time.Sleep(slice)
	}
	if rand.IntN(3) == 0 {
		r.cmd.Process.Signal(syscall.SIGCONT)
		time.Sleep(rand.N(500 * time.Microsecond))
	}
}

func (k *killer) list() string {
	data, _ := os.ReadFile(filepath.Join(k.public, manifest))
	return string(data)
}
