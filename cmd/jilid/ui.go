package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"jilid/build/diag"
	"jilid/build/live"
	"jilid/build/output"
)

// The rules of what is printed:
//
//   - What a script may want to read goes to stdout: the summary of a build, the
//     diagnostics of check, the version. Everything else goes to stderr.
//   - A failure is "jilid: galat: …" (error), with "jilid: petunjuk: …" (hint)
//     below where there is something to do about it. No capital, no full stop.
//   - Diagnostics of the plan have a form of their own (diag.Print).
//   - Progress is shown on a terminal only, from half a second on, on one line
//     that is wiped when the work is done.
//   - Colour is used on a terminal only, and never when NO_COLOR is set.
type ui struct {
	out, err io.Writer
	lang     string
}

func (u *ui) text(id, en string, args ...any) string { return diag.T(id, en, args...).In(u.lang) }

func (u *ui) failure(text, hint diag.Text) {
	fmt.Fprintf(u.err, "jilid: %s: %s\n", u.text("galat", "error"), text.In(u.lang))
	if hint != (diag.Text{}) {
		fmt.Fprintf(u.err, "jilid: %s: %s\n", u.text("petunjuk", "hint"), hint.In(u.lang))
	}
}

// machineFailure explains an error of the machine, not of the plan.
func (u *ui) machineFailure(err error) {
	var (
		foreign *output.NotOursError
		path    *fs.PathError
	)
	switch {
	case errors.As(err, &foreign):
		u.failure(diag.T("folder keluaran %q berisi berkas yang bukan buatan jilid", "the output folder %q holds files that jilid didn't make", foreign.Dir),
			diag.T("pilih folder lain dengan -o, atau kosongkan folder itu", "choose another folder with -o, or empty that one"))
	case live.InUse(err):
		u.failure(diag.T("alamat sudah dipakai program lain: %s", "the address is in use: %s", err), diag.T("pilih alamat lain, misalnya --addr 127.0.0.1:0", "choose another one, such as --addr 127.0.0.1:0"))
	case errors.As(err, &path) && errors.Is(err, fs.ErrPermission):
		u.failure(diag.T("tidak diizinkan menulis atau membaca %q", "not permitted to read or write %q", path.Path), diag.T("periksa hak akses folder itu", "check the folder's permissions"))
	case errors.As(err, &path) && errors.Is(err, fs.ErrNotExist):
		u.failure(diag.T("%q tidak ada", "%q does not exist", path.Path), diag.T("beri folder rencana dengan -s, atau mulai dengan `jilid init`", "give the plan's folder with -s, or start with `jilid init`"))
	default:
		u.failure(diag.T("%s", "%s", err), diag.Text{})
	}
}

// terminal tells whether a writer is a terminal that wants colours and progress.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
}

// diagnostics prints what there is to say about the plan. Hints are for a
// typographer's last round and only shown when asked for.
func (u *ui) diagnostics(w io.Writer, ds []diag.Diagnostic, source string, hints bool) {
	if !hints {
		ds = slices.DeleteFunc(slices.Clone(ds), func(d diag.Diagnostic) bool { return d.Severity == diag.Hint })
	}
	if len(ds) > 0 {
		diag.Print(w, ds, u.printOptions(w, source))
	}
}

// printOptions are for diagnostics of the plan in a folder.
func (u *ui) printOptions(w io.Writer, source string) diag.PrintOptions {
	return diag.PrintOptions{Lang: u.lang, Root: root(source), Color: terminal(w) && os.Getenv("NO_COLOR") == "", Version: version()}
}

// root is a plan's folder as seen from the working folder, with slashes, so
// that the places of messages can be opened from there.
func root(source string) string {
	if filepath.IsAbs(source) {
		if here, err := os.Getwd(); err == nil {
			if rel, err := filepath.Rel(here, source); err == nil && filepath.IsLocal(rel) {
				source = rel
			}
		}
	}
	return filepath.ToSlash(filepath.Clean(source))
}

// progress shows what a build is doing, if it takes longer than half a second.
type progress struct {
	ui    *ui
	mu    sync.Mutex
	stage diag.Text
	stop  chan struct{}
	done  sync.WaitGroup
}

// startProgress begins to show progress; call end before anything else is printed.
func (u *ui) startProgress() *progress {
	p := &progress{ui: u, stop: make(chan struct{})}
	if !terminal(u.err) {
		return p
	}
	p.done.Go(func() {
		wait := time.NewTimer(500 * time.Millisecond)
		defer wait.Stop()
		for shown := false; ; {
			select {
			case <-p.stop:
				if shown {
					fmt.Fprint(u.err, "\r\x1b[K")
				}
				return
			case <-wait.C:
				p.mu.Lock()
				fmt.Fprintf(u.err, "\r\x1b[K%s …", p.stage.In(u.lang))
				p.mu.Unlock()
				shown = true
				wait.Reset(80 * time.Millisecond)
			}
		}
	})
	return p
}

func (p *progress) at(stage diag.Text) {
	p.mu.Lock()
	p.stage = stage
	p.mu.Unlock()
}

func (p *progress) end() {
	close(p.stop)
	p.done.Wait()
}
