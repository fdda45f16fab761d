package web

import (
	"math"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"

	"onrecord/qa"
)

// renderedBytes is how much of rendered pages is kept at hand.
const renderedBytes = 32 << 20

// rendering is what a page depends on: the revision, how it stands now, and what is
// cited of it.
type rendering struct {
	meta qa.Meta
	at   citation
	site string
}

// renderings keeps pages, compressed and plain, within a number of bytes.
type renderings struct {
	mu    sync.Mutex
	lru   *simplelru.LRU[rendering, body]
	bytes int
	limit int
}

func newRenderings(limit int) *renderings {
	c := &renderings{limit: limit}
	// The bound is on bytes, not on the number of entries; the error is for a size below 1.
	c.lru, _ = simplelru.NewLRU(math.MaxInt, func(_ rendering, b body) { c.bytes -= b.bytes() })
	return c
}

func (c *renderings) get(k rendering) (body, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.lru.Get(k)
}

func (c *renderings) put(k rendering, b body) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if b.bytes() > c.limit/8 || c.lru.Contains(k) {
		return // too large to keep, or two made it at once
	}
	c.lru.Add(k, b)
	c.bytes += b.bytes()
	for c.bytes > c.limit && c.lru.Len() > 0 {
		c.lru.RemoveOldest()
	}
}
