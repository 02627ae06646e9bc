package load

import (
	"cmp"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
	"jilid/build/text/yaml"
)

// planFile reads plan.yaml into the plan. Without one, the plan has what every
// plan has.
func (l *loader) planFile() {
	p := l.plan
	p.Language, p.Theme, p.StaleAfter, p.Print = "id", "default", 12, plan.Print{Paper: "A4", ChapterStart: "right", Bleed: 3 * 720_000 / 254}
	p.Editions = []plan.Edition{plan.Screen}
	f := l.tree.File(contentDir + "/plan.yaml")
	if f == nil {
		f = l.tree.File(contentDir + "/plan.yml")
	}
	if f == nil {
		return
	}
	root, ds := yaml.ParseAs(schema.Plan, f.Span(0, len(f.Data)), "")
	l.diags.Append(ds...)
	l.partial = root.Partial
	o := schema.Decode(schema.Plan, root, &l.diags)
	l.planYAML = o
	l.ownFields(f)
	p.File = f
	p.Title, p.Subtitle, p.Region, p.Publisher = o.Text("title"), o.Text("subtitle"), o.Text("region"), o.Text("publisher")
	p.Language = cmp.Or(o.Text("language"), "id")
	l.languages(o)
	p.Version, p.Date, p.License, p.Abstract = o.Text("version"), o.Text("date"), o.Text("license"), o.Text("abstract")
	p.Repository, p.Editors = l.address(o, "repository"), o.Bool("editors")
	if p.BaseURL = l.address(o, "base_url"); p.BaseURL != "" {
		p.BaseURL = strings.TrimSuffix(p.BaseURL, "/") + "/"
	}
	if years := o.Years("period"); len(years) > 0 {
		p.Period = plan.Years{First: years[0], Last: years[len(years)-1]}
	}
	l.theme(o)
	p.Logo, p.LogoSpan = l.picture(o, "logo"), o.At("logo")
	l.printed(o.Object("print"))
	if v := o.Get("check"); v != nil {
		p.Levels = v.Levels
	}
	if m := o.Object("markdown"); m != nil {
		p.UnsafeHTML = m.Bool("unsafe_html")
	}
	for _, b := range o.Objects("books") {
		if id, ok := l.id(b, "id"); ok && l.first(b, id, diag.T("buku", "book")) {
			p.Books = append(p.Books, &plan.Book{ID: id, Number: len(p.Books) + 1, Title: b.Text("title"), Subtitle: b.Text("subtitle"), Cover: l.cover(b, "cover"), Back: l.cover(b, "back_cover"), Span: b.At("id")})
		}
	}
	for _, d := range o.Objects("dimensions") {
		l.dimension(d)
	}
	for _, a := range o.Objects("agencies") {
		if id, ok := l.id(a, "id"); ok && l.first(a, id, diag.T("perangkat daerah", "agency")) {
			p.Agencies = append(p.Agencies, &plan.Agency{ID: id, Name: cmp.Or(a.Text("name"), id), Short: cmp.Or(a.Text("short"), a.Text("name"), id), Span: a.At("id")})
		}
	}
	for _, s := range o.Objects("stages") {
		if id, ok := l.id(s, "id"); ok && l.first(s, id, diag.T("tahap", "stage")) {
			if start, end := s.Text("start"), s.Text("end"); start != "" && end != "" && end < start {
				l.diags.Add(diag.EndBefore, s.At("end"), diag.T("tahap selesai (%s) sebelum mulai (%s)", "the stage ends (%s) before it begins (%s)", end, start),
					diag.T("tukar keduanya, atau perbaiki tanggalnya", "exchange them, or mend the dates"))
			}
			p.Stages = append(p.Stages, plan.Stage{ID: id, Name: s.Text("name"), Start: s.Text("start"), End: s.Text("end"), Output: s.Text("output"), Span: s.At("id")})
		}
	}
	for _, g := range o.Objects("goals") {
		if code := g.Text("code"); code != "" && l.first(g, code, diag.T("sasaran", "goal")) {
			p.Goals = append(p.Goals, plan.Goal{Code: code, Text: g.Text("text"), Span: g.At("code")})
		}
	}
	l.evaluations(o)
	l.staleAfter(o)
	if v := o.Get("abbreviations"); v != nil {
		for _, a := range v.Named {
			p.Abbreviations = append(p.Abbreviations, plan.Abbreviation{Short: a.Name, Long: a.Text, Span: a.Span})
		}
		lang.SortNames(p.Abbreviations, lang.Of(p.Language), func(a plan.Abbreviation) string { return a.Short })
	}
}

