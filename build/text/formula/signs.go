package formula

import (
	"strings"

	"jilid/build/text/lang"
)

// sign is a character with the commands that write it, the part it plays, and
// how it is read out.
type sign struct {
	commands string // without their backslashes; "": it is on the keyboard
	sign     string
	class    Class
	words    lang.Word
}

// signs is everything that is one character and no letter.
var signs = []sign{
	// Between two things.
	{"", "+", Bin, lang.Word{ID: "tambah", EN: "plus"}},
	{"", "−", Bin, lang.Word{ID: "kurang", EN: "minus"}},
	{"ast", "∗", Bin, lang.Word{ID: "bintang", EN: "star"}},
	{"star", "⋆", Bin, lang.Word{ID: "bintang", EN: "star"}},
	{"times", "×", Bin, lang.Word{ID: "kali", EN: "times"}},
	{"cdot", "⋅", Bin, lang.Word{ID: "kali", EN: "times"}},
	{"div", "÷", Bin, lang.Word{ID: "dibagi", EN: "divided by"}},
	{"pm", "±", Bin, lang.Word{ID: "tambah atau kurang", EN: "plus or minus"}},
	{"mp", "∓", Bin, lang.Word{ID: "kurang atau tambah", EN: "minus or plus"}},
	{"cup", "∪", Bin, lang.Word{ID: "gabungan", EN: "union"}},
	{"cap", "∩", Bin, lang.Word{ID: "irisan", EN: "intersection"}},
	{"setminus", "∖", Bin, lang.Word{ID: "tanpa", EN: "without"}},
	{"land wedge", "∧", Bin, lang.Word{ID: "dan", EN: "and"}},
	{"lor vee", "∨", Bin, lang.Word{ID: "atau", EN: "or"}},
	{"circ", "∘", Bin, lang.Word{ID: "bulatan", EN: "circle"}},
	{"bullet", "∙", Bin, lang.Word{ID: "titik tebal", EN: "bullet"}},
	{"oplus", "⊕", Bin, lang.Word{ID: "tambah dalam lingkaran", EN: "circled plus"}},
	{"otimes", "⊗", Bin, lang.Word{ID: "kali dalam lingkaran", EN: "circled times"}},
	{"bmod", "mod", Bin, lang.Word{ID: "modulo", EN: "modulo"}},

	// Relations.
	{"", "=", Rel, lang.Word{ID: "sama dengan", EN: "equals"}},
	{"lt", "<", Rel, lang.Word{ID: "kurang dari", EN: "is less than"}},
	{"gt", ">", Rel, lang.Word{ID: "lebih dari", EN: "is greater than"}},
	{"", ":", Rel, lang.Word{ID: "banding", EN: "to"}},
	{"coloneqq", "≔", Rel, lang.Word{ID: "didefinisikan sebagai", EN: "is defined as"}},
	{"le leq leqslant", "≤", Rel, lang.Word{ID: "kurang dari atau sama dengan", EN: "is less than or equal to"}},
	{"ge geq geqslant", "≥", Rel, lang.Word{ID: "lebih dari atau sama dengan", EN: "is greater than or equal to"}},
	{"ne neq", "≠", Rel, lang.Word{ID: "tidak sama dengan", EN: "is not equal to"}},
	{"", "≮", Rel, lang.Word{ID: "tidak kurang dari", EN: "is not less than"}},
	{"", "≯", Rel, lang.Word{ID: "tidak lebih dari", EN: "is not greater than"}},
	{"ll", "≪", Rel, lang.Word{ID: "jauh kurang dari", EN: "is much less than"}},
	{"gg", "≫", Rel, lang.Word{ID: "jauh lebih dari", EN: "is much greater than"}},
	{"approx", "≈", Rel, lang.Word{ID: "kira-kira sama dengan", EN: "is approximately equal to"}},
	{"cong", "≅", Rel, lang.Word{ID: "kongruen dengan", EN: "is congruent to"}},
	{"simeq", "≃", Rel, lang.Word{ID: "serupa atau sama dengan", EN: "is similar or equal to"}},
	{"equiv", "≡", Rel, lang.Word{ID: "identik dengan", EN: "is identical to"}},
	{"", "≢", Rel, lang.Word{ID: "tidak identik dengan", EN: "is not identical to"}},
	{"sim", "∼", Rel, lang.Word{ID: "serupa dengan", EN: "is similar to"}},
	{"doteq", "≐", Rel, lang.Word{ID: "mendekati", EN: "approaches"}},
	{"propto", "∝", Rel, lang.Word{ID: "sebanding dengan", EN: "is proportional to"}},
	{"mid", "∣", Rel, lang.Word{ID: "dengan syarat", EN: "given"}},
	{"nmid", "∤", Rel, lang.Word{ID: "tidak membagi", EN: "does not divide"}},
	{"parallel", "∥", Rel, lang.Word{ID: "sejajar dengan", EN: "is parallel to"}},
	{"perp", "⟂", Rel, lang.Word{ID: "tegak lurus pada", EN: "is perpendicular to"}},
	{"in", "∈", Rel, lang.Word{ID: "anggota", EN: "in"}},
	{"notin", "∉", Rel, lang.Word{ID: "bukan anggota", EN: "not in"}},
	{"ni", "∋", Rel, lang.Word{ID: "memuat", EN: "contains"}},
	{"subset", "⊂", Rel, lang.Word{ID: "himpunan bagian dari", EN: "is a subset of"}},
	{"subseteq", "⊆", Rel, lang.Word{ID: "himpunan bagian dari atau sama dengan", EN: "is a subset of or equal to"}},
	{"supset", "⊃", Rel, lang.Word{ID: "himpunan yang memuat", EN: "is a superset of"}},
	{"supseteq", "⊇", Rel, lang.Word{ID: "himpunan yang memuat atau sama dengan", EN: "is a superset of or equal to"}},
	{"", "⊄", Rel, lang.Word{ID: "bukan himpunan bagian dari", EN: "is not a subset of"}},
	{"prec", "≺", Rel, lang.Word{ID: "mendahului", EN: "precedes"}},
	{"succ", "≻", Rel, lang.Word{ID: "sesudah", EN: "succeeds"}},

	// Arrows.
	{"to rightarrow", "→", Rel, lang.Word{ID: "menuju", EN: "to"}},
	{"leftarrow gets", "←", Rel, lang.Word{ID: "berasal dari", EN: "from"}},
	{"leftrightarrow", "↔", Rel, lang.Word{ID: "berkaitan dengan", EN: "corresponds to"}},
	{"uparrow", "↑", Rel, lang.Word{ID: "naik", EN: "up"}},
	{"downarrow", "↓", Rel, lang.Word{ID: "turun", EN: "down"}},
	{"Rightarrow implies", "⇒", Rel, lang.Word{ID: "maka", EN: "implies"}},
	{"Leftarrow", "⇐", Rel, lang.Word{ID: "akibat dari", EN: "is implied by"}},
	{"Leftrightarrow iff", "⇔", Rel, lang.Word{ID: "jika dan hanya jika", EN: "if and only if"}},
	{"mapsto", "↦", Rel, lang.Word{ID: "dipetakan ke", EN: "maps to"}},
	{"longrightarrow", "⟶", Rel, lang.Word{ID: "menuju", EN: "to"}},
	{"rightleftharpoons", "⇌", Rel, lang.Word{ID: "setimbang dengan", EN: "is in equilibrium with"}},

	// Brackets.
	{"", "(", Open, lang.Word{ID: "kurung buka", EN: "open parenthesis"}},
	{"", ")", Close, lang.Word{ID: "kurung tutup", EN: "close parenthesis"}},
	{"lbrack", "[", Open, lang.Word{ID: "kurung siku buka", EN: "open bracket"}},
	{"rbrack", "]", Close, lang.Word{ID: "kurung siku tutup", EN: "close bracket"}},
	{"{ lbrace", "{", Open, lang.Word{ID: "kurung kurawal buka", EN: "open brace"}},
	{"} rbrace", "}", Close, lang.Word{ID: "kurung kurawal tutup", EN: "close brace"}},
	{"langle", "⟨", Open, lang.Word{ID: "kurung sudut buka", EN: "open angle bracket"}},
	{"rangle", "⟩", Close, lang.Word{ID: "kurung sudut tutup", EN: "close angle bracket"}},
	{"lfloor", "⌊", Open, lang.Word{ID: "pembulatan ke bawah buka", EN: "open floor"}},
	{"rfloor", "⌋", Close, lang.Word{ID: "pembulatan ke bawah tutup", EN: "close floor"}},
	{"lceil", "⌈", Open, lang.Word{ID: "pembulatan ke atas buka", EN: "open ceiling"}},
	{"rceil", "⌉", Close, lang.Word{ID: "pembulatan ke atas tutup", EN: "close ceiling"}},
	{"vert", "|", Ord, lang.Word{ID: "garis tegak", EN: "vertical bar"}},
	{"lvert", "|", Open, lang.Word{}},
	{"rvert", "|", Close, lang.Word{}},
	{"| Vert", "‖", Ord, lang.Word{ID: "garis tegak ganda", EN: "double vertical bar"}},
	{"lVert", "‖", Open, lang.Word{}},
	{"rVert", "‖", Close, lang.Word{}},
	{"backslash", "\\", Ord, lang.Word{ID: "garis miring terbalik", EN: "backslash"}},
	{"", "/", Ord, lang.Word{ID: "per", EN: "over"}},

	// Punctuation.
	{"", ",", Punct, lang.Word{ID: ",", EN: ","}},
	{"", ";", Punct, lang.Word{ID: ";", EN: ";"}},
	{"", ".", Ord, lang.Word{ID: ".", EN: "."}},
	{"colon", ":", Punct, lang.Word{}},
	{"", "!", Close, lang.Word{ID: "faktorial", EN: "factorial"}},
	{"", "?", Close, lang.Word{ID: "?", EN: "?"}},
	{"ldots dots dotsc", "…", Inner, lang.Word{ID: "dan seterusnya", EN: "and so on"}},
	{"cdots dotsb", "⋯", Inner, lang.Word{ID: "dan seterusnya", EN: "and so on"}},
	{"vdots", "⋮", Ord, lang.Word{ID: "dan seterusnya ke bawah", EN: "and so on downwards"}},
	{"ddots", "⋱", Inner, lang.Word{ID: "dan seterusnya menyerong", EN: "and so on diagonally"}},

	// By themselves.
	{"%", "%", Ord, lang.Word{ID: "persen", EN: "per cent"}},
	{"$", "$", Ord, lang.Word{ID: "dolar", EN: "dollar"}},
	{"&", "&", Ord, lang.Word{ID: "dan", EN: "and"}},
	{"#", "#", Ord, lang.Word{ID: "nomor", EN: "number"}},
	{"_", "_", Ord, lang.Word{ID: "garis bawah", EN: "underscore"}},
	{"S", "§", Ord, lang.Word{ID: "pasal", EN: "section"}},
	{"degree", "°", Ord, lang.Word{ID: "derajat", EN: "degrees"}},
	{"prime", "′", Ord, lang.Word{ID: "aksen", EN: "prime"}},
	{"top", "⊤", Ord, lang.Word{ID: "transpos", EN: "transpose"}},
	{"bot", "⊥", Ord, lang.Word{ID: "tegak lurus", EN: "perpendicular"}},
	{"dagger", "†", Ord, lang.Word{ID: "salib", EN: "dagger"}},
	{"infty", "∞", Ord, lang.Word{ID: "tak hingga", EN: "infinity"}},
	{"partial", "∂", Ord, lang.Word{ID: "turunan parsial", EN: "partial derivative"}},
	{"nabla", "∇", Ord, lang.Word{ID: "nabla", EN: "nabla"}},
	{"emptyset varnothing", "∅", Ord, lang.Word{ID: "himpunan kosong", EN: "empty set"}},
	{"forall", "∀", Ord, lang.Word{ID: "untuk semua", EN: "for all"}},
	{"exists", "∃", Ord, lang.Word{ID: "terdapat", EN: "there is"}},
	{"nexists", "∄", Ord, lang.Word{ID: "tidak terdapat", EN: "there is no"}},
	{"neg lnot", "¬", Ord, lang.Word{ID: "bukan", EN: "not"}},
	{"therefore", "∴", Rel, lang.Word{ID: "jadi", EN: "therefore"}},
	{"because", "∵", Rel, lang.Word{ID: "sebab", EN: "because"}},
	{"angle", "∠", Ord, lang.Word{ID: "sudut", EN: "angle"}},
	{"triangle", "△", Ord, lang.Word{ID: "segitiga", EN: "triangle"}},
	{"surd", "√", Ord, lang.Word{ID: "akar", EN: "root"}},
	{"checkmark", "✓", Ord, lang.Word{ID: "tanda centang", EN: "check mark"}},
}

