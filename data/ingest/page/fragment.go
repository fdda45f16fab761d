package page

import (
	"strings"

	"golang.org/x/net/html"
)

// Fragment returns the text of a piece of HTML that is a story itself, under its
// headline: what a feed holds where it links to no page. The errors are ErrNoArticle
// and ErrTooLarge.
func Fragment(title, markup string) (string, error) {
	if err := bound(markup); err != nil {
		return "", err
	}
	doc, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		return "", ErrTooLarge
	}
	strip(doc)
	var paragraphs []string
	for _, p := range set(doc) {
		if !p.elsewhere() {
			paragraphs = append(paragraphs, p.text)
		}
	}
	return compose(title, "", paragraphs)
}
