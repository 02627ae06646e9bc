package site

import (
	gohtml "html"
	"html/template"
	"path"
	"strings"
	"sync"

	"jilid/build/plan/refs"
	"jilid/build/site/html"
	"jilid/build/text/lang"
)

// NavLink is an entry of the main navigation.
type NavLink struct {
	Link
	Current bool
	section string
}

// maxMenuBooks is up to how many books are entries of the main navigation. With more of
// them it would fill the screen, and one entry leads to all.
const maxMenuBooks = 12

// allBooks is the section of every book then.
const allBooks = "\x00books"

// menu is the main navigation: the links, and ready to be put on a page.
type menu struct {
	links []NavLink
	html  template.HTML
}

// menus are made once for every folder that pages stand in, and every section: the
// template of a page would take longer for it than for all the rest.
type menus struct {
	mu   sync.Mutex
	made map[[2]string]menu
}

// menu is the one of the page at an address.
func (s *site) menu(address, section string) menu {
	if s.manyBooks() && s.Plan.Book(section) != nil {
		section = allBooks
	}
	key := [2]string{path.Dir(address), section}
	s.menus.mu.Lock()
	defer s.menus.mu.Unlock()
	m, ok := s.menus.made[key]
	if !ok {
		for _, e := range s.sections() {
			e.Current = e.section == section
			e.Href = html.Rel(address, e.Href)
			if e.section == allBooks {
				e.Href += "#h-buku"
			}
			m.links = append(m.links, e)
		}
		m.html = writeMenu(m.links)
		if s.menus.made == nil {
			s.menus.made = map[[2]string]menu{}
		}
		s.menus.made[key] = m
	}
	return m
}

func writeMenu(links []NavLink) template.HTML {
	var b strings.Builder
	b.WriteString("<ul>")
	for _, e := range links {
		b.WriteString(`<li><a href="` + gohtml.EscapeString(e.Href) + `"`)
		if e.Current {
			b.WriteString(` aria-current="true"`)
		}
		if e.Title != "" {
			b.WriteString(` title="` + gohtml.EscapeString(e.Title) + `"`)
		}
		b.WriteString(">" + gohtml.EscapeString(e.Text) + "</a></li>")
	}
	b.WriteString("</ul>")
	return template.HTML(b.String())
}

func (s *site) manyBooks() bool { return len(s.Plan.Books) > maxMenuBooks }

// sections are the entries of the main navigation, with addresses from the root.
func (s *site) sections() []NavLink {
	var out []NavLink
	if s.manyBooks() {
		out = append(out, NavLink{Link: Link{Text: s.words.Books, Href: "index.html"}, section: allBooks})
	} else {
		for _, b := range s.Plan.Books {
			out = append(out, NavLink{Link: Link{Text: lang.Book.In(s.lang) + " " + lang.Roman(b.Number), Href: bookAddress(b), Title: b.Title}, section: b.ID})
		}
	}
	if len(s.Plan.Programs) > 0 {
		out = append(out, NavLink{Link: Link{Text: s.words.Programs, Href: programsAddress}, section: "program"})
	}
	if len(s.Plan.Dimensions) > 0 {
		out = append(out, NavLink{Link: Link{Text: s.words.Dimensions, Href: s.dimensionsAddress()}, section: "dimensi"})
	}
	if len(s.Plan.Agencies) > 0 {
		out = append(out, NavLink{Link: Link{Text: s.words.Agencies, Href: s.agenciesAddress()}, section: "opd"})
	}
	if s.Progress != nil {
		out = append(out, NavLink{Link: Link{Text: s.words.Progress, Href: refs.StatusAddress(s.Plan)}, section: "status"})
	}
	return append(out, NavLink{Link: Link{Text: s.words.Explore, Href: refs.ExploreAddress(s.Plan)}, section: exploring})
}
