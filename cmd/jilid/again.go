package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"jilid/build"
	"jilid/build/output"
	"jilid/build/source"
)

// A build whose plan, options and program are those of the last one into its folder is not done again, if all files
// are there as they were written: their contents are compared, so that one that somebody changed is mended. What
// has to be known of the last build is kept in the user's cache folder. Whatever is the matter with that, the plan is
// built; and --force always builds it.

// last is the last build into a folder.
type last struct {
	Key   []byte // of the build and the program
	Files output.Sums
	Said  json.RawMessage // build.Result.Record
}

// mostLast is how many folders are remembered.
const mostLast = 32

// recall gives the result of the last build into a folder, and how many files it made, if it needn't be done again.
func recall(target string, key []byte, tree *source.Tree) (*build.Result, int) {
	name, err := lastFile(target)
	if err != nil || key == nil {
		return nil, 0
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, 0
	}
	sum, data, _ := bytes.Cut(data, []byte("\n"))
	var l last
	if string(sum) != sumOf(data) || json.Unmarshal(data, &l) != nil || !bytes.Equal(l.Key, key) || !l.Files.Stand(target) {
		return nil, 0
	}
	r, err := build.Recall(l.Said, tree)
	if err != nil {
		return nil, 0
	}
	return r, len(l.Files.Files)
}

// remember keeps what a later build has to know of one. It may fail: then that one is done.
func remember(target string, key []byte, files output.Sums, r *build.Result) {
	name, err := lastFile(target)
	if err != nil || key == nil {
		return
	}
	data, err := json.Marshal(last{key, files, r.Record()})
	if err != nil || os.MkdirAll(filepath.Dir(name), 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(name), "new-*")
	if err != nil {
		return
	}
	_, err = f.Write(append([]byte(sumOf(data)+"\n"), data...))
	if f.Close() != nil || err != nil || os.Rename(f.Name(), name) != nil {
		os.Remove(f.Name())
	}
	forgetOldest(filepath.Dir(name))
}

// forgetOldest leaves the latest of what is remembered.
func forgetOldest(dir string) {
	entries, _ := os.ReadDir(dir)
	when := map[string]time.Time{}
	for _, e := range entries {
		if info, err := e.Info(); err == nil {
			when[e.Name()] = info.ModTime()
		}
	}
	names := slices.SortedFunc(maps.Keys(when), func(a, b string) int { return when[b].Compare(when[a]) })
	for _, name := range names[min(len(names), mostLast):] {
		os.Remove(filepath.Join(dir, name))
	}
}

// lastFile is where the last build into a folder is remembered.
func lastFile(target string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	target, err = filepath.Abs(target)
	return filepath.Join(cache, "jilid", "last", sumOf([]byte(target))[:32]), err
}

// keyOf is the key of a build by this program, nil if the program can't be read. Of the program – it is large – size, time
// and beginning are looked at: there stands the build ID, which Go makes of all that the program was made from.
func keyOf(b *build.Builder, tree *source.Tree, problems []source.Problem) []byte {
	name, err := os.Executable()
	if err != nil {
		return nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil
	}
	h := sha256.New()
	fmt.Fprintln(h, info.Size(), info.ModTime().UnixNano())
	if _, err := io.Copy(h, io.LimitReader(f, 64<<10)); err != nil {
		return nil
	}
	key := b.Key(tree, problems)
	h.Write(key[:])
	return h.Sum(nil)
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
