//go:build unix

// Command lighthouse lets Lighthouse judge pages of a built site, as phones and as desktops see them, and prints
// the medians of several runs. It needs Node with npx, and Chromium. The site is the sample plan's, or one that is
// there already.
//
//	go run ./lighthouse [-site FOLDER] [-pages PAGE,…] [-forms mobile,desktop] [-runs 3] [-reports FOLDER]
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
)

// lighthouse is the last version that Node 20 runs.
const lighthouse = "lighthouse@12.8.2"

// kinds are a page of every kind that readers come in by.
const kinds = "index.html,buku-1/gambaran-umum.html,program/index.html,program/gov-01.html,opd/diskominfo.html,cari.html,en/index.html"

func main() {
	log.SetFlags(0)
	site := flag.String("site", "", "folder of a built site; without it, the sample plan is built")
	pages := flag.String("pages", kinds, "pages of the site, with commas")
	forms := flag.String("forms", "mobile,desktop", "presets of Lighthouse")
	runs := flag.Int("runs", 3, "runs of each page and preset")
	reports := flag.String("reports", "", "folder to keep Lighthouse's reports in")
	flag.Parse()
	if flag.NArg() > 0 || *runs < 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := judge(*site, strings.Split(*pages, ","), strings.Split(*forms, ","), *runs, *reports); err != nil {
		log.Fatal(err)
	}
}

// judge prints a line for each page and preset: the medians, and what any run found wanting.
func judge(site string, pages, forms []string, runs int, reports string) error {
	if site == "" {
		dir, err := os.MkdirTemp("", "jilid-lighthouse")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		site = filepath.Join(dir, "public")
		build := exec.Command("go", "run", "-C", "..", "./cmd/jilid", "build", "--only", "site", "-o", site)
		build.Stdout, build.Stderr = os.Stderr, os.Stderr
		if err := build.Run(); err != nil {
			return err
		}
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := &http.Server{Handler: host(site)}
	defer server.Close()
	go server.Serve(listener)

	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "page\tform\tperformance\taccessibility\tbest practices\tseo\tfirst paint\tlargest\tblocked\tshift\tkB\tmachine")
	var wanting []string
	for _, page := range pages {
		for _, form := range forms {
			var of []report
			for i := range runs {
				data, err := run("http://"+listener.Addr().String()+"/"+page, form)
				if err == nil && reports != "" {
					err = os.WriteFile(filepath.Join(reports, fmt.Sprintf("%s %s %d.json", strings.ReplaceAll(page, "/", "-"), form, i+1)), data, 0o666)
				}
				if err != nil {
					return fmt.Errorf("%s, %s: %w", page, form, err)
				}
				r, err := read(data)
				if err != nil {
					return fmt.Errorf("%s, %s: %w", page, form, err)
				}
				of = append(of, r)
				for _, w := range r.wanting() {
					if w = page + ", " + form + ": " + w; !slices.Contains(wanting, w) {
						wanting = append(wanting, w)
					}
				}
			}
			median := func(value func(report) float64) float64 {
				var values []float64
				for _, r := range of {
					values = append(values, value(r))
				}
				slices.Sort(values)
				return values[len(values)/2]
			}
			fmt.Fprintf(table, "%s\t%s", page, form)
			for _, category := range categories {
				fmt.Fprintf(table, "\t%.0f", 100*median(func(r report) float64 { return r.Categories[category].Score }))
			}
			audit := func(id string) float64 { return median(func(r report) float64 { return r.Audits[id].Number }) }
			fmt.Fprintf(table, "\t%.1f s\t%.1f s\t%.0f ms\t%.3f\t%.0f\t%.0f\n", audit("first-contentful-paint")/1000, audit("largest-contentful-paint")/1000,
				audit("total-blocking-time"), audit("cumulative-layout-shift"), audit("total-byte-weight")/1000,
				median(func(r report) float64 { return r.Environment.BenchmarkIndex }))
			table.Flush()
		}
	}
	for _, w := range wanting {
		fmt.Println(w)
	}
	return nil
}

var categories = []string{"performance", "accessibility", "best-practices", "seo"}

// report is what we read of a report of Lighthouse.
type report struct {
	RuntimeError *struct{ Message string }
	Environment  struct{ BenchmarkIndex float64 } // how fast the machine was just then
	Categories   map[string]struct {
		Score     float64 // 0 to 1
		AuditRefs []struct {
			ID     string
			Weight float64
		}
	}
	Audits map[string]struct {
		Title        string
		Score        *float64 // none where the audit doesn't apply
		DisplayValue string
		Number       float64 `json:"numericValue"` // of times: milliseconds; of weights: bytes
		Details      struct {
			Items json.RawMessage // rows of a table, mostly
		}
	}
}

// wanting tells what cost points, each with the first element that did.
func (r report) wanting() []string {
	var found []string
	for _, category := range categories {
		for _, ref := range r.Categories[category].AuditRefs {
			a := r.Audits[ref.ID]
			if ref.Weight == 0 || a.Score == nil || *a.Score >= 0.9 {
				continue
			}
			line := category + ": " + a.Title
			if category == "performance" {
				line = category + ": " + ref.ID // its value differs from run to run and stands in the table
			}
			var rows []struct{ Node struct{ Snippet string } }
			if json.Unmarshal(a.Details.Items, &rows) == nil && len(rows) > 0 && rows[0].Node.Snippet != "" {
				line += ": " + rows[0].Node.Snippet
			}
			found = append(found, line)
		}
	}
	return found
}

// run has a page judged once. Lines and processors are simulated (Lighthouse's own way), so that what else this machine
// does matters less.
func run(address, form string) ([]byte, error) {
	args := []string{"--yes", lighthouse, address, "--quiet", "--output=json", "--output-path=stdout", "--throttling-method=simulate",
		"--only-categories=" + strings.Join(categories, ","), "--chrome-flags=--headless=new --no-sandbox --disable-gpu"}
	if form == "desktop" {
		args = append(args, "--preset=desktop")
	}
	cmd := exec.Command("npx", args...)
	cmd.Stderr = os.Stderr
	if os.Getenv("CHROME_PATH") == "" {
		if chromium, err := exec.LookPath("chromium"); err == nil {
			cmd.Env = append(os.Environ(), "CHROME_PATH="+chromium)
		}
	}
	return cmd.Output()
}

func read(data []byte) (report, error) {
	var r report
	err := json.Unmarshal(data, &r)
	if err == nil && r.RuntimeError != nil {
		err = errors.New(r.RuntimeError.Message)
	}
	return r, err
}