// large are the signs that grow in a displayed formula.
var large = []struct {
	command, sign string
	limits        bool // in a displayed formula their scripts stand below and above
	words         lang.Word
}{
	{"sum", "∑", true, lang.Word{ID: "jumlah", EN: "the sum"}},
	{"prod", "∏", true, lang.Word{ID: "hasil kali", EN: "the product"}},
	{"coprod", "∐", true, lang.Word{ID: "hasil kali bersama", EN: "the coproduct"}},
	{"bigcup", "⋃", true, lang.Word{ID: "gabungan", EN: "the union"}},
	{"bigcap", "⋂", true, lang.Word{ID: "irisan", EN: "the intersection"}},
	{"bigwedge", "⋀", true, lang.Word{ID: "konjungsi", EN: "the conjunction"}},
	{"bigvee", "⋁", true, lang.Word{ID: "disjungsi", EN: "the disjunction"}},
	{"bigoplus", "⨁", true, lang.Word{ID: "jumlah langsung", EN: "the direct sum"}},
	{"int", "∫", false, lang.Word{ID: "integral", EN: "the integral"}},
	{"iint", "∬", false, lang.Word{ID: "integral ganda dua", EN: "the double integral"}},
	{"iiint", "∭", false, lang.Word{ID: "integral ganda tiga", EN: "the triple integral"}},
	{"oint", "∮", false, lang.Word{ID: "integral tertutup", EN: "the contour integral"}},
}

