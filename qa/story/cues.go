package story

import "strings"

// The words by which furniture is known, all in one place. Every rule wants
// evidence of its own kind; a line that only might be furniture stays body, since
// what is called furniture can never be an answer. All in lower case.
var (
	// Whole lines, marks around them aside.
	promoLines = phrases(`read more|read some more|read next|read also|read on|keep reading|continue reading|see more|see also|more|more:
		advertisement|advert|advertising|ad|sponsored|sponsored content|paid content|share|share this|share this article|share this story
		share on facebook|share on twitter|share on x|tweet|print|print this|e-mail to a friend|email to a friend|email this|comments|view comments
		leave a comment|post a comment|add a comment|watch|watch now|watch live|watch the video|watch video|listen|listen now|listen live
		listen to article|listen to this article|listen to this story|play video|subscribe|subscribe now|sign up|sign up now|sign in|log in|register
		related|related articles|related stories|related content|related topics|related links|related news|more on this story|more on this
		more from this section|more stories|most read|most popular|most viewed|trending|trending now|top stories|editor's picks|editors' picks
		recommended|recommended for you|you may also like|you might also like|don't miss|newsletter|newsletters|live|skip to content|skip advertisement
		story continues below|story continues below advertisement|article continues below|article continues after advertisement
		story continues after advertisement|click here|back to top|follow us|follow|topics|tags|download our app|get the app|whatsapp|facebook|twitter`)

	// What a line begins with.
	promoStarts = lines(`read more:|read more on|read more about|read also:|also read:|see also:|read next:|read:|related:|related story:|more on this
		more from|watch:|watch |listen:|listen |podcast:|video:|in video:|in pictures:|gallery:|live:|watch ireport|sign up for|sign up to|sign up here|subscribe to|subscribe for|subscribe here
		subscribe now|follow us on|follow our|follow the latest|click here|get the latest|get our|join our|join us on|like us on|find us on|share this
		share your|send us your|support our|support independent|advertisement |story continues|article continues|email us at|have your say|tell us
		download the|download our|don't miss|this article was amended|for more news|to read more|to receive|stay up to date|visit our|post your comments`)

	// Verbs among promoStarts that begin ordinary sentences too: they want a bar, a
	// time or a call ("now", "here") beside them.
	promoVerbs = lines(`watch |listen |more from|video |download the|to receive|tell us|get our|follow our|visit our`)

	promoInside = lines(`click here|free trial|our newsletter|our daily newsletter|our app|our whatsapp channel|our telegram channel`)

	// Headings under which teasers stand without more evidence.
	promoHeads = phrases(`read more|read some more|read next|read also|see also|related|related articles|related stories|related content|related links
		more on this story|more on this|more stories|most read|most popular|most viewed|trending|top stories|recommended|recommended for you
		you may also like|you might also like|editor's picks|editors' picks|don't miss`)

	bylineStarts = lines(`reporting by|additional reporting by|with reporting by|further reporting by|writing by|written by|editing by|edited by
		compiled by|produced by|words by|story by|photographs by|photos by|text by`)

	stampStarts = lines(`updated|last updated|last update|last modified|published|first published|posted|filed|issued on|modified`)

	jobs = set(`correspondent editor reporter writer columnist journalist`)

	captionStarts = lines(`photograph:|photographs:|photo:|photos:|picture:|pictures:|image:|images:|file photo|photo by|photograph by|picture by|composite:|illustration:|graphic:`)

	captionInside = lines(`. photograph: |. photographs: |. photo: |. picture: |. image: |. composite: |(photo by |(photo: |(picture: |(file photo|photo credit: |(ap photo|/afp via getty|via getty images|(pictured |, pictured `)

	captionEnds = lines(`/getty images|/getty|/afp|/reuters|/ap|/pa|/epa|/shutterstock|/alamy|file photo|, file|(pictured|, pictured`)

	sides = lines(`(l)|(r)|(c)|(left)|(right)|(centre)|(center)`)

	asides = lines(`, left, |, right, |, centre, |, center, |, second from left|, second from right|, far left|, far right, `)

	agencies = phrases(`agencies|agency|news agencies|agency reports|wire services|wires|wire reports|staff|staff and agencies|with agencies|guardian service
		afp|agence france-presse|agence france presse|ap|associated press|the associated press|reuters|thomson reuters|pa|pa media|press association|the press association
		upi|dpa|efe|ansa|tass|itar-tass|interfax|xinhua|kyodo|kyodo news|bloomberg|bloomberg news|ani|pti|ians|tanjug|belga|apa|ntb|tt|ritzau|cnn|bbc|bbc news
		new york times service|new york times news service|washington post service|financial times|financial times service|copyright the financial times limited
		press trust of india|anadolu|anadolu agency|yonhap|bernama|eurasia review|getty images|mct|tribune news service|inter press service|irna|isna|wafa`)

	agencyInside = lines(`contributed to this report|contributed to this story|contributed to this article|contributed reporting|all rights reserved
		may not be published, broadcast|may not be reproduced`)

	agencyStarts = lines(`©|copyright ©|copyright (c)|copyright 19|copyright 20|(c) 19|(c) 20|source: |sources: |with inputs from|with files from|with additional reporting from`)

	months = set(`january february march april may june july august september october november december
		jan feb mar apr jun jul aug sep sept oct nov dec`)

	dateWords = set(`monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
		am pm a.m p.m a.m. p.m. at on of by the gmt bst utc et est edt ct cst cdt pt pst pdt cet cest ist
		updated published last first posted filed modified`)
)

// phrases makes a set of the phrases in s, which stand on lines or between bars.
func phrases(s string) map[string]bool {
	m := make(map[string]bool)
	for _, p := range lines(s) {
		m[p] = true
	}
	return m
}

// lines returns the phrases in s, which stand on lines or between bars. A blank
// before a bar counts: "watch " is not the beginning of "watches".
func lines(s string) []string {
	var out []string
	for _, l := range strings.Split(s, "\n") {
		out = append(out, strings.Split(strings.TrimLeft(l, "\t"), "|")...)
	}
	return out
}
