package slack

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"onrecord/bot"
)

// filled is a form as somebody sends it.
func filled(id string, fields map[string]string) slack.View {
	v := slack.View{CallbackID: id, State: &slack.ViewState{Values: map[string]map[string]slack.BlockAction{}}}
	for name, value := range fields {
		v.State.Values[name] = map[string]slack.BlockAction{name: {Value: value}}
	}
	return v
}

// TestShortcut: the form about a message holds its longest quotation, or all of it.
func TestShortcut(t *testing.T) {
	for text, want := range map[string]string{
		"He said “peace is at stake” &amp; “so”.": "peace is at stake",
		"&gt; We go\n&gt; there":                  "We go there",
		"":                                        "",
		strings.Repeat("x", maxInput+1):           strings.Repeat("x", maxInput-1) + "…",
		"Look: <https://paper.example|*\"we go now\"*>": "we go now",
	} {
		v := shortcutView(text)
		inertBlocks(t, payload(t, v.Blocks.BlockSet))
		input := v.Blocks.BlockSet[0].(*slack.InputBlock).Element.(*slack.PlainTextInputBlockElement)
		if input.InitialValue != want || v.CallbackID != formCheck {
			t.Errorf("%q: %q, want %q", text, input.InitialValue, want)
		}
	}
	goldenText(t, "form-check", readable(t, shortcutView("“We can’t have talks”").Blocks.BlockSet))
	goldenText(t, "form-add", readable(t, addView().Blocks.BlockSet))
}

// TestModals: a modal's words are within their limits, and its fields named once.
func TestModals(t *testing.T) {
	for _, v := range []slack.ModalViewRequest{shortcutView("x"), addView(), resultView(note("x"))} {
		for _, text := range []*slack.TextBlockObject{v.Title, v.Submit, v.Close} {
			if text != nil && (text.Text == "" || bot.Characters(text.Text) > maxTitle) {
				t.Errorf("%q", text.Text)
			}
		}
		names := map[string]bool{}
		for _, b := range v.Blocks.BlockSet {
			if in, ok := b.(*slack.InputBlock); ok {
				if names[in.BlockID] || in.BlockID == "" || bot.Characters(in.Label.Text) > maxLabel {
					t.Errorf("the field %q", in.BlockID)
				}
				names[in.BlockID] = true
			}
		}
		if v.Submit != nil && v.Submit.Text == "" || v.Submit == nil && len(names) > 0 {
			t.Error("a form that cannot be sent")
		}
	}
	long := resultView(message{Blocks: make([]slack.Block, maxViewBlocks+1)})
	if n := len(long.Blocks.BlockSet); n != maxViewBlocks {
		t.Errorf("%d blocks", n)
	}
}

func TestSubmitted(t *testing.T) {
	for name, tt := range map[string]struct {
		view  slack.View
		want  bot.Request
		wrong string // the field
	}{
		"check":                    {filled(formCheck, map[string]string{"words": " we go\nnow ", "speaker": "Rutte"}), bot.Request{Command: bot.Check, Text: "we go\nnow", Speaker: "Rutte"}, ""},
		"check nothing":            {filled(formCheck, map[string]string{"words": " \n"}), bot.Request{}, "words"},
		"check without a state":    {slack.View{CallbackID: formCheck}, bot.Request{}, "words"},
		"add a text":               {filled(formAdd, map[string]string{"text": "Ferries\n\nThey wait.\n"}), bot.Request{Command: bot.Add, Draft: bot.Draft{Text: "Ferries\n\nThey wait."}}, ""},
		"add a text in parts":      {filled(formAdd, map[string]string{"text": "Ferries", "text2": "They wait.", "text4": "Still."}), bot.Request{Command: bot.Add, Draft: bot.Draft{Text: "Ferries\n\nThey wait.\n\nStill."}}, ""},
		"add a page":               {filled(formAdd, map[string]string{"address": " https://paper.example/a "}), bot.Request{Command: bot.Add, Draft: bot.Draft{URL: "https://paper.example/a"}}, ""},
		"add no page":              {filled(formAdd, map[string]string{"address": "ferries"}), bot.Request{}, "address"},
		"add a file of the server": {filled(formAdd, map[string]string{"address": "file:///etc/passwd"}), bot.Request{}, "address"},
		"add nothing":              {filled(formAdd, nil), bot.Request{}, "address"},
		"add both":                 {filled(formAdd, map[string]string{"address": "https://paper.example/a", "text": "Ferries"}), bot.Request{}, "address"},
		"another form":             {filled("other", map[string]string{"text": "x"}), bot.Request{}, "words"},
	} {
		t.Run(name, func(t *testing.T) {
			got, wrong := submitted(tt.view)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if (len(wrong) > 0) != (tt.wrong != "") || tt.wrong != "" && wrong[tt.wrong] == "" {
				t.Errorf("wrong is %v, want %q", wrong, tt.wrong)
			}
		})
	}
}