// functions are names in upright letters; Limits those whose scripts stand below.
var functions = []struct {
	name   string
	limits bool
	words  lang.Word
}{
	{"arccos", false, lang.Word{ID: "arkus kosinus", EN: "arc cosine"}},
	{"arcsin", false, lang.Word{ID: "arkus sinus", EN: "arc sine"}},
	{"arctan", false, lang.Word{ID: "arkus tangen", EN: "arc tangent"}},
	{"arg", false, lang.Word{ID: "argumen", EN: "argument"}},
	{"cos", false, lang.Word{ID: "kosinus", EN: "cosine"}},
	{"cosh", false, lang.Word{ID: "kosinus hiperbolik", EN: "hyperbolic cosine"}},
	{"cot", false, lang.Word{ID: "kotangen", EN: "cotangent"}},
	{"csc", false, lang.Word{ID: "kosekan", EN: "cosecant"}},
	{"deg", false, lang.Word{ID: "derajat", EN: "degree"}},
	{"det", true, lang.Word{ID: "determinan", EN: "determinant"}},
	{"dim", false, lang.Word{ID: "dimensi", EN: "dimension"}},
	{"exp", false, lang.Word{ID: "eksponensial", EN: "exponential"}},
	{"gcd", true, lang.Word{ID: "faktor persekutuan terbesar", EN: "greatest common divisor"}},
	{"inf", true, lang.Word{ID: "infimum", EN: "infimum"}},
	{"lim", true, lang.Word{ID: "limit", EN: "limit"}},
	{"liminf", true, lang.Word{ID: "limit inferior", EN: "limit inferior"}},
	{"limsup", true, lang.Word{ID: "limit superior", EN: "limit superior"}},
	{"lg", false, lang.Word{ID: "logaritma", EN: "logarithm"}},
	{"ln", false, lang.Word{ID: "logaritma natural", EN: "natural logarithm"}},
	{"log", false, lang.Word{ID: "logaritma", EN: "logarithm"}},
	{"max", true, lang.Word{ID: "maksimum", EN: "maximum"}},
	{"min", true, lang.Word{ID: "minimum", EN: "minimum"}},
	{"Pr", true, lang.Word{ID: "peluang", EN: "probability"}},
	{"sec", false, lang.Word{ID: "sekan", EN: "secant"}},
	{"sin", false, lang.Word{ID: "sinus", EN: "sine"}},
	{"sinh", false, lang.Word{ID: "sinus hiperbolik", EN: "hyperbolic sine"}},
	{"sup", true, lang.Word{ID: "supremum", EN: "supremum"}},
	{"tan", false, lang.Word{ID: "tangen", EN: "tangent"}},
	{"tanh", false, lang.Word{ID: "tangen hiperbolik", EN: "hyperbolic tangent"}},
}

