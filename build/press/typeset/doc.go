// Package typeset makes lines of paragraphs and rows of tables. It stands
// between font, which shapes words, and the page builder, which stacks what
// comes out of here.
//
// The entry is [Setter]: [Setter.Lines] breaks a paragraph into lines that are
// best as a whole (Knuth and Plass, "Breaking Paragraphs into Lines", 1981),
// [Setter.LayoutTable] lays out a table. Everything is computed in integers
// and depends on the arguments alone: the same paragraph gives the same lines
// on every machine and from every goroutine. No line is ever wider than its
// measure: a word that fits nowhere is cut, and [Quality] says so.
package typeset
