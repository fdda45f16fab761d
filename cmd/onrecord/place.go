package main

import (
	"path/filepath"
	"runtime"
)

// database is the path of the database file: --db, ONRECORD_DB, or onrecord.db in
// the user's data directory; empty if there is no such directory.
func (p *program) database() string {
	if p.db != "" {
		return p.db
	}
	if path := p.getenv("ONRECORD_DB"); path != "" {
		return path
	}
	return p.place("XDG_DATA_HOME", filepath.Join(".local", "share"), "onrecord.db")
}

// history is the path of the conversation's history file: ONRECORD_HISTORY, or a
// file in the user's state directory; empty for none.
func (p *program) history() string {
	if path, set := p.lookup("ONRECORD_HISTORY"); set {
		return path
	}
	return p.place("XDG_STATE_HOME", filepath.Join(".local", "state"), "history")
}

// place is where a file of ours is kept: by the XDG rules under a variable's
// directory or, below the home directory, its usual one; on macOS and Windows in
// the one folder they have for both.
func (p *program) place(variable, usual, file string) string {
	switch runtime.GOOS {
	case "windows":
		return under(p.getenv("LocalAppData"), file)
	case "darwin":
		usual = filepath.Join("Library", "Application Support")
	}
	if dir := p.getenv(variable); filepath.IsAbs(dir) { // others are to be ignored
		return under(dir, file)
	}
	home := p.getenv("HOME")
	if home == "" {
		return ""
	}
	return under(filepath.Join(home, usual), file)
}

func under(dir, file string) string {
	if dir == "" {
		return ""
	}
	return filepath.Join(dir, "onrecord", file)
}
