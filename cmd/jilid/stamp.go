package main

import (
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"jilid/build/site"
)

// stamp is the moment and the name of a plan's state, for plans without a date of
// their own: what SOURCE_DATE_EPOCH says, else the last commit of the plan's folder. Both
// are empty where neither is known, such as where there is no Git.
func stamp(dir string, getenv func(string) string) (date, commit string) {
	date, commit = lastCommit(dir)
	if s, err := strconv.ParseInt(getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil && s >= 0 {
		date = time.Unix(s, 0).UTC().Format(time.RFC3339)
	}
	return date, commit
}

// lastCommit is the last commit that changed something in a folder. What is not
// committed yet is told by a plus.
func lastCommit(dir string) (date, commit string) {
	said, _ := git(dir, "log", "-1", "--format=%cI %h", "--", ".")
	date, commit, known := strings.Cut(said, " ")
	if !known {
		return "", ""
	}
	if changes, ok := git(dir, "status", "--porcelain", "--untracked-files=no", "--", "."); ok && changes != "" {
		commit += "+"
	}
	return date, commit
}

// history is when which files of the plan in a folder were changed, and by whom, as far as Git knows (names by its .mailmap), latest
// first. A clone without its past knows nothing: its one commit would have changed everything.
func history(dir string) []site.Revision {
	if shallow, ok := git(dir, "rev-parse", "--is-shallow-repository"); !ok || shallow != "false" {
		return nil
	}
	const mark = "\x01" // before a commit: no file is called so
	said, _ := git(dir, "-c", "core.quotePath=false", "log", "-n", "2000", "--format="+mark+"%cI %aN", "--name-only", "--relative", "--", "content")
	var out []site.Revision
	for _, commit := range strings.Split(said, mark) {
		head, files, _ := strings.Cut(strings.TrimSpace(commit), "\n")
		if files = strings.TrimSpace(files); files != "" {
			date, author, _ := strings.Cut(head, " ")
			out = append(out, site.Revision{Date: date, Author: author, Paths: strings.Split(files, "\n")})
		}
	}
	return withReleases(dir, out)
}

// withReleases puts the editions among the changes of a plan: commits that have a tag.
func withReleases(dir string, changes []site.Revision) []site.Revision {
	said, _ := git(dir, "for-each-ref", "refs/tags", "--format=%(creatordate:iso-strict) %(refname:short)")
	for line := range strings.Lines(said) {
		if date, name, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			changes = append(changes, site.Revision{Date: date, Release: name})
		}
	}
	moment := func(r site.Revision) time.Time {
		t, _ := time.Parse(time.RFC3339, r.Date)
		return t
	}
	slices.SortStableFunc(changes, func(a, b site.Revision) int { return moment(b).Compare(moment(a)) })
	return changes
}

// git is what Git says about a folder, if it is there and knows.
func git(dir string, args ...string) (said string, ok bool) {
	out, err := exec.Command("git", append([]string{"-C", dir}, args...)...).Output()
	return strings.TrimSpace(string(out)), err == nil
}
