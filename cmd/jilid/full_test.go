//go:build unix

package main

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// TestFullDisk builds over a good site where there is too little room, at many sizes. JILID_DISKS says at how many; a
// disk of any size needs a file system in memory, which only some users of some machines may mount. Where
// none can be mounted, files may only not be larger than a limit.
func TestFullDisk(t *testing.T) {
	sizes := 3
	if n, err := strconv.Atoi(os.Getenv("JILID_DISKS")); err == nil {
		sizes = n
	}
	all := states()
	g := newGround(t, []map[string]string{all[0], all[len(all)-1]})
	t.Run("room", func(t *testing.T) {
		public, resize := diskInMemory(t)
		limit := func(option string, unit int, used func(syscall.Statfs_t) uint64) {
			var least, most syscall.Statfs_t
			for _, of := range []struct {
				state int
				at    *syscall.Statfs_t
			}{{0, &least}, {1, &most}} {
				g.mend(t, public, of.state)
				if err := syscall.Statfs(public, of.at); err != nil {
					t.Fatal(err)
				}
			}
			from := int(used(least))
			more := int(used(most)) // both sites have room then
			failed, within := 0, 0
			for i := range sizes {
				resize("")
				g.mend(t, public, 0)
				resize(fmt.Sprintf("%s=%d", option, (from+more*i/sizes)*unit))
				out, err := g.build(1, public).CombinedOutput()
				resize("")
				switch left := g.full(t, public, string(out), err); {
				case left > 0:
					within++
					fallthrough
				case err != nil:
					failed++
				}
				g.mend(t, public, 1)
			}
			t.Logf("%s from %d to %d: %d of %d builds failed, %d of these when some files were in place", option, from*unit, (from+more)*unit, failed, sizes, within)
			if failed == 0 {
				t.Error("there always was room")
			}
		}
		block := func(s syscall.Statfs_t) int { return int(s.Bsize) }
		var s syscall.Statfs_t
		if err := syscall.Statfs(public, &s); err != nil {
			t.Fatal(err)
		}
		limit("size", block(s), func(s syscall.Statfs_t) uint64 { return s.Blocks - s.Bfree })
		limit("nr_inodes", 1, func(s syscall.Statfs_t) uint64 { return s.Files - s.Ffree })
	})
	t.Run("limit", func(t *testing.T) {
		const most = 300 // blocks, with less than which the site can't do
		public := quickDir(t)
		g.mend(t, public, 0)
		failed := 0
		for i := range sizes {
			cmd := g.build(1, public)
			limited := exec.Command("sh", append([]string{"-c", fmt.Sprintf(`ulimit -f %d && exec "$@"`, 1+i*most/sizes), "sh"}, cmd.Args...)...)
			out, err := limited.CombinedOutput()
			if left := g.full(t, public, string(out), err); left > 0 {
				t.Errorf("%d files were put into place", left)
			}
			if err != nil {
				failed++
				continue // the next one is written over what this one left
			}
			g.mend(t, public, 0)
		}
		g.mend(t, public, 1)
		t.Logf("%d of %d builds failed", failed, sizes)
		if failed == 0 {
			t.Error("no file was too large")
		}
	})
}

// full looks at what a build of state 1 over state 0 left that had no room, and how many files it had put into place.
func (g *ground) full(t *testing.T, public, out string, err error) (changed int) {
	t.Helper()
	if err == nil {
		return 0
	}
	if !strings.Contains(out, "disk is full") && !strings.Contains(out, "larger than what is allowed") || !strings.Contains(out, "what was published stays whole") {
		t.Errorf("it said %s", out)
	}
	got := published(t, public)
	for _, fault := range g.faults(got, 0, 1) {
		t.Error(fault)
	}
	if _, err := os.Stat(filepath.Join(public, waiting)); err == nil {
		t.Error("files that were put aside stay")
	}
	if maps.Equal(got, g.clean[0]) {
		return 0
	}
	for name, sum := range got {
		if g.clean[0][name] != sum {
			changed++
		}
	}
	return changed
}

// diskInMemory mounts a file system in memory that is large enough, and can be made smaller.
func diskInMemory(t *testing.T) (dir string, resize func(option string)) {
	const roomy = "size=256m,nr_inodes=100000"
	dir = t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", roomy, "jilid", dir).CombinedOutput(); err != nil {
		t.Skipf("no file system in memory can be mounted, so no disk was full: %v: %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
	})
	return dir, func(option string) {
		t.Helper()
		options := "remount," + roomy
		if option != "" {
			options += "," + option
		}
		if out, err := exec.Command("mount", "-o", options, dir).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", options, err, out)
		}
	}
}
