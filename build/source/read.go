package source

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"
	"unicode/utf16"

	"jilid/build/parallel"
)

// MaxFileSize is the largest input file that is read. Nothing in a plan comes
// near it; a video that strayed into the folder should not fill the memory.
const MaxFileSize = 64 << 20

// Folders are the folders below a plan's root that are input. Everything else
// there (public/, docs/, a repository's own files) is none of the compiler's
// business.
var Folders = []string{"content", "layouts", "themes"}

// Trouble is why a file was not read.
type Trouble int

const (
	Denied    Trouble = iota // the system refuses to read it
	TooLarge                 // larger than MaxFileSize
	Outside                  // a symbolic link that leads out of the plan's folder, or nowhere
	LinkDir                  // a symbolic link to a folder, which is not followed
	Strange                  // neither file nor folder: a pipe, a device
	UTF16                    // text in UTF-16, as some editors on Windows save it; it was read nevertheless
	Twin                     // a file or folder beside one whose name differs in capitals only; it was read nevertheless
	Misplaced                // a plan.yaml beside the content folder instead of in it
)

// Problem is a file that could not be read. Its Span-less form is deliberate:
// diagnostics are made of it further up.
type Problem struct {
	Path    string // relative to the root, slash-separated
	Trouble Trouble
	Err     error // what the system said, or nil
}

// Read takes a snapshot of the plan below root: the files in [Folders], without
// hidden files and what editors leave behind. Files that can't be read are
// reported and left out; the error is for a root that can't be opened at all.
//
// Symbolic links are followed to files, but never out of the root.
func Read(root string) (*Tree, []Problem, error) { return new(Reader).Read(root) }

// Reader is Read again and again: of a file that hasn't changed it gives the one it has.
// The zero Reader is ready.
type Reader struct{ known map[string]known }

// known is a file that was read, and what the system said of it then.
type known struct {
	file    *File
	about   fs.FileInfo
	utf16   bool
	settled bool // it was old when it was read
}

// settling is how old a file must be before its times say whether it has changed: of two
// saves within the same tick of a file system's clock only the size tells. Two seconds
// are FAT's tick. (Git calls such entries "racily clean".)
const settling = 2*time.Second + 500*time.Millisecond

// Read is the function Read.
func (rd *Reader) Read(root string) (*Tree, []Problem, error) {
	r, err := os.OpenRoot(root)
	if err != nil {
		return nil, nil, err
	}
	defer r.Close()
	in := &reader{root: r}
	for _, dir := range Folders {
		in.walk(dir)
	}
	now := time.Now()
	parallel.For(len(in.found), func(i int) {
		if f := &in.found[i]; f.info != nil {
			f.read(r, rd.known[f.name], now)
		}
	})
	in.lookBeside()
	var files []*File
	var problems []Problem
	rd.known = make(map[string]known, len(in.found))
	for _, f := range in.found {
		if f.file != nil {
			files = append(files, f.file)
			rd.known[f.name] = f.known
		}
		problems = append(problems, f.problems...)
	}
	return newTree(files), problems, nil
}

// reader first walks through the folders and then reads the files, many at once.
type reader struct {
	root  *os.Root
	found []found // in the order of the walk
}

// found is a file that was read, or why it wasn't, or both.
type found struct {
	name string
	info func() (fs.FileInfo, error) // of a file to be read
	known
	problems []Problem
}

func (in *reader) walk(dir string) {
	entries, err := fs.ReadDir(in.root.FS(), dir)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			in.fail(dir, Denied, err)
		}
		return
	}
	twins := make(map[string]bool, len(entries))
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		if Ignored(e.Name()) {
			continue
		}
		if small := strings.ToLower(e.Name()); twins[small] {
			in.fail(name, Twin, nil)
		} else {
			twins[small] = true
		}
		switch {
		case e.IsDir():
			in.walk(name)
		case e.Type()&fs.ModeSymlink != 0:
			in.link(name)
		case e.Type().IsRegular():
			in.found = append(in.found, found{name: name, info: e.Info})
		default:
			in.fail(name, Strange, nil)
		}
	}
}

