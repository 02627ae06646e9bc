package site

import (
	"path"
	"regexp"
	"strings"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/theme"
)

// blockedInLayout finds what browsers won't do in a layout of the plan's own, because of the pages' policy: style and
// script within the page, and what comes from elsewhere.
func blockedInLayout(f *source.File) []diag.Diagnostic {
	var diags diag.List
	report := func(at int, what string, hint diag.Text) {
		diags.Add(diag.Blocked, f.Span(at, at+len(what)), diag.T("peramban tidak akan memakai `%s`: halaman hanya boleh memakai berkas situs sendiri", "browsers won't use `%s`: pages may use files of the site only", what), hint)
	}
	style := diag.T("tulis gayanya di extra.css tema, atau ganti Content-Security-Policy di base.html", "write the style in extra.css of the theme, or change the Content-Security-Policy in base.html")
	script := diag.T("taruh skripnya di sebuah berkas .js di folder content, izinkan dengan `markdown: {unsafe_html: true}`, dan sebut dengan `<script defer src=…>`; atau ganti Content-Security-Policy di base.html",
		"put the script into a .js file in the content folder, allow it by `markdown: {unsafe_html: true}` and name it by `<script defer src=…>`; or change the Content-Security-Policy in base.html")
	elsewhere := diag.T("salin berkasnya ke folder content atau tema, atau ganti Content-Security-Policy di base.html", "copy the file into the content folder or the theme, or change the Content-Security-Policy in base.html")
	for _, m := range openTag.FindAllSubmatchIndex(f.Data, -1) {
		name, attrs := strings.ToLower(string(f.Data[m[2]:m[3]])), string(f.Data[m[4]:m[5]])
		switch {
		case name == "style":
			report(m[0], "<style>", style)
		case name == "script" && !sourceAttr.MatchString(attrs) && !strings.Contains(attrs, "json"):
			report(m[0], "<script>", script)
		}
		for _, a := range inlineAttr.FindAllStringSubmatchIndex(attrs, -1) {
			hint := script
			if strings.EqualFold(attrs[a[2]:a[3]], "style") {
				hint = style
			}
			report(m[4]+a[2], attrs[a[2]:a[3]], hint)
		}
		if name != "a" && name != "meta" && !strings.Contains(attrs, "canonical") {
			for _, a := range remoteAttr.FindAllStringSubmatchIndex(attrs, -1) {
				report(m[4]+a[2], attrs[a[2]:a[3]], elsewhere)
			}
		}
	}
	return diags.All()
}

var (
	openTag    = regexp.MustCompile(`<([a-zA-Z]+)([^<>]*)>`)
	sourceAttr = regexp.MustCompile(`\ssrc\s*=`)
	inlineAttr = regexp.MustCompile(`\s(style|on[a-z]+)\s*=\s*["']`)
	remoteAttr = regexp.MustCompile(`\s(?:src|href|srcset|data)\s*=\s*["']((?:https?:)?//[^"'\s]+)`)
)

// blockedInTheme finds what the style sheets of a theme of the plan's own want from elsewhere.
func blockedInTheme(tree *source.Tree, th *theme.Theme) []diag.Diagnostic {
	var diags diag.List
	for _, f := range tree.Under("themes/" + th.Name) {
		if path.Ext(f.Path) != ".css" {
			continue
		}
		for _, m := range remoteURL.FindAllSubmatchIndex(f.Data, -1) {
			at := m[2]
			if at < 0 {
				at = m[4]
			}
			diags.Add(diag.Blocked, f.Span(at, m[1]), diag.T("peramban tidak akan mengambil `%s`: halaman hanya boleh memakai berkas situs sendiri", "browsers won't fetch `%s`: pages may use files of the site only", string(f.Data[at:m[1]])),
				diag.T("unduh berkasnya ke folder tema dan sebut dengan `url(…)` tanpa alamat", "put the file into the theme's folder and name it by `url(…)` without an address"))
		}
	}
	return diags.All()
}

var remoteURL = regexp.MustCompile(`url\(\s*["']?((?:https?:)?//[^"')\s]+)|@import\s*["']((?:https?:)?//[^"'\s]+)`)
