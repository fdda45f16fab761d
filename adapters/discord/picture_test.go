package discord

import (
	"encoding/json"
	"html/template"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/adapters/discord/fakediscord"
)

// The picture of an answer in the README is made from a real rendering: this test
// writes it as a page that looks as Discord does, and fails where the page is not
// that of today's rendering. The picture is then
//
//	chromium --headless --screenshot=answer.png --window-size=430,720 --force-device-scale-factor=1.5 answer.html

// markdown is what renders of Discord's markdown, as far as we use it.
type markdown struct{ bold, link, escaped *regexp.Regexp }

func (m markdown) line(s string) template.HTML {
	tag := ""
	switch {
	case strings.HasPrefix(s, "> "):
		tag, s = "blockquote", s[2:]
	case strings.HasPrefix(s, "-# "):
		tag, s = "small", s[3:]
	}
	h := template.HTMLEscapeString(s)
	h = m.link.ReplaceAllString(h, `<a>$1</a>`)
	h = m.bold.ReplaceAllString(h, `<b>$1</b>`)
	h = m.escaped.ReplaceAllString(h, `$1`)
	if tag == "" {
		tag = "div"
	}
	return template.HTML("<" + tag + ">" + h + "</" + tag + ">") //nolint:gosec // escaped above
}

func (m markdown) text(s string) (lines []template.HTML) {
	for l := range strings.SplitSeq(s, "\n") {
		lines = append(lines, m.line(l))
	}
	return lines
}

const page = `<!doctype html><meta charset="utf-8"><title>onrecord in Discord</title>
<style>
body{margin:0;padding:16px 12px;background:#313338;color:#dbdee1;font:16px/1.375 "gg sans","Noto Sans",sans-serif}
.message{display:flex;gap:12px}.face{flex:none;width:40px;height:40px;border-radius:50%;background:#3b6ea8;color:#fff;font:700 20px/40px serif;text-align:center}
.who{font-weight:600;color:#f2f3f5}.app{font-size:10px;font-weight:600;background:#5865f2;color:#fff;border-radius:4px;padding:2px 5px;vertical-align:2px;margin-left:4px}
.time{font-size:12px;color:#949ba4;margin-left:6px;font-weight:400}
.box{margin-top:6px;background:#393c41;border:1px solid #4a4d54;border-left:4px solid #3b6ea8;border-radius:8px;padding:12px 14px}
.text{margin-bottom:10px}blockquote{margin:4px 0;padding:0 0 0 12px;border-left:4px solid #5f636b;border-radius:4px}
small{display:block;font-size:13px;color:#a7adb5}b{color:#f2f3f5}a{color:#00a8fc}
.row{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}.row span{background:#4e5058;color:#fff;border-radius:8px;padding:6px 14px;font-size:14px;font-weight:500}
</style>
<div class="message"><div class="face">”</div><div><div class="who">onrecord<span class="app">APP</span><span class="time">Today at 9:41</span></div>
<div class="box">{{range .}}{{if eq .Type 10}}<div class="text">{{range text .Content}}{{.}}{{end}}</div>
{{else}}<div class="row">{{range .Components}}<span>{{.Label}}</span>{{end}}</div>
{{end}}{{end}}</div></div></div>
`

func TestPicture(t *testing.T) {
	w := newWorld(t, nil)
	body := w.ask(fakediscord.From{}, "What did Bearbok say?", opt("private", true))
	var m struct{ Components []part }
	if err := json.Unmarshal(body, &m); err != nil {
		t.Fatal(err)
	}
	md := markdown{
		bold: regexp.MustCompile(`\*\*(.+?)\*\*`), link: regexp.MustCompile(`\[([^\]]*)\]\(&lt;[^)]*&gt;\)`),
		escaped: regexp.MustCompile(`\\([^\w\s])`),
	}
	var b strings.Builder
	if err := template.Must(template.New("").Funcs(template.FuncMap{"text": md.text}).Parse(page)).Execute(&b, m.Components[0].Components); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join("testdata", "answer.html")
	if *update {
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("%s differs (go test -update writes it anew; then take the picture):\n%s", name, diff)
	}
}
