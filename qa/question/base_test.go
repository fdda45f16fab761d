package question

import "testing"

func TestBase(t *testing.T) {
	for past, want := range map[string]string{
		"crashed": "crash", "voted": "vote", "stopped": "stop", "called": "call", "carried": "carry", "died": "die", "created": "create",
		"repeated": "repeat", "visited": "visit", "moved": "move", "closed": "close", "passed": "pass", "charged": "charge", "ended": "end",
		"played": "play", "hired": "hire", "offered": "offer", "decided": "decide", "examined": "examine", "explained": "explain", "agreed": "agree",
		"doubled": "double", "rescued": "rescue", "stole": "steal", "won": "win", "wants": "want", "carries": "carry", "goes": "go", "passes": "pass", "closes": "close",
		"changed": "change", "belonged": "belong", "ignored": "ignore", "monitored": "monitor", "used": "use",
	} {
		if got, _, ok := base(past); !ok || got != want {
			t.Errorf("%s: %s, want %s", past, got, want)
		}
	}
	for _, other := range []string{"the", "loss", "tram", "will"} {
		if got, _, ok := base(other); ok {
			t.Errorf("%s is no past, and got %s", other, got)
		}
	}
}
