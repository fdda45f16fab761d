package web

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"onrecord/bot"
	"onrecord/qa"
)

// citation is the place that an address cites, in bytes of the story's text; the
// zero value is none.
type citation struct{ start, end int }

// parseAt reads "3891-4057", the parameter at. What is none is no citation.
func parseAt(at string) (c citation) {
	from, to, _ := strings.Cut(at, "-")
	start, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || start < 0 || end <= start || len(at) > 24 {
		return citation{}
	}
	return citation{start, end}
}

func (c citation) String() string { return fmt.Sprintf("%d-%d", c.start, c.end) }

// in returns the citation as it stands in a story: nothing where it holds no whole
// characters of it, or no words.
func (c citation) in(s *qa.Story) citation {
	if c.end > len(s.Text) || c.end == c.start || !begins(s.Text, c.start) || !begins(s.Text, c.end) || strings.TrimSpace(s.Text[c.start:c.end]) == "" {
		return citation{}
	}
	return c
}

// begins reports whether a character begins at i, or the text ends there.
func begins(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }

// opens is the address, on this site, at which a story opens.
func opens(reference string) string { return "/stories/" + url.PathEscape(reference) }

// reference names a revision: for good, where it has a number.
func reference(slug string, revision int) string {
	if revision == 0 {
		return slug
	}
	return qa.Meta{Slug: slug, Revision: revision}.Reference()
}

// cites is the address, on this site, that shows a place of a story.
func cites(reference string, c citation, paragraph int) string {
	return fmt.Sprintf("%s?at=%v#p%d", opens(reference), c, paragraph)
}

// cited is what there is to copy of a citation.
type cited struct {
	Mark    string // ¶17
	Words   string // as they stand in the story, in quotation marks unless they have their own
	Whose   string // "Annalena Baerbock, German foreign minister", may be empty
	Title   string
	Outlet  string
	Date    string
	Link    string // to this site
	Page    string // to the publisher's, may be empty
	Altered string // of a superseded revision: a remark
}

// newCited makes the citation of a passage; site is the address of this site.
func newCited(site string, p qa.Passage) cited {
	c := cited{
		Mark: bot.Paragraph(p.Paragraph), Words: inMarks(p.Text), Title: p.Title, Outlet: p.Publisher, Date: written(p.Date), Page: p.URL,
		Link: site + cites(reference(p.Story, p.Revision), citation{p.Start, p.End}, p.Paragraph),
	}
	switch {
	case p.Speaker == nil:
	case bot.Unnamed(p.Speaker):
		c.Whose = "the story does not say who"
	default:
		c.Whose = p.Speaker.Name
		if p.Speaker.Role != "" {
			c.Whose += ", " + p.Speaker.Role
		}
	}
	if how := bot.Remarks(p.Form, nil, 0); len(how) > 0 && c.Whose != "" {
		c.Whose += " (" + how[0] + ")"
	}
	if p.Superseded {
		c.Altered = fmt.Sprintf("revision %d, superseded", p.Revision)
	}
	return c
}

// Where is what stands after the words, each of it apart: the writing of one must not
// turn that of the next.
func (c cited) Where() []string {
	var parts []string
	for _, p := range []string{c.Whose, "“" + c.Title + "”", c.Outlet, c.Date, c.Altered, c.Mark} {
		if p != "" && p != "“”" {
			parts = append(parts, p)
		}
	}
	return parts
}

// Markdown is the citation for a text that is written in Markdown: the words in a
// quotation, the place under it.
func (c cited) Markdown() string {
	return "> " + escapeMarkdown(strings.Join(strings.Fields(c.Words), " ")) + " — [" + escapeMarkdown(strings.Join(c.Where(), ", ")) + "](" + c.Link + ")"
}

func escapeMarkdown(s string) string {
	return strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, "*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`).Replace(s)
}

// inMarks puts quotation marks around words that have none.
func inMarks(text string) string {
	if strings.ContainsAny(text, "“”«»„\"") {
		return text
	}
	return "“" + text + "”"
}

// day is a date without its time.
func day(date string) string {
	d, _, _ := strings.Cut(date, "T")
	return d
}

// written is a day in words: 2 May 2025; as it came where it is none.
func written(date string) string {
	t, err := time.Parse(time.DateOnly, day(date))
	if err != nil {
		return date
	}
	return t.Format("2 January 2006")
}
