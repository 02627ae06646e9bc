package schema

import (
	"cmp"
	"slices"
	"strings"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/yaml"
)

// Decode reads a map by a record's table. What doesn't fit is reported once and
// left out; Decode always returns an object.
func Decode(r *Record, n *yaml.Node, l *diag.List) *Object {
	d := &decoder{l}
	return d.object(r, n, "", nil)
}

type decoder struct{ *diag.List }

// object decodes a map. With a key (the record's name in a Keyed map) the
// record's key field is filled by it.
func (d *decoder) object(r *Record, n *yaml.Node, key string, keyNode *yaml.Node) *Object {
	o := &Object{Record: r, Span: n.Span, Partial: n.Partial, values: map[string]*Value{}, spoilt: map[string]bool{}}
	if keyNode != nil {
		o.Span = keyNode.Span
	}
	given := map[string]*yaml.Node{} // by English name, also what was reported
	meant := map[string]bool{}       // fields whose names were misspelt
	if keyNode != nil && r.Key != "" {
		given[r.Key] = keyNode
		o.values[r.Key] = &Value{Key: keyNode.Span, Span: keyNode.Span, Text: key}
	}
	holds := func(f *Field) bool {
		return given[f.Name] != nil || n.Get(f.Name) != nil || f.Alias != "" && n.Get(f.Alias) != nil
	}
	for _, p := range n.Pairs {
		f := r.Field(p.Key.Text)
		if f == nil {
			if isYears(r, p.Key) {
				continue // see lostYears
			}
			if f = d.unknown(r, p.Key); f != nil {
				meant[f.Name] = true // and so not missing as well
			}
			continue
		}
		if first := given[f.Name]; first != nil {
			d.Add(diag.DuplicateKey, p.Key.Span,
				diag.T("`%s` dan `%s` adalah kunci yang sama", "`%s` and `%s` are the same key", diag.Clip(first.Text), diag.Clip(p.Key.Text)),
				diag.T("hapus salah satunya", "delete one of them"),
				diag.Related{Span: first.Span, Text: diag.T("yang pertama di sini", "the first one is here")})
			continue
		}
		if p.Value.Kind == yaml.Null {
			if f.Kind == Color {
				d.comment(f, p)
			}
			continue // a key without a value is a key that wasn't given
		}
		given[f.Name] = p.Key
		if at, holder := r.strays(f, p.Value, holds); holder != nil {
			d.lost(holder, p.Value.Items[at].Span, diag.T("sekolom dengan `%s`", "in the column of `%s`", p.Key.Text))
			mine, others := *p.Value, *p.Value
			mine.Items, others.Items = mine.Items[:at], others.Items[at:]
			given[holder.Name] = others.Items[0]
			d.field(o, holder, others.Items[0].Span, &others)
			p.Value = &mine
		}
		d.field(o, f, p.Key.Span, p.Value)
	}
	d.lostYears(o, n, holds)
	if !n.Partial {
		d.missing(o, given, meant)
	}
	return o
}

// field decodes the value of one field, whose key stands at a place.
func (d *decoder) field(o *Object, f *Field, key source.Span, n *yaml.Node) {
	if v := d.value(f, n); v != nil {
		v.Key, v.Span = key, n.Span
		o.values[f.Name] = v
	} else {
		o.spoilt[f.Name] = true
	}
}

// missing reports the required keys that were not given, all at once.
func (d *decoder) missing(o *Object, given map[string]*yaml.Node, meant map[string]bool) {
	var names diag.Text
	var first *Field
	several := false
	for i := range o.Record.Fields {
		if f := &o.Record.Fields[i]; f.Required && given[f.Name] == nil && !meant[f.Name] {
			if first == nil {
				first, names = f, diag.T("`%s`", "`%s`", f.Label())
			} else {
				several, names = true, diag.T("%s, `%s`", "%s, `%s`", names, f.Label())
			}
		}
	}
	if first == nil {
		return
	}
	hint := diag.T("tambahkan `%s: …`", "add `%s: …`", first.Label())
	text := diag.T("kunci %s belum diisi %s", "key %s %s is missing", names, o.Record.Title)
	if several {
		text.EN = diag.T("", "keys %s %s are missing", names, o.Record.Title).EN
		hint = diag.T("semuanya wajib diisi", "all of them are required")
	}
	d.Add(diag.MissingKey, o.Span.FirstLine(), text, hint)
}

// unknown reports a key, and returns the field that was probably meant.
func (d *decoder) unknown(r *Record, key *yaml.Node) (meant *Field) {
	if r.Open {
		return nil
	}
	if r.originalField(key.Text) != nil {
		d.Add(diag.UnknownKey, key.Span, diag.T("`%s` tidak diterjemahkan: isinya diambil dari berkas asli", "`%s` isn't translated: what it holds is the original's", diag.Clip(key.Text)),
			diag.T("hapus; yang diterjemahkan: %s", "delete it; what is translated: %s", known(r)))
		return nil
	}
	hint := diag.T("kunci yang dikenal: %s", "known keys: %s", known(r))
	if near, ok := diag.Nearest(key.Text, r.Names()); ok {
		hint, meant = diag.T("maksudnya `%s`?", "did you mean `%s`?", near), r.Field(near)
	}
	d.Add(diag.UnknownKey, key.Span, diag.T("kunci `%s` tidak dikenal %s", "key `%s` %s is not known", diag.Clip(key.Text), r.Title), hint)
	return meant
}

