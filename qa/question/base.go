package question

import (
	"slices"
	"strings"

	"onrecord/qa/story"
)

// base is the form of a verb that follows "did" or "does", from its past or its
// third person: "stole" and "steal", "voted" and "vote". Of a word that is neither
// form it tells ok false. The rules are those by which English spells -ed and -s.
func base(verb string) (form, auxiliary string, ok bool) {
	if b, found := irregular[verb]; found {
		return b, "did", true
	}
	if stem, cut := strings.CutSuffix(verb, "ed"); cut && len(stem) > 1 {
		return undone(stem), "did", true
	}
	stem, cut := strings.CutSuffix(verb, "s")
	if !cut || len(stem) < 3 || strings.HasSuffix(stem, "s") {
		return "", "", false
	}
	if es, cut := strings.CutSuffix(stem, "e"); cut {
		switch {
		case strings.HasSuffix(es, "i") && len(es) > 2: // "carries", not "dies"
			stem = strings.TrimSuffix(es, "i") + "y"
		case strings.HasSuffix(es, "ss"), strings.HasSuffix(es, "sh"), strings.HasSuffix(es, "ch"), strings.HasSuffix(es, "x"), es == "go", es == "do":
			stem = es
		}
	}
	return stem, "does", true
}

// Past reports whether a folded word is the past of a verb.
func Past(fold string) bool {
	_, auxiliary, ok := base(fold)
	return ok && auxiliary == "did"
}

// participle is the form of a verb that follows "was", from its past.
func participle(past string) string {
	if p, ok := participles[past]; ok {
		return p
	}
	return past
}

// participles are those that are not as the past.
var participles = map[string]string{
	"ate": "eaten", "began": "begun", "bit": "bitten", "blew": "blown", "broke": "broken", "chose": "chosen", "drank": "drunk", "drew": "drawn", "drove": "driven",
	"flew": "flown", "froze": "frozen", "gave": "given", "grew": "grown", "hid": "hidden", "knew": "known", "ran": "run", "rang": "rung", "rode": "ridden", "sang": "sung",
	"sank": "sunk", "saw": "seen", "shook": "shaken", "showed": "shown", "spoke": "spoken", "stole": "stolen", "swam": "swum", "swore": "sworn", "threw": "thrown",
	"took": "taken", "tore": "torn", "withdrew": "withdrawn", "woke": "woken", "wore": "worn", "wrote": "written",
}

// lemma is the verb of which a folded word may be a form, or the word.
func lemma(w string) string {
	for past, p := range participles {
		if p == w {
			return irregular[past]
		}
	}
	if b, _, ok := base(w); ok {
		return b
	}
	return w
}

// Forms are the irregular forms of a verb: "won" of "win" and "wins".
func Forms(verb string) []string {
	v := lemma(verb)
	out := []string{v}
	for form, b := range irregular {
		if b == v {
			out = append(out, form)
			if p, ok := participles[form]; ok {
				out = append(out, p)
			}
		}
	}
	return out
}

// SameVerb reports whether a folded word may be a form of a verb.
func SameVerb(fold, verb string) bool { return Verb(verb)(fold) }

// Verb returns what tells the forms of a verb.
func Verb(verb string) func(fold string) bool {
	v, vStem := lemma(verb), story.Stem(verb)
	return func(fold string) bool { return formOf(fold, verb, v, vStem) }
}

// formOf reports whether a folded word may be a form of a verb, of which the lemma and the
// stem are given.
func formOf(fold, verb, v, vStem string) bool {
	if stem, ok := strings.CutSuffix(fold, "ing"); ok && len(stem) > 2 {
		if stem == v || stem+"e" == v || len(stem) > 3 && stem[len(stem)-1] == stem[len(stem)-2] && stem[:len(stem)-1] == v {
			return true // "winning" and "won"
		}
	}
	if fold == verb {
		return true
	}
	l := lemma(fold)
	return l == v || l == verb || story.Stem(fold) == vStem
}

// Asks reports whether a folded word of a story is a form of one that a question asks by.
func (q Question) Asks(fold string) bool {
	return fold != "" && slices.ContainsFunc(q.Topic, func(w Word) bool {
		return !w.Name && (w.Fold == fold || lemma(w.Fold) == lemma(fold) || w.Stem == story.Stem(fold))
	})
}