// letters are commands for letters; they are read out by their names.
var letters = []struct{ command, letter, name string }{
	{"alpha", "α", "alfa"}, {"beta", "β", "beta"}, {"gamma", "γ", "gama"}, {"delta", "δ", "delta"}, {"epsilon", "ϵ", "epsilon"},
	{"varepsilon", "ε", "epsilon"}, {"zeta", "ζ", "zeta"}, {"eta", "η", "eta"}, {"theta", "θ", "teta"}, {"vartheta", "ϑ", "teta"},
	{"iota", "ι", "iota"}, {"kappa", "κ", "kapa"}, {"lambda", "λ", "lambda"}, {"mu", "μ", "mu"}, {"nu", "ν", "nu"}, {"xi", "ξ", "xi"},
	{"pi", "π", "pi"}, {"varpi", "ϖ", "pi"}, {"rho", "ρ", "ro"}, {"varrho", "ϱ", "ro"}, {"sigma", "σ", "sigma"}, {"varsigma", "ς", "sigma"},
	{"tau", "τ", "tau"}, {"upsilon", "υ", "upsilon"}, {"phi", "ϕ", "fi"}, {"varphi", "φ", "fi"}, {"chi", "χ", "khi"}, {"psi", "ψ", "psi"},
	{"omega", "ω", "omega"}, {"Gamma", "Γ", "Gama"}, {"Delta", "Δ", "Delta"}, {"Theta", "Θ", "Teta"}, {"Lambda", "Λ", "Lambda"},
	{"Xi", "Ξ", "Xi"}, {"Pi", "Π", "Pi"}, {"Sigma", "Σ", "Sigma"}, {"Upsilon", "Υ", "Upsilon"}, {"Phi", "Φ", "Fi"}, {"Psi", "Ψ", "Psi"},
	{"Omega", "Ω", "Omega"}, {"ell", "ℓ", "l"}, {"hbar", "ℏ", "h"}, {"Re", "ℜ", "Re"}, {"Im", "ℑ", "Im"}, {"aleph", "ℵ", "alef"},
	{"imath", "ı", "i"}, {"jmath", "ȷ", "j"},
}

