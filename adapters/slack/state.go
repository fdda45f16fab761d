package slack

import "errors"

var errGone = errors.New("the socket is gone")

// Ready tells whether questions can reach the app: those that come signed need no
// connection, others come by the socket.
func (a *App) Ready() error {
	if a.Secret == "" && a.up.Load() == 0 {
		return errGone
	}
	return nil
}

// Waiting is how many deliveries are worked on, or wait for that.
func (a *App) Waiting() int { return a.queue.Waiting() }