var (
	idForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)
	idHint = diag.T("kode dan nama folder terdiri atas huruf, angka, titik, dan tanda hubung, tanpa spasi", "ids and folder names are made of letters, digits, points and hyphens, without blanks")
)

func validID(s string) bool { return idForm.MatchString(s) }

// id is an object's id, if it can be one.
func (l *loader) id(o *schema.Object, name string) (string, bool) {
	id := o.Text(name)
	if id == "" {
		return "", false // reported as missing
	}
	if !validID(id) {
		l.diags.Add(diag.WrongValue, o.At(name), diag.T("`%s` tidak dapat menjadi kode", "`%s` can't be an id", diag.Clip(id)), idHint)
		return "", false
	}
	return id, true
}

// first tells whether an id of its sort is new, and reports it if not.
func (l *loader) first(o *schema.Object, id string, sort diag.Text) bool {
	key := sort.EN + " " + strings.ToLower(id)
	if l.defined == nil {
		l.defined = map[string]source.Span{}
	}
	at := o.Span
	if o.Record.Key != "" {
		at = o.At(o.Record.Key)
	}
	if before, ok := l.defined[key]; ok {
		l.duplicate(at, before, id, sort)
		return false
	}
	l.defined[key] = at
	return true
}

func (l *loader) duplicate(at, before source.Span, id string, sort diag.Text) {
	l.diags.Add(diag.DuplicateID, at, diag.T("%[1]s `%[2]s` sudah didefinisikan", "%[1]s `%[2]s` is already defined", sort, id),
		diag.T("beri salah satunya kode lain; bila keduanya sama, satukan", "give one of them another id; if both are the same, make them one"),
		diag.Related{Span: before, Text: diag.T("definisi pertama di sini", "first defined here")})
}

// address is a field that holds a web address.
func (l *loader) address(o *schema.Object, name string) string {
	s := o.Text(name)
	if s == "" {
		return ""
	}
	if u, err := url.Parse(s); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		l.diags.Add(diag.WrongValue, o.At(name), diag.T("`%s` bukan alamat web", "`%s` is not a web address", diag.Clip(s)), diag.T("tulis lengkap, misalnya https://contoh.go.id/", "write it in full, like https://example.go.id/"))
		return ""
	}
	return s
}

func (l *loader) theme(o *schema.Object) {
	name := o.Text("theme")
	if name == "" || name == "default" {
		return
	}
	if len(l.tree.Under("themes/"+name)) > 0 && validID(name) {
		l.plan.Theme = name
		return
	}
	known := []string{"default"}
	for _, f := range l.tree.Under("themes") {
		dir, _, ok := strings.Cut(strings.TrimPrefix(f.Path, "themes/"), "/")
		if ok && !slices.Contains(known, dir) {
			known = append(known, dir)
		}
	}
	l.diags.Add(diag.MissingFile, o.At("theme"), diag.T("tema `%s` tidak ada", "theme `%s` doesn't exist", diag.Clip(name)), suggest(name, known))
}

// picture is the picture a field names, seen from the content folder.
func (l *loader) picture(o *schema.Object, name string) *source.File {
	return l.file(o, name, isPicture)
}

// file is the file of some sort that a field names, seen from the content folder.
func (l *loader) file(o *schema.Object, name string, sort func(name string) bool) *source.File {
	s := o.Text(name)
	if s == "" {
		return nil
	}
	wanted := path.Join(contentDir, s)
	f := l.tree.File(wanted)
	if f == nil {
		hint := diag.T("salin berkasnya ke folder %s", "copy the file into folder %s", contentDir)
		if near, ok := l.near(wanted, sort); ok {
			hint = diag.T("maksudnya `%s`?", "did you mean `%s`?", source.Relative(contentDir, near))
		}
		l.diags.AddAbsent("file "+wanted, diag.MissingAsset, o.At(name), diag.T("berkas `%s` tidak ada di folder %s", "file `%s` is not in folder %s", diag.Clip(s), contentDir), hint)
	}
	return f
}

// cover is the picture that a field names for a cover.
func (l *loader) cover(o *schema.Object, name string) plan.Cover {
	return plan.Cover{File: l.picture(o, name), Span: o.At(name)}
}

// mm is a millimetre in thousandths of a point, rounded down.
const mm = 2834

