package sheet

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/source"
)

// Limits of a workbook. A sheet of 10,000 programs has a tenth of this; what is
// made to break a program has more.
const (
	maxUnpacked = 128 << 20 // bytes of all parts that are read
	maxCells    = 2_000_000 // filled cells of a sheet
	maxText     = 64 << 20  // bytes of the cells of a sheet, and of its strings
	maxDepth    = 40        // elements within each other
	maxRow      = 1 << 20
	maxColumn   = 1 << 14
)

// errTooLarge says that a limit was passed.
var errTooLarge = errors.New("too large")

// workbook is an opened .xlsx file.
type workbook struct {
	file    *source.File
	parts   map[string]*zip.File // by lower-case path
	left    int64                // bytes that may still be unpacked
	strings []string
	formats []numberFormat // of cell styles
	epoch   bool           // days are counted from 1904
}

// readWorkbook reads the visible sheets of a workbook, and the one that tells
// what it was when it was exported.
func readWorkbook(f *source.File, program *schema.Record, l *diag.List) (tables []*Table, origin *Table) {
	b := &workbook{file: f, left: maxUnpacked}
	sheets, err := b.open()
	if err != nil {
		b.broken(err, ".xlsx", l)
		return nil, nil
	}
	var all collection
	for _, s := range sheets {
		r, err := b.sheet(s, nil)
		if err != nil {
			b.broken(err, ".xlsx", l)
			return nil, nil
		}
		t, problems := r.finish(s.name)
		all.add(t, problems, s.hidden, program, l)
	}
	return all.finish(f, l)
}

// collection are the sheets of a workbook that count.
type collection struct {
	tables []*Table
	origin *Table
}

func (c *collection) add(t *Table, problems []diag.Diagnostic, hidden bool, program *schema.Record, l *diag.List) {
	switch {
	case !hidden:
		l.Append(problems...)
		c.tables = append(c.tables, t)
	case t.first() == OriginMark:
		c.origin = t
	case Known(t, program):
		l.Add(diag.HiddenSheet, t.At(t.Rows[0].Cells[0]), diag.T("lembar `%s` berisi program, tetapi tersembunyi", "sheet `%s` holds programs but is hidden", diag.Clip(t.File.Sheet())),
			diag.T("tampakkan lembar itu, atau hapus", "show the sheet, or delete it"))
	}
}

// finish returns them; a workbook that shows nothing is reported.
func (c *collection) finish(f *source.File, l *diag.List) (tables []*Table, origin *Table) {
	if c.tables == nil && l.Len() == 0 {
		l.Add(diag.BadSheet, f.Span(0, 0), diag.T("semua lembar buku kerja ini tersembunyi", "all sheets of the workbook are hidden"),
			diag.T("tampakkan lembar yang berisi program", "show the sheet that holds the programs"))
	}
	return c.tables, c.origin
}

// first is the text of a table's first cell.
func (t *Table) first() string {
	if len(t.Rows) == 0 {
		return ""
	}
	return t.Rows[0].Cells[0].Text
}

// broken reports a workbook that can't be read.
func (b *workbook) broken(err error, ending string, l *diag.List) {
	text, hint := diag.T("buku kerja tidak dapat dibaca", "the workbook can't be read"), diag.T("buka di Excel atau LibreOffice, lalu simpan lagi sebagai %s", "open it in Excel or LibreOffice and save it as %s again", ending)
	switch {
	case bytes.HasPrefix(b.file.Data, []byte{0xD0, 0xCF, 0x11, 0xE0}):
		text = diag.T("buku kerja ini dilindungi kata sandi, atau berformat .xls lama", "the workbook is protected by a password, or in the old .xls format")
		hint = diag.T("hapus kata sandinya dan simpan sebagai .xlsx", "take the password away and save it as .xlsx")
	case b.encrypted():
		text = diag.T("buku kerja ini dilindungi kata sandi", "the workbook is protected by a password")
		hint = diag.T("hapus kata sandinya dan simpan lagi", "take the password away and save it again")
	case errors.Is(err, errTooLarge):
		text = diag.T("isi buku kerja melewati batas (%d MB, %d sel)", "the workbook's content passes the limits (%d MB, %d cells)", maxUnpacked>>20, maxCells)
		hint = diag.T("pindahkan lembar yang tidak dipakai ke berkas lain", "move sheets that aren't needed to another file")
	}
	l.Add(diag.BadSheet, b.file.Span(0, 0), text, hint)
}

// sheetPart is a sheet's name and where it is.
type sheetPart struct {
	name   string
	part   string
	hidden bool
}

var errNoWorkbook = errors.New("not a workbook")

// unzip finds the parts of the workbook.
func (b *workbook) unzip() error {
	z, err := zip.NewReader(bytes.NewReader(b.file.Data), int64(len(b.file.Data)))
	if err != nil {
		return err
	}
	b.parts = map[string]*zip.File{}
	for _, f := range z.File {
		b.parts[strings.ToLower(strings.TrimPrefix(f.Name, "/"))] = f
	}
	return nil
}

