package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"jilid/build"
	"jilid/build/diag"
	"jilid/build/live"
	"jilid/build/output"
	"jilid/build/plan"
	"jilid/build/source"
)

func serveCommand(ui *ui, g *global) *cobra.Command {
	var addr string
	var open, hints bool
	var poll time.Duration
	t := func(id, en string) string { return diag.Text{ID: id, EN: en}.In(ui.lang) }
	cmd := &cobra.Command{
		Use:   "serve",
		Short: t("menampilkan rencana di peramban selagi ditulis", "shows the plan in the browser while it is written"),
		Long: t(`serve menyusun rencana, menampilkannya di peramban, dan memperbaruinya setiap
kali ada berkas yang disimpan. Bab draf ikut tampil. Halaman dan buku PDF dibuat
saat dibuka; tidak ada yang ditulis ke cakram. Berhenti dengan Ctrl+C.

Hanya komputer ini yang dapat membukanya. Agar ponsel di jaringan yang sama
dapat ikut melihat, beri --addr 0.0.0.0:8080.`,
			`serve builds the plan, shows it in the browser and keeps it up to date whenever a
file is saved. Drafts are shown. Pages and the books' PDFs are made when they are
opened; nothing is written to disk. Stop with Ctrl+C.

Only this computer can open it. For phones on the same network, say
--addr 0.0.0.0:8080.`),
		Example: "  jilid serve --open\n  jilid serve -s masterplan --addr 127.0.0.1:9000",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := findPlan(g.source); err != nil {
				return err
			}
			opt := build.Options{Drafts: true, Again: true, Root: "/", Scope: build.Scope{Editions: []plan.Edition{plan.Screen}}}
			desk := &desk{ui: ui, root: g.source, hints: hints, builder: sync.OnceValue(func() *build.Builder { return newBuilder(g.source, opt) })}
			go desk.builder() // Git is asked while the files are read
			server := &live.Server{Root: g.source, Addr: addr, Near: !cmd.Flags().Changed("addr"), Poll: poll, Build: desk.build}
			server.Words = live.Words{Lost: t("jilid serve tidak menjawab. Halaman ini diperbarui lagi begitu ia berjalan.", "jilid serve doesn't answer. This page is brought up to date once it runs again."), Close: t("Tutup", "Close"),
				Lang: ui.lang, Contents: t("Isi", "Contents"), Page: t("Halaman", "Page"), Smaller: t("Perkecil", "Zoom out"), Larger: t("Perbesar", "Zoom in"), Width: t("Selebar jendela", "Fit width"),
				Original: t("Penampil peramban", "Browser's viewer"), Download: t("Unduh", "Download")}
			server.Ready = func(url string) {
				desk.ready(url, addr)
				if open {
					if err := openBrowser(desk.local(url)); err != nil {
						ui.failure(diag.T("peramban tidak dapat dibuka: %s", "the browser can't be opened: %s", err), diag.T("buka alamat di atas dengan tangan", "open the address above by hand"))
					}
				}
			}
			server.Note = func(err error) {
				hint := diag.T("berkas kini diperiksa setiap detik", "files are now looked at every second")
				if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) {
					hint = diag.T("batas pengamatan sistem tercapai; berkas kini diperiksa setiap detik. Naikkan batasnya, misalnya `sudo sysctl fs.inotify.max_user_watches=524288`", "the system's limit of watches is reached; files are now looked at every second. Raise it, for example `sudo sysctl fs.inotify.max_user_watches=524288`")
				}
				ui.failure(diag.T("sistem tidak memberi tahu perubahan berkas: %s", "the system doesn't tell of changed files: %s", err), hint)
			}
			return server.Serve(cmd.Context())
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", t("`ALAMAT` server; tanpa pilihan ini, porta bebas terdekat dipakai bila 8080 sudah terpakai", "`ADDRESS` of the server; without this option the next free port is taken if 8080 is in use"))
	cmd.Flags().BoolVar(&open, "open", false, t("buka peramban", "open the browser"))
	cmd.Flags().BoolVar(&hints, "hints", false, t("tampilkan juga saran tata huruf, misalnya baris yang renggang, setiap kali buku PDF dibuka", "print typographical hints, too, such as loose lines, whenever a PDF of a book is opened"))
	cmd.Flags().DurationVar(&poll, "poll", 0, t("periksa berkas setiap `WAKTU`, misalnya 1s: untuk cakram jaringan yang tidak memberi tahu perubahan", "look at the files every `TIME`, such as 1s: for network drives that don't tell of changes"))
	return cmd
}

// desk builds a plan for the live server and says on the terminal how it is.
type desk struct {
	ui      *ui
	root    string
	hints   bool // are printed
	builder func() *build.Builder
	reader  source.Reader
	files   *output.Set // of the last build that could be read

	mu             sync.Mutex
	printed, books []diag.Diagnostic // what was last said of the plan, and of its books besides
}

