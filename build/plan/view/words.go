package view

import "jilid/build/text/lang"

var horizonWords = map[string]lang.Word{
	"short":  {ID: "pendek", EN: "short"},
	"medium": {ID: "menengah", EN: "medium"},
	"long":   {ID: "panjang", EN: "long"},
}

// uncosted stands behind the word for a sum that leaves programs out.
var uncosted = lang.Word{ID: "(belum seluruhnya dihitung: %s)", EN: "(not fully costed: %s)"}
