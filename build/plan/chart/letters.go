package chart

import (
	"strings"
	"unicode/utf8"
)

// Widths of Plus Jakarta Sans in thousandths of its size, from the blank to the
// tilde: what a text will take is known here without a font. Digits are at
// least as wide as tabular ones, since a printer may choose those.
var (
	regular = [95]int16{170, 282, 395, 790, 646, 974, 734, 245, 295, 295, 479, 606, 270, 498, 286, 429,
		732, 600, 600, 609, 630, 616, 600, 600, 628, 600, 286, 306, 606, 606, 606, 499,
		929, 652, 693, 781, 742, 612, 581, 821, 736, 256, 383, 654, 531, 836, 736, 878,
		643, 878, 641, 646, 512, 700, 652, 984, 597, 623, 584, 315, 429, 315, 606, 598,
		352, 572, 667, 600, 667, 615, 393, 662, 573, 229, 229, 548, 229, 908, 573, 655,
		667, 667, 338, 509, 388, 573, 517, 797, 487, 536, 449, 317, 300, 317, 606}
	semibold = [95]int16{175, 341, 464, 873, 647, 1022, 774, 289, 351, 351, 520, 642, 328, 566, 347, 481,
		716, 600, 600, 611, 646, 615, 601, 600, 631, 601, 347, 367, 642, 642, 642, 555,
		928, 692, 692, 777, 741, 601, 584, 813, 734, 272, 390, 671, 539, 874, 739, 878,
		646, 878, 654, 647, 532, 712, 682, 1008, 640, 648, 576, 382, 481, 382, 642, 641,
		372, 578, 670, 606, 670, 613, 402, 655, 586, 245, 245, 567, 245, 919, 586, 653,
		670, 670, 362, 512, 405, 586, 550, 855, 535, 569, 471, 371, 363, 371, 642}
)

// TextWidth estimates the width of a text in points.
func TextWidth(s string, size float64, bold bool) float64 {
	table := &regular
	if bold {
		table = &semibold
	}
	sum := 0
	for _, r := range s {
		switch {
		case r >= ' ' && r <= '~':
			sum += int(table[r-' '])
		case r == '\u00a0':
			sum += 175
		case r == '…':
			sum += 750
		case r == '–' || r == '−' || r >= 0xc0 && r < 0x250: // dashes, letters with accents
			sum += 650
		case r < ' ':
		default:
			sum += 1000
		}
	}
	return float64(sum) * size / 1000
}

// Wrap breaks a text into at most n lines no wider than width. A word that is
// wider is broken; what does not fit into n lines ends in an ellipsis.
func Wrap(s string, size float64, bold bool, width float64, n int) []string {
	words := strings.Fields(s)
	var lines []string
	line := ""
	for i := 0; i < len(words); i++ {
		next := words[i]
		if line != "" {
			next = line + " " + words[i]
		}
		if TextWidth(next, size, bold) <= width {
			line = next
			continue
		}
		if line != "" {
			lines = append(lines, line)
			line = ""
			i--
			continue
		}
		head, tail := breakWord(words[i], size, bold, width)
		if tail == "" {
			line = head
			continue
		}
		lines = append(lines, head)
		words[i] = tail
		i--
	}
	if line != "" {
		lines = append(lines, line)
	}
	if len(lines) > n {
		lines = lines[:n]
		lines[n-1] = clip(lines[n-1]+" …", size, bold, width)
	}
	return lines
}

// clip shortens a text to a width; what is shortened ends in an ellipsis.
func clip(s string, size float64, bold bool, width float64) string {
	if TextWidth(s, size, bold) <= width {
		return strings.Replace(s, " …", "…", 1)
	}
	s = strings.TrimSuffix(s, " …")
	for s != "" {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
		if t := strings.TrimRight(s, " ,.;:–-") + "…"; TextWidth(t, size, bold) <= width {
			return t
		}
	}
	return ""
}

// breakWord takes as many letters as fit, at least one.
func breakWord(word string, size float64, bold bool, width float64) (head, tail string) {
	for i := range word {
		if i > 0 && TextWidth(word[:i]+"-", size, bold) > width {
			_, n := utf8.DecodeLastRuneInString(word[:i])
			cut := max(i-n, n)
			if cut >= len(word) {
				return word, ""
			}
			if cut == n && TextWidth(word[:cut]+"-", size, bold) > width {
				return word[:cut], word[cut:]
			}
			return word[:cut] + "-", word[cut:]
		}
	}
	return word, ""
}

// widest is the width of the widest line.
func widest(lines []string, size float64, bold bool) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, TextWidth(l, size, bold))
	}
	return w
}

// wrapsWhole tells whether a text fits into n lines of a width with no word broken.
func wrapsWhole(s string, size float64, bold bool, width float64, n int) bool {
	for _, w := range strings.Fields(s) {
		if TextWidth(w, size, bold) > width {
			return false
		}
	}
	return len(Wrap(s, size, bold, width, n+1)) <= n
}
