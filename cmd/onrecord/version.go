package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
	sqlite3 "modernc.org/sqlite/lib"
)

// Set by the linker for a release: -ldflags "-X main.release=v1.0.0 -X main.revision=…".
// Without it they come from what the go command writes into the program.
var release, revision string

// build tells which program this is.
type build struct {
	Version string `json:"version"`
	Commit  string `json:"commit"`
	Go      string `json:"go"`
	SQLite  string `json:"sqlite"`
}

func thisBuild() build {
	b := build{Version: release, Commit: revision, Go: runtime.Version(), SQLite: sqlite3.SQLITE_VERSION}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	if b.Version == "" {
		b.Version = info.Main.Version
	}
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision" && b.Commit == "":
			b.Commit = s.Value
		case s.Key == "vcs.modified" && s.Value == "true" && revision == "":
			b.Commit += " (modified)"
		}
	}
	return b
}

func (p *program) version() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "version",
		Short: "Tell the version, the commit, and the versions of Go and SQLite",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			b := thisBuild()
			if asJSON {
				return writeJSON(p.stdout, b)
			}
			_, err := fmt.Fprintf(p.stdout, "onrecord %s\ncommit %s\n%s %s/%s\nSQLite %s\n",
				named(b.Version), named(b.Commit), b.Go, runtime.GOOS, runtime.GOARCH, b.SQLite)
			return err
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print it as one line of JSON")
	return c
}

func named(s string) string {
	if s == "" {
		return "unknown"
	}
	return s
}
