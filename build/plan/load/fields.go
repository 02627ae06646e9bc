package load

import (
	"cmp"
	"regexp"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/plan/sheet"
	"jilid/build/source"
)

// Records are the records of the plan in a source tree: of plan.yaml, only the
// plan's own fields matter. It tells what is wrong with plan.yaml.
func Records(t *source.Tree) (schema.Records, []diag.Diagnostic) {
	l := &loader{tree: t, plan: &plan.Plan{Files: t}}
	l.planFile()
	return l.plan.Records, l.diags.All()
}

// ownFields reads the plan's own fields. It comes before any program is read.
func (l *loader) ownFields(file *source.File) {
	r := ownFields{list: &l.diags, ids: map[string]source.Span{}, names: map[string]source.Span{}}
	for _, o := range l.planYAML.Objects("fields") {
		r.field(o)
	}
	extend := func() schema.Records { return schema.Extend(r.fields, r.lost || l.shaky("fields")) }
	if l.opt.Records != nil {
		l.plan.Records = l.opt.Records(file, extend)
	} else {
		l.plan.Records = extend()
	}
}

// ownFields collects own fields.
type ownFields struct {
	list       *diag.List
	ids, names map[string]source.Span // of those before
	fields     []schema.Field
	lost       bool // a field couldn't be told: keys of programs that seem unknown may mean it
}

// ownForm is an id: a key that can be typed without thinking about capitals.
var ownForm = regexp.MustCompile(`^\p{Ll}[\p{Ll}\p{Nd}]*(?:[ _-][\p{Ll}\p{Nd}]+)*$`)

var ownKinds = map[string]schema.Kind{"text": schema.Text, "texts": schema.Texts, "number": schema.Number, "year": schema.Year, "date": schema.Date,
	"money": schema.Money, "percent": schema.Percent, "yes-no": schema.Bool, "choice": schema.Enum}

func (r *ownFields) field(o *schema.Object) {
	id, ok := r.id(o)
	if !ok {
		return
	}
	name := strings.Join(strings.Fields(cmp.Or(o.Text("name"), id)), " ")
	if !r.name(o, name) {
		name = id
	}
	help := cmp.Or(o.Text("help"), name)
	r.fields = append(r.fields, schema.Field{
		Name: id, Required: o.Bool("required"), Doc: diag.Text{ID: help, EN: help}, Own: &schema.Own{Name: name, Unit: o.Text("unit")},
	})
	r.kind(o, &r.fields[len(r.fields)-1])
}

// id is a field's id with underscores between its words.
func (r *ownFields) id(o *schema.Object) (string, bool) {
	typed := o.Text("id")
	id := strings.NewReplacer(" ", "_", "-", "_").Replace(typed)
	before, twice := r.ids[id]
	switch {
	case typed == "": // reported as missing
		r.lost = true
	case !ownForm.MatchString(typed):
		r.lost = true
		hint := diag.T("kode isian terdiri atas huruf kecil dan angka, dengan garis bawah di antara kata, misalnya `kode_rekening`", "ids of fields are made of small letters and digits, with underscores between words, like `account_code`")
		if better := strings.ReplaceAll(plan.Slug(typed), "-", "_"); ownForm.MatchString(better) && len(better) <= 40 {
			hint = diag.T("tulis `%s`: huruf kecil dan angka, dengan garis bawah di antara kata", "write `%s`: small letters and digits, with underscores between words", better)
		}
		r.list.Add(diag.WrongValue, o.At("id"), diag.T("`%s` tidak dapat menjadi kode isian", "`%s` can't be the id of a field", diag.Clip(typed)), hint)
	case schema.Taken(typed):
		r.list.Add(diag.DuplicateID, o.At("id"), diag.T("`%s` sudah menjadi kunci bawaan program atau tampilannya", "`%s` is a built-in key of programs or their views already", id),
			diag.T("pakai kunci bawaan itu, atau beri isian ini kode lain, misalnya `%s_kota`", "use the built-in key, or give this field another id, like `city_%s`", id))
	case twice:
		r.list.Add(diag.DuplicateID, o.At("id"), diag.T("isian `%s` sudah didefinisikan", "field `%s` is already defined", id), diag.T("hapus salah satunya", "delete one of them"),
			diag.Related{Span: before, Text: diag.T("definisi pertama di sini", "first defined here")})
	default:
		r.ids[id] = o.At("id")
		return id, true
	}
	return "", false
}

