//go:build unix

// Command bench measures how long jilid takes for whole sites, and how much memory, beside two
// others on the same chapters: Hugo, and the floor (package floor), the least that a program on
// the same libraries can do. The programs take turns, so that what else the machine does
// concerns all of them; what counts are the ratios.
//
//	go run . [-chapters 60,1000] [-runs 5] [-dir FOLDER]
package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"jilid/build/corpus"
)

// hugo is the newest version that the Go of go.mod builds.
const hugo = "github.com/gohugoio/hugo@v0.165.0"

func main() {
	log.SetFlags(0)
	sizes := flag.String("chapters", "60,1000", "numbers of chapters, with commas")
	runs := flag.Int("runs", 5, "runs of each program")
	dir := flag.String("dir", filepath.Join(os.TempDir(), "jilid-bench"), "folder for programs, plans and sites; what is there is used again")
	flag.Parse()
	if flag.NArg() > 0 || *runs < 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := sitting(*sizes, *runs, *dir); err != nil {
		log.Fatal(err)
	}
}

// sitting measures sites of several sizes one after the other and prints what they took.
func sitting(sizes string, runs int, dir string) error {
	programs, err := install(filepath.Join(dir, "bin"))
	if err != nil {
		return err
	}
	// A site that was made before goes aside, not away: some file systems (ext4 without a journal) look at all that
	// was removed in the last minutes whenever a file is made, and the programs would be measured by how many
	// files those before them had.
	aside, err := os.MkdirTemp(dir, "old-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(aside)
	for _, s := range strings.Split(sizes, ",") {
		chapters, err := strconv.Atoi(strings.TrimSpace(s))
		if err != nil || chapters < 1 {
			return fmt.Errorf("%q is no number of chapters", s)
		}
		cases, err := prepare(filepath.Join(dir, s), programs, chapters)
		if err != nil {
			return err
		}
		taken, err := takeTurns(cases, runs, aside)
		if err != nil {
			return err
		}
		print(chapters, cases, taken)
	}
	return nil
}

// install builds the programs into a folder: jilid and the floor always, Hugo if it isn't there.
func install(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	build := func(args ...string) error {
		cmd := exec.Command("go", args...)
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOBIN="+dir)
		cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
		return cmd.Run()
	}
	if err := errors.Join(build("build", "-C", "..", "-o", dir+"/", "./cmd/jilid"), build("build", "-o", dir+"/", "./floor")); err != nil {
		return "", err
	}
	if _, err := os.Stat(filepath.Join(dir, "hugo")); err == nil {
		return dir, nil
	}
	fmt.Fprintln(os.Stderr, "building Hugo, which takes some minutes")
	return dir, build("install", hugo)
}

// run is a program at work.
type run struct {
	name  string
	dir   string // in which it runs
	args  []string
	clean []string // folders below dir that aren't there when it begins
}

// prepare writes the plan in every form.
func prepare(dir, programs string, chapters int) ([]run, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	for form, to := range map[corpus.Form]string{corpus.Jilid: "jilid/content", corpus.Plain: "floor/content", corpus.Hugo: "hugo/content"} {
		to = filepath.Join(dir, to)
		if err := os.RemoveAll(to); err != nil {
			return nil, err
		}
		var failed error
		corpus.Write(form, chapters, func(name string, data []byte) {
			name = filepath.Join(to, filepath.FromSlash(name))
			if form == corpus.Hugo && filepath.Ext(name) == ".png" {
				name = filepath.Join(dir, "hugo", "static", "img", filepath.Base(name))
			}
			failed = errors.Join(failed, os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, data, 0o666))
		})
		if failed != nil {
			return nil, failed
		}
	}
	for _, part := range []string{"hugo.toml", "layouts", "assets"} {
		if err := os.RemoveAll(filepath.Join(dir, "hugo", part)); err != nil {
			return nil, err
		}
	}
	if err := os.CopyFS(filepath.Join(dir, "hugo"), os.DirFS("hugo")); err != nil {
		return nil, err
	}
	in := func(name string) string { return filepath.Join(dir, name) }
	program := func(name string) string { return filepath.Join(programs, name) }
	site := []string{program("jilid"), "build", "--only", "site", "--lang", "en"}
	return []run{
		{"jilid", in("jilid"), site, []string{"public"}},
		{"jilid again", in("jilid"), site, nil},
		{"floor", in("floor"), []string{program("floor"), "content", "public"}, []string{"public"}},
		{"Hugo", in("hugo"), []string{program("hugo"), "--quiet"}, []string{"public", "resources"}},
	}, nil
}

// took is what a run took.
type took struct {
	wall, cpu float64 // seconds
	memory    float64 // MiB, the most at a time
}

// takeTurns runs all cases several times, one after the other. What they made before goes into a folder aside.
func takeTurns(cases []run, runs int, aside string) ([][]took, error) {
	all := make([][]took, len(cases))
	for range runs {
		for i, c := range cases {
			t, err := c.measure(aside)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", c.name, err)
			}
			all[i] = append(all[i], t)
		}
	}
	return all, nil
}

func (c run) measure(aside string) (took, error) {
	for _, name := range c.clean {
		to, err := os.MkdirTemp(aside, "")
		if err != nil {
			return took{}, err
		}
		if err := os.Rename(filepath.Join(c.dir, name), filepath.Join(to, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return took{}, err
		}
	}
	cmd := exec.Command(c.args[0], c.args[1:]...)
	cmd.Dir = c.dir
	var said strings.Builder
	cmd.Stderr = &said
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return took{}, fmt.Errorf("%w\n%s", err, said.String())
	}
	t := took{wall: time.Since(start).Seconds(), cpu: (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()}
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		t.memory = float64(u.Maxrss) / unitOfMaxrss
	}
	return t, nil
}

// print shows the medians, and beside them the medians of the ratios to jilid of the same turn.
func print(chapters int, cases []run, all [][]took) {
	fmt.Printf("\n%d chapters, medians of %d turns; in brackets how many times what jilid takes\n\n", chapters, len(all[0]))
	fmt.Printf("| | wall s | processor s | memory MiB |\n|---|---:|---:|---:|\n")
	for i, c := range cases {
		cell := func(of func(took) float64) string {
			var values, ratios []float64
			for k, t := range all[i] {
				values, ratios = append(values, of(t)), append(ratios, of(t)/of(all[0][k]))
			}
			return fmt.Sprintf("%.2f (%.2f)", median(values), median(ratios))
		}
		fmt.Printf("| %s | %s | %s | %s |\n", c.name, cell(func(t took) float64 { return t.wall }), cell(func(t took) float64 { return t.cpu }), cell(func(t took) float64 { return t.memory }))
	}
}

func median(v []float64) float64 {
	slices.Sort(v)
	return (v[(len(v)-1)/2] + v[len(v)/2]) / 2
}
