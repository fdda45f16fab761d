package export

import (
	"fmt"
	"io"
	"net/url"
	"strings"

	"onrecord/bot"
	"onrecord/qa"
)

// markdown writes CommonMark: a heading a story, each quotation a block quote, and
// under it who says it and where. What would be a sign of Markdown in it is escaped.
type markdown struct {
	w     io.Writer
	begun bool
}

func (m *markdown) Story(s bot.StoryQuotes) error {
	if len(s.Quotes.Quotes) == 0 {
		return nil
	}
	var b strings.Builder
	if m.begun {
		b.WriteByte('\n')
	}
	m.begun = true
	fmt.Fprintf(&b, "# %s\n\n", escape(oneLine(s.Story.Title)))
	facts := []string{"`" + s.Story.Slug + "`"}
	if s.Story.Date != "" {
		facts = append(facts, escape(bot.Day(oneLine(s.Story.Date))))
	}
	if s.Story.Revision > 1 {
		facts = append(facts, fmt.Sprintf("revision %d", s.Story.Revision))
	}
	if page := pageOf(s.Story.URL); page != "" {
		facts = append(facts, "<"+page+">")
	}
	b.WriteString(strings.Join(facts, " · ") + "\n")
	for _, q := range s.Quotes.Quotes {
		text := escape(s.Story.Text[q.Start:q.End])
		fmt.Fprintf(&b, "\n> %s\n>\n> — %s\n", strings.ReplaceAll(text, "\n", "\n> "), credit(q))
	}
	if _, err := io.WriteString(m.w, b.String()); err != nil {
		return fmt.Errorf("write Markdown: %w", err)
	}
	return nil
}

func (m *markdown) Close() error { return nil }

// credit is who says a quotation, and where.
func credit(q qa.Quote) string {
	parts := []string{"unattributed"}
	if q.Speaker != nil {
		parts[0] = "**" + escape(oneLine(q.Speaker.Name)) + "**"
		if q.Speaker.Role != "" {
			parts[0] += ", " + escape(oneLine(q.Speaker.Role))
		}
	}
	parts = append(parts, bot.Paragraph(q.Paragraph))
	parts = append(parts, bot.Remarks(q.Form, nil, 0)...)
	return strings.Join(parts, " · ")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// escape puts a backslash before every sign that CommonMark or GitHub's Markdown
// reads, wherever it stands, and before those that count at the start of a line.
func escape(text string) string {
	text = strings.NewReplacer(
		`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "&", `\&`, "~", `\~`, "|", `\|`, "#", `\#`, "$", `\$`,
	).Replace(text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = atStart(line)
	}
	return strings.Join(lines, "\n")
}

// atStart escapes what makes a list, a heading or code of a line.
func atStart(line string) string {
	rest := strings.TrimLeft(line, " \t")
	if indent := len(line) - len(rest); indent > 0 {
		line = strings.NewReplacer(" ", "&#32;", "\t", "&#9;").Replace(line[:indent]) + atStart(rest)
		return line
	}
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	switch {
	case rest == "":
		return line
	case strings.ContainsRune("-+=", rune(rest[0])):
		return `\` + line
	case digits > 0 && digits < len(rest) && (rest[digits] == '.' || rest[digits] == ')'):
		return line[:digits] + `\` + line[digits:]
	}
	return line
}

// pageOf is an address that may stand between < and >; empty for any other.
func pageOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.ContainsAny(address, "<> \t\r\n") {
		return ""
	}
	return u.String()
}
