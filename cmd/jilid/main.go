// Command jilid compiles a master plan – Markdown and YAML in a folder – into a
// linked website and print-ready PDFs of its books.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"jilid/build/diag"
)

// Exit codes: what a script may rely on.
const (
	exitFine  = 0
	exitPlan  = 1 // the plan has errors, or the machine failed
	exitUsage = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is main without the process: tests call it.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {

	ui := &ui{out: stdout, err: stderr, lang: language(args, os.Getenv)}
	root := command(ui)
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var usage *usageError
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, errPlan):
		return exitPlan
	case errors.Is(err, errStopped):
		ui.failure(diag.T("dihentikan; tidak ada yang ditulis", "stopped; nothing was written"), diag.Text{})
		return exitPlan
	case errors.As(err, &usage):
		ui.failure(usage.text, usage.hint)
		return exitUsage
	}
	ui.machineFailure(err)
	return exitPlan
}

// errPlan says that the plan has errors, which were printed.
var errPlan = errors.New("the plan has errors")

// usageError is a command line that makes no sense.
type usageError struct{ text, hint diag.Text }

func (e *usageError) Error() string { return e.text.EN }

// language is the language to speak: --lang, else the user's locale, else
// Indonesian, which is what nearly every user of the program reads.
func language(args []string, getenv func(string) string) string {
	for i, a := range args {
		if v, ok := strings.CutPrefix(a, "--lang="); ok {
			return pick(v)
		}
		if a == "--lang" && i+1 < len(args) {
			return pick(args[i+1])
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			return pick(v)
		}
	}
	return "id"
}

func pick(locale string) string {
	if strings.HasPrefix(strings.ToLower(locale), "en") {
		return "en"
	}
	return "id"
}

// global are the flags that every command has.
type global struct {
	source string
	lang   string
}

func command(ui *ui) *cobra.Command {
	var g global
	t := func(id, en string) string { return diag.Text{ID: id, EN: en}.In(ui.lang) }
	root := &cobra.Command{
		Use:   "jilid",
		Short: t("menyusun masterplan menjadi situs dan buku siap cetak", "compiles a master plan into a site and print-ready books"),
		Long: t(`jilid menyusun masterplan yang ditulis dalam Markdown dan YAML menjadi situs
yang saling tertaut dan PDF buku-buku yang siap cetak.`,
			`jilid compiles a master plan written in Markdown and YAML into a linked
website and print-ready PDFs of its books.`),
		Example: `  jilid init masterplan
  cd masterplan
  jilid serve
  jilid build`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return unknownCommand(cmd, args[0])
		},
	}
	root.PersistentFlags().StringVarP(&g.source, "source", "s", ".", t("`FOLDER` rencana: yang berisi content/", "the plan's `FOLDER`: the one that holds content/"))
	root.PersistentFlags().StringVar(&g.lang, "lang", "", t("`BAHASA` pesan: id atau en; tanpa pilihan ini, menurut sistem", "`LANGUAGE` of messages: id or en; without this, the system's"))
	root.CompletionOptions.HiddenDefaultCmd = true
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if g.lang != "" && g.lang != "id" && g.lang != "en" {
			return &usageError{diag.T("bahasa %q tidak dikenal", "unknown language %q", g.lang), diag.T("pilih --lang id atau --lang en", "choose --lang id or --lang en")}
		}
		return nil
	}
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(buildCommand(ui, &g), serveCommand(ui, &g), checkCommand(ui, &g), explainCommand(ui), schemaCommand(ui, &g), exportCommand(ui, &g), importCommand(ui, &g), initCommand(ui), versionCommand(ui))
	root.SetHelpCommand(&cobra.Command{Use: "help", Short: t("bantuan tentang suatu perintah", "help about a command"), RunE: func(cmd *cobra.Command, args []string) error {
		target, rest, err := root.Find(args)
		if err != nil || target == nil || len(rest) > 0 {
			return unknownCommand(root, strings.Join(args, " "))
		}
		return target.Help()
	}})
	root.SetUsageTemplate(usageTemplate(ui.lang))
	root.InitDefaultHelpCmd()
	root.InitDefaultHelpFlag()
	for _, c := range append(root.Commands(), root) {
		c.InitDefaultHelpFlag()
		c.DisableFlagsInUseLine = true
		c.Flags().Lookup("help").Usage = t("bantuan tentang perintah ini", "help about this command")
	}
	return root
}

