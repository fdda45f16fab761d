package web

import (
	"net/http"
	"net/netip"
	"strings"
)

// Clients tells who sends a request: by the address that it comes from, or, where
// that is one of our own proxies, by the one that the proxy says.
type Clients struct {
	Proxies []netip.Prefix // besides this machine itself
}

// of returns the mark of whoever sends r: an address, of version 6 the network, since
// one household has 2^64 of those.
func (c Clients) of(r *http.Request) string {
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return "unknown"
	}
	at := from.Addr().Unmap()
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0 && c.ours(at); i-- {
		hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		at = hop.Unmap()
	}
	if at.Is6() {
		if network, err := at.WithZone("").Prefix(64); err == nil {
			return network.String()
		}
	}
	return at.String()
}

func (c Clients) ours(at netip.Addr) bool {
	if at.IsLoopback() {
		return true
	}
	for _, p := range c.Proxies {
		if p.Contains(at) {
			return true
		}
	}
	return false
}