// accents stand over or below something.
var accents = []struct {
	command, sign string
	wide, below   bool
	words         lang.Word
}{
	{"bar", "¯", false, false, lang.Word{ID: "garis atas", EN: "bar"}},
	{"overline", "¯", true, false, lang.Word{ID: "garis atas", EN: "bar"}},
	{"underline", "_", true, true, lang.Word{ID: "garis bawah", EN: "underlined"}},
	{"hat", "^", false, false, lang.Word{ID: "topi", EN: "hat"}},
	{"widehat", "^", true, false, lang.Word{ID: "topi", EN: "hat"}},
	{"check", "ˇ", false, false, lang.Word{ID: "topi terbalik", EN: "check"}},
	{"tilde", "~", false, false, lang.Word{ID: "tilde", EN: "tilde"}},
	{"widetilde", "~", true, false, lang.Word{ID: "tilde", EN: "tilde"}},
	{"vec", "→", false, false, lang.Word{ID: "vektor", EN: "vector"}},
	{"overrightarrow", "→", true, false, lang.Word{ID: "vektor", EN: "vector"}},
	{"dot", "˙", false, false, lang.Word{ID: "titik", EN: "dot"}},
	{"ddot", "¨", false, false, lang.Word{ID: "dua titik", EN: "double dot"}},
	{"acute", "´", false, false, lang.Word{ID: "aksen tajam", EN: "acute"}},
	{"grave", "`", false, false, lang.Word{ID: "aksen berat", EN: "grave"}},
	{"breve", "˘", false, false, lang.Word{ID: "lengkung", EN: "breve"}},
	{"mathring", "˚", false, false, lang.Word{ID: "cincin", EN: "ring"}},
	{"overbrace", "⏞", true, false, lang.Word{ID: "dengan kurawal di atas", EN: "with a brace above"}},
	{"underbrace", "⏟", true, true, lang.Word{ID: "dengan kurawal di bawah", EN: "with a brace below"}},
}

