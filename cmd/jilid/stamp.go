package main

import (
	"os/exec"
	"strconv"
	"strings"
	"time"
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
	git := func(args ...string) (string, bool) {
		out, err := exec.Command("git", append([]string{"-C", dir}, args...)...).Output()
		return strings.TrimSpace(string(out)), err == nil
	}
	said, _ := git("log", "-1", "--format=%cI %h", "--", ".")
	date, commit, known := strings.Cut(said, " ")
	if !known {
		return "", ""
	}
	if changes, ok := git("status", "--porcelain", "--untracked-files=no", "--", "."); ok && changes != "" {
		commit += "+"
	}
	return date, commit
}
