package slack

import (
	"context"
	"math/rand/v2"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"onrecord/adapters/slack/fakeslack"
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

// blocked is a Handler that waits until it is let go.
type blocked struct {
	Bot
	open <-chan struct{}
}

func (b blocked) Handle(ctx context.Context, r bot.Request) (bot.Reply, error) {
	select {
	case <-b.open:
		return b.Bot.Handle(ctx, r)
	case <-ctx.Done():
		return bot.Reply{}, ctx.Err()
	}
}

// TestBlocked: 2,000 deliveries while nothing is answered are all acknowledged; each
// is answered afterwards, or was told that the app is busy, and counted. With
// ONRECORD_BLOCKED=30 it is blocked for 30 s.
func TestBlocked(t *testing.T) {
	const n = 2000
	open := make(chan struct{})
	w := connected(t, func(c *Config) { c.Bot = blocked{c.Bot, open} })
	w.socket = true
	began := time.Now()
	all, ids := make([]fakeslack.Delivery, n), make([]string, n)
	for k := range all {
		if k%2 == 0 {
			all[k] = w.fake.Command(fakeslack.From{User: "U" + strconv.Itoa(k)}, question)
		} else {
			all[k] = w.fake.Message(fakeslack.From{User: "U" + strconv.Itoa(k), Channel: "C" + strconv.Itoa(k)}, "mention", "1739440000."+strconv.Itoa(k), "", "<@"+fakeslack.Self+"> "+question)
		}
		if ids[k] = w.fake.Dispatch(all[k]); ids[k] == "" {
			t.Fatal("not connected")
		}
	}
	for _, id := range ids {
		w.until("an acknowledgement", func() bool { _, ok := w.fake.Ack(id); return ok })
	}
	acknowledged := time.Since(began)
	time.Sleep(time.Until(began.Add(lasting(t, "ONRECORD_BLOCKED", 500*time.Millisecond))))
	close(open)
	w.quiet()
	answered, told := 0, 0
	w.until("all to be told", func() bool {
		answered, told = 0, 0
		whispers, posts := map[string]int{}, map[string]int{}
		for _, c := range w.fake.Calls("chat.postEphemeral") {
			whispers[c.String("user")]++
		}
		for _, c := range w.fake.Calls("chat.postMessage") {
			posts[c.String("channel")]++
		}
		for k, d := range all {
			user := strconv.Itoa(k)
			ack, _ := w.fake.Ack(ids[k])
			switch {
			case strings.Contains(string(ack.Payload), "busy"), whispers["U"+user] == 1 && posts["C"+user] == 0:
				told++
			case len(w.fake.Responses(d.Respond)) == 1, posts["C"+user] == 1:
				answered++
			}
		}
		return answered+told == n
	})
	t.Logf("%d deliveries acknowledged in %v, the slowest in %v; %d answered, %d told that it is busy, %d counted",
		n, acknowledged.Round(time.Millisecond), w.fake.Slowest().Round(time.Millisecond), answered, told, w.app.TurnedAway())
	if int64(told) != w.app.TurnedAway() || answered != 64 {
		t.Errorf("%d answered, %d told, %d counted", answered, told, w.app.TurnedAway())
	}
}

// TestBusyElsewhere: while it is busy the app tells nobody so who did not speak to it.
func TestBusyElsewhere(t *testing.T) {
	open := make(chan struct{})
	w := newWorld(t, func(c *Config) { c.Bot, c.Workers, c.Waiting = blocked{c.Bot, open}, 1, 1 })
	for range 2 {
		w.deliver(w.fake.Command(fakeslack.From{}, question))
	}
	w.deliver(w.fake.Message(fakeslack.From{}, "channel", w.stamp(), "1739430000.5", "Has anybody seen my pen?"))
	turned := w.app.TurnedAway()
	close(open)
	w.quiet()
	if n := len(w.fake.Calls("chat.postEphemeral", "chat.postMessage")); n > 0 || turned > 0 {
		t.Errorf("%d messages, %d turned away", n, turned)
	}
}

// TestManyAtOnce: 200 questions at once while each takes long to answer are all
// acknowledged within a second, those that are too many with "busy". With
// ONRECORD_SLOW=10 an answer takes 10 s.
func TestManyAtOnce(t *testing.T) {
	takes := lasting(t, "ONRECORD_SLOW", 300*time.Millisecond)
	bothWays(t, func(c *Config) { c.Bot = slow{c.Bot, takes} }, func(t *testing.T, w *world) {
		var busy atomic.Int64
		var all sync.WaitGroup
		commands := make([]fakeslack.Delivery, 200)
		start := make(chan struct{})
		for n := range commands {
			commands[n] = w.fake.Command(fakeslack.From{User: "U" + strconv.Itoa(n)}, question)
			all.Go(func() {
				<-start
				if strings.Contains(string(w.deliver(commands[n])), "busy") {
					busy.Add(1)
				}
			})
		}
		close(start)
		all.Wait()
		began := time.Now()
		w.quiet()
		answered := 0
		for _, d := range commands {
			answered += len(w.fake.Responses(d.Respond))
		}
		t.Logf("slowest acknowledgement %v; %d told busy, %d answered %v later", w.fake.Slowest().Round(time.Millisecond), busy.Load(), answered, time.Since(began).Round(time.Second))
		if int64(answered)+busy.Load() != 200 || busy.Load() == 0 || busy.Load() != w.app.TurnedAway() {
			t.Errorf("%d answered, %d told busy, %d counted", answered, busy.Load(), w.app.TurnedAway())
		}
		most := 3 * time.Second // on a machine that does much else
		if takes >= 10*time.Second {
			most = time.Second
		}
		if d := w.fake.Slowest(); d > most {
			t.Errorf("an acknowledgement took %v", d)
		}
	})
}

// TestDuplicates: of many deliveries of the same messages and commands, at once,
// late, out of order, in new envelopes, under new events' ids and after a restart,
// each is answered once and none is missed. ONRECORD_DELIVERIES=100000 takes a while.
func TestDuplicates(t *testing.T) {
	n := times(t, "ONRECORD_DELIVERIES", 2000)
	roomy := func(c *Config) { quick(c); c.Waiting = n }
	w := newWorld(t, roomy)
	questions := n / 10
	all := make([]fakeslack.Delivery, questions)
	stamp := func(k int) string { return "1739440000." + strconv.Itoa(k) }
	again := func(k int) fakeslack.Delivery { // the same message under another event's id
		if k%2 == 0 || rand.IntN(2) == 0 {
			return all[k]
		}
		return w.fake.Message(fakeslack.From{User: "U" + strconv.Itoa(k%500), Channel: "C" + strconv.Itoa(k)}, "mention", stamp(k), "", "<@"+fakeslack.Self+"> help")
	}
	for k := range all {
		if k%2 == 0 {
			all[k] = w.fake.Command(fakeslack.From{User: "U" + strconv.Itoa(k%500)}, "help")
		} else {
			all[k] = w.fake.Message(fakeslack.From{User: "U" + strconv.Itoa(k%500), Channel: "C" + strconv.Itoa(k)}, "mention", stamp(k), "", "<@"+fakeslack.Self+"> help")
		}
	}
	for half := range 2 {
		stop := w.run()
		w.ready()
		order := make([]int, n/2)
		for k := range order {
			order[k] = half*questions/2 + k%(questions/2)
			if half == 1 && k%3 == 0 {
				order[k] = rand.IntN(questions / 2) // late: of before the restart
			}
		}
		rand.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		var posting sync.WaitGroup
		work := make(chan int)
		for range 8 {
			posting.Go(func() {
				for k := range work {
					d := again(k)
					if rand.IntN(2) == 0 && w.fake.Dispatch(d) != "" {
						continue
					}
					if _, err := w.fake.Post(context.Background(), w.endpoint+"/slack/events", d); err != nil {
						t.Error(err)
					}
				}
			})
		}
		for _, k := range order {
			work <- k
		}
		close(work)
		posting.Wait()
		time.Sleep(200 * time.Millisecond) // what is on the socket
		w.quiet()
		if err := stop(); err != nil {
			t.Error(err)
		}
		w.stop()
		if half == 0 {
			w.start(roomy)
		}
	}
	counts := map[string]int{}
	for _, c := range w.fake.Calls() {
		switch c.Method {
		case "chat.postMessage":
			counts[c.String("channel")]++
		case "response_url":
			counts[c.String("_secret")]++
		}
	}
	twice, missed := 0, 0
	for k, d := range all {
		key := "C" + strconv.Itoa(k)
		if d.Respond != "" {
			key = strings.TrimPrefix(d.Respond, "https://hooks.slack.com/hooks/")
		}
		switch counts[key] {
		case 0:
			missed++
		case 1:
		default:
			twice++
		}
	}
	t.Logf("%d deliveries of %d questions: %d answered twice, %d missed", n, questions, twice, missed)
	if twice > 0 || missed > 0 || w.app.TurnedAway() > 0 {
		t.Errorf("not each once, or %d turned away", w.app.TurnedAway())
	}
}

// TestRetryOnly: of a message whose first delivery never came, the retry is answered.
func TestRetryOnly(t *testing.T) {
	w := connected(t, nil)
	d := w.fake.Message(fakeslack.From{}, "mention", w.stamp(), "", "<@"+fakeslack.Self+"> "+question)
	if !w.fake.Envelope(w.ready(), "envelope-x", d, 2) {
		t.Fatal("not connected")
	}
	w.call("chat.postMessage", 0)
}

// TestSlackIsDown: an answer that cannot be delivered is given back, so that it is
// answered when it is delivered once more; a fault of Slack's is borne.
func TestSlackIsDown(t *testing.T) {
	w := newWorld(t, nil)
	var failing atomic.Int64
	w.fake.Break = func(rw http.ResponseWriter, r *http.Request) bool {
		if strings.HasSuffix(r.URL.Path, "/chat.postMessage") && failing.Add(-1) >= 0 {
			rw.WriteHeader(http.StatusServiceUnavailable)
			return true
		}
		return false
	}
	failing.Store(2) // tried again
	w.posted(w.fake.Message(fakeslack.From{Channel: "C1"}, "mention", w.stamp(), "", question))
	failing.Store(4) // given up
	d := w.fake.Message(fakeslack.From{Channel: "C2"}, "mention", w.stamp(), "", question)
	w.deliver(d)
	w.until("the answer", func() bool {
		w.deliver(d)
		time.Sleep(50 * time.Millisecond)
		return len(w.fake.Calls("chat.postMessage")) > 1
	})
	w.quiet()
	if n := len(w.fake.Calls("chat.postMessage")); n != 2 {
		t.Errorf("answered %d times", n)
	}
}

// TestNothingBut429: while Slack refuses everything, with any Retry-After, waits and
// goroutines are bounded and few requests are made; afterwards every request is
// served. With ONRECORD_REFUSING=60 it lasts a minute.
func TestNothingBut429(t *testing.T) {
	lasts := lasting(t, "ONRECORD_REFUSING", 500*time.Millisecond)
	w := newWorld(t, nil)
	var refusing atomic.Bool
	var refused atomic.Int64
	refusing.Store(true)
	after := []string{"0", "-1", "", "soon", "0.2", "NaN", "2"}
	if lasts > 10*time.Second {
		after = append(after, "1e9", "1000000000")
	}
	w.fake.Limit = func(*http.Request) (string, bool) {
		if !refusing.Load() {
			return "", false
		}
		return after[int(refused.Add(1))%len(after)], true
	}
	var early []fakeslack.Delivery
	most, busy := 0, 0
	for end := time.Now().Add(lasts); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		d := w.fake.Command(fakeslack.From{}, "help")
		if strings.Contains(string(w.deliver(d)), "busy") {
			busy++
		} else {
			early = append(early, d)
		}
		most = max(most, runtime.NumGoroutine())
	}
	refusing.Store(false)
	rate := float64(refused.Load()) / lasts.Seconds()
	for range 50 {
		for deadline := time.Now().Add(90 * time.Second); ; time.Sleep(50 * time.Millisecond) {
			d := w.fake.Command(fakeslack.From{}, "help")
			if !strings.Contains(string(w.deliver(d)), "busy") {
				early = append(early, d)
				break
			}
			if time.Now().After(deadline) {
				t.Fatal("still busy")
			}
		}
	}
	w.quiet()
	served := 0
	for _, d := range early {
		served += len(w.fake.Responses(d.Respond))
	}
	t.Logf("%v of refusals: %d, %.1f a second; at most %d goroutines, the fake's with them; %d of %d taken on were answered after it, %d told busy", lasts, refused.Load(), rate, most, served, len(early), busy)
	if most > 300 || served != len(early) {
		t.Errorf("%d goroutines, %d of %d answered", most, served, len(early))
	}
}

