package discord

import "errors"

var errGone = errors.New("the gateway is gone")

// Ready tells whether questions can reach the app: those that come signed need no
// connection, others come by the gateway.
func (a *App) Ready() error {
	if a.PublicKey == nil && !a.up.Load() {
		return errGone
	}
	return nil
}

// Waiting is how many questions are worked on, or wait for that.
func (a *App) Waiting() int { return a.queue.Waiting() }