// name tells whether a name can head a column of a sheet: none that is there
// already, and none that two fields have.
func (r *ownFields) name(o *schema.Object, name string) bool {
	key := strings.ToLower(name)
	before, twice := r.names[key]
	switch {
	case sheet.BuiltIn(name):
		r.list.Add(diag.DuplicateID, o.At("name"), diag.T("`%s` sudah menjadi judul kolom bawaan di lembar program", "`%s` is the header of a built-in column of sheets already", diag.Clip(name)),
			diag.T("pakai kunci bawaan itu, atau beri isian ini nama lain", "use the built-in key, or give this field another name"))
		return false
	case twice:
		r.list.Add(diag.DuplicateID, o.At("name"), diag.T("dua isian bernama `%s`", "two fields are named `%s`", diag.Clip(name)), diag.T("beri nama yang membedakannya", "give them names that tell them apart"),
			diag.Related{Span: before, Text: diag.T("yang pertama di sini", "the first one is here")})
		return false
	}
	r.names[key] = o.At("name")
	return true
}

// kind says what the field holds. One that is wrong holds any texts, so that
// only the definition is reported.
func (r *ownFields) kind(o *schema.Object, f *schema.Field) {
	word := o.Text("kind")
	choices := r.choices(o)
	f.Kind = ownKinds[cmp.Or(word, "text")]
	switch {
	case o.Spoilt("kind") || o.Spoilt("choices"):
		f.Kind = schema.Texts
	case choices == nil && word == "choice":
		f.Kind = schema.Texts
		r.list.Add(diag.MissingKey, o.At("kind"), diag.T("isian `%s` tidak punya pilihan", "field `%s` has no choices", f.Name),
			diag.T("tambahkan misalnya `pilihan: [Swakelola, Kontrak]`", "add for example `choices: [In-house, Contract]`"))
	case choices != nil && (word == "" || word == "choice"):
		f.Kind = schema.Enum
	case choices != nil && word == "texts":
		f.Kind = schema.Enums
	case choices != nil:
		f.Kind = schema.Texts
		r.list.Add(diag.WrongValue, o.At("choices"), diag.T("`pilihan` hanya berlaku untuk jenis `pilihan` dan `daftar`", "`choices` are for the kinds `choice` and `texts` only"),
			diag.T("hapus `pilihan`, atau tulis `jenis: pilihan`", "delete `choices`, or write `kind: choice`"))
	}
	if f.Kind == schema.Enum || f.Kind == schema.Enums {
		f.Own.Choices = choices
		for _, c := range choices {
			f.Words = append(f.Words, schema.Word{Name: c.ID})
		}
	}
	if f.Own.Unit != "" && f.Kind != schema.Number && !o.Spoilt("kind") {
		r.list.Add(diag.WrongValue, o.At("unit"), diag.T("`satuan` hanya berlaku untuk jenis `angka`", "`unit` is for the kind `number` only"),
			diag.T("hapus `satuan`, atau tulis `jenis: angka`", "delete `unit`, or write `kind: number`"))
		f.Own.Unit = ""
	}
}

func (r *ownFields) choices(o *schema.Object) []schema.Choice {
	var out []schema.Choice
	seen := map[string]source.Span{}
	for _, c := range o.Objects("choices") {
		id := strings.Join(strings.Fields(c.Text("id")), " ")
		key := strings.NewReplacer(" ", "", "-", "", "_", "").Replace(strings.ToLower(id))
		before, twice := seen[key]
		switch {
		case id == "": // reported as missing
		case key == "":
			r.list.Add(diag.WrongValue, c.At("id"), diag.T("`%s` tidak dapat menjadi pilihan", "`%s` can't be a choice", id), diag.T("tanda hubung saja berarti kosong", "a hyphen alone means that there is nothing"))
		case twice:
			r.list.Add(diag.DuplicateID, c.At("id"), diag.T("pilihan `%s` sudah ada", "there is a choice `%s` already", diag.Clip(id)), diag.T("hapus salah satunya", "delete one of them"),
				diag.Related{Span: before, Text: diag.T("yang pertama di sini", "the first one is here")})
		default:
			seen[key] = c.At("id")
			name := cmp.Or(c.Text("name"), id)
			out = append(out, schema.Choice{ID: id, Name: name, Short: cmp.Or(c.Text("short"), name)})
		}
	}
	return out
}
