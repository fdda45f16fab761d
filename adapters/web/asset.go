package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"html/template"
	"net/http"
)

//go:embed page/*.html page/*.css page/*.svg
var files embed.FS

// asset is a file that pages need. Its path changes with what is in it, so that it
// may be kept for good.
type asset struct {
	path, kind string
	body       body
}

func (p *packer) asset(name, ending, kind string) asset {
	text, err := files.ReadFile("page/" + name + ending)
	if err != nil {
		panic(err) // it is embedded
	}
	sum := sha256.Sum256(text)
	return asset{"/" + name + "-" + hex.EncodeToString(sum[:6]) + ending, kind, p.pack(text)}
}

func (a asset) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", a.kind)
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	a.body.send(w, r, http.StatusOK)
}

// parsePages reads the templates.
func parsePages(style, icon string) *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{
		"style": func() string { return style },
		"icon":  func() string { return icon },
	}).ParseFS(files, "page/*.html"))
}
