package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// arrow is a package of the module, or a pattern of several, and which others of
// the module it may import.
type arrow struct {
	from string
	to   []string
}

// arrows are all there are. A package's rule is the first whose pattern it
// matches; what matches none has no place in the house yet. The README draws the
// same picture.
var arrows = []arrow{
	{"cmd/*", []string{"adapters/*", "bot", "data", "data/*", "data/ingest/fetch", "qa", "qa/*"}},
	{"adapters/*/fake*", nil}, // for tests
	{"adapters/*", []string{"bot", "qa", "qa/speech", "qa/story"}},
	{"data", []string{"bot", "qa", "qa/*"}},
	{"data/ingest/*", nil},
	{"data/*", []string{"data", "data/ingest/*", "bot", "qa", "qa/*"}},
	{"bot", []string{"qa", "qa/*"}},
	{"qa", []string{"qa/check", "qa/question", "qa/rank", "qa/revision", "qa/speech", "qa/story", "qa/wire"}},
	{"qa/check", []string{"qa/speech", "qa/story"}},
	{"qa/eval", []string{"qa", "qa/*"}},
	{"qa/rank/fit", []string{"qa", "qa/*"}},
	{"qa/speech/fit", []string{"qa/speech", "qa/story"}},
	{"qa/question", []string{"qa/speech", "qa/story"}},
	{"qa/rank", []string{"qa/speech", "qa/story"}},
	{"qa/revision", []string{"qa/story"}},
	{"qa/speech", []string{"qa/story"}},
	{"qa/story", nil},
	{"qa/wire", []string{"qa/check", "qa/story"}},
}

var (
	// outside is what the core, qa and all below it, does not reach for: whoever
	// asks hands it the stories. net/url is not among them: it only writes links.
	outside = []string{
		"os", "os/*", "syscall", "io/ioutil", "net", "net/http", "net/*/*", "database/*", "log", "log/*",
		"math/rand", "math/rand/*", "crypto/rand",
	}
	// clock is what the core does not ask of package time.
	clock = []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"}
	// nameless are package names that tell nobody what is inside.
	nameless = []string{"util", "utils", "common", "helper", "helpers", "types", "model", "models"}
)

// TestImports holds the module to the rules above.
func TestImports(t *testing.T) {
	faults, files := houseFaults(t, os.DirFS("../.."))
	if files < 50 { // it looks into the wrong folder
		t.Fatalf("found %d Go files only", files)
	}
	for _, f := range faults {
		t.Error(f)
	}
}