// TestPace: messages to one channel are posted once a second, whatever comes.
func TestPace(t *testing.T) {
	w := newWorld(t, func(c *Config) { c.Pace = UsualPace() })
	for range 3 {
		w.deliver(w.fake.Message(fakeslack.From{Channel: "C1"}, "mention", w.stamp(), "", "help"))
	}
	w.deliver(w.fake.Message(fakeslack.From{Channel: "C2"}, "mention", w.stamp(), "", "help"))
	w.quiet()
	last := map[string]time.Time{}
	for _, c := range w.fake.Calls("chat.postMessage") {
		channel := c.String("channel")
		if gap := c.At.Sub(last[channel]); gap < 800*time.Millisecond { // as it arrived
			t.Errorf("%v between two messages", gap)
		}
		last[channel] = c.At
	}
	if len(last) != 2 {
		t.Errorf("%v", last)
	}
}

// TestStopWithQuestions: at a stop, questions in hand are answered; those that take
// too long are told that it was stopped.
func TestStopWithQuestions(t *testing.T) {
	for name, tt := range map[string]struct {
		takes, grace time.Duration
		says         string
	}{
		"in time":  {200 * time.Millisecond, 10 * time.Second, words},
		"too slow": {time.Minute, 100 * time.Millisecond, "I was stopped before I could answer"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, func(c *Config) { c.Bot = slow{c.Bot, tt.takes} })
			var all []fakeslack.Delivery
			for n := range 50 {
				d := w.fake.Command(fakeslack.From{User: "U" + strconv.Itoa(n)}, question)
				w.deliver(d)
				all = append(all, d)
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
			for _, d := range all {
				if r := w.fake.Responses(d.Respond); len(r) != 1 || !strings.Contains(r[0].JSON(), tt.says) {
					t.Fatalf("%d responses: %v", len(r), r)
				}
			}
		})
	}
}

