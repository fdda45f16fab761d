package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"onrecord/adapters/web"
	"onrecord/bot"
	"onrecord/data"
)

// inBrowsers opens the pages and the API, wherever there is an address for them.
func (p *program) inBrowsers(address string) func(*data.Store, *slog.Logger) (*service, error) {
	return func(store *data.Store, log *slog.Logger) (*service, error) {
		if address == "" {
			return nil, nil
		}
		c, err := p.site()
		if err != nil {
			return nil, err
		}
		c.Log = log
		if store != nil {
			rates := bot.UsualRates()
			rates.Workspace = bot.Rate{Every: 5 * time.Millisecond, Burst: 1000} // many read one workspace
			c.Bot = bot.NewGuard(p.counted("web", over(store, store)), keeper(store), bot.NewLimits(rates, time.Now))
		}
		site := web.New(c)
		return &service{name: "web", path: "/", handler: site, waiting: site.Waiting}, nil
	}
}

// leastToken is the length of a token that nobody guesses.
const leastToken = 16

// What can be wrong with the settings of the pages.
var (
	errShortToken = fmt.Errorf("ONRECORD_TOKEN is too short: give it %d characters or more, such as 'openssl rand -hex 16' makes", leastToken)
	errPrivate    = errors.New("--private is for who has the token: set ONRECORD_TOKEN")
	errSite       = errors.New("ONRECORD_URL is the address of the site and nothing behind it, such as https://read.example")
	errProxies    = errors.New("ONRECORD_PROXIES is a list of addresses, such as 10.0.0.0/8,192.0.2.7")
)

// site reads the settings of the pages.
func (p *program) site() (web.Config, error) {
	c := web.Config{
		Workspace: workspace, Address: strings.TrimSuffix(p.getenv("ONRECORD_URL"), "/"),
		Access: web.Access{Token: p.getenv("ONRECORD_TOKEN"), Private: p.private || p.getenv("ONRECORD_PRIVATE") == "1"},
	}
	switch u, err := url.Parse(c.Address); {
	case c.Access.Token != "" && len(c.Access.Token) < leastToken:
		return c, errShortToken
	case c.Access.Private && c.Access.Token == "":
		return c, errPrivate
	case c.Address != "" && (err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Path != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil):
		return c, errSite
	}
	for _, s := range strings.FieldsFunc(p.getenv("ONRECORD_PROXIES"), func(r rune) bool { return r == ',' || r == ' ' }) {
		prefix, err := netip.ParsePrefix(s)
		if err != nil {
			at, err := netip.ParseAddr(s)
			if err != nil {
				return c, errProxies
			}
			prefix = netip.PrefixFrom(at, at.BitLen())
		}
		c.Clients.Proxies = append(c.Clients.Proxies, prefix)
	}
	return c, nil
}

// counted is next with the metrics of an adapter.
func (p *program) counted(adapter string, next bot.Handler) bot.Handler {
	if p.metrics == nil {
		return next
	}
	return p.metrics.Of(adapter, next)
}

// states tells whoever watches the program how it is.
func (p *program) states(mux *http.ServeMux, services []*service) {
	told := make([]web.Service, len(services))
	for i, s := range services {
		told[i] = web.Service{Name: s.name, Ready: s.ready, Waiting: s.waiting}
	}
	p.metrics.Watch(told)
	mux.HandleFunc("GET /healthz", web.Alive)
	mux.Handle("GET /readyz", web.Ready(told))
	mux.Handle("GET /metrics", p.metrics.Handler(web.Access{Token: p.getenv("ONRECORD_TOKEN")}))
}
