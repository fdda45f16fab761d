package slack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"sync"
	"time"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack/socketmode"
)

const (
	// maxFrame bounds one frame, in bytes: a message of 40,000 characters, and its blocks.
	maxFrame = 1 << 20
	// maxBad is how many frames in a row may be none of Slack's.
	maxBad = 10
)

// connection is one connection of Socket Mode.
type connection struct {
	app     *App
	ws      *websocket.Conn
	writing sync.Mutex

	leaving chan struct{} // closed when another connection is to be opened
	once    sync.Once
	greeted bool  // hello has come
	why     error // set before leaving is closed
}

var (
	errAsked   = errors.New("another connection is asked for by Slack")
	errFrames  = errors.New("the socket sends what is no frame of Slack's")
	errAddress = errors.New("the address is no socket's")
	errSocket  = errors.New("the socket cannot be reached")
)

// dial opens a connection. Its errors hold no address.
func (a *App) dial(ctx context.Context) (*connection, error) {
	address, err := a.address(ctx)
	if err != nil {
		return nil, err
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "wss" && (u.Scheme != "ws" || a.API == "") {
		return nil, errAddress
	}
	ctx, cancel := context.WithTimeout(ctx, a.Pace.Open)
	defer cancel()
	// Slack puts no message together that comes in several frames: one buffer holds ours.
	dialer := websocket.Dialer{HandshakeTimeout: a.Pace.Open, WriteBufferSize: 32 << 10, NetDialContext: (&net.Dialer{Timeout: a.Pace.Open}).DialContext}
	ws, resp, err := dialer.DialContext(ctx, address, nil)
	if err != nil {
		return nil, errSocket
	}
	_ = resp.Body.Close()
	ws.SetReadLimit(maxFrame)
	return &connection{app: a, ws: ws, leaving: make(chan struct{})}, nil
}

// leave tells that another connection is to be opened, and why.
func (c *connection) leave(why error) {
	c.once.Do(func() {
		c.why = why
		close(c.leaving)
	})
}

// reason is why another connection is to be opened.
func (c *connection) reason() error {
	select {
	case <-c.leaving:
		return c.why
	default:
		return nil
	}
}

// run takes frames until the connection ends.
func (c *connection) run(ctx context.Context) {
	ended := make(chan struct{})
	var around sync.WaitGroup
	around.Go(func() { // whoever waits for a frame wakes up
		select {
		case <-ctx.Done():
			_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseNormalClosure, ""), time.Now().Add(time.Second))
			_ = c.ws.Close()
		case <-ended:
		}
	})
	err := c.read()
	if c.greeted {
		c.app.up.Add(-1)
	}
	close(ended)
	_ = c.ws.Close()
	c.leave(err)
	around.Wait()
}

// read takes frames until there is nothing to wait for any more. Each is dealt with
// at once: what takes time is done elsewhere.
func (c *connection) read() error {
	end := time.Time{} // of a connection that Slack is about to end
	wait := func(d time.Duration) {
		until := time.Now().Add(d)
		if !end.IsZero() && until.After(end) {
			until = end
		}
		_ = c.ws.SetReadDeadline(until)
	}
	c.ws.SetPingHandler(func(data string) error {
		wait(c.app.Pace.Quiet)
		return c.ws.WriteControl(websocket.PongMessage, []byte(data), time.Now().Add(c.app.Pace.Open))
	})
	wait(c.app.Pace.Open) // for hello
	for bad := 0; bad < maxBad; {
		kind, b, err := c.ws.ReadMessage()
		if err != nil {
			return broken(err)
		}
		wait(c.app.Pace.Quiet)
		var r socketmode.Request
		if kind != websocket.TextMessage || json.Unmarshal(b, &r) != nil || r.Type == "" {
			bad++
			continue
		}
		bad = 0
		switch r.Type {
		case socketmode.RequestTypeHello:
			if !c.greeted {
				c.greeted = true
				c.app.up.Add(1)
				c.app.Log.Info("slack: connected to the socket")
			}
		case socketmode.RequestTypeDisconnect:
			if end.IsZero() {
				end = time.Now().Add(c.app.Pace.Drain)
				wait(c.app.Pace.Quiet)
			}
			c.leave(fmt.Errorf("%w (%s)", errAsked, known(r.Reason)))
		default:
			if err := c.take(r); err != nil {
				return err
			}
		}
	}
	return errFrames
}

// known are Slack's reasons to end a connection; others are not repeated.
func known(reason string) string {
	switch reason {
	case "warning", "refresh_requested", "too_many_websockets", "link_disabled":
		return reason
	}
	return "for another reason"
}

// broken is why a connection ended, without what its end said.
func broken(err error) error {
	var closed *websocket.CloseError
	var slow net.Error
	switch {
	case errors.As(err, &closed):
		return fmt.Errorf("the socket was closed (%d)", closed.Code)
	case errors.As(err, &slow) && slow.Timeout():
		return errors.New("the socket is silent")
	}
	return errors.New("the socket broke")
}

// take takes one delivery. It is acknowledged whatever it is: what makes no sense
// now makes none when it is sent again.
func (c *connection) take(r socketmode.Request) error {
	if r.EnvelopeID == "" {
		return nil
	}
	acknowledged := false
	err := c.app.receive(r.Type, r.Payload, func(response any) error {
		acknowledged = true
		if !r.AcceptsResponsePayload {
			response = nil
		}
		return c.send(socketmode.Response{EnvelopeID: r.EnvelopeID, Payload: response})
	})
	if err == nil {
		return nil
	}
	c.app.Log.Warn("slack: a delivery was not taken", slog.Any("error", err))
	if acknowledged {
		return err
	}
	return c.send(socketmode.Response{EnvelopeID: r.EnvelopeID})
}

func (c *connection) send(r socketmode.Response) error {
	b, err := json.Marshal(r)
	if err != nil {
		return err
	}
	c.writing.Lock()
	defer c.writing.Unlock()
	_ = c.ws.SetWriteDeadline(time.Now().Add(c.app.Pace.Open))
	if err := c.ws.WriteMessage(websocket.TextMessage, b); err != nil {
		return broken(err)
	}
	return nil
}
