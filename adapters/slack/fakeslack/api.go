package fakeslack

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

// api answers a call of the Web API.
func (f *Fake) api(w http.ResponseWriter, r *http.Request) {
	c := f.arguments(r)
	f.mu.Lock()
	of, known := f.tokens[c.Token]
	f.mu.Unlock()
	if c.Method == "apps.connections.open" {
		f.note(c)
		f.connect(w, c)
		return
	}
	if c.Method == "oauth.v2.access" {
		f.note(c)
		f.access(w, r, c)
		return
	}
	if !known {
		refuse(w, "invalid_auth")
		return
	}
	switch c.Method { // before it is noted: from then on it is the test's
	case "chat.postMessage", "chat.postEphemeral":
		f.lint(c)
	case "views.open", "views.publish", "views.update", "views.push":
		f.lintView(c)
	}
	f.note(c)
	switch c.Method {
	case "auth.test":
		w.Header().Set("X-OAuth-Scopes", strings.Join(f.Scopes, ","))
		answer(w, map[string]any{"team_id": of.Team, "user_id": of.Self, "team": "Fake " + of.Team, "user": "onrecord", "bot_id": "B1", "enterprise_id": of.Enterprise})
	case "chat.postMessage", "chat.postEphemeral":
		answer(w, map[string]any{"channel": c.Args["channel"], "ts": f.ts(), "message_ts": f.ts(), "message": map[string]any{}})
	case "views.open", "views.push", "views.publish", "views.update":
		answer(w, map[string]any{"view": map[string]any{"id": "V1", "type": "modal"}})
	case "users.info":
		f.mu.Lock()
		p, ok := f.people[c.String("user")]
		f.mu.Unlock()
		if !ok {
			p = Person{Team: of.Team}
		}
		answer(w, map[string]any{"user": map[string]any{
			"id": c.String("user"), "team_id": p.Team, "is_admin": p.Admin, "is_stranger": p.Stranger, "is_restricted": p.Guest,
			"enterprise_user": map[string]any{"enterprise_id": p.Enterprise},
		}})
	case "assistant.threads.setSuggestedPrompts":
		if list, _ := c.Args["prompts"].([]any); len(list) == 0 || len(list) > 4 {
			f.fault("%d suggested prompts", len(list))
		}
		answer(w, map[string]any{})
	default:
		f.fault("a call of %s", c.Method)
		refuse(w, "unknown_method")
	}
}

func (f *Fake) note(c Call) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls = append(f.calls, c)
}

// ts is a new time stamp.
func (f *Fake) ts() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.serial++
	return fmt.Sprintf("1739430000.%06d", f.serial)
}

func (f *Fake) access(w http.ResponseWriter, r *http.Request, c Call) {
	user, secret, basic := r.BasicAuth()
	if !basic {
		user, secret = c.String("client_id"), c.String("client_secret")
	}
	f.mu.Lock()
	i, ok := f.codes[c.String("code")]
	delete(f.codes, c.String("code"))
	f.mu.Unlock()
	if user != ClientID || secret != ClientSecret {
		refuse(w, "bad_client_secret")
		return
	}
	if !ok {
		refuse(w, "invalid_code")
		return
	}
	v := map[string]any{
		"access_token": i.Token, "token_type": "bot", "bot_user_id": i.Self, "app_id": AppID, "is_enterprise_install": i.Wide, "expires_in": i.Expires,
		"team": nil, "enterprise": nil,
	}
	if i.Team != "" {
		v["team"] = map[string]any{"id": i.Team, "name": "Team <b>" + i.Team}
	}
	if i.Enterprise != "" {
		v["enterprise"] = map[string]any{"id": i.Enterprise, "name": "Org " + i.Enterprise}
	}
	answer(w, v)
}

// hook takes what is posted to a response_url: five times at most.
func (f *Fake) hook(w http.ResponseWriter, r *http.Request) {
	c := f.arguments(r)
	c.Method = "response_url"
	c.Args["_secret"] = r.PathValue("secret")
	f.lint(c)
	f.note(c)
	f.mu.Lock()
	f.hooks[r.PathValue("secret")]++
	n := f.hooks[r.PathValue("secret")]
	f.mu.Unlock()
	if n > 5 {
		f.fault("a response_url was used %d times", n)
		http.Error(w, "used_url", http.StatusNotFound)
		return
	}
	_, _ = w.Write([]byte("ok"))
}

// ResponseURL makes an address for responses.
func (f *Fake) ResponseURL() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.serial++
	return fmt.Sprintf("https://hooks.slack.com/hooks/response-secret-%d", f.serial)
}

// Slowest is how long the slowest acknowledgement took.
func (f *Fake) Slowest() time.Duration {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.slowest
}
