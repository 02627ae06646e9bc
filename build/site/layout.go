package site

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"jilid/build/diag"
	"jilid/build/output"
	"jilid/build/parallel"
	"jilid/build/source"
)

// Layouts are the page templates: base.html, which holds what all pages share, with its
// header and footer and the parts that several kinds of pages use, and one file per
// kind of page. print.html stands alone.
type Layouts struct {
	pages map[string]*template.Template
	own   map[string]*source.File // files of the plan that replace built-in ones
}

// sharedNames are the files that all pages but print.html use, in the order in which they are read: what a later
// one defines stands. Each of them but base.html only defines what it is made of.
var sharedNames = []string{"parts.html", "header.html", "footer.html", "base.html"}

// layoutNames are the kinds of pages there are.
var layoutNames = []string{"home.html", "book.html", "chapter.html", "program.html", "explorer.html", "listing.html", "search.html", "status.html", "data.html", "references.html", "bookindex.html", "print.html"}

// LoadLayouts reads the built-in layouts and the plan's own of the same names.
// One that can't be used is reported and the built-in one stands in for it.
func LoadLayouts(builtin fs.FS, tree *source.Tree) (*Layouts, []diag.Diagnostic) {
	l := &Layouts{pages: map[string]*template.Template{}, own: map[string]*source.File{}}
	var diags diag.List
	for _, f := range tree.Under("layouts") {
		name := strings.TrimPrefix(f.Path, "layouts/")
		if path.Ext(name) != ".html" {
			continue
		}
		if !known(name) {
			known := slices.Concat([]string{"base.html", "header.html", "footer.html", "parts.html"}, layoutNames)
			hint := diag.T("tata letak yang dapat diganti: %s", "the layouts that can be replaced: %s", strings.Join(known, ", "))
			if near, ok := diag.Nearest(name, known); ok {
				hint = diag.T("maksudnya %s?", "did you mean %s?", near)
			}
			diags.Add(diag.BadLayout, f.Span(0, 0), diag.T("tidak ada tata letak bernama %q", "there is no layout named %q", name), hint)
			continue
		}
		if same, err := fs.ReadFile(builtin, name); err == nil && bytes.Equal(same, f.Data) {
			continue // a copy, not yet changed
		}
		t, err := template.New(name).Parse(string(f.Data))
		if err != nil {
			diags.Append(templateProblem(f, err, nil))
			continue
		}
		if part := mustDefine(name); part != "" && t.Lookup(part) == nil {
			diags.Add(diag.BadLayout, f.Span(0, 0), diag.T(`tata letak ini tidak mempunyai bagian "%s", jadi halamannya akan kosong`, `this layout has no part "%s", so that its pages would be empty`, part),
				diag.T(`apit isinya dengan {{define "%s"}} dan {{end}}`, `put its text between {{define "%s"}} and {{end}}`, part))
			continue
		}
		l.own[name] = f
	}
	for _, f := range tree.Under("layouts") {
		if l.own[strings.TrimPrefix(f.Path, "layouts/")] == f && l.held(f) {
			diags.Append(blockedInLayout(f)...)
		}
	}
	for _, name := range layoutNames {
		t := template.New("base.html")
		files := append(slices.Clone(sharedNames), name)
		if name == "print.html" {
			t, files = template.New(name), []string{name}
		}
		for _, file := range files {
			if err := l.parse(t, file, builtin); err != nil {
				diags.Append(l.problem(file, err, nil))
			}
		}
		l.pages[name] = t
	}
	return l, diags.All()
}

// held tells whether the pages of a layout have the site's Content-Security-Policy: their base names it.
func (l *Layouts) held(f *source.File) bool {
	base := l.own["base.html"]
	if strings.HasSuffix(f.Path, "/print.html") {
		base = f
	}
	return base == nil || bytes.Contains(base.Data, []byte(".Policy"))
}

// mustDefine is the part that a layout has to define, or "" if it is a page by itself or any parts.
func mustDefine(name string) string {
	switch name {
	case "base.html", "print.html", "parts.html":
		return ""
	case "header.html":
		return "header"
	case "footer.html":
		return "footer"
	}
	return "body"
}

func known(name string) bool {
	return slices.Contains(sharedNames, name) || slices.Contains(layoutNames, name)
}

// parse adds a file to a template: the built-in one or the plan's. Of parts.html it is both, so that the plan's
// needs to have only what it changes.
func (l *Layouts) parse(t *template.Template, name string, builtin fs.FS) error {
	if name != t.Name() {
		t = t.New(name)
	}
	own := l.own[name]
	if own == nil || name == "parts.html" {
		text, err := fs.ReadFile(builtin, name)
		if err == nil {
			_, err = t.Parse(string(text))
		}
		if err != nil || own == nil {
			return err
		}
	}
	_, err := t.Parse(string(own.Data))
	return err
}

