package slack

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
	"github.com/slack-go/slack"
)

// Who somebody is, is asked of Slack where it matters, and remembered for a little:
// who is no administrator any more may not be one here for long.
const (
	knownFor  = 2 * time.Minute
	maxPeople = 10_000
)

// person is what matters of somebody.
type person struct {
	manager  bool // an owner or administrator of the workspace, or of its organisation
	outsider bool // of another company
}

// people remembers them by workspace and user.
type people struct {
	mu    sync.Mutex
	known *simplelru.LRU[[2]string, seen]
	now   func() time.Time
}

type seen struct {
	person
	at time.Time
}

func newPeople(now func() time.Time) *people {
	known, err := simplelru.NewLRU[[2]string, seen](maxPeople, nil)
	if err != nil {
		panic(err) // only for a size below one
	}
	return &people{known: known, now: now}
}

func (p *people) get(workspace, user string) (person, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s, ok := p.known.Get([2]string{workspace, user})
	if age := p.now().Sub(s.at); !ok || age < 0 || age > knownFor {
		return person{}, false
	}
	return s.person, true
}

func (p *people) put(workspace, user string, who person) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.known.Add([2]string{workspace, user}, seen{who, p.now()})
}

// who looks somebody up: as Slack says, and nothing more.
func (a *App) who(ctx context.Context, p place) (person, error) {
	if who, ok := a.people.get(p.workspace(), p.user); ok {
		return who, nil
	}
	c, err := a.client(ctx, p)
	if err != nil {
		return person{}, err
	}
	var u *slack.User
	err = a.api.call(ctx, "users.info "+p.team, true, func(ctx context.Context) (err error) {
		u, err = c.GetUserInfoContext(ctx, p.user)
		return err
	})
	if said(err) == "user_not_found" || said(err) == "user_not_visible" {
		u, err = &slack.User{IsStranger: true}, nil
	}
	if err != nil {
		return person{}, err
	}
	who := judge(u, p)
	a.people.put(p.workspace(), p.user, who)
	return who, nil
}

// judge tells who a user is in a place. Guests and people of other companies manage
// nothing.
func judge(u *slack.User, p place) person {
	inside := u.TeamID == p.team || p.enterprise != "" && (u.TeamID == p.enterprise || u.Enterprise.EnterpriseID == p.enterprise)
	admin := u.IsAdmin || u.IsOwner || u.IsPrimaryOwner
	if p.enterprise != "" && u.Enterprise.EnterpriseID == p.enterprise {
		admin = admin || u.Enterprise.IsAdmin || u.Enterprise.IsOwner
	}
	return person{
		manager:  admin && inside && !u.IsStranger && !u.IsRestricted && !u.IsUltraRestricted && !u.Deleted && !u.IsBot,
		outsider: u.IsStranger || !inside,
	}
}

// errOutsider says that somebody is of another company: stories cross no border.
var errOutsider = errors.New("the stories here are for the members of this workspace; ask in your own")