// limit is a length between a least and a most, in millimetres, or or.
func (l *loader) limit(o *schema.Object, name string, or, least, most int) int {
	n := int(o.Number(name))
	if n == 0 {
		return or
	}
	if n < least*mm || n > most*(mm+1) {
		l.diags.Add(diag.WrongValue, o.At(name), diag.T("panjang ini tidak dapat dipakai untuk `%s`", "this length can't be used for `%s`", o.Record.Field(name).Label()),
			diag.T("tulis antara %d mm dan %d mm", "write something between %d mm and %d mm", least, most))
		return or
	}
	return n
}

func (l *loader) printed(o *schema.Object) {
	if o == nil {
		return
	}
	p := l.plan
	p.Print.ChapterStart = cmp.Or(o.Text("chapter_start"), "right")
	p.Print.Bleed = l.limit(o, "bleed", p.Print.Bleed, 1, 10)
	p.Print.ByChapter = o.Text("folios") == "chapter"
	if b := o.Object("binding"); b != nil {
		p.Print.OneSided, p.Print.TopBound = b.Text("sides") == "one", b.Text("edge") == "top"
		p.Print.Gutter = l.limit(b, "gutter", 0, 1, 30)
	}
	l.front, l.back = l.cover(o, "cover"), l.cover(o, "back_cover")
	p.Profile, p.ProfileSpan = l.file(o, "profile", isProfile), o.At("profile")
	if names := o.Texts("edition"); len(names) > 0 {
		p.Editions = nil
		for _, e := range plan.Editions { // in one order, however they are listed
			if slices.Contains(names, string(e)) {
				p.Editions = append(p.Editions, e)
			}
		}
	}
	for _, s := range o.Strs("index") {
		term := doc.IndexTerm(s.Text)
		if slices.Contains(term, "") || len(term) > 3 {
			l.diags.Add(diag.WrongValue, s.Span, diag.T("`%s` bukan istilah indeks", "`%s` is no term of an index", diag.Clip(s.Text)),
				diag.T("tulis istilahnya, atau `anggaran > sumber` untuk anak istilah, paling banyak tiga tingkat", "write the term, or `budget > source` for one below another, three levels at most"))
			continue
		}
		l.plan.IndexTerms = append(l.plan.IndexTerms, plan.IndexTerm{Term: term, Span: s.Span})
	}
	if v := o.Get("paper"); v != nil && v.Object != nil {
		w, h := int(v.Object.Number("width")), int(v.Object.Number("height"))
		switch {
		case w == 0 || h == 0: // reported
		case w < 100*mm || h < 100*mm || w > 450*(mm+1) || h > 450*(mm+1):
			l.diags.Add(diag.WrongValue, v.Span, diag.T("kertas berukuran ini tidak dapat memuat buku", "a book doesn't fit on paper of this size"),
				diag.T("lebar dan tingginya antara 100 mm dan 450 mm", "width and height are between 100 mm and 450 mm"))
		default:
			l.plan.Print.Paper, l.plan.Print.Width, l.plan.Print.Height = "", w, h
		}
	} else if v != nil {
		l.plan.Print.Paper = v.Text
	}
}

func (l *loader) dimension(o *schema.Object) {
	id, ok := l.id(o, "id")
	if !ok || !l.first(o, id, diag.T("dimensi", "dimension")) {
		return
	}
	d := &plan.Dimension{ID: id, Name: cmp.Or(o.Text("name"), id), Mark: o.Text("mark"), Color: o.Text("color"), Icon: l.picture(o, "icon"), Lead: o.Text("lead"), Span: o.At("id")}
	if d.Mark == "" {
		d.Mark = mark(d.Name)
	}
	if v := o.Get("parts"); v != nil {
		for _, part := range v.Named {
			d.Parts = append(d.Parts, plan.DimensionPart{ID: part.Name, Name: part.Text})
		}
	}
	l.plan.Dimensions = append(l.plan.Dimensions, d)
}

// mark makes two letters of a name: of its last word, as in Smart Governance.
func mark(name string) string {
	fields := strings.Fields(name)
	if len(fields) == 0 {
		return ""
	}
	r := []rune(strings.ToUpper(fields[len(fields)-1]))
	return string(r[:min(2, len(r))])
}

// suggest hints at the nearest of the known names, or lists them.
func suggest(name string, known []string) diag.Text {
	if near, ok := diag.Nearest(name, known); ok {
		return diag.T("maksudnya `%s`?", "did you mean `%s`?", near)
	}
	if len(known) > 0 && len(known) <= 8 {
		return diag.T("yang ada: %s", "there are: %s", strings.Join(known, ", "))
	}
	return diag.Text{}
}
