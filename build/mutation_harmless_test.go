package build_test

import "regexp"

// harmlessMistake is a kind of mistake; mutator and class are patterns.
type harmlessMistake struct{ mutator, class, because string }

// harmless are the mistakes that nobody can see, because what they leave is as
// good a plan as before: of which mutators, in which classes, and why.
var harmless = []harmlessMistake{
	// What may be left out.
	{"key left out|no value", `program\.(summary|location|legal_basis|outputs|goals|partners|part|risks|activities|phases|depends_on|progress)|activity\.(output|years|agency)|risk\.mitigation|progress\.(text|physical|issue|next|evidence)|quick_win\..*|stage\.(start|end|output)|agency\.short|indicator\.actual`,
		"a record needs little more than its name"},
	{"key left out|no value", `program\.(horizon|status)`, "the time frame follows from the years; a program is planned until somebody says otherwise"},
	{"key left out|no value", `budget\.(amount|source|spent|note)`, "money may not be costed yet, or nobody knows from where it comes; that is not nothing, and is shown"},
	{"key left out|no value", `plan\.(subtitle|region|language|period|publisher|theme|version|date|abstract|as_of|books|dimensions|abbreviations|print|evaluations|stages)|print\..*|book\.title|evaluation\.(parts|dimensions)|score\.weight|field\..*|choice\..*`,
		"a plan has usual values for what it doesn't say"},
	{"key left out|no value", `chapter\..*`, "a chapter has the name of its file, and its place says what it is"},
	{"key left out|no value", `view .*`, "a view shows all there is, in its usual form"},

	{"key left out|no value|front matter gone|file gone|file empty|file cut off|file's ending misspelt|file's ending in capitals|file's name misspelt", `translated .*`,
		"what isn't translated is said in the original's words, which a hint says"},

	// What says the same.
	{"one blank more before the key|tab before the key", `view include\.from`, "the only key of a text may be indented"},
	{"view's body indented", `.*`, "the keys of a text may all be indented"},
	{"text for a collection", `program\.(activities|risks|progress|indicators)|field\.choices`, "a text alone is a list of one"},
	{"quotes left out", `.*`, "a text needs no quotes unless a sign in it has a meaning"},
	{"opening quote left out", `view chart\.labels|indicator\.baseline|activity\.output`, `5" are five inches`},
	{"file's ending in capitals", `chapter|program|index`, "capitals in the ending of a file's name say nothing"},
	{"link without its ending", `link`, "a chapter is found without it"},
	{"caption glued to its table", `caption`, "an empty line between may be, but needn't"},

	// What nothing else speaks of.
	{"definition misspelt|heading's id misspelt|heading's id left out|caption's id misspelt|picture's id left out|picture's id misspelt", `.*`, "an id that nothing refers to is as good as another"},
	{"file gone|file's name misspelt|file with a blank in its name", `chapter|program|index|csv`, "nothing refers to the file; its name is an address"},
	{"file twice", `svg|jpg|png|csv`, "a file beside the chapters that nothing uses is left alone"},
	{"front matter gone", `front of a chapter`, "a chapter needs no front matter, and nothing refers to this one"},

	// What nobody can know but the writer.
	{"id unknown|id of another sort", `program\.partners`, "a partner may be anyone"},
	{"year of a map outside the program", `indicator\.targets\.\*`, "results may come after the work"},
	{"number far too large", `view (scores\.scale|chart\.max)`, "an axis may be longer than its bars"},
	{"heading two levels deeper", `heading`, "below a heading of the level above it is an ordinary one"},
	{"file cut off", `chapter|index|svg`, "what is left is a chapter, or a drawing"},
	{"data with a word for a number|data with the letter O|data with a bare decimal comma", `data`, "a table may hold words; in a chart they are reported"},
	{"data column renamed|data without its head", `data`, "any word may be the name of a column"},
	{"source's title left out|source's year left out", `bib`, "an undated letter is a source, too"},
	{"comma left out|dash line within front matter|heading's id misspelt|heading's id left out|file twice|text for a collection|opening quote left out", `translated .*`, "as in an original, or a comma of the words"},
	{"view without its name", `fence`, "a block without a name is an ordinary block, and nothing in this one belongs to views alone"},
}

// harmlessAs is which entry of harmless says that a mutant is; -1 if none does.
func harmlessAs(m mutant) int {
	for i, h := range harmless {
		if whole(h.mutator).MatchString(m.mutator) && whole(h.class).MatchString(m.class) {
			return i
		}
	}
	return -1
}

var patterns = map[string]*regexp.Regexp{}

func whole(pattern string) *regexp.Regexp {
	if patterns[pattern] == nil {
		patterns[pattern] = regexp.MustCompile(`^(?:` + pattern + `)$`)
	}
	return patterns[pattern]
}
