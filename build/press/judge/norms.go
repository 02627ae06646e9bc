package judge

import "strings"

// machine are the failure conditions of the Matterhorn Protocol 1.1 that a
// machine can find: 87 of 136; the others ask for a person's judgement.
var machine = strings.Fields(`
	01-003 01-004 01-005 01-007 02-001 02-003 02-004 06-001 06-002 06-003 07-001 07-002 09-004 09-005 09-006 09-007 09-008 10-001
	11-001 11-002 11-003 11-004 11-005 11-006 13-004 14-002 14-003 14-006 14-007 15-003 17-002 17-003 19-003 19-004
	20-001 20-002 20-003 21-001 25-001 26-001 26-002
	28-002 28-004 28-005 28-006 28-007 28-008 28-009 28-010 28-011 28-012 28-014 28-015 28-016 28-017 28-018 30-001 30-002
	31-001 31-002 31-003 31-004 31-005 31-006 31-007 31-008 31-009 31-011 31-012 31-013 31-014 31-015 31-016 31-017 31-018 31-019
	31-020 31-021 31-022 31-023 31-024 31-025 31-026 31-027 31-028 31-029 31-030`)

// clauses are the clauses of ISO 19005-2 that a file can break, with the
// numbers that the profiles of veraPDF give to what is asked within them.
var clauses = strings.Fields(`
	6.1.2-1 6.1.2-2 6.1.3-1 6.1.3-2 6.1.3-3 6.1.4-1 6.1.4-2 6.1.6-1 6.1.6-2 6.1.7-1 6.1.7-2 6.1.7-3 6.1.7-4 6.1.8-1 6.1.9-1 6.1.10-1 6.1.12-1
	6.1.13-1 6.1.13-2 6.1.13-3 6.1.13-4 6.1.13-5 6.1.13-7 6.1.13-8 6.1.13-9 6.1.13-10 6.1.13-11 6.2.2-1 6.2.2-2 6.2.3-1 6.2.3-2 6.2.3-3
	6.2.4.2-1 6.2.4.2-2 6.2.4.3-2 6.2.4.3-3 6.2.4.3-4 6.2.4.4-1 6.2.4.4-2 6.2.5-1 6.2.5-2 6.2.5-3 6.2.5-4 6.2.5-5 6.2.5-6 6.2.6-1
	6.2.8-1 6.2.8-2 6.2.8-3 6.2.8.3-1 6.2.8.3-2 6.2.8.3-3 6.2.8.3-4 6.2.8.3-5 6.2.9-1 6.2.9-2 6.2.9-3 6.2.10-1 6.2.10-2
	6.2.11.2-1 6.2.11.2-2 6.2.11.2-3 6.2.11.2-4 6.2.11.2-5 6.2.11.2-6 6.2.11.2-7 6.2.11.2-8 6.2.11.3-1 6.2.11.3-2 6.2.11.3-3 6.2.11.3-4
	6.2.11.4-1 6.2.11.4-2 6.2.11.4-3 6.2.11.4-4 6.2.11.5-1 6.2.11.6-1 6.2.11.6-2 6.2.11.6-3 6.2.11.6-4 6.2.11.7-1 6.2.11.7-2 6.2.11.7-3 6.2.11.8-1
	6.3.1-1 6.3.2-1 6.3.2-2 6.3.3-1 6.3.3-2 6.4.1-1 6.4.1-2 6.4.1-3 6.4.2-1 6.4.2-2 6.4.3-1 6.5.1-1 6.5.1-2 6.5.2-1 6.5.2-2
	6.6.2.1-1 6.6.2.1-2 6.6.2.1-3 6.6.2.1-4 6.6.2.3-1 6.6.2.3-2 6.6.2.3-3 6.6.2.3-4 6.6.2.3-5 6.6.2.3-6 6.6.2.3-7 6.6.4-1 6.6.4-2 6.6.4-3 6.6.4-4
	6.7.2-1 6.7.3-1 6.7.3-2 6.7.3-5 6.7.3-6 6.7.3-7 6.7.4-1 6.8-1 6.8-2 6.9-1 6.9-2 6.9-3 6.9-4 6.10-1 6.10-2 6.11-1`)

// Exempt is what machine and clauses ask and no rule finds, because the file
// would break another rule first: it would have something that ours never have.
var Exempt = []struct {
	Clauses string
	Reason  string
	Rule    string // that finds what would have to be there
}{
	{"M11-005", "the fields of forms have languages; there are no forms", "J-forms"},
	{"M28-005", "the fields of forms have words; there are no forms, and annotations are links", "J-annotations"},
	{"M28-018", "the marks of printers have appearances; annotations are links", "J-annotations"},
	{"M31-001 M31-002 M31-003 M31-006 M31-007 M31-008 A6.2.11.3-1 A6.2.11.3-3 A6.2.11.3-4", "other maps of codes than Identity-H", "J-font"},
	{"M31-012 M31-013 A6.2.11.4-3", "fonts of Type 1", "J-font"},
	{"M31-017 M31-018 M31-019 M31-020 M31-021 M31-022 M31-023 M31-024 M31-025 M31-026 A6.2.11.6-1 A6.2.11.6-2 A6.2.11.6-3 A6.2.11.6-4",
		"TrueType fonts with an encoding of single bytes", "J-font"},
	{"A6.2.11.2-4 A6.2.11.2-5 A6.2.11.2-6 A6.2.11.2-7", "fonts with codes of single bytes", "J-font"},
	{"A6.1.10-1", "images within the content", "J-inline"},
	{"A6.1.13-10", "codes of more than two bytes", "J-font"},
	{"A6.2.8.3-1 A6.2.8.3-2 A6.2.8.3-3 A6.2.8.3-4 A6.2.8.3-5", "images in JPEG 2000", "J-pixels"},
	{"A6.4.1-2 A6.4.3-1", "fields of forms, and signatures, which are such", "J-forms"},
	{"A6.6.2.3-5 A6.6.2.3-6", "types of values that metadata describe themselves", "A6.6.2.3-1"},
	{"A6.8-1", "embedded files", "J-files"},
}
