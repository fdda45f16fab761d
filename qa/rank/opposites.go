package rank

// opposites maps a stem to the stems that say the contrary. General English, a
// pair or a group a line.
var opposites = groups(`
high low
large small
big small little
long short
old new young
early late
first last
more less fewer
most least
many few
increase decrease reduce
rise fall
grow shrink
strong weak
rich poor
hot cold
fast slow
win lose
victory defeat
begin end
start stop
open close
import export
enter leave
arrive depart
join leave
accept reject refuse
agree disagree
allow forbid prevent ban
include exclude
support oppose
love hate
north south
east west
northern southern
eastern western
northeast southwest
upper lower
top bottom
inside outside
internal external
major minor
majority minority
maximum minimum
public private
male female
man woman
men women
boy girl
husband wife
father mother
son daughter
brother sister
buy sell
give take
friend enemy
ally enemy
war peace
life death
alive dead
born died
true false
right wrong
good bad
best worst
better worse
simple complex
easy difficult hard
possible impossible
legal illegal
formal informal
common rare uncommon
known unknown
modern ancient
before after
always never
positive negative
active passive inactive
success failure
succeed fail
create destroy
build destroy
above below
over under
left right
black white
day night
summer winter
liberal conservative
democrat republican
urban rural
domestic foreign
natural artificial
dependent independent
similar different
same different
deterministic nondeterministic
finite infinite
odd even
`)
