package rank

// related maps a stem to stems for much the same. General English of the news, a
// group a line; every word of a line goes with every other of it.
var related = groups(`
kill murder slay die death dead fatal victim slaying shoot homicide toll perish
police cop officer officers policeman deputy authorities sheriff
hurt injure wound injury casualty hospitalize
attack assault raid strike ambush bombing
bomb explosive blast explosion explode detonate
buy purchase acquire acquisition
sell auction fetch
cost price worth pay spend fee
money cash fund dollar payment
child kid baby boy girl son daughter toddler teen teenager
mother mom mum parent
father dad parent
wife husband spouse married
husband man
brother sister sibling
boyfriend girlfriend fiance partner date
family relative parent
company firm business corporation maker
boss chief head leader executive ceo
employee worker staff employed
job work position career occupation profession employ hire
fire dismiss sack layoff
fire blaze wildfire flame burn
doctor physician surgeon medic
hospital clinic
sick ill illness disease
disease virus infection condition cancer
medicine drug medication treatment
drug narcotic cocaine heroin marijuana
school student university college campus pupil
teacher professor instructor
car vehicle auto truck
plane aircraft jet airline airplane flight
ship vessel boat cruise
crash accident collision wreck
road street highway
house home residence apartment
city town
country nation
place location site area spot
job role
movie film picture
show program series
actor actress star
singer musician artist
song track single music
album record
band group
author writer novelist
book novel
paper newspaper
win beat defeat victory champion
lose defeat loss
game match
team club side squad
player striker midfielder
coach manager
goal score
race compete
tournament championship
president leader
minister secretary
senator lawmaker congressman
government administration authorities regime officials
vote election ballot poll
election campaign vote
law legislation bill act
ban prohibit forbid outlaw bar
court judge trial
judge ruling
charge accuse indict allege count
guilty convict plead
convict sentence
jail prison custody detain imprison
prisoner inmate detainee
arrest detain custody nab capture
suspect accused gunman attacker
criminal suspect
steal theft rob robbery
kidnap abduct hostage seize
hostage captive
missing disappear vanish
find discover locate found
search look hunt
rescue save
army military troop soldier force
soldier troop marine
rebel militant insurgent fighter guerrilla terrorist taliban
terrorist terror extremist
war conflict fighting
weapon gun arms rifle pistol firearm
peace truce ceasefire
deal agreement pact accord
talk negotiation discuss meeting conversation
meet meeting summit visit
say tell announce statement state
claim allege assert say
warn caution warning
ask urge call request demand
want seek hope wish
need require
plan intend propose scheme
start begin launch open kick
end finish stop halt conclude
stop prevent block halt
close shut
open launch
help aid assist support
support back favor endorse
oppose reject against object
criticize blame condemn slam denounce
praise laud hail
apologize sorry regret
cause lead result spark trigger
reason because cause motive
problem issue trouble
danger risk threat
big large huge biggest largest
small little tiny
important key main
old age aged elderly
new latest recent
number amount total figure
percent percentage rate
increase rise grow raise climb
decrease fall drop decline cut reduce
change alter shift
make create produce build manufacture
build construct
destroy damage ruin devastate
storm hurricane cyclone tropical
hurricane typhoon
flood rain flooding water
earthquake quake tremor
snow winter ice
hot heat temperature
animal dog cat
food meal eat
name call title named identify
called named dubbed titled
famous known star celebrity
play perform performance
star appear role play
win award prize earn receive
award prize honor trophy
get receive obtain
give provide offer donate
take bring
use utilize
live reside resident
born birth
resident people citizen
leave depart quit exit resign
resign quit step
join enter
arrive come reach land
go travel head trip
travel trip journey tour
return back
stay remain
show reveal display
see watch view
photo picture image photograph
video footage tape
website site internet online web
computer software
phone call cell
think believe feel
feel emotion
know aware
learn study
study research survey report
scientist researcher expert
rich wealthy
poor poverty
happy glad
sad upset
angry furious outrage
afraid fear scared
worry concern fear
hate dislike
love like
fight battle struggle
protest demonstration rally march
protester demonstrator activist
church religious
god religion faith
muslim islam islamic
black african
white
immigrant immigration migrant
border frontier
island isle
river lake
ocean sea
mountain hill
oil petroleum crude
energy power
economy economic financial
bank banking lender
tax levy
debt loan
trade export import
date day
time hour
first debut
second runner
last final
event ceremony
ceremony wedding
party celebration
holiday vacation
design designer fashion
clothes wear dress outfit
lawsuit sue suit
lawyer attorney counsel
spokesman spokeswoman spokesperson
replace succeed successor
former ex
original first
sex sexual
rape assault abuse
abuse mistreat torture
space nasa astronaut shuttle
trip mission
origin originate come
include contain consist
part member
popular famous
allow permit let
force compel
expect predict anticipate
suggest propose recommend
accept agree
refuse decline reject deny
deny reject dispute
admit confess acknowledge
discover find
test exam trial
title championship
speed fast
length long
size large
type kind form
tell inform notify brief
beforehand advance prior
before prior ahead earlier
hold host stage
hit strike
appoint name nominate hire
choose select pick
fix repair mend
hide conceal
send dispatch deploy
carry transport
own possess
teach educate
flee escape
free release
guard protect security
harm hurt damage
sink drown
weather forecast rain snow storm temperature
cold freeze ice
sum amount
cheap inexpensive
expensive costly
delay postpone
cancel scrap
split divide
reply respond answer
letter mail
speech address
vow pledge promise
salary wage pay
strike walkout stoppage
profit earnings
share stock
insure insurance
guess estimate
hurry rush
lift raise
seek pursue
urge encourage
worried concerned
begin commence
purpose aim goal objective
result outcome consequence
method way means
belief faith
almost nearly
youth young
leader head
`)

// Related returns the stems of words for much the same as a stem.
func Related(stem string) []string { return related()[stem] }
