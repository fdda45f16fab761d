package main

import (
	"bytes"
	"context"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"onrecord/adapters/slack"
	"onrecord/adapters/slack/fakeslack"
)

// servingSlack runs `onrecord serve` against a Slack on loopback; stop stops it and
// returns its exit code.
func servingSlack(t *testing.T, f *fakeslack.Fake, args []string, more ...string) (stderr *watched, stop func() int) {
	t.Helper()
	lookup := slackEnvironment(t, f, more...)
	ctx, cancel := context.WithCancel(context.Background())
	stderr = &watched{}
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, append([]string{"serve", "--verbose"}, args...), strings.NewReader(""), stderr, stderr, lookup)
	}()
	stop = func() int {
		cancel()
		select {
		case c := <-code:
			code <- c
			return c
		case <-time.After(15 * time.Second):
			t.Error("serve does not stop")
			return -1
		}
	}
	t.Cleanup(func() {
		if c := stop(); c != 0 {
			t.Errorf("exit code %d:\n%s", c, stderr)
		}
		if secret := regexp.MustCompile(fakeslack.Secrets).FindString(stderr.String()); secret != "" {
			t.Errorf("a secret is in the log: %s", secret)
		}
		for _, wrong := range f.Wrong() {
			t.Error(wrong)
		}
	})
	return stderr, stop
}

func slackEnvironment(t *testing.T, f *fakeslack.Fake, more ...string) func(string) (string, bool) {
	environment := map[string]string{
		"HOME": t.TempDir(), "ONRECORD_DB": filepath.Join(t.TempDir(), "a.db"), "SLACK_API": f.URL, "SLACK_BOT_TOKEN": fakeslack.BotToken,
	}
	for _, m := range more {
		name, value, _ := strings.Cut(m, "=")
		environment[name] = value
	}
	return func(name string) (string, bool) { v, ok := environment[name]; return v, ok && v != "" }
}

// TestServeSlack: from nothing to an answer, by the socket and by signed HTTP.
func TestServeSlack(t *testing.T) {
	for name, way := range map[string]struct {
		args        []string
		environment string
	}{
		"socket": {nil, "SLACK_APP_TOKEN=" + fakeslack.AppToken},
		"http":   {[]string{"--http", "127.0.0.1:0"}, "SLACK_SIGNING_SECRET=" + fakeslack.Secret},
	} {
		t.Run(name, func(t *testing.T) {
			f := fakeslack.New()
			defer f.Close()
			stderr, _ := servingSlack(t, f, way.args, way.environment)
			d := f.Message(fakeslack.From{Channel: "D1"}, "im", "1739440000.000001", "", "What did Baerbock say?")
			if name == "socket" {
				until(t, "a connection", func() string { return f.Dispatch(d) })
			} else {
				address := until(t, "the address", func() string { return regexp.MustCompile(`http://[\d.:]+/slack/`).FindString(stderr.String()) })
				if _, err := f.Post(t.Context(), address+"events", d); err != nil {
					t.Fatal(err)
				}
			}
			until(t, "an answer", func() string {
				if c := f.Calls("chat.postMessage"); len(c) > 0 && strings.Contains(c[0].JSON(), "no story") {
					return "there"
				}
				return ""
			})
		})
	}
}

// TestServeSlackGivesUp: a token that Slack does not know ends it, and the error says
// which.
func TestServeSlackGivesUp(t *testing.T) {
	for variable, environment := range map[string][]string{
		"SLACK_APP_TOKEN": {"SLACK_APP_TOKEN=xapp-wrong"},
		"SLACK_BOT_TOKEN": {"SLACK_APP_TOKEN=" + fakeslack.AppToken, "SLACK_BOT_TOKEN=xoxb-wrong"},
	} {
		f := fakeslack.New()
		defer f.Close()
		var out bytes.Buffer
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()
		code := run(ctx, []string{"serve"}, strings.NewReader(""), &out, &out, slackEnvironment(t, f, environment...))
		if code != codeError || !strings.Contains(out.String(), "onrecord: "+variable+" is not accepted by Slack") || strings.Contains(out.String(), "-wrong") {
			t.Errorf("exit code %d:\n%s", code, out.String())
		}
	}
}

// TestDoctorSlack: what is missing, and then what is there.
func TestDoctorSlack(t *testing.T) {
	f := fakeslack.New()
	defer f.Close()
	doctor := func(want int, environment []string, says ...string) {
		t.Helper()
		var out bytes.Buffer
		if code := run(t.Context(), []string{"doctor"}, strings.NewReader(""), &out, &out, slackEnvironment(t, f, environment...)); code != want {
			t.Errorf("exit code %d, want %d", code, want)
		}
		for _, s := range says {
			if !strings.Contains(out.String(), s) {
				t.Errorf("no %q in\n%s", s, out.String())
			}
		}
		if strings.Contains(out.String(), "DISCORD") {
			t.Errorf("Discord is nobody's wish:\n%s", out.String())
		}
	}
	app := "SLACK_APP_TOKEN=" + fakeslack.AppToken
	doctor(codeNo, nil, "missing  Slack: neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET")
	doctor(codeNo, []string{app}, "ok       SLACK_BOT_TOKEN: is that of onrecord", "missing  the scopes: lack app_mentions:read")
	f.Scopes = slack.Scopes()
	doctor(0, []string{app}, "ok       the scopes", "ok       SLACK_APP_TOKEN: is accepted")
	doctor(codeNo, []string{"SLACK_APP_TOKEN=xapp-wrong"}, "missing  SLACK_APP_TOKEN: is not accepted by Slack")
	doctor(codeNo, []string{app, "SLACK_BOT_TOKEN=xoxb-wrong"}, "missing  SLACK_BOT_TOKEN: is not accepted by Slack")
	doctor(codeNo, []string{app, "SLACK_BOT_TOKEN="}, "missing  Slack: SLACK_BOT_TOKEN is not set")
}
