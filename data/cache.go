package data

import (
	"math"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"

	"onrecord/qa"
)

// cache keeps parsed stories by ID. The ID is made from the text, so an entry is
// never stale, and serves every workspace that has the text.
type cache struct {
	mu    sync.Mutex
	lru   *simplelru.LRU[string, *qa.Story]
	bytes int // text held
	limit int
}

func newCache(limit int) *cache {
	c := &cache{limit: limit}
	// The bound is on bytes, not on the number of entries; the error is for a size below 1.
	c.lru, _ = simplelru.NewLRU(math.MaxInt, func(_ string, s *qa.Story) { c.bytes -= len(s.Text) })
	return c
}

func (c *cache) get(id string) (*qa.Story, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.lru.Get(id)
}

func (c *cache) put(s *qa.Story) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.lru.Contains(s.ID) {
		return // two readers loaded it at once
	}
	c.lru.Add(s.ID, s)
	c.bytes += len(s.Text)
	for c.bytes > c.limit && c.lru.Len() > 1 {
		c.lru.RemoveOldest()
	}
}
