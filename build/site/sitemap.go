package site

import (
	"encoding/xml"
	"net/url"
	"strings"

	"jilid/build/site/html"
)

// url is the whole address of a page of this language, or "" if the plan doesn't say where the site
// will be. That of a file is s.main.url.
func (s *site) url(address string) string {
	if s.Plan.BaseURL == "" {
		return ""
	}
	return s.Plan.BaseURL + html.Rel("", s.folder+address)
}

// addSitemap lists the pages for search engines, where the plan says at which
// address the site will be (sitemaps.org, protocol 0.9), and tells them of the list, if
// that is at the root of a host, where robots.txt is looked for (RFC 9309).
func (s *site) addSitemap(into *claims, all []page) {
	if s.Plan.BaseURL == "" {
		return
	}
	into.later("sitemap.xml", func() []byte { return s.makeSitemap(all) }, origin{})
	if u, err := url.Parse(s.Plan.BaseURL); err == nil && u.Path == "/" {
		into.add("robots.txt", []byte("User-agent: *\nAllow: /\nSitemap: "+s.url("sitemap.xml")+"\n"), origin{})
	}
}

func (s *site) makeSitemap(all []page) []byte {
	var b strings.Builder
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, p := range all {
		if p.address == notFoundAddress || p.layout == "print.html" {
			continue // they aren't to be found
		}
		b.WriteString("<url><loc>")
		xml.EscapeText(&b, []byte(s.url(p.address)))
		b.WriteString("</loc>")
		if date := s.modified(p); date != "" {
			b.WriteString("<lastmod>" + date + "</lastmod>")
		}
		b.WriteString("</url>\n")
	}
	b.WriteString("</urlset>\n")
	return []byte(b.String())
}

// modified is when what a page is made of was last changed: a chapter's or program's file, or any.
func (s *site) modified(p page) string {
	if f := p.from.at.File; f != nil && (p.layout == "chapter.html" || p.layout == "program.html") {
		return s.changed(f)
	}
	return s.lastChanged()
}
