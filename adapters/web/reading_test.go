package web

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestMarks: what a citation marks on the page is what it cites, byte for byte, all
// over a story of 5,000 words: in 200 places with ONRECORD_FULL.
func TestMarks(t *testing.T) {
	s := stocked(t)
	st := ferry(t, "")
	for _, span := range citable(st, sized(50, 200)) {
		page := s.get(t, "/stories/sunday-ferry?at="+citation{span.Start, span.End}.String()).Body.String()
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		last := ""
		for n := range root.Descendants() {
			if n.Type != html.ElementNode || n.Data != "mark" || n.FirstChild == nil || n.Parent.Data != "p" && n.Parent.Data != "h1" {
				continue
			}
			id := ""
			for _, a := range n.Parent.Attr {
				if a.Key == "id" {
					id = a.Val
				}
			}
			if id == "" {
				continue // of the legend
			}
			if last != "" && id != last {
				b.WriteString("\n\n")
			}
			last = id
			b.WriteString(n.FirstChild.Data)
		}
		if want := st.Text[span.Start:span.End]; b.String() != want {
			t.Fatalf("cited\n%q\nmarked\n%q", want, b.String())
		}
		if !strings.Contains(page, `<dt>Citation</dt>`) {
			t.Fatalf("there is nothing to copy of %q", st.Text[span.Start:span.End])
		}
	}
}
