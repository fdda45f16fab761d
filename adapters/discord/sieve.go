package discord

import (
	"encoding/json"
	"fmt"
	"math"
	"time"

	"github.com/gorilla/websocket"
)

// Operations of the gateway (docs.discord.com/developers/topics/opcodes-and-status-codes).
const (
	opDispatch  = 0
	opHeartbeat = 1
	opIdentify  = 2
	opResume    = 6
	opReconnect = 7
	opInvalid   = 9
	opHello     = 10
	opAck       = 11
)

// frame is one message of the gateway.
type frame struct {
	Op   *int            `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int64          `json:"s"`
	Kind *string         `json:"t"`
}

// maxBeat is the longest heartbeat that is believed; Discord's is 41 s.
const maxBeat = 10 * time.Minute

// inward carries what Discord sends, until there is nothing to wait for any more.
func (c *connection) inward() error {
	c.sequence.Store(c.from.sequence)
	_ = c.far.SetReadDeadline(time.Now().Add(c.app.Pace.Open)) // for HELLO
	for {
		kind, b, err := c.far.ReadMessage()
		if err != nil {
			return fmt.Errorf("read from the gateway: %w", err)
		}
		var f frame
		if kind != websocket.TextMessage || json.Unmarshal(b, &f) != nil || f.Op == nil {
			return errFrame
		}
		if err := c.take(f); err != nil {
			return err
		}
		if c.ready {
			// Each heartbeat is acknowledged: silence of one and a half is a dead link.
			_ = c.far.SetReadDeadline(time.Now().Add(c.beat + c.beat/2))
		}
	}
}

// take deals with one frame, and passes on what discordgo is to know.
func (c *connection) take(f frame) error {
	switch *f.Op {
	case opReconnect:
		return errAsked
	case opInvalid:
		if string(f.Data) == "true" {
			return errAsked
		}
		return errSession
	case opHeartbeat:
		return c.send(opHeartbeat, c.seen())
	case opHello:
		return c.hello(f)
	case opAck:
		if c.ready {
			return c.pass(opAck, "", nil)
		}
	case opDispatch:
		return c.event(f)
	}
	return nil // an operation that is not known yet
}

// hello begins a connection.
func (c *connection) hello(f frame) error {
	if c.greeted {
		return nil
	}
	var h struct {
		Interval float64 `json:"heartbeat_interval"` // milliseconds
	}
	if err := json.Unmarshal(f.Data, &h); err != nil {
		return errFrame
	}
	beat := time.Duration(min(h.Interval, math.MaxInt32)) * time.Millisecond
	if beat < c.app.Pace.Beat || beat > maxBeat {
		return fmt.Errorf("%w: a heartbeat of %v", errFrame, beat)
	}
	c.greeted, c.beat = true, beat
	_ = c.far.SetReadDeadline(time.Now().Add(c.app.Pace.Open)) // for READY
	return c.pass(opHello, "", map[string]int64{"heartbeat_interval": beat.Milliseconds()})
}

// event takes a dispatch: READY and RESUMED for discordgo, all else for the app.
func (c *connection) event(f frame) error {
	if !c.greeted || f.Kind == nil {
		return errFrame
	}
	if f.Seq != nil && *f.Seq > c.sequence.Load() {
		c.sequence.Store(*f.Seq)
		c.session.sequence = *f.Seq
	}
	switch *f.Kind {
	case "READY":
		var r struct {
			Session string `json:"session_id"`
			Address string `json:"resume_gateway_url"`
			User    struct {
				ID string `json:"id"`
			} `json:"user"`
		}
		if err := json.Unmarshal(f.Data, &r); err != nil || r.Session == "" || r.User.ID == "" {
			return errFrame
		}
		c.session.id, c.session.address = r.Session, r.Address
		c.app.self.Store(&r.User.ID)
		return c.begun("READY", map[string]any{"v": 9, "session_id": r.Session, "user": map[string]string{"id": r.User.ID}})
	case "RESUMED":
		return c.begun("RESUMED", map[string]any{})
	}
	c.app.dispatch(*f.Kind, f.Data)
	return nil
}

// begun tells discordgo that the connection is ready, the first time.
func (c *connection) begun(kind string, data any) error {
	if c.ready {
		return nil
	}
	c.ready = true
	c.app.up.Store(true)
	c.app.Log.Info("discord: connected to the gateway", "resumed", kind == "RESUMED")
	return c.pass(opDispatch, kind, data)
}

// pass gives discordgo a frame made here.
func (c *connection) pass(op int, kind string, data any) error {
	f := map[string]any{"op": op, "d": data, "s": nil, "t": nil}
	if kind != "" {
		f["t"], f["s"] = kind, c.sequence.Load()
	}
	b, err := json.Marshal(f)
	if err != nil {
		return err
	}
	_ = c.near.SetWriteDeadline(time.Now().Add(c.app.Pace.Open))
	if err := c.near.WriteMessage(websocket.TextMessage, b); err != nil {
		return fmt.Errorf("the session is over: %w", err)
	}
	return nil
}