// TestImportsFails shows that a module which breaks a rule is told so.
func TestImportsFails(t *testing.T) {
	tests := []struct{ name, file, source, want string }{
		{"an allowed import", "bot/a.go", `package bot; import "onrecord/qa"`, ""},
		{"time without its clock", "qa/a.go", `package qa; import "time"; var d time.Duration`, ""},
		{"a link", "qa/a.go", `package qa; import "net/url"; var u url.URL`, ""},
		{"a test may import anything", "qa/a_test.go", `package qa; import "onrecord/data"`, ""},
		{
			"an adapter and the store", "adapters/slack/a.go", `package slack; import "onrecord/data"`,
			"adapters/slack/a.go imports onrecord/data: adapters/slack may import bot, qa, qa/speech, qa/story only",
		},
		{
			"two adapters", "adapters/slack/a.go", `package slack; import r "onrecord/adapters/repl"`,
			"adapters/slack/a.go imports onrecord/adapters/repl: adapters/slack may import bot, qa, qa/speech, qa/story only",
		},
		{
			"against the arrows", "qa/story/a.go", `package story; import _ "onrecord/qa"`,
			"qa/story/a.go imports onrecord/qa: qa/story may import no other package of the module",
		},
		{
			"the program", "data/a.go", `package data; import "onrecord/cmd/onrecord"`,
			"data/a.go imports onrecord/cmd/onrecord: data may import bot, qa, qa/* only",
		},
		{
			"a new package", "qa/answer/a.go", `package answer`,
			"qa/answer/a.go: package qa/answer has no rule: say in arrows what it may import",
		},
		{
			"input in the core", "qa/rank/a.go", `package rank; import "os"`,
			"qa/rank/a.go imports os: qa and the packages below it do no input, output, logging or chance",
		},
		{
			"the network in the core", "qa/a.go", `package qa; import "net/http/httptrace"`,
			"qa/a.go imports net/http/httptrace: qa and the packages below it do no input, output, logging or chance",
		},
		{
			"chance in the core", "qa/rank/a.go", `package rank; import "math/rand/v2"`,
			"qa/rank/a.go imports math/rand/v2: qa and the packages below it do no input, output, logging or chance",
		},
		{
			"the clock in the core", "qa/a.go", `package qa; import clock "time"; var now = clock.Now`,
			"qa/a.go uses time.Now: qa and the packages below it read no clock",
		},
		{
			"init", "bot/a.go", "package bot\nfunc init() {}",
			"bot/a.go: func init: what a package needs it gets passed in",
		},
		{
			"a name for anything", "bot/a.go", `package util`,
			"bot/a.go: package util: name it by what is inside",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			faults, _ := houseFaults(t, fstest.MapFS{tt.file: {Data: []byte(tt.source)}})
			if diff := cmp.Diff(tt.want, strings.Join(faults, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// houseFaults returns what in the Go files of a module, tests left out, breaks a
// rule, and how many files it read.
func houseFaults(t *testing.T, module fs.FS) (faults []string, files int) {
	t.Helper()
	err := fs.WalkDir(module, ".", func(name string, d fs.DirEntry, err error) error {
		switch base := path.Base(name); {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (base == "testdata" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_")):
			return fs.SkipDir
		case d.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		source, err := fs.ReadFile(module, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files++
		for _, f := range fileFaults(path.Dir(name), file) {
			faults = append(faults, name+f)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return faults, files
}

// fileFaults returns what in one file of the package in dir breaks a rule.
func fileFaults(dir string, file *ast.File) (faults []string) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	if slices.Contains(nameless, file.Name.Name) {
		fault(": package %s: name it by what is inside", file.Name.Name)
	}
	rule := slices.IndexFunc(arrows, func(a arrow) bool { return matches([]string{a.from}, dir) })
	if rule < 0 {
		fault(": package %s has no rule: say in arrows what it may import", dir)
		return faults
	}
	core := matches([]string{"qa", "qa/*"}, dir)
	for _, spec := range file.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		if ours, ok := strings.CutPrefix(name, "onrecord/"); ok && !matches(arrows[rule].to, ours) {
			may := "no other package of the module"
			if to := arrows[rule].to; len(to) > 0 {
				may = strings.Join(to, ", ") + " only"
			}
			fault(" imports %s: %s may import %s", name, dir, may)
		}
		if core && matches(outside, name) {
			fault(" imports %s: qa and the packages below it do no input, output, logging or chance", name)
		}
	}
	clockName := importedAs(file, "time")
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Recv == nil && n.Name.Name == "init" {
				fault(": func init: what a package needs it gets passed in")
			}
		case *ast.SelectorExpr:
			x, ok := n.X.(*ast.Ident)
			if core && ok && x.Name == clockName && slices.Contains(clock, n.Sel.Name) {
				fault(" uses time.%s: qa and the packages below it read no clock", n.Sel.Name)
			}
		}
		return true
	})
	return faults
}

// importedAs is the name under which a file knows an imported package of the
// standard library, empty if it does not import it.
func importedAs(file *ast.File, name string) string {
	for _, spec := range file.Imports {
		switch {
		case spec.Path.Value != strconv.Quote(name):
		case spec.Name != nil:
			return spec.Name.Name
		default:
			return name
		}
	}
	return ""
}

// matches reports whether a package is one of these; a * stands for one element
// of its path.
func matches(patterns []string, pkg string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		ok, _ := path.Match(p, pkg)
		return ok
	})
}
