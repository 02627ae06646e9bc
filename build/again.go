package build

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"

	"jilid/build/diag"
	"jilid/build/site"
	"jilid/build/source"
)

// A build is a function of what is read, of the options and of the program, and of nothing else. So who keeps its
// key and its record needn't do it again while its files are there.

// Key is what a build depends on besides the program itself: two with the same key make the same files and have
// the same to say.
func (b *Builder) Key(tree *source.Tree, problems []source.Problem) [sha256.Size]byte {
	h := sha256.New()
	write := json.NewEncoder(h)
	files := tree.Hash()
	all := []any{files[:], struct {
		Drafts                    bool
		Scope                     Scope
		Date, Commit, Root, Today string
		History                   []site.Revision
	}{b.opt.Drafts, b.opt.Scope, b.opt.Date, b.opt.Commit, b.opt.Root, b.opt.Today, b.opt.History}}
	for _, p := range problems {
		all = append(all, []string{p.Path, fmt.Sprint(p.Trouble, p.Err)})
	}
	for _, v := range all {
		if err := write.Encode(v); err != nil {
			panic(err) // they are texts and numbers
		}
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// record is a Result without its plan and its files.
type record struct {
	Pages int
	Books []Book
	Diags []diag.Diagnostic // without their places
	At    [][]place         // of these: their own, then those of what is related
}

type place struct {
	Path       string `json:",omitempty"`
	Start, End int
}

// Record is what there is to say about a result, for [Recall].
func (r *Result) Record() []byte {
	rec := record{Pages: r.Pages, Books: r.Books}
	for _, d := range r.Diags {
		at := []place{placeOf(d.Span)}
		d.Span = source.Span{}
		related := make([]diag.Related, len(d.Related))
		for i, also := range d.Related {
			at = append(at, placeOf(also.Span))
			related[i].Text = also.Text
		}
		d.Related = related
		rec.Diags, rec.At = append(rec.Diags, d), append(rec.At, at)
	}
	data, err := json.Marshal(rec)
	if err != nil {
		panic(err) // they are texts and numbers
	}
	return data
}

func placeOf(s source.Span) place {
	if s.File == nil {
		return place{}
	}
	return place{s.File.Path, s.Start, s.End}
}

// Recall is the result of an earlier build of a tree with the same key, by its record. It has neither the plan nor files.
func Recall(data []byte, tree *source.Tree) (*Result, error) {
	var rec record
	if err := json.Unmarshal(data, &rec); err != nil {
		return nil, err
	}
	if len(rec.At) != len(rec.Diags) {
		return nil, fmt.Errorf("%d messages have %d places", len(rec.Diags), len(rec.At))
	}
	spans := func(p place) (source.Span, error) {
		f := tree.File(p.Path)
		if p.Path == "" {
			return source.Span{}, nil
		}
		if f == nil || p.Start < 0 || p.End < p.Start || p.End > len(f.Data) {
			return source.Span{}, fmt.Errorf("%s has no place %d", p.Path, p.Start)
		}
		return f.Span(p.Start, p.End), nil
	}
	for i := range rec.Diags {
		d, at := &rec.Diags[i], rec.At[i]
		if len(at) != 1+len(d.Related) {
			return nil, fmt.Errorf("message %d has %d places", i, len(at))
		}
		var err error
		if d.Span, err = spans(at[0]); err != nil {
			return nil, err
		}
		for k := range d.Related {
			if d.Related[k].Span, err = spans(at[1+k]); err != nil {
				return nil, err
			}
		}
	}
	return &Result{Pages: rec.Pages, Books: rec.Books, Diags: rec.Diags}, nil
}
