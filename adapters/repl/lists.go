package repl

import (
	"strconv"

	"onrecord/bot"
	"onrecord/qa"
)

// people shows who is in each story, and how much the story lets them speak.
func (p *page) people(stories []bot.StoryPeople) {
	shown := 0
	for _, s := range stories {
		if len(s.People) == 0 {
			continue
		}
		shown++
		p.blank()
		if len(stories) > 1 {
			p.text(run{s.Story.Title, strong}, run{" (" + s.Story.Slug + ")", faint})
		}
		p.figures(s.People)
	}
	if shown == 0 {
		p.text(run{"Nobody is named.", strong})
	}
}

// figures is a table of people.
func (p *page) figures(people []qa.Figure) {
	rows := make([][]string, len(people))
	for i, f := range people {
		rows[i] = []string{f.Name, f.Role, f.Affiliation, strconv.Itoa(f.Utterances), strconv.Itoa(f.Mentions)}
	}
	p.table([]column{{"name", strong, false}, {"role", plain, false}, {"affiliation", plain, false}, {"speaks", plain, true}, {"named", plain, true}}, rows)
}

// stories lists the stories, the one in focus marked.
func (p *page) stories(metas []qa.Meta, focus string) {
	if len(metas) == 0 {
		p.text(run{bot.Refusal(qa.Answer{Reason: qa.NoStories}), strong})
		return
	}
	rows := make([][]string, len(metas))
	for i, m := range metas {
		slug := m.Slug
		if slug == focus {
			slug += " *"
		}
		rows[i] = []string{slug, m.Title, m.Date, strconv.Itoa(m.Revision)}
	}
	p.table([]column{{"story", strong, false}, {"title", plain, false}, {"date", plain, false}, {"revisions", plain, true}}, rows)
	if focus != "" {
		p.text(run{"* questions are about this one", faint})
	}
}

// focus tells what the questions to come are about.
func (p *page) focus(metas []qa.Meta, slug string) {
	if slug == "" {
		p.text(run{"Questions are about " + counted(len(metas), "story", "stories") + " now.", plain})
		return
	}
	p.text(run{"Questions are about ", plain}, run{metas[0].Title, strong}, run{" (" + slug + ")", faint}, run{" now.", plain})
}

// help lists what can be typed.
func (p *page) help() {
	p.text(run{"Type a question, or a command:", plain})
	rows := [][]string{}
	for _, u := range bot.Usages() {
		rows = append(rows, []string{u.Form, u.Does})
	}
	p.table([]column{{"", strong, false}, {"", plain, false}}, rows)
}
