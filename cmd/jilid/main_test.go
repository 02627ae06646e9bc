package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"jilid": func() { os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs the command line as a user does; every file of testdata is a story.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv("LANG", "id_ID.UTF-8")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
	})
}

// exits runs a program that has to end with a certain code: exits 2 jilid bild.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE program [args...]")
	}
	code := "0"
	err := ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = strconv.Itoa(exit.ExitCode())
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if code != args[0] {
		ts.Fatalf("it ended with %s", code)
	}
}

// TestStoppedBuildWritesNothing: Ctrl+C during a build leaves the last site whole.
func TestStoppedBuildWritesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "p")
	var out bytes.Buffer
	if code := run(t.Context(), []string{"init", "--preset", "blank", dir}, &out, &out); code != exitFine {
		t.Fatal(out.String())
	}
	if code := run(t.Context(), []string{"build", "-s", dir}, &out, &out); code != exitFine {
		t.Fatal(out.String())
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	out.Reset()
	if code := run(stopped, []string{"build", "-s", dir, "--lang", "id"}, &out, &out); code != exitPlan || !strings.Contains(out.String(), "dihentikan") {
		t.Errorf("exit code %d, it says %q", code, out.String())
	}
	for _, name := range []string{"index.html", "buku-1.pdf"} {
		if _, err := os.Stat(filepath.Join(dir, "public", name)); err != nil {
			t.Error(err)
		}
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct {
		args []string
		env  map[string]string
		want string
	}{
		{nil, nil, "id"},
		{nil, map[string]string{"LANG": "en_US.UTF-8"}, "en"},
		{nil, map[string]string{"LANG": "C.UTF-8"}, "id"},
		{nil, map[string]string{"LANG": "en_US.UTF-8", "LC_ALL": "id_ID.UTF-8"}, "id"},
		{[]string{"build", "--lang", "en"}, nil, "en"},
		{[]string{"build", "--lang=id"}, map[string]string{"LANG": "en_US.UTF-8"}, "id"},
	} {
		if got := language(c.args, func(k string) string { return c.env[k] }); got != c.want {
			t.Errorf("%v %v: got %s, want %s", c.args, c.env, got, c.want)
		}
	}
}
