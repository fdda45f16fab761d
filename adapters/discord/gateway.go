package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
	"golang.org/x/time/rate"

	"onrecord/bot"
)

// Pace is how long the gateway is waited for, and how often it is called.
type Pace struct {
	Open  time.Duration // for a connection, for its HELLO, and for READY after that: each
	Least time.Duration // between two connections, doubled after each that comes to nothing
	Most  time.Duration
	Beat  time.Duration // the shortest heartbeat that is believed
	Fresh time.Duration // a new session this often, besides the first hundred
}

// UsualPace keeps to what Discord allows: 1,000 new sessions a day
// (docs.discord.com/developers/events/gateway); here they are 820 at most.
func UsualPace() Pace {
	return Pace{Open: 10 * time.Second, Least: time.Second, Most: 30 * time.Second, Beat: time.Second, Fresh: 2 * time.Minute}
}

// firstSessions may be made without a wait between them.
const firstSessions = 100

// Fatal is why there is no use in calling the gateway again.
type Fatal struct{ reason string }

func (f *Fatal) Error() string { return f.reason }

// fatal are the close codes after which Discord says not to reconnect
// (docs.discord.com/developers/topics/opcodes-and-status-codes).
func fatal(err error) *Fatal {
	var closed *websocket.CloseError
	if !errors.As(err, &closed) {
		return nil
	}
	switch closed.Code {
	case 4004:
		return &Fatal{ErrToken.Error()}
	case 4010, 4011:
		return &Fatal{fmt.Sprintf("Discord wants this app to share its servers among several connections (%d): use signed interactions, with DISCORD_PUBLIC_KEY, instead of the gateway", closed.Code)}
	case 4012:
		return &Fatal{"Discord has closed this version of its gateway (4012): a newer onrecord is needed"}
	case 4013, 4014:
		return &Fatal{fmt.Sprintf("Discord refuses to send this app messages (%d): it needs no privileged intents; check the app in the developer portal, under Bot", closed.Code)}
	}
	return nil
}

// Gateway keeps a connection to Discord's gateway until ctx is done; an error is a
// *Fatal. discordgo speaks the protocol, behind a sieve: see connection.
func (a *App) Gateway(ctx context.Context) error {
	var s session
	sessions := rate.NewLimiter(rate.Every(a.Pace.Fresh), firstSessions)
	wait := a.Pace.Least
	for {
		if missing := 1 - sessions.Tokens(); !s.resumable() && missing > 0 && !bot.Sleep(ctx, time.Duration(missing*float64(a.Pace.Fresh))) {
			return nil
		}
		ready, err := a.connect(ctx, &s, func() { sessions.Allow() })
		if ctx.Err() != nil {
			return nil
		}
		if f := fatal(err); f != nil {
			a.Log.Error("discord: the gateway is given up", slog.String("reason", f.reason))
			return f
		}
		if ready {
			wait = a.Pace.Least
		}
		pause := wait/2 + rand.N(wait) //nolint:gosec // spreads reconnections
		a.Log.Warn("discord: the gateway is gone, and called again", slog.Any("reason", err), slog.Duration("in", pause), slog.Bool("resume", s.resumable()))
		if !bot.Sleep(ctx, pause) {
			return nil
		}
		wait = min(2*wait, a.Pace.Most)
	}
}

// session is what a later connection needs to go on from an earlier one.
type session struct {
	id, address string
	sequence    int64
}

func (s *session) resumable() bool { return s.id != "" }

// connect holds one connection for as long as it lasts, and reports whether it got
// ready. begin is told when a new session is begun.
func (a *App) connect(ctx context.Context, s *session, begin func()) (ready bool, err error) {
	resuming := s.resumable()
	address := s.address
	if address == "" {
		if address, err = a.gatewayAddress(ctx); err != nil {
			return false, err
		}
	}
	c := &connection{app: a, session: s, from: *s, begin: begin}
	if err := c.dial(ctx, address); err != nil {
		s.address = "" // the general one will do
		return false, fmt.Errorf("call the gateway: %w", err)
	}
	err = c.run(ctx)
	a.up.Store(false)
	var closed *websocket.CloseError
	switch {
	case resuming && !c.ready, errors.Is(err, errSession):
		*s = session{} // the session is not known any more
	case errors.As(err, &closed) && (closed.Code == 4007 || closed.Code == 4009):
		*s = session{}
	}
	return c.ready, err
}

func (a *App) gatewayAddress(ctx context.Context) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, a.Pace.Open)
	defer cancel()
	body, err := a.call(ctx, http.MethodGet, discordgo.EndpointGateway, nil)
	if err != nil {
		return "", fmt.Errorf("look up the gateway: %w", err)
	}
	var answer struct {
		URL string `json:"url"`
	}
	if err := json.Unmarshal(body, &answer); err != nil || answer.URL == "" {
		return "", errors.New("look up the gateway: Discord gives no address")
	}
	return answer.URL, nil
}

// dispatch takes one event of the gateway. It waits for nothing.
func (a *App) dispatch(kind string, raw json.RawMessage) {
	switch kind {
	case "INTERACTION_CREATE":
		i, err := decode(raw)
		if err != nil {
			a.Log.Warn("discord: an interaction of the gateway is none")
			return
		}
		a.acknowledge(func(ctx context.Context) error {
			return a.receive(ctx, i, func(r response) error { return a.callback(ctx, i, r) })
		})
	case "MESSAGE_CREATE":
		if m, ok := decodeMessage(raw); ok {
			a.mentioned(m)
		}
	}
}
