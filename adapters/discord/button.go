package discord

import (
	"fmt"
	"strconv"
	"strings"

	"onrecord/bot"
)

// What a button does is in its id, and what it is about in the message that it
// stands on: nothing is kept for it, so that it works after a restart and on any
// machine. An id is a verb and its arguments, parted by a space.
const (
	verbContext = "context" // slug, start, end, mark: the paragraphs around a passage
	verbMore    = "more"    // first block, slug: the message's request once more, from there
	verbShare   = "share"   // first block, slug: the same, for everybody
	verbAsk     = "ask"     // a question: whom an ambiguous name means
)

// passageID is the id of a passage's button. The mark tells whether the story is
// still the one that was cited.
func passageID(slug string, start, end int, text string) string {
	return fmt.Sprintf("%s %s %d %d %s", verbContext, slug, start, end, bot.Mark(text))
}

func pageID(verb string, from int, slug string) string {
	return strings.TrimSpace(fmt.Sprintf("%s %d %s", verb, from, slug))
}

// pressed is a button's id as it came back. Whoever presses can send any id.
type pressed struct {
	verb       string
	slug       string
	start, end int
	mark       string
	question   string
	from       int
}

// maxPage bounds the first block of a page: more would be no page of ours.
const maxPage = 100_000

// parsePressed reads an id; ok is false where it is none of ours.
func parsePressed(id string) (p pressed, ok bool) {
	p.verb, id, _ = strings.Cut(id, " ")
	if p.verb == verbAsk {
		p.question = id
		return p, id != ""
	}
	f := strings.Fields(id)
	switch {
	case p.verb == verbContext && len(f) == 4:
		var e1, e2 error
		p.slug, p.mark = f[0], f[3]
		p.start, e1 = strconv.Atoi(f[1])
		p.end, e2 = strconv.Atoi(f[2])
		return p, e1 == nil && e2 == nil && 0 <= p.start && p.start < p.end
	case (p.verb == verbMore || p.verb == verbShare) && (len(f) == 1 || len(f) == 2):
		var err error
		p.from, err = strconv.Atoi(f[0])
		if len(f) == 2 {
			p.slug = f[1]
		}
		return p, err == nil && 0 <= p.from && p.from <= maxPage
	}
	return p, false
}
