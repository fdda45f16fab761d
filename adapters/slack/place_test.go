package slack

import (
	"encoding/json"
	"strings"
	"testing"

	"onrecord/adapters/slack/fakeslack"
)

// TestSharedChannels: in a channel that is shared with another company, the stories
// are those of the workspace that installed the app, and for its members only.
func TestSharedChannels(t *testing.T) {
	bothWays(t, nil, func(t *testing.T, w *world) {
		w.add(team("T2"), "ferry.txt", ferry)
		w.fake.Know("UGUEST", fakeslack.Person{Team: "T2", Stranger: true})
		w.fake.Know("UORG", fakeslack.Person{Team: "T7", Enterprise: "E1"})
		w.fake.Know("UELSE", fakeslack.Person{Team: "T7", Enterprise: "E7"})
		for name, tt := range map[string]struct {
			from     fakeslack.From
			answered bool
		}{
			"a member":                           {fakeslack.From{User: "UMEMBER", Home: "T1", Shared: true, Outer: "T2"}, true},
			"a member, of whom nothing is told":  {fakeslack.From{User: "UMEMBER2", Shared: true}, true},
			"somebody of the other company":      {fakeslack.From{User: "UGUEST", Home: "T2", Shared: true, Outer: "T2"}, false},
			"the other, of whom nothing is told": {fakeslack.From{User: "UGUEST", Shared: true, Outer: "T2"}, false},
			"another workspace of the same org":  {fakeslack.From{User: "UORG", Home: "T7", Enterprise: "E1"}, true},
			"another org":                        {fakeslack.From{User: "UELSE", Home: "T7", Enterprise: "E1"}, false},
		} {
			t.Run(name, func(t *testing.T) {
				tt.from.Channel = "C" + strings.ReplaceAll(name, " ", "")
				posts, whispers := len(w.fake.Calls("chat.postMessage")), len(w.fake.Calls("chat.postEphemeral"))
				w.deliver(w.fake.Message(tt.from, "mention", w.stamp(), "", "<@"+fakeslack.Self+"> "+question))
				if tt.answered {
					if c := w.call("chat.postMessage", posts); !strings.Contains(c.JSON(), words) || strings.Contains(c.JSON(), "ferry") {
						t.Error(c.JSON())
					}
					return
				}
				if c := w.call("chat.postEphemeral", whispers); !strings.Contains(c.Text(), "members of this workspace") || c.String("user") != tt.from.User {
					t.Error(c.JSON())
				}
				w.quiet()
				if len(w.fake.Calls("chat.postMessage")) != posts {
					t.Error("it is answered before everybody")
				}
			})
		}
		t.Run("a button pressed by the other company", func(t *testing.T) {
			c := w.responded(w.fake.Press(fakeslack.From{User: "UGUEST", Home: "T2"}, "ask", question, "", true))
			if strings.Contains(c.JSON(), words) || c.String("response_type") != "ephemeral" {
				t.Error(c.JSON())
			}
		})
		t.Run("a command of the other company", func(t *testing.T) { // it comes with the team that installed it
			w.app.self.Store(nil)
			c := w.responded(w.fake.Command(fakeslack.From{Team: "T2", User: "UGUEST"}, question))
			if strings.Contains(c.JSON(), words) {
				t.Error(c.JSON())
			}
		})
	})
}

