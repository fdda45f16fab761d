package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"onrecord/data"
	"onrecord/qa"
)

// drafts makes n drafts, every seventh of which is no story.
func drafts(n int) []Draft {
	ds := make([]Draft, n)
	for i := range ds {
		name := fmt.Sprintf("report-%03d", i)
		ds[i] = Draft{Name: name + ".txt", Source: "/reports/" + name + ".txt", Text: article(i)}
		if i%7 == 6 {
			ds[i].Text = "\x00"
		}
	}
	return ds
}

// article returns the ith of many short stories, no two alike.
func article(i int) string {
	return fmt.Sprintf("Report %d\n\n%s", i, strings.Repeat(fmt.Sprintf("“Reservoir %d is full,” said Ada Brook, the minister for water. It rained.\n\n", i), 1+i%9))
}

// store notes what is added, and fails from the given call on.
type store struct {
	*data.Store
	batches  []int
	failFrom int
}

var errBroken = errors.New("broken")

func (s *store) Add(ctx context.Context, workspace string, stories []*qa.Story) ([]data.Added, error) {
	if s.failFrom >= 0 && len(s.batches) >= s.failFrom {
		return nil, errBroken
	}
	s.batches = append(s.batches, len(stories))
	return s.Store.Add(ctx, workspace, stories)
}

func newStore(t *testing.T) *store {
	t.Helper()
	s, err := data.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return &store{Store: s, failFrom: -1}
}

func TestAddReportsInOrderWhatIsStored(t *testing.T) {
	s := newStore(t)
	all := drafts(150)
	var got []string
	err := Add(t.Context(), s, "local", slices.Values(all), func(r Result) {
		got = append(got, r.Name)
		i := len(got) - 1
		if (r.Err != nil) != (i%7 == 6) {
			t.Errorf("%s: %v", r.Name, r.Err)
		}
		if r.Err != nil {
			return
		}
		if r.Added.Status != data.New || r.Title == "" || r.Added.ID != qa.ID(article(i)) {
			t.Errorf("%+v", r)
		}
		if st, err := s.Story(t.Context(), "local", r.Added.Slug); err != nil || st.Text != article(i) {
			t.Errorf("%s is reported and not there: %v", r.Name, err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	want := make([]string, len(all))
	for i, d := range all {
		want[i] = d.Name
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if len(s.batches) != 5 || slices.Max(s.batches) > batchStories {
		t.Errorf("batches of %v", s.batches)
	}
	list, err := s.Stories(t.Context(), "local")
	if err != nil || !slices.IsSortedFunc(list, func(a, b qa.Meta) int { return strings.Compare(a.Slug, b.Slug) }) {
		t.Errorf("stored out of order: %v", err)
	}
}

func TestAddBoundsABatchByBytes(t *testing.T) {
	s := newStore(t)
	big := strings.Repeat(" and water rises", batchBytes/2/len(" and water rises")-1) // quickly parsed
	var ds []Draft
	for i := range 5 {
		ds = append(ds, Draft{Name: fmt.Sprint(i), Source: fmt.Sprint(i), Text: fmt.Sprint(i) + big})
	}
	if err := Add(t.Context(), s, "local", slices.Values(ds), func(r Result) {
		if r.Err != nil {
			t.Error(r.Err)
		}
	}); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]int{3, 2}, s.batches); d != "" {
		t.Error(d)
	}
}

func TestAddEnds(t *testing.T) {
	for name, c := range map[string]struct {
		failFrom int
		cancelAt int
		want     error
		reported int
	}{
		"nothing breaks":  {failFrom: -1, cancelAt: -1, reported: 150},
		"at once":         {failFrom: 0, cancelAt: -1, want: errBroken, reported: 0},
		"later":           {failFrom: 2, cancelAt: -1, want: errBroken, reported: 64},
		"it is cancelled": {failFrom: -1, cancelAt: 40, want: context.Canceled, reported: -1},
	} {
		t.Run(name, func(t *testing.T) {
			before := goleak.IgnoreCurrent()
			s := newStore(t)
			s.failFrom = c.failFrom
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			n := 0
			err := Add(ctx, s, "local", slices.Values(drafts(150)), func(Result) {
				if n++; n == c.cancelAt {
					cancel()
				}
			})
			if !errors.Is(err, c.want) {
				t.Errorf("%v, want %v", err, c.want)
			}
			if c.reported >= 0 && n != c.reported {
				t.Errorf("%d reported, want %d", n, c.reported)
			}
			s.Close()
			goleak.VerifyNone(t, before)
		})
	}
}

// TestAddAgain: what was broken off is finished by adding all again.
func TestAddAgain(t *testing.T) {
	s := newStore(t)
	s.failFrom = 2
	if err := Add(t.Context(), s, "local", slices.Values(drafts(150)), func(Result) {}); !errors.Is(err, errBroken) {
		t.Fatal(err)
	}
	s.failFrom = -1
	status := map[data.Status]int{}
	if err := Add(t.Context(), s, "local", slices.Values(drafts(150)), func(r Result) { status[r.Added.Status]++ }); err != nil {
		t.Fatal(err)
	}
	if status[data.Unchanged]+status[data.New] != 129 || status[data.Unchanged] != 55 || status[""] != 21 {
		t.Errorf("%v", status)
	}
}

func TestAddNothing(t *testing.T) {
	var none iter.Seq[Draft] = func(func(Draft) bool) {}
	if err := Add(t.Context(), newStore(t), "local", none, func(r Result) { t.Errorf("%+v", r) }); err != nil {
		t.Error(err)
	}
	if err := Add(t.Context(), newStore(t), "", slices.Values(drafts(1)), func(r Result) { t.Errorf("%+v", r) }); !errors.Is(err, qa.ErrNoWorkspace) {
		t.Error(err)
	}
}
