package discord

import (
	"context"
	"encoding/json"
	"net/http"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"onrecord/adapters/discord/fakediscord"
	"onrecord/bot"
)

// slow is a Handler that takes its time.
type slow struct {
	Bot
	time.Duration
}

func (s slow) Handle(ctx context.Context, r bot.Request) (bot.Reply, error) {
	select {
	case <-time.After(s.Duration):
		return s.Bot.Handle(ctx, r)
	case <-ctx.Done():
		return bot.Reply{}, ctx.Err()
	}
}

// lasting is how long a test goes on: a moment here, as long as the variable says
// where somebody wants to know it exactly.
func lasting(t *testing.T, variable string, moment time.Duration) time.Duration {
	if n := times(t, variable, 0); n > 0 {
		return time.Duration(n) * time.Second
	}
	return moment
}

// TestManyAtOnce: 200 questions at once while each takes long to answer are all
// acknowledged within a second, those that are too many with "busy". With
// ONRECORD_SLOW=10 an answer takes 10 s.
func TestManyAtOnce(t *testing.T) {
	takes := lasting(t, "ONRECORD_SLOW", 300*time.Millisecond)
	w := newWorld(t, func(c *Config) { c.Bot = slow{c.Bot, takes} })
	var turnedAway atomic.Int64
	var all sync.WaitGroup
	interactions := make([]fakediscord.Interaction, 200)
	start := make(chan struct{})
	for n := range interactions {
		interactions[n] = w.fake.Command(fakediscord.From{User: strconv.Itoa(n)}, called("ask", opt("question", "What did Baerbock say?")))
		all.Go(func() {
			<-start
			body, err := w.fake.Deliver(context.Background(), w.endpoint, interactions[n])
			if err != nil {
				t.Error(err)
			}
			if strings.Contains(string(body), "busy") {
				turnedAway.Add(1)
			}
		})
	}
	close(start)
	all.Wait()
	began := time.Now()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	if err := w.app.queue.Wait(ctx); err != nil {
		t.Fatal(err)
	}
	answered := 0
	for _, i := range interactions {
		answered += len(w.fake.Edits(i.Token))
	}
	t.Logf("slowest acknowledgement %v; %d told busy, %d answered %v later", w.fake.Slowest(), turnedAway.Load(), answered, time.Since(began).Round(time.Second))
	if int64(answered)+turnedAway.Load() != 200 || turnedAway.Load() == 0 {
		t.Errorf("%d answered, %d told busy", answered, turnedAway.Load())
	}
	most := discordgo.InteractionDeadline // on a machine that does much else
	if takes >= 10*time.Second {
		most = time.Second
	}
	if d := w.fake.Slowest(); d > most {
		t.Errorf("an acknowledgement took %v", d)
	}
}

// TestManyAtOnceByGateway: the same by the gateway, which has only one connection.
func TestManyAtOnceByGateway(t *testing.T) {
	w := connected(t, func(c *Config) { c.Bot = slow{c.Bot, 300 * time.Millisecond} })
	interactions := make([]fakediscord.Interaction, 200)
	for n := range interactions {
		interactions[n] = w.fake.Command(fakediscord.From{User: strconv.Itoa(n)}, called("ask", opt("question", "What did Baerbock say?")))
	}
	began := time.Now()
	for _, i := range interactions {
		if !w.fake.Dispatch("INTERACTION_CREATE", i.Body) {
			t.Fatal("not connected")
		}
	}
	turnedAway := 0
	for _, i := range interactions {
		r := w.await("a response", func() json.RawMessage {
			if r := w.fake.Responses(i.Token); len(r) == 1 {
				return r[0]
			}
			return nil
		})
		if strings.Contains(string(r), "busy") {
			turnedAway++
		}
	}
	took := time.Since(began)
	if err := w.app.queue.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	answered := 0
	for _, i := range interactions {
		answered += len(w.fake.Edits(i.Token))
	}
	t.Logf("all acknowledged after %v; %d told busy, %d answered", took, turnedAway, answered)
	if answered+turnedAway != 200 || took > discordgo.InteractionDeadline {
		t.Errorf("%d answered, %d told busy, after %v", answered, turnedAway, took)
	}
}

// slowed is a Bot with the limits of another.
type slowed struct {
	Bot
	limits *bot.Guard
}

func (s slowed) Admit(r bot.Request) error { return s.limits.Admit(r) }

// TestTooFast: who asks faster than people do is told so, and nobody else is.
func TestTooFast(t *testing.T) {
	now := time.Now() // stands still, however slow the machine is
	limits := bot.NewLimits(bot.UsualRates(), func() time.Time { return now })
	w := newWorld(t, func(c *Config) { c.Bot = slowed{c.Bot, bot.NewGuard(nil, nil, limits)} })
	told := 0
	for range bot.UsualRates().User.Burst + 2 {
		i := w.fake.Command(fakediscord.From{}, called("help"))
		if r := string(w.deliver(i)); strings.Contains(r, `Too many questions from you; try again in 2 s.`) && strings.Contains(r, `"flags":32832`) {
			told++
		}
	}
	if told != 2 {
		t.Errorf("told %d times, want 2", told)
	}
	i := w.fake.Command(fakediscord.From{User: "502"}, called("help"))
	if r := string(w.deliver(i)); strings.Contains(r, "Too many") {
		t.Error("another is told")
	}
}

