package fakediscord

import (
	"encoding/json"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// Step is where a gateway connection is.
type Step int

// The steps, at each of which Fault is asked what to break.
const (
	Connected  Step = iota // before HELLO
	Greeted                // after HELLO
	Identified             // before READY or RESUMED
	Ready                  // after it
	Beating                // before the acknowledgement of a heartbeat
)

// Conn is one gateway connection at the fake's end.
type Conn struct {
	ws   *websocket.Conn
	mu   sync.Mutex
	done chan struct{}
}

// Send writes a text frame as it is.
func (c *Conn) Send(text string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	_ = c.ws.SetWriteDeadline(time.Now().Add(5 * time.Second))
	return c.ws.WriteMessage(websocket.TextMessage, []byte(text))
}

// Binary writes a binary frame.
func (c *Conn) Binary(b []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	_ = c.ws.SetWriteDeadline(time.Now().Add(5 * time.Second))
	return c.ws.WriteMessage(websocket.BinaryMessage, b)
}

// Op writes an operation.
func (c *Conn) Op(op int, d any) error {
	b, err := json.Marshal(map[string]any{"op": op, "d": d, "s": nil, "t": nil})
	if err != nil {
		return err
	}
	return c.Send(string(b))
}

// CloseWith closes with a code.
func (c *Conn) CloseWith(code int) error {
	return c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, "fault"), time.Now().Add(time.Second))
}

// Reset tears the connection down.
func (c *Conn) Reset() {
	if tcp, ok := c.ws.NetConn().(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = c.ws.Close()
}

// Raw writes bytes to the connection below the websocket.
func (c *Conn) Raw(b []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, err := c.ws.NetConn().Write(b)
	return err
}

// Gone returns when the other end has gone.
func (c *Conn) Gone() <-chan struct{} { return c.done }

// Conn is the connection there is, nil if there is none that got ready.
func (f *Fake) Conn() *Conn {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.connection
}

// Sessions tells how often a session was begun, and how often one was gone on with.
func (f *Fake) Sessions() (identified, resumed int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.Identified, f.Resumed
}

// Dispatch sends an event to whoever is connected; ok is false if nobody is.
func (f *Fake) Dispatch(kind string, data json.RawMessage) bool {
	f.mu.Lock()
	c := f.connection
	f.sequence++
	n := f.sequence
	f.mu.Unlock()
	if c == nil {
		return false
	}
	b, err := json.Marshal(map[string]any{"op": 0, "d": data, "s": n, "t": kind})
	return err == nil && c.Send(string(b)) == nil
}

func (f *Fake) gateway(w http.ResponseWriter, r *http.Request) {
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &Conn{ws: ws, done: make(chan struct{})}
	defer ws.Close()
	defer func() {
		f.mu.Lock()
		if f.connection == c {
			f.connection = nil
		}
		f.mu.Unlock()
	}()
	frames := make(chan map[string]json.RawMessage)
	go func() { // reads until the other end goes
		defer close(c.done)
		defer close(frames)
		for {
			_, b, err := ws.ReadMessage()
			if err != nil {
				return
			}
			var m map[string]json.RawMessage
			if err := json.Unmarshal(b, &m); err != nil {
				f.fault("a gateway frame: %v", err)
				return
			}
			if len(b) > 4096 {
				f.fault("a gateway frame of %d bytes", len(b))
			}
			frames <- m
		}
	}()
	defer func() {
		_ = ws.Close()
		for range frames { //nolint:revive // lets the reader go
		}
	}()
	if f.step(c, Connected) || c.Op(10, map[string]any{"heartbeat_interval": f.Beat.Milliseconds()}) != nil || f.step(c, Greeted) {
		return
	}
	for m := range frames {
		switch string(m["op"]) {
		case "1":
			if f.step(c, Beating) || c.Op(11, nil) != nil {
				return
			}
		case "2", "6":
			if f.step(c, Identified) || !f.begin(c, string(m["op"]) == "6", m["d"]) || f.step(c, Ready) {
				return
			}
		}
	}
}

// step lets a fault happen; true ends the connection.
func (f *Fake) step(c *Conn, s Step) bool { return f.Fault != nil && f.Fault(c, s) != nil }

// begin starts a session, or goes on with one.
func (f *Fake) begin(c *Conn, resume bool, d json.RawMessage) bool {
	var r struct {
		Token     string `json:"token"`
		SessionID string `json:"session_id"`
	}
	_ = json.Unmarshal(d, &r)
	if r.Token != "Bot "+Token {
		_ = c.CloseWith(4004)
		return false
	}
	f.mu.Lock()
	known := f.sessions[r.SessionID]
	if resume && !known {
		f.mu.Unlock()
		return c.Op(9, false) == nil
	}
	if resume {
		f.Resumed++
	} else {
		f.Identified++
		r.SessionID = "session-" + strconv.Itoa(f.Identified)
		f.sessions[r.SessionID] = true
		f.sequence = 0
	}
	f.connection = c
	f.sequence++
	n := f.sequence
	f.mu.Unlock()
	kind, data := "RESUMED", map[string]any{}
	if !resume {
		kind = "READY"
		data = map[string]any{
			"v": 10, "session_id": r.SessionID, "resume_gateway_url": "ws" + f.URL[len("http"):] + "/gateway", "guilds": []any{nil},
			"user": map[string]any{"id": Self, "username": "onrecord", "bot": true}, "application": map[string]any{"id": AppID},
		}
	}
	b, err := json.Marshal(map[string]any{"op": 0, "d": data, "s": n, "t": kind})
	return err == nil && c.Send(string(b)) == nil
}
