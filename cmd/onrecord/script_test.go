package main

import (
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the output that the scripts compare anew")

// TestMain lets the scripts run the program itself under its own name.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"onrecord": main})
}

// TestScripts runs the program from its command line to its exit code, in an
// empty home for each script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			for _, name := range []string{"XDG_DATA_HOME", "XDG_STATE_HOME", "ONRECORD_DB", "ONRECORD_HISTORY", "NO_COLOR"} {
				e.Setenv(name, "")
			}
			e.Setenv("HOME", e.WorkDir+"/home")
			if pages := e.WorkDir + "/site"; isFolder(pages) {
				site := httptest.NewServer(http.FileServer(http.Dir(pages)))
				e.Defer(site.Close)
				e.Setenv("SITE", site.URL)
			}
			return os.Mkdir(e.WorkDir+"/home", 0o755)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"code":    code,
			"sqlite3": sqlite3Tool,
			"bytes":   writeBytes,
			"listed":  listed,
		},
	})
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// listed waits until a story is in the database, for 20 s at most: listed SLUG
func listed(ts *testscript.TestScript, _ bool, args []string) {
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if err := ts.Exec("onrecord", "stories"); err == nil && strings.Contains(ts.ReadFile("stdout"), args[0]) {
			return
		}
	}
	ts.Fatalf("%s is not there", args[0])
}

// code runs the program and checks its exit code: code 1 ask "Who won?"
func code(ts *testscript.TestScript, _ bool, args []string) {
	want, args := args[0], args[1:]
	err := ts.Exec("onrecord", args...)
	got := "0"
	if exited, ok := err.(interface{ ExitCode() int }); ok {
		got = string(rune('0' + exited.ExitCode()))
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %s, want %s", got, want)
	}
}

// sqlite3Tool runs a statement on a database through the program's own driver:
// sqlite3 FILE STATEMENT
func sqlite3Tool(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(execSQL(ts.MkAbs(args[0]), args[1]))
}

// writeBytes writes a file of n times one byte: bytes FILE N BYTE
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(fill(ts.MkAbs(args[0]), args[1], args[2]))
}