// participial reports whether a folded word is the irregular participle of a verb that
// something may undergo: "stolen", "found".
func participial(w string) bool {
	for _, p := range participles {
		if p == w {
			return true
		}
	}
	return w == "found" || w == "sold" || w == "held" || w == "kept" || w == "brought" || w == "caught" || w == "built" || w == "sent" || w == "paid"
}

// undone is the verb of which a regular past is made, without its -ed.
func undone(stem string) string {
	n := len(stem)
	last, before := stem[n-1], stem[n-2]
	switch {
	case stem == "di" || stem == "li" || stem == "ti", last == 'e', strings.HasSuffix(stem, "creat"), strings.HasSuffix(stem, "iat"), strings.HasSuffix(stem, "uat"), strings.HasSuffix(stem, "ced"):
		return stem + "e" // "agreed"; of "treat" and "creat" no rule tells which is cut
	case last == 'i':
		return stem[:n-1] + "y"
	case last == before && !strings.ContainsRune("lsfze", rune(last)):
		return stem[:n-1] // "stopped"
	case strings.ContainsRune("cvuz", rune(last)), last == 's' && before != 's', last == 'g' && before != 'n' && before != 'g',
		last == 'l' && !vowel(before) && before != 'l', slices.ContainsFunc([]string{"eng", "ang", "th"}, func(s string) bool { return strings.HasSuffix(stem, s) && vowels(stem) > 0 && n > 4 }):
		return stem + "e"
	case vowel(last), !vowel(before), n > 2 && vowel(stem[n-3]), strings.ContainsRune("wxy", rune(last)):
		return stem
	case vowels(stem) == 1:
		return stem + "e" // "hoped": of "hop" it were "hopped"
	case slices.Contains([]string{"at", "ar", "ir", "ur", "id", "ud", "ad", "in", "ut", "ak", "or"}, stem[n-2:]) && !strings.HasSuffix(stem, "itor"):
		return stem + "e"
	}
	return stem
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// vowels counts the groups of vowels of a word.
func vowels(s string) int {
	n := 0
	for i := range len(s) {
		if vowel(s[i]) && (i == 0 || !vowel(s[i-1])) {
			n++
		}
	}
	return n
}

// irregular are the pasts that no rule makes.
var irregular = map[string]string{
	"burst": "burst", "spread": "spread", "overcame": "overcome", "undertook": "undertake",
	"became": "become", "began": "begin", "bit": "bite", "blew": "blow", "bought": "buy", "broke": "break", "brought": "bring", "built": "build",
	"burnt": "burn", "came": "come", "caught": "catch", "chose": "choose", "cost": "cost", "cut": "cut", "dealt": "deal", "drew": "draw", "drove": "drive",
	"drank": "drink", "ate": "eat", "fell": "fall", "felt": "feel", "fought": "fight", "found": "find", "flew": "fly", "fled": "flee", "froze": "freeze",
	"gave": "give", "got": "get", "grew": "grow", "heard": "hear", "held": "hold", "hid": "hide", "hit": "hit", "hurt": "hurt", "kept": "keep", "knew": "know",
	"led": "lead", "left": "leave", "lent": "lend", "let": "let", "lost": "lose", "made": "make", "meant": "mean", "met": "meet", "paid": "pay", "put": "put",
	"quit": "quit", "ran": "run", "read": "read", "rode": "ride", "rang": "ring", "rose": "rise", "said": "say", "sang": "sing", "sank": "sink", "sat": "sit",
	"saw": "see", "sent": "send", "set": "set", "shook": "shake", "shot": "shoot", "showed": "show", "shut": "shut", "slept": "sleep", "sold": "sell",
	"sought": "seek", "spent": "spend", "split": "split", "spoke": "speak", "stole": "steal", "stood": "stand", "struck": "strike", "swam": "swim",
	"swore": "swear", "taught": "teach", "thought": "think", "threw": "throw", "told": "tell", "took": "take", "tore": "tear", "understood": "understand",
	"went": "go", "woke": "wake", "won": "win", "wore": "wear", "wrote": "write", "withdrew": "withdraw", "seen": "see", "has": "have", "had": "have",
}
