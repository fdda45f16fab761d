package rank

import "onrecord/qa/story"

// The closed classes of English by which a word shows what it may answer.
var (
	functions = story.Lexicon(`a an the this that these those and or but if of in on at by for with from to into about as is are was were be been being am
		do does did done has have had having will would shall should can could may might must i me my we us our you your he him his she
		her it its they them their who whom whose what which where when why how there here not no so than then too very just also
		any some 's up out off over such other own same mr mrs ms dr`)
	months = story.Lexicon(`january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec`)
	times  = story.Lexicon(`monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
		november december today yesterday tomorrow tonight morning afternoon evening night noon midnight week weekend month year years months
		weeks days day hours ago spring summer autumn fall winter decade decades century centuries jan feb aug sept oct nov dec p.m a.m pm am
		recently last next earlier later since until during before christmas easter 1960s 1970s 1980s 1990s 2000s`)
	units    = story.Lexicon(`second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries`)
	numerals = story.Lexicon(`one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
		twenty thirty forty fifty sixty seventy eighty ninety dozen dozens hundred hundreds thousand thousands million millions billion
		billions trillion half third quarter twice percent several couple both pair single no none`)
	reasons = story.Lexicon(`because since due reason reasons caused cause causes causing led therefore so after for as amid over result resulted results
		why sparked prompted forced meant allow allows help helps effort aimed order`)
	// stems: what points back to a sentence before, and what denies
	leaners   = story.Lexicon(`he she it they his her their but and this that these those so however also`)
	negations = story.Lexicon(`not never no nobody nothing none neither nor without cannot n't don't doesn't didn't isn't aren't wasn't weren't won't
		wouldn't can't couldn't shouldn't hasn't haven't hadn't`)
	manners = story.Lexicon(`by through using via with`)
)
