package discord

import (
	"strings"

	"onrecord/bot"
)

// set is a reply as a sheet, under what was asked.
func (o order) set(reply bot.Reply) sheet {
	s := o.body(reply)
	if o.shown == "" {
		return s
	}
	readAs := ""
	if reply.Answer != nil {
		readAs = reply.Answer.ReadAs
	}
	s.head = append([]string{asked(o.shown, readAs)}, s.head...)
	if strings.Contains(s.head[0], "…") {
		return s // the request is cut, and the buttons would not know what was asked
	}
	s.more = func(from int) string { return pageID(verbMore, from, o.Story) }
	if o.private {
		s.share = func(from int) string { return pageID(verbShare, from, o.Story) }
	}
	return s
}

func (o order) body(reply bot.Reply) sheet {
	switch {
	case o.passage != nil && reply.Story != nil:
		return inContext(reply.Story, *o.passage)
	case reply.Answer != nil:
		return answer(*reply.Answer)
	case reply.Check != nil:
		return check(*reply.Check)
	}
	switch reply.Command {
	case bot.Quotes:
		return quotes(reply.Quotes)
	case bot.People:
		return people(reply.People)
	case bot.Stories:
		return stories(reply.Stories, reply.Focus)
	case bot.Add, bot.Remove, bot.Focus:
		return done(reply)
	case bot.Forget:
		return sheet{mood: green, head: []string{"Forgotten: nothing was asked here before."}}
	}
	return help()
}
