package bot

import (
	"regexp"
	"strings"
)

// Usage is one command as people are told of it.
type Usage struct {
	Command Command
	Form    string // how it is typed in a chat line
	Does    string
}

// Usages lists the commands in the order in which help shows them.
func Usages() []Usage {
	return []Usage{
		{Quotes, "/quotes [NAME] [about WORDS]", "what is said, by whom"},
		{People, "/people [STORY]", "who is in the story"},
		{Check, "/check “WORDS” [by NAME]", "did anybody say this, word for word?"},
		{Gist, "/gist [STORY]", "what the story is about"},
		{Stories, "/stories", "the stories there are"},
		{Focus, "/story [STORY]", "ask about one story only; without a name, about all"},
		{Show, "/show [STORY]", "the whole story, with its paragraph numbers"},
		{Changes, "/changes [STORY]", "what its last revision changed"},
		{Beside, "/beside [STORY]", "the same in other stories, and how the quotations differ"},
		{Forget, "/forget", "start afresh: no story in focus, nothing asked before"},
		{Help, "/help", "this list"},
	}
}

func commandNames() []string {
	names := []string{string(Ask)}
	for _, u := range Usages() {
		names = append(names, string(u.Command))
	}
	return names
}

// topical parts a speaker from a topic: "Rutte about talks", "about talks".
var topical = regexp.MustCompile(`(?i)(^|\s)about\s`)

// Parse reads what somebody typed in a chat line: a command that starts with a
// slash, or else a question. The caller fills in whose request it is.
func Parse(line string) Request {
	line = strings.TrimSpace(line)
	rest, ok := strings.CutPrefix(line, "/")
	if !ok {
		return Request{Command: Ask, Text: line}
	}
	name, rest, _ := strings.Cut(rest, " ")
	rest = strings.TrimSpace(rest)
	r := Request{Command: Command(strings.ToLower(clean(name)))}
	switch r.Command {
	case Quotes:
		r.Text = rest
		if at := topical.FindStringIndex(rest); at != nil {
			r.Text, r.About = strings.TrimSpace(rest[:at[0]]), strings.TrimSpace(rest[at[1]:])
		}
	case Check:
		r.Text, r.Speaker = claim(rest)
	case People, Gist, Show, Changes, Beside:
		r.Story = clean(rest)
	default:
		r.Text = rest
	}
	return r
}

// by parts the words to be checked from whose they are said to be: “…” by Rutte.
var by = regexp.MustCompile(`(?i)^(.*["”“»«])\s*(?:,\s*)?(?:by|from|said|says|-|–|—)?\s*([^"”“»«]*)$`)

// claim reads `"WORDS" [by NAME]`. Words without quotation marks are all the words there are.
func claim(rest string) (words, speaker string) {
	if m := by.FindStringSubmatch(rest); m != nil {
		return strings.TrimSpace(m[1]), clean(strings.TrimRight(m[2], " .?!"))
	}
	return rest, ""
}
