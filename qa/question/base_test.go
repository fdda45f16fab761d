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

func TestPast(t *testing.T) {
	for _, verb := range []string{"crash", "vote", "stop", "carry", "die", "negotiate", "steal", "win", "find", "close", "play", "agree"} {
		if got, _, ok := base(past(verb)); !ok || got != verb {
			t.Errorf("%s: its past %s is one of %s", verb, past(verb), got)
		}
		if got, _, ok := base(third(verb)); !ok || got != verb {
			t.Errorf("%s: its third person %s is one of %s", verb, third(verb), got)
		}
	}
	for form, verb := range map[string]string{"stolen": "steal", "stole": "steal", "steals": "steal", "bitten": "bite", "drove": "drive", "voted": "vote"} {
		if !SameVerb(form, verb) {
			t.Errorf("%s is no form of %s", form, verb)
		}
	}
	if SameVerb("stood", "steal") {
		t.Error("stood is a form of steal")
	}
}

func TestTurned(t *testing.T) {
	for text, want := range map[string]string{
		"Why hadn't the hospitals paid?":       "paid",
		"why dont the villagers want machines": "want",
		"Why didn't Anna Berg vote?":           "vote",
		"Who did not sign?":                    "sign",
		"Who doesn't believe in the truce?":    "believ",
	} {
		if got := Parse(text).Turned; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
