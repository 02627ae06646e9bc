package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"jilid/build/diag"
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

// note says something that needs nothing done about it, also while progress is shown.
func (u *ui) note(text diag.Text) {
	wipe := ""
	if terminal(u.err) {
		wipe = "\r\x1b[K"
	}
	fmt.Fprintf(u.err, "%sjilid: %s\n", wipe, text.In(u.lang))
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
