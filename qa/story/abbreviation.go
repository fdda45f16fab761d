package story

import (
	"strings"
	"unicode"
)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// The words that decide about a full stop. Lower case in a list means that the
// word is an abbreviation in lower case only: "sat." and "mar." are words.
var (
	// A name follows: the stop never ends a sentence.
	titles = set(`Mr Mrs Ms Mx Dr Drs Prof Profs Gen Gens Lt Col Maj Capt Cpt Cmdr Cdr Adm Sgt Cpl Pvt Pfc Brig
		Sen Sens Rep Reps Gov Govs Pres Rev Hon Fr Msgr Messrs Mme Mlle Supt Det Insp Amb Atty Hr Dir Ald Asst Assoc
		Mt Ft Gens Jos Wm Chas Geo Thos vs v e.g i.e eg ie cf approx ca viz Sec Treas Spc`)

	// A number follows: "No. 10", "Jan. 6". Before a word the stop ends the sentence.
	numbered = set(`No no Nos nos Art Arts Fig Figs fig Vol vol Ch ch pp p para Sect sect Pt Apt Rm Op
		Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun Rs`)

	// The stop ends the sentence only before a word that plainly starts one.
	open = set(`Inc Corp Ltd Co Cos Jr Sr Bros Esq Ave Blvd Rd St Ste Dept Univ Assn Intl Natl Cie PLC LLC Ph.D Ed.D Sc.D
		etc al dept est min max ed eds jr sr inc corp Admin Gov't Govt Pty Hwy
		Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore
		Pa Penn Tenn Tex Va Vt Wash Wis Wyo Que Ont`)

	// What follows "7 p.m." in the same sentence.
	clock = set(`Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun
		January February March April May June July August September October November December
		Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
		ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT BST UTC CET CEST IST AEST JST E.T E.S.T E.D.T P.T C.T Eastern Central Mountain Pacific Greenwich Moscow`)

	// Words that plainly start a sentence after an abbreviation. Words that names
	// begin with ("Under Secretary", "National") are left out.
	starters = set(`The This That These Those There Then They He She It We You His Her Its Their Our My In On At By For From With
		After Before When While If As But And So Or Yet However Although Though Since Because Once Until During Among Between
		Despite Instead Meanwhile Moreover Also Still Now Today Yesterday Earlier Later Some Many Most Several Both Each Another
		Others Not Nor What Who Why How Where Which Whether Asked Speaking According Such Even Only Just Here Perhaps Maybe
		A An I Mr Mrs Ms To Of Is Are Was Were Did Does Do Has Have Had Can Could Will Would Should It's He's She's They're We're I'm
		It’s He’s She’s They’re We’re I’m There's There’s That's That’s Let's Let’s`)

	// Names that end in an exclamation mark, and after which a name's rest may follow.
	exclaims = set(`Yahoo Jeopardy Oklahoma Wham Jumpin Oliver`)

	// What follows a full stop without a blank in the names of sites.
	hosts = set(`Com Net Org Co Uk Us Eu De Js Ai Io Tv Gov Edu Inc Info`)

	// The words of saying that tell `“Why?” Roe asked.` from the next sentence. Who
	// speaks is the business of package speech; here they only join.
	saying = set(`said says asked asks added adds told tells replied replies wrote writes tweeted posted shouted cried demanded
		wondered exclaimed joked quipped yelled screamed insisted declared responded answered continued recalled explained
		warned remarked noted argued concluded`)

	afterCue = set(`in on at to during when as while after before with of from by via through against reporters about outside
		inside ahead later earlier again aloud back me him her them us his`)

	// What stands in capitals before a dash like a place, and is none.
	labels = set(`EXCLUSIVE UPDATE UPDATED BREAKING ANALYSIS OPINION COMMENT REVIEW WATCH VIDEO CORRECTION LIVE LATEST EDITORIAL
		INTERVIEW PROFILE EXPLAINER FACTBOX TIMELINE NOTE WARNING PHOTOS PICTURES READ MORE`)

	// Small words inside names.
	particles = set(`de da del della der den di do dos du el la le van von bin ibn al ter ten zu the of and`)
)

// wordBefore returns the word that ends at i: letters, digits and the full stops
// between them ("p.m", "U.S", "Gen"). It looks back 20 bytes at most.
func wordBefore(text string, start, i int) string {
	j := i
	for j > start && i-j < 20 {
		r, n := runeBefore(text, start, j)
		if !isWord(r) && r != '.' {
			break
		}
		j -= n
	}
	return strings.TrimLeft(text[j:i], ".")
}

// abbreviated decides whether the full stop s belongs to an abbreviation, a number
// or an initial, so that the sentence goes on with the word at next. quote tells
// that an opening mark stands before that word.
func abbreviated(text string, start int, s stop, next, end int, quote bool) bool {
	word := wordBefore(text, start, s.at)
	if word == "" {
		return false
	}
	digits := unicode.IsDigit(rune(word[0]))
	if digits {
		// "1. The council": the number of a list, at the sentence's beginning.
		return len(word) <= 3 && s.at-len(word) == start && !s.closed
	}
	follow := text[next:wordEnd(text, next, min(end, next+24))]
	number := follow != "" && '0' <= follow[0] && follow[0] <= '9'
	if len(word) > 1 && len(word) <= 5 && strings.ToUpper(word) == word && !strings.Contains(word, ".") {
		if t := word[:1] + strings.ToLower(word[1:]); titles[t] {
			word = t // MR. ROE, in a line of capitals
		}
	}
	switch {
	case titles[word]:
		return !s.closed || !starters[follow]
	case numbered[word]:
		return number
	case word == "p.m" || word == "a.m":
		return clock[strings.TrimSuffix(follow, ".")] || number && !quote
	case len(word) == 1 && unicode.IsUpper(rune(word[0])):
		// An initial, or "Plan B." before a word that starts a sentence. What clings
		// to a mark is none ("a 3.0-L."); what starts a sentence is a label ("Q.").
		if before, _ := runeBefore(text, start, s.at-1); before != 0 && !unicode.IsSpace(before) && !strings.ContainsRune("“‘\"'(’", before) {
			return false
		}
		if s.closed {
			return false // “Gen X.”
		}
		if s.at-1 == start {
			return true
		}
		if len(follow) == 1 || strings.HasSuffix(follow, ".") {
			return true
		}
		return !starters[follow]
	case open[word] || dotted(word):
		return !starters[follow] && !quote
	}
	return false
}

// dotted reports whether word is made of single capitals: "U.S", "J.D".
func dotted(word string) bool {
	if len(word) < 3 {
		return false
	}
	for i := 0; i < len(word); i++ {
		if i%2 == 0 && (word[i] < 'A' || word[i] > 'Z') || i%2 == 1 && word[i] != '.' {
			return false
		}
	}
	return len(word)%2 == 1
}
