// Package slack is onrecord as a Slack app: mentions, direct messages, the command,
// shortcuts, buttons and the Home tab come in, by Socket Mode or by signed HTTP, and
// go to the bot; its replies go out in Block Kit. It finds nothing and decides
// nothing about stories.
package slack

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/slack-go/slack"

	"onrecord/bot"
)

// Bot answers requests that it admits: a bot.Guard.
type Bot interface {
	bot.Handler
	Admit(r bot.Request) error
}

// Config is what an App is made of.
type Config struct {
	Settings
	Bot           Bot
	Deliveries    *bot.Deliveries
	Followed      bot.Follower
	Installations bot.Installations

	API   string // where Slack is, "https://slack.com" and its hosts if empty; a proxy's address
	Pages string // where the reading pages are, "https://onrecord.example/"; empty: nowhere
	Now   func() time.Time
	Log   *slog.Logger // no texts, no tokens

	Workers int           // how many questions are answered at a time; 0: 16
	Waiting int           // how many wait for that; 0: 48
	Answer  time.Duration // how long an answer may take to find and to deliver; 0: 2 minutes, of the 30 that a response_url lasts
	Pace    Pace          // the zero value: UsualPace
}

// App is onrecord in Slack. Its methods may be called by many goroutines at once.
type App struct {
	Config
	api      *api
	queue    *bot.Queue
	errands  *bot.Errands
	people   *people
	follow   *followed
	seal     *seal
	pages    http.Handler
	self     atomic.Pointer[slack.AuthTestResponse] // whose the token is, once Slack has told
	turned   atomic.Int64                           // questions that were turned away
	received atomic.Int64
	up       atomic.Int64 // sockets that are there

	ctx  context.Context // of the work: what was taken on is finished after a stop, within bounds
	stop context.CancelFunc
}

// How many short requests that nobody waits for are on their way at once, and how
// many wait for that.
const (
	maxErrands = 8
	maxUntold  = 2000
)

// New returns an app that has not called Slack yet.
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
	a := &App{
		Config: c, api: newAPI(c.API, c.Pace.Between), queue: bot.NewQueue(c.Workers, c.Waiting), errands: bot.NewErrands(maxErrands, maxUntold),
		people: newPeople(c.Now), follow: newFollowed(c.Followed, c.Now), seal: newSeal(c.Key),
	}
	a.ctx, a.stop = context.WithCancel(context.Background())
	a.pages = a.routes()
	return a
}

// TurnedAway is how many questions came while there was no place for them.
func (a *App) TurnedAway() int64 { return a.turned.Load() }

// Close lets what was taken on be finished until ctx is done, and then ends it:
// whoever still waits is told. It returns within 3 s after that.
func (a *App) Close(ctx context.Context) error {
	defer a.api.close()
	defer a.stop()
	if a.queue.Wait(ctx) == nil {
		return nil
	}
	a.stop()
	last, cancel := context.WithTimeout(context.Background(), lastWords+time.Second)
	defer cancel()
	if err := a.queue.Wait(last); err != nil {
		return errors.New("some questions in Slack could not be answered before the end")
	}
	return nil
}

// errand sends something short on the side.
func (a *App) errand(do func(context.Context) error) {
	if !a.errands.Run(func() {
		ctx, cancel := context.WithTimeout(a.ctx, a.Answer)
		defer cancel()
		if err := do(ctx); err != nil {
			a.Log.Warn("slack: a notice could not be delivered", slog.Any("error", err))
		}
	}) {
		a.Log.Error("slack: a notice is lost, too many wait to be sent")
	}
}
