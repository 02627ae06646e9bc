package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"jilid/build/diag"
	"jilid/build/source"
)

// contentDir is the folder by which a plan's folder is known.
var contentDir = source.Folders[0]

// findPlan makes sure that a folder is a plan's: that it holds content/. Where it
// doesn't, the message names the folder that is probably meant – people stand
// within content/, or point at it.
func findPlan(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &usageError{diag.T("folder %q tidak ada", "folder %q does not exist", dir),
			diag.T("beri folder rencana dengan -s, atau mulai dengan `jilid init`", "give the plan's folder with -s, or start with `jilid init`")}
	case err != nil:
		return err
	case !info.IsDir():
		return &usageError{diag.T("%q bukan folder", "%q is not a folder", dir), meant(filepath.Dir(dir))}
	}
	if _, err := os.Stat(filepath.Join(dir, contentDir)); !errors.Is(err, fs.ErrNotExist) {
		return nil // what is wrong with it, if anything, is the reader's to say
	}
	text := diag.T("tidak ada folder %s/ di %q", "there is no folder %s/ in %q", contentDir, dir)
	return &usageError{text, meant(dir)}
}

// meant is a hint at the plan's folder that is probably meant by dir.
func meant(dir string) diag.Text {
	if abs, err := filepath.Abs(dir); err == nil {
		for at := abs; ; at = filepath.Dir(at) {
			if isDir(filepath.Join(at, contentDir)) {
				return diag.T("rencananya ada di folder %s; jalankan dengan -s %s", "the plan is in folder %s; run with -s %s", at, shorter(at))
			}
			if filepath.Dir(at) == at {
				break
			}
		}
		if below := plansBelow(abs); len(below) == 1 {
			at := filepath.Join(dir, below[0])
			return diag.T("rencananya ada di folder %s; jalankan dengan -s %s", "the plan is in folder %s; run with -s %s", filepath.Join(abs, below[0]), at)
		}
	}
	if isFile(filepath.Join(dir, "plan.yaml")) {
		return diag.T("plan.yaml dan folder buku-bukunya ditaruh di dalam folder %s/", "plan.yaml and the books' folders belong into a folder %s/", contentDir)
	}
	return diag.T("beri folder rencana dengan -s, atau mulai dengan `jilid init`", "give the plan's folder with -s, or start with `jilid init`")
}

// plansBelow are the plans right below a folder.
func plansBelow(dir string) (names []string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if e.IsDir() && isDir(filepath.Join(dir, e.Name(), contentDir)) {
			names = append(names, e.Name())
		}
	}
	return names
}

// shorter is a folder as one would type it here.
func shorter(abs string) string {
	if here, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(here, abs); err == nil && strings.Count(rel, "..") < 4 {
			return rel
		}
	}
	return abs
}

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}
