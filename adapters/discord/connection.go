package discord

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// connection is one connection to the gateway, with a discordgo.Session at its
// near end and a sieve between the two. discordgo v0.29.0 hangs for ever without a
// HELLO, deadlocks on op 7 or an early op 11, takes op 9 for being connected, and
// dies of a frame `null` or of a heartbeat of 0 in a goroutine of its own, where
// nobody can recover. So it is given only frames that it can bear: a HELLO, a READY
// or RESUMED made anew, acknowledged heartbeats. All else is dealt with here, and
// events go straight to the app. A session lives as long as its connection: it never
// reconnects on its own.
type connection struct {
	app      *App
	session  *session
	from     session         // what it was when the connection began
	begin    func()          // is told when a new session is begun
	far      *websocket.Conn // to Discord
	writing  sync.Mutex      // of far
	near     *websocket.Conn // to discordgo, once it has called
	sequence atomic.Int64
	beat     time.Duration
	greeted  bool // HELLO has come
	ready    bool
}

// maxFrame bounds one frame of the gateway, in bytes. With the intents that we have
// the largest is a message with all its embeds.
const maxFrame = 1 << 20

// intents are the messages that mention the app or are written to it; interactions
// need none.
const intents = discordgo.IntentGuildMessages | discordgo.IntentDirectMessages

var (
	errSession = errors.New("the session was ended by Discord")
	errAsked   = errors.New("another connection is asked for by Discord")
	errFrame   = errors.New("the gateway sent what is no frame of its own")
)

func (c *connection) dial(ctx context.Context, address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "wss" && u.Scheme != "ws" {
		return errors.New("the address is no gateway's")
	}
	u.RawQuery = "v=" + discordgo.APIVersion + "&encoding=json"
	if u.Path == "" {
		u.Path = "/"
	}
	dialer := websocket.Dialer{HandshakeTimeout: c.app.Pace.Open}
	far, resp, err := dialer.DialContext(ctx, u.String(), nil)
	if err != nil {
		return err
	}
	_ = resp.Body.Close()
	far.SetReadLimit(maxFrame)
	c.far = far
	return nil
}

// run carries frames until either end, or ctx, is over.
func (c *connection) run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	nearEnd, farEnd := net.Pipe()
	var around sync.WaitGroup
	defer around.Wait()
	defer c.far.Close()
	defer farEnd.Close()
	defer nearEnd.Close()
	defer cancel()
	around.Go(func() { // whoever waits for a frame wakes up
		<-ctx.Done()
		c.goodbye()
		_ = c.far.Close()
		_ = farEnd.Close()
	})
	opened := make(chan error, 1)
	around.Go(func() { opened <- c.client(nearEnd).Open() })
	near, err := accept(farEnd, c.app.Pace.Open)
	if err != nil {
		return fmt.Errorf("open the session: %w", err)
	}
	c.near = near
	around.Go(func() {
		defer cancel() // what can't be sent on is the end of the connection
		c.outward()
	})
	return c.inward()
}

// client is a discordgo session whose gateway is the other end of a pipe.
func (c *connection) client(end net.Conn) *discordgo.Session {
	s := newSession(c.app.Token, &http.Client{Transport: atThePipe{}})
	s.Identify.Intents = intents
	s.Identify.Compress, s.Compress = false, false
	s.Dialer = &websocket.Dialer{
		NetDialContext:   func(context.Context, string, string) (net.Conn, error) { return end, nil },
		HandshakeTimeout: c.app.Pace.Open,
	}
	return s
}

// atThePipe answers discordgo's look-up of the gateway, which was done already.
type atThePipe struct{}

func (atThePipe) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{
		StatusCode: http.StatusOK, Status: "200 OK", Header: http.Header{}, Request: r,
		Body: io.NopCloser(strings.NewReader(`{"url":"ws://pipe"}`)),
	}, nil
}

// accept is the websocket server at the far end of the pipe.
func accept(conn net.Conn, within time.Duration) (*websocket.Conn, error) {
	_ = conn.SetDeadline(time.Now().Add(within))
	buffered := bufio.NewReadWriter(bufio.NewReader(conn), bufio.NewWriter(conn))
	r, err := http.ReadRequest(buffered.Reader)
	if err != nil {
		return nil, err
	}
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := upgrader.Upgrade(hijacked{conn, buffered}, r, nil)
	if err != nil {
		return nil, err
	}
	_ = conn.SetDeadline(time.Time{})
	return ws, nil
}

// hijacked is a connection as an upgrade wants it.
type hijacked struct {
	conn     net.Conn
	buffered *bufio.ReadWriter
}

func (hijacked) Header() http.Header         { return http.Header{} }
func (hijacked) Write(b []byte) (int, error) { return len(b), nil }
func (hijacked) WriteHeader(int)             {}

func (h hijacked) Hijack() (net.Conn, *bufio.ReadWriter, error) { return h.conn, h.buffered, nil }

// outward carries what discordgo sends: its IDENTIFY, as a RESUME where there is a
// session to go on with, and its heartbeats, with the sequence that they are to
// carry.
func (c *connection) outward() {
	for {
		_, b, err := c.near.ReadMessage()
		if err != nil {
			return
		}
		var f struct {
			Op int `json:"op"`
		}
		if json.Unmarshal(b, &f) != nil {
			return
		}
		switch {
		case f.Op == opHeartbeat:
			err = c.send(opHeartbeat, c.seen())
		case f.Op == opIdentify && c.from.resumable():
			err = c.send(opResume, map[string]any{"token": "Bot " + c.app.Token, "session_id": c.from.id, "seq": c.from.sequence})
		case f.Op == opIdentify:
			c.begin()
			err = c.write(b)
		default:
			err = c.write(b)
		}
		if err != nil {
			return
		}
	}
}

// seen is the sequence of the last event, as a heartbeat tells it.
func (c *connection) seen() any {
	if s := c.sequence.Load(); s > 0 {
		return s
	}
	return nil
}

func (c *connection) send(op int, d any) error {
	b, err := json.Marshal(map[string]any{"op": op, "d": d})
	if err != nil {
		return err
	}
	return c.write(b)
}

func (c *connection) write(b []byte) error {
	c.writing.Lock()
	defer c.writing.Unlock()
	_ = c.far.SetWriteDeadline(time.Now().Add(c.app.Pace.Open))
	return c.far.WriteMessage(websocket.TextMessage, b)
}

// goodbye closes the connection so that Discord keeps the session, which it would
// not after 1000 or 1001.
func (c *connection) goodbye() {
	_ = c.far.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(4000, ""), time.Now().Add(time.Second))
}
