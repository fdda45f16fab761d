package bot

import (
	"context"
	"fmt"
	"slices"

	"github.com/kljensen/snowball/english"

	"onrecord/qa"
	"onrecord/qa/question"
	"onrecord/qa/story"
)

// quotes gives what is said in r.Story, or in all stories, by the speaker r.Text
// and about r.About, where those are given. Stories without any are left out,
// unless one story was asked for by name. A name that nobody bears in any of the
// stories is an error that names the closest.
func (b *Bot) quotes(ctx context.Context, r Request) (Reply, error) {
	if name := clean(r.Text); name != "" && r.Story == "" {
		if reply, err := b.timeline(ctx, r, name); err != nil || reply.Quotes != nil {
			return reply, err
		}
	}
	stories, err := b.read(ctx, r)
	if err != nil {
		return Reply{}, err
	}
	name, about := clean(r.Text), stems(clean(r.About))
	named, err := namesakes(name, stories)
	if err != nil {
		return Reply{}, err
	}
	var out []StoryQuotes
	for _, s := range stories {
		all := s.Quotes()
		kept := make([]qa.Quote, 0, len(all.Quotes))
		for _, q := range all.Quotes {
			if (name == "" || q.Speaker != nil && named[q.Speaker.Name]) && mentions(q.Text, about) {
				kept = append(kept, q)
			}
		}
		if len(kept) > 0 || len(stories) == 1 {
			out = append(out, StoryQuotes{Story: s, Quotes: qa.Quotes{ID: all.ID, Quotes: kept}})
		}
	}
	return Reply{Quotes: out}, nil
}

// timeline gives what somebody says over several stories, by date, and each by
// themselves where several people have the name; nothing where there is one story,
// or nobody of that name.
func (b *Bot) timeline(ctx context.Context, r Request, name string) (Reply, error) {
	metas, err := b.shelf.Stories(ctx, r.Workspace)
	if err != nil {
		return Reply{}, fmt.Errorf("list the stories: %w", err)
	}
	if len(metas) < 2 {
		return Reply{}, nil
	}
	voices, err := b.asker.Timeline(ctx, r.Workspace, name)
	if err != nil || len(voices) == 0 {
		return Reply{}, err
	}
	about := stems(clean(r.About))
	out := []StoryQuotes{}
	for _, v := range voices {
		for _, s := range v.Stories {
			kept := slices.DeleteFunc(s.Quotes, func(q qa.Quote) bool { return !mentions(q.Text, about) })
			if len(kept) > 0 {
				quotes := qa.Quotes{ID: s.Story.Slug, Quotes: kept, Person: v.Name, Role: v.Role, Title: s.Story.Title, Date: s.Story.Date}
				out = append(out, StoryQuotes{Story: s.Story, Quotes: quotes})
			}
		}
	}
	return Reply{Quotes: out}, nil
}

// namesakes returns the printed names of the people whom name can mean, by name or
// by role, misspelt or not: those whom a question about them would be about.
func namesakes(name string, stories []*qa.Story) (map[string]bool, error) {
	if name == "" {
		return nil, nil
	}
	var names []string
	for _, s := range stories {
		for _, p := range s.Speech.People {
			names = append(names, p.Name)
		}
	}
	mended := question.Mend(name, func(string) bool { return false }, question.NewRegister(names))
	for _, spelling := range []string{name, mended} {
		words := question.Parse("What did " + spelling + " say?").Subject
		found := make(map[string]bool)
		for _, s := range stories {
			for _, i := range question.NewCast(s.Speech.People).Match(words) {
				found[s.Speech.People[i].Name] = true
			}
		}
		if len(found) > 0 {
			return found, nil
		}
	}
	return nil, &missing{ErrNoPerson, name, closest(name, names)}
}

// stems returns the stems of the words of s that carry meaning.
func stems(s string) []string {
	var out []string
	for _, w := range story.Words(s, story.Span{End: len(s)}) {
		if f := story.Fold(w.In(s)); w.Class != story.Mark && !english.IsStopWord(f) {
			out = append(out, story.Stem(f))
		}
	}
	return out
}

// mentions reports whether text holds a word of every stem.
func mentions(text string, wanted []string) bool {
	if len(wanted) == 0 {
		return true
	}
	held := stems(text)
	for _, w := range wanted {
		if !slices.Contains(held, w) {
			return false
		}
	}
	return true
}

// Utterances are what is said in stories, as passages in each story's own order, and
// whether they are from more than one.
func Utterances(stories []StoryQuotes) (passages []qa.Passage, several bool) {
	for _, st := range stories {
		for _, q := range st.Quotes.Quotes {
			start := Opening(st.Story.Text, q)
			passages = append(passages, qa.Passage{
				Story: st.Story.Slug, Title: st.Story.Title, Paragraph: q.Paragraph, Start: start, End: q.End,
				Text: st.Story.Text[start:q.End], Form: q.Form, Speaker: q.Speaker, URL: st.Story.Link(qa.Span{Start: start, End: q.End}),
				ID: st.Story.ID, Revision: st.Story.Revision, Superseded: st.Story.Superseded, Date: st.Story.Date, Publisher: st.Story.Outlet(), Also: q.Also,
			})
		}
	}
	return passages, SeveralStories(passages)
}
