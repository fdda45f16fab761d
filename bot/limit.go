package bot

import (
	"fmt"
	"math"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
	"golang.org/x/time/rate"
)

// Rate is how often something may be asked: Burst times at once, and once more
// after each Every.
type Rate struct {
	Every time.Duration
	Burst int
}

// Rates are the limits of one person, of one channel and of one workspace.
type Rates struct{ User, Channel, Workspace Rate }

// UsualRates are generous to people and tight to programs: somebody who reads the
// answers asks every few seconds, a channel in which ten people ask at once is
// full of answers, and a core answers some thousand questions a second.
func UsualRates() Rates {
	return Rates{
		User:      Rate{2 * time.Second, 8},
		Channel:   Rate{500 * time.Millisecond, 40},
		Workspace: Rate{100 * time.Millisecond, 200},
	}
}

// maxLimited is how many people, channels and workspaces are watched at a time;
// who is forgotten first has asked least lately, and starts afresh.
const maxLimited = 30_000

// TooFast says who asked too often, and for how long to wait.
type TooFast struct {
	Who  string
	Wait time.Duration
}

func (e *TooFast) Error() string {
	return fmt.Sprintf("too many questions %s; try again in %d s", e.Who, max(1, int(math.Ceil(e.Wait.Seconds()))))
}

// Limits counts what is asked. It is safe for concurrent use.
type Limits struct {
	rates Rates
	now   func() time.Time

	mu      sync.Mutex
	buckets *simplelru.LRU[limited, *rate.Limiter]
}

// limited is a person, a channel or a workspace.
type limited struct{ sort, workspace, id string }

// NewLimits returns limits at which nobody has asked yet, by the clock now.
func NewLimits(rates Rates, now func() time.Time) *Limits {
	buckets, err := simplelru.NewLRU[limited, *rate.Limiter](maxLimited, nil)
	if err != nil {
		panic(err) // only for a size below one
	}
	return &Limits{rates: rates, now: now, buckets: buckets}
}

// take counts r, or returns the TooFast that says why it is too much. What is
// refused counts nowhere.
func (l *Limits) take(r Request) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	var taken []*rate.Reservation
	for _, x := range []struct {
		limited
		rate Rate
		who  string
	}{
		{limited{"user", "", r.User}, l.rates.User, "from you"},
		{limited{"channel", r.Workspace, r.Channel}, l.rates.Channel, "in this channel"},
		{limited{"workspace", r.Workspace, r.Workspace}, l.rates.Workspace, "here"},
	} {
		if x.id == "" {
			continue
		}
		reservation := l.bucket(x.limited, x.rate).ReserveN(now, 1)
		taken = append(taken, reservation)
		if wait := reservation.DelayFrom(now); wait > 0 {
			for _, t := range taken {
				t.CancelAt(now)
			}
			return &TooFast{x.who, wait}
		}
	}
	return nil
}

func (l *Limits) bucket(of limited, r Rate) *rate.Limiter {
	b, ok := l.buckets.Get(of)
	if !ok {
		b = rate.NewLimiter(rate.Every(r.Every), r.Burst)
		l.buckets.Add(of, b)
	}
	return b
}
