package schema

import (
	"strings"

	"jilid/build/diag"
	"jilid/build/text/yaml"
)

// byYear decodes {2020: …, 2021-2022: …}.
func (d *decoder) byYear(n *yaml.Node) *Value {
	if n.Kind != yaml.Map {
		d.wrong(n, diag.T("isian `tahun: nilai`", "a map of `year: value`"), diag.T("tulis misalnya `{2020: 10, 2021: 20}`", "write `{2020: 10, 2021: 20}`"))
		return nil
	}
	v := &Value{}
	for _, p := range n.Pairs {
		first, last, ok := span(p.Key.Text)
		if !ok {
			d.wrong(p.Key, diag.T("tahun", "a year"), diag.T("kuncinya tahun (`2020`) atau rentang (`2021-2022`)", "the keys are years (`2020`) or ranges (`2021-2022`)"))
			continue
		}
		if last < first {
			d.Add(diag.EndBefore, p.Key.Span, diag.T("%d lebih dahulu daripada %d", "%d is before %d", last, first), diag.T("tulis `%d-%d`", "write `%d-%d`", last, first))
			continue
		}
		if p.Value.Kind == yaml.Null {
			continue
		}
		if s, ok := d.text(p.Value); ok {
			v.ByYear = append(v.ByYear, YearText{first, last, s, p.Key.Span})
		}
	}
	return v
}

// named decodes {name: text}.
func (d *decoder) named(n *yaml.Node) *Value {
	if n.Kind != yaml.Map {
		d.wrong(n, diag.T("isian `kode: nama`", "a map of `id: name`"), diag.T("tulis misalnya `{service: Pelayanan Publik}`", "write `{service: Public service}`"))
		return nil
	}
	v := &Value{}
	for _, p := range n.Pairs {
		if p.Value.Kind == yaml.Null {
			v.Named = append(v.Named, NameText{p.Key.Text, p.Key.Text, p.Key.Span})
		} else if s, ok := d.text(p.Value); ok {
			v.Named = append(v.Named, NameText{p.Key.Text, s, p.Key.Span})
		}
	}
	return v
}

// series decodes {name: [1, 2, 3]}.
func (d *decoder) series(n *yaml.Node) *Value {
	if n.Kind != yaml.Map {
		d.wrong(n, diag.T("isian `nama: [angka, angka]`", "a map of `name: [number, number]`"), diag.T("tulis misalnya `{Target: [10, 20]}`", "write `{Target: [10, 20]}`"))
		return nil
	}
	v := &Value{}
	for _, p := range n.Pairs {
		row := NumberRow{Name: p.Key.Text, Span: p.Key.Span}
		items := []*yaml.Node{p.Value}
		if p.Value.Kind == yaml.List {
			items = p.Value.Items
		}
		for _, item := range items {
			number, ok := int64(0), false
			if item.Kind == yaml.Scalar {
				number, ok = decimal(strings.TrimSpace(strings.TrimSuffix(item.Text, "%")))
			}
			if !ok && item.Kind != yaml.Null {
				d.wrong(item, diag.T("angka", "a number"), diag.T("tulis misalnya `3.6`, atau `\"3,6\"` dalam tanda kutip", "write `3.6`, or `\"3,6\"` in quotes"))
			}
			row.Numbers = append(row.Numbers, Decimal{number, ok})
		}
		v.Series = append(v.Series, row)
	}
	return v
}

// describe says what a value is, for messages about values of the wrong type.
func describe(n *yaml.Node) diag.Text {
	switch n.Kind {
	case yaml.Null:
		return diag.T("kosong", "nothing")
	case yaml.List:
		return diag.T("daftar", "a list")
	case yaml.Map:
		return diag.T("isian `kunci: nilai`", "a map of `key: value`")
	}
	s := diag.Clip(n.Text)
	switch {
	case n.Quoted:
		return diag.T("teks \"%s\"", "the text \"%s\"", s)
	case yamlTruth(n.Text):
		return diag.T("nilai ya/tidak `%s`", "the truth value `%s`", s)
	case dateForm.MatchString(n.Text):
		return diag.T("tanggal `%s`", "the date `%s`", s)
	case numberForm.MatchString(n.Text):
		return diag.T("angka `%s`", "the number `%s`", s)
	}
	return diag.T("teks `%s`", "the text `%s`", s)
}
