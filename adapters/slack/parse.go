package slack

import (
	"errors"
	"regexp"
	"strings"
	"unicode"

	"onrecord/bot"
)

// errNoAddress says how a story is added, where it was not said which.
var errNoAddress = errors.New("say which page to add, as in: add https://paper.example/story; a text can be pasted on the app's Home tab")

// Slack's markup for what people type (docs.slack.dev/messaging/formatting-message-text):
// <https://a.example|a.example>, <@U1|name>, <#C1|name>, <!here>, <!subteam^S1|@desk>.
var (
	marked  = regexp.MustCompile(`<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>`)
	address = regexp.MustCompile(`https?://[^\s<>|]+`)
)

// typed is what somebody typed, on one line, of what Slack delivers.
func typed(text string) string {
	all := strings.Split(text, "\n")
	for i, l := range all { // what is quoted is as good as what is not
		all[i] = strings.TrimPrefix(strings.TrimSpace(l), "&gt;")
	}
	text = marked.ReplaceAllStringFunc(strings.Join(all, " "), func(s string) string {
		m := marked.FindStringSubmatch(s)
		kind, what, label := m[1], m[2], m[3]
		switch {
		case label != "" && kind != "" && !strings.HasPrefix(label, kind) && kind != "!":
			return kind + label
		case label != "":
			return label
		case kind == "@":
			return "@somebody" // nobody but Slack knows who that is
		}
		return strings.TrimPrefix(kind, "!") + strings.TrimPrefix(what, "mailto:")
	})
	return oneLine(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, unescaped(text)))
}

// unescaped takes back what Slack escapes.
func unescaped(s string) string {
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(s)
}

// parse reads the words of a mention, a direct message or the app's command, as Slack
// delivers them: a command, with or without a slash before it, or else a question.
// Nothing asks for help. Whose request it is, the caller fills in.
func parse(text string) (bot.Request, error) {
	r := read(typed(text))
	if r.Command == bot.Add {
		where := address.FindString(text)
		if where == "" {
			return r, errNoAddress
		}
		r.Text, r.Draft = "", bot.Draft{URL: unescaped(where)}
	}
	return r, nil
}

// read reads one line of plain text.
func read(line string) bot.Request {
	switch {
	case line == "":
		return bot.Request{Command: bot.Help}
	case strings.HasPrefix(line, "/"):
		return bot.Parse(line)
	case commands(line):
		return bot.Parse("/" + line)
	}
	return bot.Request{Command: bot.Ask, Text: line}
}

// commands reports whether a line without a slash is a command: it begins with the
// name of one, and what follows is what that takes. "People who were there?" is a
// question.
func commands(line string) bool {
	name, rest, _ := strings.Cut(line, " ")
	one := rest != "" && !strings.ContainsAny(rest, " ?")
	switch bot.Command(strings.ToLower(name)) {
	case bot.Help, bot.Forget, bot.Stories:
		return rest == ""
	case bot.People, bot.Gist, bot.Show, bot.Changes:
		return rest == "" || one
	case bot.Focus, bot.Remove:
		return one
	case bot.Quotes:
		return !strings.HasSuffix(rest, "?")
	case bot.Check:
		return !strings.HasSuffix(rest, "?") || strings.ContainsAny(rest, "“”„\"«»")
	case bot.Add:
		return rest == "" || address.MatchString(rest) || one && strings.Contains(rest, ".")
	case bot.Ask:
		return rest != ""
	}
	return false
}

// asked is a request as read reads it again; empty for what there is no line for.
func asked(r bot.Request) string {
	line := ""
	switch r.Command {
	case bot.Ask:
		if line = oneLine(r.Text); read(line).Command == bot.Ask && !strings.HasPrefix(line, "/") && !commands(line) {
			return line
		}
		line = "ask " + line
	case bot.Quotes:
		if line = "quotes " + r.Text; r.About != "" {
			line += " about " + r.About
		}
	case bot.Check:
		line = "check " + quotedAgain(oneLine(r.Text))
		if r.Speaker != "" {
			line += " by " + r.Speaker
		}
	case bot.People, bot.Gist, bot.Show, bot.Changes:
		line = string(r.Command) + " " + r.Story
	case bot.Stories, bot.Help:
		line = string(r.Command)
	default:
		return ""
	}
	if line = oneLine(line); !commands(line) {
		return "/" + line
	}
	return line
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// quotedAgain puts words between quotation marks, unless they stand there already.
func quotedAgain(words string) string {
	for _, closing := range []string{"”", "\"", "“", "»", "«"} {
		if strings.HasSuffix(words, closing) {
			return words
		}
	}
	return "“" + words + "”"
}
