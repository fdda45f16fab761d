package data

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestEveryStatementNamesItsWorkspace lists the SQL in this package's source. A
// statement has a workspace predicate, or stands below with the reason why not.
func TestEveryStatementNamesItsWorkspace(t *testing.T) {
	const ownKey = "written under the key that the story's row got in the same transaction"
	without := map[string]string{
		"insertStory":     "writes the workspace itself",
		"nextSentence":    "the next free key of the file",
		"insertParagraph": ownKey, "insertSentence": ownKey, "insertPerson": ownKey,
		"insertPage": ownKey, "insertMention": ownKey, "insertUtterance": ownKey, "indexSentence": ownKey,
		"countChanges": "its key is the workspace",
		"dropClaims":   "an hour is over for everybody", "insertClaim": "writes the workspace itself", "setFocus": "writes the workspace itself",
		"putInstallation": "writes the workspace itself", "putFollow": "writes the workspace itself", "dropPast": "a day is over for everybody",
		"keepFeed":   "writes the workspace itself",
		"findRows":   "row numbers; what is in none of the workspace's runs is dropped",
		"forgetPast": "an hour is over for everybody", "insertTurn": "writes the workspace itself",
		"findSketch": "row numbers; what is in none of the workspace's runs is dropped",
		"unsketched": "the whole file, once", "unsketchedRows": "the whole file, once", "sketchSentence": "the whole file, once",
		"identity": "the file's header", "checkpoint": "the whole file",
		"quickCheck": "the whole file", "allStories": "the whole file, for Check", "orphans": "the whole file, for Check",
	}
	statement := regexp.MustCompile(`(?i)^\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|PRAGMA|CREATE|DROP|ALTER|ATTACH|VACUUM)\b`)
	scope := regexp.MustCompile(`\bworkspace = \?1\b`)
	files := token.NewFileSet()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(files, e.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		constants := map[ast.Node]bool{}
		for _, d := range tree.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.CONST {
				continue
			}
			for _, spec := range g.Specs {
				v := spec.(*ast.ValueSpec)
				for i, value := range v.Values {
					text := literal(value)
					ast.Inspect(value, func(n ast.Node) bool { constants[n] = true; return true })
					if !statement.MatchString(text) {
						continue
					}
					named++
					name := v.Names[i].Name
					if scope.MatchString(text) == (without[name] != "") {
						t.Errorf("%s: %s: a workspace predicate, or a reason to have none, but not both", files.Position(v.Pos()), name)
					}
					delete(without, name)
				}
			}
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			l, ok := n.(*ast.BasicLit)
			if ok && l.Kind == token.STRING && !constants[n] && statement.MatchString(strings.Trim(l.Value, "`\"")) &&
				!strings.HasPrefix(l.Value, `"PRAGMA application_id = %d`) { // migrate writes the header
				t.Errorf("%s: SQL that is no named constant: %s", files.Position(l.Pos()), l.Value)
			}
			return true
		})
	}
	if named < 20 {
		t.Errorf("only %d statements found", named)
	}
	for name := range without {
		t.Errorf("%s is no statement any more", name)
	}
}

// literal joins the string literals of an expression.
func literal(e ast.Expr) string {
	var b strings.Builder
	ast.Inspect(e, func(n ast.Node) bool {
		if l, ok := n.(*ast.BasicLit); ok {
			b.WriteString(strings.Trim(l.Value, "`\""))
		}
		return true
	})
	return b.String()
}
