package speech

import (
	"strings"
	"sync"

	"onrecord/qa/story"
)

// countries maps folded names and demonyms to the country as it is printed.
// Geography, not people: these are the words by which stories tell where
// somebody belongs ("German foreign minister").
var countries = oncePlaces(`Afghanistan:afghan afghans|Albania:albanian|Algeria:algerian|Angola:angolan|Argentina:argentine argentinian|Armenia:armenian|
Australia:australian aussie|Austria:austrian|Azerbaijan:azerbaijani azeri|Bahrain:bahraini|Bangladesh:bangladeshi|Belarus:belarusian|Belgium:belgian|
Bolivia:bolivian|Bosnia:bosnian|Botswana:|Brazil:brazilian|Britain:british briton britons|Bulgaria:bulgarian|Burma:burmese|Myanmar:|Cambodia:cambodian|
Cameroon:cameroonian|Canada:canadian|Chad:chadian|Chile:chilean|China:chinese|Colombia:colombian|Congo:congolese|Croatia:croatian croat|Cuba:cuban|
Cyprus:cypriot|Czech Republic:czech|Denmark:danish dane|Ecuador:ecuadorian|Egypt:egyptian|England:english englishman englishwoman|Eritrea:eritrean|Estonia:estonian|
Ethiopia:ethiopian|Finland:finnish finn|France:french frenchman frenchwoman|Gabon:gabonese|Gaza:gazan|Georgia:georgian|Germany:german germans|Ghana:ghanaian|Greece:greek|
Greenland:greenlandic|Guatemala:guatemalan|Haiti:haitian|Honduras:honduran|Hungary:hungarian|Iceland:icelandic|India:indian|Indonesia:indonesian|
Iran:iranian|Iraq:iraqi|Ireland:irish irishman irishwoman|Israel:israeli|Italy:italian|Ivory Coast:ivorian|Jamaica:jamaican|Japan:japanese|Jordan:jordanian|
Kazakhstan:kazakh|Kenya:kenyan|Kosovo:kosovar|Kuwait:kuwaiti|Kyrgyzstan:kyrgyz|Laos:laotian|Latvia:latvian|Lebanon:lebanese|Liberia:liberian|Libya:libyan|
Lithuania:lithuanian|Luxembourg:|Macedonia:macedonian|Malawi:|Malaysia:malaysian|Mali:malian|Malta:maltese|Mexico:mexican|Moldova:moldovan|Monaco:|
Mongolia:mongolian|Montenegro:montenegrin|Morocco:moroccan|Mozambique:mozambican|Namibia:namibian|Nepal:nepalese|Netherlands:dutch dutchman dutchwoman|New Zealand:|
Nicaragua:nicaraguan|Niger:|Nigeria:nigerian|North Korea:|Norway:norwegian|Oman:omani|Pakistan:pakistani|Palestine:palestinian palestinians|Panama:panamanian|
Paraguay:paraguayan|Peru:peruvian|Philippines:filipino philippine|Poland:polish pole|Portugal:portuguese|Qatar:qatari|Romania:romanian|
Russia:russian russians kremlin|Rwanda:rwandan|Saudi Arabia:saudi|Scotland:scottish scots scot|Senegal:senegalese|Serbia:serbian serb|Sierra Leone:|Singapore:singaporean|
Slovakia:slovak|Slovenia:slovenian|Somalia:somali|South Africa:|South Korea:korean|South Sudan:|Spain:spanish spaniard|Sri Lanka:|Sudan:sudanese|Sweden:swedish swede|
Switzerland:swiss|Syria:syrian|Taiwan:taiwanese|Tajikistan:tajik|Tanzania:tanzanian|Thailand:thai|Tunisia:tunisian|Turkey:turkish turk|Uganda:ugandan|
Ukraine:ukrainian ukrainians|United Arab Emirates:emirati|United Kingdom:uk|United States:us u.s. u.s american americans america usa|Uruguay:uruguayan|Uzbekistan:uzbek|
Venezuela:venezuelan|Vietnam:vietnamese|Wales:welsh welshman welshwoman|Yemen:yemeni|Zambia:zambian|Zimbabwe:zimbabwean|
European Union:eu e.u|Europe:european europeans|Nato:|United Nations:un u.n. u.n|Africa:african|Asia:asian|
Arab League:arab|Vatican:|Tibet:tibetan|Chechnya:chechen|Kurdistan:kurdish`)

// towns are well-known cities and regions: names that no person bears, so that
// "in Brussels" makes nobody of that name.
var towns = story.Lexicon(`washington london paris berlin moscow brussels kyiv kiev beijing tokyo geneva vienna rome madrid athens
	baghdad kabul tehran jerusalem cairo delhi mumbai islamabad karachi seoul pyongyang bangkok manila jakarta sydney melbourne
	toronto ottawa montreal vancouver chicago boston philadelphia houston dallas atlanta miami denver seattle detroit
	baltimore cleveland pittsburgh orlando tampa phoenix minneapolis francisco angeles vegas york brooklyn manhattan
	california texas florida ohio michigan pennsylvania virginia carolina wisconsin minnesota iowa nevada arizona colorado
	oregon illinois indiana kentucky tennessee alabama mississippi louisiana oklahoma kansas missouri nebraska dakota montana
	wyoming idaho utah maine vermont hampshire massachusetts connecticut jersey delaware maryland hawaii alaska arkansas
	stockholm oslo copenhagen helsinki warsaw prague budapest bucharest sofia belgrade zagreb sarajevo istanbul ankara
	damascus beirut riyadh doha dubai tripoli tunis algiers nairobi lagos johannesburg harare mogadishu khartoum havana
	caracas bogota lima santiago munich frankfurt hamburg milan naples barcelona lisbon dublin edinburgh glasgow manchester
	liverpool birmingham hollywood nottingham oxford cambridge vilnius riga tallinn minsk tbilisi yerevan baku`)

// oncePlaces reads "Name:demonym demonym|Name:…" on first use.
func oncePlaces(list string) func() map[string]string {
	return sync.OnceValue(func() map[string]string {
		m := map[string]string{}
		for _, entry := range strings.Split(list, "|") {
			name, demonyms, _ := strings.Cut(strings.TrimSpace(entry), ":")
			m[strings.ToLower(name)] = name
			for _, d := range strings.Fields(demonyms) {
				m[d] = name
			}
		}
		return m
	})
}

// IsPlace reports whether a folded word or phrase is a country, what is of one, or a town.
func IsPlace(w string) bool {
	if _, ok := countries()[w]; ok || towns().Has(w) {
		return true
	}
	_, ok := countries()[strings.TrimSuffix(w, "s")] // "the Austrians"
	return ok
}

// CountryOf gives the country that a folded word names or belongs to ("german" -> "Germany").
func CountryOf(w string) (string, bool) {
	c, ok := countries()[w]
	return c, ok
}
