package data

import (
	"errors"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/qa"
)

func TestClaim(t *testing.T) {
	now := time.Date(2025, 2, 13, 9, 0, 0, 0, time.UTC)
	s, path := file(t)
	s.now = func() time.Time { return now }
	claim := func(workspace, id string, want bool) {
		t.Helper()
		if got, err := s.Claim(t.Context(), workspace, id); err != nil || got != want {
			t.Errorf("claim %s of %s: %v, %v, want %v", id, workspace, got, err, want)
		}
	}
	claim(ws, "1", true)
	claim(ws, "1", false)
	claim(ws, "2", true)
	claim("elsewhere", "1", true)
	if err := s.Release(t.Context(), ws, "2"); err != nil {
		t.Fatal(err)
	}
	claim(ws, "2", true)

	s.Close()
	s = reopen(t, path, Options{Now: func() time.Time { return now }})
	claim(ws, "1", false) // through a restart
	now = now.Add(bot.DeliveryKept - time.Second)
	claim(ws, "1", false)
	now = now.Add(time.Second)
	claim(ws, "1", true)

	if _, err := s.Claim(t.Context(), "", "1"); !errors.Is(err, qa.ErrNoWorkspace) {
		t.Errorf("without a workspace: %v", err)
	}
}

func TestChannelFocus(t *testing.T) {
	s, _ := file(t)
	add(t, s, ws, parse(t, "one", article(1)))
	focus := func(workspace, channel, want string) {
		t.Helper()
		if got, err := s.ChannelFocus(t.Context(), workspace, channel); err != nil || got != want {
			t.Errorf("channel %s of %s is about %q, %v, want %q", channel, workspace, got, err, want)
		}
	}
	set := func(channel, slug string) {
		t.Helper()
		if err := s.SetChannelFocus(t.Context(), ws, channel, slug); err != nil {
			t.Fatal(err)
		}
	}
	focus(ws, "a", "")
	set("a", "other")
	set("a", "one")
	set("b", "one")
	focus(ws, "a", "one")
	focus("elsewhere", "a", "")
	set("b", "")
	focus(ws, "b", "")
	if err := s.Remove(t.Context(), ws, "one"); err != nil {
		t.Fatal(err)
	}
	focus(ws, "a", "")
}
