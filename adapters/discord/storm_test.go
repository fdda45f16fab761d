package discord

import (
	"context"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/adapters/discord/fakediscord"
)

// times is how often a long test does what it does: a few times here, as often as
// the variable says where somebody wants to know it exactly.
func times(t *testing.T, variable string, few int) int {
	t.Helper()
	if s := os.Getenv(variable); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	return few
}

// errBroken ends a connection of the fake.
var errBroken = errors.New("broken")

// faults are what a gateway, or the way there, may do. A fault that returns nil lets
// the connection go on.
func faults() map[string]func(*fakediscord.Conn) error {
	text := func(s string) func(*fakediscord.Conn) error {
		return func(c *fakediscord.Conn) error { return c.Send(s) }
	}
	all := map[string]func(*fakediscord.Conn) error{
		"silence": func(c *fakediscord.Conn) error { <-c.Gone(); return errBroken },
		"a byte at a time": func(c *fakediscord.Conn) error {
			for _, b := range []byte("\x81\x2a{\"op\":10,\"d\":{\"heartbeat_interval\":41250}}") {
				select {
				case <-c.Gone():
					return errBroken
				case <-time.After(20 * time.Millisecond):
				}
				if err := c.Raw([]byte{b}); err != nil {
					return err
				}
			}
			return errBroken
		},
		"reset":           func(c *fakediscord.Conn) error { c.Reset(); return errBroken },
		"end":             func(*fakediscord.Conn) error { return errBroken },
		"a frame of 64MB": func(c *fakediscord.Conn) error { return c.Raw([]byte{0x81, 0x7f, 0, 0, 0, 0, 4, 0, 0, 0}) },
		"no frame":        func(c *fakediscord.Conn) error { return c.Raw([]byte("HTTP/1.1 500 Oh\r\n\r\n")) },
		"binary":          func(c *fakediscord.Conn) error { return c.Binary([]byte("\x78\x9c\x00\x01")) },
		"a large frame":   text(`{"op":0,"t":"X","s":1,"d":"` + strings.Repeat("x", maxFrame) + `"}`),
	}
	for _, s := range []string{
		`null`, `[]`, `{`, `{}`, `"x"`, `1`, ``, "\xff", `{"op":null}`, `{"op":"x"}`, `{"op":99}`, `{"op":-1}`, `{"op":1}`, `{"op":11}`, `{"op":7}`, `{"op":7,"d":null}`,
		`{"op":9,"d":true}`, `{"op":9,"d":false}`, `{"op":9}`, `{"op":10}`, `{"op":10,"d":null}`, `{"op":10,"d":{"heartbeat_interval":0}}`,
		`{"op":10,"d":{"heartbeat_interval":-5}}`, `{"op":10,"d":{"heartbeat_interval":1e300}}`, `{"op":10,"d":{"heartbeat_interval":"x"}}`,
		`{"op":0}`, `{"op":0,"t":"READY","s":1,"d":null}`, `{"op":0,"t":"READY","s":1,"d":{"session_id":5}}`, `{"op":0,"t":"RESUMED","s":1,"d":null}`,
		`{"op":0,"t":"READY","s":-9,"d":{"guilds":[null],"session_id":"","user":null}}`, `{"op":0,"t":"INTERACTION_CREATE","s":2,"d":null}`,
		`{"op":0,"t":"INTERACTION_CREATE","s":2,"d":{"type":2,"data":{"options":[null]}}}`, `{"op":0,"t":"MESSAGE_CREATE","s":3,"d":[]}`,
		`{"op":0,"t":"GUILD_CREATE","s":3,"d":{"id":null}}`, `{"op":0,"t":"VOICE_STATE_UPDATE","s":4,"d":{}}`, `{"op":0,"s":9223372036854775807,"t":"X","d":{}}`,
	} {
		all[s] = text(s)
	}
	for _, code := range []int{1000, 1001, 1002, 1003, 1008, 1011, 3000, 4000, 4001, 4002, 4003, 4005, 4006, 4007, 4008, 4009, 4999} {
		all["close "+strconv.Itoa(code)] = func(c *fakediscord.Conn) error { _ = c.CloseWith(code); return errBroken }
	}
	return all
}

// storm breaks connections: each at a random step, or after some heartbeats, and
// once more after a fault that did not end it.
type storm struct {
	mu     sync.Mutex
	random *rand.Rand
	names  []string
	faults map[string]func(*fakediscord.Conn) error
	doomed map[*fakediscord.Conn]doom
	done   int
	over   bool
}

// doom is where a connection breaks: at a step, after so many more of them.
type doom struct {
	step fakediscord.Step
	more int
}

func (s *storm) doom() doom {
	if step := fakediscord.Step(s.random.IntN(8)); step < fakediscord.Beating {
		return doom{step, 0}
	}
	return doom{fakediscord.Beating, s.random.IntN(6)}
}

func (s *storm) fault(c *fakediscord.Conn, step fakediscord.Step) error {
	s.mu.Lock()
	d, known := s.doomed[c]
	if !known {
		d = s.doom()
	}
	breaks := d.step == step && d.more <= 0 && !s.over
	if d.step == step {
		d.more--
	}
	if breaks {
		d = doom{fakediscord.Beating, s.random.IntN(6)}
	}
	s.doomed[c] = d
	if !breaks {
		s.mu.Unlock()
		return nil
	}
	s.done++
	fault := s.faults[s.names[s.random.IntN(len(s.names))]]
	s.mu.Unlock()
	return fault(c)
}

