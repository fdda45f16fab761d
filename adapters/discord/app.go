// Package discord is onrecord as a Discord app: commands, buttons, mentions and
// direct messages come in, by signed HTTP or by the gateway, and go to the bot;
// its replies go out as messages of components. It finds nothing and decides
// nothing about stories.
package discord

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
	"onrecord/qa"
)

// Completer proposes what somebody may be typing.
type Completer interface {
	Stories(ctx context.Context, workspace, typed string, n int) ([]qa.Meta, error)
	Speakers(ctx context.Context, workspace, typed string, n int) ([]string, error)
}

// Bot answers requests that it admits: a bot.Guard.
type Bot interface {
	bot.Handler
	Admit(r bot.Request) error
}

// Config is what an App is made of.
type Config struct {
	Bot        Bot
	Completer  Completer
	Deliveries *bot.Deliveries

	Token     string            // of the bot; empty: nothing that needs one
	PublicKey ed25519.PublicKey // of the app, for signed interactions; nil: none are taken
	API       string            // where Discord's REST API is, "https://discord.com" if empty; a proxy's address
	CDN       string            // where the files are that people hand in, "https://cdn.discordapp.com" if empty
	Now       func() time.Time
	Log       *slog.Logger // no texts, no tokens

	Workers int           // how many questions are answered at a time; 0: 16
	Waiting int           // how many wait for that; 0: 48
	Answer  time.Duration // how long an answer may take to find and to deliver; 0: 2 minutes, of the 15 that Discord allows
	Pace    Pace          // of the gateway; the zero value: UsualPace
}

// App is onrecord in Discord. Its methods may be called by many goroutines at once.
type App struct {
	Config
	rest      *discordgo.Session
	queue     *bot.Queue
	responses *bot.Errands
	self      atomic.Pointer[string] // the app's own user, once the gateway has told it
	up        atomic.Bool            // the gateway is there

	ctx  context.Context // of the work: what was taken on is finished after a stop, within bounds
	stop context.CancelFunc
}

// New returns an app that has not called Discord yet.
func New(c Config) *App {
	if c.Workers == 0 {
		c.Workers = 16
	}
	if c.Waiting == 0 {
		c.Waiting = 48
	}
	if c.Answer == 0 {
		c.Answer = 2 * time.Minute
	}
	if c.Pace == (Pace{}) {
		c.Pace = UsualPace()
	}
	a := &App{Config: c, queue: bot.NewQueue(c.Workers, c.Waiting), responses: bot.NewErrands(maxResponding, maxUnanswered)}
	a.ctx, a.stop = context.WithCancel(context.Background())
	a.rest = newSession(c.Token, &http.Client{Transport: newTransport(c.API, c.CDN), Timeout: c.Answer})
	return a
}

// Close lets what was taken on be finished until ctx is done, and then ends it:
// whoever still waits is told. It returns within 3 s after that.
func (a *App) Close(ctx context.Context) error {
	defer a.stop()
	if a.queue.Wait(ctx) == nil {
		return nil
	}
	a.stop()
	last, cancel := context.WithTimeout(context.Background(), lastWords+time.Second)
	defer cancel()
	if err := a.queue.Wait(last); err != nil {
		return errors.New("some questions in Discord could not be answered before the end")
	}
	return nil
}

// newSession is discordgo's REST client without what it does on its own: it writes
// no log (at higher levels that holds the token), and leaves rate limits and
// retries to the transport.
func newSession(token string, client *http.Client) *discordgo.Session {
	if token != "" {
		token = "Bot " + token
	}
	s, _ := discordgo.New(token) // it has no error to give
	s.LogLevel = -1
	s.Client = client
	s.ShouldRetryOnRateLimit = false
	s.MaxRestRetries = 0
	s.StateEnabled = false
	s.ShouldReconnectOnError = false
	s.ShouldReconnectVoiceOnSessionError = false
	s.UserAgent = "DiscordBot (onrecord, 1) discordgo/" + discordgo.VERSION
	return s
}

// call is one request to Discord's REST API.
func (a *App) call(ctx context.Context, method, address string, payload any) ([]byte, error) {
	// A bucket of its own: discordgo would lock one for all interactions together.
	bucket := &discordgo.Bucket{Key: address, Remaining: 1}
	bucket.Lock()
	body, err := payloadJSON(payload)
	if err != nil {
		return nil, err
	}
	got, err := a.rest.RequestWithLockedBucket(method, address, "application/json", body, bucket, 0, discordgo.WithContext(ctx))
	if err != nil {
		return nil, described(method, err)
	}
	return got, nil
}

// described is an error without the address, which holds the interaction's token.
func described(method string, err error) error {
	var refused *discordgo.RESTError
	if errors.As(err, &refused) {
		return &restError{method, refused.Response.StatusCode, code(refused)}
	}
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return fmt.Errorf("%s: %w", method, errors.Unwrap(err))
	}
	return fmt.Errorf("%s: Discord cannot be reached", method)
}

// restError is Discord's refusal of a request.
type restError struct {
	method string
	status int
	code   int // Discord's own; 0 if it gave none
}

func (e *restError) Error() string {
	return fmt.Sprintf("%s: Discord says %d (code %d)", e.method, e.status, e.code)
}

func code(e *discordgo.RESTError) int {
	if e.Message == nil {
		return 0
	}
	return e.Message.Code
}