// executeAll makes pages, in parallel, and gives each to the sink. A sink that takes promises
// gets the pages as such, unless layouts are the plan's own: those have to be tried.
func (l *Layouts) executeAll(pages []page, sink output.Sink) []diag.Diagnostic {
	if later, ok := sink.(output.Later); ok && len(l.own) == 0 {
		for _, p := range pages {
			later.AddLater(p.address, func() []byte {
				var b bytes.Buffer
				if err := l.execute(p, &b); err != nil {
					return []byte(err.Error()) // never: the built-in layouts are tested
				}
				return b.Bytes()
			})
		}
		return nil
	}
	errs := make([]error, len(pages))
	buffers := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	parallel.For(len(pages), func(i int) {
		b := buffers.Get().(*bytes.Buffer)
		b.Reset()
		if errs[i] = l.execute(pages[i], b); errs[i] == nil {
			sink.Lend(pages[i].address, b.Bytes())
		}
		buffers.Put(b)
	})
	var diags diag.List
	for i, p := range pages {
		if errs[i] != nil {
			diags.Append(l.problem(p.layout, errs[i], p.value()))
		}
	}
	return diags.All()
}

func (l *Layouts) execute(p page, into *bytes.Buffer) error {
	t := l.pages[p.layout]
	if t == nil {
		return fmt.Errorf("template: %s: no such layout", p.layout)
	}
	value := p.value()
	with, ok := value.(interface{ inserted() []func(*bytes.Buffer) })
	if !ok || len(with.inserted()) == 0 {
		return t.Execute(into, value)
	}
	frame := frameBuffers.Get().(*bytes.Buffer)
	defer frameBuffers.Put(frame)
	frame.Reset()
	if err := t.Execute(frame, value); err != nil {
		return err
	}
	insert(into, frame.Bytes(), with.inserted())
	return nil
}

// problem makes a diagnostic of an error while a layout was used for a value (nil: while
// it was read). The error names the file it happened in, which may be base.html.
func (l *Layouts) problem(name string, err error, value any) diag.Diagnostic {
	file := l.own[name]
	if m := templatePlace.FindStringSubmatch(err.Error()); m != nil && l.own[m[1]] != nil {
		file = l.own[m[1]]
	}
	return templateProblem(file, err, value)
}

// templatePlace finds file, line and column in an error of html/template.
var templatePlace = regexp.MustCompile(`(?:html/)?template: ?([\w.-]+\.html):(\d+)(?::(\d+))?:? ?`)

func templateProblem(file *source.File, err error, value any) diag.Diagnostic {
	var at source.Span
	text := err.Error()
	if m := templatePlace.FindStringSubmatch(text); m != nil && file != nil {
		line, _ := strconv.Atoi(m[2])
		column, _ := strconv.Atoi(m[3])
		o := file.Offset(line, column+1)
		at = file.Span(o, o)
		text = strings.TrimPrefix(text, m[0])
	} else if file != nil {
		at = file.Span(0, 0)
	}
	why, hint := wording(text, value)
	return diag.Diagnostic{Code: diag.BadLayout, Severity: diag.BadLayout.Severity(), Span: at, Text: why, Hint: hint}
}

var (
	noField    = regexp.MustCompile(`can't evaluate field (\w+) in type \*?(?:site\.)?(\w+)`)
	noFunction = regexp.MustCompile(`function "(\w+)" not defined`)
)

// wording says the commonest errors of html/template as people would.
func wording(text string, value any) (why, hint diag.Text) {
	if m := noField.FindStringSubmatch(text); m != nil {
		hint = diag.T("nilai setiap jenis halaman ada di panduan, bab Tema dan tata letak", "the values of every kind of page are in the manual's chapter on themes and layouts")
		if near, ok := diag.Nearest(m[1], fields(value, m[2])); ok {
			hint = diag.T("maksudnya `.%s`?", "did you mean `.%s`?", near)
		}
		return diag.T("tidak ada nilai `.%s` di sini", "there is no value `.%s` here", m[1]), hint
	}
	if m := noFunction.FindStringSubmatch(text); m != nil {
		return diag.T("tidak ada fungsi `%s`", "there is no function `%s`", m[1]),
			diag.T("yang ada hanya fungsi bawaan html/template, misalnya `printf`, `len`, `index`, `eq`", "there are only those of html/template, such as `printf`, `len`, `index`, `eq`")
	}
	if strings.Contains(text, "unexpected EOF") {
		return diag.T("ada {{if}}, {{range}}, {{with}}, atau {{define}} yang tidak ditutup", "an {{if}}, {{range}}, {{with}} or {{define}} is never closed"),
			diag.T("tulis {{end}} di akhir bagiannya", "write {{end}} where it ends")
	}
	return diag.T("tata letak tidak dapat dipakai: %s", "the layout can't be used: %s", text),
		diag.T("periksa penulisan {{…}} pada baris itu; hapus berkas ini untuk kembali ke tata letak bawaan", "check the {{…}} of that line; remove the file to return to the built-in layout")
}

// fields are the names of a value's fields, those it embeds included, if it is
// of the type of that name.
func fields(value any, name string) []string {
	t := reflect.TypeOf(value)
	if t == nil || t.Kind() != reflect.Pointer || t.Elem().Name() != name {
		return nil
	}
	var out []string
	for _, f := range reflect.VisibleFields(t.Elem()) {
		if f.IsExported() && !f.Anonymous {
			out = append(out, f.Name)
		}
	}
	return out
}
