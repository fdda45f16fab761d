package web

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/data"
	"onrecord/data/ingest"
	"onrecord/qa"
)

const (
	home  = "local"
	token = "correct-horse-battery-staple"
)

// shop is a site over a real store, with the limits off unless a test says otherwise.
type shop struct {
	*Site
	store *data.Store
}

func newShop(tb testing.TB, change ...func(*Config)) *shop {
	tb.Helper()
	ctx := context.Background()
	store, err := data.Open(ctx, filepath.Join(tb.TempDir(), "a.db"), data.Options{Now: func() time.Time { return time.Date(2025, 5, 3, 9, 0, 0, 0, time.UTC) }})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := store.Close(); err != nil {
			tb.Error(err)
		}
	})
	free := bot.Rate{Every: time.Nanosecond, Burst: 1 << 30}
	c := Config{
		Bot:       bot.NewGuard(bot.New(qa.NewEngine(store), store, store), ingest.Keeper{Store: store}, bot.NewLimits(bot.Rates{User: free, Channel: free, Workspace: free}, time.Now)),
		Workspace: home, Access: Access{Token: token}, Log: slog.New(slog.DiscardHandler),
	}
	for _, f := range change {
		f(&c)
	}
	return &shop{New(c), store}
}

// add stores a story and returns its slug.
func (s *shop) add(tb testing.TB, name, text string) string {
	tb.Helper()
	meta, err := ingest.Keeper{Store: s.store}.Add(context.Background(), home, bot.Draft{Name: name, Text: text})
	if err != nil {
		tb.Fatal(err)
	}
	return meta.Slug
}

// stocked has a short story, whose second revision it is, the built-in one, and one
// of 5,000 words.
func stocked(tb testing.TB) *shop {
	tb.Helper()
	s := newShop(tb)
	s.add(tb, "lamp-room.md", strings.Replace(lamp, "forty", "fourteen", 1))
	s.add(tb, "lamp-room.md", lamp)
	for name, path := range map[string]string{"ukraine-talks.md": "../../data/builtin/ukraine-talks.md", "sunday-ferry.md": "../../qa/testdata/sunday-ferry.md"} {
		text, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		s.add(tb, name, string(text))
	}
	return s
}

const lamp = `---
title: The lamp room stays lit
date: 2025-05-02
url: https://www.lantern.example/2025/lamp-room
note: Made up for the tests.
---

The lamp room stays lit

Keepers of the Skerry light win another winter

By Orla Finch

The trust that owns the Skerry light will keep its two keepers until spring, its chair, Maren Oyelaran, said on Friday.

“There is no machine that sees a rowing boat,” she told the harbour committee. “We have forty letters from skippers, and every one of them says so.”

Dunstan Keogh, who has kept the light since 1998, was less certain. “Until spring is not a plan,” he said. Ms Oyelaran denied that the tower had been offered for sale.

A clerk read out the letters. “Leave it lit,” one said.

READ SOME MORE
`

func (s *shop) get(tb testing.TB, path string, header ...string) *httptest.ResponseRecorder {
	tb.Helper()
	return s.send(tb, "GET", path, "", header...)
}

func (s *shop) send(tb testing.TB, method, path, body string, header ...string) *httptest.ResponseRecorder {
	tb.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Host = "read.example"
	for _, h := range header {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Add(name, value)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}