func unknownCommand(root *cobra.Command, name string) error {
	var known []string
	for _, c := range root.Commands() {
		if !c.Hidden {
			known = append(known, c.Name())
		}
	}
	hint := diag.T("perintah yang ada: %s", "the commands are: %s", strings.Join(known, ", "))
	if near, ok := diag.Nearest(name, known); ok {
		hint = diag.T("mungkin maksudnya `jilid %s`", "perhaps `jilid %s` is meant", near)
	}
	return &usageError{diag.T("tidak ada perintah %q", "there is no command %q", name), hint}
}

// flagError puts the flag library's errors into our words.
func flagError(cmd *cobra.Command, err error) error {
	var (
		missing  *pflag.NotExistError
		noValue  *pflag.ValueRequiredError
		badValue *pflag.InvalidValueError
	)
	help := diag.T("lihat `%s --help`", "see `%s --help`", cmd.CommandPath())
	switch {
	case errors.As(err, &missing):
		var known []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
		if near, ok := diag.Nearest(missing.GetSpecifiedName(), known); ok {
			help = diag.T("mungkin maksudnya --%s; lihat `%s --help`", "perhaps --%s is meant; see `%s --help`", near, cmd.CommandPath())
		}
		return &usageError{diag.T("pilihan %q tidak dikenal", "unknown option %q", missing.GetSpecifiedName()), help}
	case errors.As(err, &noValue):
		return &usageError{diag.T("pilihan %q memerlukan nilai", "option %q needs a value", noValue.GetSpecifiedName()), help}
	case errors.As(err, &badValue):
		return &usageError{diag.T("nilai %q untuk --%s tidak dapat dipakai", "value %q of --%s can't be used", badValue.GetValue(), badValue.GetFlag().Name), help}
	}
	return &usageError{diag.T("baris perintah keliru: %s", "mistaken command line: %s", err), help}
}

// noArguments refuses arguments to a command that has none.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return &usageError{diag.T("`%s` tidak memakai argumen, tetapi mendapat %q", "`%s` takes no arguments but got %q", cmd.CommandPath(), args[0]),
		diag.T("folder rencana diberikan dengan -s: `%s -s %s`", "the plan's folder is given with -s: `%s -s %s`", cmd.CommandPath(), args[0])}
}

func usageTemplate(lang string) string {
	t := func(id, en string) string { return diag.Text{ID: id, EN: en}.In(lang) }
	// The flag library knows only English.
	cobra.AddTemplateFunc("flags", func(f *pflag.FlagSet) string {
		return strings.ReplaceAll(f.FlagUsages(), "(default ", "("+t("baku ", "default "))
	})
	return t("Pemakaian:", "Usage:") + `
  {{if .HasAvailableSubCommands}}{{.CommandPath}} ` + t("PERINTAH [pilihan]", "COMMAND [options]") + `{{else}}{{.UseLine}} ` + t("[pilihan]", "[options]") + `{{end}}{{if .HasAvailableSubCommands}}

` + t("Perintah:", "Commands:") + `{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

` + t("Pilihan:", "Options:") + `
{{flags .LocalFlags | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

` + t("Pilihan semua perintah:", "Options of every command:") + `
{{flags .InheritedFlags | trimTrailingWhitespaces}}{{end}}{{if .HasExample}}

` + t("Contoh:", "Examples:") + `
{{.Example}}{{end}}
`
}
