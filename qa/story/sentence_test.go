package story

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The expected sentences stand between bars. Where ‖ stands, the text has a blank;
// where ¦ stands, it has nothing.
var sentenceCases = []struct{ name, marked string }{
	{"two", "The bridge is closed.‖Traffic is heavy."},
	{"question", "Who closed it?‖Nobody knows."},
	{"exclamation", "Stop!‖The bridge is out."},
	{"no stop at all", "Bridge closed after storm"},
	{"Mr", "The engineer, Mr. Voss, left early.‖He was tired."},
	{"Mrs and Ms", "Mrs. Oke and Ms. Tarn met Dr. Bly."},
	{"Gen", "A letter from Gen. Marsh reached Sen. Poole and Gov. Ames, Rep. Lund said."},
	{"military ranks", "Lt. Col. Ada Brook told Maj. Gen. Hale."},
	{"St as saint", "The ferry to St. Brannock sails."},
	{"St as street", "She lived on Harbour St.‖The house was sold."},
	{"Jr", "Otto Finch Jr. was elected.‖Otto Finch Jr.‖He won easily."},
	{"Jr before a name", "A speech by Otto Finch Jr. President Lowe followed."},
	{"Inc", "Tidewater Inc. reported a loss.‖Tidewater Inc. Chairman Bo Reed resigned."},
	{"Ltd at the end", "The ship belongs to Brannock Ltd.‖It was built in 1999."},
	{"vs", "In Ellery vs. Brannock the court ruled for Ellery."},
	{"v", "The lawyers cited Roe v. Stanton twice."},
	{"No with number", "Berth No. 10 is empty.‖No. 11 is not."},
	{"no as an answer", "Did he answer no.‖The council did."},
	{"No in a quotation", "“No.‖I will not,” he said."},
	{"US", "The U.S. Navy sent a ship.‖It left the U.S.‖The crew stayed."},
	{"US with money", "A bill for U.S. $3 million came."},
	{"UN", "A U.N. Security Council vote follows."},
	{"US and a quotation", "He flew to the U.S.‖“We had to,” he said."},
	{"DC", "He works in Washington, D.C.‖He lives in Ellery."},
	{"DC going on", "The Washington, D.C. Council met."},
	{"initials of a name", "J.D. Vane and J. P. Quill met George W. Ash."},
	{"initial at the end", "They chose plan B.‖The others had failed."},
	{"initial in a quotation", "They are all in “Gen X.”‖Bell agrees."},
	{"letter and number", "It has a 3.0-L.‖Buyers like it."},
	{"question and answer labels", "Q. The bridge is closed?"},
	{"month with day", "It opened on Jan. 6 and closed on Sept. 28."},
	{"month at the end", "It will open in Dec.‖Officials hope so."},
	{"decimal", "It costs $2.5m a year.‖It grew 3.5 per cent."},
	{"number at the end", "It opened in 1999.‖It closed in 2004.‖7,000 people came."},
	{"pm and a new sentence", "It meets at 7 p.m.‖The council has nine members."},
	{"pm and a day", "It meets at 7 p.m. Thursday in the hall."},
	{"pm and a zone", "It starts at 7 p.m. GMT.‖It ends late."},
	{"pm and a date", "It starts at 7 p.m. March 3."},
	{"am and a name", "It began at 9 a.m.‖Police came at ten."},
	{"PhD", "She has a Ph.D. from Ellery.‖She has a Ph.D.‖He has none."},
	{"eg and ie", "Some fish, e.g. Cod, i.e. Gadus, are rare."},
	{"etc", "They sell rope, tar, etc.‖The shop is old."},
	{"titles in capitals", "A WORD WITH DR. QUILL"},
	{"state", "He was born in Mobile, Ala.‖But he left.‖He was born in Ala."},
	{"ellipsis", "She waited … and waited.‖Then … nothing."},
	{"ellipsis ends", "She waited …‖The door opened."},
	{"three dots", "She waited...‖The door opened."},
	{"three dots going on", "I thought ... I would not go."},
	{"spaced dots", "She waited . . . and left.‖He stayed."},
	{"stop and omission", "He was at the door. ...‖I was just leaving."},
	{"stop and omission sign", "They worry. …‖Others do too."},
	{"omission first", "“… They knew nothing.‖We told them.”"},
	{"address", "Write to info@ellery.example or www.ellery.example.‖It helps."},
	{"site", "See https://ellery.example/a.b?c=D!e for more."},
	{"company with a mark", "Yahoo! shares fell.‖Yahoo! News said so."},
	{"list number", "1. The bridge.‖It is closed."},
	{"small brand", "They like it.‖iPhone sales rose."},
	{"lower case after a stop", "It is approx. nine miles."},
	{"bracket", "It closed (in May.)‖It will open."},
	{"bracketed sentence", "It closed.‖(It was old.)‖It will open."},
	{"forgotten blank", "They closed the bridge.¦The council met."},
	{"forgotten blank after a mark", "“It is closed.”¦He left."},
	{"site in a sentence", "The firm Booking.Com Ltd moved."},
	{"end of a quotation", "“We are going now.”‖He left."},
	{"end in straight marks", `"We are going now."` + "‖He left."},
	{"cue after a question", "“Why now?” he asked.‖Nobody spoke."},
	{"cue after a shout", `"Stop!" she said.`},
	{"name after a question", "“Why?” Tarn asked.‖“Why not?” Ms. Oke told the council."},
	{"title after a question", "“Why?”‖Mr Voss, of Ellery, left."},
	{"new sentence after a question", "“Why now?”‖Tarn said that she would leave."},
	{"pronoun after a stop", "“It speaks for itself.”‖He added, “She is odd.”"},
	{"said after a stop", "“It is gone.” Trent said."},
	{"comma in a quotation", `"It is over," he said.‖"We lost."`},
	{"two sentences in a quotation", "“We can’t sail.‖Safety is at stake,” she said."},
	{"two questions", `He asked: "Why now?‖Why us?"`},
	{"question inside", "The question “Who pays?” was left open."},
	{"single marks", "‘We are going.’‖He left.‖'We stay.'‖She stayed."},
	{"marks in marks", "“She said, ‘I can’t.‖It’s late.’”‖He left."},
	{"German marks", "„Wir gehen jetzt.“‖Er ging.‖„Warum?“ fragte sie."},
	{"angle marks", "»Wir gehen.«‖Er ging.‖«Nous partons.»‖Il partit."},
	{"doubled single marks", "''It is anti-reform.‖She adds more.''‖He left."},
	{"opened and not closed", "“We knew.‖Nobody called."},
	{"stray closing mark", `"We knew. "` + "‖Then he left."},
	{"stray mark at the end", `He left. "`},
	{"attribution behind a dash", "“We can.” – Ada Brook"},
	{"dash between sentences", "He left.‖– She stayed."},
	{"many marks", "What?!‖Really?!‖No!!!‖Yes."},
	{"no capitals", "it is over. it is done."},
	{"letters without case", "船が出た.‖橋は閉じた!‖橋"},
	{"hash and at", "He left.‖#ferry is a tag.‖@ellery wrote it."},
}

