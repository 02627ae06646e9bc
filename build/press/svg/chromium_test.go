package svg_test

import (
	"bytes"
	"encoding/base64"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	press "jilid/build/press/draw"
	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/presstest"
	"jilid/build/press/svg"
	"jilid/themes"
)

var pictures = flag.String("pictures", "", "a folder to keep the compared pictures in")

// A drawing is compared in a cell of so many pixels, 96 an inch. Print is rendered
// finer and then brought down, so that edges are smoothed as well as a browser does.
const cellWidth, cellHeight, finer = 800, 600, 3

// TestLikeChromium compares drawings as drawing programs write them, drawn by us and
// printed by poppler, with what Chromium shows. Both have the same fonts.
func TestLikeChromium(t *testing.T) {
	files, err := filepath.Glob("testdata/programs/*.svg")
	if err != nil || len(files) == 0 {
		t.Fatal("no drawings", err)
	}
	chromium := presstest.Program(t, "chromium")
	pdftocairo := presstest.Program(t, "pdftocairo")
	dir := t.TempDir()
	var html strings.Builder
	html.WriteString("<!DOCTYPE html><body style='margin:0;background:#fff'>")
	d := &press.Document{Parts: []*frame.Part{{}}, Title: "Gambar"}
	for i, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		drawing, err := svg.Read(data, options(t))
		if err != nil {
			t.Fatal(file, err)
		}
		for _, n := range drawing.Notes {
			t.Logf("%s:%d: %s", file, n.Line, n.Text.EN)
		}
		size := geom.Size{W: cellWidth * 750, H: cellHeight * 750}
		d.Parts[0].Pages = append(d.Parts[0].Pages, &frame.Page{Size: size, Frame: drawing.Frame})
		end := bytes.LastIndex(data, []byte("</svg>"))
		whole := fmt.Sprint(string(data[:end]), "<style>", faces(t), "</style></svg>")
		name := fmt.Sprint(i, ".svg")
		if err := os.WriteFile(filepath.Join(dir, name), []byte(whole), 0o644); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&html, "<div style='height:%dpx;overflow:hidden'><img src='%s' style='display:block;width:%.3fpx'></div>",
			cellHeight, name, drawing.Frame.Size.W.Points()/0.75)
	}
	page := filepath.Join(dir, "page.html")
	if err := os.WriteFile(page, []byte(html.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	shot := filepath.Join(dir, "shot.png")
	cmd := exec.Command(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1",
		"--user-data-dir="+filepath.Join(dir, "profile"), fmt.Sprintf("--window-size=%d,%d", cellWidth, cellHeight*len(files)),
		"--virtual-time-budget=5000", "--screenshot="+shot, "file://"+page)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("chromium didn't run: %v\n%s", err, out)
	}
	var buf bytes.Buffer
	if err := press.Write(&buf, d); err != nil {
		t.Fatal(err)
	}
	book := filepath.Join(dir, "book.pdf")
	if err := os.WriteFile(book, buf.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(pdftocairo, "-r", fmt.Sprint(96*finer), "-png", book, filepath.Join(dir, "page")).CombinedOutput(); err != nil {
		t.Fatalf("pdftocairo: %v\n%s", err, out)
	}
	all := load(t, shot)
	printed, err := filepath.Glob(filepath.Join(dir, "page-*.png"))
	if err != nil || len(printed) != len(files) {
		t.Fatal(printed, err)
	}
	for i, file := range files {
		cell := image.NewRGBA(image.Rect(0, 0, cellWidth, cellHeight))
		draw.Draw(cell, cell.Bounds(), all, image.Pt(0, i*cellHeight), draw.Src)
		ours := reduced(load(t, printed[i]))
		name := strings.TrimSuffix(filepath.Base(file), ".svg")
		if *pictures != "" {
			save(t, filepath.Join(*pictures, name+"-chromium.png"), cell)
			save(t, filepath.Join(*pictures, name+"-press.png"), ours)
		}
		// Pairs of letters are kerned and edges smoothed in two ways; what is missing or wrong is larger.
		const most = 0.025
		if off := different(cell, ours); off > most {
			t.Errorf("%s: %.2f %% of the drawing differ, more than %.1f %%", file, 100*off, 100*most)
		} else {
			t.Logf("%s: %.2f %% differ", file, 100*off)
		}
	}
}

// different is the part of what is painted in either picture that differs
// clearly, in squares of 4 pixels.
func different(a, b *image.RGBA) float64 {
	const side, clear = 4, 30
	painted, off := 0, 0
	for y := 0; y+side <= cellHeight; y += side {
		for x := 0; x+side <= cellWidth; x += side {
			p, q := mean(a, x, y, side), mean(b, x, y, side)
			differs, blank := false, true
			for k := range 3 {
				differs = differs || p[k]-q[k] > clear || q[k]-p[k] > clear
				blank = blank && p[k] > 250 && q[k] > 250
			}
			if differs {
				off++
			}
			if !blank {
				painted++
			}
		}
	}
	return float64(off) / float64(max(painted, 1))
}

func mean(m *image.RGBA, x, y, side int) (sum [3]int) {
	for j := range side {
		for i := range side {
			c := m.Pix[m.PixOffset(x+i, y+j):]
			sum[0], sum[1], sum[2] = sum[0]+int(c[0]), sum[1]+int(c[1]), sum[2]+int(c[2])
		}
	}
	for k := range sum {
		sum[k] /= side * side
	}
	return sum
}

// reduced is a finer picture at the size of a cell.
func reduced(m *image.RGBA) *image.RGBA {
	small := image.NewRGBA(image.Rect(0, 0, cellWidth, cellHeight))
	for y := range cellHeight {
		for x := range cellWidth {
			c := mean(m, x*finer, y*finer, finer)
			small.SetRGBA(x, y, color.RGBA{uint8(c[0]), uint8(c[1]), uint8(c[2]), 255})
		}
	}
	return small
}

func load(t *testing.T, file string) *image.RGBA {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	plain := image.NewRGBA(m.Bounds())
	draw.Draw(plain, plain.Bounds(), m, image.Point{}, draw.Src)
	return plain
}

func save(t *testing.T, file string, m image.Image) {
	t.Helper()
	var buf bytes.Buffer
	if err := png.Encode(&buf, m); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, buf.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

const regular, bold = "default/fonts/PlusJakartaSans_400Regular.ttf", "default/fonts/PlusJakartaSans_700Bold.ttf"

// faces are rules that make a browser use our fonts.
func faces(t *testing.T) string {
	face := func(file string, weight int) string {
		data, err := themes.FS.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("@font-face{font-family:Tema;font-weight:%d;src:url(data:font/ttf;base64,%s)}", weight, base64.StdEncoding.EncodeToString(data))
	}
	return face(regular, 400) + face(bold, 700) + "text,tspan,textPath,div,span,p{font-family:Tema!important;text-rendering:geometricPrecision}"
}

func options(t *testing.T) svg.Options {
	parse := func(file string) *font.Font {
		data, err := themes.FS.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		f, err := font.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	plain, heavy := parse(regular), parse(bold)
	return svg.Options{Shaper: font.NewShaper(), Lang: "id", Fonts: func(_ string, b, _, _ bool) *font.Font {
		if b {
			return heavy
		}
		return plain
	}}
}