// link reads what a symbolic link points at. os.Root refuses to leave the root.
func (in *reader) link(name string) {
	info, err := in.root.Stat(name)
	switch {
	case err != nil:
		in.fail(name, Outside, err)
	case info.IsDir():
		in.fail(name, LinkDir, nil)
	case info.Mode().IsRegular():
		in.found = append(in.found, found{name: name, info: func() (fs.FileInfo, error) { return info, nil }})
	default:
		in.fail(name, Strange, nil)
	}
}

func (in *reader) fail(name string, t Trouble, err error) {
	f := found{name: name}
	f.fail(t, err)
	in.found = append(in.found, f)
}

func (o *found) fail(t Trouble, err error) {
	o.problems = append(o.problems, Problem{o.name, t, err})
}

// read reads the file, unless it is as it was before.
func (o *found) read(root *os.Root, before known, now time.Time) {
	info, err := o.info()
	if err != nil { // it went meanwhile
		o.fail(Denied, err)
		return
	}
	if before.settled && os.SameFile(before.about, info) && before.about.Size() == info.Size() && before.about.ModTime().Equal(info.ModTime()) {
		o.known = before
		if o.utf16 {
			o.fail(UTF16, nil)
		}
		return
	}
	f, err := root.Open(o.name)
	if err != nil {
		o.fail(Denied, err)
		return
	}
	defer f.Close()
	// The limit holds for what is read, not for what stat promised.
	var b bytes.Buffer
	b.Grow(int(min(max(info.Size(), 0), MaxFileSize)) + bytes.MinRead)
	_, err = b.ReadFrom(io.LimitReader(f, MaxFileSize+1))
	data := b.Bytes()
	switch {
	case err != nil:
		o.fail(Denied, err)
		return
	case len(data) > MaxFileSize:
		o.fail(TooLarge, fmt.Errorf("more than %d MiB", MaxFileSize>>20))
		return
	}
	text, ok := fromUTF16(data)
	if ok = ok && !binaryFile(o.name); ok {
		data = text
		o.fail(UTF16, nil)
	}
	file := NewFile(o.name, bytes.TrimPrefix(data, bom))
	if before.file != nil && before.file.Hash == file.Hash {
		file = before.file // saved as it was: what is remembered of it holds
	}
	o.known = known{file, info, ok, now.Sub(info.ModTime()) > settling}
}

// lookBeside reports a plan file that will not be read because it lies beside
// the content folder, where nothing else would ever speak of it.
func (in *reader) lookBeside() {
	for _, f := range in.found {
		if f.file != nil && (f.file.Path == "content/plan.yaml" || f.file.Path == "content/plan.yml") {
			return
		}
	}
	for _, name := range []string{"plan.yaml", "plan.yml"} {
		if info, err := in.root.Stat(name); err == nil && info.Mode().IsRegular() {
			in.fail(name, Misplaced, nil)
		}
	}
}

// fromUTF16 is UTF-16 text, known by its byte order mark, as UTF-8.
func fromUTF16(data []byte) ([]byte, bool) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		order = binary.LittleEndian
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		order = binary.BigEndian
	default:
		return nil, false
	}
	units := make([]uint16, 0, len(data)/2)
	for rest := data[2:]; len(rest) >= 2; rest = rest[2:] {
		units = append(units, order.Uint16(rest))
	}
	return []byte(string(utf16.Decode(units))), true
}

// binaryFile tells the files that are no text whatever they begin with.
func binaryFile(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".yaml", ".yml", ".csv", ".bib", ".html", ".css", ".svg", ".json":
		return false
	}
	return true
}

var bom = []byte("\xEF\xBB\xBF")

// leftovers are the endings and names of files that editors, office programs
// and file managers leave beside the real ones.
var leftovers = []string{"~", ".swp", ".swo", ".swx", ".bak", ".tmp", ".orig", ".rej", ".part", ".crdownload"}

// Ignored tells whether a file or folder name is never input: hidden files and
// what editors leave behind. Watchers ask the same question.
func Ignored(name string) bool {
	switch {
	case strings.HasPrefix(name, "."), strings.HasPrefix(name, "~$"), strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"):
		return true
	case name == "Thumbs.db", name == "desktop.ini", name == "4913": // vim probes folders by creating 4913
		return true
	}
	return slices.ContainsFunc(leftovers, func(end string) bool { return strings.HasSuffix(name, end) })
}
