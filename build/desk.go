package build

import (
	"context"
	"sync"

	"jilid/build/diag"
	"jilid/build/output"
	"jilid/build/press"
	"jilid/build/site"
	"jilid/build/source"
)

// Desk is a plan on its writer's desk: nothing of it is made before somebody looks at it.
// Its files have the bytes that [Builder.Build] would make.
type Desk struct {
	Files *output.Set
	Pages int               // HTML pages of the site
	Diags []diag.Diagnostic // sorted, without doubles; those of pictures and characters are not among them

	// Inspect looks at pictures and characters, too, and gives all there is to say. It takes
	// about as long as making the desk, when it is first asked for.
	Inspect func() []diag.Diagnostic
	// Composed, if there is one, is told all there is to say once the books were asked for, by whoever
	// made them.
	Composed func([]diag.Diagnostic)
}

// Desk is Build for a writer who changes a word and looks at one page of a thousand. A
// page, and the books together, are made when they are first asked for, at any time and
// by several at once. When ctx is done the desk is incomplete and must not be used.
func (b *Builder) Desk(ctx context.Context, tree *source.Tree, problems []source.Problem) *Desk {
	tree = b.begin(tree)
	p := b.prepare(tree, problems, b.opt.Drafts)
	d := &Desk{Files: output.NewSet()}
	files := output.Promises{Set: d.Files}
	if b.ended = ctx.Err() != nil; b.ended {
		return d
	}
	book := b.promiseBooks(p, tree, problems, files, d)
	pages := &counter{Sink: files}
	b.render(ctx, p, tree, func(name string) (site.PDF, bool) {
		bk := book(name)
		return site.PDF{Pages: bk.Pages, Bytes: len(bk.Data)}, bk.Data != nil
	}, promised{pages, files})
	d.Pages = int(pages.pages.Load())
	d.Diags = b.said(p)
	d.Inspect = sync.OnceValue(func() []diag.Diagnostic {
		b.pressing.Lock()
		defer b.pressing.Unlock()
		var found []diag.Diagnostic
		for _, e := range b.opt.Scope.editions(p.plan) {
			found = append(found, b.press(e).Inspect(p.manuscript, p.table, p.theme, b.pressOptions(e))...)
		}
		if len(found) == 0 {
			return d.Diags
		}
		return b.said(p, found...)
	})
	return d
}

// promiseBooks promises the PDFs. It gives what composes them to have the one of a name.
func (b *Builder) promiseBooks(p *prepared, tree *source.Tree, problems []source.Problem, files output.Promises, d *Desk) func(name string) press.File {
	var mu sync.Mutex
	var found []diag.Diagnostic                        // in all editions that were composed
	makes := map[string]func() map[string]press.File{} // by the PDF's name
	for _, e := range b.opt.Scope.editions(p.plan) {
		compose := sync.OnceValue(func() map[string]press.File {
			made := map[string]press.File{}
			books, ds := b.books(b.shown(p, e, tree, problems), e)
			for _, bk := range books {
				made[bk.Path] = bk
			}
			mu.Lock()
			defer mu.Unlock()
			found = append(found, ds...)
			if d.Composed != nil {
				d.Composed(b.said(p, found...))
			}
			return made
		})
		for _, bk := range p.plan.Books {
			name := p.plan.PDF(bk, e)
			makes[name] = compose
			files.AddLater(name, func() []byte { return compose()[name].Data })
		}
	}
	return func(name string) press.File {
		if makes[name] == nil {
			return press.File{}
		}
		return makes[name]()[name]
	}
}

// promised counts pages that are only promised, too.
type promised struct {
	*counter
	output.Promises
}

func (p promised) Add(name string, data []byte)  { p.counter.Add(name, data) }
func (p promised) Lend(name string, data []byte) { p.counter.Lend(name, data) }

func (p promised) AddLater(name string, make func() []byte) {
	p.count(name)
	p.Promises.AddLater(name, make)
}
