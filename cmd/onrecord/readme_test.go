package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const readmePath = "../../README.md"

var (
	// session is a block of the README in which commands are typed and answered.
	session = regexp.MustCompile("(?ms)^```console\n(.*?)^```$")
	// step is one command of it, with what comes before the next one.
	step    = regexp.MustCompile(`(?m)^\$ (.*)\n((?:[^$\n].*\n|\n)*)`)
	command = regexp.MustCompile(`^(?:go run \./cmd/onrecord|onrecord) (.*?)(?: < (\S+))?(?: +# exit code (\d))?$`)
	word    = regexp.MustCompile(`"([^"]*)"|(\S+)`)
)

// TestReadme types what the README shows, each block in an empty home, and sees
// what the README shows; with -update the README is made to show what is seen.
func TestReadme(t *testing.T) {
	text := readme(t)
	if n := len(session.FindAllString(text, -1)); n < 5 {
		t.Fatalf("found %d blocks only", n)
	}
	file, err := os.OpenFile(readmePath, os.O_RDWR, 0) // the blocks are run in other folders
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	seen := session.ReplaceAllStringFunc(text, func(block string) string {
		t.Chdir(t.TempDir())
		home := t.TempDir()
		return step.ReplaceAllStringFunc(block, func(s string) string {
			m := step.FindStringSubmatch(s)
			return "$ " + m[1] + "\n" + replay(t, home, m[1], m[2])
		})
	})
	if *update {
		if err := errors.Join(file.Truncate(0), second(file.WriteAt([]byte(seen), 0))); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(text, seen); diff != "" {
		t.Errorf("README.md and what the program prints (-README +program; -update takes the program's):\n%s", diff)
	}
}
