// Package ingest makes stories of what people name: a file, a folder, an archive,
// standard input, a page or a feed on the web. It reads and parses, and hands what
// it made to a store; it changes no byte of a text, and of a page it keeps the words
// as they are shown.
package ingest

import (
	"net/url"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"onrecord/data"
	"onrecord/data/ingest/page"
	"onrecord/qa"
	"onrecord/qa/story"
)

// Draft is a text that is not parsed yet, or the reason why there is none.
type Draft struct {
	Name   string     // for people: the path or the address as given, or "-"
	Source string     // the story's identity over its revisions: the absolute path, or the address that the page came from; empty for standard input
	Text   string     // exactly as read: offsets into it are offsets into the file
	Page   *page.Page // what a web page says of itself; nil: the text's own front matter does
	Err    error      // why it cannot be a story; Text is empty then
}

// BuiltIn returns the story that is there before any other was added.
func BuiltIn() Draft {
	name, text := data.BuiltIn()
	return Draft{Name: name, Source: data.BuiltInSource, Text: text}
}

// Parse makes a story of a draft. Its title is the front matter's, else the
// headline, else the first words; its slug comes from the file's name, else from
// the title. The errors are the draft's own and those of qa.Parse.
func (d Draft) Parse() (*qa.Story, error) {
	if d.Err != nil {
		return nil, d.Err
	}
	meta := d.meta()
	st, err := qa.Parse(meta, d.Text)
	if err != nil {
		return nil, err
	}
	if st.Title == "" {
		st.Title = title(st)
	}
	if webAddress(d.Name) != "" {
		st.Slug = titleSlug(st.Title)
		return st, nil
	}
	st.Slug = slugOf(strings.TrimSuffix(filepath.Base(d.Name), filepath.Ext(d.Name)))
	if st.Slug == "" {
		st.Slug = slugOf(st.Title)
	}
	return st, nil
}

// meta is what is said of a story beside its text. A page's text is its author's:
// what looks like front matter there says nothing.
func (d Draft) meta() qa.Meta {
	if p := d.Page; p != nil {
		return qa.Meta{
			Slug: d.Name, Title: plain(p.Title, maxTitle), Source: d.Source, URL: webAddress(p.URL), Date: date(p.Date),
			Author: plain(p.Author, maxTitle), Publisher: plain(p.Publisher, maxTitle), Language: plain(p.Language, maxTitle), Paywalled: p.Paywalled,
		}
	}
	fields, _ := story.FrontMatter(d.Text)
	return qa.Meta{
		Slug: d.Name, Title: plain(fields["title"], maxTitle), Source: d.Source, URL: webAddress(fields["url"]), Date: date(fields["date"]),
		Note: plain(fields["note"], maxNote), Author: plain(fields["author"], maxTitle), Publisher: plain(fields["publisher"], maxTitle),
	}
}

// titleSlug is the slug of a title: its first words.
func titleSlug(title string) string {
	slug := slugOf(title)
	if len(slug) <= maxTitleSlug {
		return slug
	}
	slug = slug[:maxTitleSlug+1]
	if i := strings.LastIndexByte(slug, '-'); i > maxTitleSlug/2 {
		return slug[:i]
	}
	return slug[:maxTitleSlug]
}

// In runes. The longest headlines of newspapers run to some 150.
const (
	maxTitle     = 200
	maxNote      = 500
	maxFirst     = 80 // of a title made of the first words
	maxSlugBytes = 60
	maxTitleSlug = 30
)

// title returns the headline, or the first words of the first sentence of the
// body behind its dateline.
func title(st *qa.Story) string {
	first := ""
	for _, s := range st.Doc.Sentences {
		switch {
		case s.Kind == story.Headline:
			return plain(s.In(st.Text), maxTitle)
		case s.Kind == story.Body && first == "":
			span := s.Span
			if st.Doc.Dateline.End < span.End {
				span.Start = max(span.Start, st.Doc.Dateline.End)
			}
			first = plain(span.In(st.Text), maxFirst)
		}
	}
	return first
}

// plain returns s on one line, without control and direction marks, cut after a
// word where it is longer than limit runes.
func plain(s string, limit int) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
	}), " ")
	runes := []rune(s)
	if len(runes) <= limit {
		return s
	}
	cut := string(runes[:limit])
	if i := strings.LastIndexByte(cut, ' '); i > 0 && runes[limit] != ' ' {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:") + " …"
}

// slugOf spells s with a-z, 0-9 and single hyphens, at most maxSlugBytes of them.
func slugOf(s string) string {
	var b strings.Builder
	for _, r := range story.Fold(s) {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteRune(r)
		case r == '\'':
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() == maxSlugBytes {
			break
		}
	}
	return strings.Trim(b.String(), "-")
}

// webAddress returns s if it is an http or https address, else nothing: a story's
// link is clicked by people who trust us.
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// date returns s if it is a day or an RFC 3339 time, else nothing.
func date(s string) string {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if _, err := time.Parse(layout, s); err == nil {
			return s
		}
	}
	return ""
}
