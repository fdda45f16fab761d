package repl

import (
	"slices"
	"strings"

	"onrecord/bot"
)

// timeline shows what somebody says over several stories, by date: each story under
// its day, with who they are there, and each of several people by themselves.
func (p *page) timeline(stories []bot.StoryQuotes) {
	for len(stories) > 0 {
		n := 1
		for n < len(stories) && stories[n].Person == stories[0].Person && stories[n].Role == stories[0].Role {
			n++
		}
		p.person(stories[:n])
		stories = stories[n:]
	}
}

func (p *page) person(stories []bot.StoryQuotes) {
	total := 0
	for _, s := range stories {
		total += len(s.Quotes.Quotes)
	}
	name := []run{{stories[0].Person, strong}}
	if stories[0].Role != "" {
		name = append(name, run{", " + stories[0].Role, plain})
	}
	p.blank()
	p.text(append(name, run{" · " + counted(total, "statement", "statements") + " in " + counted(len(stories), "story", "stories"), faint})...)
	for _, s := range stories {
		p.blank()
		p.text(day(s)...)
		if who := s.Quotes.Quotes[0].Speaker; who != nil && who.Role != "" && another(who.Role, stories[0].Role) {
			p.hang(2, 4, run{"↳ there: " + who.Name + ", " + who.Role, aside})
		}
		group := make([]excerpt, len(s.Quotes.Quotes))
		for i, q := range s.Quotes.Quotes {
			group[i] = quoted(s.Story, q)
		}
		p.excerpts(group)
	}
}

// day heads a story of a timeline.
func day(s bot.StoryQuotes) []run {
	when := "undated"
	if s.Date != "" {
		when = bot.Day(s.Date)
	}
	source := []string{s.Story.Slug}
	if outlet := s.Story.Outlet(); outlet != "" {
		source = append(source, bot.Within(outlet))
	}
	return []run{{when, accent}, {"  ", plain}, {s.Story.Title, strong}, {" (" + strings.Join(source, ", ") + ")", faint}}
}

// another reports whether two roles have no word in common: not two ways to say one.
func another(a, b string) bool {
	words := strings.Fields(strings.ToLower(b))
	for _, w := range strings.Fields(strings.ToLower(a)) {
		if len(w) > 3 && slices.Contains(words, w) {
			return false
		}
	}
	return a != b
}
