// Package page reads a web page into the text of its article and what the page
// says about it. It fetches nothing, and what markup tells to be no part of the
// article (captions, share bars, newsletter boxes, links to other stories) is left
// out while the text is made: what is left is the page's own words.
package page

import (
	"errors"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// What a page can be refused for, each with what to do.
var (
	ErrNoArticle = errors.New("no article was found on the page; save its text as a .txt file and add that")
	ErrTooLarge  = errors.New("the page is too large or too deeply nested for an article; save its text as a .txt file and add that")
	ErrCharset   = errors.New("the page is in a character set that is not known; save its text as UTF-8 in a .txt file and add that")
)

// Page is an article and what its page says about it. What is not said is empty.
type Page struct {
	Text      string // headline and paragraphs, with an empty line between two
	Title     string
	Author    string // several with commas between
	Publisher string // as the page calls it, which nobody has checked
	Date      string // RFC 3339 or a plain date
	Language  string // BCP 47
	URL       string // the canonical address, if it is on the page's own host
	Paywalled bool   // the page says that it is not free to read
	Feeds     []string
}

// Read reads the page in body. contentType is the header of that name, empty for a
// file; address is where the page came from, nil for a file. The errors are
// ErrNoArticle, ErrTooLarge and ErrCharset.
func Read(body []byte, contentType string, address *url.URL) (Page, error) {
	text, err := Decode(body, contentType)
	if err != nil {
		return Page{}, err
	}
	if err := bound(text); err != nil {
		return Page{}, err
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return Page{}, ErrTooLarge // the parser's own bound on nesting is its only error
	}
	p := describe(doc, address)
	head := headline(doc, &p)
	stand := standfirst(doc)
	strip(doc)
	paragraphs := article(doc, address)
	p.Text, err = compose(head, stand, paragraphs)
	return p, err
}

// leastText is the shortest article, in bytes without its headline: below it stand
// the words of pages that ask for a click or a cookie. Flash news has some 150.
const leastText = 80

// compose sets the headline, the standfirst and the paragraphs into one text. A
// number sign marks the headline, as in Markdown: it is no part of the paragraph.
func compose(head, stand string, paragraphs []string) (string, error) {
	for len(paragraphs) > 0 && (paragraphs[0] == head || paragraphs[0] == stand) {
		paragraphs = paragraphs[1:]
	}
	n := 0
	for _, s := range paragraphs {
		n += len(s)
		if s == stand {
			stand = ""
		}
	}
	if n < leastText {
		return "", ErrNoArticle
	}
	if stand != "" {
		paragraphs = append([]string{stand}, paragraphs...)
	}
	if head != "" {
		paragraphs = append([]string{"# " + head}, paragraphs...)
	}
	return strings.Join(paragraphs, "\n\n") + "\n", nil
}
