package qa

import (
	"strings"

	"onrecord/qa/question"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// introduced is whom the story's first paragraph tells of before it names them, the way
// of news leads: "A bus driver who had never held office was elected mayor on Sunday", and
// the next sentence or paragraph opens with "Nadia Ferro".
func (d *describer) introduced() {
	var opening story.Span
	var who printing
	end, ok, paragraph := 0, false, -1
	for _, sentence := range d.story.Doc.Sentences {
		if sentence.Kind != story.Body {
			continue
		}
		if paragraph < 0 {
			opening, paragraph = sentence.Span, sentence.Paragraph
			continue
		}
		if d.words = story.Words(d.story.Text, sentence.Span); len(d.words) == 0 {
			continue
		}
		first := 0
		if question.Address(d.fold(0)) {
			first = 1
		}
		if who, end, ok = d.nameAt(first); ok || sentence.Paragraph != paragraph {
			break
		}
	}
	if next := d.fold(end + 1); !ok || d.in(end) == "," && next != "a" && next != "an" && (question.Determines(next) || question.Speaks(next)) {
		return // "Anna Berg, the judge, said": the lead is about somebody else
	}
	human := who.person != nobody && d.story.Speech.People[who.person].Sort == speech.Human
	if s := d.story; !human && s.pronounIn(story.Span{Start: who.End, End: s.paragraphEnd(who.End)}, true) == speech.Unknown {
		return // "Grunau Mill is from 1780"
	}
	d.words = story.Words(d.story.Text, opening)
	at := 0
	for at < len(d.words) && d.fold(at) != "a" && d.fold(at) != "an" { // behind a dateline
		if at++; at > datelineWords {
			return
		}
	}
	head := 0
	for i := at + 1; i < len(d.words) && i <= at+phraseWords && !d.mark(i) && !relative(d.fold(i)); i++ {
		fold := d.fold(i)
		if question.Preposition(fold) || question.Auxiliary(fold) || question.Saying(fold) || head > 0 && (question.Past(fold) || strings.HasSuffix(fold, "ing")) {
			break
		}
		if question.Doer(fold) || nounGender(fold) != "" || d.fold(i+1) == "who" {
			head = i
		}
	}
	if head > 0 {
		d.add(who, at, head+1, true)
	}
}

// datelineWords is how long a dateline before the first sentence may be, in words.
const datelineWords = 8
