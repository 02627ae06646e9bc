package book

import "jilid/build/plan"

// file is the name of the file with the same edition of a book.
func (k *Look) file(book string) string { return plan.FileName(book, k.fixed.edition.For, k.lang) }

// Edition is whom a book is made for, and of what state of the plan it is.
type Edition struct {
	For    plan.Edition
	Date   string // RFC 3339, a day or a moment; "" if unknown
	Commit string // what the state is called where its versions are kept; "" if unknown
}
