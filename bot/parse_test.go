package bot

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	for line, want := range map[string]Request{
		"":                                 {Command: Ask},
		"What did Rutte say?":              {Command: Ask, Text: "What did Rutte say?"},
		"  What?  ":                        {Command: Ask, Text: "What?"},
		"help":                             {Command: Ask, Text: "help"},
		"/ask who is Rutte":                {Command: Ask, Text: "who is Rutte"},
		"/quotes":                          {Command: Quotes},
		"/quotes Rutte":                    {Command: Quotes, Text: "Rutte"},
		"/quotes  Mark Rutte  about talks": {Command: Quotes, Text: "Mark Rutte", About: "talks"},
		"/quotes about peace talks":        {Command: Quotes, About: "peace talks"},
		"/quotes ABOUT peace":              {Command: Quotes, About: "peace"},
		"/quotes Roundabout Ltd":           {Command: Quotes, Text: "Roundabout Ltd"},
		"/quotes Rutte about":              {Command: Quotes, Text: "Rutte about"},
		"/check we will go":                {Command: Check, Text: "we will go"},
		"/check “we will go”":              {Command: Check, Text: "“we will go”"},
		`/check "we will go" by Rutte`:     {Command: Check, Text: `"we will go"`, Speaker: "Rutte"},
		"/check “We go,” said the mayor.":  {Command: Check, Text: "“We go,”", Speaker: "the mayor"},
		"/check “We” … “go” - Ms O’Dowd": {Command: Check, Text: "“We” … “go”", Speaker: "Ms O’Dowd"},
		"/check":                {Command: Check},
		"/gist":                 {Command: Gist},
		"/gist ukraine-talks":   {Command: Gist, Story: "ukraine-talks"},
		"/people":               {Command: People},
		"/people ukraine-talks": {Command: People, Story: "ukraine-talks"},
		"/PEOPLE":               {Command: People},
		"/show":                 {Command: Show},
		"/show ukraine-talks":   {Command: Show, Story: "ukraine-talks"},
		"/story ukraine-talks":  {Command: Focus, Text: "ukraine-talks"},
		"/story all":            {Command: Focus, Text: "all"},
		"/stories":              {Command: Stories},
		"/forget":               {Command: Forget},
		"/help":                 {Command: Help},
		"/nonsense at all":      {Command: "nonsense", Text: "at all"},
		"/":                     {},
		"//":                    {Command: "/"},
		"/show\x00\x1b[2J":      {Command: "show [2j"},
		"what is 3/4 of it?":    {Command: Ask, Text: "what is 3/4 of it?"},
	} {
		t.Run(line, func(t *testing.T) {
			if diff := cmp.Diff(want, Parse(line)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestUsagesParse: every form that help shows is a command that Parse knows.
func TestUsagesParse(t *testing.T) {
	for _, u := range Usages() {
		if got := Parse(u.Form).Command; got != u.Command {
			t.Errorf("%q is read as %q, not as %q", u.Form, got, u.Command)
		}
	}
}

// FuzzParse: whatever is typed, a line that starts with no slash is a question
// with all its words, and the name of a command holds nothing that steers a terminal.
func FuzzParse(f *testing.F) {
	for _, line := range []string{"", "/", "/quotes Rutte about talks", "Who?", "/quotes about about about", "/story \x1b[0m", "/\u202e", "/quotes \xff about \xfe"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		r := Parse(line)
		if trimmed := strings.TrimSpace(line); !strings.HasPrefix(trimmed, "/") && (r.Command != Ask || r.Text != trimmed) {
			t.Errorf("%q is read as %+v", line, r)
		}
		if strings.ContainsFunc(string(r.Command), func(c rune) bool { return c < ' ' || c == 0x7f }) {
			t.Errorf("%q names the command %q", line, r.Command)
		}
	})
}
