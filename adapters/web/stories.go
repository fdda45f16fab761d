package web

import (
	"context"
	"net/http"
	"slices"

	"onrecord/bot"
	"onrecord/qa"
	"onrecord/qa/story"
)

// storyInfo is a story as the API lists it: the line of `onrecord stories --json`,
// but for where on its disk this machine has it from.
type storyInfo struct {
	ID         string `json:"id"` // the slug, as in an answer
	SHA256     string `json:"sha256"`
	Title      string `json:"title"`
	Date       string `json:"date"`
	Source     string `json:"source"`
	URL        string `json:"url"`
	Note       string `json:"note"`
	Revision   int    `json:"revision"`
	Superseded bool   `json:"superseded"`
	Added      string `json:"added"`

	Author    string `json:"author"`
	Publisher string `json:"publisher"`
	Language  string `json:"language"`
	Paywalled bool   `json:"paywalled"`
}

func newStoryInfo(m qa.Meta) storyInfo {
	return storyInfo{m.Slug, m.ID, m.Title, m.Date, webAddress(m.Source), m.URL, m.Note, m.Revision, m.Superseded, m.Added, m.Author, m.Publisher, m.Language, m.Paywalled}
}

func (s *Site) apiStories(ctx context.Context, _ *http.Request) (result, error) {
	reply, err := s.Bot.Handle(ctx, bot.Request{Workspace: s.Workspace, Command: bot.Stories})
	if err != nil {
		return result{}, err
	}
	out := struct {
		Stories []storyInfo `json:"stories"`
	}{make([]storyInfo, len(reply.Stories))}
	for i, m := range reply.Stories {
		out.Stories[i] = newStoryInfo(m)
	}
	return result{value: out}, nil
}

// wholeStory is a story with its text.
type wholeStory struct {
	storyInfo
	Text       string          `json:"text"`
	Paragraphs []paragraphInfo `json:"paragraphs"`
	People     []qa.Figure     `json:"people"`
	Quotes     []qa.Quote      `json:"quotes"`
}

type paragraphInfo struct {
	Number int    `json:"number"`
	Kind   string `json:"kind"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
}

func (s *Site) apiStory(ctx context.Context, r *http.Request) (result, error) {
	reply, err := s.Bot.Handle(ctx, bot.Request{Workspace: s.Workspace, Command: bot.Show, Story: r.PathValue("story")})
	if err != nil {
		return result{}, err
	}
	st := reply.Story
	out := wholeStory{
		storyInfo: newStoryInfo(st.Meta), Text: st.Text, Paragraphs: []paragraphInfo{}, People: slices.Concat([]qa.Figure{}, st.Figures()), Quotes: st.Quotes().Quotes,
	}
	for _, p := range st.Doc.Paragraphs {
		if p.Kind != story.Front {
			out.Paragraphs = append(out.Paragraphs, paragraphInfo{p.Number, p.Kind.String(), p.Start, p.End})
		}
	}
	return result{value: out}, nil
}

func (s *Site) apiQuotes(ctx context.Context, r *http.Request) (result, error) {
	query := r.URL.Query()
	reply, err := s.handle(ctx, bot.Request{
		Workspace: s.Workspace, Command: bot.Quotes, Story: query.Get("story"), Text: query.Get("speaker"), About: query.Get("about"), User: s.user(r),
	})
	if err != nil {
		return result{}, err
	}
	out := struct {
		Stories []qa.Quotes `json:"stories"`
	}{make([]qa.Quotes, len(reply.Quotes))}
	for i, q := range reply.Quotes {
		out.Stories[i] = q.Quotes
	}
	return result{value: out}, nil
}
