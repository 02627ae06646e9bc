package site

import (
	"bytes"
	"cmp"
	"html/template"
	"sync"

	"jilid/build/site/html"
)

// Frame is what the pages of a folder have in common, ready to be put on them: to execute its templates
// for each of a thousand pages would take longer than for all that they don't have in common. It is empty
// if the plan has layouts of its own, which may show anything of a page anywhere.
type Frame struct {
	Head   template.HTML // the links of the head
	Header template.HTML // empty, too, if there are other languages: it leads to the same page in these
	Foot   template.HTML // the footer, and what scripts need
}

// frames are the shells of pages without what is of one page only, made once for every folder, as links
// differ by these, kind of page and section.
type frames struct {
	mu   sync.Mutex
	made map[frameKey]Shell
}

type frameKey struct{ folder, kind, section string }

func (f *frames) of(key frameKey, make func() Shell) Shell {
	f.mu.Lock()
	defer f.mu.Unlock()
	sh, ok := f.made[key]
	if !ok {
		if f.made == nil {
			f.made = map[frameKey]Shell{}
		}
		sh = make()
		f.made[key] = sh
	}
	return sh
}

// framed is the shell of all pages of a kind and a section that are in a page's folder.
func (s *site) framed(address, kind, section string) Shell {
	sh := s.shell
	sh.Kind = kind
	sh.base = s.Plan.BaseURL
	if f, ok := s.assets.files["card.png"]; ok {
		sh.Card = s.main.url(f.address)
	}
	if s.hasFeed() {
		sh.Feed = html.Rel(address, feedAddress)
	}
	if s.main.dated() {
		sh.Changes = html.Rel(address, s.changesAddress())
	}
	sh.Home = html.Rel(address, "index.html")
	sh.Data = html.Rel(address, dataAddress)
	sh.Search = s.searchLinks(address)
	sh.Style = cmp.Or(s.assets.href(address, "whole.css"), s.assets.href(address, "site.css"))
	sh.Styles = s.styles(address, kind)
	sh.LateStyle = s.assets.href(address, lateStyle)
	sh.PrintStyle = s.assets.href(address, "print.css")
	if sh.Logo != nil {
		sh.Logo = &Logo{s.file(address, html.FileAddress(s.Plan.Logo)), sh.Logo.Width, sh.Logo.Height}
	}
	sh.Icon = s.assets.href(address, "icon.svg")
	sh.Scripts = s.scripts(address, kind)
	menu := s.menu(address, section)
	sh.Nav, sh.Menu = menu.links, menu.html
	if kind != "print" {
		sh.Frame = Frame{Head: s.layouts.part("links", &sh), Foot: s.layouts.part("foot", &sh)}
		if len(s.tongues) < 2 {
			sh.Frame.Header = s.layouts.part("header", &sh)
		}
	}
	return sh
}

// part is a part of base.html for a shell, if it is the built-in one whatever the page.
func (l *Layouts) part(name string, sh *Shell) template.HTML {
	if len(l.own) > 0 {
		return ""
	}
	var b bytes.Buffer
	if err := l.pages["home.html"].ExecuteTemplate(&b, name, sh); err != nil {
		return "" // then the page says it
	}
	return template.HTML(b.String())
}
