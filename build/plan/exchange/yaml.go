package exchange

import (
	"bytes"
	"slices"
	"strings"

	"jilid/build/source"
	"jilid/build/text/yaml"
)

// doc edits the YAML of a file by the places of its nodes: what isn't touched
// stays as it was written. Collections are in block style (a line per entry) or
// in flow style (in brackets); edits follow what is there.
type doc struct {
	file *source.File
	edit func(start, end int, text string)
	gone map[*yaml.Node]bool // keys and items that were taken away
}

func (d *doc) data() []byte { return d.file.Data }

func (d *doc) flow(n *yaml.Node) bool {
	at := n.Span.Start
	return at < len(d.data()) && (d.data()[at] == '{' || d.data()[at] == '[')
}

// column is how far from the line's start an offset is.
func (d *doc) column(at int) int { return at - (bytes.LastIndexByte(d.data()[:at], '\n') + 1) }

// eol is where the line of an offset ends, without its line break.
func (d *doc) eol(at int) int {
	end := len(d.data())
	if i := bytes.IndexByte(d.data()[at:], '\n'); i >= 0 {
		end = at + i
	}
	if end > at && d.data()[end-1] == '\r' {
		end--
	}
	return end
}

// blockEnd is the end of the entry in block style whose key or dash stands at
// an offset: of the last line that is indented deeper. Empty lines and comments
// behind it aren't part of it. A list may stand at the column of its key.
func (d *doc) blockEnd(at int, list bool) int {
	margin := d.column(at)
	end := d.eol(at)
	for next := end; ; {
		i := bytes.IndexByte(d.data()[next:], '\n')
		if i < 0 {
			return end
		}
		begin := next + i + 1
		stop := d.eol(begin)
		line := string(d.data()[begin:stop])
		text := strings.TrimLeft(line, " ")
		indent := len(line) - len(text)
		next = stop
		if begin >= len(d.data()) {
			return end
		}
		if text == "" {
			continue
		}
		if indent < margin || indent == margin && !(list && (strings.HasPrefix(text, "- ") || text == "-")) || strings.HasPrefix(line, "---") {
			return end
		}
		if !strings.HasPrefix(text, "#") {
			end = stop
		}
	}
}

// newline is how the file's lines end.
func (d *doc) newline() string {
	if bytes.Contains(d.data(), []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

// replace puts a text in the place of a value; within is the key or dash of its
// entry, if it stands in block style.
func (d *doc) replace(n *yaml.Node, text string, key int, block bool) {
	start, end := n.Span.Start, n.Span.End
	if block && n.Kind != yaml.Null {
		if whole := d.blockEnd(key, n.Kind == yaml.List); whole > d.eol(n.Span.Start) {
			end = whole // more lines than the first: a folded text, a map or list in block style
		}
	}
	switch {
	case start == end && start > 0 && d.data()[start-1] == ':':
		text = " " + text
	case block && (n.Kind == yaml.List || n.Kind == yaml.Map) && !d.flow(n) && key+d.keyEnd(key) < start:
		start, text = key+d.keyEnd(key), " "+text // on the line of its key
	}
	d.edit(start, end, text)
}

// keyEnd is how far behind the beginning of a key the colon ends it.
func (d *doc) keyEnd(key int) int { return bytes.IndexByte(d.data()[key:], ':') + 1 }

// insert adds `key: value` to a map, behind the pair it belongs behind, or else
// as the first.
func (d *doc) insert(m *yaml.Node, after int, text string) {
	if d.flow(m) {
		switch {
		case len(m.Pairs) == 0:
			d.edit(m.Span.Start+1, m.Span.Start+1, text)
		case after < 0:
			at := m.Pairs[0].Key.Span.Start
			d.edit(at, at, text+", ")
		default:
			p := m.Pairs[after]
			at := max(p.Value.Span.End, p.Key.Span.End)
			d.edit(at, at, ", "+text)
		}
		return
	}
	first := m.Pairs[max(after, 0)]
	key := first.Key.Span.Start
	indent := strings.Repeat(" ", d.column(m.Pairs[0].Key.Span.Start))
	if after < 0 {
		d.edit(key, key, text+d.newline()+indent)
		return
	}
	at := d.blockEnd(key, first.Value.Kind == yaml.List)
	d.edit(at, at, d.newline()+indent+strings.ReplaceAll(text, "\n", d.newline()+indent))
}

// remove takes a pair out of a map that keeps others.
func (d *doc) remove(m *yaml.Node, i int) {
	p := m.Pairs[i]
	d.gone[p.Key] = true
	start, end := p.Key.Span.Start, max(p.Value.Span.End, p.Key.Span.End)
	switch {
	case d.flow(m):
		prev := slices.IndexFunc(m.Pairs[:i], func(q yaml.Pair) bool { return !d.gone[q.Key] })
		if prev < 0 && i+1 < len(m.Pairs) {
			d.edit(start, m.Pairs[i+1].Key.Span.Start, "")
			return
		}
		if i > 0 {
			q := m.Pairs[i-1]
			start = max(q.Value.Span.End, q.Key.Span.End)
		}
		d.edit(start, end, "")
	case d.lineStart(start):
		d.lines(start, d.blockEnd(start, p.Value.Kind == yaml.List))
	case i+1 < len(m.Pairs): // behind a dash
		d.edit(start, m.Pairs[i+1].Key.Span.Start, "")
	}
}

// lineStart tells whether nothing but blanks is before an offset in its line.
func (d *doc) lineStart(at int) bool {
	return len(bytes.TrimLeft(d.data()[at-d.column(at):at], " ")) == 0
}

// lines takes away whole lines.
func (d *doc) lines(start, end int) {
	start -= d.column(start)
	if i := bytes.IndexByte(d.data()[end:], '\n'); i >= 0 {
		end += i + 1
	}
	d.edit(start, end, "")
}

// dash is where the dash of an item in block style stands.
func (d *doc) dash(n *yaml.Node) int {
	for at := n.Span.Start - 1; at >= 0 && d.data()[at] != '\n'; at-- {
		if d.data()[at] == '-' {
			return at
		}
	}
	return n.Span.Start
}

// add puts items at the end of a list.
func (d *doc) add(list *yaml.Node, texts []string) {
	last := len(list.Items) - 1
	for last > 0 && d.gone[list.Items[last]] {
		last--
	}
	if d.flow(list) {
		at, text := list.Span.Start+1, strings.Join(texts, ", ")
		if last >= 0 {
			at, text = list.Items[last].Span.End, ", "+text
		}
		d.edit(at, at, text)
		return
	}
	dash := d.dash(list.Items[last])
	at := d.blockEnd(dash, false)
	indent := d.newline() + strings.Repeat(" ", d.column(dash)) + "- "
	d.edit(at, at, indent+strings.Join(texts, indent))
}

// drop takes an item out of a list that keeps others.
func (d *doc) drop(list *yaml.Node, i int) {
	n := list.Items[i]
	d.gone[n] = true
	if !d.flow(list) {
		dash := d.dash(n)
		d.lines(dash, d.blockEnd(dash, false))
		return
	}
	kept := slices.ContainsFunc(list.Items[:i], func(q *yaml.Node) bool { return !d.gone[q] })
	switch {
	case kept || i+1 == len(list.Items):
		d.edit(list.Items[i-1].Span.End, n.Span.End, "")
	default:
		d.edit(n.Span.Start, list.Items[i+1].Span.Start, "")
	}
}
