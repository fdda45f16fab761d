package slack

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"onrecord/bot"
)

// aloud is the item as it is read aloud.
func (i item) aloud(above []span) string {
	var out []string
	if wordsOf(i.heading) != "" && !slices.Equal(i.heading, above) {
		out = append(out, notified(wordsOf(i.heading))+":")
	}
	if i.quote != "" {
		out = append(out, notified(i.quote))
	}
	if len(i.line) > 0 {
		out = append(out, notified(wordsOf(i.line)))
	}
	if len(i.marks) > 0 {
		out = append(out, "("+notified(textOfMarks(i.marks))+")")
	}
	if i.was != nil {
		out = append(out, notified(i.was.note))
		if i.was.quote != "" {
			out = append(out, notified(i.was.quote))
		}
	}
	return strings.Join(out, "\n")
}

// textOfMarks are the texts of marks.
func textOfMarks(marks []mark) string {
	var all []string
	for _, m := range marks {
		all = append(all, m.text)
	}
	return strings.Join(all, ", ")
}

// wordsOf are the texts of spans, as they are read aloud.
func wordsOf(spans []span) string {
	var b strings.Builder
	for _, s := range spans {
		switch {
		case s.gone && s.text != "":
			b.WriteString("[out: " + s.text + "]")
		case s.put && s.text != "":
			b.WriteString("[in: " + s.text + "]")
		default:
			b.WriteString(s.text)
		}
	}
	return b.String()
}

// upTo joins texts as long as they take n characters, and says what is left out.
func upTo(n int, texts []string) string {
	const more = "… and more in the message."
	out := ""
	for i, t := range texts {
		if bot.Characters(out)+bot.Characters(t)+len("\n")+bot.Characters(more) > n {
			if i == 0 {
				return more
			}
			return out + "\n" + more
		}
		if i > 0 {
			out += "\n"
		}
		out += t
	}
	return out
}

// notified is text as a message's own text shows it, to notifications and screen
// readers: escaped, and with likenesses of the characters that Slack would read as
// markup there, since it has no escape for them. Nobody copies it as a quotation.
func notified(s string) string {
	var b strings.Builder
	start := true
	for i, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>' && start:
			b.WriteString("\u2060&gt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '*':
			b.WriteString("∗")
		case r == '_':
			b.WriteString("ˍ")
		case r == '~':
			b.WriteString("∼")
		case r == '`':
			b.WriteString("ˋ")
		case r == '@' || r == ':' && i+1 < len(s) && s[i+1] != ' ' && s[i+1] != '\n':
			b.WriteString(string(r) + "\u2060") // no address, no emoji, no mention
		case r != '\n' && r != '\t' && bot.Steers(r):
			fmt.Fprintf(&b, "‹U+%04X›", r)
		default:
			b.WriteRune(r)
		}
		start = r == '\n' || start && unicode.IsSpace(r)
	}
	return b.String()
}
