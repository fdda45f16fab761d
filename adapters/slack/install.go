package slack

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"html/template"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"onrecord/bot"
)

// Scopes are what the app asks a workspace for; the manifest asks for the same. For
// mentions and their answers it takes the first three. Follow-ups in a thread without
// a mention come as messages of the channel (channels:history, groups:history); direct
// messages are im:history. users:read tells who is an administrator, and who of
// another company; assistant:write suggests what to ask.
func Scopes() []string {
	return []string{
		"app_mentions:read", "chat:write", "commands", "im:history", "channels:history", "groups:history",
		"users:read", "assistant:write",
	}
}

// stateLasts is how long somebody may take to allow the app: the code that Slack
// gives lasts as long (docs.slack.dev/authentication/installing-with-oauth).
const stateLasts = 10 * time.Minute

// exchangeTime is how long Slack may take to give the token: the browser waits.
const exchangeTime = 8 * time.Second

// cookie holds the state in the browser that began an installation, so that nobody
// ends one that another began.
const cookie = "onrecord_install"

// install sends a browser to Slack, to allow the app.
func (a *App) install(w http.ResponseWriter, r *http.Request) {
	state, err := a.newState()
	if err != nil {
		a.Log.Error("slack: an installation cannot begin", slog.Any("error", err))
		page(w, http.StatusInternalServerError, "That did not work", "Please try again.")
		return
	}
	http.SetCookie(w, &http.Cookie{
		Name: cookie, Value: state, Path: "/slack/", MaxAge: int(stateLasts.Seconds()), HttpOnly: true, SameSite: http.SameSiteLaxMode,
		Secure: r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https",
	})
	q := url.Values{"client_id": {a.ClientID}, "scope": {strings.Join(Scopes(), ",")}, "state": {state}}
	http.Redirect(w, r, "https://slack.com/oauth/v2/authorize?"+q.Encode(), http.StatusFound)
}

// newState returns a random name with its time, signed.
func (a *App) newState() (string, error) {
	var b [16]byte
	if _, err := rand.Read(b[:]); err != nil {
		return "", err
	}
	state := base64.RawURLEncoding.EncodeToString(b[:]) + "." + strconv.FormatInt(a.Now().Unix(), 10)
	return state + "." + a.signState(state), nil
}

func (a *App) signState(state string) string {
	mac := hmac.New(sha256.New, a.Key)
	mac.Write([]byte("install " + state))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

var errState = errors.New("this installation was not begun here, or too long ago")

// checkState accepts a state once: it must be ours, of this browser, and new.
func (a *App) checkState(r *http.Request) error {
	states := r.URL.Query()["state"]
	kept, err := r.Cookie(cookie)
	if len(states) != 1 || err != nil || !hmac.Equal([]byte(kept.Value), []byte(states[0])) {
		return errState
	}
	at := strings.LastIndexByte(states[0], '.')
	if at < 0 || !hmac.Equal([]byte(a.signState(states[0][:at])), []byte(states[0][at+1:])) {
		return errState
	}
	_, seconds, _ := strings.Cut(states[0][:at], ".")
	s, err := strconv.ParseInt(seconds, 10, 64)
	if age := a.Now().Sub(time.Unix(s, 0)); err != nil || age < -time.Minute || age > stateLasts {
		return errState
	}
	if first, err := a.Deliveries.Claim(r.Context(), "slack", "install "+states[0]); err != nil || !first {
		return errors.Join(errState, err)
	}
	return nil
}

// oauth ends an installation: it fetches the token and keeps it, encrypted.
func (a *App) oauth(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: cookie, Path: "/slack/", MaxAge: -1, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	if err := a.checkState(r); err != nil {
		a.Log.Warn("slack: an installation was refused", slog.Any("error", err))
		page(w, http.StatusForbidden, "Please begin again", "This installation was not begun here, or too long ago.")
		return
	}
	code := r.URL.Query().Get("code")
	if r.URL.Query().Get("error") != "" || code == "" {
		page(w, http.StatusOK, "Not installed", "Nothing was installed, and nothing is stored.")
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), exchangeTime)
	defer cancel()
	name, err := a.exchange(ctx, code)
	if err != nil {
		a.Log.Error("slack: an installation came to nothing", slog.Any("error", err))
		page(w, http.StatusBadGateway, "That did not work", "Please try again.")
		return
	}
	page(w, http.StatusOK, "Installed", "onrecord is installed in "+name+". Write to it, or mention it in a channel.")
}

var (
	errRotates = errors.New("the app's tokens are set to expire: turn token rotation off, under OAuth & Permissions")
	errNoTeam  = errors.New("the answer of Slack names neither a team nor an organisation")
)

// exchange gives a code for a token and keeps the installation. It returns the name
// of where the app is installed.
func (a *App) exchange(ctx context.Context, code string) (string, error) {
	var got *slack.OAuthV2Response
	err := a.api.call(ctx, "oauth.v2.access", false, func(ctx context.Context) (err error) {
		got, err = slack.GetOAuthV2ResponseContext(ctx, a.api.client, a.ClientID, a.ClientSecret, code, "")
		return err
	})
	switch {
	case err != nil:
		return "", err
	case got.ExpiresIn > 0 || got.RefreshToken != "":
		return "", errRotates
	}
	i := bot.Installation{Workspace: team(got.Team.ID), Name: got.Team.Name, Self: got.BotUserID, At: a.Now()}
	switch {
	case got.IsEnterpriseInstall && got.Enterprise.ID != "":
		i.Workspace, i.Name = organisation(got.Enterprise.ID), got.Enterprise.Name
	case got.Team.ID == "":
		return "", errNoTeam
	}
	if i.Sealed, err = a.seal.close(i.Workspace, got.AccessToken); err != nil {
		return "", err
	}
	if err := a.Installations.Install(ctx, i); err != nil {
		return "", err
	}
	a.Log.Info("slack: installed", slog.String("workspace", i.Workspace))
	return i.Name, nil
}

var pageTemplate = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{.Title}} · onrecord</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem;color-scheme:light dark}</style>
<h1>{{.Title}}</h1><p>{{.Text}}</p></html>
`))

// page shows a short text to whoever installs the app.
func page(w http.ResponseWriter, status int, title, text string) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = pageTemplate.Execute(w, struct{ Title, Text string }{title, text}) // who went away does not matter
}
