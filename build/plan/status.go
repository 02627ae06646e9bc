package plan

import "jilid/build/text/lang"

var statusWords = map[string]lang.Word{
	"planned":   {ID: "direncanakan", EN: "planned"},
	"preparing": {ID: "disiapkan", EN: "preparing"},
	"ongoing":   {ID: "berjalan", EN: "ongoing"},
	"done":      {ID: "selesai", EN: "done"},
	"delayed":   {ID: "tertunda", EN: "delayed"},
	"stopped":   {ID: "dihentikan", EN: "stopped"},
	"routine":   {ID: "berlanjut rutin", EN: "routine"},
}

// StatusWord is the word for a status, "planned" to "routine".
func StatusWord(status string) lang.Word { return statusWords[status] }

// StatusWord is the program's status in words; none given means planned.
func (g *Program) StatusWord() lang.Word {
	if g.Status == "" {
		return statusWords["planned"]
	}
	return statusWords[g.Status]
}
