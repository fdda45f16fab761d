package bot

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
)

// DeliveryKept is how long a delivery is known. Platforms deliver again for some
// minutes; a replay after 368 s has been seen (NousResearch/hermes-agent#40064).
const DeliveryKept = time.Hour

// maxDeliveries bounds what is known without asking the ledger.
const maxDeliveries = 100_000

// Ledger keeps deliveries through restarts. Claim notes a delivery of a workspace
// and reports whether it was not noted yet in the last DeliveryKept; Release takes
// it off again.
type Ledger interface {
	Claim(ctx context.Context, workspace, delivery string) (bool, error)
	Release(ctx context.Context, workspace, delivery string) error
}

// Deliveries lets each delivery be answered once. It is safe for concurrent use.
type Deliveries struct {
	ledger Ledger
	now    func() time.Time

	mu   sync.Mutex
	seen *simplelru.LRU[delivery, time.Time]
}

type delivery struct{ workspace, id string }

// NewDeliveries returns the deliveries that ledger knows of, by the clock now.
func NewDeliveries(ledger Ledger, now func() time.Time) *Deliveries {
	seen, err := simplelru.NewLRU[delivery, time.Time](maxDeliveries, nil)
	if err != nil {
		panic(err) // only for a size below one
	}
	return &Deliveries{ledger: ledger, now: now, seen: seen}
}

// First reports whether id is here for the first time in this process. It waits
// for nothing: platforms want to hear at once that a delivery has arrived.
func (d *Deliveries) First(workspace, id string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	x := delivery{workspace, id}
	if at, ok := d.seen.Get(x); ok && d.now().Sub(at) < DeliveryKept {
		return false
	}
	d.seen.Add(x, d.now())
	return true
}

// Forget makes id one that was never here: nothing was done about it.
func (d *Deliveries) Forget(workspace, id string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.seen.Remove(delivery{workspace, id})
}

// Claim reports whether id is the caller's to answer: no process has answered it
// before. The caller gives it back with Again if its answer came to nothing.
func (d *Deliveries) Claim(ctx context.Context, workspace, id string) (bool, error) {
	first, err := d.ledger.Claim(ctx, workspace, id)
	if err != nil {
		d.Forget(workspace, id)
		return false, fmt.Errorf("note a delivery: %w", err)
	}
	return first, nil
}

// Again lets id be answered when it is delivered once more.
func (d *Deliveries) Again(ctx context.Context, workspace, id string) error {
	d.Forget(workspace, id)
	if err := d.ledger.Release(ctx, workspace, id); err != nil {
		return fmt.Errorf("give a delivery back: %w", err)
	}
	return nil
}
