package load

import (
	"bytes"
	"unicode/utf8"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
	"jilid/build/text/markdown"
	"jilid/build/text/yaml"
)

// page is a Markdown file of the plan: a chapter, a section of one, or a
// program. Its place is known from the folders; read fills in the rest.
type page struct {
	file     *source.File
	record   *schema.Record // built-in: Chapter or Program
	kind     plan.Kind      // by its place; the front matter may say otherwise
	folder   bool           // an _index.md, with the files of its folder as children
	address  string
	children []*page

	object   *schema.Object
	doc      *doc.Document
	language string // tag of a chapter's own language, "" if it is the plan's
	draft    bool   // left out, see read
	diags    diag.List
}

// read reads front matter and body of a page. It depends on the file and its arguments alone.
func (p *page) read(l *loader, language string, opt markdown.Options) {
	h := l.opt.Head(p.file, p.record, l.plan.Records.Of(p.record))
	p.object, p.draft = h.object, h.object == nil
	p.diags.Append(h.front...)
	if p.draft {
		return
	}
	if p.record.Field("draft") != nil && p.object.Bool("draft") && !l.opt.Drafts {
		p.draft, p.diags = true, diag.List{}
		return
	}
	p.diags.Append(h.text...)
	p.readLanguage(language)
	opt.Lang = p.language
	d, ds := l.parse(p.file, h.body, opt)
	p.doc = d
	p.diags.Append(ds...)
}

// Head is what is known of a page before its text is parsed.
type Head struct {
	object *schema.Object // of the front matter; nil if that makes it no page
	body   source.Span

	front, text []diag.Diagnostic // of the front matter, and of the bytes of the body
}

// HeadFunc reads the head of a page; ReadHead is one, a remembering version of it another.
type HeadFunc func(file *source.File, record, as *schema.Record) Head

// ReadHead reads the head of a page that is a built-in record, in the plan's own form of that.
func ReadHead(file *source.File, record, as *schema.Record) Head {
	var diags diag.List
	front, body, ds := yaml.Front(file)
	diags.Append(ds...)
	broken := len(ds) > 0
	root, ds := yaml.ParseAs(as, front, "")
	diags.Append(ds...)
	root.Partial = root.Partial || broken
	if record == schema.Chapter && isProgram(root) {
		diags = diag.List{}
		diags.Add(diag.UnknownKey, root.Pairs[0].Key.Span, diag.T("berkas ini tampaknya catatan program, bukan bab", "this file seems to be a program's record, not a chapter"),
			diag.T("pindahkan ke %s/%s/", "move it to %s/%s/", contentDir, programsDir))
		return Head{front: diags.All()}
	}
	if front.Start == front.End && record == schema.Program {
		diags.Add(diag.MissingKey, file.Span(0, 0), diag.T("berkas program ini tidak punya catatan di awalnya", "this program file has no record at its beginning"),
			diag.T("awali dengan `---`, lalu id, name, dimension, start …, lalu `---`", "begin it with `---`, then id, name, dimension, start …, then `---`"))
		root.Partial = true
	}
	object := schema.Decode(as, root, &diags)
	return Head{object, body, diags.All(), notText(file, body)}
}

// notText reports bytes of a body that aren't text in UTF-8.
func notText(file *source.File, body source.Span) []diag.Diagnostic {
	var diags diag.List
	text := file.Data[body.Start:]
	if !utf8.Valid(text) {
		at := body.Start
		for {
			r, n := utf8.DecodeRune(file.Data[at:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			at += n
		}
		diags.Add(diag.NotUTF8, file.Span(at, at+1), diag.T("byte 0x%02x bukan UTF-8", "byte 0x%02x is not UTF-8", file.Data[at]),
			diag.T("simpan berkas sebagai UTF-8", "save the file as UTF-8"))
	}
	if at := bytes.IndexByte(text, 0); at >= 0 {
		at += body.Start
		diags.Add(diag.NotUTF8, file.Span(at, at+1), diag.T("byte nol: berkas ini bukan teks UTF-8", "a zero byte: this file is not text in UTF-8"),
			diag.T("simpan ulang sebagai UTF-8; UTF-16 dan berkas Word tidak dapat dibaca", "save it again as UTF-8; UTF-16 and Word files can't be read"))
	}
	return diags.All()
}

// readLanguage reads the language of a chapter of a plan in a language.
func (p *page) readLanguage(plan string) {
	if p.record != schema.Chapter || !p.object.Has("language") {
		return
	}
	s := p.object.Text("language")
	tag, near, ok := lang.Tag(s)
	if ok && tag != plan {
		p.language = tag
	}
	if ok || s == "" {
		return
	}
	hint := diag.T("tulis kode bahasanya menurut BCP 47, misalnya en, jv, atau nl", "write the language's tag of BCP 47, such as en, jv or nl")
	if near != "" {
		hint = diag.T("maksudnya `%s`?", "did you mean `%s`?", near)
	}
	p.diags.Add(diag.WrongValue, p.object.At("language"), diag.T("bahasa `%s` tidak dikenal", "unknown language `%s`", diag.Clip(s)), hint)
}

// isProgram tells whether a front matter is a program's: several of its keys are
// those of programs, and not of chapters.
func isProgram(root *yaml.Node) bool {
	n := 0
	for _, p := range root.Pairs {
		if schema.Chapter.Field(p.Key.Text) == nil && schema.Program.Field(p.Key.Text) != nil {
			n++
		}
	}
	return n >= 3
}
