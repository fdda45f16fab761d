package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"onrecord/qa"
)

// What somebody can get wrong about revisions.
var (
	ErrFirst      = errors.New("there is no revision before this one")
	ErrNoRevision = errors.New("no such revision")
)

// changes tells what became of r.Story, a slug, "slug@3" or an ID, since the revision
// whose number is r.Text, or since the one before.
func (b *Bot) changes(ctx context.Context, r Request) (Reply, error) {
	shown, err := b.show(ctx, r)
	if err != nil {
		return Reply{}, err
	}
	to := shown.Story
	from, given := to.Revision-1, clean(r.Text)
	if given != "" {
		if from, err = strconv.Atoi(given); err != nil {
			return Reply{}, fmt.Errorf("%w: %q; revisions have numbers", ErrNoRevision, given)
		}
	}
	if from == 0 && given == "" {
		return Reply{}, fmt.Errorf("%w: %s", ErrFirst, to.Reference())
	}
	meta := to.Meta
	meta.Revision = from
	old, err := b.shelf.Story(ctx, r.Workspace, meta.Reference())
	if errors.Is(err, qa.ErrNoStory) {
		return Reply{}, cmp.Or(b.noRevision(ctx, r.Workspace, meta.Reference()), err)
	}
	if err != nil {
		return Reply{}, fmt.Errorf("read the story: %w", err)
	}
	changes, err := qa.Compare(old, to)
	if err != nil {
		return Reply{}, err
	}
	return Reply{Story: to, Changes: &changes}, nil
}

// noRevision says which revisions there are of a story that was asked for as
// "slug@7"; nil where it was not, or where there is no story of that slug at all.
func (b *Bot) noRevision(ctx context.Context, workspace, reference string) error {
	slug, _, numbered := strings.Cut(reference, "@")
	there, err := b.shelf.Revisions(ctx, workspace, slug)
	switch {
	case !numbered || err != nil:
		return nil
	case len(there) == 1:
		return fmt.Errorf("%w: %s; there is one only", ErrNoRevision, clean(reference))
	}
	return fmt.Errorf("%w: %s; there are 1 to %d", ErrNoRevision, clean(reference), len(there))
}

// Day is a date as people write it, "3 Nov 2026", of one in RFC 3339 or a plain
// one; any other text stays as it is.
func Day(date string) string {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, date); err == nil {
			return t.Format("2 Jan 2006")
		}
	}
	return date
}

// Changed tells in a line that a passage did not always stand as it does; what stood
// in its place, if anything, follows it.
func Changed(b qa.Before) string {
	if b.Passage == nil {
		return "new since " + Day(b.Since) + ": it was not there before"
	}
	return fmt.Sprintf("changed since %s; before, in revision %d, %s:", Day(b.Since), b.Passage.Revision, Paragraph(b.Passage.Paragraph))
}

// AlsoIn names the other stories in which a passage stands, each with its paragraph.
func AlsoIn(also []qa.Passage) string {
	var places []string
	for _, p := range also {
		place := p.Story
		if p.Publisher != "" {
			place += " (" + Within(p.Publisher) + ")"
		}
		places = append(places, place+" "+Paragraph(p.Paragraph))
	}
	return "also in " + strings.Join(places, ", ")
}

// Within is a publisher with the host of its page, "The Herald (herald.example)", as
// it stands inside brackets.
func Within(publisher string) string {
	name, host, ok := strings.Cut(strings.TrimSuffix(publisher, ")"), " (")
	if !ok || !strings.HasSuffix(publisher, ")") {
		return publisher
	}
	return name + ", " + host
}

// Outdated says of a passage that its text is superseded; empty if it is not.
func Outdated(p qa.Passage) string {
	if !p.Superseded {
		return ""
	}
	return fmt.Sprintf("from revision %d, superseded", p.Revision)
}
