package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"

	"onrecord/qa"
	"onrecord/qa/story"
)

// Catalog is what completion chooses from.
type Catalog interface {
	Stories(ctx context.Context, workspace string) ([]qa.Meta, error)
	Names(ctx context.Context, workspace string) ([]string, error)
}

// Completer proposes the stories and speakers that somebody may be typing.
type Completer struct{ catalog Catalog }

// NewCompleter returns a completer that chooses from catalog.
func NewCompleter(catalog Catalog) *Completer { return &Completer{catalog} }

// Stories returns up to n of the workspace's stories whose slug or title typed may
// become, likeliest first; of nothing typed the newest.
func (c *Completer) Stories(ctx context.Context, workspace, typed string, n int) ([]qa.Meta, error) {
	metas, err := c.catalog.Stories(ctx, workspace)
	if err != nil {
		return nil, fmt.Errorf("list the stories: %w", err)
	}
	metas = slices.Clone(metas) // everybody's list
	slices.Reverse(metas)
	labels := make([]string, len(metas))
	for i, m := range metas {
		labels[i] = m.Slug + " " + m.Title
	}
	var out []qa.Meta
	for _, i := range likely(typed, labels, n) {
		out = append(out, metas[i])
	}
	return out, nil
}

// Speakers returns up to n of the workspace's people whose name typed may become,
// likeliest first.
func (c *Completer) Speakers(ctx context.Context, workspace, typed string, n int) ([]string, error) {
	names, err := c.catalog.Names(ctx, workspace)
	if err != nil {
		return nil, fmt.Errorf("list the people: %w", err)
	}
	var out []string
	for _, i := range likely(typed, names, n) {
		out = append(out, names[i])
	}
	return out, nil
}

// likely returns the indexes of up to n labels: those in which a word begins with
// what was typed, in their order, then those that hold its letters in order.
func likely(typed string, labels []string, n int) []int {
	typed = story.Fold(clean(typed))
	var out []int
	folded := make([]string, len(labels))
	for i, l := range labels {
		folded[i] = story.Fold(l)
		if len(out) < n && (strings.HasPrefix(folded[i], typed) || strings.Contains(folded[i], " "+typed)) {
			out = append(out, i)
		}
	}
	if len(out) == n {
		return out
	}
	for _, m := range fuzzy.Find(typed, folded) {
		if len(out) < n && !slices.Contains(out, m.Index) {
			out = append(out, m.Index)
		}
	}
	return out
}