// build makes the site as it is on disk now.
func (d *desk) build(ctx context.Context) live.Site {
	began := time.Now()
	tree, problems, err := d.reader.Read(d.root)
	if err != nil {
		d.ui.machineFailure(err)
		if d.files == nil {
			d.files = output.NewSet()
		}
		return live.Site{Files: d.files, Problems: err.Error()}
	}
	if d.files == nil {
		pace(tree, false)
	}
	made := d.builder().Desk(ctx, tree, problems)
	if ctx.Err() != nil {
		return live.Site{}
	}
	d.files = made.Files
	if !diag.Has(made.Diags, diag.Error) {
		fmt.Fprintln(d.ui.out, d.ui.text("tersusun: %d halaman, %d ms", "built: %d pages, %d ms", made.Pages, time.Since(began).Milliseconds()))
	}
	made.Composed = func(all []diag.Diagnostic) { d.say(&d.books, without(all, made.Inspect())) }
	return live.Site{Files: made.Files, Problems: d.covering(made.Diags), Inspect: func() string {
		found := made.Inspect()
		d.say(&d.printed, found)
		rest()
		return d.covering(found)
	}}
}

// say prints what there is to say, unless that is what was last said.
func (d *desk) say(last *[]diag.Diagnostic, found []diag.Diagnostic) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !slices.EqualFunc(found, *last, alike) {
		d.ui.diagnostics(d.ui.err, found, d.root, d.hints)
	}
	*last = found
}

// alike tells whether two diagnostics, perhaps of different builds, say the same.
func alike(a, b diag.Diagnostic) bool {
	return a.Code == b.Code && a.Text == b.Text && a.Hint == b.Hint && a.Span.Position() == b.Span.Position()
}

// without are the diagnostics that aren't among others.
func without(all, others []diag.Diagnostic) []diag.Diagnostic {
	return slices.DeleteFunc(slices.Clone(all), func(a diag.Diagnostic) bool {
		return slices.ContainsFunc(others, func(b diag.Diagnostic) bool { return alike(a, b) })
	})
}

// covering is what covers the page: errors, and what else there is to say with them. Warnings
// alone are for the terminal.
func (d *desk) covering(ds []diag.Diagnostic) string {
	if !diag.Has(ds, diag.Error) {
		return ""
	}
	return d.said(ds)
}

func (d *desk) said(ds []diag.Diagnostic) string {
	var text bytes.Buffer
	if len(ds) > 0 {
		diag.Print(&text, ds, d.ui.printOptions(&text, d.root))
	}
	return text.String()
}

// ready says where the pages are.
func (d *desk) ready(url, addr string) {
	fmt.Fprintln(d.ui.out, d.ui.text("buka %s – berhenti dengan Ctrl+C", "open %s – stop with Ctrl+C", d.local(url)))
	host, _, err := net.SplitHostPort(addr)
	if err != nil || host == "localhost" || net.ParseIP(host).IsLoopback() {
		return
	}
	for _, a := range addresses(url) {
		fmt.Fprintln(d.ui.out, d.ui.text("dari perangkat lain: %s", "from other devices: %s", a))
	}
	fmt.Fprintln(d.ui.out, d.ui.text("siapa pun di jaringan ini dapat membaca rencana selama jilid serve berjalan", "anyone on this network can read the plan while jilid serve runs"))
}

// local is the address to open on this computer.
func (d *desk) local(url string) string {
	for _, all := range []string{"//[::]:", "//0.0.0.0:"} {
		url = strings.Replace(url, all, "//127.0.0.1:", 1)
	}
	return url
}

// addresses are those by which other devices reach a server at all of this computer's.
func addresses(url string) []string {
	at := strings.LastIndexByte(url, ':')
	if !strings.Contains(url, "//[::]:") && !strings.Contains(url, "//0.0.0.0:") {
		return []string{url}
	}
	list, err := net.InterfaceAddrs()
	if err != nil {
		return nil
	}
	var out []string
	for _, a := range list {
		if n, ok := a.(*net.IPNet); ok && !n.IP.IsLoopback() && n.IP.To4() != nil {
			out = append(out, "http://"+n.IP.String()+url[at:])
		}
	}
	return out
}

// openBrowser opens an address in the user's browser.
func openBrowser(url string) error {
	opener := exec.Command("xdg-open", url)
	switch runtime.GOOS {
	case "windows":
		opener = exec.Command("rundll32", "url.dll,FileProtocolHandler", url)
	case "darwin":
		opener = exec.Command("open", url)
	}
	if err := opener.Start(); err != nil {
		return err
	}
	go opener.Wait() // how it ended is the browser's business
	return nil
}
