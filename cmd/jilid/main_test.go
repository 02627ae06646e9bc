package main

import (
	"context"
	"os"
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
	})
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
