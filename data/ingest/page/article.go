package page

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// article returns the paragraphs of a page's article. Which part of the page that
// is, readability finds; the links to other stories that it leaves in go.
func article(doc *html.Node, address *url.URL) []string {
	if address == nil {
		address = &url.URL{}
	}
	signed(doc)
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	found, err := parser.ParseAndMutate(doc, address)
	if err != nil || found.Node == nil {
		return nil
	}
	all := set(found.Node)
	linked, whole := 0, 0
	for _, p := range all {
		linked, whole = linked+p.linked, whole+len(p.text)
	}
	var kept []paragraph
	for _, p := range all {
		if p.timed >= len(p.text) {
			continue // when a post of a live blog was written
		}
		// A link that is never closed makes links of all that follows.
		if linked*2 > whole || !p.elsewhere() {
			kept = append(kept, p)
		}
	}
	var texts []string
	for i, p := range kept {
		// A heading over nothing is over what was taken out.
		if p.level > 0 && (i == len(kept)-1 || kept[i+1].level > 0 && kept[i+1].level <= p.level) {
			continue
		}
		texts = append(texts, p.text)
	}
	return texts
}

// signed gives a page an author, so that readability looks for none: it takes the
// first element that is called "dateline" or "author" out of the story.
func signed(doc *html.Node) {
	for n := range elements(doc) {
		if n.DataAtom == atom.Head {
			n.AppendChild(&html.Node{
				Type: html.ElementNode, Data: "meta", DataAtom: atom.Meta,
				Attr: []html.Attribute{{Key: "name", Val: "author"}, {Key: "content", Val: "known"}},
			})
			return
		}
	}
}

const (
	maxTeaser = 300 // bytes of a link to another story
	maxPhrase = 80  // bytes of a link that ends like a sentence: "Read the whole statement."
	maxCue    = 40  // bytes of the words before it: "Read more:", "Lesen Sie auch:"
)

// elsewhere reports whether a paragraph is nothing but a link, or a few words that
// end in a colon, a bar or the like and a link.
func (p paragraph) elsewhere() bool {
	if p.linked == 0 || p.level > 0 || len(p.text) > maxTeaser || p.tail > 3 {
		return false
	}
	if p.lead <= 3 {
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(p.text, "\"'”’»)"))
		return len(p.text) <= maxPhrase || !strings.ContainsRune(".!?…", last)
	}
	if p.lead > maxCue || p.lead >= len(p.text) {
		return false
	}
	cue := strings.TrimRight(p.text[:p.lead], " \u00a0")
	last, _ := utf8.DecodeLastRuneInString(cue)
	return strings.ContainsRune(":|»›>►▶–—-", last)
}
