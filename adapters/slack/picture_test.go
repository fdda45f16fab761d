package slack

import (
	"html/template"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The picture of an answer in the README is made from a real rendering: this test
// writes it as a page that looks as Slack does, and fails where the page is not that
// of today's rendering. The picture is then
//
//	chromium --headless --screenshot=answer.png --window-size=640,440 --force-device-scale-factor=1.5 answer.html

const drawnPage = `<!doctype html><meta charset="utf-8"><title>onrecord in Slack</title>
<style>
body{margin:0;padding:16px 20px;background:#fff;color:#1d1c1d;font:15px/1.46668 "Lato","Noto Sans",sans-serif}
.message{display:flex;gap:8px;margin-bottom:14px}.face{flex:none;width:36px;height:36px;border-radius:8px;background:#2f4a6d;color:#fff;font:700 22px/42px serif;text-align:center}
.you{background:#d9a441}.who{font-weight:900}.app{font-size:10px;font-weight:700;background:#ececec;color:#616061;border-radius:2px;padding:1px 3px;vertical-align:2px;margin-left:4px}
.time{font-size:12px;color:#616061;margin-left:8px;font-weight:400}.at{background:#e8f5fa;color:#1264a3;border-radius:3px;padding:0 2px}
blockquote{margin:4px 0;padding-left:16px;position:relative;white-space:pre-wrap}blockquote:before{content:"";position:absolute;left:0;top:0;bottom:0;width:4px;border-radius:8px;background:#ddd}
.rich{margin-top:6px}.line{white-space:pre-wrap}.small{font-size:13px;color:#616061;margin:2px 0 4px}.small span+span{margin-left:6px}a{color:#1264a3;text-decoration:none}
.row{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}.row span{border:1px solid #bbb;border-radius:8px;padding:4px 11px;font-size:13px;font-weight:700}
ul{margin:0;padding-left:24px}
</style>
<div class="message"><div class="face you">M</div><div><div class="who">Maya<span class="time">9:41 AM</span></div><span class="at">@onrecord</span> What did Bearbok say?</div></div>
<div class="message"><div class="face">”</div><div><div class="who">onrecord<span class="app">APP</span><span class="time">9:41 AM</span></div>
{{.}}</div></div>
`

// drawn is a block as Slack draws it.
func drawn(b *strings.Builder, x map[string]any) {
	within := func(tag, class string, inside func()) {
		b.WriteString("<" + tag + ` class="` + class + `">`)
		inside()
		b.WriteString("</" + tag + ">\n")
	}
	parts := func() { each(x["elements"], func(e map[string]any) { drawn(b, e) }) }
	text := template.HTMLEscapeString(str(x["text"]))
	switch x["type"] {
	case "rich_text":
		within("div", "rich", parts)
	case "rich_text_section":
		within("div", "line", parts)
	case "rich_text_quote":
		within("blockquote", "", parts)
	case "context":
		within("div", "small", parts)
	case "actions":
		within("div", "row", parts)
	case "button":
		within("span", "", func() { b.WriteString(template.HTMLEscapeString(textOf(x))) })
	case "plain_text":
		within("span", "", func() { b.WriteString(text) })
	case "mrkdwn":
		_, label, _ := strings.Cut(strings.TrimSuffix(str(x["text"]), ">"), "|")
		within("span", "", func() { b.WriteString("<a>" + template.HTMLEscapeString(label) + "</a>") })
	case "text":
		style, _ := x["style"].(map[string]any)
		for look, tag := range map[string]string{"bold": "b", "italic": "i", "strike": "s"} {
			if style[look] == true {
				text = "<" + tag + ">" + text + "</" + tag + ">"
			}
		}
		b.WriteString(text)
	}
}

func TestPicture(t *testing.T) {
	s := newShelf(t)
	var blocks strings.Builder
	for _, x := range payload(t, s.say("What did Bearbok say?", "", view{}).Blocks) {
		drawn(&blocks, x)
	}
	var b strings.Builder
	if err := template.Must(template.New("").Parse(drawnPage)).Execute(&b, template.HTML(blocks.String())); err != nil { //nolint:gosec // escaped above
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
