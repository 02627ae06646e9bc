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
func Read(root string) (*Tree, []Problem, error) {
	r, err := os.OpenRoot(root)
	if err != nil {
		return nil, nil, err
	}
	defer r.Close()
	in := &reader{root: r}
	for _, dir := range Folders {
		in.walk(dir)
	}
	parallel.For(len(in.names), func(i int) { in.found[i].read(r, in.names[i]) })
	in.lookBeside()
	var files []*File
	var problems []Problem
	for _, f := range in.found {
		if f.file != nil {
			files = append(files, f.file)
		}
		problems = append(problems, f.problems...)
	}
	return newTree(files), problems, nil
}

// reader first walks through the folders and then reads the files, many at once.
type reader struct {
	root  *os.Root
	names []string // in the order of the walk
	found []found  // what became of each
}

// found is a file that was read, or why it wasn't, or both.
type found struct {
	file     *File
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
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case Ignored(e.Name()):
		case e.IsDir():
			in.walk(name)
		case e.Type()&fs.ModeSymlink != 0:
			in.link(name)
		case e.Type().IsRegular():
			in.take(name)
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
		in.take(name)
	default:
		in.fail(name, Strange, nil)
	}
}

// take notes a file to be read.
func (in *reader) take(name string) {
	in.names, in.found = append(in.names, name), append(in.found, found{})
}

func (in *reader) fail(name string, t Trouble, err error) {
	in.take("")
	in.found[len(in.found)-1].fail(name, t, err)
}

func (o *found) fail(name string, t Trouble, err error) {
	o.problems = append(o.problems, Problem{name, t, err})
}

func (o *found) read(root *os.Root, name string) {
	if name == "" {
		return
	}
	f, err := root.Open(name)
	if err != nil {
		o.fail(name, Denied, err)
		return
	}
	defer f.Close()
	// The limit holds for what is read, not for what stat promised.
	var b bytes.Buffer
	if info, err := f.Stat(); err == nil {
		b.Grow(int(min(max(info.Size(), 0), MaxFileSize)) + bytes.MinRead)
	}
	_, err = b.ReadFrom(io.LimitReader(f, MaxFileSize+1))
	data := b.Bytes()
	switch {
	case err != nil:
		o.fail(name, Denied, err)
	case len(data) > MaxFileSize:
		o.fail(name, TooLarge, fmt.Errorf("more than %d MiB", MaxFileSize>>20))
	default:
		if text, ok := fromUTF16(data); ok && !binaryFile(name) {
			o.fail(name, UTF16, nil)
			data = text
		}
		o.file = NewFile(name, bytes.TrimPrefix(data, bom))
	}
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
