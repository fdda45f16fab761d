package story

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFrontMatter(t *testing.T) {
	t.Parallel()
	long := "---\ntitle: A\n" + strings.Repeat("note: b\n", 600) + "---\nIt is old."
	for _, c := range []struct {
		name, text string
		want       map[string]string
	}{
		{"plain", "---\ntitle: The bridge\nDate: 2031-05-12\n---\nIt is old.", map[string]string{"title": "The bridge", "date": "2031-05-12"}},
		{"value with a colon", "---\nurl: https://a.example/b?c=d\n---\nX", map[string]string{"url": "https://a.example/b?c=d"}},
		{"quoted", "---\ntitle: \"The: bridge\"\nauthor: 'Ada'\n---\nX", map[string]string{"title": "The: bridge", "author": "Ada"}},
		{"first counts", "---\ntitle: A\ntitle: B\n---\nX", map[string]string{"title": "A"}},
		{"what else YAML has", "---\n# a remark\ntags:\n- a\n- b\n\nnote: c\n...\nX", map[string]string{"tags": "", "note": "c"}},
		{"mark and CRLF", bom + "---\r\ntitle: A\r\n---\r\nX", map[string]string{"title": "A"}},
		{"no fields", "---\n---\nX", nil},
		{"not closed", "---\ntitle: A\n\nIt is old.", nil},
		{"not at the head", "It is old.\n---\ntitle: A\n---\n", nil},
		{"a rule and text", "---\nThe mayor said: no.\n---\nX", nil},
		{"too long", long, nil},
		{"nothing", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, ok := FrontMatter(c.text)
			if diff := cmp.Diff(c.want, got); diff != "" || ok != (c.want != nil) {
				t.Errorf("ok %v, -want +got:\n%s", ok, diff)
			}
		})
	}
}