// TestTooFast: who asks faster than people do is told so, and nobody else is.
func TestTooFast(t *testing.T) {
	now := time.Now() // stands still, however slow the machine is
	limits := bot.NewLimits(bot.UsualRates(), func() time.Time { return now })
	w := newWorld(t, func(c *Config) { c.Bot = slowed{c.Bot, bot.NewGuard(nil, nil, limits)} })
	told := 0
	for range bot.UsualRates().User.Burst + 2 {
		if strings.Contains(string(w.deliver(w.fake.Command(fakeslack.From{}, "help"))), "Too many questions from you; try again in 2 s") {
			told++
		}
	}
	if told != 2 {
		t.Errorf("told %d times, want 2", told)
	}
	if strings.Contains(string(w.deliver(w.fake.Command(fakeslack.From{User: "U502"}, "help"))), "Too many") {
		t.Error("another is told")
	}
	for range 3 { // in a channel it is whispered, once
		w.deliver(w.fake.Message(fakeslack.From{}, "mention", w.stamp(), "", question))
	}
	w.call("chat.postEphemeral", 0)
	w.quiet()
	time.Sleep(50 * time.Millisecond)
	if n := len(w.fake.Calls("chat.postEphemeral")); n != 1 {
		t.Errorf("whispered %d times", n)
	}
}

// slowed is a Bot with the limits of another.
type slowed struct {
	Bot
	limits *bot.Guard
}

func (s slowed) Admit(r bot.Request) error { return s.limits.Admit(r) }

// failing is a Bot that panics.
type failing struct{ Bot }

func (failing) Handle(context.Context, bot.Request) (bot.Reply, error) {
	panic("a strange story in /srv/private")
}

// TestPanic ends one answer only, and its words are for the log.
func TestPanic(t *testing.T) {
	w := newWorld(t, func(c *Config) { c.Bot = failing{c.Bot} })
	for range 2 {
		c := w.responded(w.fake.Command(fakeslack.From{}, question))
		if !strings.Contains(c.JSON(), "Something went wrong here") || strings.Contains(c.JSON(), "private") {
			t.Error(c.JSON())
		}
	}
	if !strings.Contains(w.log.String(), "/srv/private") {
		t.Error("the log does not say why")
	}
}
