package bot

import (
	"context"
	"errors"
	"io/fs"

	"onrecord/qa"
)

// Inside reports whether an error is none of what somebody can ask wrongly: its
// words are for whoever runs the program, not for those who chat with it.
func Inside(err error) bool {
	if errors.Is(err, qa.ErrNoWorkspace) || errors.Is(err, fs.ErrPermission) {
		return true
	}
	var fast *TooFast
	if errors.Is(err, ErrNotManager) || errors.Is(err, ErrNoPage) || errors.As(err, &fast) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return false
	}
	for _, a := range advice {
		if errors.Is(err, a.err) {
			return false
		}
	}
	return true
}
