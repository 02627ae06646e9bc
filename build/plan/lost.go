package plan

import (
	"path"
	"strings"

	"jilid/build/diag"
	"jilid/build/source"
)

// Lost is how to mend that a program is named which the plan doesn't have. known
// tells that a file's name speaks of it, as env-04-bank-sampah.md does of ENV-04:
// then its id there is the mistake.
func (p *Plan) Lost(id string) (hint diag.Text, related []diag.Related, known bool) {
	f := p.fileOf(id)
	if f == nil {
		return diag.T("tidak ada program dengan kode %s: terhapuskah berkasnya, atau dipindahkan?", "no program has the id %s: was its file deleted or moved?", diag.Clip(id)), nil, false
	}
	if g := find(p.Programs, func(g *Program) bool { return g.File == f }); g != nil {
		return diag.T("tidak ada program dengan kode %s; berkas %s berkode %s: perbaiki di sana", "no program has the id %s; the file %s has the id %s: mend it there", id, f.Base(), g.ID),
			[]diag.Related{{Span: g.Span, Text: diag.T("kodenya di sini", "its id is here")}}, true
	}
	return diag.T("tidak ada program dengan kode %s; periksa `id` di berkas %s", "no program has the id %s; look at the `id` in the file %s", id, f.Base()),
		[]diag.Related{{Span: f.Span(0, 0), Text: diag.T("berkasnya di sini", "the file is here")}}, true
}

// fileOf is the program's file whose name is an id or begins with one, or nil.
func (p *Plan) fileOf(id string) *source.File {
	if p.Files == nil || id == "" {
		return nil
	}
	for _, f := range p.Files.Under("content/programs") {
		name := strings.TrimSuffix(f.Base(), path.Ext(f.Base()))
		if path.Ext(f.Path) != ".md" || len(name) < len(id) || !strings.EqualFold(name[:len(id)], id) {
			continue
		}
		if rest := name[len(id):]; rest == "" || strings.ContainsRune("-_. ", rune(rest[0])) {
			return f
		}
	}
	return nil
}
