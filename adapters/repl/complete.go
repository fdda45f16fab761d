package repl

import (
	"slices"
	"strings"
	"unicode"

	"github.com/sahilm/fuzzy"

	"onrecord/bot"
	"onrecord/qa/story"
)

// maxNames bounds how many names are kept for completion.
const maxNames = 5000

// Completer proposes how a line may go on: commands after a slash, slugs where a
// command takes one, and the names of people everywhere else. It learns names
// from the replies it hears.
type Completer struct {
	names, slugs []string
}

// Hear takes the names and slugs out of a reply.
func (c *Completer) Hear(reply bot.Reply) {
	for _, s := range reply.Stories {
		c.slugs = learn(c.slugs, s.Slug)
	}
	for _, s := range reply.People {
		c.slugs = learn(c.slugs, s.Story.Slug)
		for _, f := range s.People {
			c.names = learn(c.names, f.Name)
		}
	}
	if reply.Answer != nil {
		for _, choice := range reply.Answer.Choices {
			c.names = learn(c.names, choice.Name)
		}
		for _, p := range reply.Answer.Passages {
			if p.Speaker != nil {
				c.names = learn(c.names, p.Speaker.Name)
			}
		}
	}
}

func learn(known []string, name string) []string {
	if len(known) >= maxNames || slices.Contains(known, name) || Visible(name) != name {
		return known
	}
	return append(known, name)
}

// Complete proposes replacements for the words before pos, a rune position in
// line: head, one of the completions, and tail make the new line. Best first.
func (c *Completer) Complete(line string, pos int) (head string, completions []string, tail string) {
	runes := []rune(line)
	pos = max(0, min(pos, len(runes)))
	before, tail := string(runes[:pos]), string(runes[pos:])
	command, argument, spaced := strings.Cut(before, " ")
	switch {
	case strings.HasPrefix(before, "/") && !spaced:
		return "", ranked(command, commands()), tail
	case slices.Contains([]string{"/story", "/show", "/people", "/changes", "/beside"}, command):
		return command + " ", ranked(argument, c.slugs), tail
	case command == "/quotes":
		return command + " ", ranked(argument, c.names), tail
	}
	// The longest run of words before the cursor that some name begins like,
	// else the last word in any of the spellings that fuzzy takes.
	for _, start := range wordStarts(before) {
		if found := beginning(before[start:], c.names); len(found) > 0 {
			return before[:start], found, tail
		}
	}
	starts := wordStarts(before)
	if len(starts) == 0 {
		return before, nil, tail
	}
	last := starts[len(starts)-1]
	if len(before)-last < 3 {
		return before, nil, tail // two letters in any order fit every name
	}
	return before[:last], ranked(before[last:], c.names), tail
}

func commands() []string {
	var names []string
	for _, u := range bot.Usages() {
		names = append(names, "/"+string(u.Command))
	}
	return append(names, "/quit")
}

// wordStarts returns where the last four words of s start, as byte offsets. There
// is none if s ends in white space: nothing is being typed.
func wordStarts(s string) []int {
	var starts []int
	inside := false
	for i, r := range s {
		if space := unicode.IsSpace(r); space {
			inside = false
		} else if !inside {
			inside = true
			starts = append(starts, i)
		}
	}
	if !inside {
		return nil
	}
	return starts[max(0, len(starts)-4):]
}

// beginning returns the names that begin, at any of their words, with what is typed.
func beginning(typed string, names []string) []string {
	folded := story.Fold(typed)
	var first, later []string
	for _, n := range names {
		switch f := story.Fold(n); {
		case strings.HasPrefix(f, folded):
			first = append(first, n)
		case strings.Contains(f, " "+folded):
			later = append(later, n)
		}
	}
	return append(first, later...)
}

// ranked returns the names that hold the letters typed in order, best first; all if nothing is typed.
func ranked(typed string, names []string) []string {
	if typed == "" {
		return names
	}
	folded := make([]string, len(names))
	for i, n := range names {
		folded[i] = story.Fold(n)
	}
	var out []string
	for _, m := range fuzzy.Find(story.Fold(typed), folded) {
		out = append(out, names[m.Index])
	}
	return out
}
