package question

import (
	"slices"
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// other puts a second person in the place of a "him" or "her" behind a pronoun of the
// other gender that was filled in: "Did Ekström promise him something?"; and several in
// that of "them" behind one.
func (f *follower) other(text, filled string) string {
	was := newReader(text)
	first := slices.IndexFunc(was.words, func(w Word) bool { return w.Start == f.pronounAt })
	if first < 0 {
		return filled
	}
	want, _ := pronounOf(was.words[first].Fold)
	words := story.Words(filled, story.Span{End: len(filled)})
	for i, w := range words {
		fold := story.Fold(w.In(filled))
		gender, ok := pronounOf(fold)
		if fold == "them" && w.Start > f.pronounAt && want != speech.Plural {
			if name := f.undergoing(); name != "" {
				return filled[:w.Start] + name + filled[w.End:]
			}
			continue
		}
		if w.Start > f.pronounAt && fold == "him" && gender == want {
			for _, name := range f.naming(f.last.Text) { // "Will he take him to court?"
				if !strings.Contains(filled, name) && fits(f.genderOf(name), gender) {
					return filled[:w.Start] + f.called(name) + filled[w.End:]
				}
			}
		}
		if w.Start > f.pronounAt && fold == "his" && want == speech.Plural {
			if name := f.called(f.single(gender, "")); name != "" && !strings.Contains(filled, name) {
				return filled[:w.Start] + genitive(name) + filled[w.End:]
			}
		}
		if w.Start <= f.pronounAt || !ok || fold != "him" && fold != "her" || gender == want || fold == "her" && owns(words, i, filled) {
			continue
		}
		if name := f.called(f.single(gender, "")); name != "" && !strings.Contains(filled, name) {
			return filled[:w.Start] + name + filled[w.End:]
		}
	}
	return filled
}

// undergoing are the several that one of the last questions names, not as its subject:
// "them" after "Where did police find the documents?".
func (f *follower) undergoing() string {
	for i := len(f.thread) - 1; i >= max(0, len(f.thread)-2); i-- {
		c, _ := f.clauseOf(f.thread[i].Text)
		for _, n := range f.nouns(f.thread[i].Text) {
			if (n.plural || n.sort == body) && f.thread[i].Text[n.Start:n.End] != c.subject {
				return n.called()
			}
		}
	}
	return ""
}

// both are those who did something by the last question, and what they did it to: "they"
// and "them" of "Do they get money for them?" after "How many lambs have farmers lost?".
func (f *follower) both() (whom, what string, ok bool) {
	c, found := f.clauseOf(f.last.Text)
	if !found {
		return "", "", false
	}
	for _, n := range f.nouns(f.last.Text) {
		switch {
		case !n.plural:
		case f.last.Text[n.Start:n.End] == c.subject:
			whom = n.called()
		case what == "":
			what = n.called()
		}
	}
	return whom, what, whom != "" && what != ""
}