// known lists a record's keys.
func known(r *Record) diag.Text {
	var out diag.Text
	for i := range r.Fields {
		if i > 0 {
			out = diag.T("%s, ", "%s, ", out)
		}
		out = diag.T("%s`%s`", "%s`%s`", out, r.Fields[i].Label())
	}
	return out
}

// comment catches `color: #1f6f8b`, which YAML takes for a comment.
func (d *decoder) comment(f *Field, p yaml.Pair) {
	at := p.Key.Span
	if at.File == nil {
		return
	}
	line := at.File.Line(at.Position().Line)
	if i := strings.Index(line, "#"); i >= 0 {
		d.Add(diag.WrongValue, at, diag.T("nilai `%s` hilang: YAML membaca `#` sebagai awal komentar", "the value of `%s` is lost: YAML reads `#` as the beginning of a comment", p.Key.Text),
			diag.T("beri tanda kutip: `%s: \"%s\"`", "put it in quotes: `%s: \"%s\"`", p.Key.Text, diag.Clip(strings.TrimSpace(line[i:]))))
	}
}

// wrong reports a value of the wrong type.
func (d *decoder) wrong(n *yaml.Node, want, hint diag.Text) {
	d.Add(diag.WrongType, n.Span.FirstLine(), diag.T("diharapkan %s, tetapi ditemukan %s", "expected %s but found %s", want, describe(n)), hint)
}

// one decodes a record that stands alone.
func (d *decoder) one(f *Field, n *yaml.Node) *Value {
	switch n.Kind {
	case yaml.Map:
		return &Value{Bool: true, Object: d.object(f.Of, n, "", nil)}
	case yaml.Scalar:
		if b, ok := truth(n); ok && f.Flag {
			return &Value{Bool: b}
		}
		if w, ok := word(f.Words, n.Text); ok {
			return &Value{Text: w}
		}
		if len(f.Words) > 0 {
			d.badWord(f, n)
			return nil
		}
		if f.Short != "" {
			return &Value{Bool: true, Object: d.brief(f, n, "", nil)}
		}
	}
	want := diag.T("isian `kunci: nilai`", "a map of `key: value`")
	if f.Flag && n.Kind == yaml.Scalar {
		d.wrong(n, diag.T("`true` atau `false`", "`true` or `false`"), diag.T("tulis `ya` atau `tidak`; uraiannya ditulis dengan kunci di bawahnya: %s", "write `yes` or `no`; what makes it one is written by keys below it: %s", known(f.Of)))
		return nil
	}
	if f.Flag {
		want = diag.T("`true`, `false`, atau isian `kunci: nilai`", "`true`, `false` or a map of `key: value`")
	}
	d.wrong(n, want, diag.T("kuncinya: %s", "its keys: %s", known(f.Of)))
	return nil
}

// many decodes a list of records.
func (d *decoder) many(f *Field, n *yaml.Node) *Value {
	if n.Kind != yaml.List {
		if n.Kind == yaml.Scalar && f.Short != "" {
			return &Value{Objects: []*Object{d.brief(f, n, "", nil)}}
		}
		if n.Kind == yaml.Map && len(n.Pairs) > 0 && f.moneyByYear() && isYears(f.Of, n.Pairs[0].Key) {
			d.wrong(n, diag.T("daftar", "a list"), diag.T("tulis satu butir setiap tahun, di baris baru: `- {tahun: %[1]s, jumlah: %[2]s}`", "write an item a year, on a new line: `- {year: %[1]s, amount: %[2]s}`", n.Pairs[0].Key.Text, amountTyped(n.Pairs[0].Value)))
			return nil
		}
		d.wrong(n, diag.T("daftar", "a list"), diag.T("awali setiap butir dengan `- ` di baris baru", "begin every item with `- ` on a new line"))
		return nil
	}
	v := &Value{}
	for i, item := range n.Items {
		if first := slices.IndexFunc(n.Items[:i], item.Equal); first >= 0 && item.Kind != yaml.Null {
			d.repeated(item.Span, n.Items[first].Span)
		}
		switch {
		case item.Kind == yaml.Map:
			v.Objects = append(v.Objects, d.object(f.Of, item, "", nil))
		case item.Kind == yaml.Scalar && f.Short != "":
			v.Objects = append(v.Objects, d.brief(f, item, "", nil))
		case item.Kind == yaml.Null:
		default:
			d.wrong(item, diag.T("isian `kunci: nilai`", "a map of `key: value`"), diag.T("kuncinya: %s", "its keys: %s", known(f.Of)))
		}
	}
	return v
}

