package slack

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]bot.Request{
		"":                                    {Command: bot.Help},
		" \n ":                                {Command: bot.Help},
		"help":                                {Command: bot.Help},
		"HELP":                                {Command: bot.Help},
		"/help":                               {Command: bot.Help},
		"What did Rutte say?":                 {Command: bot.Ask, Text: "What did Rutte say?"},
		"help me, who is Rutte?":              {Command: bot.Ask, Text: "help me, who is Rutte?"},
		"ask who is Rutte":                    {Command: bot.Ask, Text: "who is Rutte"},
		"ask":                                 {Command: bot.Ask, Text: "ask"},
		"quotes":                              {Command: bot.Quotes},
		"Quotes Rutte":                        {Command: bot.Quotes, Text: "Rutte"},
		"quotes Mark Rutte about peace talks": {Command: bot.Quotes, Text: "Mark Rutte", About: "peace talks"},
		"quotes about peace talks":            {Command: bot.Quotes, About: "peace talks"},
		"quotes of whom?":                     {Command: bot.Ask, Text: "quotes of whom?"},
		"people":                              {Command: bot.People},
		"people ukraine-talks":                {Command: bot.People, Story: "ukraine-talks"},
		"people who were there":               {Command: bot.Ask, Text: "people who were there"},
		"people?":                             {Command: bot.Ask, Text: "people?"},
		"stories":                             {Command: bot.Stories},
		"story ukraine-talks":                 {Command: bot.Focus, Text: "ukraine-talks"},
		"story all":                           {Command: bot.Focus, Text: "all"},
		"story of the day":                    {Command: bot.Ask, Text: "story of the day"},
		"show":                                {Command: bot.Show},
		"show ukraine-talks":                  {Command: bot.Show, Story: "ukraine-talks"},
		"show me what Rutte said":             {Command: bot.Ask, Text: "show me what Rutte said"},
		"gist":                                {Command: bot.Gist},
		"gist council":                        {Command: bot.Gist, Story: "council"},
		"gist of it":                          {Command: bot.Ask, Text: "gist of it"},
		"changes council@3":                   {Command: bot.Changes, Story: "council@3"},
		"forget":                              {Command: bot.Forget},
		"forget it":                           {Command: bot.Ask, Text: "forget it"},
		"remove council":                      {Command: bot.Remove, Text: "council"},
		"check “we will go” by Rutte":         {Command: bot.Check, Text: "“we will go”", Speaker: "Rutte"},
		"check \"we will go\" by Rutte":       {Command: bot.Check, Text: "\"we will go\"", Speaker: "Rutte"},
		"check “will we go?”":                 {Command: bot.Check, Text: "“will we go?”"},
		"check we will go":                    {Command: bot.Check, Text: "we will go"},
		"check whether they go?":              {Command: bot.Ask, Text: "check whether they go?"},
		"check\n&gt; “We go,\n&gt; all of us”\nby Rutte":        {Command: bot.Check, Text: "“We go, all of us”", Speaker: "Rutte"},
		"add <https://paper.example/a?b=1&amp;c=2|paper.exa…>":  {Command: bot.Add, Draft: bot.Draft{URL: "https://paper.example/a?b=1&c=2"}},
		"add https://paper.example/a":                           {Command: bot.Add, Draft: bot.Draft{URL: "https://paper.example/a"}},
		"add <http://paper.example|paper.example>":              {Command: bot.Add, Draft: bot.Draft{URL: "http://paper.example"}},
		"add up what they said":                                 {Command: bot.Ask, Text: "add up what they said"},
		"/nonsense at all":                                      {Command: "nonsense", Text: "at all"},
		"What is R&amp;D &lt;here&gt; &amp;amp;?":               {Command: bot.Ask, Text: "What is R&D <here> &amp;?"},
		"What does <http://paper.example/a|paper.example> say?": {Command: bot.Ask, Text: "What does paper.example say?"},
		"What does <http://paper.example/a> say?":               {Command: bot.Ask, Text: "What does http://paper.example/a say?"},
		"What did <@U123> and <@U124|ruth> say in <#C1|news>?":  {Command: bot.Ask, Text: "What did @somebody and @ruth say in #news?"},
		"Hey <!here> and <!subteam^S1|@desk>":                   {Command: bot.Ask, Text: "Hey here and @desk"},
		"Write <mailto:a@b.example|a@b.example>":                {Command: bot.Ask, Text: "Write a@b.example"},
	} {
		t.Run(text, func(t *testing.T) {
			got, err := parse(text)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	for _, text := range []string{"add", "/add", "add paper.example", "/add a page"} {
		if r, err := parse(text); !errors.Is(err, errNoAddress) {
			t.Errorf("%q is read as %+v, %v", text, r, err)
		}
	}
}

// TestAsked: the line above an answer, which its buttons carry, is read as the request
// that it was.
func TestAsked(t *testing.T) {
	for _, want := range []bot.Request{
		{Command: bot.Ask, Text: "What did Rutte say?"},
		{Command: bot.Ask, Text: "help"},
		{Command: bot.Ask, Text: "quotes of the day"},
		{Command: bot.Ask, Text: "/etc/passwd"},
		{Command: bot.Ask, Text: "a &lt; b"},
		{Command: bot.Quotes},
		{Command: bot.Quotes, Text: "Mark Rutte", About: "peace talks"},
		{Command: bot.Quotes, About: "talks"},
		{Command: bot.Quotes, Text: "Who?"},
		{Command: bot.People},
		{Command: bot.People, Story: "council"},
		{Command: bot.Show, Story: "council"},
		{Command: bot.Show},
		{Command: bot.Gist},
		{Command: bot.Gist, Story: "council"},
		{Command: bot.Changes, Story: "council@3"},
		{Command: bot.Stories},
		{Command: bot.Help},
		{Command: bot.Check, Text: "“Peace is at stake”", Speaker: "Annalena Baerbock"},
		{Command: bot.Check, Text: "“is it enduring?”"},
	} {
		if got := read(asked(want)); !reflect.DeepEqual(got, want) {
			t.Errorf("%q is read as %+v, want %+v", asked(want), got, want)
		}
	}
	for _, words := range []string{"it is enduring, by all means", "He said “go” to me", "a\nb"} {
		got := read(asked(bot.Request{Command: bot.Check, Text: words, Speaker: "Rutte"}))
		if strings.Trim(got.Text, "“”") != strings.ReplaceAll(words, "\n", " ") || got.Speaker != "Rutte" {
			t.Errorf("%q is read as %+v", words, got)
		}
	}
	for _, r := range []bot.Request{{Command: bot.Add}, {Command: bot.Remove, Text: "x"}, {Command: bot.Focus}, {Command: bot.Forget}} {
		if line := asked(r); line != "" {
			t.Errorf("a button would %s again", line)
		}
	}
}

// FuzzParse: whatever is typed, it is read without a fault, and what a button carries
// of it is read as the same.
func FuzzParse(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	for _, s := range []string{"quotes Rutte about talks", "check “a” by b", "ask ask help", "quotes about about", "check \"", "check “", "people x", "<@U1|<@U2>>", "&amp;lt;!here&amp;gt;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := parse(text)
		if err != nil {
			return
		}
		line := asked(r)
		if line == "" {
			return
		}
		again := read(line)
		again.Text, r.Text = strings.Trim(oneLine(again.Text), "“”"), strings.Trim(oneLine(r.Text), "“”")
		if r.Command == bot.Check && r.Text == "" {
			return // there is nothing to check
		}
		if !reflect.DeepEqual(again, r) {
			t.Errorf("%q is %+v, and its button %q is %+v", text, r, line, again)
		}
	})
}
