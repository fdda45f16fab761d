package main

import (
	"bytes"
	"database/sql"
	"os"
	"strconv"

	_ "modernc.org/sqlite"
)

// execSQL changes a database behind the program's back.
func execSQL(path, statement string) error {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Exec(statement)
	return err
}

// fill writes a file of n bytes of the value b.
func fill(path, n, b string) error {
	size, err := strconv.Atoi(n)
	if err != nil {
		return err
	}
	value, err := strconv.ParseUint(b, 0, 8)
	if err != nil {
		return err
	}
	return os.WriteFile(path, bytes.Repeat([]byte{byte(value)}, size), 0o644)
}
