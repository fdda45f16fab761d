package speech

import (
	"strings"
	"sync"
)

// takes tells what a cue verb's content looks like.
type takes uint8

const (
	clause     takes = 1 << iota // a clause or "that": "said it would"
	thatOnly                     // only with "that", a quotation or a colon: "showed that"
	complement                   // what follows at once, no clause: "warned against", "called for", "accused X of"
	quotesOnly                   // nothing but a quotation: "praised", "smiled"
	object                       // a hearer first: "told reporters that"
)

// verbs lists the cue verbs by what they take. The first list are verbs of
// saying whose bare clause is content; with thought (believe, hope) the story
// reports a mind, which PolNeAR's guidelines count as attribution as well.
var verbs = map[takes]string{
	clause: `say add state announce declare claim argue insist warn note explain acknowledge
		admit concede confirm reveal contend assert allege reiterate stress emphasise emphasize maintain predict believe
		think hope fear vow pledge promise conclude complain boast joke caution write tweet testify reply respond remark
		observe suggest report deny estimate agree guess suspect recall recount signal hint lament quip retort counter
		tell`,
	thatOnly: `mention indicate show find disclose point comment post repeat continue ask answer demand recommend
		propose urge request decide rule know learn realise realize understand feel worry decry cite read teach hear
		wonder question speculate doubt imply assure remind inform notify brief threaten swear advise reason project theorise theorize grouse gripe determine foresee forecast underscore highlight`,
	complement: `call describe accuse criticise criticize condemn denounce blame praise hail dismiss reject defend
		label brand dub urge demand slam blast mock refer lament bemoan tout characterise characterize applaud thank ask deride insult liken compare`,
	quotesOnly: `shout yell scream chant cry whisper mutter laugh smile sigh shrug gasp exclaim joke begin start open close
		finish end sum chant sing blog email text phone interject chime offer thunder snap echo attack invite
		promise express fume`,
	object: `tell inform assure remind notify brief ask warn advise promise`,
}

// irregular gives the past and participle of the cue verbs that do not take -ed.
const irregular = `say said said,tell told told,write wrote written,think thought thought,find found found,show showed shown,
	know knew known,learn learnt learnt,understand understood understood,feel felt felt,read read read,teach taught taught,
	hear heard heard,swear swore sworn,begin began begun,sing sang sung,recount recounted recounted,shine shone shone`

// form is one inflected cue verb.
type form struct {
	lemma string
	takes takes
	shape shape
}

type shape uint8

const (
	base       shape = iota // say
	third                   // says
	past                    // said
	participle              // told, written (where it differs from the past)
	gerund                  // saying
)

// cueForms maps the folded forms of all cue verbs, made once on first use.
var cueForms = sync.OnceValue(func() map[string]form {
	all := map[string]takes{}
	for t, list := range verbs {
		for _, v := range strings.Fields(list) {
			all[v] |= t
		}
	}
	odd := map[string][]string{}
	for _, line := range strings.Split(irregular, ",") {
		f := strings.Fields(line)
		odd[f[0]] = f[1:]
	}
	forms := make(map[string]form, 5*len(all))
	for v, t := range all {
		forms[v] = form{v, t, base}
		forms[thirdOf(v)] = form{v, t, third}
		forms[gerundOf(v)] = form{v, t, gerund}
		if o := odd[v]; o != nil {
			forms[o[1]] = form{v, t, participle}
			forms[o[0]] = form{v, t, past}
			continue
		}
		forms[pastOf(v)] = form{v, t, past}
	}
	return forms
})

func thirdOf(v string) string {
	switch {
	case strings.HasSuffix(v, "y") && !vowelBefore(v):
		return v[:len(v)-1] + "ies"
	case strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "ch"), strings.HasSuffix(v, "ss"), strings.HasSuffix(v, "x"):
		return v + "es"
	}
	return v + "s"
}

func pastOf(v string) string {
	switch {
	case strings.HasSuffix(v, "e"):
		return v + "d"
	case strings.HasSuffix(v, "y") && !vowelBefore(v):
		return v[:len(v)-1] + "ied"
	case doubles(v):
		return v + v[len(v)-1:] + "ed"
	}
	return v + "ed"
}

func gerundOf(v string) string {
	switch {
	case strings.HasSuffix(v, "e") && !strings.HasSuffix(v, "ee"):
		return v[:len(v)-1] + "ing"
	case doubles(v):
		return v + v[len(v)-1:] + "ing"
	}
	return v + "ing"
}

func vowelBefore(v string) bool { return len(v) > 1 && strings.IndexByte("aeiou", v[len(v)-2]) >= 0 }

// doubles reports whether the verb's last consonant is written twice before -ed
// and -ing; of the cue verbs only these few are.
func doubles(v string) bool {
	switch v {
	case "admit", "slam", "dub", "quip", "snap", "refer", "label", "signal":
		return v != "label" && v != "signal"
	}
	return false
}