// amountTyped is an amount as it can stand within {…}.
func amountTyped(n *yaml.Node) string {
	if strings.Contains(n.Text, ",") {
		return `"` + n.Text + `"`
	}
	return n.Text
}

// keyed decodes records by their ids, from a map or a list.
func (d *decoder) keyed(f *Field, n *yaml.Node) *Value {
	v := &Value{}
	switch n.Kind {
	case yaml.List:
		if len(n.Items) == 1 && n.Items[0].Kind == yaml.Scalar {
			if w, ok := word(f.Words, n.Items[0].Text); ok {
				d.Add(diag.WrongType, n.Span.FirstLine(), diag.T("`%s` di sini bukan butir daftar", "`%s` is no item of a list here", w), diag.T("tulis `%[1]s: %[2]s`", "write `%[1]s: %[2]s`", f.Label(), w))
				return &Value{Text: w}
			}
		}
		for _, item := range n.Items {
			switch item.Kind {
			case yaml.Map:
				v.Objects = append(v.Objects, d.object(f.Of, item, "", nil))
			case yaml.Scalar: // in a list a plain text is the id
				v.Objects = append(v.Objects, d.object(f.Of, &yaml.Node{Kind: yaml.Map, Span: item.Span}, item.Text, item))
			case yaml.List:
				d.wrong(item, diag.T("isian `kunci: nilai`", "a map of `key: value`"), diag.T("kuncinya: %s", "its keys: %s", known(f.Of)))
			}
		}
		return v
	case yaml.Map:
		for _, p := range n.Pairs {
			switch {
			case p.Value.Kind == yaml.Map:
				v.Objects = append(v.Objects, d.object(f.Of, p.Value, p.Key.Text, p.Key))
			case p.Value.Kind == yaml.Scalar && f.Short != "":
				v.Objects = append(v.Objects, d.brief(f, p.Value, p.Key.Text, p.Key))
			case p.Value.Kind == yaml.Null && !n.Partial:
				v.Objects = append(v.Objects, d.object(f.Of, &yaml.Node{Kind: yaml.Map, Span: p.Value.Span}, p.Key.Text, p.Key))
			default:
				d.wrong(p.Value, diag.T("isian `kunci: nilai`", "a map of `key: value`"), diag.T("kuncinya: %s", "its keys: %s", known(f.Of)))
			}
		}
		return v
	}
	if w, ok := word(f.Words, n.Text); ok && n.Kind == yaml.Scalar {
		return &Value{Text: w}
	}
	if len(f.Words) > 0 && n.Kind == yaml.Scalar {
		d.badWord(f, n)
		return nil
	}
	d.wrong(n, diag.T("isian `kode: …`", "a map of `id: …`"), diag.T("tulis satu baris `kode: nama` untuk setiap isian", "write a line `id: name` for each entry"))
	return nil
}

// brief makes the object that a plain text stands for.
func (d *decoder) brief(f *Field, n *yaml.Node, key string, keyNode *yaml.Node) *Object {
	o := &Object{Record: f.Of, Span: n.Span, Brief: true, values: map[string]*Value{}}
	if keyNode != nil && f.Of.Key != "" {
		o.Span = keyNode.Span
		o.values[f.Of.Key] = &Value{Key: keyNode.Span, Span: keyNode.Span, Text: key}
	}
	if v := d.value(f.Of.Field(f.Short), n); v != nil {
		v.Key, v.Span = n.Span, n.Span
		o.values[f.Short] = v
	}
	return o
}

// manyWords are more than one reads to find the one that was meant.
const manyWords = 32

// accepted lists words by both names, or if there are many, each language by its own.
func accepted(words []Word) diag.Text {
	if all := wordNames(words); len(all) <= manyWords {
		list := strings.Join(all, ", ")
		return diag.Text{ID: list, EN: list}
	}
	var id, en []string
	for _, w := range words {
		id, en = append(id, cmp.Or(w.Alias, w.Name)), append(en, w.Name)
	}
	return diag.Text{ID: strings.Join(id, ", "), EN: strings.Join(en, ", ")}
}

func (d *decoder) badWord(f *Field, n *yaml.Node) {
	names := wordNames(f.Words)
	hint := diag.T("yang diterima: %s", "accepted: %s", accepted(f.Words))
	near, ok := diag.Nearest(n.Text, names)
	for _, w := range strings.Fields(n.Text) { // sedang berjalan
		if i := slices.IndexFunc(names, func(name string) bool { return strings.EqualFold(name, w) }); !ok && i >= 0 {
			near, ok = names[i], true
		}
	}
	if ok && len(names) > manyWords {
		hint = diag.T("maksudnya `%s`?", "did you mean `%s`?", near)
	} else if ok {
		hint = diag.T("maksudnya `%s`? Yang diterima: %s", "did you mean `%s`? Accepted: %s", near, accepted(f.Words))
	}
	d.Add(diag.WrongValue, n.Span.FirstLine(), diag.T("`%s` tidak diterima untuk `%s`", "`%s` is not accepted for `%s`", diag.Clip(n.Text), f.Label()), hint)
}
