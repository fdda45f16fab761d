package question

import "onrecord/qa/story"

// The words that tell what is asked, and not what it is about.
var (
	stop = story.Lexicon(`a an the this that these those and or but if of in on at by for with from to into about as is are was were be been being am
		do does did done has have had having will would shall should can could may might must i me my we us our you your he him his she
		her it its they them their who whom whose what which where when why how there here not no so than then too very just also
		any some please tell me said say says saying 's much many long old kind type sort name happen happened happens
		mr mrs ms dr article story according quote quotes quotation quotations get got up out off over such other own same
		really actually ever even again somebody someone exactly precisely literally specifically`)
	prepositions = story.Lexicon(`in on at by for with from to into about after before during since against between among of over under behind near inside outside without`)
	officials    = story.Lexicon(`minister secretary president chief head boss leader director mayor governor spokesman spokeswoman spokesperson chancellor
		premier ambassador commissioner chairman chairwoman chair ceo inspector sheriff senator professor doctor lawyer judge prosecutor coach
		manager bishop general admiral captain union police witness owner expert mp deputy king queen pope`)
	// trades are callings and bodies that speak, where a question names them by nothing else.
	trades = story.Lexicon(`worker driver farmer fisher teacher baker trader banker builder doctor nurse engineer officer player rider runner skipper keeper
		owner singer writer reader researcher reporter photographer lecturer campaigner organiser founder investor editor author actor sailor
		vet priest cook chef pilot guide guard analyst pupil student neighbour resident passenger survivor victim rescuer firefighter critic
		scientist expert historian trainer referee goalkeeper striker climber diver ranger surgeon surveyor architect auditor broker
		shopkeeper landlord tenant parent mother father brother sister son daughter husband wife widow uncle aunt colleague
		government ministry opposition council company agency association authority authorities university army church party prosecution defence
		conductor musician composer painter poet plumber electrician carpenter miner butcher brewer grocer waiter barber clerk customer buyer
		seller donor volunteer protester voter citizen refugee migrant soldier commander treasurer curator principal dean rector magistrate
		defendant plaintiff suspect burglar thief thieves robber raider gunman eyewitness bystander fan supporter opponent rival hunter
		vicar curate chaplain rabbi imam nun parson deacon successor predecessor candidate boss child boy girl family friend flatmate twin lover boyfriend girlfriend grandson granddaughter nephew niece cousin
		member delegate employee employer apprentice manager owner tenant patient prisoner hostage winner loser champion finalist`)
	// bodies are nouns of those who speak as one, where a story lets them.
	bodies = story.Lexicon(`government ministry opposition council company agency association authority university army church party prosecution defence
		institute board committee watchdog regulator charity college school commission department society union federation league club
		corporation bank group fund foundation court house senate congress parliament assembly administration navy police office bureau
		newspaper press hospital museum theatre team firm cooperative trust institution orchestra choir band brewery maker manufacturer
		airline operator consortium coalition alliance network factory supermarket chain festival campaign
		jury crew panel gang staff public crowd squad delegation family couple inquiry publisher insurer retailer
		treasury cabinet embassy exchange clinic studio tribunal inspectorate service zoo`)
	// buildings are those of them that stand in a story as places as well.
	buildings = story.Lexicon(`university church school college court house hospital museum theatre office bureau factory brewery supermarket shop chain
		network festival campaign party fund trust`)
	formal   = story.Lexicon(`true possible likely correct clear known certain raining snowing rain snow that`) // after an "it" that stands for nothing
	courtesy = story.Lexicon(`cheers ta thanks thank you ok okay yes no hello hi hey bye goodbye please sorry great cool nice wow good fine right sure lol very much so`)
	times    = story.Lexicon(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
		october november december yesterday today tomorrow tonight morning noon afternoon evening night midnight weekend week month year
		spring summer autumn winter easter christmas`)
	saying = story.Lexicon(`say says said saying tell tells told warn warns warned think thinks thought believe believes believed claim claims
		claimed argue argues argued announce announces announced state states stated call calls called describe describes described
		demand demands demanded insist insists insisted add adds added explain explains explained admit admits admitted deny denies
		denied suggest suggests suggested urge urges urged promise promises promised vow vows vowed predict predicts predicted
		praise praises praised criticise criticises criticised criticize criticizes criticized condemn condemns condemned accuse accuses accused
		comment comments commented respond responds responded reply replies replied react reacts reacted reveal reveals revealed
		write writes wrote tweet tweets tweeted ask asks asked mention mentions mentioned declare declares declared
		reject rejects rejected quote quoted talk talks talked speak speaks spoke`)
)
