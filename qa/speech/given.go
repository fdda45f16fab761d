package speech

import (
	"strings"
	"sync"
)

// Given names, folded, by the gender they usually tell. They are evidence that
// capitals name a person, and for pronouns; who is meant is never decided by
// them. Common names of many languages, from general knowledge; a name used by
// both stands in the third list.
const (
	maleNames = `aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alejandro alex alexander alexei ali allen alvin amir anders andre
andreas andrei andrew andy angelo anthony antonio antony ari arnold arthur ashraf austin barack barry bashar ben benjamin bernard bernie bill billy
bob bobby boris brad brandon brendan brett brian bruce bryan carl carlos cesar charles charlie chester chris christian christopher chuck clarence claude
clint colin corey craig curtis cyril dan daniel darren dave david dean dennis derek dick diego dmitri dmitry dominic don donald doug douglas duncan dwight
ed eddie edgar eduardo edward edwin elijah elliott emmanuel enrique eric erik ernest ethan eugene evan felix fernando francis francisco francois frank
franz fred frederick friedrich gabriel gareth gary gavin gene geoff geoffrey george gerald gerard gerhard giovanni glenn gordon graham greg gregory guido
gustavo guy hamid hans harold harry harvey hassan heinrich helmut henri henrik henry herbert herman hosni howard hugh hugo hussein ian ibrahim igor ismail
ivan jack jacob jacques jaime jake jamal james jamie jan jared jason javier jay jean jeb jeff jeffrey jens jeremy jerome jerry jesse jesus jim jimmy joe joel
johan johannes john johnny jon jonas jonathan jorge jose josef joseph josh joshua juan julian julio jurgen justin kamal karl keith ken kenneth kevin khalid
klaus konstantin kurt kyle lamar lance larry lars laurent lawrence lee leo leon leonard leonid liam lindsey lloyd lou louis lucas luis luke magnus mahmoud
manuel marc marco marcus mario mark martin marvin mateo matt matteo matthew maurice max maxim mehmet michael michel miguel mike mikhail milan mitch mitt mohamed
mohammad mohammed muhammad mustafa nabil nathan nathaniel neil nelson newt nicholas nick nicolas nicolás nigel nikolai noah noel norman olaf oleg oliver omar
oscar osama otto owen pablo patrick paul paulo pavel pedro per pete peter phil philip philippe phillip pierre pieter piotr rafael rajiv ralph ramon rand randy
raul ray raymond recep reinhard rene ricardo richard rick rob robert roberto rod rodrigo roger roland roman ron ronald ross roy ruben rudolf rudy rupert russell
ryan salman salvador sam samir samuel scott sean sebastian sebastien sergei sergey sergio seth shane shimon sidney silvio simon stanley stefan stephen sten
steve steven stewart stuart sven tariq ted terence terry theo theodore thomas tim timothy tobias todd tom tomas tommy tony travis trevor ulrich umberto
vaclav vernon victor viktor vincent vladimir volodymyr wade wallace walter warren wayne wesley will willem william willie wolfgang xavier yasser yuri yusuf zachary`
	femaleNames = `abigail adele agnes aisha alice alicia alison amanda amber amelia amina amy ana anastasia andrea angela angelina anita ann anna annabel anne
annalena annette annie anya april ariana ashley astrid audrey barbara beatrice bella benazir beth betty beverly bonnie brenda bridget britney brooke camilla
carla carly carmen carol caroline carolyn carrie catherine cathy cecilia celine charlotte chelsea cheryl chloe christina christine cindy claire clara claudia
connie cristina cynthia daisy dana danielle deborah debbie debra denise diana diane dolores donna dora doris dorothy edith eileen elaine eleanor elena elise
elizabeth ella ellen emily emma erica erin ester esther eva evelyn faith fatima felicity fiona florence frances gabriela gail gabrielle gina giorgia gisele
glenda gloria grace greta hannah harriet hazel heather heidi helen helena helga hilary hillary holly huma ida ines ingrid irene irina iris isabel isabella
ivanka jackie jacqueline jane janet janice jasmine jean jeanne jen jenna jennifer jenny jessica jill jo joan joanna joanne josephine joy joyce juanita judith
judy julia julie juliet june karen karin kate katherine kathleen kathryn kathy katie katja kayla kellyanne kim kimberly kirsten kristen kristin lara laura
lauren leah leila leslie lillian lily linda lisa liz lois loretta lori louise lucia lucy lydia lynn madeleine maggie maia maja malala margaret margarita maria
marian marie marilyn marina marine marjorie martha mary maureen megan meghan melania melissa mercedes meryl mia michelle mildred miriam molly monica nadia nancy
naomi natalia natalie natasha nicola nicole nina nora norma olga olivia oprah paige pamela patricia patty paula pauline peggy penelope petra phyllis priscilla
rachel rebecca regina renee rhonda rita roberta robin rosa rose rosemary roxanne ruth sabrina sally samantha sandra sara sarah selena shannon sharon sheila
shirley sigrid simone sofia sonia sophia sophie stacey stella stephanie sue susan suzanne svetlana sylvia tamara tammy tanya tara tatiana teresa theresa tina
tracy ulrike ursula valerie vanessa vera veronica victoria viola viktoria virginia vivian wanda wendy whitney winnie yasmin yolanda yulia yvette yvonne zoe`
	sharedNames = `alex ashton cameron casey chris drew dylan hayden jaden jd j.d jordan jules kelly kerry kris lindsay logan loren madison marion max morgan
pat quinn reese riley rory rowan sasha shawn skyler taylor toni tyler jesse robin jean jan andrea kim leslie lee dana nicola`
)

// givenNames maps a folded given name to the gender it tells, Unknown where it
// tells none.
var givenNames = sync.OnceValue(func() map[string]Gender {
	m := map[string]Gender{}
	for _, n := range strings.Fields(maleNames) {
		m[n] = Male
	}
	for _, n := range strings.Fields(femaleNames) {
		m[n] = Female
	}
	for _, n := range strings.Fields(sharedNames) {
		m[n] = Unknown
	}
	return m
})

func isGiven(w string) bool {
	_, ok := givenNames()[w]
	return ok
}

// roleGender tells the gender that a role's own word carries.
func roleGender(w string) Gender {
	switch w {
	case "actress", "wife", "widow", "daughter", "sister", "aunt", "mother", "mom", "mum", "grandmother", "queen", "princess",
		"duchess", "baroness", "nun", "lady", "dame", "woman", "girl", "heroine", "hostess":
		return Female
	case "husband", "son", "brother", "uncle", "father", "dad", "grandfather", "king", "prince", "duke", "baron", "monk", "lord",
		"sir", "man", "boy", "pope", "priest", "imam", "ayatollah", "sheikh":
		return Male
	}
	switch {
	case !isRole(w): // "German"
	case strings.HasSuffix(w, "woman"):
		return Female
	case len(w) > 5 && strings.HasSuffix(w, "man"):
		return Male
	}
	return Unknown
}
