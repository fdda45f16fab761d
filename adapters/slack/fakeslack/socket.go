package fakeslack

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// Step is where a socket is.
type Step int

// The steps, at each of which Fault is asked what to break.
const (
	Connected Step = iota // before hello
	Greeted               // after it
	Pinging               // before a ping
)

// Ack is how a delivery was acknowledged.
type Ack struct {
	Payload json.RawMessage
	Took    time.Duration
	Times   int
}

// Conn is one socket at the fake's end.
type Conn struct {
	ws      *websocket.Conn
	mu      sync.Mutex
	done    chan struct{}
	leaving bool
	sent    map[string]time.Time
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

// CloseWith closes with a code.
func (c *Conn) CloseWith(code int) error {
	return c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, "xapp-fault"), time.Now().Add(time.Second))
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

// Disconnect tells the other end to open another connection. Slack sends nothing
// more here then, but what is on its way.
func (f *Fake) Disconnect(c *Conn, reason string) error {
	f.mu.Lock()
	c.leaving = true
	f.mu.Unlock()
	return c.Send(fmt.Sprintf(`{"type":"disconnect","reason":%q,"debug_info":{"host":"fake"}}`, reason))
}

// Conn is the newest connection that takes deliveries, nil if there is none.
func (f *Fake) Conn() *Conn {
	f.mu.Lock()
	defer f.mu.Unlock()
	for n := len(f.conns) - 1; n >= 0; n-- {
		if !f.conns[n].leaving {
			return f.conns[n]
		}
	}
	return nil
}

// Opened is how many sockets were opened.
func (f *Fake) Opened() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.opened
}

// Envelope sends a delivery under an envelope's id to a connection.
func (f *Fake) Envelope(c *Conn, id string, d Delivery, attempt int) bool {
	b, err := json.Marshal(map[string]any{
		"envelope_id": id, "type": d.Kind, "payload": d.Payload, "accepts_response_payload": d.Kind != "events_api", "retry_attempt": attempt, "retry_reason": "",
	})
	if err != nil {
		return false
	}
	c.mu.Lock()
	c.sent[id] = time.Now()
	c.mu.Unlock()
	return c.Send(string(b)) == nil
}

// Dispatch sends a delivery to whoever is connected and returns its envelope's id;
// it is empty if nobody is.
func (f *Fake) Dispatch(d Delivery) string {
	c := f.Conn()
	if c == nil {
		return ""
	}
	f.mu.Lock()
	f.serial++
	id := fmt.Sprintf("envelope-%d", f.serial)
	f.mu.Unlock()
	if !f.Envelope(c, id, d, 0) {
		return ""
	}
	return id
}

// Ack returns how an envelope was acknowledged.
func (f *Fake) Ack(id string) (Ack, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	a, ok := f.acks[id]
	return a, ok
}

func (f *Fake) connect(w http.ResponseWriter, c Call) {
	if c.Token != AppToken {
		refuse(w, "invalid_auth")
		return
	}
	f.mu.Lock()
	f.serial++
	ticket := fmt.Sprintf("ticket-secret-%d", f.serial)
	f.tickets[ticket] = true
	f.mu.Unlock()
	answer(w, map[string]any{"url": "ws" + strings.TrimPrefix(f.URL, "http") + "/link?ticket=" + ticket})
}

// link is the socket itself: an address serves once.
func (f *Fake) link(w http.ResponseWriter, r *http.Request) {
	ticket := r.URL.Query().Get("ticket")
	f.mu.Lock()
	known := f.tickets[ticket]
	delete(f.tickets, ticket)
	f.mu.Unlock()
	if !known {
		http.Error(w, "no such ticket", http.StatusNotFound)
		return
	}
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &Conn{ws: ws, done: make(chan struct{}), sent: map[string]time.Time{}}
	defer ws.Close()
	go func() { // reads until the other end goes
		defer close(c.done)
		for {
			_, b, err := ws.ReadMessage()
			if err != nil {
				return
			}
			f.acknowledged(c, b)
		}
	}()
	if f.step(c, Connected) || c.Send(`{"type":"hello","num_connections":1,"connection_info":{"app_id":"`+AppID+`"},"debug_info":{"host":"fake"}}`) != nil {
		return
	}
	f.mu.Lock()
	f.opened++
	if !f.shutDown {
		f.conns = append(f.conns, c)
	}
	f.mu.Unlock()
	defer f.drop(c)
	if f.step(c, Greeted) {
		return
	}
	ticker := time.NewTicker(f.Ping)
	defer ticker.Stop()
	for {
		select {
		case <-c.done:
			return
		case <-ticker.C:
			if f.step(c, Pinging) || ws.WriteControl(websocket.PingMessage, []byte("ping"), time.Now().Add(time.Second)) != nil {
				return
			}
		}
	}
}

func (f *Fake) drop(c *Conn) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for n, other := range f.conns {
		if other == c {
			f.conns = append(f.conns[:n:n], f.conns[n+1:]...)
			return
		}
	}
}

func (f *Fake) step(c *Conn, s Step) bool { return f.Fault != nil && f.Fault(c, s) != nil }

// acknowledged notes what the other end sends: acknowledgements, on the connection
// that the delivery came by, smaller than 20 KB.
func (f *Fake) acknowledged(c *Conn, b []byte) {
	var m struct {
		EnvelopeID string          `json:"envelope_id"`
		Payload    json.RawMessage `json:"payload"`
	}
	if err := json.Unmarshal(b, &m); err != nil || m.EnvelopeID == "" {
		f.fault("a frame that acknowledges nothing: %s", b)
		return
	}
	if len(b) >= 20<<10 {
		f.fault("an acknowledgement of %d bytes", len(b))
	}
	c.mu.Lock()
	at, ok := c.sent[m.EnvelopeID]
	delete(c.sent, m.EnvelopeID)
	c.mu.Unlock()
	if !ok {
		f.fault("an acknowledgement of what was not sent on this connection")
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	a := f.acks[m.EnvelopeID]
	a.Payload, a.Took = m.Payload, time.Since(at)
	a.Times++
	f.acks[m.EnvelopeID] = a
	f.slowest = max(f.slowest, a.Took)
}
