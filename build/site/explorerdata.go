package site

import (
	"encoding/json"
	"slices"

	"jilid/build/plan/opendata"
)

// programsScript has the content of programs.csv, for pages that were opened
// from disk and may not read files: explorer.js asks for it to write out the rows
// that are shown.
const programsScript = "programs.csv.js"

// addProgramsScript publishes it where there are programs.
func (s *site) addProgramsScript(c *claims) {
	files := s.data()
	i := slices.IndexFunc(files, func(f opendata.File) bool { return f.Name == "programs.csv" })
	if i < 0 {
		return
	}
	text, err := json.Marshal(string(files[i].Data))
	if err != nil {
		panic(err) // a string
	}
	c.add(dataFolder+programsScript, []byte("jilidData(\"programs.csv\", "+string(text)+");\n"), origin{})
}
