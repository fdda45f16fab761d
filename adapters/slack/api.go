package slack

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
	"github.com/slack-go/slack"
	"golang.org/x/time/rate"

	"onrecord/bot"
)

// api calls Slack's Web API within its limits (docs.slack.dev/apis/web-api/rate-limits).
// Every wait ends with its context.
type api struct {
	client *client
	waits  *bot.Waits

	between  time.Duration // two messages in one channel
	mu       sync.Mutex
	channels *simplelru.LRU[string, *rate.Limiter]
}

const (
	// maxChannels bounds the channels that are watched.
	maxChannels = 4096
	// tries is how often a call that came to nothing is made, retryAfter how long the
	// next waits, times the square of those before.
	tries      = 4
	retryAfter = 100 * time.Millisecond
)

func newAPI(address string, between time.Duration) *api {
	channels, err := simplelru.NewLRU[string, *rate.Limiter](maxChannels, nil)
	if err != nil {
		panic(err) // only for a size below one
	}
	return &api{client: newClient(address), waits: bot.NewWaits(), channels: channels, between: between}
}

func (a *api) close() { a.client.http.CloseIdleConnections() }

// as is slack-go's client with a token. Its debug mode, which logs what it sends,
// stays off.
func (a *api) as(token string, more ...slack.Option) *slack.Client {
	return slack.New(token, append([]slack.Option{slack.OptionHTTPClient(a.client)}, more...)...)
}

// call makes a call, again while Slack puts it off. route is the method and the
// workspace, by which Slack counts. Where again is true a call whose fate is not
// known is made once more, too.
func (a *api) call(ctx context.Context, route string, again bool, do func(context.Context) error) error {
	for n := 1; ; n++ {
		if err := a.waits.Wait(ctx, route); err != nil {
			return fmt.Errorf("%s: %w", route, err)
		}
		attempt, cancel := context.WithTimeout(ctx, callTime)
		err := do(attempt)
		cancel()
		var slow *refused
		var status *failed
		var lost *unreached
		switch {
		case errors.As(err, &slow):
			a.waits.Refused(route, slow.after)
			continue
		case said(err) == "ratelimited":
			a.waits.Refused(route, 0)
			continue
		case errors.As(err, &status) && status.status >= 500 && n < tries,
			errors.As(err, &lost) && (again || !lost.sent) && ctx.Err() == nil && n < tries:
			a.waits.Hold(route, time.Duration(n*n)*retryAfter)
			continue
		case err != nil:
			return fmt.Errorf("%s: %w", route, plain(err))
		}
		a.waits.Served()
		return nil
	}
}

var errNoSense = errors.New("the answer of Slack is not understood")

// plain is an error of slack-go's without what it quotes of an answer.
func plain(err error) error {
	var status *failed
	var lost *unreached
	if said(err) != "" || errors.As(err, &status) || errors.As(err, &lost) || errors.Is(err, errHost) {
		return err
	}
	return errNoSense
}

// said is the error that Slack names in its answer, empty for any other.
func said(err error) string {
	var e slack.SlackErrorResponse
	if errors.As(err, &e) {
		return e.Err
	}
	return ""
}

// pace waits until a message may be posted in a channel.
func (a *api) pace(ctx context.Context, channel string) error {
	a.mu.Lock()
	l, ok := a.channels.Get(channel)
	if !ok {
		l = rate.NewLimiter(rate.Every(a.between), 1)
		a.channels.Add(channel, l)
	}
	a.mu.Unlock()
	if err := l.Wait(ctx); err != nil {
		if ctx.Err() == nil {
			err = bot.ErrPutOff
		}
		return fmt.Errorf("post a message: %w", err)
	}
	return nil
}

// respond posts to a response_url, which is a secret.
func (a *api) respond(ctx context.Context, p place, address string, body any) error {
	b, err := json.Marshal(body)
	if err != nil {
		return fmt.Errorf("write a message: %w", err)
	}
	return a.call(ctx, "response_url "+p.team, false, func(ctx context.Context) error {
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(b))
		if err != nil {
			return errHost
		}
		r.Header.Set("Content-Type", "application/json")
		resp, err := a.client.Do(r)
		if err != nil {
			return err
		}
		return resp.Body.Close()
	})
}
