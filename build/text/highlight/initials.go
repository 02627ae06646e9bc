package highlight

import (
	"unicode/utf8"

	"github.com/dlclark/regexp2/v2/syntax"
)

// initials are the ASCII characters with which what a pattern matches can begin. Other characters are not told apart.
type initials [utf8.RuneSelf]bool

// have tells whether a match can begin with a character; nil has all.
func (s *initials) have(r rune) bool { return s == nil || r >= utf8.RuneSelf || s[r] }

// initialsOf finds them in the pattern's tree. They are nil if it can match nothing, or can't be known.
func initialsOf(pattern string) *initials {
	tree, err := syntax.Parse(pattern, syntax.ParseOptions{})
	if err != nil {
		return nil
	}
	s := new(initials)
	if s.add(tree.Root) {
		return nil
	}
	return s
}

// add adds those of a part of a pattern, and tells whether the part can match nothing, so that what comes next counts, too.
// Of what isn't known here it says both: that it matches anything and nothing.
func (s *initials) add(n *syntax.RegexNode) (empty bool) {
	const ignoreCase = syntax.IgnoreCase
	switch n.T {
	case syntax.NtOne, syntax.NtOneloop, syntax.NtOnelazy, syntax.NtOneloopatomic:
		s.where(func(r rune) bool { return r == n.Ch || n.Options&ignoreCase != 0 })
		return n.T != syntax.NtOne && n.M == 0
	case syntax.NtNotone, syntax.NtNotoneloop, syntax.NtNotonelazy, syntax.NtNotoneloopatomic:
		s.where(func(r rune) bool { return r != n.Ch || n.Options&ignoreCase != 0 })
		return n.T != syntax.NtNotone && n.M == 0
	case syntax.NtSet, syntax.NtSetloop, syntax.NtSetlazy, syntax.NtSetloopatomic:
		s.where(n.Set.CharIn)
		return n.T != syntax.NtSet && n.M == 0
	case syntax.NtMulti:
		s.where(func(r rune) bool { return r == n.Str[0] || n.Options&ignoreCase != 0 })
		return false
	case syntax.NtConcatenate:
		for _, part := range n.Children {
			if !s.add(part) {
				return false
			}
		}
		return true
	case syntax.NtAlternate:
		for _, way := range n.Children {
			empty = s.add(way) || empty
		}
		return empty
	case syntax.NtLoop, syntax.NtLazyloop:
		return s.add(n.Children[0]) || n.M == 0
	case syntax.NtCapture, syntax.NtGroup, syntax.NtAtomic:
		return s.add(n.Children[0])
	case syntax.NtEmpty, syntax.NtBol, syntax.NtEol, syntax.NtBoundary, syntax.NtNonboundary, syntax.NtBeginning, syntax.NtStart,
		syntax.NtEndZ, syntax.NtEnd, syntax.NtPosLook, syntax.NtNegLook, syntax.NtUpdateBumpalong:
		return true
	}
	s.where(func(rune) bool { return true })
	return true
}

func (s *initials) where(f func(rune) bool) {
	for r := range s {
		s[r] = s[r] || f(rune(r))
	}
}