// TestOfAnotherWorkspace: a token of the environment serves its own workspace only.
func TestOfAnotherWorkspace(t *testing.T) {
	w := newWorld(t, nil)
	if err := w.app.Introduce(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.deliver(w.fake.Message(fakeslack.From{Team: "T2"}, "mention", w.stamp(), "", question))
	w.quiet()
	if n := len(w.fake.Calls("chat.postMessage")); n > 0 {
		t.Error("another workspace is answered with this one's token")
	}
	w.posted(w.fake.Message(fakeslack.From{}, "mention", w.stamp(), "", question))
}

// TestManagers: who may change the stories is what Slack says of them, and nothing
// that a delivery says.
func TestManagers(t *testing.T) {
	w := newWorld(t, nil)
	for user, tt := range map[string]struct {
		fakeslack.Person
		may bool
	}{
		"UADMIN":   {fakeslack.Person{Team: "T1", Admin: true}, true},
		"UMEMBER":  {fakeslack.Person{Team: "T1"}, false},
		"UGUEST":   {fakeslack.Person{Team: "T1", Admin: true, Guest: true}, false},
		"UOTHER":   {fakeslack.Person{Team: "T2", Admin: true}, false},
		"USTRANGE": {fakeslack.Person{Team: "T1", Admin: true, Stranger: true}, false},
	} {
		t.Run(user, func(t *testing.T) {
			w.fake.Know(user, tt.Person)
			c := w.responded(w.fake.Command(fakeslack.From{User: user}, "/story ukraine-talks"))
			if refused := strings.Contains(c.JSON(), "nly those who manage"); refused == tt.may {
				t.Errorf("refused %v, may %v: %s", refused, tt.may, c.JSON())
			}
		})
	}
}

// TestPlaces: whose a delivery is, in each shape that Slack gives it.
func TestPlaces(t *testing.T) {
	for name, tt := range map[string]struct {
		event string
		want  place
	}{
		"plain":                    {`{"team_id":"T1","event":{"user":"U1","channel":"C1","team":"T1"}}`, place{team: "T1", user: "U1", channel: "C1", home: "T1"}},
		"shared, from elsewhere":   {`{"team_id":"T2","is_ext_shared_channel":true,"authorizations":[{"team_id":"T1","user_id":"UB","is_bot":true}],"event":{"user":"U1","channel":"C1","team":"T2","user_team":"T2"}}`, place{team: "T1", self: "UB", user: "U1", channel: "C1", home: "T2", shared: true}},
		"an organisation's":        {`{"team_id":"T1","enterprise_id":"E1","authorizations":[{"enterprise_id":"E1","team_id":null,"user_id":"UB","is_bot":true,"is_enterprise_install":true}],"event":{"user":"U1","channel":"C1"}}`, place{team: "T1", enterprise: "E1", wide: true, self: "UB", user: "U1", channel: "C1"}},
		"an authorization of none": {`{"team_id":"T1","authorizations":[{}],"event":{"user":"U1","channel":"C1"}}`, place{team: "T1", user: "U1", channel: "C1"}},
	} {
		var c callback
		var h happening
		if err := json.Unmarshal([]byte(tt.event), &c); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(c.Event, &h); err != nil {
			t.Fatal(err)
		}
		if got := c.place(h); got != tt.want {
			t.Errorf("%s: %+v, want %+v", name, got, tt.want)
		}
	}
	for name, tt := range map[string]struct {
		payload, team, enterprise, home string
		wide                            bool
	}{
		"a message's button":          {`{"team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},"enterprise":null,"is_enterprise_install":false}`, "T1", "", "T1", false},
		"an organisation's":           {`{"team":null,"user":{"id":"U1","team_id":"T2"},"enterprise":{"id":"E1"},"is_enterprise_install":true}`, "T2", "E1", "T2", true},
		"an organisation's, as words": {`{"team":null,"user":{"id":"U1","team_id":"T2"},"enterprise":{"id":"E1"},"is_enterprise_install":"true"}`, "T2", "E1", "T2", true},
		"an organisation's view":      {`{"team":null,"user":{"id":"U1","team_id":"T2"},"enterprise":{"id":"E1"},"is_enterprise_install":true,"view":{"app_installed_team_id":"E1"}}`, "T2", "E1", "T2", true},
		"a view opened elsewhere":     {`{"team":null,"user":{"id":"U1","team_id":"T2"},"view":{"app_installed_team_id":"T1"}}`, "T1", "", "T2", false},
	} {
		var i interaction
		if err := json.Unmarshal([]byte(tt.payload), &i); err != nil {
			t.Fatal(err)
		}
		if p := i.place(); p.team != tt.team || p.enterprise != tt.enterprise || p.home != tt.home || p.wide != tt.wide || p.user != "U1" {
			t.Errorf("%s: %+v", name, p)
		}
	}
}
