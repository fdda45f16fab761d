package question_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/qa/question"
	"onrecord/qa/speech"
)

func folds(ws []question.Word) string {
	var out []string
	for _, w := range ws {
		out = append(out, w.Fold)
	}
	return strings.Join(out, " ")
}

func TestParse(t *testing.T) {
	tests := []struct {
		text           string
		kind           question.Kind
		subject, topic string
	}{
		{"What did Baerbock say?", question.Said, "baerbock", ""},
		{"what did baerbock say", question.Said, "baerbock", ""},
		{"What did Ms Baerbock say about the calls?", question.Said, "baerbock", "calls"},
		{"What did the German foreign minister say?", question.Said, "german foreign minister", ""},
		{"Could you please tell me what Baerbock said about talks?", question.Said, "baerbock", "talks"},
		{"What has Hegseth said of betrayal?", question.Said, "hegseth", "betrayal"},
		{"What was Lecornu's warning?", question.Said, "lecornu", ""},
		{"What was the reaction of Baerbock?", question.Said, "baerbock", ""},
		{"How did Hegseth describe the war?", question.Said, "hegseth", "war"},
		{"hegseth betrayal quote", question.Said, "hegseth", "betrayal"},
		{"Quotes by Mark Rutte on talks", question.Said, "mark rutte", "talks"},
		{"Who warned of a deadly trap?", question.WhoSaid, "", "deadly trap"},
		{"Who has called it a trap?", question.WhoSaid, "", "trap"},
		{"Who is Mark Rutte?", question.WhoIs, "mark rutte", ""},
		{"who's the secretary general", question.WhoIs, "secretary general", ""},
		{"Who is meeting Vance in Munich?", question.Who, "", "meeting vance munich"},
		{"Where was the meeting held?", question.Where, "", "meeting held"},
		{"When is Zelenskiy meeting Vance?", question.When, "", "zelenskiy meeting vance"},
		{"On what day did they meet?", question.When, "", "day meet"},
		{"How many countries signed?", question.HowMany, "", "countries signed"},
		{"What age was Smart?", question.HowMany, "", "age smart"},
		{"Why did Trump call?", question.Why, "", "trump call"},
		{"Did Trump say how he would end the war?", question.YesNo, "", "trump end war"},
		{"What is the name of the network?", question.What, "", "network"},
		{"What is this about?", question.Gist, "", ""},
		{"sum it up", question.Gist, "", ""},
		{"Does the US support it?", question.YesNo, "", "us support"},
		{"whats this about", question.Gist, "", ""},
		{"Could you sum it up please", question.Gist, "", ""},
		{"tl;dr", question.Gist, "", ""},
		{"What happened?", question.Gist, "", ""},
		{"What happened on Thursday?", question.Time, "", "thursday"},
		{"What is planned for Friday evening?", question.Time, "", "planned friday evening"},
		{"what happened in Brussels", question.What, "", "brussels"},
		{"Who is in it?", question.People, "", ""},
		{"who speaks?", question.People, "", ""},
		{"Who is quoted in the story?", question.People, "", ""},
		{"whos mark rutte", question.WhoIs, "mark rutte", ""},
		{"tell me who the Nato chief is", question.WhoIs, "nato chief", ""},
		{"What's Lecornu's role?", question.WhoIs, "lecornu", ""},
		{"what does rutte do", question.WhoIs, "rutte", ""},
		{"Did Hegseth say that there is no betrayal?", question.DidSay, "hegseth", "betrayal"},
		{"Did Hegseth really say “there is no betrayal”?", question.DidSay, "hegseth", "betrayal"},
		{"Is it true that Rutte said the talks are over?", question.DidSay, "rutte", "talks"},
		{"Did Rutte say anything about talks?", question.Said, "rutte", "talks"},
		{"Has Putin said anything?", question.Said, "putin", ""},
		{"did baerbock mention China", question.Said, "baerbock", "china"},
		{"Did the mayor talk about money?", question.Said, "mayor", "money"},
		{"did anyone say “there is a betrayal”?", question.DidSay, "", "betrayal"},
		{"is it true Hegseth said Ukraine was betrayed", question.DidSay, "hegseth", "ukraine betrayed"},
		{"who used the words “factory reset”?", question.WhoSaid, "", "factory reset"},
		{"Did Rutte say why?", question.YesNo, "", "rutte"},
		{"What else did Rutte say?", question.Said, "rutte", ""},
		{"Who else warned of a trap?", question.WhoSaid, "", "trap"},
		{"pls, what did Baerbock say abt talks", question.Said, "baerbock", "abt talks"},
		{"", question.What, "", ""},
		{"?!?", question.What, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			q := question.Parse(tt.text)
			if q.Kind != tt.kind || folds(q.Subject) != tt.subject || folds(q.Topic) != tt.topic {
				t.Errorf("got %s of %q about %q, want %s of %q about %q", q.Kind, folds(q.Subject), folds(q.Topic), tt.kind, tt.subject, tt.topic)
			}
		})
	}
}

