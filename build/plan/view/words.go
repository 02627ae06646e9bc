package view

import "jilid/build/text/lang"

var horizonWords = map[string]lang.Word{
	"short":  {ID: "pendek", EN: "short"},
	"medium": {ID: "menengah", EN: "medium"},
	"long":   {ID: "panjang", EN: "long"},
}

var statusWords = map[string]lang.Word{
	"planned":   {ID: "direncanakan", EN: "planned"},
	"preparing": {ID: "disiapkan", EN: "preparing"},
	"ongoing":   {ID: "berjalan", EN: "ongoing"},
	"done":      {ID: "selesai", EN: "done"},
	"delayed":   {ID: "tertunda", EN: "delayed"},
	"stopped":   {ID: "dihentikan", EN: "stopped"},
	"routine":   {ID: "berlanjut rutin", EN: "routine"},
}

// statusWord is a status in words; none given means planned.
func statusWord(status string) lang.Word {
	if status == "" {
		status = "planned"
	}
	return statusWords[status]
}

// uncosted stands behind the word for a sum that leaves programs out.
var uncosted = lang.Word{ID: "(belum seluruhnya dihitung: %d program)", EN: "(not fully costed: %d programs)"}
