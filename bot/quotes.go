package bot

import (
	"context"
	"strings"

	"github.com/kljensen/snowball/english"

	"onrecord/qa"
	"onrecord/qa/story"
)

// quotes gives what is said in r.Story, or in all stories, by the speaker r.Text
// and about r.About, where those are given. Stories without any are left out,
// unless one story was asked for by name. A name that nobody bears in any of the
// stories is an error that names the closest.
func (b *Bot) quotes(ctx context.Context, r Request) (Reply, error) {
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

// namesakes returns the printed names of the people whom name can mean: those
// with all its words in their names, role and affiliation; failing these, those
// with words that a slip of the pen turns into them.
func namesakes(name string, stories []*qa.Story) (map[string]bool, error) {
	if name == "" {
		return nil, nil
	}
	var people []qa.Figure
	for _, s := range stories {
		people = append(people, s.Figures()...)
	}
	wanted := nameWords(name)
	for _, same := range []func(a, b string) bool{equal, slip} {
		found := make(map[string]bool)
		for _, p := range people {
			known := nameWords(strings.Join(append([]string{p.Name, p.Role, p.Affiliation}, p.Forms...), " "))
			if covers(known, wanted, same) {
				found[p.Name] = true
			}
		}
		if len(found) > 0 {
			return found, nil
		}
	}
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = p.Name
	}
	return nil, &missing{ErrNoPerson, name, closest(name, names)}
}

// covers reports whether every wanted word is the same as a known one.
func covers(known, wanted []string, same func(a, b string) bool) bool {
	for _, w := range wanted {
		found := false
		for _, k := range known {
			if same(w, k) {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return len(wanted) > 0
}

func equal(a, b string) bool { return a == b }

// slip reports whether a is b but for a typing error: one in a word of four
// letters and more, two from eight letters on.
func slip(a, b string) bool {
	n := len([]rune(b))
	return n >= 4 && distance(a, b) <= min(n/4, 2)
}

// nameWords returns the folded words of a name or role, without articles and the
// titles that stories put before any name.
func nameWords(s string) []string {
	var words []string
	for _, w := range story.Words(s, story.Span{End: len(s)}) {
		if w.Class == story.Mark {
			continue
		}
		switch f := strings.TrimSuffix(story.Fold(w.In(s)), "'s"); f {
		case "the", "of", "mr", "mrs", "ms", "dr", "sir":
		default:
			words = append(words, f)
		}
	}
	return words
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
	return len(wanted) == 0 || covers(stems(text), wanted, equal)
}