// open reads everything but the sheets themselves.
func (b *workbook) open() ([]sheetPart, error) {
	if err := b.unzip(); err != nil {
		return nil, err
	}
	root, err := b.relations("_rels/.rels", "")
	if err != nil {
		return nil, err
	}
	main := ""
	for _, r := range root {
		if strings.HasSuffix(r.kind, "/officeDocument") {
			main = r.target
		}
	}
	main = cmp.Or(main, "xl/workbook.xml")
	dir, base := path.Split(main)
	related, err := b.relations(dir+"_rels/"+base+".rels", dir)
	if err != nil {
		return nil, err
	}
	sheets, err := b.sheets(main, related)
	if err != nil {
		return nil, err
	}
	for _, r := range related {
		switch {
		case strings.HasSuffix(r.kind, "/sharedStrings"):
			err = b.readStrings(r.target)
		case strings.HasSuffix(r.kind, "/styles"):
			err = b.readStyles(r.target)
		}
		if err != nil {
			return nil, err
		}
	}
	return sheets, nil
}

// relation of one part to another.
type relation struct{ id, kind, target string }

func (b *workbook) relations(part, dir string) ([]relation, error) {
	var out []relation
	err := b.scan(part, func(s *scanner, e xml.StartElement) error {
		if e.Name.Local == "Relationship" && !strings.EqualFold(attr(e, "TargetMode"), "External") {
			target := attr(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join("/", dir, target)
			}
			out = append(out, relation{attr(e, "Id"), attr(e, "Type"), strings.TrimPrefix(path.Clean(target), "/")})
		}
		return nil
	})
	return out, err
}

// sheetName is the name of a sheet with so many before it. Office programs give
// every sheet one; what others wrote is named by its number.
func sheetName(e xml.StartElement, before int) string {
	return cmp.Or(attr(e, "name"), strconv.Itoa(before+1))
}

func (b *workbook) sheets(part string, related []relation) ([]sheetPart, error) {
	var out []sheetPart
	err := b.scan(part, func(s *scanner, e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			v := attr(e, "date1904")
			b.epoch = v == "1" || v == "true"
		case "sheet":
			for _, r := range related {
				if r.id == attr(e, "id") && strings.HasSuffix(r.kind, "/worksheet") {
					state := attr(e, "state")
					out = append(out, sheetPart{sheetName(e, len(out)), r.target, state == "hidden" || state == "veryHidden"})
				}
			}
		}
		return nil
	})
	if err == nil && len(out) == 0 {
		err = errNoWorkbook
	}
	return out, err
}

// readStrings reads the texts that cells share.
func (b *workbook) readStrings(part string) error {
	size := 0
	return b.scan(part, func(s *scanner, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		text, err := s.richText()
		size += len(text)
		if b.strings = append(b.strings, text); size > maxText || len(b.strings) > maxCells {
			return errTooLarge
		}
		return err
	})
}

// scan walks the elements of a part. A part that isn't there is empty.
func (b *workbook) scan(part string, visit func(*scanner, xml.StartElement) error) error {
	f := b.parts[strings.ToLower(part)]
	if f == nil {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	s := &scanner{d: xml.NewDecoder(&limited{r, &b.left})}
	for {
		t, err := s.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok {
			if err := visit(s, e); err != nil {
				return err
			}
		}
	}
}

// limited stops unpacking when all that may be unpacked of a workbook is used up.
type limited struct {
	r    io.Reader
	left *int64
}

func (l *limited) Read(p []byte) (int, error) {
	if *l.left <= 0 {
		return 0, errTooLarge
	}
	n, err := l.r.Read(p)
	*l.left -= int64(n)
	return n, err
}

// scanner reads XML and minds how deep it goes: the decoder would remember any
// number of open elements.
type scanner struct {
	d     *xml.Decoder
	depth int
}

func (s *scanner) next() (xml.Token, error) {
	t, err := s.d.Token()
	switch t.(type) {
	case xml.StartElement:
		if s.depth++; s.depth > maxDepth {
			return nil, errTooLarge
		}
	case xml.EndElement:
		s.depth--
	}
	return t, err
}

// text reads the text of an element to its end.
func (s *scanner) text() (string, error) {
	var b strings.Builder
	for depth := s.depth; ; {
		t, err := s.next()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.CharData:
			b.Write(t)
		case xml.EndElement:
			if s.depth < depth {
				return unescape(b.String()), nil
			}
		}
	}
}

// richText reads the text of a string in one or several runs to the end of its
// element; pronunciations are left out.
func (s *scanner) richText() (string, error) {
	var b strings.Builder
	phonetic := 0
	for depth := s.depth; ; {
		t, err := s.next()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch {
			case t.Name.Local == "rPh" && phonetic == 0:
				phonetic = s.depth
			case t.Name.Local == "t" && phonetic == 0:
				text, err := s.text()
				if err != nil {
					return "", err
				}
				b.WriteString(text)
			}
		case xml.EndElement:
			if s.depth < phonetic {
				phonetic = 0
			}
			if s.depth < depth {
				return b.String(), nil
			}
		}
	}
}

// attr is an element's attribute, or "".
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
