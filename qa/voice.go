package qa

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord/qa/check"
	"onrecord/qa/question"
	"onrecord/qa/speech"
	"onrecord/qa/story"
	"onrecord/qa/wire"
)

// Voice is what one person says over the stories of a workspace.
type Voice struct {
	Name    string // the fullest that a story prints
	Role    string // as the latest story has it that gives one which stands by itself
	Stories []Said // by date, the oldest first
}

// Said is what somebody says in one story, in its order.
type Said struct {
	Story  *Story
	Quotes []Quote
}

// Timeline returns what the bearers of a name, or of an office, say over all stories,
// each by themselves, who says most first. What several stories have in the same
// words is listed once, with the others beside it. Nobody of that name: no voice.
func (e *Engine) Timeline(ctx context.Context, workspace, name string) ([]Voice, error) {
	if workspace == "" {
		return nil, ErrNoWorkspace
	}
	names, err := e.index.Names(ctx, workspace)
	if err != nil {
		return nil, fmt.Errorf("timeline: %w", err)
	}
	register, err := e.register(ctx, workspace)
	if err != nil {
		return nil, fmt.Errorf("timeline: %w", err)
	}
	wanted := map[string]bool{}
	for _, spelling := range []string{name, question.Mend(name, register.Has, register)} {
		for _, n := range register.Bearing(called(spelling)) {
			wanted[n] = true
		}
		if len(wanted) > 0 {
			break
		}
	}
	read := names // an office may be anybody's
	if len(wanted) > 0 {
		read = namesakes(names, wanted)
	}
	stories, err := e.speaking(ctx, workspace, read)
	if err != nil {
		return nil, fmt.Errorf("timeline: %w", err)
	}
	if len(wanted) == 0 {
		wanted = inOffice(stories, called(name))
		if len(names) == 0 { // no index of names: of one story
			for n := range wanted {
				names = append(names, n)
			}
		}
	}
	return voices(stories, names, wanted)
}

// namesakes are the names that end as one of the wanted ones does: those whom a
// story may call by the surname alone are among them.
func namesakes(names []string, wanted map[string]bool) []string {
	last := map[string]bool{}
	for n := range wanted {
		last[surname(n)] = true
	}
	return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return !last[surname(n)] && !wanted[n] })
}

