package web

import (
	"context"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"onrecord/bot"
)

// Metrics counts what is asked, in all adapters, for Prometheus: numbers only, no
// name and no text. It is safe for concurrent use.
type Metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	refusals *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	now      func() time.Time
}

// NewMetrics returns metrics by the clock now.
func NewMetrics(now func() time.Time) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "onrecord_requests_total", Help: "Requests, by adapter, command and outcome: answered, refused, failed.",
		}, []string{"adapter", "command", "outcome"}),
		refusals: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "onrecord_refusals_total", Help: "Questions that the stories have no answer to, by adapter and reason.",
		}, []string{"adapter", "reason"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "onrecord_request_seconds", Help: "How long requests took to answer, by adapter.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5},
		}, []string{"adapter"}),
		now: now,
	}
	m.registry.MustRegister(m.requests, m.refusals, m.seconds, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Watch has the metrics tell the states of services. It is called once.
func (m *Metrics) Watch(services []Service) {
	for _, s := range services {
		labels := prometheus.Labels{"adapter": s.Name}
		if s.Ready != nil {
			m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
				Name: "onrecord_adapter_up", Help: "1 where the adapter can be asked, 0 where it is down.", ConstLabels: labels,
			}, func() float64 {
				if s.Ready() != nil {
					return 0
				}
				return 1
			}))
		}
		if s.Waiting != nil {
			m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
				Name: "onrecord_queue_length", Help: "Requests that are worked on, or wait for that.", ConstLabels: labels,
			}, func() float64 { return float64(s.Waiting()) }))
		}
	}
}

// Of returns a handler that counts what an adapter asks of next.
func (m *Metrics) Of(adapter string, next bot.Handler) bot.Handler {
	return &counting{m, adapter, next}
}

type counting struct {
	*Metrics
	adapter string
	next    bot.Handler
}

// Handle counts one request.
func (c *counting) Handle(ctx context.Context, r bot.Request) (bot.Reply, error) {
	began := c.now()
	reply, err := c.next.Handle(ctx, r)
	c.seconds.WithLabelValues(c.adapter).Observe(c.now().Sub(began).Seconds())
	outcome := "answered"
	switch {
	case err != nil:
		outcome = "failed"
	case reply.Answer != nil && !reply.Answer.Answered:
		outcome = "refused"
		c.refusals.WithLabelValues(c.adapter, string(reply.Answer.Reason)).Inc()
	}
	c.requests.WithLabelValues(c.adapter, known(r.Command), outcome).Inc()
	return reply, err
}

// known is a command's name, if it is one: somebody may type what he likes.
func known(c bot.Command) string {
	switch c {
	case bot.Ask, bot.Add, bot.Remove:
		return string(c)
	}
	for _, u := range bot.Usages() {
		if u.Command == c {
			return string(c)
		}
	}
	return "other"
}

// Handler serves the metrics to whoever has the token.
func (m *Metrics) Handler(a Access) http.Handler {
	serve := promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{MaxRequestsInFlight: 4, Timeout: 5 * time.Second})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !a.knows(r) {
			w.Header().Set("WWW-Authenticate", "Bearer")
			http.Error(w, "the metrics take the token: Authorization: Bearer ...", http.StatusUnauthorized)
			return
		}
		serve.ServeHTTP(w, r)
	})
}
