package discord

import (
	"errors"
	"strings"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
)

// checkMessage is the name of the command on a message.
const checkMessage = "Check this quote"

// errCommand says that Discord knows a command that this program does not: it was
// registered by another version.
var errCommand = errors.New("this command is of another version of the program; try again in a minute")

// errTwo says that one story was handed in twice.
var errTwo = errors.New("give a file or an address, not both")

// order is what an interaction asks for, and how its answer is shown.
type order struct {
	bot.Request
	private bool                         // only whoever asked sees the answer
	shown   string                       // the request as it is shown above the answer: Parse reads it again; empty: it is not shown
	from    int                          // the first block of the answer
	passage *pressed                     // the passage whose context is wanted
	file    *discordgo.MessageAttachment // the story that is handed in
	paste   bool                         // or the wish to paste one
}

// command reads a command with its options.
func command(i *interaction) (order, error) {
	d := i.ApplicationCommandData()
	o := order{Request: i.request()}
	if d.CommandType == discordgo.MessageApplicationCommand {
		return o, o.check(d)
	}
	opts := options(d.Options)
	o.Story = opts.text("story")
	switch d.Name {
	case "ask":
		o.Command, o.Text, o.private = bot.Ask, opts.text("question"), opts.flag("private")
		if strings.HasPrefix(strings.TrimSpace(o.Text), "/") { // a question, whatever it looks like
			o.Text = "“" + strings.TrimSpace(o.Text) + "”"
		}
		o.shown = o.Text
	case "quotes":
		o.Command, o.Text, o.About = bot.Quotes, opts.text("speaker"), opts.text("about")
		o.shown = line("/quotes", o.Text, with("about", o.About))
	case "people":
		o.Command, o.shown = bot.People, "/people"
	case "gist":
		o.Command, o.shown = bot.Gist, "/gist"
	case "check":
		o.claim(opts.text("words"), opts.text("speaker"))
	case "forget":
		o.Command, o.private = bot.Forget, true
	case "help":
		o.Command, o.private = bot.Help, true
	case "story":
		o.private = true
		return o, o.story(d)
	default:
		return o, errCommand
	}
	return o, nil
}

// story reads the subcommands of /story.
func (o *order) story(d discordgo.ApplicationCommandInteractionData) error {
	if len(d.Options) != 1 || d.Options[0] == nil {
		return errCommand
	}
	sub := d.Options[0]
	opts := options(sub.Options)
	switch sub.Name {
	case "add":
		o.Command, o.Draft.URL = bot.Add, opts.text("url")
		o.paste = opts.text("file") == "" && o.Draft.URL == ""
		if d.Resolved != nil {
			o.file = d.Resolved.Attachments[opts.text("file")]
		}
		switch {
		case o.file != nil && o.Draft.URL != "":
			return errTwo
		case o.file == nil && opts.text("file") != "":
			return errCommand
		}
	case "list":
		o.Command, o.shown = bot.Stories, "/stories"
	case "focus":
		o.Command, o.Text = bot.Focus, opts.text("story")
	case "remove":
		o.Command, o.Text = bot.Remove, opts.text("story")
	default:
		return errCommand
	}
	return nil
}

// options are those of a command by their names. Discord promises their types;
// what comes of another type is not there.
type options []*discordgo.ApplicationCommandInteractionDataOption

func (o options) text(name string) string {
	for _, x := range o {
		if x != nil && x.Name == name {
			s, _ := x.Value.(string)
			return s
		}
	}
	return ""
}

func (o options) flag(name string) bool {
	for _, x := range o {
		if x != nil && x.Name == name {
			b, _ := x.Value.(bool)
			return b
		}
	}
	return false
}

// line joins words that are not empty.
func line(words ...string) string { return strings.Join(strings.Fields(strings.Join(words, " ")), " ") }

func with(word, value string) string {
	if value == "" {
		return ""
	}
	return word + " " + value
}

// press reads a button: what it does is in its id, and what it is about is shown
// on the message that it stands on.
func press(i *interaction) (order, error) {
	o := order{Request: i.request(), private: true}
	p, ok := parsePressed(i.MessageComponentData().CustomID)
	if !ok || i.Message == nil {
		return o, errButton
	}
	switch p.verb {
	case verbContext:
		o.Command, o.Story, o.Thread, o.passage = bot.Show, p.slug, "", &p
	case verbAsk:
		o.Command, o.Text, o.shown = bot.Ask, p.question, p.question
		o.private = i.Message.Flags&private != 0
	case verbMore, verbShare:
		asked, ok := askedOn(i.Message)
		if !ok {
			return o, errButton
		}
		at := o.Request
		o.Request = bot.Parse(asked)
		o.ID, o.Workspace, o.User, o.Channel, o.Manager = at.ID, at.Workspace, at.User, at.Channel, at.Manager
		o.shown, o.from = asked, p.from
		if p.slug != "" {
			o.Story = p.slug
		}
		o.private = p.verb == verbMore
	}
	return o, nil
}

// errButton says that a button is of no message of ours, or of an older one.
var errButton = errors.New("this button does not work any more; ask again")

// check reads the message whose quotation somebody doubts: the longest that it
// holds, or all of it.
func (o *order) check(d discordgo.ApplicationCommandInteractionData) error {
	if d.Name != checkMessage || d.Resolved == nil || d.Resolved.Messages[d.TargetID] == nil {
		return errCommand
	}
	o.private = true
	o.claim(bot.Claimed(d.Resolved.Messages[d.TargetID].Content), "")
	return nil
}

// claim asks whether words were said.
func (o *order) claim(words, speaker string) {
	o.Command, o.Text, o.Speaker = bot.Check, words, speaker
	o.shown = line("/check", "“"+strings.Trim(words, "“”\"„ ")+"”", with("by", speaker))
}