func surname(name string) string {
	words := strings.Fields(story.Fold(name))
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// speaking fetches the stories in which somebody of one of the names speaks, by date.
func (e *Engine) speaking(ctx context.Context, workspace string, names []string) ([]*Story, error) {
	list := e.index.Stories
	if archive, ok := e.index.(Archive); ok {
		list = func(ctx context.Context, workspace string) ([]Meta, error) {
			return archive.Speaking(ctx, workspace, names)
		}
	}
	metas, err := list(ctx, workspace)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(metas, earlierMeta)
	stories := make([]*Story, len(metas))
	for i, m := range metas {
		if stories[i], err = e.index.Story(ctx, workspace, m.Slug); err != nil {
			return nil, err
		}
	}
	return stories, nil
}

// earlierMeta orders stories by when they appeared, or where that is not known, by
// when they were added.
func earlierMeta(a, b Meta) int {
	return strings.Compare(cmp.Or(a.Date, a.Added), cmp.Or(b.Date, b.Added))
}

// inOffice are the names of those whom a role means in one of the stories.
func inOffice(stories []*Story, role []question.Word) map[string]bool {
	out := map[string]bool{}
	for _, s := range stories {
		for _, k := range s.asked().cast.Match(role) {
			out[s.Speech.People[k].Name] = true
		}
	}
	return out
}

// bearer is a speaker of one story.
type bearer struct {
	story  *Story
	person int
}

func (b bearer) who() speech.Person { return b.story.Speech.People[b.person] }

// voices tells apart who of the wanted names is whom, and lists what each says.
func voices(stories []*Story, names []string, wanted map[string]bool) ([]Voice, error) {
	alike := map[string]bool{}
	for _, n := range namesakes(names, wanted) {
		alike[n] = true
	}
	var found []*identity
	for _, s := range stories {
		for k, p := range s.Speech.People {
			if !alike[p.Name] || p.Nameless() || !s.speaks(k) {
				continue
			}
			i := slices.IndexFunc(found, func(id *identity) bool { return id.fits(p) })
			if i < 0 {
				i = len(found)
				found = append(found, &identity{})
			}
			found[i].add(bearer{s, k})
		}
	}
	var out []Voice
	for _, id := range joinBare(found, names) {
		if !slices.ContainsFunc(id.names, func(n string) bool { return wanted[n] }) {
			continue
		}
		v, err := voice(id.bearers)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	slices.SortStableFunc(out, func(a, b Voice) int { return b.count() - a.count() })
	return out, nil
}

func (v Voice) count() (n int) {
	for _, s := range v.Stories {
		n += len(s.Quotes)
	}
	return n
}

// voice lists what one person says, copies folded.
func voice(of []bearer) (Voice, error) {
	var v Voice
	slices.SortStableFunc(of, func(a, b bearer) int { return earlierMeta(a.story.Meta, b.story.Meta) })
	var f statements
	for _, b := range of {
		p := b.who()
		if len(p.Name) > len(v.Name) {
			v.Name = p.Name
		}
		v.Role = later(v.Role, p.Role)
		n := len(v.Stories) - 1
		if n < 0 || v.Stories[n].Story != b.story {
			v.Stories = append(v.Stories, Said{Story: b.story})
			n++
		}
		for i, u := range b.story.Speech.Utterances {
			if u.Speaker == nil || u.Speaker.Person != b.person {
				continue
			}
			copied, err := f.fold(&v, b.story, i)
			if err != nil {
				return Voice{}, err
			}
			if !copied {
				v.Stories[n].Quotes = append(v.Stories[n].Quotes, b.story.quote(u))
				f.note(n, len(v.Stories[n].Quotes)-1, v.Stories[n].Quotes[len(v.Stories[n].Quotes)-1].Text)
			}
		}
	}
	v.Stories = slices.DeleteFunc(v.Stories, func(s Said) bool { return len(s.Quotes) == 0 })
	return v, nil
}

// later is the role that somebody has when another story gives one: that, unless it
// is less than what is known, or means nothing by itself.
func later(known, role string) string {
	if role == "" || known != "" && (dependent(role) || strings.Contains(story.Fold(known), story.Fold(role))) {
		return known
	}
	return role
}

// dependent reports whether a role means nothing outside its sentence: "chairman of
// their union".
func dependent(role string) bool {
	return slices.ContainsFunc(strings.Fields(story.Fold(role)), func(w string) bool {
		return w == "his" || w == "her" || w == "their" || w == "its"
	})
}

// statements finds a statement again by its words.
type statements struct {
	at map[string][]place // by normal form, and by each number of the sketch
}

// place is a quote of a voice: Stories[story].Quotes[quote].
type place struct{ story, quote int }

// keys are what a statement is looked up by.
func keys(text string) []string {
	words := check.Normal(text)
	if len(strings.Fields(words)) < statementLeast {
		return nil // "We will" is said every day
	}
	out := []string{words}
	if sketch, ok := wire.Sketch(text); ok {
		for i, n := range sketch {
			out = append(out, fmt.Sprint(i, n))
		}
	}
	return out
}

// statementLeast is how many words a statement must have to be the same in two stories.
const statementLeast = 4

func (f *statements) note(story, quote int, text string) {
	if f.at == nil {
		f.at = map[string][]place{}
	}
	for _, k := range keys(text) {
		f.at[k] = append(f.at[k], place{story, quote})
	}
}

// fold puts an utterance beside the same one of another story, if there is one.
func (f *statements) fold(v *Voice, s *Story, utterance int) (bool, error) {
	span := s.Speech.Utterances[utterance].Span()
	text := span.In(s.Text)
	for _, k := range keys(text) {
		for _, at := range f.at[k] {
			q := &v.Stories[at.story].Quotes[at.quote]
			if v.Stories[at.story].Story == s || check.Normal(q.Text) != check.Normal(text) && !wire.Copy(q.Text, text) {
				continue
			}
			also, err := s.passage(pick{story: s, span: span, utterance: utterance, sentence: s.sentenceAt(span.Start)})
			if err != nil {
				return false, err
			}
			q.Also = append(q.Also, also)
			return true, nil
		}
	}
	return false, nil
}
