package site

import (
	"html"
	"strings"

	pages "jilid/build/site/html"
	"jilid/build/source"
)

// addRedirects publishes a page at every old address of a chapter that leads to
// where the chapter is now; it works without a server's help.
func (s *site) addRedirects(into *claims) {
	for _, c := range s.Plan.Chapters() {
		for i, old := range c.Aliases {
			to := html.EscapeString(pages.Rel(old, c.Address))
			into.add(old, []byte("<!doctype html>\n<html lang=\""+string(s.lang)+"\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\""+policy+"\">\n<title>"+html.EscapeString(c.Title)+
				"</title>\n<meta http-equiv=\"refresh\" content=\"0; url="+to+"\">\n<meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\""+to+
				"\">\n</head>\n<body>\n<p><a href=\""+to+"\">"+html.EscapeString(c.Title)+"</a></p>\n</body>\n</html>\n"), origin{c.AliasSpans[i], dropAlias})
		}
	}
}

// manuscript is where a file can be seen, and on most hosts edited, in the plan's
// repository.
func (s *site) manuscript(f *source.File) string {
	if s.Plan.Repository == "" || f == nil {
		return ""
	}
	return strings.TrimSuffix(s.Plan.Repository, "/") + "/blob/HEAD/" + f.Path
}