// spaces in eighteenths of an em.
var spaces = map[string]int{
	",": 3, "thinspace": 3, ":": 4, ">": 4, "medspace": 4, ";": 5, "thickspace": 5, " ": 6, "space": 6, "!": -3, "enspace": 9, "quad": 18, "qquad": 36,
}

// negated are relations with a stroke through them, by \not.
var negated = map[string]string{
	"=": "≠", "<": "≮", ">": "≯", "∈": "∉", "⊂": "⊄", "≡": "≢", "∣": "∤", "∃": "∄",
}

// index finds what the tables say by command and by sign.
var index = func() (x struct {
	operators map[string]*Operator // by command
	classes   map[string]Class     // by sign
	letters   map[string]string    // by command
	words     map[string]lang.Word // by sign or function
	names     map[string]string    // of letters
	functions map[string]bool      // by name; true: with limits
	accents   map[string]Accent    // by command
	overs     map[string]lang.Word // by accents' signs
}) {
	x.operators, x.classes, x.letters = map[string]*Operator{}, map[string]Class{}, map[string]string{}
	x.words, x.names, x.functions = map[string]lang.Word{}, map[string]string{}, map[string]bool{}
	x.accents, x.overs = map[string]Accent{}, map[string]lang.Word{}
	for _, s := range signs {
		for _, c := range strings.Fields(s.commands) {
			x.operators[c] = &Operator{Sign: s.sign, Class: s.class}
		}
		if s.words.ID != "" {
			x.classes[s.sign], x.words[s.sign] = s.class, s.words
		}
	}
	for _, l := range large {
		x.operators[l.command] = &Operator{Sign: l.sign, Class: Op, Large: true, Limits: l.limits}
		x.words[l.sign] = l.words
	}
	for _, f := range functions {
		x.functions[f.name], x.words[f.name] = f.limits, f.words
	}
	for _, l := range letters {
		x.letters[l.command], x.names[l.letter] = l.letter, l.name
	}
	for _, a := range accents {
		x.accents[a.command], x.overs[a.sign] = Accent{Sign: a.sign, Wide: a.wide, Below: a.below}, a.words
	}
	return x
}()
