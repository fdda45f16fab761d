package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"onrecord/bot"
	"onrecord/qa"
)

// head is what every page has at its top.
type head struct {
	Title     string // of the document
	About     string // description, may be empty
	Canonical string // the address of the page that stands for this one
	Feedless  bool   // not for search engines: answers, superseded revisions, faults
}

// asking is the box for a question, and the conversation so far.
type asking struct {
	To     string   // the address that the question is sent to
	About  string   // the label
	Before []string // what was asked, oldest first
	Sample string   // a question to try
}

// storyPage is the page of one story.
type storyPage struct {
	head
	Story      qa.Meta
	Date       string
	Outlet     string
	Page       string // the publisher's
	Current    string // of a superseded revision: where the current one is
	Hidden     []string
	Headline   *paragraph
	Paragraphs []paragraph
	Loud, More []voice
	Asking     asking
	Answer     *answered
}

// loud is how many voices the panel shows before it folds the rest away.
const loud = 10

// story shows one story: with a place marked, with an answer, or as it is.
func (s *Site) story(ctx context.Context, r *http.Request) (page, error) {
	request := bot.Request{Workspace: s.Workspace, Command: bot.Show, Story: r.PathValue("story")}
	reply, err := s.Bot.Handle(ctx, request)
	if err != nil {
		return page{}, err
	}
	st, query := reply.Story, r.URL.Query()
	at, site := parseAt(query.Get("at")).in(st), s.site(r)
	key := rendering{st.Meta, at, site}
	q := asked(query)
	if len(q) == 0 {
		if b, ok := s.rendered.get(key); ok {
			return page{ready: &b}, nil
		}
	}
	var answer *qa.Answer
	if len(q) > 0 {
		if answer, err = s.answer(ctx, r, request.Story, q); err != nil {
			return page{}, err
		}
	}
	out := page{name: "story.html", private: answer != nil, view: func() (any, error) { return newStoryPage(st, at, site, answer, q) }}
	if answer == nil {
		out.keep = func(b body) { s.rendered.put(key, b) }
	}
	return out, nil
}

// maxConversation is how many questions an address carries.
const maxConversation = 4

// asked are the questions of an address: those before, and the last.
func asked(query url.Values) []string {
	q := strings.TrimSpace(query.Get("q"))
	if q == "" {
		return nil
	}
	before := query["after"]
	return append(slices.Clone(before[max(0, len(before)-maxConversation+1):]), q)
}

// answer asks the last of a conversation's questions.
func (s *Site) answer(ctx context.Context, r *http.Request, story string, conversation []string) (*qa.Answer, error) {
	last := len(conversation) - 1
	request := bot.Request{
		Workspace: s.Workspace, Command: bot.Ask, Story: story, Text: conversation[last], Before: conversation[:last], User: "web:" + s.Clients.of(r),
	}
	if err := s.Bot.Admit(request); err != nil {
		return nil, err
	}
	reply, err := s.Bot.Handle(ctx, request)
	return reply.Answer, err
}

func newStoryPage(st *qa.Story, at citation, site string, answer *qa.Answer, conversation []string) (storyPage, error) {
	voices := newVoices(st)
	marks := spans(answer, st.ID)
	if at != (citation{}) {
		marks = append(marks, qa.Span{Start: at.start, End: at.end})
	}
	to := opens(st.Slug)
	if st.Superseded {
		to = opens(st.Reference())
	}
	view := storyPage{
		head:  head{Title: title(st.Meta), About: st.Date, Canonical: site + opens(st.Slug), Feedless: answer != nil || st.Superseded},
		Story: st.Meta, Date: written(st.Date), Outlet: st.Outlet(), Page: webAddress(st.URL), Hidden: steers(st),
		Asking: asking{To: to, About: "Ask this story", Before: conversation, Sample: sample(voices)},
	}
	if st.Superseded {
		view.Current = opens(st.Slug)
	}
	view.Headline, view.Paragraphs = headed(st.Title, paragraphs(st, voices, marks))
	all := voices.loudest()
	view.Loud, view.More = all[:min(loud, len(all))], all[min(loud, len(all)):]
	if answer != nil {
		set := (&numbering{several: bot.SeveralStories(answer.Passages), site: site, voices: voices, base: to}).set(*answer)
		set.Question = answer.Question
		view.Answer = &set
	}
	return view, view.cite(st, at, site)
}

// cite puts what there is to copy of a place under its last paragraph.
func (v *storyPage) cite(st *qa.Story, at citation, site string) error {
	if at == (citation{}) {
		return nil
	}
	p, err := st.Cite(qa.Span{Start: at.start, End: at.end})
	if err != nil {
		return err
	}
	c, last := newCited(site, p), numberAt(st, at.end-1)
	if v.Headline != nil && v.Headline.Number == last {
		v.Headline.Cited = &c
	}
	for i := range v.Paragraphs {
		if v.Paragraphs[i].Number == last {
			v.Paragraphs[i].Cited = &c
		}
	}
	return nil
}

// title is the title of a story's page; one without a title is known by its slug.
func title(m qa.Meta) string {
	if m.Title == "" {
		return m.Slug
	}
	return m.Title
}

// sample is a question that the story has an answer to.
func sample(v *voices) string {
	for _, x := range v.loudest() {
		if x.Ask != "" {
			return x.Sample
		}
	}
	return "What is this about?"
}

// webAddress is an address if it is one of a page on the web.
func webAddress(address string) string {
	if u, err := url.Parse(address); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		return address
	}
	return ""
}
