package qa

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"

	"onrecord/qa/check"
	"onrecord/qa/question"
	"onrecord/qa/rank"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// Meta is what a workspace knows about one of its stories besides the text.
type Meta struct {
	ID         string // SHA-256 of the text, in hex: the same text is the same story
	Slug       string // short readable name, unique in its workspace
	Title      string
	Source     string // where it came from: a path or an address; the key under which a revision replaces another
	URL        string // the publisher's page, if there is one
	Date       string // when it was published, RFC 3339 or a plain date; empty if unknown
	Note       string // a remark on the source, shown with the story
	Author     string // several with commas between
	Publisher  string // with the host that the page came from, where it came from the web
	Language   string // BCP 47
	Paywalled  bool   // the publisher asks for money: there may be less of it here than there
	Revision   int    // 1 for the first text under this slug
	Superseded bool   // a later revision exists
	Added      string // when this text was added, RFC 3339; empty if it is in no store
}

// Outlet is who published the story: the publisher as the story names it, else the
// host of its page without "www."; empty where there is neither.
func (m Meta) Outlet() string {
	if m.Publisher != "" {
		return m.Publisher
	}
	u, err := url.Parse(m.URL)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// Reference names one revision of a story for Index.Story: "ukraine-talks@1". No
// slug holds an @.
func (m Meta) Reference() string { return fmt.Sprintf("%s@%d", m.Slug, m.Revision) }

// Story is one parsed story of a workspace.
type Story struct {
	Meta
	Text   string
	Doc    *story.Document
	Speech *speech.Speech

	share float64          // of several stories asked at once: how much of the question's weight the index finds here, 1 for the most
	asked func() *readings // made at the first question; shared by all copies
}

// ErrAltered says that a stored text is not the text its ID was made from.
var ErrAltered = errors.New("the stored text was changed after it was added")

// ID returns the identity of a text: its SHA-256 in hex.
func ID(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// Parse reads a text into a story with its paragraphs, sentences and speech.
// meta.ID is set from the text. The errors are those of story.Parse.
func Parse(meta Meta, text string) (*Story, error) {
	doc, err := story.Parse(text)
	if err != nil {
		return nil, fmt.Errorf("parse %s: %w", meta.Slug, err)
	}
	meta.ID = ID(text)
	return Load(meta, text, doc, speech.Parse(text, doc)), nil
}

// Load makes a story of what a store kept: nothing is parsed again.
func Load(meta Meta, text string, doc *story.Document, sp *speech.Speech) *Story {
	return &Story{
		Meta: meta, Text: text, Doc: doc, Speech: sp,
		asked: sync.OnceValue(func() *readings {
			said := sync.OnceValue(func() *check.Story { return check.Index(text, doc, sp) })
			words := sync.OnceValue(func() question.Vocabulary { return question.NewVocabulary(vocabulary(text, doc)) })
			plain := &Story{Text: text, Doc: doc, Speech: sp}
			full := sync.OnceValue(plain.namesInFull)
			descriptions := sync.OnceValue(func() []description { return describe(plain, full()) })
			genders := sync.OnceValue(func() map[string]speech.Gender { return genders(plain, full()) })
			page := sync.OnceValue(func() *page { return newPage(meta.Title, text, doc) })
			return &readings{rank.Index(text, doc, sp), question.NewCast(sp.People), question.NewRegister(names(sp.People)), said, words, page, descriptions, full, genders}
		}),
	}
}

// readings is a story in the forms in which questions look at it. Stories that
// are only stored or shown never need them.
type readings struct {
	rank  *rank.Story
	cast  *question.Cast
	names *question.Register // of the people
	said  func() *check.Story
	words func() question.Vocabulary // the longer ones
	page  func() *page               // for links into it

	descriptions func() []description            // what it calls its people
	full         func() []printing               // where it prints a name in full
	genders      func() map[string]speech.Gender // by the full name
}

// vocabulary lists the words of a story that a misspelt one may mean, each once.
func vocabulary(text string, doc *story.Document) []string {
	const shortest = 5 // bytes
	seen := map[string]bool{}
	var words []string
	for _, d := range doc.Sentences {
		if d.Kind.Furniture() {
			continue
		}
		for i, w := range story.Words(text, d.Span) {
			printed := w.In(text)
			if w.Class == story.Title && i == 0 {
				printed = strings.ToLower(printed) // any word begins a sentence like a name
			}
			if w.Class != story.Mark && w.Class != story.Number && len(printed) >= shortest && !seen[printed] {
				seen[printed] = true
				words = append(words, printed)
			}
		}
	}
	return words
}

func names(people []speech.Person) []string {
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = p.Name
	}
	return names
}

// Weighted returns the same story, its sentences ranked by other weights than
// the shipped ones.
func (s *Story) Weighted(m *rank.Model) *Story {
	c := *s
	c.asked = sync.OnceValue(func() *readings {
		r := *s.asked()
		r.rank = r.rank.With(m)
		return &r
	})
	return &c
}

// With returns the same parsed story under another workspace's meta data, so that
// a cache may hold a parse by ID and serve it to all who added the same text.
func (s *Story) With(meta Meta) *Story {
	c := *s
	c.Meta = meta
	return &c
}
