package refs

import (
	"strconv"

	"jilid/build/plan"
)

// Addresses of the pages that belong to no book, in the language that the plan is
// written in: its translations have the same addresses. The id "index" is the list of all
// of the kind.

// DimensionAddress is the page of a dimension.
func DimensionAddress(p *plan.Plan, id string) string {
	return folder(p, "dimensi", "dimension") + id + ".html"
}

// AgencyAddress is the page of an agency.
func AgencyAddress(p *plan.Plan, id string) string { return folder(p, "opd", "agency") + id + ".html" }

// YearAddress is the page of a year; "index" is the list of years.
func YearAddress(p *plan.Plan, id string) string { return folder(p, "tahun", "year") + id + ".html" }

// StatusAddress is the page about the plan's progress.
func StatusAddress(p *plan.Plan) string {
	return page(p, "pelaksanaan", "status")
}

// YearID is the id of a year's target: "thn-2021".
func YearID(year int) string { return "thn-" + strconv.Itoa(year) }

func folder(p *plan.Plan, id, en string) string {
	if p.Main().Language == "en" {
		return en + "/"
	}
	return id + "/"
}

// SourceAddress is the page of a source of money, by the slug of its name.
func SourceAddress(p *plan.Plan, slug string) string {
	return folder(p, "sumber-dana", "source") + slug + ".html"
}

// GoalAddress is the page of a goal, by the slug of its code.
func GoalAddress(p *plan.Plan, slug string) string {
	return folder(p, "sasaran", "goal") + slug + ".html"
}

// ExploreAddress is the page of all ways into the plan.
func ExploreAddress(p *plan.Plan) string { return page(p, "jelajahi", "explore") }

// QuickWinsAddress is the page of all quick wins.
func QuickWinsAddress(p *plan.Plan) string { return page(p, "quick-win", "quick-wins") }

// DownloadsAddress is the page of all files to take along.
func DownloadsAddress(p *plan.Plan) string { return page(p, "unduhan", "downloads") }

// AbbreviationsAddress is the page of the plan's abbreviations.
func AbbreviationsAddress(p *plan.Plan) string { return page(p, "singkatan", "abbreviations") }

func page(p *plan.Plan, id, en string) string {
	if p.Main().Language == "en" {
		return en + ".html"
	}
	return id + ".html"
}
