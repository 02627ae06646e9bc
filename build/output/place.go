package output

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// PlaceError says that an output folder can't be where it is wanted: it is, or
// holds, what the plan is read from, or lies in it.
type PlaceError struct{ Dir, Input string }

func (e *PlaceError) Error() string {
	return fmt.Sprintf("output folder %s overlaps with the input %s", e.Dir, e.Input)
}

// Place makes sure that an output folder keeps clear of the input: the plan's
// root and the folders in it that are read. What is generated may stand in the
// root beside them, but not in their place, around them or within them.
func Place(dir, root string, inputs []string) error {
	out := resolved(dir)
	if within(resolved(root), out) {
		return &PlaceError{dir, root}
	}
	for _, name := range inputs {
		input := filepath.Join(root, name)
		if in := resolved(input); within(out, in) || within(in, out) {
			return &PlaceError{dir, input}
		}
	}
	return nil
}

// within tells whether name is dir or lies below it.
func within(name, dir string) bool {
	rel, err := filepath.Rel(dir, name)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// resolved is the absolute path behind all symbolic links; of a path that isn't
// there yet, as far as it is.
func resolved(name string) string {
	abs, err := filepath.Abs(name)
	if err != nil {
		return filepath.Clean(name)
	}
	for rest := ""; ; {
		if real, err := filepath.EvalSymlinks(abs); err == nil {
			return filepath.Join(real, rest)
		} else if !os.IsNotExist(err) || filepath.Dir(abs) == abs {
			return filepath.Join(abs, rest)
		}
		rest = filepath.Join(filepath.Base(abs), rest)
		abs = filepath.Dir(abs)
	}
}
