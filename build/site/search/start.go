package search

import (
	"bytes"
	"encoding/json"
	"strings"

	"jilid/build/text/lang"
)

// start is the file that tells what there is and what the others are called.
func start(p Plan, readings []*reading, shards []shard, texts []text, words string) File {
	v := struct {
		Lang   string      `json:"lang"`
		Idle   string      `json:"idle"`
		Long   [][2]string `json:"long"`
		Words  string      `json:"words"`
		Shards []string    `json:"shards"`
		Texts  []int       `json:"texts"` // of every file of texts, how many pages it has
		Files  []string    `json:"files"` // and what it is called
		Pages  string      `json:"pages"` // of every page, its kind and the lengths of its passages
	}{Lang: string(p.Lang), Idle: idle[lang.ID] + " " + idle[lang.EN], Long: p.Long, Words: words, Shards: []string{}, Texts: []int{}, Files: []string{}}
	if v.Long == nil {
		v.Long = [][2]string{}
	}
	for _, s := range shards {
		v.Shards = append(v.Shards, s.file.Name)
	}
	for _, t := range texts {
		v.Texts = append(v.Texts, len(t.pages))
		v.Files = append(v.Files, t.file.Name)
	}
	var pages strings.Builder
	for i, r := range readings {
		pages.WriteByte(byte(p.Pages[i].Kind))
		pages.WriteString(r.lengths)
	}
	v.Pages = pages.String()
	return File{Start, script("search/start", v)}
}

// script is a script that hands over a value under a name; see jilidData in app.js.
func script(name string, value any) []byte {
	var b bytes.Buffer
	b.WriteString(`jilidData("` + name + `",`)
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		panic(err) // strings and numbers can be written
	}
	return append(bytes.TrimSuffix(b.Bytes(), []byte("\n")), ");\n"...)
}
