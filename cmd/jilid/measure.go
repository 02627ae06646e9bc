package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/metrics"
	"runtime/pprof"
	"runtime/trace"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"jilid/build/diag"
	"jilid/build/text/lang"
)

// measure tells where a command's time and memory go: a table of its stages, and
// the profiles of Go's own tools (`go tool pprof`, `go tool trace`).
type measure struct {
	stats            bool
	cpu, heap, trace string // files to write, or ""

	laps []lap // one after the other
}

// lap is a stage of the work. What it took is the difference to the next one.
type lap struct {
	name diag.Text
	at   usage
}

// usage is what the process has used by now.
type usage struct {
	time         time.Time
	bytes, count uint64 // allocated in all
	memory       uint64 // what the system has given and not got back
}

func (m *measure) flags(cmd *cobra.Command, ui *ui) {
	t := func(id, en string) string { return diag.Text{ID: id, EN: en}.In(ui.lang) }
	cmd.Flags().BoolVar(&m.stats, "stats", false, t("tampilkan waktu dan memori setiap tahap", "print time and memory of every stage"))
	cmd.Flags().StringVar(&m.cpu, "cpuprofile", "", t("tulis profil prosesor ke `BERKAS`, untuk `go tool pprof`", "write a profile of the processor to a `FILE`, for `go tool pprof`"))
	cmd.Flags().StringVar(&m.heap, "memprofile", "", t("tulis profil memori ke `BERKAS`, untuk `go tool pprof`", "write a profile of the memory to a `FILE`, for `go tool pprof`"))
	cmd.Flags().StringVar(&m.trace, "trace", "", t("tulis jejak ke `BERKAS`, untuk `go tool trace`", "write a trace to a `FILE`, for `go tool trace`"))
}

// run does the work and measures it, also if it fails. Both can: the work's error
// comes first.
func (m *measure) run(ui *ui, work func() error) (err error) {
	for _, p := range []struct {
		name  string
		start func(io.Writer) (stop func(), err error)
	}{
		{m.cpu, func(w io.Writer) (func(), error) { return pprof.StopCPUProfile, pprof.StartCPUProfile(w) }},
		{m.trace, func(w io.Writer) (func(), error) { return trace.Stop, trace.Start(w) }},
		{m.heap, func(w io.Writer) (func(), error) { return func() { err = errors.Join(err, heapProfile(w)) }, nil }},
	} {
		if p.name == "" {
			continue
		}
		f, failed := os.Create(p.name)
		if failed != nil {
			return failed
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		stop, failed := p.start(f)
		if failed != nil {
			return failed
		}
		defer stop()
	}
	err = work()
	if m.stats {
		m.print(ui)
	}
	return err
}

func heapProfile(w io.Writer) error {
	runtime.GC() // so that what is in use is what is still needed
	return pprof.Lookup("allocs").WriteTo(w, 0)
}

// begin notes that a stage begins, and so that the one before ends.
func (m *measure) begin(name diag.Text) {
	if m.stats {
		m.laps = append(m.laps, lap{name, used()})
	}
}

func used() usage {
	s := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}, {Name: "/gc/heap/allocs:objects"}, {Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(s)
	return usage{time.Now(), s[0].Value.Uint64(), s[1].Value.Uint64(), s[2].Value.Uint64() - s[3].Value.Uint64()}
}

// print writes the table. A stage that was begun several times is one row.
func (m *measure) print(ui *ui) {
	if len(m.laps) == 0 {
		return
	}
	type row struct {
		took         time.Duration
		bytes, count uint64
		memory       uint64 // at its end
	}
	var names []diag.Text
	rows := map[diag.Text]row{}
	var all row
	end := used()
	for i, s := range m.laps {
		next := end
		if i+1 < len(m.laps) {
			next = m.laps[i+1].at
		}
		r, known := rows[s.name]
		if !known {
			names = append(names, s.name)
		}
		took, bytes, count := next.time.Sub(s.at.time), next.bytes-s.at.bytes, next.count-s.at.count
		rows[s.name] = row{r.took + took, r.bytes + bytes, r.count + count, max(r.memory, next.memory)}
		all = row{all.took + took, all.bytes + bytes, all.count + count, max(all.memory, next.memory)}
	}
	l := lang.Of(ui.lang)
	w := tabwriter.NewWriter(ui.err, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, ui.text("detik\tdialokasikan\tobjek\tmemori\t  tahap", "seconds\tallocated\tobjects\tmemory\t  stage"))
	line := func(name diag.Text, r row) {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t  %s\n", lang.Exact(r.took.Milliseconds(), 3, l), mebibytes(r.bytes, l), lang.Int(int64(r.count), l), mebibytes(r.memory, l), name.In(ui.lang))
	}
	for _, name := range names {
		line(name, rows[name])
	}
	line(diag.T("seluruhnya", "in all"), all)
	w.Flush()
}

func mebibytes(n uint64, l lang.Lang) string { return lang.Exact(int64(n>>10)*10/1024, 1, l) + " MiB" }
