package data

import _ "embed"

//go:embed builtin/ukraine-talks.md
var builtIn string

// BuiltInSource is the source of the built-in story wherever it is stored.
const BuiltInSource = "built-in"

// BuiltIn returns the file name and the text of the story that is there before
// any other was added.
func BuiltIn() (name, text string) { return "ukraine-talks.md", builtIn }
