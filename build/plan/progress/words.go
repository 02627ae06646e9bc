package progress

import "jilid/build/text/lang"

// Word is an outcome in words; one that isn't due has none.
func (o Outcome) Word() lang.Word { return outcomeWords[o] }

var outcomeWords = map[Outcome]lang.Word{
	Unreported: {ID: "belum dilaporkan", EN: "not yet reported"},
	Reported:   {ID: "dilaporkan", EN: "reported"},
	Met:        {ID: "tercapai", EN: "met"},
	Missed:     {ID: "tidak tercapai", EN: "not met"},
}
