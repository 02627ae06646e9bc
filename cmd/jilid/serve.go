package main

import (
	"bytes"
	"fmt"

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
	t := func(id, en string) string { return diag.Text{ID: id, EN: en}.In(ui.lang) }
	cmd := &cobra.Command{
		Use:   "serve",
		Short: t("menampilkan rencana di peramban selagi ditulis", "shows the plan in the browser while it is written"),
		Long: t(`serve menyusun rencana, menampilkannya di peramban, dan menyusunnya lagi setiap
kali ada berkas yang disimpan. Bab draf ikut tampil. Tidak ada yang ditulis ke
cakram. Berhenti dengan Ctrl+C.`,
			`serve builds the plan, shows it in the browser and builds it again whenever a
file is saved. Drafts are shown. Nothing is written to disk. Stop with Ctrl+C.`),
		Example: "  jilid serve\n  jilid serve -s masterplan --addr 127.0.0.1:9000",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := findPlan(g.source); err != nil {
				return err
			}
			// Pages are shown while the books are still being composed. What there is to say of both is
			// printed when all is there.
			var early func(live.Site)
			shown := func(r *build.Result) live.Site {
				var text bytes.Buffer
				if r.Errors() > 0 { // warnings are for the terminal; only errors cover the page
					diag.Print(&text, r.Diags, ui.printOptions(&text, g.source))
				}
				return live.Site{Files: r.Files, Problems: text.String()}
			}
			b := newBuilder(g.source, build.Options{Drafts: true, Again: true, Root: "/", Scope: build.Scope{Editions: []plan.Edition{plan.Screen}}, Early: func(r *build.Result) {
				site := shown(r)
				site.Partial = true
				early(site)
			}})
			last := output.NewSet()
			server := &live.Server{Root: g.source, Addr: addr}
			server.Build = func(publish func(live.Site)) live.Site {
				tree, problems, err := source.Read(g.source)
				if err != nil {
					ui.machineFailure(err)
					return live.Site{Files: last, Problems: err.Error()}
				}
				early = publish
				r := b.Build(cmd.Context(), tree, problems)
				last = r.Files
				ui.diagnostics(ui.err, r.Diags, g.source, false)
				if r.Errors() == 0 {
					fmt.Fprintln(ui.out, ui.text("tersusun: %d halaman, %d peringatan", "built: %d pages, %d warnings", r.Pages, r.Warnings()))
				}
				return shown(r)
			}
			server.Ready = func(url string) {
				fmt.Fprintln(ui.out, ui.text("buka %s – berhenti dengan Ctrl+C", "open %s – stop with Ctrl+C", url))
			}
			server.Note = func(err error) {
				ui.failure(diag.T("perubahan berkas tidak dapat diamati: %s", "changes of files can't be watched: %s", err), diag.T("jalankan lagi `jilid serve` setelah mengubah berkas", "run `jilid serve` again after a change"))
			}
			return server.Serve(cmd.Context())
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", t("`ALAMAT` server", "`ADDRESS` of the server"))
	return cmd
}
