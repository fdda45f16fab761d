package discord

import (
	"errors"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
)

// A story can be pasted where there is no file to hand in, as on a phone: /story add
// without one opens a form.
const (
	pasteForm  = "paste"
	pasteField = "text"
	maxPasted  = 4000 // characters of a text field (components/reference)
)

var errForm = errors.New("this form is of another version of the program; open it again")

// form is the data of a response that opens one.
type form struct {
	ID         string                       `json:"custom_id"`
	Title      string                       `json:"title"`
	Components []discordgo.MessageComponent `json:"components"`
}

// pasting is the response that opens the form.
func pasting() response {
	return response{discordgo.InteractionResponseModal, form{pasteForm, "Add a story", []discordgo.MessageComponent{
		discordgo.ActionsRow{Components: []discordgo.MessageComponent{discordgo.TextInput{
			CustomID: pasteField, Label: "The story", Style: discordgo.TextInputParagraph, Required: true, MinLength: 1, MaxLength: maxPasted,
			Placeholder: "The headline, an empty line, the story. Longer ones: /story add with a text file.",
		}}},
	}}}
}

// pasted reads a form that somebody filled in.
func pasted(i *interaction) (order, error) {
	o := order{Request: i.request(), private: true}
	o.Command = bot.Add
	d := i.ModalSubmitData()
	if d.CustomID != pasteForm || len(d.Components) != 1 {
		return o, errForm
	}
	row, ok := d.Components[0].(*discordgo.ActionsRow)
	if !ok || len(row.Components) != 1 {
		return o, errForm
	}
	field, ok := row.Components[0].(*discordgo.TextInput)
	if !ok || field.CustomID != pasteField {
		return o, errForm
	}
	o.Draft = bot.Draft{Text: field.Value}
	return o, nil
}