var people = []speech.Person{
	{Name: "Annalena Baerbock", Role: "German foreign minister", Affiliation: "Germany", Sort: speech.Human},
	{Name: "Boris Pistorius", Role: "German defence minister", Affiliation: "Germany", Sort: speech.Human},
	{Name: "Mark Rutte", Role: "Nato secretary general", Affiliation: "Nato", Sort: speech.Human},
	{Name: "Volodymyr Zelenskiy", Sort: speech.Human},
	{Name: "Dovilė Šakalienė", Role: "Lithuanian defence minister", Affiliation: "Lithuania", Sort: speech.Human},
	{Name: "police", Sort: speech.Unnamed},
	{Name: "Marco Rubio", Role: "secretary of state", Sort: speech.Human},
}

func names() []string {
	var out []string
	for _, p := range people {
		out = append(out, p.Name)
	}
	return out
}

// knowledge is what a story with these people knows.
func knowledge() question.Knowledge {
	cast := question.NewCast(people)
	return question.Knowledge{Names: question.NewRegister(names()), Meant: func(phrase string) []string {
		var out []string
		for _, k := range cast.Match(question.Parse("What did " + phrase + " say?").Subject) {
			out = append(out, people[k].Name)
		}
		return out
	}}
}

func TestMatch(t *testing.T) {
	tests := []struct{ words, want string }{
		{"Baerbock", "Annalena Baerbock"},
		{"annalena", "Annalena Baerbock"},
		{"the German foreign minister", "Annalena Baerbock"},
		{"Germany's defence minister", "Boris Pistorius"},
		{"the German minister", "Annalena Baerbock, Boris Pistorius"},
		{"the German defense minister", "Boris Pistorius"},
		{"Sakaliene", "Dovilė Šakalienė"},
		{"Nato's secretary general", "Mark Rutte"},
		{"the police", "police"},
		{"Macron", ""},
		{"Mark", "Mark Rutte"},
		{"the French minister", ""},
	}
	cast := question.NewCast(people)
	for _, tt := range tests {
		t.Run(tt.words, func(t *testing.T) {
			var got []string
			for _, k := range cast.Match(question.Parse("What did " + tt.words + " say?").Subject) {
				got = append(got, people[k].Name)
			}
			if strings.Join(got, ", ") != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestMeant(t *testing.T) {
	cast := question.NewCast(append([]speech.Person{
		{Name: "Ruth Hargreave", Role: "Detective Inspector", Sort: speech.Human, Gender: speech.Female},
		{Name: "Simon Hargreave", Role: "museum’s director", Sort: speech.Human, Gender: speech.Male},
		{Name: "European Commission", Sort: speech.Body},
		{Name: "president of Toyota", Sort: speech.Unnamed},
		{Name: "Toyota", Sort: speech.Human},
		{Name: "Maeve Corrigan", Role: "general secretary of the union", Sort: speech.Human},
	}, people...))
	tests := []struct {
		words    string
		people   int
		together bool
	}{
		{"Hargreave", 2, false},
		{"Ms Hargreave", 1, false},
		{"Mr Hargreave", 1, false},
		{"Inspector Hargreave", 1, false},
		{"Simon Hargreave", 1, false},
		{"Harold Hargreave", 2, false},
		{"the German minister", 2, false},
		{"the Germans", 2, true},
		{"Germany", 2, true},
		{"the German ministers", 2, true},
		{"the defence ministers", 2, true},
		{"Nato's chief", 1, false},
		{"the Nato boss", 1, false},
		{"the minister", 3, false},
		{"the Europeans", 1, true},
		{"the president of Toyota", 1, false},
		{"Toyota", 1, false},
		{"the pope", 0, false},
	}
	for _, tt := range tests {
		t.Run(tt.words, func(t *testing.T) {
			q := question.Parse("What did " + tt.words + " say?")
			who, together := cast.Meant(q.Subject, q.Address)
			if len(who) != tt.people || together != tt.together {
				t.Errorf("%d people, together %v", len(who), together)
			}
		})
	}
}

func TestClaim(t *testing.T) {
	for text, want := range map[string]string{
		"Did Hegseth say that there is no betrayal?":       "there is no betrayal",
		"did hegseth say there is no betrayal":             "there is no betrayal",
		"Did Hegseth say “There is no betrayal”?":          "There is no betrayal",
		"Is it true that Rutte said how it is?":            "",
		"Has Rutte ever said that what comes must last?":   "",
		"Has Rutte ever said \"what comes must last\"?":    "what comes must last",
		"Did Trump say how he would end the war?":          "",
		"Did they say that?":                               "",
		"Did he say that he could not pay, and must stop?": "he could not pay, and must stop",
	} {
		if got := question.Parse(text).Claim; got != want {
			t.Errorf("%s: claim %q, want %q", text, got, want)
		}
	}
}

func TestSplit(t *testing.T) {
	for text, want := range map[string][]string{
		"What did Rutte say?":                            nil,
		"What did Rutte say, and who warned of a trap?":  {"What did Rutte say?", "who warned of a trap?"},
		"What did Rutte say? And what did Lecornu say?":  {"What did Rutte say?", "what did Lecornu say?"},
		"what did rutte say and why":                     {"what did rutte say?", "why"},
		"When and where did they meet?":                  {"When did they meet?", "where did they meet?"},
		"Who is Rutte? Where was he? When did he leave?": {"Who is Rutte?", "Where was he?", "When did he leave?"},
		"Did Trump say how and when he would end it?":    nil,
		"What did Rutte and Hegseth say?":                nil,
		"Who went to Munich and said what?":              nil,
		"What did Putin and Trump talk about and agree?": nil,
		"I know who said it and what was said":           nil,
		"and":                                            nil,
		"":                                               nil,
	} {
		t.Run(text, func(t *testing.T) {
			got := question.Split(text)
			if want == nil {
				want = []string{text}
			}
			if strings.Join(got, " | ") != strings.Join(want, " | ") {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestMendWords(t *testing.T) {
	words := question.NewVocabulary([]string{"concessions", "negotiations", "Ukraine", "security", "peace", "Nobody"})
	known := func(w string) bool { return w == "talks" }
	for text, want := range map[string]string{
		"What of the conncessions?":       "What of the concessions?",
		"negociatons in Ukrane":           "negotiations in Ukraine",
		"What of peach?":                  "What of peach?", // a word of its own, and short
		"securiti":                        "securiti",       // as another word ends, "robbery" beside "robbers"
		"securty":                         "security",
		"Who said “the conncessions”?":    "Who said “the conncessions”?",
		"Did he say that conncessions go": "Did he say that conncessions go",
		"talks":                           "talks",
	} {
		if got := question.MendWords(text, known, words); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestMend(t *testing.T) {
	known := func(w string) bool { return w == "brussels" || w == "market" }
	tests := []struct{ text, want string }{
		{"What did Bearbok say?", "What did Baerbock say?"},
		{"What did Baerbok's aide say?", "What did Baerbock's aide say?"},
		{"what did zelensky say", "what did Zelenskiy say"},
		{"What did Zelenskyy say?", "What did Zelenskiy say?"},
		{"What did Pistorious say?", "What did Pistorius say?"},
		{"What did Sakaliene say?", "What did Sakaliene say?"},
		{"What did Macron say?", "What did Macron say?"},
		{"What of Brussels?", "What of Brussels?"},
		{"Who is at the market?", "Who is at the market?"},
		{"What did Rute say?", "What did Rutte say?"},
		{"hwat did Rutte siad", "what did Rutte said"},
		{"what did Rutte say abot talks", "what did Rutte say about talks"},
		{"Who said “Bearbok is late”?", "Who said “Bearbok is late”?"},
		{"Did Rutte say that Bearbok is late?", "Did Rutte say that Bearbok is late?"},
		{"Will they mark it?", "Will they mark it?"},
		{"", ""},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if got := question.Mend(tt.text, known, question.NewRegister(names())); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestFollow(t *testing.T) {
	rutte := question.Turn{Text: "What did Mark Rutte say?", Kind: question.Said, Subject: "Mark Rutte", Gender: speech.Male}
	talks := question.Turn{Text: "What did Annalena Baerbock say about talks?", Kind: question.Said, Subject: "Annalena Baerbock", Gender: speech.Female, Topic: "talks"}
	who := question.Turn{Text: "Who is Mark Rutte?", Kind: question.WhoIs, Subject: "Mark Rutte", Gender: speech.Male}
	tests := []struct {
		name, text string
		thread     []question.Turn
		want       string
	}{
		{"no thread", "And Pistorius?", nil, "And Pistorius?"},
		{"another person", "And Pistorius?", []question.Turn{rutte}, "What did Boris Pistorius say?"},
		{"another person, same topic", "And Pistorius?", []question.Turn{talks}, "What did Boris Pistorius say about talks?"},
		{"another person, misspelt", "and pistorious?", []question.Turn{rutte}, "What did Boris Pistorius say?"},
		{"who is", "And Baerbock?", []question.Turn{who}, "Who is Annalena Baerbock?"},
		{"another topic", "And about the war?", []question.Turn{rutte}, "What did Mark Rutte say about the war?"},
		{"pronoun", "What did he say about talks?", []question.Turn{rutte}, "What did Mark Rutte say about talks?"},
		{"pronoun of another gender", "What did she say?", []question.Turn{talks, rutte}, "What did Annalena Baerbock say?"},
		{"possessive", "Who is her minister?", []question.Turn{talks}, "Who is Annalena Baerbock's minister?"},
		{"nobody fits", "What did she say?", []question.Turn{rutte}, "What did she say?"},
		{"stands by itself", "Where was the meeting?", []question.Turn{rutte}, "Where was the meeting?"},
		{"why", "Why?", []question.Turn{{Text: "When was the vaccine recalled?", Kind: question.When}}, "Why was the vaccine recalled?"},
		{"when was that", "when was that?", []question.Turn{talks}, "When did Annalena Baerbock say that about talks?"},
		{"what else", "what else?", []question.Turn{talks}, "What else did Annalena Baerbock say?"},
		{"who else", "Who else?", []question.Turn{{Text: "Who warned of a trap?", Kind: question.WhoSaid}}, "Who else warned of a trap?"},
		{"who is that", "who is that?", []question.Turn{{Text: "Who warned of a trap?", Kind: question.WhoSaid, Shown: []question.Shown{{Speaker: "Mark Rutte"}}}}, "Who is Mark Rutte?"},
		{"a choice by number", "2", []question.Turn{{Choices: []question.Pick{{Name: "A B", Question: "What did A B say?"}, {Name: "C B", Question: "What did C B say?"}}}}, "What did C B say?"},
		{"a choice in words", "the first one", []question.Turn{{Choices: []question.Pick{{Name: "A B", Question: "What did A B say?"}}}}, "What did A B say?"},
		{"a choice by name", "Carla", []question.Turn{{Choices: []question.Pick{{Name: "Anna Berg", Question: "?1"}, {Name: "Carla Berg", Question: "?2"}}}}, "?2"},
		{"a choice that is none", "3", []question.Turn{{Choices: []question.Pick{{Name: "A", Question: "?"}}}}, "3"},
		{"it", "When does it open?", []question.Turn{{Text: "How long is the tunnel?", Kind: question.HowMany}}, "When does the tunnel open?"},
		{"it that stands for nothing", "Is it true?", []question.Turn{{Text: "How long is the tunnel?"}}, "Is it true?"},
		{"another day", "And on Friday?", []question.Turn{{Text: "What happened on Monday?", Kind: question.Time, Topic: "Monday"}}, "What happened on Friday?"},
		{"a place is a topic", "And Brussels?", []question.Turn{rutte}, "What did Mark Rutte say about Brussels?"},
		{"a stranger is a person", "And Macron?", []question.Turn{rutte}, "What did Macron say?"},
		{"an office", "And the pope?", []question.Turn{rutte}, "What did the pope say?"},
		{"courtesy", "Thank you!", []question.Turn{rutte}, "Thank you!"},
		{"in quotation marks", "Did Rutte say “she is late”?", []question.Turn{talks}, "Did Rutte say “she is late”?"},
		{"the gist", "What is it about?", []question.Turn{rutte}, "What is it about?"},
		{"they are several", "Why did they go?", []question.Turn{rutte}, "Why did they go?"},
		{"without its verb", "and did Rutte?", []question.Turn{{Text: "Did Annalena Baerbock sign the treaty?", Kind: question.YesNo, Subject: "Annalena Baerbock"}}, "Did Mark Rutte sign the treaty?"},
		{"who did not", "who didn't?", []question.Turn{{Text: "Who signed the treaty?", Kind: question.Who}}, "Who did not sign the treaty?"},
		{"why not", "why not?", []question.Turn{{Text: "Will Mark Rutte resign?", Kind: question.YesNo, Subject: "Mark Rutte", Gender: speech.Male}}, "Why will Mark Rutte not resign?"},
		{"why nobody", "why not?", []question.Turn{{Text: "Was anybody hurt?", Kind: question.YesNo}}, "Why was nobody hurt?"},
		{"how many did it", "how many?", []question.Turn{{Text: "Who was arrested?", Kind: question.Who}}, "How many were arrested?"},
		{"who of many", "who?", []question.Turn{{Text: "How many people were arrested?", Kind: question.HowMany}}, "Who were arrested?"},
		{"what of anything", "what?", []question.Turn{{Text: "Did Mark Rutte promise anything?", Kind: question.YesNo, Subject: "Mark Rutte"}}, "What did Mark Rutte promise?"},
		{"another thing", "and the bus?", []question.Turn{{Text: "How much does the tram cost?", Kind: question.HowMany}}, "How much does the bus cost?"},
		{"another number", "and the buses?", []question.Turn{{Text: "How much was the tram?", Kind: question.HowMany}}, "How much were the buses?"},
		{"another circumstance", "and in winter?", []question.Turn{{Text: "How far do the boats go?", Kind: question.HowMany}}, "How far do the boats go in winter?"},
		{"another place", "And Austria?", []question.Turn{{Text: "How many died in Germany?", Kind: question.HowMany}}, "How many died in Austria?"},
		{"there", "who lives there?", []question.Turn{{Text: "How many died in Germany?", Kind: question.HowMany}}, "who lives in Germany?"},
		{"is there", "how many beds are there?", []question.Turn{{Text: "How many died in Germany?", Kind: question.HowMany}}, "how many beds are there?"},
		{"several things", "when do they start?", []question.Turn{{Text: "Why will the boats stop?", Kind: question.Why}}, "when do the boats start?"},
		{"what the sentence names", "did the bank say it would pay?", []question.Turn{{Text: "How long is the tunnel?", Kind: question.HowMany}}, "did the bank say it would pay?"},
		{"in which year", "in which year?", []question.Turn{{Text: "Where was the tunnel opened?", Kind: question.Where}}, "In which year was the tunnel opened?"},
		{"what for", "what for?", []question.Turn{{Text: "How long was Mark Rutte jailed for?", Kind: question.HowMany, Subject: "Mark Rutte"}}, "What was Mark Rutte jailed for?"},
		{"the verb stays", "And Pistorius?", []question.Turn{{Text: "What did Mark Rutte promise?", Kind: question.Said, Subject: "Mark Rutte"}}, "What did Boris Pistorius promise?"},
		{"when promised", "when?", []question.Turn{{Text: "What did Mark Rutte promise?", Kind: question.Said, Subject: "Mark Rutte"}}, "When did Mark Rutte promise that?"},
		{"after a refusal", "is that a quote?", []question.Turn{talks}, "What did Annalena Baerbock say about talks?"},
		{"thanks, and a question", "thanks! who is Pistorius?", []question.Turn{talks}, "who is Pistorius?"},
		{"for and against", "and for?", []question.Turn{{Text: "Who voted against the tram?", Kind: question.Who}}, "Who voted for the tram?"},
		{"a day is no topic", "and on Thursday?", []question.Turn{rutte}, "What did Mark Rutte say on Thursday?"},
		{"names somebody itself", "Did Trump say how he would end it?", []question.Turn{rutte}, "Did Trump say how he would end it?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := question.Follow(tt.text, tt.thread, knowledge()); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"What did Baerbock say?", "NEAR(a b)", `"quoted" col:x*`, "\x00", "ß ı ﬁ", "who", "and", "quote", "what was the of", "מה אמר"} {
		f.Add(s)
	}
	thread := []question.Turn{{Text: "What did Mark Rutte say?", Kind: question.Said, Subject: "Mark Rutte", Gender: speech.Male, Topic: "x"}}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		q := question.Parse(question.Follow(question.Mend(text, func(string) bool { return false }, question.NewRegister(names())), thread, knowledge()))
		for _, w := range q.Words() {
			if w.Start < 0 || w.End > len(q.Text) || w.Start >= w.End || w.Fold == "" {
				t.Fatalf("word %+v of %q", w, q.Text)
			}
		}
		question.NewCast(people).Match(q.Subject)
	})
}

func TestDistance(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"rutte", "rutte", 0},
		{"rutte", "rute", 1},
		{"baerbock", "bearbock", 1},
		{"lecornu", "lecornou", 1},
		{"abc", "", 3},
		{"ca", "abc", 3},
		{"abcd", "acbd", 1},
		{strings.Repeat("x", 50), "x", 13},
	} {
		for _, pair := range [][2]string{{tt.a, tt.b}, {tt.b, tt.a}} {
			if got := question.Distance(pair[0], pair[1], 12); got != tt.want {
				t.Errorf("%q to %q: %d, want %d", pair[0], pair[1], got, tt.want)
			}
		}
	}
}

// BenchmarkRegister makes a register of 20,000 names, and finds a misspelt one in it.
func BenchmarkRegister(b *testing.B) {
	var names []string
	for i := range 20_000 {
		names = append(names, fmt.Sprintf("%c%s %c%s-%d", 'A'+i%26, "nna", 'A'+i/26%26, "ergström", i))
	}
	b.Run("make", func(b *testing.B) {
		for b.Loop() {
			question.NewRegister(names)
		}
	})
	r := question.NewRegister(append(names, "Maeve Corrigan"))
	b.Run("mend", func(b *testing.B) {
		for b.Loop() {
			question.Mend("What did Corigann say?", r.Has, r)
		}
	})
}

func TestSameGiven(t *testing.T) {
	for pair, want := range map[string]bool{
		"joe joseph": true, "bill william": true, "billy bill": true, "pete peter": true, "mike michael": true, "sebastian sebastien": true,
		"don donald": true, "kate katherine": true, "melania donald": false, "angela annalena": false, "eric donald": false, "ruth simon": false, "jo joseph": true,
	} {
		a, b, _ := strings.Cut(pair, " ")
		if question.SameGiven(a, b) != want || question.SameGiven(b, a) != want {
			t.Errorf("%s: not %v", pair, want)
		}
	}
}
