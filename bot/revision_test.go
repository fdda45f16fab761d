package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"onrecord/qa"
)

func TestDay(t *testing.T) {
	for in, want := range map[string]string{
		"2026-11-03": "3 Nov 2026", "2026-11-03T23:59:59+02:00": "3 Nov 2026", "Tuesday": "Tuesday", "": "",
	} {
		if got := Day(in); got != want {
			t.Errorf("%s: %s", in, got)
		}
	}
}

func TestAlsoIn(t *testing.T) {
	also := []qa.Passage{
		{Story: "wire", Publisher: "Wire (wire.example)", Paragraph: 2},
		{Story: "post", Publisher: "post.example", Paragraph: 3},
		{Story: "note", Paragraph: 1},
	}
	if got, want := AlsoIn(also), "also in wire (Wire, wire.example) ¶2, post (post.example) ¶3, note ¶1"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// drafts is a Library of one story's revisions.
type drafts []*qa.Story

func (d drafts) Stories(context.Context, string) ([]qa.Meta, error) {
	return []qa.Meta{d[len(d)-1].Meta}, nil
}

func (d drafts) Story(_ context.Context, _, story string) (*qa.Story, error) {
	for _, s := range d {
		if story == s.Reference() || story == s.ID || story == s.Slug && !s.Superseded {
			return s, nil
		}
	}
	return nil, fmt.Errorf("story %s: %w", story, qa.ErrNoStory)
}

func (d drafts) Revisions(_ context.Context, _, slug string) ([]qa.Meta, error) {
	var metas []qa.Meta
	for _, s := range d {
		if s.Slug == slug {
			metas = append(metas, s.Meta)
		}
	}
	if metas == nil {
		return nil, qa.ErrNoStory
	}
	return metas, nil
}

func TestChanges(t *testing.T) {
	var d drafts
	for i, text := range []string{bridge, strings.Replace(bridge, "May", "June", 1), strings.Replace(bridge, "May", "July", 1)} {
		s, err := qa.Parse(qa.Meta{Slug: "bridge", Title: "Bridge", Revision: i + 1, Superseded: i < 2}, text)
		if err != nil {
			t.Fatal(err)
		}
		d = append(d, s)
	}
	b := New(&recorder{}, d, Forgetful{})
	for name, tt := range map[string]struct {
		story, from string
		edits       string // the words of the change
		err         error
	}{
		"the last one":           {edits: " June| July"},
		"by slug":                {story: "bridge", edits: " June| July"},
		"since the first":        {story: "bridge", from: "1", edits: " May| July"},
		"of an earlier one":      {story: "bridge@2", edits: " May| June"},
		"by its hash":            {story: d[1].ID, edits: " May| June"},
		"backwards":              {story: "bridge@1", from: "3", edits: " July| May"},
		"the first":              {story: "bridge@1", err: ErrFirst},
		"none such":              {story: "bridge", from: "7", err: ErrNoRevision},
		"no number":              {story: "bridge", from: "x", err: ErrNoRevision},
		"a revision none such":   {story: "bridge@9", err: ErrNoRevision},
		"a story there is not":   {story: "tower", err: qa.ErrNoStory},
		"its revision there not": {story: "tower@2", err: qa.ErrNoStory},
	} {
		t.Run(name, func(t *testing.T) {
			reply, err := b.Handle(t.Context(), Request{Workspace: home, Command: Changes, Story: tt.story, Text: tt.from})
			if !errors.Is(err, tt.err) {
				t.Fatalf("error %v, want %v", err, tt.err)
			}
			if err != nil {
				return
			}
			var words []string
			for _, c := range reply.Changes.Changes {
				for _, e := range c.Edits {
					if e.Op != qa.Same {
						words = append(words, e.Text)
					}
				}
				if c.Before == nil || c.After == nil || c.After.Text != reply.Story.Text[c.After.Start:c.After.End] {
					t.Errorf("%+v", c)
				}
			}
			if got := strings.Join(words, "|"); got != tt.edits {
				t.Errorf("changed %s, want %s", got, tt.edits)
			}
		})
	}
}
