package chart_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jilid/build/plan/chart"
	"jilid/build/text/lang"
	"jilid/build/text/scene"
)

var update = flag.Bool("update", false, "rewrite testdata")

// dumped are the cases whose scenes are kept in testdata.
var dumped = []string{"bar-agencies", "bar-grouped", "stacked-zones", "line-spbe", "radar-readiness", "pie-sources", "empty"}

func TestDumps(t *testing.T) {
	got := map[string]string{}
	for _, c := range chartCases {
		for _, name := range dumped {
			if c.name == name {
				c.data.Lang = lang.ID
				got[name] = dump(chart.Draw(c.kind, c.data))
			}
		}
	}
	got["coverage"] = dump(chart.Coverage(coverageData())[0])
	got["dependencies"] = dump(chart.Dependencies(dependencyData())[0].Scene)
	measures, _ := chart.Measures(measuresData())
	got["measures"] = dump(measures[0])
	got["roadmap"] = dump(chart.Roadmap(roadmapData())[0].Scene)
	for name, text := range got {
		file := filepath.Join("testdata", name+".txt")
		if *update {
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Error(err)
		} else if string(want) != text {
			t.Errorf("%s: got\n%s", name, text)
		}
	}
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) != len(got) {
		t.Errorf("%d files, %d cases", len(files), len(got))
	}
}

// dump writes a scene a line an item.
func dump(s *scene.Scene) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%v × %v %q\n%s\n", s.Width, s.Height, s.Title, s.Desc)
	for _, it := range s.Items {
		switch it := it.(type) {
		case *scene.Rect:
			fmt.Fprintf(&b, "rect %v %v %v %v%s\n", it.X, it.Y, it.W, it.H, paint("fill", it.Fill)+paint("stroke", it.Stroke))
		case *scene.Line:
			fmt.Fprintf(&b, "line %v %v %v %v%s %v\n", it.X1, it.Y1, it.X2, it.Y2, paint("stroke", it.Stroke), it.Width)
		case *scene.Circle:
			fmt.Fprintf(&b, "circle %v %v %v%s\n", it.X, it.Y, it.R, paint("fill", it.Fill)+paint("stroke", it.Stroke))
		case *scene.Path:
			b.WriteString("path")
			for _, op := range it.Ops {
				if op.Kind == 'C' {
					fmt.Fprintf(&b, " C %v %v %v %v", op.X1, op.Y1, op.X2, op.Y2)
				} else {
					fmt.Fprintf(&b, " %c", op.Kind)
				}
				if op.Kind != 'Z' {
					fmt.Fprintf(&b, " %v %v", op.X, op.Y)
				}
			}
			fmt.Fprintf(&b, "%s %v\n", paint("fill", it.Fill)+paint("stroke", it.Stroke), it.Width)
		case *scene.Text:
			bold := ""
			if it.Bold {
				bold = " bold"
			}
			fmt.Fprintf(&b, "text %v %v %s %v%s%s %q\n", it.X, it.Y, [...]string{"start", "middle", "end"}[it.Anchor], it.Size, bold, paint("fill", it.Fill), it.Value)
		default:
			panic(fmt.Sprintf("%T", it))
		}
	}
	return b.String()
}

func paint(what string, p scene.Paint) string {
	if p.Role == "" {
		return ""
	}
	out := " " + what + "=" + string(p.Role)
	if p.Tint > 0 {
		out += fmt.Sprintf("/%d", p.Tint)
	}
	return out + [...]string{"", " stripes", " dots", " cross"}[p.Pattern]
}
