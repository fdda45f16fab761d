package speech

import (
	"strings"

	"onrecord/qa/story"
)

// The closed classes of English that the rules look at. They are language, not
// data about the world: what is missing here is a missing word of the language.
var (
	determiners  = story.Lexicon(`the a an this that these those his her its their our my your some many several most both all any each every no another other one two three four five six seven eight nine ten dozens hundreds few`)
	prepositions = story.Lexicon(`in on at by for with from of to into onto about after before during since until against between among amid under over through despite without within near outside inside across behind beyond around toward towards via per like unlike upon following regarding concerning`)
	conjunctions = story.Lexicon(`and but or nor yet so because although though while whereas when whenever if unless as that which who whom whose where than whether once`)
	auxiliaries  = story.Lexicon(`has have had would will could may might did does do can must should shall is are was were been being be having`)
	adverbs      = story.Lexicon(`also later then now still again once just even only already soon today yesterday tomorrow earlier meanwhile however instead too ever always often sometimes first further there afterwards afterward thereafter thus therefore quickly never not all both long nevertheless nonetheless`)
	pronouns     = story.Lexicon(`he she they it i we you who`)
	days         = story.Lexicon(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn winter christmas easter`)
	honorifics   = map[string]Gender{"mr": Male, "mrs": Female, "ms": Female, "miss": Female, "sir": Male, "dame": Female, "lord": Male, "lady": Female, "dr": Unknown, "prof": Unknown, "madame": Female, "monsieur": Male, "herr": Male, "frau": Female, "mx": Unknown, "rev": Unknown, "reverend": Unknown, "hon": Unknown, "cllr": Unknown}
	// A document or an event that speaks for whoever issued it.
	documents = story.Lexicon(`statement letter report memo email e-mail message post tweet speech release communique declaration
		paper document filing complaint lawsuit article editorial advert ad video note blog book interview column transcript`)
)

// roles are the nouns that tell what a person is.
var roles = story.Lexicon(`minister juror secretary president vice-president chancellor premier governor mayor senator congressman
	congresswoman representative lawmaker deputy ambassador envoy spokesman spokeswoman spokesperson official officer chief
	head leader director chairman chairwoman chair chairperson ceo founder co-founder owner manager coach captain player striker midfielder defender
	goalkeeper judge justice lawyer attorney prosecutor sheriff detective sergeant lieutenant colonel general admiral major
	commander marshal doctor professor researcher scientist analyst economist historian expert strategist pollster adviser
	advisor aide author writer novelist poet journalist reporter editor columnist correspondent actor actress singer rapper
	musician producer filmmaker comedian model designer artist architect engineer teacher student principal superintendent
	pastor priest bishop archbishop pope cardinal rabbi imam king queen prince princess duke duchess sultan emir sheikh
	ayatollah father mother dad mum mom parent wife husband widow girlfriend boyfriend fiance fiancee rocker son daughter brother sister uncle aunt cousin grandmother grandfather
	victim witness resident neighbour neighbor survivor activist campaigner candidate nominee frontrunner front-runner billionaire
	businessman businesswoman tycoon magnate developer trader farmer driver pilot astronaut nurse surgeon psychologist veteran soldier marine
	speaker whip counsel commissioner inspector constable superstar star champion boxer golfer critic fan friend colleague
	partner boss executive strategist operative fellow scholar dean chaplain clerk treasurer comptroller councillor councilman
	councilwoman delegate legislator politician statesman diplomat negotiator mediator monk nun lord lady baroness baron sir
	dame gen sen rep gov pres capt lt col sgt maj cmdr adm supt det prof rev atty mp mep pm secretary-general
	man woman boy girl teenager worker mayor-elect president-elect undersecretary consultant agent investigator
	investor banker broker archaeologist
	spokespeople source insider contributor host anchor presenter broadcaster commentator blogger`)

// sources are the plural or mass nouns for people whom a story does not name.
var sources = story.Lexicon(`officials sources analysts experts critics supporters opponents aides lawyers prosecutors police
	authorities investigators researchers scientists doctors witnesses residents neighbours neighbors relatives friends
	colleagues lawmakers republicans democrats conservatives liberals leaders activists protesters campaigners observers
	economists advisers advisors diplomats ministers spokesmen teachers parents students workers voters pundits strategists
	reporters journalists people others advocates members officers firefighters rescuers soldiers insiders allies fans
	historians pollsters detectives others historians scholars operatives`)

// bodies are words that make a capitalised name one of an organisation or a work.
var bodies = story.Lexicon(`university college school institute council commission committee party ministry department agency
	association society union federation league club company corporation corp inc ltd llc plc bank group fund foundation
	center centre court house senate congress parliament assembly administration government army navy force forces police
	office bureau board authority press news times post journal tribune herald guardian courier gazette chronicle telegraph observer echo network television tv radio
	channel magazine conference summit forum treaty act bill amendment constitution hospital church cathedral museum
	theatre theater stadium airport station street avenue road square park bridge tower building hotel river lake sea ocean
	mountain mountains island islands valley county city state province district region airlines airways motors
	international national united states kingdom nations committee team project campaign organization organisation
	award awards prize cup olympics games championship series show festival war coalition front movement brotherhood
	social media web site website service services systems technologies industries holdings partners associates
	security intelligence investigation investigations defense defence space station program programme study survey poll
	tea east west north south eastern western northern southern central middle republic republican democratic democrat
	american academy library institution trust alliance network initiative day week month year super bowl`)

// ranks are roles that say less of what somebody is than the words behind a name.
var ranks = story.Lexicon(`professor prof dr doctor gen general col colonel lt lieutenant capt captain sgt sergeant maj major cmdr commander
	adm admiral sir dame lord lady baroness rev father sister brother sheikh sen rep`)

// isRole reports whether a folded word names what somebody is or does.
func isRole(w string) bool {
	if roles().Has(w) {
		return true
	}
	if i := strings.LastIndexByte(w, '-'); i > 0 { // "vice-chairman", "ex-president"
		return roles().Has(w[i+1:])
	}
	return false
}

// isAdverb reports whether a folded word may stand between a subject and its verb.
func isAdverb(w string) bool {
	return adverbs().Has(w) || len(w) > 4 && strings.HasSuffix(w, "ly") && w != "family" && w != "assembly" && w != "ally"
}

// IsRole reports whether a folded word names what somebody is or does.
func IsRole(w string) bool { return isRole(w) }
