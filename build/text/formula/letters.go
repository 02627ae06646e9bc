package formula

// Style is the form of letters. Plain letters are slanted and plain figures are
// not.
type Style uint8

const (
	PlainStyle Style = iota
	Upright
	Italic
	Bold
	BoldItalic
	Sans
	Mono
	DoubleStruck
	Calligraphic
	Fraktur
)

// alphabets are where Unicode keeps the letters of a style (chapter 22.2,
// Mathematical Alphanumeric Symbols): capitals, small letters, figures, Greek
// capitals and Greek small letters. 0: it has none.
var alphabets = [...]struct{ capitals, small, figures, greekCapitals, greekSmall rune }{
	Italic:       {0x1D434, 0x1D44E, 0, 0x1D6E2, 0x1D6FC},
	Bold:         {0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2},
	BoldItalic:   {0x1D468, 0x1D482, 0x1D7CE, 0x1D71C, 0x1D736},
	Sans:         {0x1D5A0, 0x1D5BA, 0x1D7E2, 0, 0},
	Mono:         {0x1D670, 0x1D68A, 0x1D7F6, 0, 0},
	DoubleStruck: {0x1D538, 0x1D552, 0x1D7D8, 0, 0},
	Calligraphic: {0x1D49C, 0x1D4B6, 0, 0, 0},
	Fraktur:      {0x1D504, 0x1D51E, 0, 0, 0},
}

// elsewhere are letters that Unicode had before it got the alphabets.
var elsewhere = map[rune]rune{
	0x1D455: 'ℎ', 0x1D49D: 'ℬ', 0x1D4A0: 'ℰ', 0x1D4A1: 'ℱ', 0x1D4A3: 'ℋ', 0x1D4A4: 'ℐ', 0x1D4A7: 'ℒ', 0x1D4A8: 'ℳ', 0x1D4AD: 'ℛ',
	0x1D4BA: 'ℯ', 0x1D4BC: 'ℊ', 0x1D4C4: 'ℴ', 0x1D506: 'ℭ', 0x1D50B: 'ℌ', 0x1D50C: 'ℑ', 0x1D515: 'ℜ', 0x1D51D: 'ℨ',
	0x1D53A: 'ℂ', 0x1D53F: 'ℍ', 0x1D545: 'ℕ', 0x1D547: 'ℙ', 0x1D548: 'ℚ', 0x1D549: 'ℝ', 0x1D551: 'ℤ',
}

// Letter is the character that a letter or figure has in a style; itself where
// Unicode has none.
func Letter(r rune, s Style) rune {
	if s == PlainStyle || s == Upright {
		return r
	}
	a := alphabets[s]
	from := func(first, base rune) rune {
		if base == 0 {
			return r
		}
		c := base + r - first
		if other, ok := elsewhere[c]; ok {
			return other
		}
		return c
	}
	switch {
	case r >= 'A' && r <= 'Z':
		return from('A', a.capitals)
	case r >= 'a' && r <= 'z':
		return from('a', a.small)
	case r >= '0' && r <= '9':
		return from('0', a.figures)
	case r >= 'Α' && r <= 'Ω':
		return from('Α', a.greekCapitals)
	case r >= 'α' && r <= 'ω':
		return from('α', a.greekSmall)
	}
	if a.greekSmall != 0 {
		for i, v := range variants {
			if r == v {
				return a.greekSmall + 25 + rune(i)
			}
		}
	}
	return r
}

// variants are the signs that stand behind ω in the alphabets.
var variants = [...]rune{'∂', 'ϵ', 'ϑ', 'ϰ', 'ϕ', 'ϱ', 'ϖ'}

// Unstyled is the letter or figure that a character is a form of, itself if it
// is none. ℝ and its kin are more than an R in another form, and stay.
func Unstyled(r rune) rune {
	if plain, ok := unstyled[r]; ok {
		return plain
	}
	return r
}

var unstyled = func() map[rune]rune {
	m := map[rune]rune{}
	for s := Italic; s <= Fraktur; s++ {
		if s == DoubleStruck {
			continue
		}
		for _, span := range []string{"AZ", "az", "09", "ΑΩ", "αω", string(variants[:])} {
			letters := []rune(span)
			if len(letters) == 2 {
				letters = nil
				for r, last := []rune(span)[0], []rune(span)[1]; r <= last; r++ {
					letters = append(letters, r)
				}
			}
			for _, r := range letters {
				if styled := Letter(r, s); styled != r {
					m[styled] = r
				}
			}
		}
	}
	return m
}()
