package bot

import "errors"

// ErrNotManager says that somebody may not change the stories of a workspace.
var ErrNotManager = errors.New("only those who manage this place may add, focus or remove its stories")

// permitted tells whether whoever asks may ask that. Anybody may read; only those
// who manage a place change what there is to read. The adapter says who they are.
func permitted(r Request) error {
	switch r.Command {
	case Add, Remove, Focus:
		if !r.Manager {
			return ErrNotManager
		}
	}
	return nil
}