// TestDiscordIsDown: an answer that cannot be delivered is given back, so that it
// is answered when it is delivered once more; a broken connection is tried again.
func TestDiscordIsDown(t *testing.T) {
	w := newWorld(t, nil)
	var failing atomic.Int64
	w.fake.Break = func(r *http.Request) int {
		if r.Method == http.MethodPatch && failing.Add(-1) >= 0 {
			return http.StatusServiceUnavailable
		}
		return 0
	}
	failing.Store(2) // tried again
	i := w.fake.Command(fakediscord.From{}, called("help"))
	w.deliver(i)
	w.edited(i)
	failing.Store(4) // given up
	i = w.fake.Command(fakediscord.From{}, called("help"))
	w.deliver(i)
	for len(w.fake.Edits(i.Token)) == 0 {
		time.Sleep(50 * time.Millisecond)
		w.deliver(i)
	}
	w.stop()
	if n := len(w.fake.Edits(i.Token)); n != 1 {
		t.Errorf("answered %d times", n)
	}
}

// TestNothingBut429: while Discord refuses everything, with any Retry-After, waits
// and goroutines are bounded and few requests are made; afterwards every request is
// served. With ONRECORD_REFUSING=60 it lasts a minute.
func TestNothingBut429(t *testing.T) {
	lasts := lasting(t, "ONRECORD_REFUSING", 500*time.Millisecond)
	w := newWorld(t, nil)
	var refusing atomic.Bool
	var refused atomic.Int64
	refusing.Store(true)
	after := []string{"0", "-1", "", "soon", "0.2", "NaN", "2"}
	if lasts > 10*time.Second {
		after = append(after, "1e9")
	}
	w.fake.Limit = func(*http.Request) (string, bool) {
		if !refusing.Load() {
			return "", false
		}
		return after[int(refused.Add(1))%len(after)], true
	}
	http.DefaultClient.CloseIdleConnections()
	var early []fakediscord.Interaction
	most, turnedAway := 0, 0
	for end := time.Now().Add(lasts); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		i := w.fake.Command(fakediscord.From{}, called("help"))
		if strings.Contains(string(w.deliver(i)), "busy") {
			turnedAway++
		} else {
			early = append(early, i)
		}
		most = max(most, runtime.NumGoroutine())
	}
	refusing.Store(false)
	rate := float64(refused.Load()) / lasts.Seconds()
	for range 100 {
		for deadline := time.Now().Add(90 * time.Second); ; time.Sleep(50 * time.Millisecond) {
			i := w.fake.Command(fakediscord.From{}, called("help"))
			if !strings.Contains(string(w.deliver(i)), "busy") {
				w.edited(i)
				break
			}
			if time.Now().After(deadline) {
				t.Fatal("still busy")
			}
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	if err := w.app.queue.Wait(ctx); err != nil {
		t.Fatal(err)
	}
	served := 0
	for _, i := range early {
		served += len(w.fake.Edits(i.Token))
	}
	t.Logf("%v of refusals: %d, %.1f a second; at most %d goroutines, the fake's with them; %d of %d taken on were answered after it, %d told busy; 100 of 100 later ones served",
		lasts, refused.Load(), rate, most, served, len(early), turnedAway)
	if most > 200 {
		t.Errorf("%d goroutines", most)
	}
	if served != len(early) {
		t.Errorf("%d of %d were answered", served, len(early))
	}
}

// BenchmarkRoundTrip is an interaction in, by HTTP, until its edit is out, with the
// answer of the engine, the store on disk and the fake's own work.
func BenchmarkRoundTrip(b *testing.B) {
	w := newWorld(b, nil)
	var took []time.Duration
	for b.Loop() {
		i := w.fake.Command(fakediscord.From{}, called("ask", opt("question", "What did Baerbock say?")))
		began := time.Now()
		if _, err := w.fake.Deliver(context.Background(), w.endpoint, i); err != nil {
			b.Fatal(err)
		}
		for len(w.fake.Edits(i.Token)) == 0 {
			time.Sleep(50 * time.Microsecond)
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
}

// TestStopWithQuestions: at a stop, questions in hand are answered; those that take
// too long are told that it was stopped.
func TestStopWithQuestions(t *testing.T) {
	for name, tt := range map[string]struct {
		takes, grace time.Duration
		says         string
	}{
		"in time":  {200 * time.Millisecond, 10 * time.Second, "involving Ukraine"},
		"too slow": {time.Minute, 100 * time.Millisecond, "I was stopped before I could answer"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, func(c *Config) { c.Bot = slow{c.Bot, tt.takes} })
			var all []fakediscord.Interaction
			for n := range 50 {
				i := w.fake.Command(fakediscord.From{User: strconv.Itoa(n)}, called("ask", opt("question", "What did Baerbock say?")))
				w.deliver(i)
				all = append(all, i)
			}
			ctx, cancel := context.WithTimeout(context.Background(), tt.grace)
			defer cancel()
			began := time.Now()
			if err := w.app.Close(ctx); err != nil {
				t.Error(err)
			}
			if took := time.Since(began); took > 10*time.Second {
				t.Errorf("the stop takes %v", took)
			}
			for _, i := range all {
				if e := w.fake.Edits(i.Token); len(e) != 1 || !strings.Contains(string(e[0]), tt.says) {
					t.Fatalf("%s", e)
				}
			}
		})
	}
}
