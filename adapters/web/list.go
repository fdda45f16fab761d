package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"onrecord/bot"
	"onrecord/qa"
)

// listPage is the page of all stories.
type listPage struct {
	head
	Stories      []listed
	All          int
	Newer, Older string // the addresses of the neighbouring pages
	Asking       asking
	Answer       *answered
}

// listed is a story in a list.
type listed struct {
	Title, Open, Day, Date, Outlet, Note string
	Revision                             int
}

// perPage is how many stories a page lists.
const perPage = 50

// list shows the stories, the newest first, and answers from all of them.
func (s *Site) list(ctx context.Context, r *http.Request) (page, error) {
	reply, err := s.Bot.Handle(ctx, bot.Request{Workspace: s.Workspace, Command: bot.Stories})
	if err != nil {
		return page{}, err
	}
	query, site := r.URL.Query(), s.site(r)
	q := asked(query)
	view := listPage{
		head:   head{Title: "Stories", Canonical: site + "/", Feedless: len(q) > 0},
		All:    len(reply.Stories),
		Asking: asking{To: "/", About: "Ask all stories", Before: q, Sample: "Who said what about …?"},
	}
	view.turn(reply.Stories, query.Get("page"))
	if len(q) > 0 {
		answer, err := s.answer(ctx, r, "", q)
		if err != nil {
			return page{}, err
		}
		set := (&numbering{several: true, site: site, base: "/"}).set(*answer)
		view.Answer = &set
	}
	return page{name: "list.html", view: func() (any, error) { return view, nil }, private: len(q) > 0}, nil
}

// turn fills in the stories of one page of the list.
func (v *listPage) turn(metas []qa.Meta, number string) {
	n, err := strconv.Atoi(number)
	if last := (len(metas) - 1) / perPage; err != nil || n < 0 || n > last {
		n = 0
	}
	metas = slices.Clone(metas) // everybody's list
	slices.Reverse(metas)
	slices.SortStableFunc(metas, func(a, b qa.Meta) int {
		switch { // by the day they appeared; those without a day last, in the order they came
		case day(a.Date) == day(b.Date):
			return 0
		case day(a.Date) > day(b.Date):
			return -1
		}
		return 1
	})
	if n > 0 {
		v.Newer = "/?page=" + decimal(n-1)
	}
	if (n+1)*perPage < len(metas) {
		v.Older = "/?page=" + decimal(n+1)
	}
	for _, m := range metas[min(n*perPage, len(metas)):min((n+1)*perPage, len(metas))] {
		v.Stories = append(v.Stories, listed{title(m), opens(m.Slug), day(m.Date), written(m.Date), m.Outlet(), m.Note, m.Revision})
	}
}
