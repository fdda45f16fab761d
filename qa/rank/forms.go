package rank

import (
	"strings"
	"sync"

	"onrecord/qa/story"
)

// forms maps a stem to the other stems of its word and of the words made of it,
// where spelling alone does not tell: irregular verbs and plurals, and nouns that
// left their verb. General English, a word a line.
var forms = groups(`
arise arose arisen
awake awoke awoken
bear bore borne born birth
beat beaten
become became
begin began begun beginning
bend bent
bind bound
bite bit bitten
bleed bled blood
blow blew blown
break broke broken breakage
breathe breath
breed bred
bring brought
build built building
burn burnt
buy bought
catch caught
choose chose chosen choice
come came
cost costly
dead die died death dying deadly
deal dealt
dig dug
draw drew drawn
dream dreamt
drink drank drunk
drive drove driven driver
eat ate eaten
fall fell fallen
feed fed food
feel felt feeling
fight fought fighter
find found finding
flee fled flight
fly flew flown flight
forbid forbade forbidden
forget forgot forgotten
forgive forgave forgiven
freeze froze frozen
get got gotten
give gave given gift
go went gone going
grow grew grown growth
hang hung
hear heard
hide hid hidden
hit hits
hold held
keep kept
know knew known knowledge
lay laid
lead led leader
leave left
lend lent loan
lie lay lain
light lit
live life lives alive
lose lost loss losing losses
make made maker
mean meant meaning
meet met meeting
pay paid payment
prove proof proven
ride rode ridden rider
ring rang rung
rise rose risen
run ran runner
see saw seen sight
seek sought
sell sold sale sales seller
send sent sender
shake shook shaken
shoot shot shooting shooter
show shown shown
shrink shrank shrunk
sing sang sung song singer
sink sank sunk
sit sat
sleep slept
slide slid
speak spoke spoken speech speaker
spend spent spending
stand stood
steal stole stolen theft
stick stuck
strike struck stricken
strive strove
swear swore sworn
sweep swept
swim swam swum
swing swung
take took taken
teach taught teacher
tear tore torn
tell told
think thought
throw threw thrown
understand understood
wake woke woken
wear wore worn
weep wept
win won winner victory victor victorious
withdraw withdrew withdrawn withdrawal
write wrote written writer
man men male
woman women female
child children childhood
person people
foot feet
tooth teeth
mouse mice
wife wives
half halves
marry married marriage wedding wed
arrive arrival
appear appearance
apply application applicant
arrest arrested
approve approval
argue argument
attend attendance attendee
believe belief
behave behaviour behavior
bury burial buried
choose choice
collide collision crash crashed
compare comparison
compete competition competitor
complain complaint
conclude conclusion
confuse confusion
decide decision
defend defence defense defender
deny denial denied
depart departure
describe description
destroy destruction destroyed
divide division
elect election
enter entry entrance
exist existence
expand expansion
explode explosion blast
explain explanation
extend extension extent
fail failure
grieve grief
hate hatred
high height
inhabit inhabitant
injure injury injured wound wounded
invade invasion
invent invention inventor
long length
maintain maintenance
occur occurrence
obey obedience
own owner ownership
poor poverty
prefer preference
propose proposal
punish punishment
pursue pursuit
receive receipt recipient
refuse refusal
relate relative relation relationship
rely reliance
remove removal
respond response
reveal revelation
sign signature signatory
solve solution
strong strength strengthen
succeed success successful
suspect suspicion suspected
try trial tried
use usage user used
vary variety various variation
view viewer
visit visitor
warm warmth
weigh weight
wide width
young youth
agree agreement
accuse accusation allege allegation
analyse analysis analyze analyst
apologize apologise apology apologized apologised
criticize criticise criticism critic critical
organise organize organisation organization
defence defense
centre center
colour color
labour labor
neighbour neighbor neighbourhood neighborhood
programme program
theatre theater
practise practice
favour favor
honour honor
harbour harbor
travel traveller traveler
licence license
jail jailed gaol
kidnap kidnapped kidnapper
medal medals medalist medallist
science scientist scientific
politics politician political
democracy democrat democratic
economy economic economist
music musician musical
art artist artistic
law lawyer legal lawmaker
crime criminal
religion religious
history historian historical historic
nation national
region regional
medicine medical
office officer official
britain british uk
america american us usa
`)

// groups reads lines of words that go with each other: a map from each word's
// stem to the stems of the others, made on first use.
func groups(list string) func() map[string][]string {
	return sync.OnceValue(func() map[string][]string {
		m := map[string][]string{}
		for line := range strings.Lines(list) {
			words := strings.Fields(line)
			for i := range words {
				words[i] = story.Stem(words[i])
			}
			for i, a := range words {
				for j, b := range words {
					if i != j && a != b {
						m[a] = append(m[a], b)
					}
				}
			}
		}
		return m
	})
}