func newStorm() *storm {
	s := &storm{random: rand.New(rand.NewPCG(1, 2)), faults: faults(), doomed: map[*fakediscord.Conn]doom{}}
	s.names = slices.Sorted(maps.Keys(s.faults))
	return s
}

// TestGatewayFaults: whatever the gateway does, in any order, the process lives, is
// connected again, answers, and answers nothing twice. ONRECORD_FAULTS=10000 takes
// some minutes.
func TestGatewayFaults(t *testing.T) {
	n := times(t, "ONRECORD_FAULTS", 100)
	w := newWorld(t, func(c *Config) {
		quick(c)
		c.Pace.Open = 60 * time.Millisecond
	})
	s := newStorm()
	w.fake.Beat, w.fake.Fault = 20*time.Millisecond, s.fault
	w.run()
	var asked []fakediscord.Interaction
	longest, last, goroutines := time.Duration(0), time.Now(), 0
	for {
		s.mu.Lock()
		done := s.done
		s.mu.Unlock()
		if done >= n {
			break
		}
		time.Sleep(5 * time.Millisecond)
		goroutines = max(goroutines, runtime.NumGoroutine())
		if w.fake.Conn() == nil {
			longest = max(longest, time.Since(last))
			if longest > time.Minute {
				t.Fatal("not connected for a minute")
			}
			continue
		}
		last = time.Now()
		if len(asked) < 20 || done%50 == 0 && len(asked) < 2000 {
			i := w.fake.Command(fakediscord.From{}, called("ask", opt("question", "What did Baerbock say?")))
			asked = append(asked, i)
		}
		w.fake.Dispatch("INTERACTION_CREATE", asked[len(asked)-1].Body) // again and again
		w.fake.Dispatch("INTERACTION_CREATE", asked[rand.IntN(len(asked))].Body)
	}
	s.mu.Lock()
	s.over = true
	s.mu.Unlock()
	w.ready()
	for _, i := range asked {
		for len(w.fake.Edits(i.Token)) == 0 { // whatever was lost on the way comes again
			w.fake.Dispatch("INTERACTION_CREATE", i.Body)
			time.Sleep(5 * time.Millisecond)
		}
	}
	time.Sleep(100 * time.Millisecond)
	for _, i := range asked {
		if n := len(w.fake.Edits(i.Token)); n != 1 {
			t.Errorf("a question is answered %d times", n)
		}
	}
	begun, resumed := w.fake.Sessions()
	t.Logf("%d faults: %d questions answered once, %d sessions begun, %d resumed, longest without a connection %v, at most %d goroutines",
		n, len(asked), begun, resumed, longest.Round(time.Millisecond), goroutines)
	if goroutines > 600 {
		t.Errorf("%d goroutines", goroutines)
	}
}

// TestGatewayStops: at any moment of a storm the gateway stops within 5 s (see run),
// and leaves nothing running.
func TestGatewayStops(t *testing.T) {
	w := newWorld(t, quick)
	s := newStorm()
	w.fake.Beat, w.fake.Fault = 20*time.Millisecond, s.fault
	before := runtime.NumGoroutine()
	slowest := time.Duration(0)
	for range times(t, "ONRECORD_STOPS", 15) {
		stop := w.run()
		time.Sleep(rand.N(80 * time.Millisecond))
		began := time.Now()
		if err := stop(); err != nil {
			t.Fatal(err)
		}
		slowest = max(slowest, time.Since(began))
	}
	after := 0
	for range 100 { // discordgo takes a second to close
		time.Sleep(100 * time.Millisecond)
		if after = runtime.NumGoroutine(); after <= before+20 {
			break
		}
	}
	if after > before+20 {
		t.Errorf("%d goroutines, %d before", after, before)
	}
	t.Logf("the slowest stop took %v", slowest)
}

// TestDuplicates: of many deliveries of the same interactions, at once, late, out of
// order and after a restart, each is answered once and none is missed.
// ONRECORD_DELIVERIES=100000 takes some minutes.
func TestDuplicates(t *testing.T) {
	n := times(t, "ONRECORD_DELIVERIES", 2000)
	w := newWorld(t, func(c *Config) { c.Waiting = 4096 })
	questions := n / 10
	all := make([]fakediscord.Interaction, questions)
	for k := range all {
		all[k] = w.fake.Command(fakediscord.From{User: strconv.Itoa(k % 500)}, called("help"))
	}
	for half := range 2 {
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
		for range 16 {
			posting.Go(func() {
				for k := range work {
					if _, err := w.fake.Deliver(context.Background(), w.endpoint, all[k]); err != nil {
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
		w.stop()
		if half == 0 {
			w.start(func(c *Config) { c.Waiting = 4096 })
		}
	}
	twice, missed := 0, 0
	for _, i := range all {
		switch edits := w.fake.Edits(i.Token); {
		case len(edits) == 0 && len(w.fake.Responses(i.Token)) > 0:
			missed++
		case len(edits) > 1:
			twice++
		}
	}
	t.Logf("%d deliveries of %d interactions: %d answered twice, %d missed", n, questions, twice, missed)
	if twice > 0 || missed > 0 {
		t.Error("not each once")
	}
}