func TestSentences(t *testing.T) {
	t.Parallel()
	for _, c := range sentenceCases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text := strings.NewReplacer("‖", " ", "¦", "").Replace(c.marked)
			want := strings.FieldsFunc(c.marked, func(r rune) bool { return r == '‖' || r == '¦' })
			var got []string
			for _, s := range sentences(nil, text, Span{0, len(text)}, 0, 0, Body) {
				got = append(got, s.In(text))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestSentenceTooLong(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text string }{
		{"semicolons", strings.Repeat("one of many words; ", 400)},
		{"lines", strings.Repeat("one of many words\n", 400)},
		{"blanks", strings.Repeat("words ", 1000)},
		{"wide blanks", strings.Repeat("Brücke\u2003", 1000)},
		{"one long word", strings.Repeat("ä", 3000) + " and " + strings.Repeat("ö", 3000)},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			span := trim(c.text, Span{0, len(c.text)})
			got := sentences(nil, c.text, span, 0, 0, Body)
			if len(got) < 2 {
				t.Fatalf("got %d pieces", len(got))
			}
			var words []string
			for _, s := range got {
				if s.Len() > maxSentence && c.name != "one long word" && c.name != "wide blanks" {
					t.Errorf("a piece has %d bytes", s.Len())
				}
				words = append(words, strings.Fields(s.In(c.text))...)
			}
			if diff := cmp.Diff(strings.Fields(c.text), words); diff != "" {
				t.Errorf("words were cut: %s", diff)
			}
			if c.name == "semicolons" && !strings.HasSuffix(got[0].In(c.text), ";") {
				t.Errorf("cut at %q", got[0].In(c.text)[got[0].Len()-20:])
			}
		})
	}
}
